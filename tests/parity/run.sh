#!/bin/sh
# run.sh STANDOFF MODEL WORK: the small parity run, of one language model, with WORK as scratch.
# Ends with 77 (skipped) where the pinned spaCy or the model is not there.
set -eu
standoff=$1 name=$2 work=$3
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
python=$project/.cache/parity-env/bin/python
if [ ! -x "$python" ]; then
  echo "skipped: no pinned spaCy; tools/parity/setup.sh installs it"
  exit 77
fi
model=$("$standoff" model list | awk -F'\t' -v name="$name-" '$2 == "installed" && index($1, name) == 1 {print $3}')
if [ ! -d "$model" ]; then
  echo "skipped: no model; '$standoff model fetch $name' gets it"
  exit 77
fi
rm -rf "$work"
"$python" "$project/tools/parity/make_corpus.py" "$work" attack=500
"$python" "$project/tools/parity/parity.py" --model "$model" --standoff "$standoff" \
  --log "$work/differences.jsonl" --threshold 0.999 "$here/texts" "$work"
