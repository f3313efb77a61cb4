/*
 * Facets: groups of check boxes that narrow a list; AND between groups, OR inside one.
 *
 *   Kaijisho.facets(root, onChange)   root holds <label><input type="checkbox" name="GROUP" value="ID">
 *                                     … <span class="facet-count"></span></label>; returns
 *     .narrow(records)   those that pass; a record has values {GROUP: [ID, …]}. Each label is told how
 *                        many its box would show, and has data-empty when none
 *     .keep(records)     the same without telling
 *     .any(), .clear(), .read(URLSearchParams), .write(URLSearchParams)
 */
(function () {
  "use strict";
  var K = window.Kaijisho = window.Kaijisho || {};

  K.facets = function (root, onChange) {
    var boxes = Array.from(root.querySelectorAll("input[type=checkbox]"));
    root.addEventListener("change", onChange);

    function ticked() { return boxes.filter(function (box) { return box.checked; }); }
    function narrow(records) { return K.narrow(records, ticked()); }

    return {
      narrow: function (records) {
        var result = narrow(records);
        boxes.forEach(function (box) {
          var n = result.counts[box.name + "=" + box.value] || 0, label = box.parentNode;
          label.querySelector(".facet-count").textContent = n;
          label.toggleAttribute("data-empty", !n);
        });
        return result.kept;
      },
      keep: function (records) { return narrow(records).kept; },
      any: function () { return ticked().length > 0; },
      clear: function () { boxes.forEach(function (box) { box.checked = false; }); },
      read: function (params) {
        boxes.forEach(function (box) { box.checked = params.getAll(box.name).indexOf(box.value) >= 0; });
      },
      write: function (params) { ticked().forEach(function (box) { params.append(box.name, box.value); }); }
    };
  };

  // Pure. chosen is [{name, value}, …]. A record that fails one group only counts there: a box would bring it back.
  K.narrow = function (records, chosen) {
    var counts = {}, groups = {};
    chosen.forEach(function (c) { (groups[c.name] = groups[c.name] || []).push(c.value); });
    var kept = records.filter(function (record) {
      var values = record.values;
      var failed = Object.keys(groups).filter(function (g) {
        return !(values[g] || []).some(function (v) { return groups[g].indexOf(v) >= 0; });
      });
      if (failed.length < 2) (failed.length ? failed : Object.keys(values)).forEach(function (g) {
        (values[g] || []).forEach(function (v) { counts[g + "=" + v] = (counts[g + "=" + v] || 0) + 1; });
      });
      return !failed.length;
    });
    return { kept: kept, counts: counts };
  };
})();
