/* Suggestions under the box: a combobox whose list is steered from the box (ARIA 1.2). Nothing happens while a word is
   composed. `ask(text, done)` gives what to offer, `take(term)` is told what was chosen, `say` what to speak. */
(function () {
  "use strict";

  var PAUSE = 30;

  window.gongkaiHints = function (input, hints, ask, take, say) {
    var composing = false, turn = 0, active = -1, waiting;

    function steered() {
      var list = { role: "combobox", "aria-expanded": "false", "aria-controls": hints.id, "aria-autocomplete": "list" };
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
        ask(text, function (terms) { if (mine === turn) { offer(terms); } });
      }, PAUSE);
    }

    function part(name, text, parent) {
      var made = document.createElement(name);
      made.textContent = text;
      parent.appendChild(made);
      return made;
    }

    function offer(terms) {
      close();
      terms.forEach(function (one, at) {
        var option = part("li", "", hints);
        part("span", one.term, option);
        part("small", one.kindTitle, option);
        option.id = "gk-hint-" + at;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.addEventListener("click", function () { chosen(one.term); });
      });
      hints.hidden = !terms.length;
      input.setAttribute("aria-expanded", String(terms.length > 0));
      say(terms.length ? "有" + terms.length + "条建议，按上下键选。" : "");
    }

    function chosen(term) {
      close();
      take(term);
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
        case "Enter": if (active < 0) { return; } chosen(hints.children[active].firstChild.textContent); break;
        default: return;
      }
      event.preventDefault();
    }

    steered();
    input.addEventListener("compositionstart", function () { composing = true; close(); });
    input.addEventListener("compositionend", function () { composing = false; suggest(); });
    input.addEventListener("input", function (event) { if (!composing && !event.isComposing) { suggest(); } });
    input.addEventListener("keydown", key);
    input.addEventListener("blur", close);
    hints.addEventListener("mousedown", function (event) { event.preventDefault(); });
    return { close: close, isComposing: function () { return composing; } };
  };
})();
