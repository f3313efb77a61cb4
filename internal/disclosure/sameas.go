package disclosure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
)

// origin follows same_as to the answer whose text is shown.
func (l *linker) origin(it *Item, a *answer.Answer) (*answer.Answer, *Item) {
	way := []*answer.Answer{a}
	for at, item := a, it; ; {
		if at.SameAs == 0 {
			return at, item
		}
		place := a.Keys["same_as"]
		next := it.Checklist.Item(at.SameAs)
		nextAnswer := l.answers[answerKey{it.Checklist.ID, at.SameAs}]
		switch {
		case next == nil:
			if at == a {
				l.list.Add(diag.New("same-as-unknown", place, "no", strconv.Itoa(at.SameAs), "first", first(it.Checklist), "last", last(it.Checklist)))
			}
			return a, it
		case slices.Contains(way, nextAnswer):
			if way[0] == nextAnswer {
				l.circle(way)
			}
			return a, it
		case !answered(nextAnswer):
			if at == a {
				l.list.Add(diag.New("same-as-unanswered", place, "no", strconv.Itoa(at.SameAs)))
			}
			return a, it
		}
		way = append(way, nextAnswer)
		at, item = nextAnswer, next
	}
}

// circle reports a circle of same_as once, where its first item stands.
func (l *linker) circle(way []*answer.Answer) {
	var b strings.Builder
	for _, a := range way {
		if a.No < way[0].No {
			return
		}
		fmt.Fprintf(&b, "%d → ", a.No)
	}
	d := diag.New("same-as-circle", way[0].Keys["same_as"], "circle", b.String()+strconv.Itoa(way[0].No))
	for _, a := range way[1:] {
		d = d.With("circle-here", a.Keys["same_as"])
	}
	l.list.Add(d)
}
