/* The page of the search: reads the question from the address, asks the engine, shows what it found. A question is a
   plain address, so that the back button works by itself. Nothing here makes HTML out of text. */
(function () {
  "use strict";

  var STEP = 10, LONG = 40, PAUSE = 30, SPEAK = 700, MANY = 60;
  var FIELDS = ["q", "j", "k", "t", "f", "all"];
  var QUOTED = ["duty", "document"]; // kinds whose sentences are the document's own words
  var WHY = { "别名": "别名对上", "说法": "说法对上", "相近": "字相近" };
  var WHOSE = { duty: "谁的职责", resolution: "牵头和配合", report: "写到的单位", page: "单位" };
  var BREAKS = /[\t\n\r\u2028\u2029]+/g;
  var UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

  var form = document.querySelector('[data-module="search"]');
  var root = form && window.GongkaiEngine ? JSON.parse(byId("gk-search-root").textContent) : null;
  if (!root) { return; }
  var engine = window.GongkaiEngine(root, "../", byId("gk-search-root").getAttribute("data-readings"));
  var input = byId("gk-q"), hints = byId("gk-hints"), list = document.querySelector("[data-search-results]");
  var where = byId("gk-j"), kinds = byId("gk-k"), topics = byId("gk-t"), more = byId("gk-more");
  var query = asked(), speaking, shown = 0, wanted = STEP;
  var alone = form.hasAttribute("data-alone"), home = null; // home: the reader's place

  function byId(id) { return document.getElementById(id); }

  function element(name, text, parent, className) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (className) { made.className = className; }
    if (parent) { parent.appendChild(made); }
    return made;
  }

  function link(text, href, parent, className) {
    var made = element("a", text, parent, className);
    made.href = href;
    return made;
  }

  /* What screen readers say, once typing and showing have come to rest. */
  function say(text) {
    clearTimeout(speaking);
    speaking = setTimeout(function () { byId("gk-said").textContent = text; }, SPEAK);
  }

  /* The address: what cannot be decoded stays as it is written, what nobody sees is left out. */

  function decoded(text) {
    var plain = text.replace(/\+/g, " ");
    try { return decodeURIComponent(plain); } catch (error) { return plain.replace(/(?:%[0-9a-f]{2})+/gi, rescued); }
  }

  function rescued(part) {
    try { return decodeURIComponent(part); } catch (error) { return part; }
  }

  function asked() {
    var found = {};
    FIELDS.forEach(function (name) { found[name] = ""; });
    location.search.slice(1).split("&").forEach(function (pair) {
      var at = (pair + "=").indexOf("="), name = pair.slice(0, at);
      if (FIELDS.indexOf(name) < 0 || found[name]) { return; }
      found[name] = decoded(pair.slice(at + 1)).replace(BREAKS, " ").replace(UNSEEN, "").trim();
    });
    return found;
  }

  function address(changes) {
    var parts = FIELDS.map(function (name) {
      var value = name in changes ? changes[name] : query[name];
      return value && name + "=" + encodeURIComponent(value);
    });
    return "index.html?" + parts.filter(Boolean).join("&");
  }

  function short(text) {
    return text.length > LONG ? text.slice(0, LONG).replace(/[\ud800-\udbff]$/, "") + "…" : text;
  }

  /* The form. */

  function choice(select, value, text) {
    var made = element("option", text, select);
    made.value = value;
  }

  function fill() {
    var places = engine.places.length > MANY ? [] : engine.places;
    if (home) {
      where.textContent = "";
      choice(where, home.slug, home.name);
      choice(where, "", "全部地方");
    }
    places.forEach(function (place) { if (!home || place.slug !== home.slug) { choice(where, place.slug, place.name); } });
    engine.kinds.forEach(function (kind) { choice(kinds, kind.id, kind.title); });
    engine.topics.forEach(function (topic) { choice(topics, topic.id, topic.title); });
    where.value = home && query.all !== "1" ? home.slug : "";
    kinds.value = query.k;
    topics.value = query.t;
    form.elements.f.checked = query.f === "1";
    where.parentNode.hidden = alone;
    byId("gk-narrow").open = isNarrowed();
    input.value = query.q;
  }

  function isNarrowed() { return Boolean(query.k || query.t || query.f); }

  /* Only what says something goes into the address. */
  function name(field, key) { field.name = field.value ? key : ""; }

  function hidden(key, value) {
    var field = form.querySelector('input[type="hidden"][name="' + key + '"]') || element("input", "", form);
    field.type = "hidden";
    field.name = key;
    field.value = value;
    field.disabled = !value;
  }

  form.addEventListener("submit", function (event) {
    if (composing || !input.value.trim()) {
      event.preventDefault();
      input.focus();
      return;
    }
    name(kinds, "k");
    name(topics, "t");
    if (!alone) {
      hidden("j", where.value || (home ? home.slug : ""));
      hidden("all", home && !where.value ? "1" : "");
    }
    close();
  });

  /* Suggestions: a combobox whose list is steered from the box (ARIA 1.2). Nothing happens while a word is composed. */

  var composing = false, turn = 0, active = -1, waiting;

  function steered() {
    var list = { role: "combobox", "aria-expanded": "false", "aria-controls": "gk-hints", "aria-autocomplete": "list" };
    Object.keys(list).forEach(function (name) { input.setAttribute(name, list[name]); });
    hints.setAttribute("role", "listbox");
    hints.setAttribute("aria-label", "建议");
  }

  function close() {
    turn += 1;
    clearTimeout(waiting);
    hints.hidden = true;
    hints.textContent = "";
    mark(-1);
    input.setAttribute("aria-expanded", "false");
  }

  function mark(at) {
    if (hints.children[active]) { hints.children[active].setAttribute("aria-selected", "false"); }
    active = at;
    if (at < 0) { input.removeAttribute("aria-activedescendant"); return; }
    hints.children[at].setAttribute("aria-selected", "true");
    hints.children[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", hints.children[at].id);
  }

  function suggest() {
    var mine = turn += 1, text = input.value.trim();
    clearTimeout(waiting);
    if (!text) { close(); return; }
    waiting = setTimeout(function () {
      engine.suggest(text, { place: where.value }, function (terms) { if (mine === turn) { offer(terms); } });
    }, PAUSE);
  }

  function offer(terms) {
    close();
    terms.forEach(function (one, at) {
      var option = element("li", "", hints);
      element("span", one.term, option);
      element("small", one.kindTitle, option);
      option.id = "gk-hint-" + at;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.addEventListener("click", function () { take(one.term); });
    });
    hints.hidden = !terms.length;
    input.setAttribute("aria-expanded", String(terms.length > 0));
    say(terms.length ? "有" + terms.length + "条建议，按上下键选。" : "");
  }

  function take(term) {
    input.value = term;
    close();
    form.querySelector("button").click();
  }

  function key(event) {
    var last = hints.children.length - 1;
    if (composing || event.isComposing || event.keyCode === 229) { // Safari tells the end of a word before its Enter
      if (event.key === "Enter") { event.preventDefault(); }
      return;
    }
    if (hints.hidden) {
      if (event.key === "ArrowDown") { suggest(); event.preventDefault(); }
      return;
    }
    switch (event.key) {
      case "ArrowDown": mark(active < last ? active + 1 : -1); break;
      case "ArrowUp": mark(active < 0 ? last : active - 1); break;
      case "Home": if (active < 0) { return; } mark(0); break;
      case "End": if (active < 0) { return; } mark(last); break;
      case "Escape": close(); break;
      case "Enter": if (active < 0) { return; } take(hints.children[active].firstChild.textContent); break;
      default: return;
    }
    event.preventDefault();
  }

  function listen() {
    input.addEventListener("compositionstart", function () { composing = true; close(); });
    input.addEventListener("compositionend", function () { composing = false; suggest(); });
    input.addEventListener("input", function (event) { if (!composing && !event.isComposing) { suggest(); } });
    input.addEventListener("keydown", key);
    input.addEventListener("blur", close);
    hints.addEventListener("mousedown", function (event) { event.preventDefault(); });
    more.addEventListener("click", function () { find(wanted += STEP); });
  }

  /* Results. */

  function find(limit) {
    var options = {
      place: home ? home.slug : "", everywhere: query.all === "1", inForce: query.f === "1", limit: limit,
      kind: kinds.value, topic: topics.value
    };
    engine.find(query.q, options, shown ? goOn : show);
  }

  function goOn(answer) {
    var from = shown;
    add(answer);
    if (shown > from) { list.children[from].querySelector("a").focus(); }
    say(shown > from ? "又列出" + (shown - from) + "条。" : "没有更多的了。");
  }

  function show(answer) {
    var heading = byId("gk-done"), notes = byId("gk-notes"), said = headline(answer);
    heading.textContent = said;
    if (answer.readAs) { element("p", "按“" + short(answer.readAs) + "”找的。", notes); }
    if (answer.cut) { element("p", "字太多，只看了前面的。", notes); }
    if (answer.failed) { element("p", "有的数据没有读到，刷新再试，或者打12345。", notes); }
    if (!answer.results.length && !answer.failed) {
      var advice = isNarrowed() ? "只找这一部分，没有找到。" : "换个说法，少写几个字再试。";
      element("p", advice, notes).setAttribute("data-search-empty", "");
    }
    add(answer);
    if (home && !alone && query.all !== "1") {
      link("在全部地方找", address({ all: "1" }), element("p", "", notes.parentNode), "gk-go");
    }
    counted(kinds, answer.kinds);
    counted(topics, answer.topics);
    if (!answer.exact || !answer.results.length) { offerWays(answer.near || []); }
    say([said].concat(Array.prototype.map.call(notes.children, function (one) { return one.textContent; })).join(" "));
    if (document.activeElement === document.body) { heading.focus({ preventScroll: true }); }
  }

  function headline(answer) {
    if (!answer.results.length) { return (answer.failed ? "没有读到：" : "没有找到：") + short(query.q); }
    if (!answer.exact) { return "没有完全对上的结果"; }
    return short(query.q) + "：" + (answer.more ? "先列出" : "") + answer.total + "个结果";
  }

  function add(answer) {
    answer.results.slice(shown).forEach(result);
    shown = answer.results.length;
    more.parentNode.hidden = shown >= answer.total && !answer.more;
  }

  function result(one) {
    var item = element("li", "", list), of = element("p", "", item, "gk-hit__of"), says;
    item.setAttribute("data-kind", one.kind);
    item.setAttribute("data-jurisdiction", one.place);
    item.setAttribute("data-id", one.id);
    item.setAttribute("data-units", one.units.map(function (unit) { return unit.id; }).join(" "));
    element("b", one.kindTitle, of, "gk-tag");
    if (one.placeName) { element("span", one.placeName, of); }
    if (WHY[one.why]) { element("span", "· " + WHY[one.why], of); }
    if (one.ended) { element("b", "已不再施行", of, "gk-tag"); }
    link(one.title, "../" + one.href, element("h3", "", item));
    if (one.sentence.length) {
      says = element("p", "", item, QUOTED.indexOf(one.kind) < 0 ? "" : "gk-quoted");
      one.sentence.forEach(function (run) { element(run.marked ? "mark" : "span", run.text, says); });
    }
    if (one.units.length && one.kind !== "unit") {
      says = element("p", (WHOSE[one.kind] || "管这事的单位") + "：", item, "gk-hit__whose");
      one.units.forEach(function (unit) { link(unit.name, "../" + unit.href, says); });
    }
  }

  function counted(select, numbers) {
    Array.prototype.forEach.call(select.options, function (option) {
      var number = numbers && numbers[option.value];
      if (number) { option.textContent += "（" + number + "）"; }
    });
  }

  /* What else there is to do: without the conditions, the nearest words, the questions, the hotline. */
  function offerWays(near) {
    var into = byId("gk-near"), finder = byId("gk-finder"), words;
    if (isNarrowed()) { link("去掉条件再找", address({ k: "", t: "", f: "" }), element("p", "", into), "gk-go"); }
    if (near.length) {
      element("p", "您是不是要找：", into);
      words = element("ul", "", into, "gk-near");
      near.forEach(function (term) { link(term, address({ q: term }), element("li", "", words)); });
    }
    if (finder && home && finder.getAttribute("data-in")) {
      finder.href = "../" + home.slug + "/" + finder.getAttribute("data-in");
    }
    byId("gk-ways").hidden = byId("gk-index").hidden = false;
  }

  function trail() {
    var crumbs = document.querySelector(".gk-crumbs ol");
    if (home && crumbs && !alone) { link(home.name, "../" + home.slug + "/index.html", element("li", "", crumbs)); }
  }

  function begin(place) {
    home = place;
    fill();
    trail();
    form.hidden = false;
    if (query.q) { find(wanted); } else { input.focus({ preventScroll: true }); }
  }

  steered();
  listen();
  if (query.q) {
    byId("gk-index").hidden = true;
    byId("gk-results").hidden = false;
    byId("gk-done").textContent = "正在找：" + short(query.q);
    document.title = short(query.q) + " - " + document.title;
  }
  engine.place(alone ? engine.places[0].slug : query.j, begin);
})();
