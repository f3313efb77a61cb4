/*
 * The search page, templates/search.html. After search-data.js, the other search-*.js and facets.js.
 */
(function () {
  "use strict";
  var K = window.Kaijisho, data = window.KAIJISHO_SEARCH;
  var FIRST = 3, PAGE = 20, SNIPPETS = 2, WIDTH = 110, PAUSE = 120, LONGEST = 200;
  var form = $("search-form"), input = $("search-q"), list = $("search-results"), more = $("search-more"), nearList = $("search-near-results");
  var hits = [], needles = [], shown = 0, timer = 0;

  function $(id) { return document.getElementById(id); }

  function add(parent, name, cls, text) {
    var e = document.createElement(name);
    if (cls) e.className = cls;
    if (text) e.textContent = text;
    return parent.appendChild(e);
  }

  if (!data) {
    $("search-status").textContent = "検索用のデータがありません。zipは展開してから開いてください。";
    return;
  }
  var index = K.index(data);
  var facets = K.facets($("search-facets"), run);

  function addMarked(parent, text, needles) {
    K.snippet(text, K.marks(text, needles), WIDTH).forEach(piece => { add(parent, piece[1] ? "mark" : "span", "", piece[0]); });
  }

  function addResult(parent, entry, needles) {
    var li = add(parent, "li", "result"), meta = add(li, "p", "result-meta");
    add(meta, "span", "result-key", entry.kind + " " + entry.key);
    entry.badges.forEach(value => { add(meta, "span", "st " + value[2], value[1]); });
    var a = add(add(li, "h3"), "a");
    a.href = entry.url;
    addMarked(a, entry.title, needles);
    K.best(entry, needles, SNIPPETS).forEach(field => {
      var p = add(li, "p", "result-snippet"), at = add(p, "a", "", field.label);
      at.href = entry.url + (field.anchor && "#" + field.anchor);
      addMarked(p, field.text, needles);
    });
  }

  function show(upTo) {
    hits.slice(shown, upTo).forEach(hit => { addResult(list, hit.entry, needles); });
    shown = Math.min(upTo, hits.length);
    more.hidden = shown === hits.length;
  }

  function outcome(query, names, found, near) {
    var text = (query && "「" + query + "」") + (names && "（" + names + "）") + (hits.length ? "の結果は" + hits.length + "件です。" : "に一致するものはありません。");
    if (found.words.length) text += "『" + found.words.join("』『") + "』でも検索しました。";
    if (!hits.length) text += found.hits.length ? "絞り込みを解除すると" + found.hits.length + "件あります。" : "語を短くするか、空白で区切ってお試しください。";
    return text + (near ? "近い結果が" + near + "件あります。" : "");
  }

  // The first results come at once, what takes an old machine longer when typing pauses.
  function run() {
    var query = input.value.trim().slice(0, LONGEST), params = new URLSearchParams();
    if (query) params.set("q", query);
    facets.write(params);
    var state = params.toString(), terms = K.parse(query, index), found = K.find(index, terms);
    hits = facets.narrow(found.hits);
    // A query of marks alone folds to nothing, which is not a search for everything.
    var names = facets.names(), sought = terms.length || names;
    if (!sought) hits = [];
    needles = K.needles(terms);
    shown = 0;
    list.textContent = nearList.textContent = "";
    show(FIRST);
    $("search-clear").hidden = !names;
    clearTimeout(timer);
    timer = setTimeout(() => {
      var near = facets.keep(K.near(found, terms)).slice(0, PAGE);
      show(PAGE);
      near.forEach(hit => { addResult(nearList, hit.entry, K.needles(terms, true)); });
      $("search-near").hidden = !near.length;
      $("search-status").textContent = sought ? outcome(terms.length ? query : "", names, found, near.length) : "検索語を入れるか、絞り込みを選んでください。";
      history.replaceState(null, "", state ? "?" + state : location.pathname);
    }, PAUSE);
  }

  // What an input method is still composing is not yet the query.
  function typed(event) { if (!event.isComposing) run(); }
  input.addEventListener("input", typed);
  input.addEventListener("compositionend", typed);
  form.addEventListener("submit", event => {
    event.preventDefault();
    run();
  });
  more.addEventListener("click", () => {
    var first = shown;
    show(shown + PAGE);
    list.children[first].querySelector("h3 a").focus();
  });
  $("search-clear").addEventListener("click", () => {
    facets.clear();
    run();
    input.focus();
  });
  // ↓ leaves the field for the results, ↑ and ↓ go through their titles.
  document.addEventListener("keydown", event => {
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key], stops = Array.from(document.querySelectorAll("#search-q, .result h3 a"));
    var at = stops.indexOf(event.target), next = step && at >= 0 && !event.isComposing && stops[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  var params = new URLSearchParams(location.search);
  input.value = params.get("q") || "";
  facets.read(params);
  $("search-filter").open = matchMedia("(min-width: 62rem)").matches; // else it stands above the results
  run();
})();
