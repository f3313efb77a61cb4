package site

import (
	"encoding/xml"
	"io"
	"io/fs"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"kaijisho/internal/answer"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/history"
	"kaijisho/internal/project"

	"kaijisho"
)

// past renders a project with the records of its releases.
func renderPast(t *testing.T, files fs.FS, audience answer.Access) built {
	t.Helper()
	doc, list, err := disclosure.Load(t.Context(), files, disclosure.Options{Audience: audience})
	if err != nil || doc == nil {
		t.Fatal(list, err)
	}
	log, list, err := history.Load(files, doc.Releases)
	if err != nil || len(list) > 0 {
		t.Fatal(list, err)
	}
	b := built{map[string][]byte{}, map[string][]string{}}
	err = Render(t.Context(), doc, Options{Files: files, Log: log, Version: "test"}, serial(func(path string, data []byte, anchors ...string) error {
		b.files[path], b.anchors[path] = append([]byte{}, data...), slices.Clone(anchors)
		return nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// pastProject has two releases; the second changed what is public of item 1,
// what is not public of item 2, and a document that is internal.
func pastProject(t *testing.T) *project.Files {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/past.txtar")
	if err != nil {
		t.Fatal(err)
	}
	own, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	return project.Layers(own, project.Only(kaijisho.FS, "templates", "assets"))
}

func TestReleasePages(t *testing.T) {
	b := renderPast(t, pastProject(t), answer.Public)
	page := string(b.files["changes/2.0.html"])
	for _, want := range []string{
		"年<del>1</del><ins>2</ins>回", `id="tiny-001"`, `href="../items/tiny/001.html"`, "<b>予告</b>", "第1.0版の内容によります",
		`<ins>第2版</ins>`, `href="../guidelines/gl/1.html"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("changes/2.0.html lacks %s", want)
		}
	}
	if b.files["changes/1.0.html"] != nil {
		t.Error("a page of differences for the first release, before which nothing is known")
	}
	for path, want := range map[string]string{
		"items/tiny/001.html":   `<a href="../../changes/2.0.html#tiny-001">第2.0版</a> <span class="badge must">予告</span></dd><dd>変わった点：回答</dd>`,
		"items/tiny/index.html": `第2.0版で変更</span></th>`,
		"index.html":            `<a href="changes/2.0.html">第2.0版</a>を<time datetime="2026-04-01">`,
		"changes/index.html":    `<a href="2.0.html">変更点を見る</a>`,
		"changes/feed.xml":      `<link rel="alternate" type="text/html" href="2.0.html">`,
	} {
		if !strings.Contains(string(b.files[path]), want) {
			t.Errorf("%s lacks %s", path, want)
		}
	}
	if strings.Contains(string(b.files["items/tiny/003.html"]), "<section id=\"history\"") {
		t.Error("item 3 has a history, though nothing changed of it")
	}
}

// What is not for the public is in no page, feed or search, neither as it is
// nor as it was: item 2, and the name of an internal document.
func TestPastLeaksNothing(t *testing.T) {
	b := renderPast(t, pastProject(t), answer.Public)
	for path, data := range b.files {
		for _, secret := range []string{"の手順です", "内密", "旧い"} {
			if strings.Contains(string(data), secret) {
				t.Errorf("%s holds %s", path, secret)
			}
		}
	}
	full := renderPast(t, pastProject(t), answer.Internal)
	if !strings.Contains(string(full.files["changes/2.0.html"]), "<del>旧い</del>秘密") {
		t.Error("the internal edition does not tell what changed")
	}
}

func TestFeedOfSample(t *testing.T) {
	files := project.Layers(os.DirFS("../.."))
	plain := renderPast(t, files, answer.Public)
	based := renderPast(t, withBase{files}, answer.Public)
	feeds := 0
	for path, data := range plain.files {
		if strings.HasPrefix(path, "changes/feed") {
			feeds++
			checkFeed(t, path, data, "https://hospital.example/kaijisho/"+path, plain)
			checkFeed(t, path, based.files[path], "https://disclosure.example.jp/trust/"+path, based)
			if a, b := feedIDs(t, data), feedIDs(t, based.files[path]); !slices.Equal(a, b) {
				t.Errorf("%s: the ids change with the address: %v, %v", path, a, b)
			}
		}
	}
	if feeds != 3 {
		t.Errorf("%d feeds", feeds)
	}
}

// withBase gives the sample an address.
type withBase struct{ fs.FS }

func (w withBase) Open(name string) (fs.File, error) {
	if name != answer.DisclosureFile {
		return w.FS.Open(name)
	}
	data, err := fs.ReadFile(w.FS, name)
	if err != nil {
		return nil, err
	}
	text := strings.Replace(string(data), "\nsite:\n", "\nsite:\n  base_url: https://disclosure.example.jp/trust\n", 1)
	memory, err := txtar.FS(&txtar.Archive{Files: []txtar.File{{Name: name, Data: []byte(text)}}})
	if err != nil {
		return nil, err
	}
	return memory.Open(name)
}

const atomSpace = "http://www.w3.org/2005/Atom"

// A node is an element of a feed.
type node struct {
	name  xml.Name
	attrs map[string]string
	text  string
	nodes []*node
}

func (n *node) all(name string) []*node {
	return slices.DeleteFunc(slices.Clone(n.nodes), func(c *node) bool { return c.name.Local != name || c.name.Space != atomSpace })
}

func parseFeed(t *testing.T, data []byte) *node {
	t.Helper()
	root := &node{}
	stack := []*node{root}
	dec := xml.NewDecoder(strings.NewReader(string(data)))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return root.nodes[0]
		}
		if err != nil {
			t.Fatal(err)
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name, attrs: map[string]string{}}
			for _, a := range token.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			top.nodes, stack = append(top.nodes, n), append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
}

func feedIDs(t *testing.T, data []byte) []string {
	feed := parseFeed(t, data)
	ids := []string{feed.all("id")[0].text}
	for _, e := range feed.all("entry") {
		ids = append(ids, e.all("id")[0].text)
	}
	return ids
}

var tagURI = regexp.MustCompile(`^tag:[a-z0-9.-]+,\d{4}-\d{2}-\d{2}:[a-z0-9./-]+$`)

// checkFeed holds a feed to RFC 4287: sections 4.1.1 (feed), 4.1.2 (entry),
// 4.2.6 (ids), 4.2.7 (links), 3.3 (dates), and its links to the site.
func checkFeed(t *testing.T, path string, data []byte, address string, b built) {
	t.Helper()
	feed := parseFeed(t, data)
	if feed.name != (xml.Name{Space: atomSpace, Local: "feed"}) {
		t.Fatalf("%s: root %v", path, feed.name)
	}
	checkOne(t, path, feed, "id", "title", "updated")
	if len(feed.all("author")) != 1 || len(feed.all("author")[0].all("name")) != 1 {
		t.Errorf("%s: no author", path)
	}
	self := 0
	for _, l := range feed.all("link") {
		if l.attrs["rel"] == "self" {
			self++
			if got := resolve(t, address, l.attrs["href"]); got != address {
				t.Errorf("%s: self is %s", path, got)
			}
		}
	}
	if self != 1 {
		t.Errorf("%s: %d self links", path, self)
	}
	seen := map[string]bool{}
	newest := ""
	for _, e := range feed.all("entry") {
		checkOne(t, path, e, "id", "title", "updated", "published", "summary", "content")
		id := e.all("id")[0].text
		if !tagURI.MatchString(id) || seen[id] {
			t.Errorf("%s: id %q", path, id)
		}
		seen[id] = true
		newest = max(newest, e.all("updated")[0].text)
		if e.all("content")[0].attrs["type"] != "html" || len(e.all("link")) != 1 || e.all("link")[0].attrs["rel"] != "alternate" {
			t.Errorf("%s: entry %s", path, id)
		}
		links := []string{e.all("link")[0].attrs["href"]}
		for _, m := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(e.all("content")[0].text, -1) {
			links = append(links, m[1])
		}
		for _, l := range links {
			checkTarget(t, path, resolve(t, address, l), strings.TrimSuffix(address, path), b)
		}
	}
	if len(seen) == 0 {
		t.Errorf("%s: no entries", path)
	}
	if feed.all("updated")[0].text < newest {
		t.Errorf("%s: updated before its entries", path)
	}
}

func checkOne(t *testing.T, path string, n *node, names ...string) {
	t.Helper()
	for _, name := range names {
		list := n.all(name)
		if len(list) != 1 || strings.TrimSpace(list[0].text) == "" {
			t.Errorf("%s: %s has %d %s", path, n.name.Local, len(list), name)
			continue
		}
		if name == "updated" || name == "published" {
			if _, err := time.Parse(time.RFC3339, list[0].text); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

func resolve(t *testing.T, base, ref string) string {
	t.Helper()
	b, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	u, err := b.Parse(ref)
	if err != nil {
		t.Fatal(err)
	}
	return u.String()
}

// checkTarget holds a link of a feed to the pages there are.
func checkTarget(t *testing.T, feed, link, root string, b built) {
	t.Helper()
	page, anchor, _ := strings.Cut(strings.TrimPrefix(link, root), "#")
	if b.files[page] == nil {
		t.Errorf("%s: no page %s", feed, link)
	} else if anchor != "" && !strings.Contains(string(b.files[page]), `id="`+anchor+`"`) {
		t.Errorf("%s: no anchor %s", feed, link)
	}
}
