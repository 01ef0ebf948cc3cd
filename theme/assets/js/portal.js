/* Comfort only: a 复制链接 button beside each clause and passage, the box to search with. Every page is complete
   without it. */
(function () {
  "use strict";

  var canonical = document.querySelector('link[rel="canonical"]');
  var page = canonical ? canonical.href : location.href.split("#")[0];

  function fallback(text) {
    var area = document.createElement("textarea");
    area.className = "gk-copy__area";
    area.value = text;
    area.readOnly = true;
    document.body.appendChild(area);
    area.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    document.body.removeChild(area);
    return done;
  }

  function say(button, done) {
    button.textContent = done ? "已复制" : "请从地址栏复制";
    setTimeout(function () { button.textContent = "复制链接"; }, 3000);
  }

  function copy(anchor, button) {
    var address = page + anchor.getAttribute("href");
    if (!writeClipboard(address, button)) {
      var done = fallback(address);
      if (!done) { location.hash = anchor.getAttribute("href"); }
      say(button, done);
      button.focus();
    }
  }

  function writeClipboard(address, button) {
    if (!navigator.clipboard || !window.isSecureContext) { return false; }
    navigator.clipboard.writeText(address).then(
      function () { say(button, true); },
      function () { say(button, fallback(address)); }
    );
    return true;
  }

  // The page of the search shows its own box, once it can search.
  var box = document.querySelector(".gk-search:not([data-module])");
  if (box) { box.hidden = false; }

  var anchors = document.querySelectorAll('[data-module="copy"] .gk-anchor');
  Array.prototype.forEach.call(anchors, function (anchor) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "gk-copy";
    button.textContent = "复制链接";
    button.setAttribute("data-chrome", "");
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () { copy(anchor, button); });
    anchor.parentNode.insertBefore(button, anchor.nextSibling);
    // A clause shows the button for good, in place of its #; a passage shows it when it is pointed at.
    if (anchor.parentNode.className === "gk-clause__more") { anchor.hidden = true; }
  });
})();
