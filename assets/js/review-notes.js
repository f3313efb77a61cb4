/*
 * The reviewer's notes: kept in this browser's localStorage, sent nowhere.
 *
 *   Kaijisho.notes(scope)   scope: service and checklist; from disk all sites share one storage. Returns
 *     .on(), .all()         is the mode on? {no: {verdict, improvement, note, at}}, at in ISO 8601
 *     .turn(on), .put({no: note, …}), .erase()   false when the browser does not store; put removes empty notes
 *   Kaijisho.readNotes(text, items, verdicts)   an exported file as {notes, scope, edition, skipped}, or null
 *   Kaijisho.compareNotes(ours, theirs)         {added, same, differing}, lists of numbers
 *   Kaijisho.notesCSV(rows)                     rows of strings as CSV for Excel
 */
(function () {
  "use strict";
  var K = window.Kaijisho = window.Kaijisho || {};
  var PARTS = K.noteParts = ["verdict", "improvement", "note"];

  function isSame(a, b) { return PARTS.every(part => (a[part] || "") === (b[part] || "")); }
  function isEmpty(note) { return isSame(note, {}); }

  K.notes = scope => {
    var key = "kaijisho-review:" + scope;

    // Storage may be refused or hold what another program wrote.
    function load() {
      try {
        var state = JSON.parse(localStorage.getItem(key)) || {};
        return { on: state.on === true, notes: state.notes || {} };
      } catch (e) {
        return { on: false, notes: {} };
      }
    }
    function save(change) {
      var state = load();
      change(state);
      try {
        localStorage.setItem(key, JSON.stringify(state));
        return true;
      } catch (e) {
        return false;
      }
    }
    return {
      on: () => load().on,
      turn: on => { return save(state => { state.on = on; }); },
      all: () => load().notes,
      put: changed => {
        return save(state => {
          Object.keys(changed).forEach(no => {
            if (isEmpty(changed[no])) delete state.notes[no];
            else state.notes[no] = changed[no];
          });
        });
      },
      erase: () => { return save(state => { state.notes = {}; }); }
    };
  };

  K.readNotes = (text, items, verdicts) => {
    var file, read = { notes: {}, skipped: 0 };
    try { file = JSON.parse(text); } catch (e) { return null; }
    if (!file || file.format !== "kaijisho-review" || !Array.isArray(file.items)) return null;
    file.items.forEach(item => {
      var note = { at: String(item && item.at || "") };
      PARTS.forEach(part => { note[part] = String(item && item[part] || ""); });
      var known = item && items.indexOf(String(item.no)) >= 0 && verdicts.concat("").indexOf(note.verdict) >= 0;
      if (known && !isEmpty(note)) read.notes[item.no] = note;
      else read.skipped++;
    });
    read.scope = String(file.scope || "");
    read.edition = String(file.edition || "");
    return read;
  };

  K.compareNotes = (ours, theirs) => {
    var result = { added: [], same: [], differing: [] };
    Object.keys(theirs).forEach(no => {
      result[!ours[no] ? "added" : isSame(ours[no], theirs[no]) ? "same" : "differing"].push(no);
    });
    return result;
  };

  // Excel takes a cell with an apostrophe for text, not a formula, and a file with the mark at the front for UTF-8.
  K.notesCSV = rows => {
    return "\ufeff" + rows.map(row => {
      return row.map(cell => {
        return '"' + cell.replace(/^(?=[=+\-@\t\r＝＋－＠])/, "'").replace(/"/g, '""') + '"';
      }).join(",") + "\r\n";
    }).join("");
  };
})();
