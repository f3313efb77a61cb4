/*
 * Gives the heading of each part that has an id a permalink, a.hash, and copies its address when it is pressed, or a
 * button with data-copy-link="#id" ("" for the page). It is "copied" (a class) for three seconds, and a status tells it.
 */
(function () {
  "use strict";
  var status = document.createElement("p");
  status.className = "vh";
  status.setAttribute("role", "status");
  document.body.append(status);

  var headings = "main [id]:not([aria-labelledby]) > :is(h2, h3, h4, h5):first-child, .prose :is(h2, h3, h4, h5)[id]";
  document.querySelectorAll(headings).forEach(heading => {
    var link = document.createElement("a"), small = heading.querySelector("small");
    link.className = "hash";
    link.href = "#" + (heading.id || heading.parentNode.id);
    link.textContent = "#";
    link.setAttribute("aria-label", heading.textContent.replace(small && small.textContent, "") + "への固定リンク");
    heading.insertBefore(link, small);
  });

  // For pages that are no secure context, such as http on an intranet.
  function copyBySelection(text) {
    var area = document.createElement("textarea"), before = document.activeElement, done = false;
    area.value = text;
    area.className = "vh";
    document.body.append(area);
    area.select();
    try { done = document.execCommand("copy"); } catch (e) { /* refused */ }
    area.remove();
    before.focus();
    return done;
  }

  function tell(link, url, done) {
    if (done) link.classList.add("copied");
    status.textContent = done ? "リンクをコピーしました。" : "コピーできませんでした。リンクは " + url + " です。";
    setTimeout(() => {
      link.classList.remove("copied");
      status.textContent = "";
    }, done ? 3000 : 20000);
  }

  document.addEventListener("click", event => {
    var link = event.target.closest("a.hash, [data-copy-link]");
    if (!link) return;
    var url = link.href || location.href.split("#")[0] + link.getAttribute("data-copy-link");
    function fallback() { tell(link, url, copyBySelection(url)); }
    if (!navigator.clipboard || !window.isSecureContext) fallback();
    else navigator.clipboard.writeText(url).then(() => { tell(link, url, true); }, fallback);
  });
})();
