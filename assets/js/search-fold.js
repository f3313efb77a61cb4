/*
 * Folding: what a reader takes for the same becomes the same string: NFKC, case, katakana and
 * hiragana, small kana, long vowel mark, middle dot, white space, kinds of dash and wave dash.
 *
 *   Kaijisho.fold(text)       the folded text
 *   Kaijisho.foldMap(text)    {text, from, to}: where each folded unit's characters begin and end
 *
 * Text is folded one cluster (a character and its marks) at a time, so that a part folds to a
 * part of what the whole folds to. Only numbers look at neighbours: "2・3" and "2③" are "2 3".
 */
(function () {
  "use strict";
  var K = window.Kaijisho = window.Kaijisho || {};
  var DROPPED = /[\s\xad\u200b-\u200d\u2060・ー\ufe00-\ufe0f]|\udb40[\udd00-\uddef]/g;
  var KATAKANA = /[ァ-ヶヽヾ]/g, SMALL = /[ぁぃぅぇぉっゃゅょゎ]/g;
  var MARK = /[\u0300-\u036f\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\uff9e\uff9f\udb40]/;
  var known = {};

  function shift(by) {
    return c => String.fromCharCode(c.charCodeAt(0) + by);
  }
  var hiragana = shift(-0x60), large = shift(1);

  function foldCluster(c) {
    return c.normalize("NFKC").toLowerCase().replace(DROPPED, "")
      .replace(/[\u2010-\u2015\u2212\u2500]/g, "-").replace(/[\u301c\u223c\u3030]/g, "~")
      .replace(KATAKANA, hiragana).replace(SMALL, large).replace(/ゕ/g, "か").replace(/ゖ/g, "け");
  }

  function clusterEnd(text, at) {
    at += text.charCodeAt(at) >> 10 === 0x36 ? 2 : 1;
    while (text.charCodeAt(at) >= 0x300 && MARK.test(text[at])) at += text[at] === "\udb40" ? 2 : 1;
    return Math.min(at, text.length);
  }

  function isDigit(code) { return code >= 48 && code <= 57; }
  function isPlain(code) { return isDigit(code) || isDigit(code - 0xfee0); }

  function fold(text, from, to) {
    // Codes, not out += c: that makes a rope, many times slower to search.
    var codes = [], parts = [], last = 0, plain = false, gap = false;
    function put(code, start, end) {
      last = code;
      codes.push(code);
      if (from) from.push(start), to.push(end);
    }
    for (var at = 0, end; at < text.length; at = end) {
      end = clusterEnd(text, at);
      var cluster = text.slice(at, end), s = known[cluster], wasPlain = plain;
      if (s === undefined) s = known[cluster] = foldCluster(cluster);
      if (!s) { gap = true; continue; }
      plain = isPlain(text.charCodeAt(at));
      if (isDigit(last) && isDigit(s.charCodeAt(0)) && (gap || !plain || !wasPlain)) put(32, at, at);
      for (var i = 0; i < s.length; i++) put(s.charCodeAt(i), at, end);
      gap = false;
      if (codes.length > 8000) parts.push(String.fromCharCode.apply(null, codes.splice(0)));
    }
    return parts.join("") + String.fromCharCode.apply(null, codes);
  }

  K.fold = text => fold(text);
  K.foldMap = text => {
    var map = { from: [], to: [] };
    map.text = fold(text, map.from, map.to);
    return map;
  };
})();
