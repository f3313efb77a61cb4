/*
 * Light, dark or as the system has it; also marks <html class="js">. In <head>, before the stylesheet and
 * without defer: no page is painted in the wrong colours. Optional: <select data-theme-switch> of auto, light, dark.
 */
(function () {
  "use strict";
  var KEY = "kaijisho-theme", root = document.documentElement;
  root.classList.add("js");

  // Storage may be refused (private windows, policies): then the choice lasts for the page.
  function stored(value) {
    try {
      if (value) localStorage.setItem(KEY, value);
      return localStorage.getItem(KEY);
    } catch (e) {
      return value;
    }
  }

  root.dataset.theme = stored() || "auto";

  document.addEventListener("DOMContentLoaded", () => {
    var select = document.querySelector("[data-theme-switch]");
    if (!select) return;
    select.value = root.dataset.theme;
    select.addEventListener("change", () => { root.dataset.theme = stored(select.value); });
  });
})();
