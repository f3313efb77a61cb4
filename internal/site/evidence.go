package site

import (
	"html/template"
	"strconv"

	"kaijisho/internal/disclosure"
)

// RegisterView is the register of documents.
type RegisterView struct {
	Frame
	Documents []Document
	Classes   []AccessClass
	Kinds     string
	Contact   Contact
}

// A Document is an entry of the register.
type Document struct {
	Link
	ID         string
	Kind       *Link
	Edition    string
	Date       Date
	ValidUntil Date
	Expired    bool
	Access     Access
	AccessID   string
	Items      int
}

// An AccessClass explains who may have what.
type AccessClass struct {
	Access
	Terms string
	N     int
}

// EvidenceView is the page of a document.
type EvidenceView struct {
	Frame
	Document
	Terms   string // who gets it and how
	Open    *Link  // where the document itself is
	Note    string
	Contact Contact
	Uses    []EvidenceCitation
	Asked   []ItemRef // items that name its kind as an example and do not cite it
	Prev    *Link
	Next    *Link
}

// An EvidenceCitation is an item that cites the document, and where in it.
type EvidenceCitation struct {
	ItemRef
	At string
}

// KindsView lists the checklist's own names of evidence.
type KindsView struct {
	Frame
	Kinds []KindView
}

// A KindView is a kind of evidence with the items that ask for it and the
// documents that serve it.
type KindView struct {
	ID, Name  string
	N         int
	Items     template.HTML // links
	Documents []Document
}

func (s *site) evidenceJobs() []job {
	jobs := []job{
		{registerPath, "register", func() any { return s.registerView() }},
		{kindsPath, "kinds", func() any { return s.kindsView() }},
	}
	for i, e := range s.doc.Evidence {
		jobs = append(jobs, job{evidencePath(e), "evidence", func() any { return s.evidenceView(i, e) }})
	}
	return jobs
}

func (s *site) registerView() RegisterView {
	at := spotOf(registerPath)
	v := RegisterView{
		Frame: s.frame(registerPath, sectionEvidence, "エビデンス一覧",
			"回答の根拠となる規程・仕様書・報告書など"+strconv.Itoa(len(s.doc.Evidence))+"点の台帳です。"),
		Kinds: at.to(kindsPath), Contact: s.contact(), Classes: s.accessClasses(),
	}
	for _, e := range s.doc.Evidence {
		v.Documents = append(v.Documents, documentOf(at, e))
	}
	return v
}

func documentOf(at spot, e *disclosure.Evidence) Document {
	d := Document{
		Link: Link{at.to(evidencePath(e)), e.Title}, ID: e.ID, Edition: e.Edition, Date: dateOf(e.Date),
		ValidUntil: dateOf(e.ValidUntil), Expired: e.Expired, Access: accessOf(e.Access), AccessID: string(e.Access),
		Items: len(usingItems(e)),
	}
	if e.Kind != nil {
		d.Kind = &Link{at.to(kindsPath) + "#" + e.Kind.ID, e.Kind.Name}
	}
	return d
}

// usingItems are the items that cite the document, once each.
func usingItems(e *disclosure.Evidence) []*disclosure.Item {
	var items []*disclosure.Item
	for _, u := range e.Uses {
		if n := len(items); n == 0 || items[n-1] != u.Item {
			items = append(items, u.Item)
		}
	}
	return items
}

func (s *site) evidenceView(i int, e *disclosure.Evidence) EvidenceView {
	path := evidencePath(e)
	at := spotOf(path)
	v := EvidenceView{
		Frame: s.frame(path, sectionEvidence, e.Title, "文書「"+e.Title+"」の版・入手方法と、これを根拠とする項目です。",
			Link{at.to(registerPath), "エビデンス一覧"}),
		Document: documentOf(at, e), Terms: accessTerms[e.Access], Note: e.Note, Contact: s.contact(), Open: openLink(at, e),
		Prev: s.documentLink(at, i-1), Next: s.documentLink(at, i+1),
	}
	for _, u := range e.Uses {
		v.Uses = append(v.Uses, EvidenceCitation{itemRef(at, u.Item), u.At})
	}
	if e.Kind != nil {
		citing := map[*disclosure.Item]bool{}
		for _, it := range usingItems(e) {
			citing[it] = true
		}
		for _, it := range e.Kind.Items {
			if !citing[it] {
				v.Asked = append(v.Asked, itemRef(at, it))
			}
		}
	}
	return v
}

// openLink leads to the document itself: a file published with the site, or
// its address elsewhere.
func openLink(at spot, e *disclosure.Evidence) *Link {
	switch {
	case e.File != "":
		return &Link{at.root + attachmentPath(e.File), "文書を開く"}
	case e.URL != "":
		return &Link{e.URL, "文書を開く（外部サイト）"}
	}
	return nil
}

func (s *site) documentLink(at spot, i int) *Link {
	if i < 0 || i >= len(s.doc.Evidence) {
		return nil
	}
	e := s.doc.Evidence[i]
	return &Link{at.to(evidencePath(e)), e.Title}
}

func (s *site) kindsView() KindsView {
	at := spotOf(kindsPath)
	v := KindsView{Frame: s.frame(kindsPath, sectionEvidence, "確認対象物の種類から探す",
		"チェックシートが確認対象物例に挙げる文書の種類ごとに、求める項目と、事業者の文書を示します。",
		Link{at.to(registerPath), "エビデンス一覧"})}
	for _, k := range s.doc.Kinds {
		items := make([]Link, len(k.Items))
		for i, it := range k.Items {
			items[i] = Link{at.to(itemPath(it)), strconv.Itoa(it.No)}
		}
		kind := KindView{ID: k.ID, Name: k.Name, N: len(items), Items: joined(items)}
		for _, e := range k.Evidence {
			kind.Documents = append(kind.Documents, documentOf(at, e))
		}
		v.Kinds = append(v.Kinds, kind)
	}
	return v
}
