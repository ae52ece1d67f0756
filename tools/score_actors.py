#!/usr/bin/env python3
"""Says how often the actors of reports have the gold's kind and side.

    tools/score_actors.py GOLD_DIR REPORT_DIR SCORER [--details]

GOLD_DIR and REPORT_DIR are those of SCORER, the gold reports' own score.py, which decides which
reported actor is which of the gold. Of several candidates the one with most mentions counts. Media
are left out of the sides: the gold gives them none.
"""
import argparse
import importlib.util
import json
import pathlib


def load(path):
    spec = importlib.util.spec_from_file_location("scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs(scorer, gold, report, text):
    """Yields each gold actor with the reported one, or None."""
    same = scorer.Actors(gold, report, text)
    for key, actor in gold["actors"].items():
        found = [a for a in report["actors"] if same.same(key, a["id"], loose=False)]
        yield actor, max(found, key=lambda a: len(a["mentions"]), default=None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("reports", type=pathlib.Path)
    parser.add_argument("scorer", type=pathlib.Path)
    parser.add_argument("--details", action="store_true")
    args = parser.parse_args()
    scorer = load(args.scorer)
    count = dict.fromkeys(("gold", "found", "kind", "sides", "side", "wrong", "none"), 0)
    for path in sorted(args.gold.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (args.gold / f"{name}.txt").read_text(encoding="utf-8")
        report = json.loads((args.reports / f"{name}.json").read_text(encoding="utf-8"))
        for actor, got in pairs(scorer, gold, report, text):
            count["gold"] += 1
            if got is None:
                continue
            count["found"] += 1
            count["kind"] += actor["kind"] == got["kind"]
            if actor["kind"] == "media":
                continue
            side = actor.get("country")
            count["sides"] += 1
            count["side"] += side == got["country"]
            count["none"] += side is not None and got["country"] is None
            count["wrong"] += got["country"] is not None and side != got["country"]
            if args.details and side != got["country"]:
                print(f"{name[:24]:<24} {actor['names'][0]}: {side}, got {got['country']} for {got['name']}")
    print("{gold} actors in the gold, {found} found; kind {kind}; side {side} of {sides}, "
          "none given {none}, another {wrong}".format(**count))


if __name__ == "__main__":
    main()
