#!/usr/bin/env bash
# Runs fuzz targets of a fuzz build in turn, from the kept inputs in tests/fuzz/NAME.
#
#   tools/fuzz.sh BUILD_FOLDER SECONDS_EACH [NAME...]
#
# What it finds new stays in BUILD_FOLDER/corpus; a crash is kept there too and ends the run. The
# targets that run a pipeline need STANDOFF_TEST_MODEL, a spaCy pipeline's folder.
set -euo pipefail
build=$1
seconds=$2
shift 2
for program in $(find "$build" -name '*_fuzz' -type f -perm -u+x | sort); do
  name=$(basename "$program")
  if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
  corpus="$build/corpus/$name"
  mkdir -p "$corpus"
  options=(-max_total_time="$seconds" -rss_limit_mb=2048 -timeout=20 -print_final_stats=1)
  [ -f "tests/fuzz/$name.dict" ] && options+=(-dict="tests/fuzz/$name.dict")
  kept=()
  [ -d "tests/fuzz/$name" ] && kept=("tests/fuzz/$name")
  echo "-- $name, $seconds s"
  "$program" "${options[@]}" -artifact_prefix="$corpus/crash-" "$corpus" "${kept[@]}" \
    2>"$corpus.log" || {
    tail -30 "$corpus.log"
    exit 1
  }
  grep -E 'number_of_executed_units|peak_rss' "$corpus.log"
done
