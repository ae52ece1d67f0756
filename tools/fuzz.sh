#!/usr/bin/env bash
# Runs every fuzz target of a fuzz build in turn, from the kept corpus in tests/fuzz/NAME.
#
#   tools/fuzz.sh BUILD_FOLDER SECONDS_EACH
#
# What it finds new stays in BUILD_FOLDER/corpus; a crash is kept there too and ends the run.
set -euo pipefail
build=$1
seconds=$2
for program in $(find "$build" -name '*_fuzz' -type f -perm -u+x | sort); do
  name=$(basename "$program")
  corpus="$build/corpus/$name"
  mkdir -p "$corpus"
  seeds=()
  [ -d "tests/fuzz/$name" ] && seeds=("tests/fuzz/$name")
  echo "-- $name, $seconds s"
  "$program" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=20 -print_final_stats=1 \
    -artifact_prefix="$corpus/crash-" "$corpus" "${seeds[@]}" 2>"$corpus.log" || {
    tail -30 "$corpus.log"
    exit 1
  }
  grep -E 'number_of_executed_units|peak_rss' "$corpus.log"
done
