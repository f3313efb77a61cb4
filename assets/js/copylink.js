/*
 * Copies the address of a part of the page. The page provides
 *
 *   <button type="button" data-copy-link="#requirement">…</button>   "" for the page itself
 *   <p data-copy-status role="status" class="vh"></p>                once per page
 *
 * A copied link is told to screen readers in the status and shown on the button itself: it has the
 * class "copied" for three seconds.
 */
(function () {
  "use strict";
  var status = document.querySelector("[data-copy-status]");

  // For pages that are no secure context (http on an intranet) and browsers without the clipboard API.
  function copyBySelection(text) {
    var area = document.createElement("textarea"), before = document.activeElement, done = false;
    area.value = text;
    area.className = "vh";
    document.body.appendChild(area);
    area.select();
    try { done = document.execCommand("copy"); } catch (e) { done = false; }
    document.body.removeChild(area);
    if (before) before.focus();
    return done;
  }

  function tell(button, url, done) {
    button.classList.toggle("copied", done);
    if (status) status.textContent = done ? "リンクをコピーしました。" : "コピーできませんでした。リンクは " + url + " です。";
    setTimeout(function () {
      button.classList.remove("copied");
      if (status) status.textContent = "";
    }, done ? 3000 : 20000);
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy-link]");
    if (!button) return;
    var url = location.href.split("#")[0] + button.getAttribute("data-copy-link");
    function fallback() { tell(button, url, copyBySelection(url)); }
    if (!navigator.clipboard || !window.isSecureContext) fallback();
    else navigator.clipboard.writeText(url).then(function () { tell(button, url, true); }, fallback);
  });
})();
