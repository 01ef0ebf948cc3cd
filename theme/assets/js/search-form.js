/* The form of the search: reads the question from the address, shows it at once, sends it anew when something is chosen.
   It runs before the search itself has come, so that who waits sees what is being looked for. A question is a plain
   address, so that the back button works by itself; nothing is kept on the reader's device. */
(function () {
  "use strict";

  var LONG = 40, SPEAK = 700, MANY = 60, IN_FORCE = "现行有效";
  var FIELDS = ["q", "j", "k", "t", "f", "all", "was"]; // was: conditions of the question before, told of once
  var BREAKS = /[\t\n\r\u2028\u2029]+/g;
  var UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

  var form = document.querySelector('[data-module="search"]'), data = byId("gk-search-root");
  var root = form && data ? JSON.parse(data.textContent) : null;
  if (!root) { return; }
  var input = byId("gk-q"), where = byId("gk-j"), kinds = byId("gk-k"), topics = byId("gk-t"), only = form.elements.f;
  var need = byId("gk-need"), alone = form.hasAttribute("data-alone"), query = asked();
  var home = null, at = ""; // the reader's place; the place that is asked
  var engine = null, touched = false, keyed = false, stepped = false, speaking;
  var hints = window.gongkaiHints(input, byId("gk-hints"), suggest, take, say);

  function byId(id) { return document.getElementById(id); }

  /* What screen readers say, once typing and showing have come to rest. */
  function say(text) {
    clearTimeout(speaking);
    speaking = setTimeout(function () { byId("gk-said").textContent = text; }, SPEAK);
  }

  function short(text) {
    return text.length > LONG ? text.slice(0, LONG).replace(/[\ud800-\udbff]$/, "") + "…" : text;
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
      var value = name in changes ? changes[name] : name === "was" ? "" : query[name];
      return value && name + "=" + encodeURIComponent(value);
    });
    return "index.html?" + parts.filter(Boolean).join("&");
  }

  /* What is chosen. */

  function choice(select, value, text) {
    var made = document.createElement("option");
    made.textContent = text;
    made.value = value;
    select.appendChild(made);
  }

  function choose(select, value) {
    select.value = value;
    if (select.selectedIndex < 0) { select.value = ""; }
  }

  function narrowedAs(from) {
    choose(kinds, from.k);
    choose(topics, from.t);
    only.checked = from.f === "1";
  }

  function filled() {
    input.value = query.q;
    where.value = at;
    narrowedAs(query);
    touched = keyed = stepped = false;
  }

  /* What the address asks for and the site does not have is not asked for. */
  function cleared() {
    query.k = kinds.value;
    query.t = topics.value;
    query.f = only.checked ? "1" : "";
    query.j = home ? home.slug : "";
    query.all = home && query.all === "1" ? "1" : "";
  }

  function titleIn(select, value) {
    var found = Array.prototype.filter.call(select.options, function (one) { return value && one.value === value; })[0];
    return found ? found.textContent : "";
  }

  /* The conditions, in words: ["公示", "现行有效"]. */
  function conditions() {
    return [titleIn(kinds, query.k), titleIn(topics, query.t), query.f ? IN_FORCE : ""].filter(Boolean);
  }

  /* Those of the question before, which were not taken over; told of once, then left out of the address. */
  function dropped() {
    var words = query.was.split(" ").map(function (one) {
      return one === "1" ? IN_FORCE : titleIn(kinds, one) || titleIn(topics, one);
    });
    if (query.was) {
      try { history.replaceState(history.state, "", address({})); } catch (error) { query.was = ""; }
    }
    return words.filter(Boolean);
  }

  /* Sending. */

  function hidden(key, value) {
    var field = form.querySelector('input[type="hidden"][name="' + key + '"]') || document.createElement("input");
    field.type = "hidden";
    field.name = key;
    field.value = value;
    field.disabled = !value;
    form.appendChild(field);
  }

  /* Only what says something goes into the address. */
  function name(field, key) { field.name = field.value ? key : ""; }

  function isAnother() { return query.q && input.value.trim() !== query.q; }

  /* What narrows a question belongs to it: other words are looked for everywhere, unless it was chosen for them. */
  function typed() {
    need.hidden = true;
    if (!touched) { narrowedAs(isAnother() ? { k: "", t: "", f: "" } : query); }
  }

  function send() {
    if (hints.isComposing() || !input.value.trim()) { return; }
    if (form.requestSubmit) { form.requestSubmit(); } else { form.querySelector("button").click(); }
  }

  function wanted() {
    need.hidden = false;
    input.focus();
    say(need.textContent);
  }

  form.addEventListener("submit", function (event) {
    if (hints.isComposing() || !input.value.trim()) {
      event.preventDefault();
      if (!hints.isComposing()) { wanted(); }
      return;
    }
    name(kinds, "k");
    name(topics, "t");
    if (!alone) {
      hidden("j", engine ? where.value || (home ? home.slug : "") : query.j);
      hidden("all", (engine ? home && !where.value : query.all) ? "1" : "");
    }
    hidden("was", isAnother() && !touched ? [query.k, query.t, query.f].filter(Boolean).join(" ") : "");
    hints.close();
  });

  /* A choice made counts at once. Going through a closed list by key is no choice yet: Enter makes it one. */
  [where, kinds, topics, only].forEach(function (field) {
    field.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && stepped) { event.preventDefault(); send(); }
      keyed = field !== only && event.key !== "Enter";
    });
    field.addEventListener("keyup", function () { keyed = false; });
    field.addEventListener("blur", function () { keyed = stepped = false; });
    field.addEventListener("change", function () {
      touched = touched || field !== where;
      stepped = keyed;
      if (!keyed) { send(); }
    });
  });

  /* Suggestions. */

  function suggest(text, done) {
    if (engine) { engine.suggest(text, { place: where.value }, done); }
  }

  function take(term) {
    input.value = term;
    typed();
    send();
  }

  input.addEventListener("input", typed);
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { hints.close(); filled(); }
  });

  /* Once it is known what can be chosen. */
  function open(found, place) {
    var places = found.places.length > MANY ? [] : found.places;
    engine = found;
    home = place;
    if (home) {
      where.textContent = "";
      choice(where, home.slug, home.name);
      choice(where, "", "全部地方");
    }
    places.forEach(function (one) { if (!home || one.slug !== home.slug) { choice(where, one.slug, one.name); } });
    engine.kinds.forEach(function (kind) { choice(kinds, kind.id, kind.title); });
    engine.topics.forEach(function (topic) { choice(topics, topic.id, topic.title); });
    where.value = at = home && query.all !== "1" ? home.slug : "";
    narrowedAs(query);
    cleared();
    if (isAnother()) { typed(); } // typed while the rest was on its way
    where.parentNode.hidden = alone;
    byId("gk-narrow").hidden = false;
    byId("gk-narrow").open = conditions().length > 0;
  }

  /* The place that was asked, where it is not the one that was chosen. */
  function placed(place) {
    if (!titleIn(where, place.slug)) { choice(where, place.slug, place.name); }
    where.value = at = place.slug;
  }

  input.value = query.q;
  form.hidden = false;
  if (query.q) {
    byId("gk-index").hidden = true;
    byId("gk-results").hidden = false;
    byId("gk-done").textContent = "正在找：" + short(query.q);
    document.title = short(query.q) + " - " + document.title;
  } else if (/[?&]q=/.test(location.search)) { wanted(); } else { input.focus({ preventScroll: true }); }

  window.gongkaiForm = {
    root: root, readings: data.getAttribute("data-readings"), query: query, alone: alone, address: address, short: short,
    say: say, open: open, placed: placed, conditions: conditions, dropped: dropped,
    place: function () { return home; }, asked: function () { return at; }
  };
})();
