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

  function apply(theme) {
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
    else root.removeAttribute("data-theme");
  }
  apply(stored());

  document.addEventListener("DOMContentLoaded", function () {
    var select = document.querySelector("[data-theme-switch]");
    if (!select) return;
    select.value = root.getAttribute("data-theme") || "auto";
    select.addEventListener("change", function () {
      stored(select.value);
      apply(select.value);
    });
  });
})();
