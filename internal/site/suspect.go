package site

import "kaijisho/internal/disclosure"

// SuspectNote tells the author why an answer is to be reviewed again.
type SuspectNote struct {
	Date   Date // of the last review
	Causes []string
}

func (s *site) suspectNote(it *disclosure.Item) *SuspectNote {
	suspect := s.past.suspects[it]
	if suspect == nil {
		return nil
	}
	n := &SuspectNote{Date: dateOf(suspect.Answer.Reviewed)}
	for _, c := range suspect.Causes {
		n.Causes = append(n.Causes, c.Words("ja"))
	}
	return n
}
