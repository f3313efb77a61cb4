/*
 * Copies the address of a part of the page when its permalink, a.hash, or a button with data-copy-link="#id"
 * ("" for the page) is pressed. The element has the class "copied" for three seconds, and a status tells it.
 */
(function () {
  "use strict";
  var status = document.createElement("p");
  status.className = "vh";
  status.setAttribute("role", "status");
  document.body.appendChild(status);

  // For pages that are no secure context, such as http on an intranet.
  function copyBySelection(text) {
    var area = document.createElement("textarea"), before = document.activeElement, done = false;
    area.value = text;
    area.className = "vh";
    document.body.appendChild(area);
    area.select();
    try { done = document.execCommand("copy"); } catch (e) { /* refused */ }
    document.body.removeChild(area);
    if (before) before.focus();
    return done;
  }

  function tell(link, url, done) {
    if (done) link.classList.add("copied");
    status.textContent = done ? "リンクをコピーしました。" : "コピーできませんでした。リンクは " + url + " です。";
    setTimeout(function () {
      link.classList.remove("copied");
      status.textContent = "";
    }, done ? 3000 : 20000);
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a.hash, [data-copy-link]");
    if (!link) return;
    var url = link.href || location.href.split("#")[0] + link.getAttribute("data-copy-link");
    function fallback() { tell(link, url, copyBySelection(url)); }
    if (!navigator.clipboard || !window.isSecureContext) fallback();
    else navigator.clipboard.writeText(url).then(function () { tell(link, url, true); }, fallback);
  });
})();
