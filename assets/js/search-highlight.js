/*
 * Highlighting: where the text as written has what was searched. Pure. After search-match.js.
 *
 *   Kaijisho.needles(terms, near)          what to mark for terms
 *   Kaijisho.marks(text, needles)          [[from, to], …]
 *   Kaijisho.snippet(text, marks, width)   [[piece, marked], …] where marks are most
 *   Kaijisho.best(entry, needles, n)       the n fields to show
 */
(function () {
  "use strict";
  var K = window.Kaijisho;
  var BEFORE = 24; // characters shown before the first mark
  // No cut before what belongs to the character on its left.
  var INNER = /[\udb40\udc00-\udfff\u0300-\u036f\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f]/;

  K.needles = (terms, near) => {
    return terms.reduce((all, term) => {
      return all.concat(near ? K.pieces(term) : term, term.alts, term.point ? { fold: term.point } : []);
    }, []);
  };

  K.marks = (text, needles) => {
    var map = K.foldMap(text), found = [];
    needles.forEach(needle => {
      for (var at = K.next(map.text, needle, 0); at >= 0; at = K.next(map.text, needle, at + 1)) {
        var to = map.to[at + needle.fold.length - 1];
        while (/[ーｰ]/.test(text.charAt(to))) to++; // サーバ marks all of サーバー
        found.push([map.from[at], to]);
      }
    });
    return found.sort((a, b) => a[0] - b[0]).reduce((merged, mark) => {
      var last = merged[merged.length - 1];
      if (last && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1]);
      else merged.push(mark);
      return merged;
    }, []);
  };

  function whole(text, at) {
    while (at > 0 && INNER.test(text.charAt(at))) at--;
    return at;
  }

  K.snippet = (text, marks, width) => {
    var most = 0, from = 0, out = [];
    marks.forEach(first => {
      var n = marks.filter(m => m[0] >= first[0] && m[0] < first[0] + width - BEFORE).length;
      if (n > most) { most = n; from = first[0]; }
    });
    from = whole(text, Math.max(0, Math.min(from - BEFORE, text.length - width)));
    var to = whole(text, Math.min(text.length, from + width));
    marks.forEach(m => { // none that fits is cut
      if (m[1] - m[0] > width) return;
      if (m[0] < from && m[1] > from) from = m[0];
      if (m[0] < to && m[1] > to) to = m[1];
    });
    var at = from;
    function add(end, marked) {
      end = Math.min(end, to);
      if (end > at) out.push([text.slice(at, end), marked]);
      at = Math.max(at, end);
    }
    if (from) out.push(["…", false]);
    marks.forEach(m => {
      add(m[0], false);
      add(m[1], true);
    });
    add(to, false);
    if (to < text.length) out.push(["…", false]);
    return out;
  };

  // Those with the most of what was searched, in the entry's order, one of each name.
  K.best = (entry, needles, n) => {
    var texts = entry.fields.slice(2), seen = {};
    function count(field) {
      return needles.filter(needle => K.next(field.fold, needle, 0) >= 0).length;
    }
    var found = texts.filter(count).sort((a, b) => count(b) - count(a));
    if (!found.length) return texts.slice(0, 1);
    return found.filter(field => !seen[field.label] && (seen[field.label] = true)).slice(0, n);
  };
})();
