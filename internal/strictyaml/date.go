package strictyaml

import (
	"fmt"
	"reflect"
	"regexp"

	"golang.org/x/text/width"
	"gopkg.in/yaml.v3"

	"kaijisho/internal/calendar"
)

func (d *decoder) date(n *yaml.Node, v reflect.Value) bool {
	if n.Kind == yaml.ScalarNode && n.Tag != "!!null" {
		if date, err := calendar.Parse(n.Value); err == nil {
			v.Set(reflect.ValueOf(date))
			return true
		}
	}
	d.add("yaml-date", n, "value", describe(n), "near", nearDate(n.Value))
	return false
}

// yearFirst are the ways to write a day that leave no doubt which it is.
var yearFirst = regexp.MustCompile(`^(\d{4})(?:[-/.‐−ー]|年)(\d{1,2})(?:[-/.‐−ー]|月)(\d{1,2})日?$`)

// nearDate is the day that was meant, as a file of ours writes it, or "".
func nearDate(value string) string {
	m := yearFirst.FindStringSubmatch(width.Fold.String(value))
	if m == nil {
		return ""
	}
	date, err := calendar.Parse(fmt.Sprintf("%s-%02s-%02s", m[1], m[2], m[3]))
	if err != nil {
		return ""
	}
	return date.String()
}
