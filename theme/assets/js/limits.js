/* 期限计算: counts limits day by day from the date the reader gives, and makes an .ics in the page.
   Nothing is kept or sent. The same rules as generator/days/deadline.py; shared vectors hold the two together. */
(function (root) {
  "use strict";

  var DAY = 86400000;
  var WEEK = "日一二三四五六";
  var LINE = 74;

  function parse(text) {
    var parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    return parts ? Date.UTC(+parts[1], +parts[2] - 1, +parts[3]) : NaN;
  }

  function iso(time) { return new Date(time).toISOString().slice(0, 10); }

  function chinese(time) {
    var day = new Date(time);
    return day.getUTCFullYear() + "年" + (day.getUTCMonth() + 1) + "月" + day.getUTCDate() + "日";
  }

  function isWeekend(time) { return new Date(time).getUTCDay() % 6 === 0; }

  function lookUp(data, time) {
    var key = iso(time), guessed = data.guessed.indexOf(+key.slice(0, 4)) >= 0;
    if (data.work[key]) { return { works: true, why: data.work[key], guessed: guessed }; }
    if (data.off[key]) { return { works: false, why: data.off[key], guessed: guessed }; }
    if (isWeekend(time)) { return { works: false, why: "周" + WEEK.charAt(new Date(time).getUTCDay()), guessed: guessed }; }
    return { works: true, why: "工作日", guessed: guessed };
  }

  function reaches(data, time) { return +iso(time).slice(0, 4) <= data.last && +iso(time).slice(0, 4) >= data.first; }

  /* {due, days: [{time, number, why}], guessed}; null where the calendar of the page does not reach. */
  function count(data, start, length, working) {
    var number = 0, time = start, days = [], guessed = false, info;
    function next() {
      time += DAY;
      if (!reaches(data, time)) { return null; }
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

  /* The last day to act without leaning on a roll-over or on a guessed holiday; the limit must be one `count` reaches. */
  function safeDay(data, start, length, working) {
    var time = start, number = 0, info;
    if (!working) { time = start + length * DAY; }
    while (working && number < length) {
      time += DAY;
      info = lookUp(data, time);
      if (info.works || (info.guessed && !isWeekend(time))) { number += 1; }
    }
    while (!lookUp(data, time).works && time > start + DAY) { time -= DAY; }
    return time;
  }

  function calendarFile(id, start, day, title, more) {
    var stamp = iso(day).replace(/-/g, "");
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gongkai//limits//ZH", "BEGIN:VEVENT",
      "UID:" + id + "-" + iso(start) + "@gongkai", "DTSTAMP:" + stamp + "T000000Z", "DTSTART;VALUE=DATE:" + stamp,
      "DTEND;VALUE=DATE:" + iso(day + DAY).replace(/-/g, ""), "SUMMARY:" + escaped(title),
      "DESCRIPTION:" + escaped(more), "END:VEVENT", "END:VCALENDAR", ""];
    return lines.map(fold).join("\r\n");
  }

  function escaped(text) { return text.replace(/([\\;,])/g, "\\$1"); }

  /* No line of a calendar file is longer than 75 bytes; a line goes on after a break and a space (RFC 5545, 3.1). */
  function fold(text) {
    var out = "", line = 0;
    for (var at = 0; at < text.length; at += 1) {
      line += text.charCodeAt(at) > 127 ? 3 : 1;
      if (line > LINE) { out += "\r\n "; line = 4; }
      out += text.charAt(at);
    }
    return out;
  }

  root.gongkaiLimits = { count: count, safeDay: safeDay, parse: parse, iso: iso, calendarFile: calendarFile };
  if (typeof document === "undefined") { return; }
  var box = document.querySelector('[data-module="limits"]');
  if (!box) { return; }
  function byId(id) { return document.getElementById(id); }
  var data = JSON.parse(byId("gk-data").textContent), files = [];
  var matter = byId("gk-matter"), starts = byId("gk-starts"), date = byId("gk-date");
  var status = byId("gk-status"), answer = byId("gk-answer");
  date.min = data.first + "-01-01";
  date.max = data.last + "-12-31";

  function element(name, text, parent) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (parent) { parent.appendChild(made); }
    return made;
  }

  function days(item, length) { return length + (item.working ? "个工作日" : "天"); }
  function due(counted) { return chinese(counted.due) + (counted.guessed ? "（暂估）" : ""); }
  function name(item) { return data.matters[matter.value][0] + "：" + item.what; }

  function withEvent(event) {
    return data.matters[matter.value][1].filter(function (start) { return start[0] === event; });
  }

  function choice(value, text, first) {
    var label = element("label", "", starts), input = element("input", "", label);
    input.type = "radio";
    input.name = "gk-start";
    input.value = value;
    input.checked = first;
    label.appendChild(document.createTextNode(text));
  }

  function choices() {
    starts.querySelectorAll("label").forEach(function (label) { label.remove(); });
    data.matters[matter.value][1].forEach(function (start, at) { choice(at, start[1], !at); });
    if (withEvent("受理").length || withEvent("收到申请").length) { choice("hand-in", "我只知道交材料的日子", false); }
  }

  function show() {
    var start = parse(date.value), chosen = starts.querySelector("input:checked");
    answer.textContent = "";
    status.textContent = "";
    files.splice(0).forEach(function (url) { URL.revokeObjectURL(url); });
    if (isNaN(start) || !chosen) { return; }
    if (chosen.value === "hand-in") { handIn(start); } else { all(start, data.matters[matter.value][1][chosen.value]); }
  }

  function handIn(start) {
    var later = withEvent("受理"), firm = withEvent("收到申请");
    if (later.length) {
      element("p", "下面的期限从受理那天数。受理不会早于交材料那天，所以：", answer);
      list(start, later, "最早也要到");
      element("p", "请窗口写明受理的日子，再回来选“受理那天”算。", answer);
    }
    if (firm.length) {
      element("p", "下面的期限从收到那天数。当面交的，就是交的那天；寄去的，从收到那天算：", answer);
      list(start, firm, "最迟到");
    }
    status.textContent = "算好了，在下面。";
  }

  function list(start, groups, words) {
    var into = element("ul", "", answer);
    into.className = "gk-says";
    groups.forEach(function (group) {
      group[2].forEach(function (item) {
        var counted = count(data, start, item.length, item.working);
        var more = item.more ? "；" + item.when + "可延长" + days(item, item.more) : "";
        element("li", name(item) + "，" + (counted ? words + due(counted) + more : "超出了本站的日历"), into);
      });
    });
  }

  function all(start, group) {
    group[2].forEach(function (item) { one(start, item, group[1]); });
    var first = count(data, start, group[2][0].length, group[2][0].working);
    var many = group[2].length > 1 ? "算好了" + group[2].length + "个期限，在下面。" : "";
    status.textContent = first ? many || "算好了，在下面。" : "超出了本站的日历，请换一个日子。";
  }

  function one(start, item, from) {
    var counted = count(data, start, item.length, item.working);
    if (!counted) { return; }
    var into = element("div", "", answer), day = counted.due, notes = [], said = "最迟到 " + due(counted);
    into.className = "gk-found";
    element("b", name(item), element("p", "", into));
    if (item.mine) {
      day = safeDay(data, start, item.length, item.working);
      said = "最稳当：" + chinese(day) + "以前（含这一天）";
      notes.push(day === counted.due ? "按规定最晚也是这一天。" : "按规定最晚：" + due(counted) + "。别等到那一天。");
      element("p", "您最迟哪天提出：", into);
    }
    element("p", said, into).className = "gk-due";
    if (item.more) { notes.push(extended(start, item)); }
    if (item.excluded) { notes.push(item.excluded + "，不算在内。"); }
    if (item.inferred) { notes.push("从哪天起算，原文没有写明，这是本站的理解。"); }
    if (counted.guessed) { notes.push("那一年的放假安排还没公布，日子可能会变。"); }
    notes.forEach(function (note) { element("p", note, into); });
    saved(into, item, start, day, notes);
    counting(into, start, from, counted);
  }

  function extended(start, item) {
    var counted = count(data, start, item.length + item.more, item.working);
    var then = counted ? "，那就到 " + due(counted) : "";
    return item.when + "可延长" + days(item, item.more) + then + "。";
  }

  function saved(into, item, start, day, notes) {
    var title = name(item) + (item.mine ? "，最稳当今天以前提出" : "，最迟这一天");
    var file = new Blob([calendarFile(item.id, start, day, title, notes.join(""))], { type: "text/calendar" });
    var link = element("a", "存进手机日历（.ics）", element("p", "", into));
    link.className = "gk-go";
    link.href = URL.createObjectURL(file);
    link.download = item.id + "-" + iso(day) + ".ics";
    files.push(link.href);
  }

  function counting(into, start, from, counted) {
    var more = element("details", "", into);
    more.className = "gk-more";
    element("summary", "一天一天怎么数的", more);
    var rows = element("ol", "", more);
    rows.className = "gk-days";
    element("li", chinese(start) + "：" + from + "，不算", rows);
    counted.days.forEach(function (day) {
      element("li", chinese(day.time) + "：" + (day.number ? "第" + day.number + "天，" : "不算，") + day.why, rows);
    });
  }

  matter.addEventListener("change", function () { choices(); show(); });
  starts.addEventListener("change", show);
  date.addEventListener("input", show);
  choices();
  box.hidden = false;
})(typeof globalThis === "undefined" ? window : globalThis);
