/* 期限计算: counts a limit day by day from the date the reader gives, and makes an .ics in the page.
   Nothing is kept or sent. The same rules as generator/days/deadline.py; shared vectors hold the two together. */
(function (root) {
  "use strict";

  var DAY = 86400000;
  var WEEK = "日一二三四五六";

  function parse(text) {
    var parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    return parts ? Date.UTC(+parts[1], +parts[2] - 1, +parts[3]) : NaN;
  }

  function iso(time) { return new Date(time).toISOString().slice(0, 10); }

  function chinese(time) {
    var day = new Date(time);
    return day.getUTCFullYear() + "年" + (day.getUTCMonth() + 1) + "月" + day.getUTCDate() + "日";
  }

  function lookUp(data, time) {
    var key = iso(time);
    var week = new Date(time).getUTCDay();
    var guessed = data.guessed.indexOf(+key.slice(0, 4)) >= 0;
    if (data.work[key]) { return { works: true, why: data.work[key], guessed: guessed }; }
    if (data.off[key]) { return { works: false, why: data.off[key], guessed: guessed }; }
    if (week === 0 || week === 6) { return { works: false, why: "周" + WEEK.charAt(week), guessed: guessed }; }
    return { works: true, why: "工作日", guessed: guessed };
  }

  /* {due, days: [{time, number, why}], guessed}; null where the calendar of the page does not reach. */
  function count(data, start, length, working) {
    var number = 0, time = start, days = [], guessed = false, info;
    function next() {
      time += DAY;
      if (+iso(time).slice(0, 4) > data.last || +iso(time).slice(0, 4) < data.first) { return null; }
      info = lookUp(data, time);
      guessed = guessed || info.guessed;
      return info;
    }
    while (number < length) {
      if (!next()) { return null; }
      var counts = info.works || !working;
      if (counts) { number += 1; }
      days.push({ time: time, number: counts ? number : 0, why: info.why });
    }
    while (!info.works) {
      if (!next()) { return null; }
      days.push({ time: time, number: 0, why: info.why });
    }
    return { due: time, days: days, guessed: guessed };
  }

  function element(name, text, parent) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (parent) { parent.appendChild(made); }
    return made;
  }

  function calendarFile(title, due) {
    var stamp = iso(due).replace(/-/g, "");
    var after = iso(due + DAY).replace(/-/g, "");
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gongkai//limits//ZH", "BEGIN:VEVENT",
      "UID:" + stamp + "-limit@gongkai", "DTSTAMP:" + stamp + "T000000Z", "DTSTART;VALUE=DATE:" + stamp,
      "DTEND;VALUE=DATE:" + after, "SUMMARY:" + fold(title), "END:VEVENT", "END:VCALENDAR", ""];
    return lines.join("\r\n");
  }

  function fold(text) {
    var escaped = text.replace(/([\\;,])/g, "\\$1"), out = "", line = 8;
    for (var at = 0; at < escaped.length; at += 1) {
      line += escaped.charCodeAt(at) > 127 ? 3 : 1;
      if (line > 70) { out += "\r\n "; line = 4; }
      out += escaped.charAt(at);
    }
    return out;
  }

  root.gongkaiLimits = { count: count, parse: parse, iso: iso, calendarFile: calendarFile };
  if (typeof document === "undefined") { return; }
  var box = document.querySelector('[data-module="limits"]');
  if (!box) { return; }
  var data = JSON.parse(document.getElementById("gk-data").textContent);
  var event = document.getElementById("gk-event"), limit = document.getElementById("gk-limit");
  var date = document.getElementById("gk-date"), row = document.getElementById("gk-limit-row");
  var answer = document.getElementById("gk-answer");
  date.min = data.first + "-01-01";
  date.max = data.last + "-12-31";

  function choices() {
    limit.textContent = "";
    row.hidden = event.value === "hand-in";
    Object.keys(data.limits).forEach(function (id) {
      if (data.limits[id][3] !== event.value) { return; }
      element("option", data.limits[id][0] + "（" + words(data.limits[id]) + "）", limit).value = id;
    });
  }

  function words(one) { return one[1] + (one[2] ? "个工作日" : "天"); }

  function show() {
    answer.textContent = "";
    var start = parse(date.value);
    if (isNaN(start)) { return; }
    if (event.value === "hand-in") { handIn(start); } else if (data.limits[limit.value]) { one(start); }
  }

  function handIn(start) {
    element("p", "期限从受理那天起算。受理不会早于交材料那天，所以最早也要到下面这些日子：", answer);
    var list = element("ul", "", answer);
    list.className = "gk-says";
    Object.keys(data.limits).forEach(function (id) {
      var item = data.limits[id];
      if (item[3] !== "受理") { return; }
      var counted = count(data, start, item[1], item[2]);
      var due = counted ? chinese(counted.due) + (counted.guessed ? "（暂估）" : "") : "超出本站的日历";
      element("li", item[0] + "：最早也要到" + due, list);
    });
    element("p", "请窗口写明受理的日子，再回来选“受理的日子”算。", answer);
  }

  function one(start) {
    var item = data.limits[limit.value];
    var counted = count(data, start, item[1], item[2]);
    if (!counted) { element("p", "超出了本站的日历，请换一个日子。", answer); return; }
    var due = element("p", "最迟到 " + chinese(counted.due) + (counted.guessed ? "（暂估：那一年的放假安排还没公布）" : ""), answer);
    due.className = "gk-due";
    var file = new Blob([calendarFile(item[0] + "：最迟答复", counted.due)], { type: "text/calendar" });
    var link = element("a", "存进手机日历（.ics）", element("p", "", answer));
    link.href = URL.createObjectURL(file);
    link.download = "qixian-" + iso(counted.due) + ".ics";
    var fold = element("details", "", answer);
    fold.className = "gk-more";
    element("summary", "一天一天怎么数的", fold);
    var list = element("ol", "", fold);
    list.className = "gk-days";
    element("li", chinese(start) + "：这一天不算", list);
    counted.days.forEach(function (day) {
      element("li", chinese(day.time) + "：" + (day.number ? "第" + day.number + "天，" : "不算，") + day.why, list);
    });
  }

  event.addEventListener("change", function () { choices(); show(); });
  limit.addEventListener("change", show);
  date.addEventListener("input", show);
  date.addEventListener("change", show);
  choices();
  box.hidden = false;
})(typeof globalThis === "undefined" ? window : globalThis);
