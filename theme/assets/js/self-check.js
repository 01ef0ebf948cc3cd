/* 我可能符合哪些: evaluates the decision tables that stand on the page. No answer leaves it: nothing is sent, stored or
   put into the address. The same rules as generator/eligibility/evaluate.py; shared vectors hold the two together. */
(function (root) {
  "use strict";

  var GRADES = ["很可能符合", "可能符合要核对", "这一条不符合"], MARKS = ["likely", "possible", "unlikely"];
  var POSSIBLE = 1, UNLIKELY = 2, FIRST = 3, PAUSE = 600, FAR = 10;

  /* A number as typed, in hundredths, so that counting is exact; null where it is none. */
  function cents(text) {
    var plain = String(text || "").replace(/^[ \u3000]+|[ \u3000]+$/g, "").replace(/[０-９．，]/g, function (sign) {
      return "0123456789.,".charAt("０１２３４５６７８９．，".indexOf(sign));
    });
    var parts = /^([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]{0,2}))?$/.exec(plain);
    var whole = parts ? parts[1].replace(/,/g, "") : "";
    return parts && whole.length <= 8 ? +whole * 100 + +((parts[2] || "") + "00").slice(0, 2) : null;
  }

  function thousandths(text) {
    var parts = /^(\d+)(?:\.(\d{1,3}))?$/.exec(text);
    return +parts[1] * 1000 + +((parts[2] || "") + "000").slice(0, 3);
  }

  function isNumber(test) { return typeof test[1] === "string"; }

  /* [question, [answers]], or of numbers [question, comparison, value], [question, comparison, "", other, times]. */
  function testState(test, answers) {
    var answer = answers[test[0]];
    if (!answer) { return null; }
    if (!isNumber(test)) { return test[1].indexOf(answer) >= 0; }
    var left = cents(answer), right = cents(test[3] ? answers[test[3]] : test[2]);
    if (left === null || right === null) { return null; }
    var a = left * 1000, b = right * thousandths(test[4] || "1");
    switch (test[1]) {
      case "是": return a === b;
      case "低于": return a < b;
      case "不高于": return a <= b;
      case "高于": return a > b;
      default: return a >= b;
    }
  }

  function conditionState(condition, answers) {
    var decided = !condition.all, open = false;
    for (var at = 0; at < condition.tests.length; at += 1) {
      var state = testState(condition.tests[at], answers);
      if (state === decided) { return decided; }
      open = open || state === null;
    }
    return open ? null : !decided;
  }

  /* Whether the reader's own number is there in a comparison with another; a local amount is not his own. */
  function isBegun(condition, answers, data) {
    return condition.tests.some(function (test) {
      return test[3] && [test[0], test[3]].some(function (id) {
        return data.local.indexOf(id) < 0 && cents(answers[id]) !== null;
      });
    });
  }

  /* {grade, states, rows, relevant}: where all reachable rows agree, their grade; otherwise 可能符合要核对. */
  function evaluate(table, answers, data) {
    var states = table.conditions.map(function (one) { return conditionState(one, answers); });
    var rows = [], grades = [];
    table.rows.forEach(function (row, at) {
      var reached = states.every(function (state, place) {
        var sign = row[0].charAt(place);
        return sign === "-" || state === null || state === (sign === "1");
      });
      if (reached) { rows.push(at); grades.push(row[1]); }
    });
    var same = grades.length && grades.every(function (grade) { return grade === grades[0]; });
    var relevant = table.conditions.some(function (one, at) {
      return !one.shared && (states[at] === true || isBegun(one, answers, data));
    });
    return { grade: same ? grades[0] : POSSIBLE, states: states, rows: rows, relevant: relevant };
  }

  root.gongkaiSelfCheck = { evaluate: evaluate, cents: cents, GRADES: GRADES };
  if (typeof document === "undefined") { return; }
  var form = document.querySelector('[data-module="self-check"]');
  if (!form) { return; }
  var data = JSON.parse(byId("gk-data").textContent), tables = byId("gk-tables"), list = byId("gk-result-list");
  var timer, shown;

  function byId(id) { return document.getElementById(id); }

  function each(found, act) { Array.prototype.forEach.call(found, act); }

  function answersGiven() {
    var answers = {};
    each(form.querySelectorAll("input"), function (input) {
      var name = input.name || input.id;
      if (/^q-/.test(name) && input.value && (input.type !== "radio" || input.checked)) {
        answers[name.slice(2)] = input.value;
      }
    });
    return answers;
  }

  /* What is wrong with a box, or seems so. */
  function hint(input, about) {
    var typed = cents(input.value);
    if (input.value && typed === null) { return about.indexOf("单位：元") < 0 ? "请只填数字。" : "请只填数字，例如 600。"; }
    var isFar = (input.getAttribute("data-against") || "").split(" ").some(function (id) {
      var own = id && cents(byId("q-" + id).value);
      return own && typed > own * FAR;
    });
    return isFar ? "这个数是每月的吗？" : "";
  }

  function hints() {
    each(form.querySelectorAll("input[type=text]"), function (input) {
      var about = byId(input.getAttribute("aria-describedby"));
      about.querySelector("b").textContent = hint(input, about.textContent);
      input.setAttribute("aria-invalid", String(Boolean(input.value) && cents(input.value) === null));
    });
  }

  /* The household's sum divided by its heads, cut off behind the cent, put into the box it belongs to. */
  function divide(box) {
    var inputs = box.querySelectorAll("input"), people = cents(inputs[0].value) / 100, sum = cents(inputs[1].value);
    if (people >= 1 && people % 1 === 0 && sum !== null) {
      byId(box.getAttribute("data-for")).value = String(Math.floor(sum / people) / 100);
    }
  }

  function add(name, className, parent, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    parent.appendChild(made);
    return made;
  }

  /* What the reader typed that a number was held against, to be shown beside the condition. */
  function used(condition, answers) {
    var seen = [];
    condition.tests.filter(isNumber).forEach(function (test) {
      [test[0], test[3]].forEach(function (id) {
        if (seen.indexOf(id) < 0 && cents(answers[id]) !== null) { seen.push(id); }
      });
    });
    return seen.length ? "（用的数：" + seen.map(function (id) { return answers[id]; }).join("、") + "）" : "";
  }

  function say(state) { return state === null ? "还没定" : state ? "符合" : "不符合"; }

  function card(one, answers, parent) {
    var section = byId("t-" + one.table.id), found = one.found, items = section.querySelectorAll(".gk-conds > li");
    var box = add("section", "gk-found gk-found--" + MARKS[found.grade], parent);
    box.setAttribute("data-table", one.table.id);
    add("h3", "", box).appendChild(section.querySelector("h3 a").cloneNode(true));
    add("b", "gk-grade", box, GRADES[found.grade]);
    var open = [], ask = "";
    found.states.forEach(function (state, at) {
      var said = items[at].querySelector("[data-ask]");
      var decides = found.rows.some(function (row) { return one.table.rows[row][0].charAt(at) !== "-"; });
      if (state !== null || !decides) { return; }
      open.push(items[at].firstChild.textContent);
      if (said) { ask = ask || said.textContent; }
    });
    if (found.rows.length === 1) {
      box.appendChild(section.querySelectorAll(".gk-rows > li")[found.rows[0]].querySelector("p").cloneNode(true));
    } else if (found.grade !== UNLIKELY) {
      add("p", "", box, ask || "到窗口问，请他们核对下面这几样。");
      add("p", "gk-open", box, "还没定的：" + open.join("、") + "。");
    }
    var more = add("details", "gk-more", box);
    add("summary", "", more, "条件和依据");
    var conditions = add("ul", "gk-says", more);
    one.table.conditions.forEach(function (condition, at) {
      var item = add("li", "", conditions);
      add("b", "", item, say(found.states[at]) + used(condition, answers) + "：");
      each(items[at].querySelectorAll(".gk-say, .gk-basis"), function (part) { item.appendChild(part.cloneNode(true)); });
    });
    var next = section.querySelector(".gk-next");
    if (next && found.grade) { (found.grade === UNLIKELY ? box : more).appendChild(next.cloneNode(true)); }
  }

  function fold(ones, title, answers) {
    if (!ones.length) { return; }
    var more = add("details", "gk-more", list);
    add("summary", "", more, title);
    ones.forEach(function (one) { card(one, answers, more); });
  }

  function status(good, bad, answers) {
    if (good) { return "有" + good + "项" + (good > FIRST ? "可能符合，先看前面" + FIRST + "项。" : "可能符合。"); }
    if (bad) { return "这几题对不上。看看下面，还能走哪条路。"; }
    var begun = Object.keys(answers).some(function (id) { return data.local.indexOf(id) < 0; });
    return begun ? "光看这几题还说不准。接着答，或者直接去窗口问。" : "先答上面的问题，这里就有结果。";
  }

  function update() {
    clearTimeout(timer);
    var answers = answersGiven(), given = JSON.stringify(answers);
    if (given === shown) { return; }
    shown = given;
    var found = data.tables.map(function (table) {
      return { table: table, found: evaluate(table, answers, data) };
    }).filter(function (one) { return one.found.relevant; });
    var graded = GRADES.map(function (_, grade) {
      return found.filter(function (one) { return one.found.grade === grade; });
    });
    var good = graded[0].concat(graded[POSSIBLE]), bad = graded[UNLIKELY];
    list.textContent = "";
    good.slice(0, FIRST).forEach(function (one) { card(one, answers, list); });
    fold(good.slice(FIRST), "还有" + (good.length - FIRST) + "项也可能符合", answers);
    fold(bad, "对不上的有" + bad.length + "项，看看差在哪、还能走哪条路", answers);
    byId("gk-status").textContent = status(good.length, bad.length, answers);
  }

  function change() { hints(); update(); }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", function (event) {
    var box = event.target.parentNode.parentNode;
    if (box.className === "gk-per") { divide(box); }
    clearTimeout(timer);
    timer = setTimeout(update, PAUSE);
  });
  form.addEventListener("change", change);
  form.addEventListener("click", function (event) {
    var target = event.target.getAttribute("data-for");
    if (target && event.target.value) { byId(target).value = event.target.value; change(); }
  });
  byId("gk-clear").addEventListener("click", function () {
    each(form.querySelectorAll("input"), function (input) {
      if (input.type === "radio") { input.checked = !input.value; } else { input.value = ""; }
    });
    change();
  });
  document.addEventListener("click", function (event) {
    if (/^#t-/.test(event.target.hash || "")) { tables.open = true; }
  });
  window.addEventListener("pageshow", change);
  byId("gk-by-hand").hidden = true;
  tables.open = /^#t-/.test(location.hash);
  form.hidden = false;
  byId("gk-result").hidden = false;
  change();
})(typeof globalThis === "undefined" ? window : globalThis);
