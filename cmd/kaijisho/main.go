// Command kaijisho makes a サービス仕様適合開示書 (disclosure of how a medical
// cloud service meets the security guidelines) from Markdown answers and a YAML
// checklist: a static site and the matching workbook.
//
// One file holds one verb. stdout carries results, stderr carries the rest.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() { os.Exit(start()) }

func start() int {
	spareCollections(os.Getenv("GOGC"))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return run(ctx, os.Args[1:], env{Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv})
}
