/* What the search found, as a list. Nothing here makes HTML out of text. */
(function () {
  "use strict";

  var STEP = 10, FAR = 100, MOST = 500;
  var QUOTED = ["duty", "document"]; // kinds whose sentences are the document's own words
  var WHY = { "别名": "又叫这个名", "说法": "大家常这样叫", "相近": "字相近" };
  var WHOSE = { duty: "谁的职责", resolution: "牵头和配合", report: "写到的单位", page: "单位" };
  var FAILED = "有的数据没有读到，刷新再试，或者打12345。";

  var form = window.gongkaiForm;
  if (!form) { return; }
  var query = form.query, list = document.querySelector("[data-search-results]"), notes = byId("gk-notes");
  var more = byId("gk-more"), engine = null, shown = 0, wanted = STEP, height = 0;

  function byId(id) { return document.getElementById(id); }

  function element(name, text, parent, className) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (className) { made.className = className; }
    parent.appendChild(made);
    return made;
  }

  function link(text, href, parent, className) {
    var made = element("a", text, parent, className);
    made.href = href;
    return made;
  }

  function note(text) { return element("p", text, notes); }

  /* How much was shown, and where the reader was, is kept with the page's place in the history of the window. */

  function keep() {
    try { history.replaceState({ wanted: wanted, height: window.pageYOffset }, ""); } catch (error) { return; }
  }

  function kept() {
    var state = history.state || {};
    if (state.wanted > STEP) {
      wanted = Math.min(state.wanted, MOST);
      height = state.height;
    }
  }

  /* Asking. */

  function find(limit) {
    var home = form.place(), options = {
      place: home ? home.slug : "", everywhere: query.all === "1", inForce: query.f === "1", limit: limit,
      kind: query.k, topic: query.t
    };
    try { engine.find(query.q, options, shown ? goOn : show); } catch (error) { broken(); }
  }

  function broken() {
    if (shown) { note(FAILED); } else { show({ results: [], total: 0, failed: true }); }
  }

  function goOn(answer) {
    var from = shown;
    add(answer);
    if (answer.failed && notes.textContent.indexOf(FAILED) < 0) { note(FAILED); }
    if (shown > from) { list.children[from].querySelector("a").focus(); }
    form.say(shown > from ? "又列出" + (shown - from) + "条。" : "没有更多的了。");
    keep();
  }

  function show(answer) {
    var heading = byId("gk-done"), some = answer.results.length > 0, home = form.place();
    if (!some && answer.more && !answer.failed && wanted < FAR) { find(wanted += STEP); return; }
    heading.textContent = headline(answer);
    explain(answer, some);
    add(answer);
    if (home && !form.alone && query.all !== "1") {
      link("在全部地方找", form.address({ all: "1" }), element("p", "", notes.parentNode), "gk-go");
    }
    if (!answer.exact || !some) { offerWays(answer.near || []); }
    form.say([heading].concat([].slice.call(notes.children)).map(function (one) { return one.textContent; }).join(" "));
    if (document.activeElement === document.body) { heading.focus({ preventScroll: true }); }
    if (height) { window.scrollTo(0, height); }
  }

  /* What was done with the question. */

  function headline(answer) {
    var question = form.short(query.q), conditions = form.conditions();
    if (!answer.results.length && answer.failed) { return "没有读到：" + question; }
    if (!answer.results.length && conditions.length) { return question + "：在“" + conditions.join("、") + "”里没有"; }
    if (!answer.results.length) { return "没有找到：" + question; }
    if (!answer.exact) { return "没有完全对上的结果"; }
    return question + "：" + (answer.more ? "先列出" : "") + answer.total + "个结果";
  }

  function explain(answer, some) {
    var conditions = form.conditions(), dropped = form.dropped();
    if (conditions.length) { narrowed(conditions, some); }
    if (dropped.length) { note("上次只找“" + dropped.join("、") + "”，这次没有带上。"); }
    if (answer.place && answer.place.slug !== form.asked()) {
      form.placed(answer.place);
      note("在" + answer.place.name + "找的。");
    }
    if (answer.unknownPlace) {
      note("本站没有收录" + answer.unknownPlace + "。" + (some ? "下面是全国的规定，" : "") + "当地的事打当地12345问。");
    }
    if (some && !answer.exact) { note("您找的是“" + form.short(query.q) + "”。下面是最接近的几条。"); }
    if (answer.readAs) { note("按“" + form.short(answer.readAs) + "”找的。"); }
    if (answer.cut) { note("字太多，只看了前面的。"); }
    if (answer.failed) { note(FAILED); }
    if (!some && !answer.failed && !conditions.length) {
      note("换个说法再试" + (answer.unknownPlace ? "。" : "，或者打12345问。")).setAttribute("data-search-empty", "");
    }
  }

  function narrowed(conditions, some) {
    var line = note(some ? "只找了“" + conditions.join("、") + "”。" : "");
    link("去掉条件再找", form.address({ k: "", t: "", f: "" }), line, "gk-go");
    if (!some) { line.setAttribute("data-search-empty", ""); }
  }

  /* The list. */

  function add(answer) {
    answer.results.slice(shown).forEach(result);
    shown = Math.max(shown, answer.results.length);
    more.parentNode.hidden = shown >= answer.total && !answer.more;
  }

  function result(one) {
    var item = element("li", "", list), of = element("p", "", item, "gk-hit__of");
    item.setAttribute("data-kind", one.kind);
    item.setAttribute("data-jurisdiction", one.place);
    item.setAttribute("data-id", one.id);
    item.setAttribute("data-units", one.units.map(function (unit) { return unit.id; }).join(" "));
    element("b", one.kindTitle, of, "gk-tag");
    if (one.own && one.sentence.length) { element("b", "白话", of, "gk-tag"); }
    if (one.placeName) { element("span", one.placeName, of); }
    if (WHY[one.why]) { element("span", "· " + WHY[one.why], of); }
    if (one.ended) { element("b", "已不再施行", of, "gk-tag"); }
    link(one.title, "../" + one.href, element("h3", "", item));
    sentence(one, item);
    whose(one, item);
  }

  function sentence(one, item) {
    var into;
    if (one.sentence.length) {
      into = element("p", "", item, QUOTED.indexOf(one.kind) < 0 || one.own ? "" : "gk-quoted");
      one.sentence.forEach(function (run) { element(run.marked ? "mark" : "span", run.text, into); });
    } else if (one.kind === "unit" && (one.topics || []).length) {
      element("p", "文件写它负责：" + titles(one.topics), item);
    } else if (one.kind === "topic") {
      element("p", "哪些单位管、文件怎么写。", item);
    }
  }

  /* The first two, in words. */
  function titles(ids) {
    var known = ids.map(function (id) {
      return engine.topics.filter(function (topic) { return topic.id === id; })[0];
    }).filter(Boolean).map(function (topic) { return topic.title; });
    return known.slice(0, 2).join("、") + (known.length > 2 ? "等" : "");
  }

  function whose(one, item) {
    if (!one.units.length || one.kind === "unit") { return; }
    var label = (WHOSE[one.kind] || "文件写的负责单位") + (one.role ? "（" + one.role + "）" : "") + "：";
    var into = element("p", label, item, "gk-hit__whose");
    one.units.forEach(function (unit) { link(unit.name, "../" + unit.href, into); });
  }

  /* What else there is to do: the nearest words, the questions, the hotline. */
  function offerWays(near) {
    var into = byId("gk-near"), finder = byId("gk-finder"), home = form.place(), words;
    if (near.length) {
      element("p", "您是不是要找：", into);
      words = element("ul", "", into, "gk-near");
      near.forEach(function (term) {
        link(term, form.address({ q: term, k: "", t: "", f: "" }), element("li", "", words));
      });
    }
    if (finder && home && finder.getAttribute("data-in")) {
      finder.href = "../" + home.slug + "/" + finder.getAttribute("data-in");
    }
    byId("gk-ways").hidden = byId("gk-index").hidden = false;
  }

  function trail(home) {
    var crumbs = document.querySelector(".gk-crumbs ol");
    if (home && crumbs && !form.alone) { link(home.name, "../" + home.slug + "/index.html", element("li", "", crumbs)); }
  }

  function begin(place) {
    form.open(engine, place);
    trail(place);
    if (query.q) { find(wanted); }
  }

  kept();
  more.addEventListener("click", function () { find(wanted += STEP); });
  document.addEventListener("click", keep);
  if (window.GongkaiEngine) {
    engine = window.GongkaiEngine(form.root, "../", form.readings);
    engine.place(form.alone ? engine.places[0].slug : query.j, begin);
  } else if (query.q) { broken(); }
})();
