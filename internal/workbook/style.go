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
	textSize    = 9
	headingSize = 11
	titleSize   = 16
	nameSize    = 20
)

// A style is the look of a cell. Equal styles share one entry of the workbook.
type style struct {
	fill    fill
	size    uint8 // in points; 0 is textSize
	indent  uint8
	bold    bool
	link    bool
	border  bool
	centred bool // across; otherwise text begins at the left
	middle  bool // vertically centred; otherwise text begins at the top
}

// A fill tells who writes a column. None is needed to understand it.
type fill uint8

const (
	noFill        fill = iota
	fillHead           // the form's own words
	fillVendor         // what the vendor writes
	fillEvaluator      // what the evaluator writes
	fillGroup
)

var fillColours = [...]string{fillHead: "D9E2EC", fillVendor: "DCEBDD", fillEvaluator: "FBEFC9", fillGroup: "F1F4F7"}

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
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top", Indent: int(s.indent)},
	}
	if s.centred {
		out.Alignment.Horizontal = "center"
	}
	if s.indent > 0 {
		out.Alignment.Horizontal = "left"
	}
	if s.middle {
		out.Alignment.Vertical = "center"
	}
	if s.fill != noFill {
		out.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fillColours[s.fill]}}
	}
	if s.border {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			out.Border = append(out.Border, excelize.Border{Type: side, Color: colourBorder, Style: 1})
		}
	}
	return out
}

func (s style) font() *excelize.Font {
	f := &excelize.Font{Family: fontName, Size: s.points(), Bold: s.bold, Color: colourText, Charset: new(japanese)}
	if s.link {
		f.Color, f.Underline = colourLink, "single"
	}
	return f
}

// points is the size of the text.
func (s style) points() float64 {
	if s.size == 0 {
		return textSize
	}
	return float64(s.size)
}

// japanese is the character set that lets a program without the font choose
// another Japanese one.
const japanese = 128
