/*
 * Filters of the item table. After facets.js. The page provides:
 *
 *   table#items > tbody > tr[data-item]     a record: data-status, data-category, data-subcategory, data-level,
 *                                           data-guideline, data-access, data-customer, data-changed (or any
 *                                           other group); several values are separated by spaces
 *   tr.group                                heads the rows up to the next one; hidden when all of them are
 *   form#filter[hidden]                     fieldsets of boxes as facets.js wants them, name = the data-* name
 *   button#filter-clear[hidden]             すべて解除
 *   p#filter-status[role=status]            empty
 *
 * Without the script the form stays hidden and the table whole.
 */
(function () {
  "use strict";
  var form = document.getElementById("filter"), status = document.getElementById("filter-status");
  var clear = document.getElementById("filter-clear");
  var rows = [].slice.call(document.querySelectorAll("#items tbody tr"));
  var records = rows.filter(function (row) { return row.hasAttribute("data-item"); }).map(function (row) {
    var values = {};
    Object.keys(row.dataset).forEach(function (group) { values[group] = row.dataset[group].split(" ").filter(Boolean); });
    return { row: row, values: values };
  });
  var facets = window.Kaijisho.facets(form, apply);

  function apply() {
    var params = new URLSearchParams(), kept = facets.narrow(records), head = null;
    facets.write(params);
    history.replaceState(null, "", (String(params) ? "?" + params : location.pathname) + location.hash);
    records.forEach(function (record) { record.row.hidden = true; });
    kept.forEach(function (record) { record.row.hidden = false; });
    rows.forEach(function (row) {
      if (row.classList.contains("group")) {
        head = row;
        head.hidden = true;
      } else if (head && !row.hidden) head.hidden = false;
    });
    clear.hidden = !facets.any();
    status.textContent = facets.any() ? records.length + "項目のうち" + kept.length + "項目を表示しています。" : "全" + records.length + "項目を表示しています。";
  }

  clear.addEventListener("click", function () {
    facets.clear();
    apply();
    form.querySelector("input").focus();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  facets.read(new URLSearchParams(location.search));
  apply();
})();
