package checklist

import (
	"path"

	"kaijisho/internal/diag"
	"kaijisho/internal/strictyaml"
)

// A Relation says how an item of one sheet stands to one of another.
type Relation string

const (
	Equal   Relation = "equal"   // they demand the same: one answer serves both
	Part    Relation = "part"    // one demands a part of the other: the answer needs a hand
	Related Relation = "related" // they are about the same: worth reading together
)

// A Crossing pairs an item of the sheet with one of another sheet.
type Crossing struct {
	Item      int
	Checklist string // id of the other sheet
	Other     int
	Relation  Relation
	Note      string
	Source    string // who says so
	ItemSpan  diag.Span
	OtherSpan diag.Span
}

// crosswalkFile is checklist/<id>/crosswalk.yaml. One pair stands on a line, so
// that two people who fill the table do not get in each other's way.
type crosswalkFile struct {
	Crosswalk []struct {
		Checklist strictyaml.String `yaml:"checklist,required"`
		Source    string            `yaml:"source,required"`
		Items     []crossingFile    `yaml:"items,required"`
	} `yaml:"crosswalk,required"`
}

type crossingFile struct {
	Item     int             `yaml:"item,required"`
	Other    int             `yaml:"other,required"`
	Relation Relation        `yaml:"relation,required" enum:"equal,part,related"`
	Note     string          `yaml:"note"`
	Keys     strictyaml.Keys `yaml:",keys"`
}

func (l *loader) crosswalk(c *Checklist) {
	var file crosswalkFile
	l.readOptional(path.Join(l.dir, "crosswalk.yaml"), &file)
	for _, table := range file.Crosswalk {
		for _, f := range table.Items {
			c.Crosswalk = append(c.Crosswalk, Crossing{
				Item: f.Item, Checklist: table.Checklist.Text, Other: f.Other, Relation: f.Relation, Note: f.Note, Source: table.Source,
				ItemSpan: f.Keys["item"], OtherSpan: f.Keys["other"],
			})
		}
	}
}
