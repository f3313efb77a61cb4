package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// BenchmarkSample runs check and build over the sample, files and all: check
// is to take no longer than half a build.
func BenchmarkSample(b *testing.B) {
	for name, args := range map[string][]string{"check": {"check"}, "sarif": {"check", "--format", "sarif"}, "build": {"build", "-o", b.TempDir()}} {
		b.Run(name, func(b *testing.B) {
			e := env{Stdout: io.Discard, Stderr: io.Discard, Getenv: os.Getenv}
			for b.Loop() {
				if code := run(b.Context(), append([]string{"-C", "../.."}, args...), e); code != exitOK {
					b.Fatalf("exit code %d", code)
				}
			}
		})
	}
}

// BenchmarkCheck is everything check does over projects of 253 items and ten
// times the text.
func BenchmarkCheck(b *testing.B) {
	for _, times := range []int{1, 10} {
		b.Run(fmt.Sprintf("253x%d", times), func(b *testing.B) {
			project := answeredProject(b)
			for name, f := range project {
				if strings.HasPrefix(name, "content/answers/") {
					more := strings.Repeat("利用者ごとに利用者IDを発行し、記録を責任者が毎月確かめます。", 10*times)
					project[name] = &fstest.MapFile{Data: append(f.Data, more...)}
				}
			}
			project["content/disclosure.yaml"] = &fstest.MapFile{Data: []byte(plainDisclosure)}
			project["content/evidence.yaml"] = &fstest.MapFile{Data: []byte("- {id: rules, title: 安全管理規程, access: public}\n")}
			for b.Loop() {
				if list := inspected(b, project); len(list) > 0 {
					b.Fatal(list[0].Message("en"))
				}
			}
		})
	}
}

const plainDisclosure = `checklists: [medical-cloud]
vendor: {name: 見本社, email: trust@example.jp}
service: {name: 見本サービス}
releases: [{version: "1.0.0", published: 2026-11-20, summary: 初版}]
`
