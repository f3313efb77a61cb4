/*
 * The reviewer's note on an item, shown while the review mode is on. After review-notes.js. The page provides
 * section#review[hidden][data-review=SCOPE][data-item=NO] with p#review-saved[role=status], empty, and a form of
 * select[name=verdict], textarea[name=improvement], textarea[name=note].
 */
(function () {
  "use strict";
  var section = document.getElementById("review"), saved = document.getElementById("review-saved");
  var form = section.querySelector("form"), fields = form.elements, no = section.dataset.item;
  var notes = window.Kaijisho.notes(section.dataset.review), timer = 0;
  var PARTS = window.Kaijisho.noteParts;

  function show() {
    var note = notes.all()[no] || {};
    section.hidden = !notes.on();
    PARTS.forEach(part => { fields[part].value = note[part] || ""; });
  }

  function save() {
    var change = {}, note = change[no] = { at: new Date().toISOString() };
    PARTS.forEach(part => { note[part] = fields[part].value; });
    clearTimeout(timer);
    timer = 0;
    saved.textContent = notes.put(change) ? "保存しました。" : "このブラウザーには保存できません。";
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    saved.textContent = "";
    timer = setTimeout(save, 600);
  });
  form.addEventListener("change", save);
  form.addEventListener("submit", event => { event.preventDefault(); });
  window.addEventListener("pagehide", () => { if (timer) save(); });
  window.addEventListener("storage", () => { if (!timer) show(); }); // another tab wrote
  show();
  if (location.hash === "#review") section.scrollIntoView(); // it was hidden when the browser looked for it
})();
