package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// Version of the tool. It stands in what is published, so it names a release
// and never the machine or the moment of a build.
const Version = "0.1.0"

func (a *app) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: a.say("版数を表示する", "print the version"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(a.Stdout, "kaijisho", Version)
			return err
		},
	}
}
