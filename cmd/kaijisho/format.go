package main

import (
	"encoding/json"
	"fmt"
)

// textOrJSON refuses every other --format.
func (a *app) textOrJSON(format string) error {
	if format == "text" || format == "json" {
		return nil
	}
	return fmt.Errorf("--format %q: %s", format, a.say("text か json を指定してください", "give text or json"))
}

// writeJSON prints a result for programs.
func (a *app) writeJSON(v any) error {
	enc := json.NewEncoder(a.Stdout)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
