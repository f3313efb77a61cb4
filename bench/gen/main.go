// Command gen writes the projects that the benchmarks run on:
//
//	go run ./bench/gen [-n COPIES] DIR          a project of n times the sample
//	go run ./bench/gen -hugo PROJECT DIR        the same answers as a site for Hugo
package main

import (
	"flag"
	"fmt"
	"os"

	"kaijisho/bench/group"
	"kaijisho/bench/hugo"
)

func main() {
	n := flag.Int("n", 1, "how many times the sample")
	project := flag.String("hugo", "", "write the answers of this project as a site for Hugo")
	flag.Parse()
	if err := run(*n, *project, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(n int, project string, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("name one directory to write to")
	}
	if project != "" {
		return hugo.Write(args[0], project)
	}
	return group.Write(args[0], n)
}
