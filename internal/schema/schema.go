// Package schema owns the JSON Schemas of the files that people write, so that
// editors complete and check them while one types. They are made from the very
// types that the files are read into; only the descriptions stand here.
package schema

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/checklist"
	"kaijisho/internal/strictyaml"
)

// Names lists the schemas, sorted.
func Names() []string { return slices.Sorted(maps.Keys(types())) }

func types() map[string]reflect.Type {
	all := answer.FileTypes()
	maps.Copy(all, checklist.FileTypes())
	return all
}

// Generate returns the schema of a file. statuses are the words that an answer
// may have as status; they come from the checklist at hand.
func Generate(name string, statuses []string) ([]byte, error) {
	t, ok := types()[name]
	if !ok {
		return nil, fmt.Errorf("no schema %q; there are %s", name, strings.Join(Names(), ", "))
	}
	s := strictyaml.Schema(t, func(path string) string { return descriptions[name+":"+path] })
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"] = titles[name]
	if name == "answer" {
		setStatuses(s, statuses)
	}
	data, err := json.MarshalIndent(s, "", "  ")
	return append(data, '\n'), err
}

// setStatuses narrows the status of an answer and of its sub-items to the vocabulary.
func setStatuses(s map[string]any, statuses []string) {
	if len(statuses) == 0 {
		return
	}
	properties := s["properties"].(map[string]any)
	for _, p := range []any{properties["status"], properties["points"].(map[string]any)["additionalProperties"]} {
		property := p.(map[string]any)
		property["type"] = "string"
		property["enum"] = statuses
	}
}
