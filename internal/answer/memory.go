package answer

import (
	"sync"

	"kaijisho/internal/diag"
)

// A Memory holds what answers gave when they were parsed last, for those who
// read a project again and again. The same text in the same file gives the
// same answer, which nobody changes once it is parsed. A nil Memory remembers
// nothing; the zero one is empty.
type Memory struct {
	mu     sync.Mutex
	parsed map[string]parsed // by path
}

// answer parses a file, or remembers.
func (m *Memory) answer(src *diag.Source) parsed {
	if m == nil {
		return parse(src)
	}
	m.mu.Lock()
	p, known := m.parsed[src.Path]
	m.mu.Unlock()
	if known && p.text == src.Text {
		return p
	}
	p = parse(src)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.parsed == nil {
		m.parsed = map[string]parsed{}
	}
	m.parsed[src.Path] = p
	return p
}

func parse(src *diag.Source) parsed {
	a, list := ParseAnswer(src)
	if a.No == 0 {
		a = nil
	}
	return parsed{answer: a, list: list, text: src.Text}
}
