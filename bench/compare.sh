#!/usr/bin/env bash
# Compares a cold build of kaijisho (all pages, workbook, JSON, search data, zip,
# link check, manifest) with Hugo rendering HTML alone from the same answers, and
# with the bare work: parse, execute a template, write. In turns, so that what
# else the machine does falls on all of them; of each the best run counts.
#
#   bench/compare.sh [COPIES [RUNS]]      copies of the sample (253 items): 1
#
# Works in a directory of its own on the fastest disk at hand (TMPDIR, else
# /dev/shm, else /tmp) and leaves nothing behind.
set -euo pipefail
cd "$(dirname "$0")/.."
copies=${1:-1} runs=${2:-5}
work=$(mktemp -d -p "${TMPDIR:-$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)}")
trap 'rm -rf "$work"' EXIT
go build -o "$work/kaijisho" ./cmd/kaijisho
go build -o "$work/gen" ./bench/gen
go build -o "$work/floor" ./bench/floor
"$work/gen" -n "$copies" "$work/project"
"$work/gen" -hugo "$work/project" "$work/site"

# best NAME COMMAND…: runs it once more and keeps the best of seconds, seconds
# of processor time and MB, each by itself.
best() {
  local name=$1; shift
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" >/dev/null 2>&1
  awk -v name="$name" '{ print name, $1, $2 + $3, $4 / 1024 }' "$work/time" >>"$work/times"
}
for _ in $(seq "$runs"); do
  rm -rf "$work/out" "$work/html" "$work/bare" "$work/site/resources"
  best kaijisho env XDG_CACHE_HOME=/nowhere "$work/kaijisho" -C "$work/project" build -o "$work/out"
  command -v hugo >/dev/null && best hugo hugo --quiet -s "$work/site" -d "$work/html"
  best floor "$work/floor" "$work/project" "$work/bare"
  best copy cp -r "$work/out" "$work/copy"
  rm -rf "$work/copy"
done
echo "$((copies * 253)) items, best of $runs; load $(cut -d' ' -f1 /proc/loadavg) on $(nproc) processors"
awk '
  { for (i = 2; i <= 4; i++) if (!(($1, i) in m) || $i < m[$1, i]) m[$1, i] = $i; seen[$1] = 1 }
  END {
    printf "%-10s %9s %9s %9s\n", "", "seconds", "cpu s", "MB"
    split("kaijisho hugo floor copy", order)
    for (k = 1; k <= 4; k++) if (order[k] in seen)
      printf "%-10s %9.2f %9.2f %9.0f\n", order[k], m[order[k], 2], m[order[k], 3], m[order[k], 4]
    for (k = 2; k <= 4; k++) if (order[k] in seen)
      printf "kaijisho / %-6s %.2f (seconds)  %.2f (cpu)  %.2f (MB)\n", order[k], m["kaijisho", 2] / m[order[k], 2], m["kaijisho", 3] / (m[order[k], 3] + .001), m["kaijisho", 4] / m[order[k], 4]
  }' "$work/times"
