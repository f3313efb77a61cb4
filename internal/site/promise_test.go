package site

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPromises(t *testing.T) {
	tests := []struct {
		template, page string
		want           []string
	}{
		{"item", `<p id="out"></p><main><section id="requirement"><li id="p1"></li><li id="p2-1"></li></section>
			<section id="answer"><h3 id="h-12ab34cd"></h3><h3 id="a1"></h3><h3 id="a2-1"></h3><h3 id="a9"></h3></section>
			<sup id="fnref-1"></sup><li id="fn-1"></li><input id="review-note"></main><p id="foot"></p>`,
			[]string{"requirement", "p1", "p2-1", "answer", "a1", "a2-1"}},
		{"clause", `<main><h2 id="1"></h2><h2 id="r12"></h2><h2 id="1-5"></h2><h2 id="below"></h2></main>`, []string{"1", "r12", "1-5"}},
		{"kinds", `<main><h2 id="k-0af1"></h2></main>`, []string{"k-0af1"}},
		{"print", `<main><h2 id="medical-cloud-079"></h2></main>`, nil},
	}
	for _, test := range tests {
		check := newLinkCheck([]job{{path: "a/b.html", template: test.template}}, nil, Options{}, "")
		check.moved = map[string][]MovedPart{"other.html": {{ID: "x"}}}
		if diff := cmp.Diff(test.want, check.reader().page(0, []byte(test.page))); diff != "" {
			t.Errorf("%s: -want +got:\n%s", test.template, diff)
		}
	}
}

// TestItemAnchorsStay holds that an item's page promises the same anchors
// whatever its answer says, so that editing one never breaks an address.
func TestItemAnchorsStay(t *testing.T) {
	_, files := archive(t, "tiny.txtar")
	answered := mustRender(t, files)
	empty := mustRender(t, without(files, "content/answers"))
	for path, want := range answered.anchors {
		if diff := cmp.Diff(sorted(want), sorted(empty.anchors[path])); diff != "" {
			t.Errorf("%s: -answered +unanswered:\n%s", path, diff)
		}
	}
}
