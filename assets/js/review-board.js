/*
 * The page of the review mode, templates/review.html: switch, progress, all notes, export, import. After review-notes.js.
 */
(function () {
  "use strict";
  var K = window.Kaijisho, board = $("review-board"), toggle = $("review-on"), preview = $("review-preview"), file = $("review-file");
  var scope = board.dataset.review, edition = board.dataset.edition;
  var notes = K.notes(scope), verdicts = board.dataset.verdicts.split(","), incoming = {};
  var rows = Array.from(document.querySelectorAll("#review-table tr[data-item]"));

  function $(id) { return document.getElementById(id); }
  function numberOf(row) { return row.dataset.item; }
  function say(text) { $("review-message").textContent = text; }
  function result(done, text) { say(done ? text : "このブラウザーには保存できません。"); }

  function show() {
    var all = notes.all(), judged = 0, counts = {};
    toggle.checked = notes.on();
    board.hidden = !toggle.checked;
    rows.forEach(row => {
      var note = all[numberOf(row)] || {};
      K.noteParts.forEach(part => {
        row.querySelector("[data-part=" + part + "]").textContent = note[part] || "";
      });
      if (note.verdict) judged++;
      counts[note.verdict] = (counts[note.verdict] || 0) + 1;
    });
    $("review-bar").max = rows.length;
    $("review-bar").value = judged;
    $("review-progress").textContent = rows.length + "項目のうち" + judged + "項目を判定しました" +
      verdicts.map(v => "、" + v + " " + (counts[v] || 0)).join("") + "。";
  }

  // ---- export

  function records() {
    var all = notes.all();
    return rows.filter(row => all[numberOf(row)]).map(row => {
      var note = all[numberOf(row)], record = { no: numberOf(row), title: row.querySelector("[data-title]").textContent };
      K.noteParts.concat("at").forEach(part => { record[part] = note[part] || ""; });
      return record;
    });
  }

  function download(ending, type, text) {
    var a = document.createElement("a");
    a.href = URL.createObjectURL(new Blob([text], { type: type }));
    a.download = "review-" + scope.replace("/", "-") + ending;
    a.click();
  }

  $("review-json").addEventListener("click", () => {
    download(".json", "application/json", JSON.stringify({ format: "kaijisho-review", scope: scope, edition: edition, items: records() }, null, 1) + "\n");
  });
  $("review-csv").addEventListener("click", () => {
    var table = records().map(r => [r.no, r.title, r.verdict, r.improvement, r.note, r.at]);
    download(".csv", "text/csv", K.notesCSV([["項目", "内容", "判定結果", "改善策", "メモ", "更新日時（UTC）"]].concat(table)));
  });

  // ---- import

  function describe(note) { return [note.verdict || "未判定", note.improvement, note.note].filter(Boolean).join(" / "); }

  // Where notes differ the newer one is proposed; the reviewer decides on each.
  function propose(read) {
    var ours = notes.all(), diff = K.compareNotes(ours, read.notes), body = $("review-diff").tBodies[0];
    incoming = read.notes;
    $("review-summary").textContent = "新しい記録" + diff.added.length + "件、同じ記録" + diff.same.length + "件、食い違う記録" + diff.differing.length + "件です。" +
      (read.skipped ? "読めない記録" + read.skipped + "件は取り込みません。" : "") +
      (read.scope !== scope ? "別のサービスの記録です。" : read.edition !== edition ? "第" + read.edition + "版についての記録です。" : "");
    body.textContent = "";
    diff.differing.forEach(no => {
      var row = body.insertRow(), label = document.createElement("label"), box = document.createElement("input");
      [no, describe(ours[no]), describe(incoming[no])].forEach(text => { row.insertCell().textContent = text; });
      box.type = "checkbox";
      box.value = no;
      box.checked = incoming[no].at > ours[no].at;
      label.appendChild(box);
      label.appendChild(document.createTextNode("項目" + no + "を取り込む"));
      row.insertCell().appendChild(label);
    });
    $("review-diff").hidden = !diff.differing.length;
    preview.hidden = false;
    $("review-merge").focus();
  }

  file.addEventListener("change", () => {
    if (!file.files.length) return;
    file.files[0].text().then(text => {
      var read = K.readNotes(text, rows.map(numberOf), verdicts);
      file.value = "";
      preview.hidden = true;
      if (read) propose(read);
      say(read ? "" : "この画面から書き出したJSONファイルではないため、読み込めません。");
    });
  });
  $("review-merge").addEventListener("click", () => {
    $("review-diff").querySelectorAll("input").forEach(box => { if (!box.checked) delete incoming[box.value]; });
    result(notes.put(incoming), "取り込みました。");
    close();
  });
  $("review-cancel").addEventListener("click", close);
  function close() {
    preview.hidden = true;
    show();
    file.focus();
  }

  $("review-erase").addEventListener("click", () => {
    if (confirm("このブラウザーにある記録をすべて消します。元に戻せません。")) result(notes.erase(), "記録を消しました。");
    show();
  });
  toggle.addEventListener("change", () => {
    result(notes.turn(toggle.checked), "");
    show();
  });
  window.addEventListener("storage", show);
  show();
})();
