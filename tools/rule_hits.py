#!/usr/bin/env python3
"""Says which lines of senses.tsv make events that the gold has, and which make others.

    tools/rule_hits.py SCORER GOLD_DIR REPORT_DIR [GOLD_DIR REPORT_DIR ...] [--top N] [--senses FILE]

GOLD_DIR and REPORT_DIR are those of SCORER, the gold reports' own score.py, whose matches are used.
Every reported event counts for the line that its `rule` names:

  right   its type, an actor and a recipient are the gold's
  half    it meets a gold event, but type, actor or recipient differs
  extra   the gold has no event there

The first table has the lines with most right, the second those with most half and extra.
"""
import argparse
import collections
import json
import pathlib

from score_actors import load


def matches(scorer, gold, report, text):
    """Yields each reported event with "right", "half" or "extra"."""
    verdicts = {}
    original = scorer.pair

    def pair(golden, found, score):
        pairs = original(golden, found, score)
        if golden is gold["events"]:
            for i, j in pairs:
                actors = scorer.Actors(gold, report, text)
                right = (
                    golden[i]["type"] == found[j]["type"]
                    and actors.any(golden[i]["actors"], found[j]["actors"])
                    and actors.any(golden[i]["recipients"], found[j]["recipients"])
                )
                verdicts[j] = "right" if right else "half"
        return pairs

    scorer.pair = pair
    try:
        scorer.score_article(text, gold, report)
    finally:
        scorer.pair = original
    for j, event in enumerate(report["events"]):
        yield event, verdicts.get(j, "extra")


def table(title, rows, names):
    print(f"{title}\n{'line':<18}{'sense':<28}{'right':>6}{'half':>6}{'extra':>6}")
    for rule, count in rows:
        print(f"{rule:<18}{names.get(rule, ''):<28}{count['right']:>6}{count['half']:>6}{count['extra']:>6}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer")
    parser.add_argument("folders", nargs="+", type=pathlib.Path, metavar="GOLD_DIR REPORT_DIR")
    parser.add_argument("--top", type=int, default=15)
    parser.add_argument("--senses", type=pathlib.Path, default=pathlib.Path("knowledge/senses.tsv"))
    args = parser.parse_args()
    scorer = load(args.scorer)
    lines = args.senses.read_text(encoding="utf-8").splitlines()
    names = {f"senses.tsv:{i}": line.split("\t")[0] for i, line in enumerate(lines, 1)}
    hits = collections.defaultdict(collections.Counter)
    for golds, reports in zip(args.folders[::2], args.folders[1::2]):
        for path in sorted(golds.glob("*.gold.json")):
            name = path.name.removesuffix(".gold.json")
            gold = json.loads(path.read_text(encoding="utf-8"))
            text = (golds / f"{name}.txt").read_text(encoding="utf-8")
            report = json.loads((reports / f"{name}.json").read_text(encoding="utf-8"))
            for event, verdict in matches(scorer, gold, report, text):
                hits[event["rule"]][verdict] += 1
    wrong = lambda count: count["half"] + count["extra"]
    best = sorted(hits.items(), key=lambda h: (-h[1]["right"], wrong(h[1]), h[0]))
    worst = sorted(hits.items(), key=lambda h: (h[1]["right"] - wrong(h[1]), h[0]))
    table("most often right", best[: args.top], names)
    table("\nmost often wrong", worst[: args.top], names)


if __name__ == "__main__":
    main()
