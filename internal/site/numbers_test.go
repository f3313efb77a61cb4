package site

import (
	"fmt"
	"strings"
	"testing"

	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
)

// TestNumberGrid holds that a page shows its own number among its neighbours,
// and that a large category does not grow every page.
func TestNumberGrid(t *testing.T) {
	for _, size := range []int{1, 5, gridWindow, gridWindow + 1, 1000} {
		sheet := &disclosure.Checklist{Checklist: &checklist.Checklist{}}
		sub := &disclosure.Subcategory{Checklist: sheet}
		for no := 1; no <= size; no++ {
			sub.Items = append(sub.Items, &disclosure.Item{
				Item: &checklist.Item{No: no}, Checklist: sheet, Status: &disclosure.Status{Kind: checklist.Met, Label: "適合"},
			})
		}
		grid := newNumberGrid(sub)
		for _, no := range []int{1, size/2 + 1, size} {
			got := string(grid.around(sub.Items[no-1]))
			if n := strings.Count(got, "<li>"); n != min(size, gridWindow) {
				t.Errorf("%d of %d: %d cells", no, size, n)
			}
			current := fmt.Sprintf(`<a class="met" href="%03d.html" aria-current="page" aria-label="項目%d 適合">%d</a>`, no, no, no)
			if strings.Count(got, "aria-current") != 1 || !strings.Contains(got, current) {
				t.Errorf("%d of %d is not the current one", no, size)
			}
		}
	}
}
