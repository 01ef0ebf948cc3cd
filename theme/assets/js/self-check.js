/* 我可能符合哪些: evaluates the decision tables that stand on the page. No answer leaves it: nothing is sent, stored or
   put into the address. The same rules as generator/eligibility/evaluate.py; shared vectors hold the two together. */
(function (root) {
  "use strict";

  var LIKELY = "很可能符合", POSSIBLE = "可能符合要核对", UNLIKELY = "这一条不符合";

  /* A number as typed, in hundredths, so that counting is exact; null where it is none. */
  function cents(text) {
    var parts = /^(\d{1,8})(?:\.(\d{0,2}))?$/.exec(String(text).trim());
    return parts ? +parts[1] * 100 + +((parts[2] || "") + "00").slice(0, 2) : null;
  }

  function thousandths(text) {
    var parts = /^(\d+)(?:\.(\d{1,3}))?$/.exec(text);
    return +parts[1] * 1000 + +((parts[2] || "") + "000").slice(0, 3);
  }

  function testState(test, answers, numbers) {
    var answer = answers[test[0]];
    if (!answer) { return null; }
    if (numbers.indexOf(test[0]) < 0) { return answer === test[2]; }
    var left = cents(answer), right = cents(test[3] ? answers[test[3]] || "" : test[2]);
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

  function conditionState(condition, answers, numbers) {
    var decided = !condition.all, open = false;
    for (var at = 0; at < condition.tests.length; at += 1) {
      var state = testState(condition.tests[at], answers, numbers);
      if (state === decided) { return decided; }
      open = open || state === null;
    }
    return open ? null : !decided;
  }

  function answersTo(row, met) {
    return row[0].every(function (id) { return met[id]; }) && !row[1].some(function (id) { return met[id]; });
  }

  /* {grade, states, rows}: where all reachable rows agree, their grade; otherwise 可能符合要核对. */
  function evaluate(table, answers, numbers) {
    var states = table.conditions.map(function (one) { return conditionState(one, answers, numbers); });
    var reached = {}, met = {};
    (function walk(at) {
      if (at === states.length) {
        table.rows.forEach(function (row, index) { if (answersTo(row, met)) { reached[index] = true; } });
        return;
      }
      var id = table.conditions[at].id;
      [true, false].forEach(function (state) {
        if (states[at] === null || states[at] === state) { met[id] = state; walk(at + 1); }
      });
    })(0);
    var rows = Object.keys(reached).map(Number).sort(function (a, b) { return a - b; });
    var grades = rows.map(function (row) { return table.rows[row][2]; });
    var same = grades.every(function (grade) { return grade === grades[0]; });
    return { grade: same && grades.length ? grades[0] : POSSIBLE, states: states, rows: rows };
  }

  root.gongkaiSelfCheck = { evaluate: evaluate };
  if (typeof document === "undefined") { return; }
  var form = document.querySelector('[data-module="self-check"]');
  if (!form) { return; }
  var data = JSON.parse(document.getElementById("gk-data").textContent);
  var result = document.getElementById("gk-result"), list = document.getElementById("gk-result-list");

  function answersGiven() {
    var answers = {};
    Array.prototype.forEach.call(form.querySelectorAll("input"), function (input) {
      if (input.type !== "radio" || input.checked) {
        if (input.value) { answers[(input.name || input.id).slice(2)] = input.value; }
      }
    });
    return answers;
  }

  function copyOf(node) {
    var copy = node.cloneNode(true);
    copy.removeAttribute("id");
    Array.prototype.forEach.call(copy.querySelectorAll("[id]"), function (one) { one.removeAttribute("id"); });
    return copy;
  }

  function add(name, className, parent, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    parent.appendChild(made);
    return made;
  }

  function say(state) { return state === null ? "还不知道" : state ? "符合" : "不符合"; }

  /* What the reader typed that a number was held against, to be shown beside the condition. */
  function used(condition, answers) {
    var seen = {};
    return condition.tests.map(function (test) {
      var parts = [test[0], test[3]].filter(function (id) {
        return id && !seen[id] && data.numbers.indexOf(id) >= 0 && answers[id];
      });
      return parts.map(function (id) { seen[id] = true; return answers[id]; }).join("、");
    }).filter(Boolean).join("、");
  }

  function draw(table, answers) {
    var found = evaluate(table, answers, data.numbers);
    var known = found.states.some(function (state) { return state !== null; });
    var section = document.getElementById("t-" + table.id);
    var box = add("section", "gk-found gk-found--" + (found.grade === LIKELY ? "likely" : found.grade === UNLIKELY ? "unlikely" : "possible"), document.createElement("div"));
    var head = add("h3", "", box);
    head.appendChild(copyOf(section.querySelector("h3 a")));
    add("b", "gk-grade", box, found.grade);
    var conditions = add("ul", "gk-says", box);
    table.conditions.forEach(function (condition, at) {
      var item = add("li", "", conditions);
      var numbers = used(condition, answers);
      add("b", "", item, say(found.states[at]) + (numbers ? "（您填的：" + numbers + "）" : "") + "：");
      var source = section.querySelectorAll(".gk-conds > li")[at];
      Array.prototype.forEach.call(source.children, function (child) { item.appendChild(copyOf(child)); });
    });
    if (found.rows.length === 1) {
      var row = section.querySelectorAll(".gk-rows > li")[found.rows[0]];
      box.appendChild(copyOf(row.querySelector("p")));
    }
    if (found.grade !== LIKELY) {
      var next = section.querySelector(".gk-next");
      if (next) { box.appendChild(copyOf(next)); }
    }
    return { box: box, known: known, rank: found.grade === LIKELY ? 0 : found.grade === POSSIBLE ? 1 : 2 };
  }

  function update() {
    var answers = answersGiven();
    list.textContent = "";
    var drawn = data.tables.map(function (table) { return draw(table, answers); })
      .filter(function (one) { return one.known; });
    drawn.map(function (one, at) { return { one: one, at: at }; })
      .sort(function (a, b) { return a.one.rank - b.one.rank || a.at - b.at; })
      .forEach(function (item) { list.appendChild(item.one.box); });
    if (!drawn.length) { add("p", "", list, "先答上面的问题，这里就有结果。"); }
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", update);
  form.addEventListener("change", update);
  form.addEventListener("reset", function () { setTimeout(update, 0); });
  form.hidden = false;
  result.hidden = false;
  update();
})(typeof globalThis === "undefined" ? window : globalThis);
