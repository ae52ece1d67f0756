#!/usr/bin/env bash
# Reads every article of a folder of gold reports and scores the result.
#
#   tools/score.sh STANDOFF GOLD_DIR SCORER [MODEL] [-- OPTIONS OF THE SCORER]
#   tools/score.sh build/standoff ../shared/eval/dev ../shared/eval/score.py
#
# GOLD_DIR holds NAME.txt and NAME.gold.json; the reports stay in build/scores/ for a closer look.
set -euo pipefail
standoff=$1 gold=$2 scorer=$3 model=en_core_web_sm
shift 3
if [ "${1:---}" != "--" ]; then
  model=$1
  shift
fi
[ "${1:-}" = "--" ] && shift
reports=build/scores/$(basename "$gold")-$model
rm -rf "$reports"
mkdir -p "$reports"
for text in "$gold"/*.txt; do
  name=$(basename "$text" .txt)
  published=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["published"] or "")' "$gold/$name.gold.json")
  "$standoff" read --model "$model" --format json ${published:+--published "$published"} "$text" >"$reports/$name.json"
done
python3 "$scorer" "$gold" "$reports" "$@"
