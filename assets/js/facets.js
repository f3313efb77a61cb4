/*
 * Facets: groups of check boxes that narrow a list; AND between groups, OR inside one.
 *
 *   Kaijisho.facets(root, onChange)   root holds, for each group, <fieldset><legend>…</legend> and
 *       <label><input type="checkbox" name="GROUP" value="ID"><span>…</span><span class="facet-count"></span></label>; returns
 *     .narrow(records)   those that pass; a record has values {GROUP: [ID, …]}. Each label is told how
 *                        many its box would show, and has data-empty when none
 *     .keep(records)     the same without telling
 *     .names()           the ticked boxes in words, "" when none is
 *     .clear(), .read(URLSearchParams), .write(URLSearchParams)
 */
(function () {
  "use strict";
  var K = window.Kaijisho = window.Kaijisho || {};

  K.facets = (root, onChange) => {
    var boxes = Array.from(root.querySelectorAll("input[type=checkbox]"));
    root.addEventListener("change", onChange);

    function ticked() { return boxes.filter(box => box.checked); }

    return {
      narrow: records => {
        var result = K.narrow(records, ticked());
        boxes.forEach(box => {
          var n = result.counts[box.name + "=" + box.value] || 0, label = box.parentNode;
          label.querySelector(".facet-count").textContent = n;
          label.toggleAttribute("data-empty", !n);
        });
        return result.kept;
      },
      keep: records => K.narrow(records, ticked()).kept,
      names: () => {
        return ticked().map(box => box.closest("fieldset").firstChild.textContent + "：" + box.nextSibling.textContent).join("、");
      },
      clear: () => { boxes.forEach(box => { box.checked = false; }); },
      read: params => {
        boxes.forEach(box => { box.checked = params.getAll(box.name).indexOf(box.value) >= 0; });
      },
      write: params => { ticked().forEach(box => { params.append(box.name, box.value); }); }
    };
  };

  // Pure. chosen is [{name, value}, …]. A record that fails one group only counts there: a box would bring it back.
  K.narrow = (records, chosen) => {
    var counts = {}, groups = {};
    chosen.forEach(c => { (groups[c.name] = groups[c.name] || []).push(c.value); });
    var kept = records.filter(record => {
      var values = record.values;
      var failed = Object.keys(groups).filter(g => {
        return !(values[g] || []).some(v => groups[g].indexOf(v) >= 0);
      });
      if (failed.length < 2) (failed.length ? failed : Object.keys(values)).forEach(g => {
        (values[g] || []).forEach(v => { counts[g + "=" + v] = (counts[g + "=" + v] || 0) + 1; });
      });
      return !failed.length;
    });
    return { kept: kept, counts: counts };
  };
})();
