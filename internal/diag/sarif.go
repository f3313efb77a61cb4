package diag

import (
	"io"
	"net/url"
	"path"
)

// SARIFSchema is the schema that WriteSARIF's output names and obeys.
const SARIFSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// WriteSARIF prints a list as a SARIF 2.1.0 log with one run. It holds every
// rule of the catalogue, so that a viewer explains findings by itself. The
// types below are the part of the standard that we fill.
func WriteSARIF(w io.Writer, list List, opt Options) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "kaijisho", Version: opt.Version}
	index := map[string]int{}
	for i, r := range catalogue {
		index[r.Code] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSARIFRule(r, opt.Lang))
	}
	prints := fingerprints{}
	for _, d := range list.Sorted() {
		r := sarifResult{
			RuleID: d.Code, RuleIndex: index[d.Code], Level: sarifLevel[d.Severity],
			Message:      sarifText{d.Message(opt.Lang)},
			Fingerprints: map[string]string{"kaijisho/v1": prints.of(d)},
		}
		if hint := d.Hint(opt.Lang); hint != "" {
			r.Message.Text += "\n" + hintWord.In(opt.Lang) + ": " + hint
		}
		if d.Span.Source != nil {
			r.Locations = []sarifLocation{newSARIFLocation(d.Span, opt.Dir)}
		}
		for i, n := range d.Notes {
			at := newSARIFLocation(n.Span, opt.Dir)
			at.ID, at.Message = i+1, &sarifText{n.Message(opt.Lang)}
			r.Related = append(r.Related, at)
		}
		run.Results = append(run.Results, r)
	}
	return writeIndented(w, sarifLog{Schema: SARIFSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

var sarifLevel = map[Severity]string{Off: "none", Notice: "note", Warning: "warning", Error: "error"}

func newSARIFRule(r Rule, lang string) sarifRule {
	rule := sarifRule{ID: r.Code, Short: sarifText{r.Summary(lang)}, Full: sarifText{r.Why.In(lang)}}
	rule.Help = sarifText{r.Remedy(lang)}
	rule.Default.Level = sarifLevel[r.Severity]
	return rule
}

func newSARIFLocation(s Span, dir string) sarifLocation {
	var l sarifLocation
	l.Physical.Artifact.URI = (&url.URL{Path: path.Join(dir, s.Path())}).String()
	if s.hasText() {
		l.Physical.Region = &sarifRegion{}
		r := l.Physical.Region
		r.StartLine, r.StartColumn, r.EndLine, r.EndColumn = s.Range()
	}
	return l
}

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool struct {
		Driver sarifDriver `json:"driver"`
	} `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version,omitempty"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID      string    `json:"id"`
	Short   sarifText `json:"shortDescription"`
	Full    sarifText `json:"fullDescription"`
	Help    sarifText `json:"help"`
	Default struct {
		Level string `json:"level"`
	} `json:"defaultConfiguration"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifText         `json:"message"`
	Locations    []sarifLocation   `json:"locations,omitempty"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
}

type sarifLocation struct {
	ID       int `json:"id,omitempty"`
	Physical struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region *sarifRegion `json:"region,omitempty"`
	} `json:"physicalLocation"`
	Message *sarifText `json:"message,omitempty"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}
