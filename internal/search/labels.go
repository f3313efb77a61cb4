package search

// A head is what the payload says of the labels, as the page unpacks it: lists,
// not objects, since the names of keys would be a third of the bytes.
type head struct {
	Kinds    []string   `json:"kinds"`
	Fields   [][]any    `json:"fields"` // label, weight
	Facets   [][]any    `json:"facets"` // id, label, badge, values: [id, label, mark]
	Synonyms [][]string `json:"synonyms"`
}

func (l Labels) head(synonyms [][]string) head {
	out := head{Kinds: []string{}, Fields: [][]any{}, Facets: [][]any{}, Synonyms: append([][]string{}, synonyms...)}
	for _, k := range l.Kinds {
		out.Kinds = append(out.Kinds, k.Text)
	}
	for _, f := range l.Fields {
		out.Fields = append(out.Fields, []any{f.Text, f.Weight})
	}
	for _, f := range l.Facets {
		values := make([][]string, len(f.Values))
		for i, v := range f.Values {
			values[i] = []string{v.ID, v.Text}
			if v.Mark != "" {
				values[i] = append(values[i], v.Mark)
			}
		}
		out.Facets = append(out.Facets, []any{f.ID, f.Text, f.Badge, values})
	}
	return out
}

// ids are the positions that the payload uses for the labels' ids.
type ids struct {
	kinds, fields map[string]int
	facets        []facetIDs
}

type facetIDs struct {
	id     string
	values map[string]int
}

func (l Labels) index() ids {
	x := ids{kinds: map[string]int{}, fields: map[string]int{}}
	for i, k := range l.Kinds {
		x.kinds[k.ID] = i
	}
	for i, f := range l.Fields {
		x.fields[f.ID] = i
	}
	for _, f := range l.Facets {
		values := map[string]int{}
		for i, v := range f.Values {
			values[v.ID] = i
		}
		x.facets = append(x.facets, facetIDs{f.ID, values})
	}
	return x
}
