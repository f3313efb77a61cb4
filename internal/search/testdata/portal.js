// Answers what the search page would, without a page: reads requests from
// stdin, a JSON array, and writes their answers to stdout as another.
//
//   node portal.js SCRIPT... < requests.json
//
// The scripts are the shipped ones in the page's order, search-data.js last.
"use strict";
const fs = require("fs");
const vm = require("vm");
const zlib = require("zlib");

globalThis.window = globalThis;
for (const file of process.argv.slice(2)) vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });

const K = window.Kaijisho;
const index = K.index(window.KAIJISHO_SEARCH);
const entryOf = new Map(index.entries.map((entry, i) => [entry, i]));

const texts = index.entries.map((entry) => entry.fields.map((field) => K.fold(field.text)));

const answers = {
  find({ q }) {
    const terms = K.parse(q, index);
    const found = K.find(index, terms);
    return { hits: found.hits.map(position), near: K.near(found, terms).map(position), words: found.words };
  },
  // As find, without what is near, but with the hits that lack what was asked for.
  check({ q }) {
    const terms = K.parse(q, index);
    const { hits, words } = K.find(index, terms);
    return { hits: hits.map(position), unfounded: hits.filter((hit) => !terms.every((term) => holds(hit.entry, term, words))).map(position) };
  },
  mark({ q, text }) {
    return K.marks(text, K.needles(K.parse(q, index))).map(([from, to]) => text.slice(from, to));
  },
  snippet({ q, text, width }) {
    return K.snippet(text, K.marks(text, K.needles(K.parse(q, index))), width).map(([piece, marked]) => marked ? "[" + piece + "]" : piece).join("");
  },
  fold({ text }) { return K.fold(text); },
  zip() { return zlib.gzipSync(fs.readFileSync(process.argv[process.argv.length - 1]), { level: 9 }).length; },
};

function position(hit) { return entryOf.get(hit.entry); }

// Whether a result has what was asked for, judged without the search's own matching.
function holds(entry, term, words) {
  const wanted = [term.fold].concat(words.map((word) => K.fold(word)));
  const [, no, point] = /^(?:項目|項番|no\.?)?0*(\d+)(\(\d+\))?$/.exec(term.fold) || [];
  return texts[entryOf.get(entry)].some((text) => wanted.some((word) => text.includes(word))) ||
    (String(entry.no) === no && (!point || texts[entryOf.get(entry)].some((text) => text.startsWith(point))));
}

const requests = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(requests.map((request) => answers[request.do](request))));
