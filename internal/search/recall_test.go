package search_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// TestRecall samples parts of two to eight characters from everything that is
// searched, spells each in another way, and wants the entry back. Nothing may
// be listed as exact that lacks what was asked for.
func TestRecall(t *testing.T) {
	data := sample(t)
	r := rand.New(rand.NewPCG(20180731, 20120701))
	var requests []request
	var origins []int
	texts, owners := data.texts()
	for len(requests) < 10_000 {
		i := r.IntN(len(texts))
		if q, ok := part(r, texts[i]); ok {
			requests = append(requests, request{Do: "find", Q: respell(r, q)})
			origins = append(origins, owners[i])
		}
	}
	var results []found
	ask(t, data, requests, &results)
	missed := 0
	for i, res := range results {
		if !slices.Contains(res.Hits, origins[i]) {
			missed++
			t.Errorf("%q does not find %s", requests[i].Q, data.entries[origins[i]].URL)
		}
		for _, u := range res.Unfounded {
			t.Errorf("%q finds %s, which lacks it", requests[i].Q, data.entries[u].URL)
		}
		if missed > 20 {
			t.Fatal("and so on")
		}
	}
}

// texts lists everything that is searched, each with its entry's position.
func (d data) texts() (texts [][]rune, owners []int) {
	add := func(owner int, text string) {
		if r := []rune(text); len(r) >= 2 {
			texts, owners = append(texts, r), append(owners, owner)
		}
	}
	for i, e := range d.entries {
		add(i, e.Key)
		add(i, e.Title)
		for _, f := range e.Fields {
			add(i, f.Text)
		}
	}
	return texts, owners
}

// numeric is a word that the search takes as a number: it is found where the
// number ends, and 7.6.1 is no part of 7.6.14.
var numeric = regexp.MustCompile(`^(項目|No\.?)?[\p{Nd}\p{No}.()（）ア-ンa-z]*$`)

// part cuts a piece out of a text, and refuses one that says nothing or has a
// number cut in two.
func part(r *rand.Rand, text []rune) (string, bool) {
	n := min(2+r.IntN(7), len(text))
	from := r.IntN(len(text) - n + 1)
	to := from + n
	q := string(text[from:to])
	words := strings.Fields(q)
	if len(words) == 0 || strings.Trim(q, "ー・ \n\t　") == "" {
		return "", false
	}
	digit := func(i int) bool { return i >= 0 && i < len(text) && unicode.IsDigit(text[i]) }
	cutLeft := digit(from-1) && digit(from) && numeric.MatchString(words[0])
	cutRight := digit(to-1) && digit(to) && numeric.MatchString(words[len(words)-1])
	return q, !cutLeft && !cutRight
}

// voiced takes combining sound marks to their half-width forms: ガ is ｶﾞ.
var voiced = strings.NewReplacer("\u3099", "ﾞ", "\u309a", "ﾟ")

// respell writes a query as somebody else would type it.
func respell(r *rand.Rand, q string) string {
	ways := []func(string) string{
		func(s string) string { return s },
		strings.ToUpper,
		strings.ToLower,
		func(s string) string { return width.Narrow.String(voiced.Replace(norm.NFD.String(s))) },
		width.Widen.String,
		func(s string) string { return shiftKana(s, 'ァ', 'ヶ', 'ぁ'-'ァ') },
		func(s string) string { return shiftKana(s, 'ぁ', 'ゖ', 'ァ'-'ぁ') },
		func(s string) string { return strings.NewReplacer("ー", "", "・", "").Replace(s) },
		func(s string) string { return strings.NewReplacer("-", "‐", "〜", "～", "～", "〜").Replace(s) },
		strings.NewReplacer("ィ", "イ", "ェ", "エ", "ァ", "ア", "っ", "つ", "ュ", "ユ").Replace,
	}
	for range 2 {
		if s := ways[r.IntN(len(ways))](q); strings.TrimSpace(s) != "" {
			q = s
		}
	}
	return q
}

func shiftKana(s string, first, last, by rune) string {
	return strings.Map(func(c rune) rune {
		if c >= first && c <= last {
			return c + by
		}
		return c
	}, s)
}
