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
	script := sample(t)
	entries := unpack(t, script)
	r := rand.New(rand.NewPCG(20180731, 20120701))
	texts, owners := searched(entries)
	var requests []request
	var origins []int
	for len(requests) < 10_000 {
		i := r.IntN(len(texts))
		if q, ok := part(r, texts[i]); ok {
			requests = append(requests, request{Do: "check", Q: respell(r, q)})
			origins = append(origins, owners[i])
		}
	}
	var results []found
	ask(t, script, requests, &results)
	wrong := 0
	for i, res := range results {
		if !slices.Contains(res.Hits, origins[i]) {
			wrong++
			t.Errorf("%q does not find %s", requests[i].Q, entries[origins[i]].url)
		}
		for _, u := range res.Unfounded {
			wrong++
			t.Errorf("%q finds %s, which lacks it", requests[i].Q, entries[u].url)
		}
		if wrong > 20 {
			t.Fatal("and so on")
		}
	}
}

// searched lists everything that is searched, each with its entry's position.
func searched(entries []entryText) (texts [][]rune, owners []int) {
	for i, e := range entries {
		for _, text := range e.texts {
			if r := []rune(text); len(r) >= 2 {
				texts, owners = append(texts, r), append(owners, i)
			}
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
	words := strings.Fields(strings.NewReplacer("ー", "", "・", "").Replace(q))
	if len(words) == 0 {
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
		func(s string) string { return dropped.ReplaceAllString(s, "$1") },
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

// dropped are the marks that need not be typed; a middle dot keeps numbers apart.
var dropped = regexp.MustCompile(`(\D)[ー・]`)

func shiftKana(s string, first, last, by rune) string {
	return strings.Map(func(c rune) rune {
		if c >= first && c <= last {
			return c + by
		}
		return c
	}, s)
}
