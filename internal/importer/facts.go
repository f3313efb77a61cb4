package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"kaijisho/internal/calendar"
	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/workbook"
)

// status writes the answer's status. A form of others may have no place for
// one: it is then taken where the text begins with a word of the vocabulary, or
// as the caller says, and is missing otherwise, which checking reports.
func (e *editor) status() {
	stated, _ := e.statusWord()
	switch {
	case e.said.Status == "" && stated != "":
		if e.changes("status") {
			e.key("status", stated)
			e.reason(stated)
		}
	case e.said.Status == e.before.Status && e.said.Status != "":
	case e.said.Status != "":
		if id, ok := statusID(e.item, e.said.Status); ok {
			e.key("status", id)
			return
		}
		e.unclear("回答の区分「%s」はありません。使えるもの: %s", "%q is no status; use one of %s", e.said.Status, statusChoice(e.item))
	case e.before.Status != "" || e.front.Status != "":
	default:
		id, _ := leadingStatus(e.item, e.said.Body)
		if id == "" {
			id = e.opt.Status
		}
		if id == "" {
			e.vague = true
			return
		}
		e.key("status", id)
		e.reason(id)
	}
}

// reason gives an answer of a form of others the reason that its status
// demands: that form has no line for it, and the text says it. The text stays
// the answer's, which would otherwise be none.
func (e *editor) reason(id string) {
	i := slices.IndexFunc(e.item.Checklist.Statuses, func(s *checklist.Status) bool { return s.ID == id })
	if i < 0 || e.front.Reason != "" || e.said.Reason != "" || !slices.Contains(e.item.Checklist.Statuses[i].Requires, "reason") {
		return
	}
	_, rest := leadingStatus(e.item, e.said.Body)
	var lines []string
	for _, l := range unwrapped(rest) {
		if l.text != "" {
			lines = append(lines, l.text)
		}
	}
	e.key("reason", strings.Join(lines, "\n"))
}

func (e *editor) unstated() {
	if e.vague {
		e.Unstated++
	}
}

func (e *editor) unclear(ja, en string, args ...any) {
	e.problem(e.row.Cells["answer"], e.row, ja, en, args...)
	e.failed = true
}

// statusOf is the status with a label, blanks aside, or nil.
func statusOf(it *disclosure.Item, label string) *checklist.Status {
	for _, s := range it.Checklist.Statuses {
		if foldBlanks(s.Label) == foldBlanks(label) {
			return s
		}
	}
	return nil
}

func statusID(it *disclosure.Item, label string) (string, bool) {
	if s := statusOf(it, label); s != nil {
		return s.ID, true
	}
	return "", false
}

func statusLabels(it *disclosure.Item) []string {
	var labels []string
	for _, s := range it.Checklist.Statuses {
		labels = append(labels, s.Label)
	}
	return labels
}

func statusChoice(it *disclosure.Item) string { return strings.Join(statusLabels(it), "、") }

// leadingStatus is the status whose word stands alone at the beginning of a
// text, and what follows: 「対象外」, 「対象外：」, 「【対象外】」, but not
// 「対象外の機器は」. Without such a word all of the text follows.
func leadingStatus(it *disclosure.Item, text string) (id, rest string) {
	for _, s := range it.Checklist.Statuses {
		rest, ok := cutFolded(strings.TrimLeft(text, opening), []rune(foldBlanks(s.Label)))
		if ok && (rest == "" || strings.ContainsAny(firstRune(rest), closing)) {
			return s.ID, strings.TrimLeft(rest, closing)
		}
	}
	return "", text
}

// What may stand before and behind the word of a status.
const (
	opening = " 　\n【「（［〈＜[(<■●◆・"
	closing = " 　\n\t:：)）]］>＞〉.．,，。、】」"
)

// facts writes the lines below the status that were changed.
func (e *editor) facts() {
	b, n := e.before, e.said
	if n.Responsibility != b.Responsibility {
		id := workbook.Responsibility(n.Responsibility)
		if id == "" && n.Responsibility != "" {
			e.unclear("責任分担「%s」は分かりません。使えるもの: %s", "responsibility %q is not known; use one of %s", n.Responsibility, strings.Join(workbook.Responsibilities(), "、"))
			return
		}
		e.key("responsibility", id)
	}
	if n.Points != b.Points {
		e.points(n.Points)
	}
	if n.Reason != b.Reason {
		e.key("reason", n.Reason)
	}
	if n.TargetDate != b.TargetDate {
		e.target(n.TargetDate)
	}
	if n.Gap != b.Gap {
		e.key("gap", n.Gap)
	}
}

func (e *editor) target(text string) {
	day, ok := parseDay(text)
	switch {
	case text == "":
		e.set("target_date", "")
	case !ok:
		e.unclear("対応予定日「%s」は日付ではありません（例: 2027年3月31日）", "target date %q is no date, such as 2027-03-31", text)
	default:
		e.set("target_date", "target_date: "+day.String()+"\n")
	}
}

var day = regexp.MustCompile(`^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?$`)

func parseDay(s string) (calendar.Date, bool) {
	m := day.FindStringSubmatch(foldBlanks(s))
	if m == nil {
		return calendar.Date{}, false
	}
	y, _ := strconv.Atoi(m[1])
	mo, _ := strconv.Atoi(m[2])
	d, _ := strconv.Atoi(m[3])
	date, err := calendar.Parse(calendar.Date{Year: y, Month: time.Month(mo), Day: d}.String())
	return date, err == nil
}

var pointStatus = regexp.MustCompile(`^((?:[0-9]+-)?\([0-9]+\))[ 　]*(.+)$`)

// points writes the sub-items that differ: 「(2) 対象外、(3) 適合」.
func (e *editor) points(text string) {
	var spelt []string
	for part := range strings.SplitSeq(text, "、") {
		if text == "" {
			break
		}
		m := pointStatus.FindStringSubmatch(strings.TrimSpace(norm.NFKC.String(part)))
		if m == nil || !slices.ContainsFunc(e.item.Points(), func(b checklist.Block) bool { return disclosure.PointLabel(b) == m[1] }) {
			e.unclear("小項目「%s」が分かりません（例: (2) 対象外、(3) 適合）", "sub-item %q is not understood", part)
			return
		}
		id, ok := statusID(e.item, m[2])
		if !ok {
			e.unclear("回答の区分「%s」はありません。使えるもの: %s", "%q is no status; use one of %s", m[2], statusChoice(e.item))
			return
		}
		spelt = append(spelt, workbook.Point{Label: m[1], Status: id}.String())
	}
	if len(spelt) == 0 {
		e.set("points", "")
		return
	}
	e.set("points", "points: {"+strings.Join(spelt, ", ")+"}\n")
}

func sameAs(no int) string { return "same_as: " + strconv.Itoa(no) + "\n" }
