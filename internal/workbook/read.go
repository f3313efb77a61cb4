package workbook

import (
	"cmp"
	"io"
	"slices"

	"kaijisho/internal/checklist"
)

// ReadOptions say what to read.
type ReadOptions struct {
	// Checklists are those that a page of the workbook may be a form of.
	Checklists []*checklist.Checklist
	// Review reads what the evaluator wrote instead of the answers.
	Review bool
	// Columns places columns by hand (id → column from 1), for pages whose
	// header does not say where they are: those of the form, and Beside.
	Columns map[string]int
}

// Beside are the ids of columns that the form has not and forms of others may
// have: the answer's status, who is responsible, the place in the evidence, and
// what the customer must do.
var Beside = []string{"status", "owner", "at", "customer"}

// A Filled is what a filled form says.
type Filled struct {
	Rows     []*Row
	Fields   map[string]string // 評価者 and the other fields above the table, by their ids
	Source   *Source           // what Write left in the workbook; nil in a workbook of others
	Problems []Problem         // rows that could not be matched, cells that could not be taken
	Unlisted int               // how many problems more there are, beyond what anyone would read
	Notices  []Problem         // what the reader should know and need not mend
}

// A Row is one item of a filled form.
type Row struct {
	Checklist string
	No        int
	Place     Problem         // the row's number cell; its text is empty
	Columns   []string        // ids of the columns that the page has
	Cells     map[string]Cell // what was written into them; empty ones are missing

	columns []int // of the page, whose cells were taken
}

// A Cell is what a person wrote into a cell.
type Cell struct {
	Ref  string // F12
	Text string
}

// Read reads a workbook: one that Write made, or a filled form of others, whose
// pages may stand in several sheets and in other column orders. The error is a
// *Refusal when the file is none that can be read, or when a header does not
// say where the answers are; otherwise it is the machine's.
func Read(r io.ReaderAt, size int64, opt ReadOptions) (*Filled, error) {
	container, err := openContainer(r, size)
	if err != nil {
		return nil, err
	}
	src, err := openSource(container)
	if err != nil {
		return nil, err
	}
	out := &Filled{Fields: map[string]string{}, Notices: container.notices()}
	if out.Source, err = src.carried(); err != nil {
		return nil, err
	}
	out.Notices = append(out.Notices, out.Source.missing(src.sheets)...)
	f := &formReader{
		ReadOptions: opt, source: src, out: out,
		rows: map[rowKey]*Row{}, twice: map[rowKey]bool{}, differs: map[string]bool{}, made: out.Source.made(), pairs: map[*checklist.Item]map[[2]rune]int{},
	}
	for _, s := range src.sheets {
		if !out.Source.mayBeForm(s.name) {
			continue
		}
		if err := f.read(s); err != nil {
			return nil, err
		}
	}
	if err := f.finish(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(out.Rows, func(a, b *Row) int {
		return cmp.Or(cmp.Compare(a.Checklist, b.Checklist), cmp.Compare(a.No, b.No))
	})
	return out, nil
}

// notices tell what a workbook brings along that is not looked at.
func (c *container) notices() []Problem {
	var out []Problem
	if c.hasBelow("xl/vbaproject.bin") {
		out = append(out, problem("", "", "マクロが入っています。実行も取り込みもしません", "the workbook holds macros; they are neither run nor imported"))
	}
	if c.hasBelow("xl/externallinks/") {
		out = append(out, problem("", "", "ほかのファイルへのリンクがあります。たどりません", "the workbook links to other files; the links are not followed"))
	}
	return out
}
