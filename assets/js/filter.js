/*
 * Filters of the item table, templates/table.html. After facets.js. Of a row tr[data-item], any other data-GROUP lists its
 * values, separated by spaces; tr.group heads the rows up to the next one, and hides with them.
 */
(function () {
  "use strict";
  var form = document.getElementById("filter"), status = document.getElementById("filter-status");
  var clear = document.getElementById("filter-clear");
  var rows = Array.from(document.querySelectorAll("#items tbody tr")), records = [], head = {};
  rows.forEach(row => {
    var values = {};
    if (row.classList.contains("group")) head = row;
    Object.keys(row.dataset).forEach(group => { values[group] = row.dataset[group].split(" "); });
    if (values.item) records.push({ row: row, head: head, values: values });
  });
  var facets = window.Kaijisho.facets(form, apply);

  function apply() {
    var params = new URLSearchParams(), kept = facets.narrow(records), names = facets.names();
    facets.write(params);
    history.replaceState(null, "", (String(params) ? "?" + params : location.pathname) + location.hash);
    rows.forEach(row => { row.hidden = true; });
    kept.forEach(record => { record.row.hidden = record.head.hidden = false; });
    clear.hidden = !names;
    status.textContent = records.length + "項目のうち" + kept.length + "項目を表示しています" + (names && "（" + names + "）") + "。";
  }

  clear.addEventListener("click", () => {
    facets.clear();
    apply();
    form.querySelector("summary").focus();
  });
  form.addEventListener("submit", event => { event.preventDefault(); });
  form.hidden = false;
  facets.read(new URLSearchParams(location.search));
  apply();
})();
