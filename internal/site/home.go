package site

import (
	"strconv"

	"kaijisho/internal/disclosure"
)

// HomeView is the front page: what this is, ways in, how far the vendor is,
// what changed, what can be taken away.
type HomeView struct {
	Frame
	Service   string
	Summary   string
	Total     string // number of items of all checklists
	Search    string
	Edition   string
	Date      Date
	InForce   Date
	Contact   Contact
	Guides    []Link
	Ways      []Way
	Coverage  []Coverage
	Notices   []Notice
	Releases  []ReleaseNote
	Changes   string
	Downloads []DownloadLink
	Offline   bool // part of an edition for reading from disk
}

// A Way is a card that leads into the site.
type Way struct {
	Link
	Note string
}

// Coverage is how far one checklist is answered, by category.
type Coverage struct {
	Title      string
	Table      string // the page of all its items
	Bar        Bar
	Categories []CategoryCoverage
	Total      int
	Columns    int // of the table: category, numbers, bar and one for each status
}

// CategoryCoverage is a 大分類 with its 中分類.
type CategoryCoverage struct {
	Title string
	Range string
	Total int
	Rows  []CoverageRow
}

// A CoverageRow is a 中分類 with its bar.
type CoverageRow struct {
	Link
	Range string
	Bar   Bar
}

// A DownloadLink is a file with its size for people.
type DownloadLink struct {
	Link
	Format, Size string // Size is "" for a page
}

// recent is how many releases the front page shows.
const recent = 3

// homeJobs has the place of the home page; its view waits for the downloads.
func (s *site) homeJobs() []job {
	return []job{{homePath, "home", nil}}
}

// homeView is the home page with the downloads; offline is that of an edition
// read from disk.
func (s *site) homeView(downloads []Download, offline bool) HomeView {
	d, r, at := s.doc, s.doc.Release(), spotOf(homePath)
	v := HomeView{
		Frame:   s.frame(homePath, sectionHome, "", d.Service.Name+"の"+siteTitle+"。"+d.Service.Summary),
		Service: d.Service.Name, Summary: d.Service.Summary, Search: searchPath,
		Edition: r.Version, Date: dateOf(r.Published), Contact: s.contact(), Changes: changesPath,
	}
	v.InForce = inForce(r)
	total := 0
	for _, c := range d.Checklists {
		v.Coverage = append(v.Coverage, s.coverage(at, c))
		total += len(c.Items)
	}
	v.Total = strconv.Itoa(total)
	for _, g := range d.Guidelines {
		v.Guides = append(v.Guides, Link{at.to(guidelinePath(g)), g.Short})
	}
	v.Ways = s.ways(at, v.Total)
	v.Notices = s.notices(at)
	for _, r := range d.Releases[:min(recent, len(d.Releases))] {
		v.Releases = append(v.Releases, s.releaseNote(at, r))
	}
	v.Downloads, v.Offline = s.downloads(at, downloads), offline
	return v
}

func (s *site) ways(at spot, total string) []Way {
	return []Way{
		{Link{at.to(tablePath(s.doc.Checklists[0])), "項目から探す"}, "全" + total + "項目と事業者の回答を一覧します"},
		{Link{at.to(guidelinesPath), "条項から探す"}, "ガイドラインの条項番号から、対応する項目をたどります"},
		{Link{at.to(registerPath), "エビデンスから探す"}, "文書ごとに、どの項目の根拠かを示します"},
		{Link{at.to(disclosurePath), "開示書として読む"}, "章立ての順に、回答を通して読みます"},
		{Link{at.to(customerPath), "医療機関等の対応"}, "医療機関等にお願いする設定と運用をまとめています"},
	}
}

func (s *site) coverage(at spot, c *disclosure.Checklist) Coverage {
	cov := Coverage{Title: c.Short, Table: at.to(tablePath(c)), Bar: barOf(c, c.Counts), Total: len(c.Items)}
	cov.Columns = 3 + len(cov.Bar.Counts)
	for _, category := range c.Categories {
		row := CategoryCoverage{Title: category.Title, Total: category.Counts.Total}
		var items []*disclosure.Item
		for _, sub := range category.Subcategories {
			row.Rows = append(row.Rows, CoverageRow{
				Link: Link{at.to(categoryPath(sub)), sub.Title}, Range: numberRange(sub.Items), Bar: barOf(c, sub.Counts),
			})
			items = append(items, sub.Items...)
		}
		row.Range = numberRange(items)
		cov.Categories = append(cov.Categories, row)
	}
	return cov
}

func (s *site) downloads(at spot, downloads []Download) []DownloadLink {
	var links []DownloadLink
	if s.whole() {
		links = append(links, DownloadLink{Link: Link{at.to(printPath), "印刷用（全項目）"}, Format: "HTML"})
	}
	for _, d := range downloads {
		links = append(links, DownloadLink{Link{at.to(d.Path), d.Title}, d.Format, bytesText(d.Size)})
	}
	return links
}
