package workbook

import "github.com/xuri/excelize/v2"

// The font is the one that Japanese Excel itself begins a workbook with; it is
// on Windows and comes with Office for the Mac. Code and aligned tables need
// characters of even width.
const (
	fontName     = "游ゴシック"
	codeFontName = "ＭＳ ゴシック"
)

// widthFontName is the workbook's default font, which no text is set in: the
// unit of column widths is the width of its digits. Every system has it or a
// font of the same measures, so that columns, and with them lines and pages,
// come out as they were reckoned.
const widthFontName = "Arial"

// Sizes in points.
const (
	textSize  = 9
	titleSize = 16
)

// A style is the look of a cell. Equal styles share one entry of the workbook.
type style struct {
	fill   string // RRGGBB, "" for none
	size   float64
	bold   bool
	link   bool
	border bool
	across string // horizontal alignment, "" for the left
	indent int
	middle bool // vertically centred; otherwise text begins at the top
}

// Fills. Each tells who writes a column, and none is needed to understand it.
const (
	fillHead      = "D9E2EC" // the form's own words
	fillVendor    = "DCEBDD" // what the vendor writes
	fillEvaluator = "FBEFC9" // what the evaluator writes
	fillGroup     = "F1F4F7"
)

const (
	colourText   = "1A1A1A"
	colourLink   = "0B57A4"
	colourBorder = "8A97A6"
)

func (b *book) style(s style) int {
	if id, ok := b.styles[s]; ok {
		return id
	}
	id := 0
	b.do(func() (err error) {
		id, err = b.file.NewStyle(s.excelize())
		return err
	})
	b.styles[s] = id
	return id
}

func (s style) excelize() *excelize.Style {
	out := &excelize.Style{
		Font:      s.font(),
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top", Horizontal: s.across, Indent: s.indent},
	}
	if s.indent > 0 {
		out.Alignment.Horizontal = "left"
	}
	if s.middle {
		out.Alignment.Vertical = "center"
	}
	if s.fill != "" {
		out.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.fill}}
	}
	if s.border {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			out.Border = append(out.Border, excelize.Border{Type: side, Color: colourBorder, Style: 1})
		}
	}
	return out
}

func (s style) font() *excelize.Font {
	f := &excelize.Font{Family: fontName, Size: s.size, Bold: s.bold, Color: colourText, Charset: new(japanese)}
	if f.Size == 0 {
		f.Size = textSize
	}
	if s.link {
		f.Color, f.Underline = colourLink, "single"
	}
	return f
}

// japanese is the character set that lets a program without the font choose
// another Japanese one.
const japanese = 128
