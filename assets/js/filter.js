/*
 * Filters of the item table, templates/table.html. After facets.js. Of a row tr[data-item], any other data-GROUP lists its
 * values, separated by spaces; tr.group heads the rows up to the next one, and hides with them.
 */
(function () {
  "use strict";
  var form = document.getElementById("filter"), status = document.getElementById("filter-status");
  var clear = document.getElementById("filter-clear");
  var rows = Array.from(document.querySelectorAll("#items tbody tr")), records = [], head = {};
  rows.forEach(function (row) {
    var values = {};
    if (row.classList.contains("group")) head = row;
    Object.keys(row.dataset).forEach(function (group) { values[group] = row.dataset[group].split(" "); });
    if (values.item) records.push({ row: row, head: head, values: values });
  });
  var facets = window.Kaijisho.facets(form, apply);

  function apply() {
    var params = new URLSearchParams(), kept = facets.narrow(records);
    facets.write(params);
    history.replaceState(null, "", (String(params) ? "?" + params : location.pathname) + location.hash);
    rows.forEach(function (row) { row.hidden = true; });
    kept.forEach(function (record) { record.row.hidden = record.head.hidden = false; });
    clear.hidden = !facets.any();
    status.textContent = records.length + "項目のうち" + kept.length + "項目を表示しています。";
  }

  clear.addEventListener("click", function () {
    facets.clear();
    apply();
    form.querySelector("summary, input").focus();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  facets.read(new URLSearchParams(location.search));
  apply();
  form.querySelector("details").open = facets.any();
})();
