#!/bin/sh
# run.sh [TEXT...]: every benchmark of the project, slowest last.
# Without TEXT the comparison with spaCy reads the project's samples, repeated (README.md).
set -eu
cd "$(dirname "$0")/.."
for program in build/bench/standoff/*/standoff_*_bench; do
  [ -x "$program" ] || continue
  echo "== ${program##*/}"
  "$program" --benchmark_min_time=0.2
done
echo "== spaCy and Standoff, reading the same text"
set -- --standoff build/bench/bin/standoff "$@"
for model in $(build/bench/bin/standoff model list | awk -F'\t' '$2 == "installed" {print $3}' | sort); do
  set -- --model "$model" "$@"
done
exec bench/speed.py "$@"
