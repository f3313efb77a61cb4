package site

// ChangesView is 改訂履歴.
type ChangesView struct {
	Frame
	Releases []ReleaseNote
}

func (s *site) releaseJobs() []job {
	return []job{{changesPath, "changes", func() any { return s.changesView() }}}
}

func (s *site) changesView() ChangesView {
	at := spotOf(changesPath)
	v := ChangesView{Frame: s.frame(changesPath, sectionChanges, "改訂履歴", "この開示書の版ごとの公表日、施行日、概要、変わった項目です。")}
	for _, r := range s.doc.Releases {
		v.Releases = append(v.Releases, releaseNote(at, r))
	}
	return v
}
