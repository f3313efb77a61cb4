/*
 * On every page / goes to the last [data-search-field]. While an input method composes, Enter ends the word and sends nothing.
 */
(function () {
  "use strict";
  document.addEventListener("keydown", event => {
    var fields = document.querySelectorAll("[data-search-field]"), field = fields[fields.length - 1];
    var target = event.target, composing = event.isComposing || event.keyCode === 229;
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
    if (composing) {
      if (event.key === "Enter" && target.matches("[data-search-field]")) event.preventDefault();
    } else if (event.key === "/" && field && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });
})();
