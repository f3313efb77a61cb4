package workbook

// Sizes in points. Sheets are printed landscape.
const (
	paperA3Width, paperA3Height = 1190.6, 841.9
	sideMargin, endMargin       = 0.4 * 72, 0.6 * 72 // at top: sideMargin
	pointsPerWidth              = pixelsPerWidth * 72 / 96
)

// slack is how much of a page is filled at most: columns are a little wider or
// narrower where the font is another, and the scale that fits them with it.
const slack = 0.95

// A flow parts the rows of a long sheet into pages, so that none ends inside an
// item. Left to itself, a program ends a page between any two rows, and with
// that cuts through the text of cells that are joined over several.
type flow struct {
	capacity float64 // of a page, in points before scaling
	titles   float64 // height of the rows printed on each page
	used     float64 // of the page at hand
	breaks   int
}

// maxBreaks is Excel's limit of page breaks in a sheet.
const maxBreaks = 1024

// newFlow knows the scale at which the columns fit the width of A3.
func newFlow(widths []float64) *flow {
	width := 0.0
	for _, w := range widths {
		width += w * pointsPerWidth
	}
	scale := min(1, (paperA3Width-2*sideMargin)/width)
	return &flow{capacity: slack * (paperA3Height - sideMargin - endMargin) / scale}
}

// add counts a row of the head, of which the titles are printed again.
func (f *flow) add(height float64, title bool) {
	f.used += height
	if title {
		f.titles += height
	}
}

// next counts a row and reports whether a page must end before it. A row that
// is higher than a page goes on over the next ones.
func (f *flow) next(height float64) (breaks bool) {
	if f.used+height > f.capacity && f.used > f.titles && f.breaks < maxBreaks {
		f.breaks++
		f.used, breaks = f.titles, true
	}
	f.used += height
	for f.used > f.capacity && f.capacity > f.titles {
		f.used -= f.capacity - f.titles
	}
	return breaks
}
