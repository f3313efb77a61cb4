package history

import (
	"strings"
	"unicode"
)

// phrases tells how one paragraph became another. It is cut into sentences
// first, so that a sentence that was rewritten is shown whole instead of as a
// mosaic of the words that it happens to share with the old one.
func phrases(old, new string) []Part {
	a, b := sentences(old), sentences(new)
	w := partWriter{}
	for _, m := range matchTexts(a, b) {
		switch {
		case m.a < 0:
			w.add(In, b[m.b])
		case m.b < 0:
			w.add(Out, a[m.a])
		case a[m.a] == b[m.b]:
			w.add(Kept, a[m.a])
		default:
			w.words(words(a[m.a]), words(b[m.b]))
		}
	}
	return w.parts
}

// sentences cuts after 。 and its like, behind a closing bracket if one follows.
func sentences(s string) []string {
	var out []string
	start, ended := 0, false
	for i, r := range s {
		closing := strings.ContainsRune("」』）)", r)
		if ended && !closing {
			out = append(out, s[start:i])
			start, ended = i, false
		}
		if strings.ContainsRune("。！？｜\n", r) {
			ended = true
		}
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// A partWriter joins neighbouring parts of one kind.
type partWriter struct{ parts []Part }

func (w *partWriter) add(op Op, text string) {
	if text == "" {
		return
	}
	if n := len(w.parts); n > 0 && w.parts[n-1].Op == op {
		w.parts[n-1].Text += text
		return
	}
	w.parts = append(w.parts, Part{op, text})
}

// words writes the difference of two sentences. What was kept between two
// changes and is too weak to stand alone, a particle or a comma, is told as
// part of the change: readers take in phrases, not letters.
func (w *partWriter) words(a, b []string) {
	var out, in strings.Builder
	flush := func() {
		w.add(Out, out.String())
		w.add(In, in.String())
		out.Reset()
		in.Reset()
	}
	script := align(a, b)
	for i := 0; i < len(script); i++ {
		m := script[i]
		switch {
		case m.a >= 0 && m.b >= 0:
			n := keptRun(script[i:])
			kept := strings.Join(a[m.a:m.a+n], "")
			if out.Len()+in.Len() > 0 && i+n < len(script) && weak(kept) {
				out.WriteString(kept)
				in.WriteString(kept)
			} else {
				flush()
				w.add(Kept, kept)
			}
			i += n - 1
		case m.b < 0:
			out.WriteString(a[m.a])
		default:
			in.WriteString(b[m.b])
		}
	}
	flush()
}

func keptRun(script []match) int {
	n := 0
	for n < len(script) && script[n].a >= 0 && script[n].b >= 0 {
		n++
	}
	return n
}

// weak reports whether a text is nothing but one or two characters that bind words.
func weak(s string) bool {
	n := 0
	for _, r := range s {
		n++
		if c := classOf(r); c != classHiragana && c != classOther || n > 2 {
			return false
		}
	}
	return true
}

// A class is a script, as far as it shows where words end.
type class int

const (
	classOther class = iota // punctuation and blanks, each a word of its own
	classHan
	classHiragana
	classKatakana
	classLatin // letters and digits of scripts with blanks
)

func classOf(r rune) class {
	switch {
	case unicode.Is(unicode.Han, r) || r == '々' || r == '〇':
		return classHan
	case unicode.Is(unicode.Hiragana, r):
		return classHiragana
	case unicode.Is(unicode.Katakana, r) || r == 'ー':
		return classKatakana
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		return classLatin
	}
	return classOther
}

// words cuts a sentence where the script changes, which in Japanese is where
// most words begin or end. Signs inside numbers, dates and names of versions
// do not cut: 1.3, 2026-10-01, 2026年10月1, AES-256-GCM, 9:00.
func words(s string) []string {
	var out []string
	runes := []rune(s)
	start := 0
	for i := 1; i <= len(runes); i++ {
		if i < len(runes) && !cuts(runes, i) {
			continue
		}
		out = append(out, string(runes[start:i]))
		start = i
	}
	return out
}

// cuts reports whether a word begins at i.
func cuts(runes []rune, i int) bool {
	before, here := classOf(runes[i-1]), classOf(runes[i])
	if before == here && here != classOther {
		return false
	}
	return !inside(runes, i) && !inside(runes, i-1)
}

// inside reports whether the character at i is a sign within a number or name.
func inside(runes []rune, i int) bool {
	if i < 1 || i+1 >= len(runes) {
		return false
	}
	before, after := runes[i-1], runes[i+1]
	switch {
	case strings.ContainsRune("年月", runes[i]):
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	case strings.ContainsRune(".,:-/_", runes[i]):
		return classOf(before) == classLatin && classOf(after) == classLatin
	}
	return false
}
