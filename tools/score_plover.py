#!/usr/bin/env python3
"""Scores events on sentences with one PLOVER event each.

    tools/score_plover.py STANDOFF PLOVER_GSR_CAMEO.txt [--misses]

The file (Open Event Data Alliance, github.com/openeventdata/PLOVER) holds example sentences of the
CAMEO codebook with type, source and target. Every sentence is read as an article of its own.

  type       the gold type is among the types found in the sentence
  dyad       and a found event of that type has the gold source's country among its actors' countries
             and the gold target's among its recipients' (mutual events: either way round)
  precision  is over the different types (and dyads) found in a sentence, so that an event found
             beside the gold one counts against it
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}


def f1(right: int, found: int, gold: int) -> str:
    p = right / found if found else 0.0
    r = right / gold if gold else 0.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return f"{right:>6}{found:>7}{gold:>6}{p:>8.3f}{r:>7.3f}{f:>7.3f}"


def codes(parties) -> set[str]:
    listed = [parties] if isinstance(parties, dict) else parties or []
    return {party["code"][:3] for party in listed if isinstance(party, dict) and party.get("code")}


def dyads(event: dict, countries: dict) -> set[tuple]:
    """Type with each pair of countries; None where a side is empty."""
    of = lambda ids: {countries[i] for i in ids if countries.get(i)}
    actors, recipients = of(event["actors"]), of(event["recipients"])
    if event["type"] in MUTUAL and not recipients:
        return {(event["type"], a, b) for a in actors for b in actors if a != b}
    return {(event["type"], a, b) for a in actors or {None} for b in recipients or {None}}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("standoff")
    parser.add_argument("gsr", type=Path)
    parser.add_argument("--misses", action="store_true", help="print sentences without their type")
    args = parser.parse_args()
    gold = [
        item
        for item in json.loads(args.gsr.read_text(encoding="utf-8"))
        if item["event"] != "DOCUMENT" and item.get("text")
    ]
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, item in enumerate(gold):
            path = Path(folder) / f"{number:04}.txt"
            path.write_text("News\n\n" + item["text"].strip() + "\n", encoding="utf-8")
            files.append(str(path))
        done = subprocess.run(
            [args.standoff, "read", "--format", "json", *files],
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    if len(reports) != len(gold):
        sys.exit(f"score_plover: {len(gold)} sentences, {len(reports)} reports")
    types = [0, 0, 0]
    pairs = [0, 0, 0]
    for item, report in zip(gold, reports):
        countries = {actor["id"]: actor["country"] for actor in report["actors"]}
        found = {event["type"] for event in report["events"]}
        types[0] += item["event"] in found
        types[1] += len(found)
        types[2] += 1
        if args.misses and item["event"] not in found:
            print(item["event"], sorted(found), item["text"])
        told = set().union(*(dyads(event, countries) for event in report["events"]), set())
        wanted = {
            (item["event"], a, b)
            for a in codes(item.get("source")) or {None}
            for b in codes(item.get("target")) or {None}
        }
        if item["event"] in MUTUAL:
            wanted |= {(kind, b, a) for kind, a, b in wanted}
        pairs[0] += bool(wanted & told)
        pairs[1] += len({(kind, frozenset((a, b))) if kind in MUTUAL else (kind, a, b) for kind, a, b in told})
        pairs[2] += 1
    print(f"{len(gold)} sentences\n{'':<6}{'right':>6}{'found':>7}{'gold':>6}{'P':>8}{'R':>7}{'F1':>7}")
    print(f"{'type':<6}{f1(*types)}\n{'dyad':<6}{f1(*pairs)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
