/*
 * Keys on every page: / goes to the last [data-search-field], Esc empties it. While an input
 * method composes, keys are its own: Enter ends the word and sends nothing.
 */
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    var fields = document.querySelectorAll("[data-search-field]"), field = fields[fields.length - 1];
    var target = event.target, composing = event.isComposing || event.keyCode === 229;
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
    if (composing) {
      if (event.key === "Enter" && target.matches("[data-search-field]")) event.preventDefault();
    } else if (event.key === "/" && field && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "Escape" && target.matches("[data-search-field]") && target.value) {
      event.preventDefault();
      target.value = "";
      target.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
})();
