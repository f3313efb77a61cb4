package site

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"kaijisho/internal/disclosure"
)

// A Frame is what every page has around its own content. Every view embeds one.
type Frame struct {
	Lang        string
	Title       string // of the page, without the site's name
	SiteTitle   string // what follows it in the window's title
	Description string
	Canonical   string      // "" without base_url
	Root        string      // the way to the site's root: "../../"
	Crumbs      []Link      // from the home page to the page above this one
	Moved       []MovedPart // anchors that this page had once

	// Head, Top and Foot are the same on all pages of one depth and section
	// and come ready from renderFrames.
	Head, Top, Foot template.HTML
}

// A Link is an address, relative to the page, and its text.
type Link struct{ Href, Text string }

// siteTitle is what such a document is called; the service's name follows.
const siteTitle = "サービス仕様適合開示書"

// A section is a part of the site that the menu names.
type section string

const (
	sectionHome       section = "home"
	sectionItems      section = "items"
	sectionGuidelines section = "guidelines"
	sectionEvidence   section = "evidence"
	sectionDisclosure section = "disclosure"
	sectionCustomer   section = "customer"
	sectionChanges    section = "changes"
	sectionSearch     section = "search"
	sectionNone       section = "" // reached from the foot
)

func pageSection(p *disclosure.Page) section { return section("page/" + p.Slug) }

// FrameView is what the templates head, top and foot get.
type FrameView struct {
	Root     string
	Policy   string // the Content-Security-Policy
	Robots   string // what search engines are told, "" if nothing
	Band     string // who may read this edition, "" for all
	Home     string // the link to the home page
	Search   string // where the search form leads; "" on pages that have a form of their own
	Site     string
	Service  string
	Logo     string // address of the vendor's logo, ""
	Menu     []MenuEntry
	Vendor   string
	Dept     string
	Email    string
	Edition  string
	Date     Date // published
	InForce  Date // effective, when it differs
	Notice   string
	FootMenu []Link
}

// A MenuEntry is a line of the menu; Current marks the section of the page.
type MenuEntry struct {
	Link
	Current bool
}

// frames are the ready parts by depth and section.
type frames struct {
	head, foot map[string]template.HTML // by root
	top        map[frameKey]template.HTML
}

type frameKey struct {
	root    string
	section section
}

// depths of the pages of the site, as ways back to the root.
var depths = []string{"", "../", "../../"}

func (s *site) renderFrames() (*frames, error) {
	f := &frames{head: map[string]template.HTML{}, foot: map[string]template.HTML{}, top: map[frameKey]template.HTML{}}
	roots := slices.Clone(depths)
	for _, r := range s.doc.Redirects {
		if root := spotOf(r.From.Text).root; !slices.Contains(roots, root) {
			roots = append(roots, root)
		}
	}
	if base := s.base(); base != "" {
		roots = append(roots, base)
	}
	for _, root := range roots {
		if err := s.renderDepth(f, root); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (s *site) renderDepth(f *frames, root string) (err error) {
	view := s.frameView(root)
	if f.head[root], err = s.templates.part("head", view); err != nil {
		return err
	}
	if f.foot[root], err = s.templates.part("foot", view); err != nil {
		return err
	}
	entries := s.menu(root)
	for _, current := range append([]menuEntry{{section: sectionNone}, {section: sectionSearch}}, entries...) {
		view.Menu, view.Search = nil, root+searchPath
		if current.section == sectionSearch || current.section == sectionHome {
			view.Search = ""
		}
		for _, e := range entries {
			view.Menu = append(view.Menu, MenuEntry{e.Link, e.section == current.section})
		}
		if f.top[frameKey{root, current.section}], err = s.templates.part("top", view); err != nil {
			return err
		}
	}
	return nil
}

type menuEntry struct {
	Link
	section section
}

func (s *site) menu(root string) []menuEntry {
	entries := []menuEntry{{Link{root + homePath, "ホーム"}, sectionHome}}
	for _, c := range s.doc.Checklists {
		name := "項目一覧"
		if len(s.doc.Checklists) > 1 {
			name = c.Short
		}
		entries = append(entries, menuEntry{Link{root + tablePath(c), name}, tableSection(c)})
	}
	entries = append(entries,
		menuEntry{Link{root + guidelinesPath, "ガイドライン"}, sectionGuidelines},
		menuEntry{Link{root + registerPath, "エビデンス"}, sectionEvidence},
		menuEntry{Link{root + disclosurePath, "開示書"}, sectionDisclosure},
		menuEntry{Link{root + customerPath, "医療機関の対応"}, sectionCustomer},
		menuEntry{Link{root + changesPath, "改訂履歴"}, sectionChanges})
	for _, p := range s.doc.Pages {
		entries = append(entries, menuEntry{Link{root + freePagePath(p), p.Menu}, pageSection(p)})
	}
	return entries
}

func tableSection(c *disclosure.Checklist) section { return sectionItems + section("/"+c.ID) }

func (s *site) frameView(root string) FrameView {
	d, r := s.doc, s.doc.Release()
	view := FrameView{
		Root: root, Policy: policy, Band: s.band(), Home: root + homePath,
		Site: siteTitle, Service: d.Service.Name,
		Vendor: d.Vendor.Name, Dept: d.Vendor.Department, Email: d.Vendor.Email,
		Edition: r.Version, Date: dateOf(r.Published), Notice: d.Site.Notice,
		FootMenu: []Link{
			{root + aboutPath, "このサイトについて"}, {root + errataPath, "原資料からの訂正"}, {root + gapsPath, "未回答・未整備の一覧"},
		},
	}
	for _, c := range d.Checklists {
		if len(c.Verdicts) > 0 {
			view.FootMenu = append(view.FootMenu, Link{root + s.reviewPath(c), "審査メモ"})
		}
	}
	view.InForce = inForce(r)
	if s.hidden() {
		view.Robots = noIndex
	}
	if d.Site.Logo.Text != "" {
		view.Logo = root + attachmentPath(d.Site.Logo.Text)
	}
	return view
}

// frame is the frame of the page at path.
func (s *site) frame(path string, sec section, title, description string, crumbs ...Link) Frame {
	return s.frameAt(spotOf(path), path, sec, title, description, crumbs...)
}

func (s *site) frameAt(at spot, path string, sec section, title, description string, crumbs ...Link) Frame {
	f := Frame{
		Lang: "ja", Title: title, SiteTitle: siteTitle + " " + s.doc.Service.Name, Description: description, Root: at.root,
		Moved: s.moved[path],
		Head:  s.frames.head[at.root], Foot: s.frames.foot[at.root], Top: s.frames.top[frameKey{at.root, sec}],
	}
	if path != homePath {
		f.Crumbs = append([]Link{{at.to(homePath), "ホーム"}}, crumbs...)
	}
	if base := s.base(); base != "" {
		f.Canonical = base + strings.TrimSuffix(path, homeOnly(path))
	}
	return f
}

// part renders a template that is not a whole page.
func (t *templates) part(name string, view any) (template.HTML, error) {
	var buf bytes.Buffer
	if err := t.shared.ExecuteTemplate(&buf, name, view); err != nil {
		return "", err
	}
	return template.HTML(buf.String()), nil
}
