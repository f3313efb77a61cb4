/*
 * Matching: which entries a query finds, in which order. Pure. After search-fold.js.
 *
 *   Kaijisho.index(data)             search-data.js made ready
 *   Kaijisho.parse(query, index)     terms {text, fold, bound, item, point, alts}
 *   Kaijisho.find(index, terms)      {hits, rest, words}; a hit is {entry, values, score, order}
 *   Kaijisho.near(found, terms)      the hits of the rest that are near
 *   Kaijisho.next(text, needle, at)  where folded text has a needle {fold, bound} next, or -1
 *   Kaijisho.pieces(term)            the needles of a near entry
 *
 * A hit has every term, as itself or as a synonym; words are the synonyms that found something. A near entry
 * has four in five of each term's pairs of characters or, if nothing is a hit, a number within a longer one.
 */
(function () {
  "use strict";
  var K = window.Kaijisho;
  // 79, no.79, 項目79, 7.6.14, 3.2.3(2)(ア)2: these end where their digits end.
  var NUMBER = /^(?:項目|項番|no\.?)?\d+(?:\.\d+)*(?:\([^()]{1,3}\)\d*)*$/;
  var ITEM = /^(?:項目|項番|no\.?)?0*(\d+)(\(\d+\))?$/;
  var SPACED = /(項目|項番|[NnＮｎ][OoＯｏ][.．]?|№)\s+(?=[0-9０-９])/g;
  var PUBLISHER = /(省|GL|ＧＬ|ガイドライン)(?=[0-9０-９])/gi; // 経産省7.6.14 is two words
  var LATIN = /^[a-z0-9 .-]+$/, DIGIT = /\d/, ALNUM = /[a-z0-9]/;
  var KEY = 12, TITLE = 8, DIRECT = 1000, SYNONYM = 0.7; // weights

  K.index = data => {
    var groups = Object.create(null), named = [];
    // Groups that share a word are one: a vendor adds to ours.
    data.synonyms.forEach(words => {
      var all = words.reduce((sum, word) => sum.concat(groups[K.fold(word)] || []), words);
      all.forEach(word => { groups[K.fold(word)] = all; });
    });
    var columns = decode(data).split("\x01").map(column => column.split("\0"));
    function str(column, ref) {
      if (!ref) ref = named[column] = (named[column] || 0) + 1;
      return columns[column][ref - 1];
    }
    return { groups: groups, entries: data.entries.map(row => unpack(row, data, str)) };
  };

  // The format is that of write.go and pack.go in internal/search.
  function decode(data) {
    var alphabet = Array.from(data.alphabet), base = data.digits.length - data.finals;
    return data.blocks.map(block => {
      var recent = alphabet.map((c, i) => i), last = [], starts = [], out = [];
      for (var i = 0, run = 1; i < block[1].length;) {
        for (var n = 0, scale = 1, v = data.finals; v >= data.finals; scale *= base) {
          v = data.digits.indexOf(block[1][i++]);
          n += v * scale;
        }
        var symbol = recent[Math.max(n - 1, 0)], times = n > 1 ? 1 : run * (n + 1);
        run = n > 1 ? 1 : run * 2;
        while (times--) last.push(symbol);
        while (--n > 0) recent[n] = recent[n - 1];
        recent[0] = symbol;
      }
      var next = new Int32Array(last.length);
      last.forEach(s => { starts[s] = (starts[s] || 0) + 1; });
      starts.reduce((sum, n, s) => { starts[s] = sum; return sum + n; }, 0);
      last.forEach((s, i) => { next[starts[s]++] = i; });
      for (var at = next[block[0]]; out.length < last.length; at = next[at]) out.push(alphabet[last[at]]);
      return out.join("");
    }).join("");
  }

  function unpack(row, data, str) {
    var values = {}, badges = [], at = 0, i, key = str(0, row[2]), url = str(1, row[3]), title = str(2, row[4]);
    var fields = [{ text: key, weight: KEY }, { text: title, weight: TITLE }];
    for (i = 0; i < row[5].length; i += 3) {
      var n = row[5][i], field = data.fields[n];
      fields.push({ label: field[0], weight: field[1], anchor: str(3, row[5][i + 1]), text: str(4 + n, row[5][i + 2]) });
    }
    for (i = 0; i < row[6].length; i += 2) {
      var facet = data.facets[row[6][i]], value = facet[3][row[6][i + 1]];
      (values[facet[0]] = values[facet[0]] || []).push(value[0]);
      if (facet[2]) badges.push(value);
    }
    var folded = fields.map(f => {
      f.fold = K.fold(f.text);
      f.end = at += f.fold.length + 1;
      return f.fold;
    });
    return {
      kind: data.kinds[row[0]], no: row[1] < 0 ? +key : row[1], key: key, url: url, title: title,
      fields: fields, values: values, badges: badges, foldedKey: folded[0],
      fold: folded.join("\n") // no folded text has one: no match spans two fields
    };
  }

  K.parse = (query, index) => {
    return query.replace(SPACED, "$1").replace(PUBLISHER, "$1 ").split(/\s+/).map(text => {
      var f = K.fold(text), item = ITEM.exec(f);
      return { text: text, fold: f, bound: NUMBER.test(f) && DIGIT, item: item && +item[1], point: item && item[2], alts: alternatives(text, f, index.groups) };
    }).filter(term => term.fold);
  };

  // A Latin synonym is a whole word: DR is not in "address".
  function synonym(text) {
    var f = K.fold(text);
    return { text: text, fold: f, bound: LATIN.test(f) && ALNUM };
  }

  // A synonym replaces one of its group wherever that stands: 二要素認証方式 also finds 多要素認証方式.
  // The longest word there decides, and what holds one seen finds no more.
  function alternatives(text, f, groups) {
    var seen = [f], alts = [], map = K.foldMap(text);
    var inside = Object.keys(groups).filter(word => K.next(f, synonym(word), 0) >= 0);
    inside.forEach(word => {
      if (inside.some(w => w !== word && w.indexOf(word) >= 0)) return;
      var at = f.indexOf(word), from = map.from[at], to = map.to[at + word.length - 1];
      while (/[ーｰ]/.test(text.charAt(to))) to++; // folding drops the long-vowel mark, which belongs to the word
      groups[word].forEach(peer => {
        var alt = synonym(text.slice(0, from) + peer + text.slice(to));
        if (seen.every(s => alt.fold.indexOf(s) < 0)) alts.push(alt);
        seen.push(alt.fold);
      });
    });
    return alts;
  }

  function runsOn(bound, left, right) { return bound.test(left) && bound.test(right); }

  // A bound needle is no part of a longer number or word: two characters of its class meet at neither end.
  K.next = (text, needle, at) => {
    var word = needle.fold, bound = needle.bound;
    while ((at = text.indexOf(word, at)) >= 0) {
      var end = at + word.length;
      if (!bound || !(runsOn(bound, text.charAt(at - 1), word[0]) || runsOn(bound, text[end - 1], text.charAt(end)))) break;
      at++;
    }
    return at;
  };

  // The weights of the fields that have the needle, by how often and how densely.
  function score(entry, needle) {
    var total = 0, start = 0, at = K.next(entry.fold, needle, 0);
    entry.fields.forEach(field => {
      for (var n = 0; at >= 0 && at < field.end; n++) at = K.next(entry.fold, needle, at + 1);
      if (n) total += field.weight * (1 + Math.log(n)) / (1 + Math.log(1 + (field.end - start) / 200));
      start = field.end;
    });
    return total;
  }

  function isItem(entry, term) {
    return term.item && term.item === entry.no && (!term.point || entry.fields.some(f => f.fold.indexOf(term.point) === 0));
  }

  // Is one within the other: 3.2.3(2)(ア) in 3.2.3(2), 7.6.14(6) in 7.6.14?
  function isAround(entry, term) {
    var key = { fold: entry.foldedKey, bound: DIGIT };
    return term.bound && !entry.no && key.fold && (K.next(key.fold, term, 0) === 0 || K.next(term.fold, key, 0) === 0);
  }

  // 0 when a term is missing. The synonyms that stood in for one are added to words.
  function exact(entry, terms, words) {
    var total = 0, found = [];
    if (!terms.every(term => {
      var own = score(entry, term), s = own;
      if (entry.foldedKey === term.fold || isItem(entry, term)) s += DIRECT;
      else if (own && isAround(entry, term)) s = DIRECT / 2; // all alike: in the guideline's order
      term.alts.forEach(alt => {
        var by = score(entry, alt) * SYNONYM;
        if (by && !own) found.push(alt.text);
        s = Math.max(s, by);
      });
      total += s;
      return s;
    })) return 0;
    found.forEach(word => { if (words.indexOf(word) < 0) words.push(word); });
    return total;
  }

  K.pieces = term => {
    if (term.bound || term.fold.length < 3) return [{ fold: term.fold }];
    var out = [];
    for (var i = 0; i + 2 <= term.fold.length; i++) out.push({ fold: term.fold.substr(i, 2) });
    return out;
  };

  // How much of each term the entry has in one piece; 0: not near.
  function closeness(entry, terms, numbers) {
    var total = 0;
    return terms.every(term => {
      if (terms.length > 1 && exact(entry, [term], [])) return ++total;
      var pieces = K.pieces(term), missing = pieces.filter(p => entry.fold.indexOf(p.fold) < 0);
      if ((term.bound && !numbers) || missing.length > Math.floor(pieces.length / 5)) return false;
      total += longest(entry.fold, term.fold) / term.fold.length;
      return true;
    }) ? total : 0;
  }

  function longest(text, word) {
    for (var from = 0, size = 0; from + size < word.length; from++) {
      while (from + size < word.length && text.indexOf(word.substr(from, size + 1)) >= 0) size++;
    }
    return size;
  }

  function ranked(hits) {
    return hits.filter(hit => hit.score).sort((a, b) => b.score - a.score || a.order - b.order);
  }

  K.find = (index, terms) => {
    var words = [];
    var all = index.entries.map((entry, order) => {
      return { entry: entry, values: entry.values, order: order, score: terms.length ? exact(entry, terms, words) : 1 };
    });
    return { hits: ranked(all), rest: all.filter(hit => !hit.score), words: words };
  };

  K.near = (found, terms) => {
    found.rest.forEach(hit => { hit.score = closeness(hit.entry, terms, !found.hits.length); });
    return ranked(found.rest);
  };
})();
