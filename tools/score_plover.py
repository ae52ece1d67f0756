#!/usr/bin/env python3
"""Scores events on sentences with one PLOVER event each.

    tools/score_plover.py STANDOFF PLOVER_GSR_CAMEO.txt [--misses]

The file (Open Event Data Alliance, github.com/openeventdata/PLOVER) holds example sentences of the
CAMEO codebook with type, source and target. Every sentence is read as an article of its own.

  type       the gold type is among the types found in the sentence
  dyad       and a found event of that type has the gold source's country among its actors' countries
             and the gold target's among its recipients' (mutual events: either way round)
             PLOVER 2's types; a cooperative deed to come counts as AGREE, as in the codebook
  precision  is over the different types (and dyads) found in a sentence, so that an event found
             beside the gold one counts against it
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

# Types of the file's PLOVER that the 16 of PLOVER 2 have taken in.
TYPES = {"DEMAND": "REQUEST", "INVESTIGATE": "ACCUSE", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}
# "will support": a cooperative deed to come is AGREE in the codebook; reports call it planned.
TO_COME = {"SUPPORT", "AID", "COOPERATE", "RETREAT", "CONCEDE", "CONSULT"}
MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}


def f1(right: int, found: int, gold: int) -> str:
    p = right / found if found else 0.0
    r = right / gold if gold else 0.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return f"{right:>6}{found:>7}{gold:>6}{p:>8.3f}{r:>7.3f}{f:>7.3f}"


def codes(parties) -> set[str]:
    listed = [parties] if isinstance(parties, dict) else parties or []
    return {party["code"][:3] for party in listed if isinstance(party, dict) and party.get("code")}


def type_of(event: dict) -> str:
    agreed = event["factuality"] == "planned" and event["type"] in TO_COME
    return "AGREE" if agreed else event["type"]


def dyads(event: dict, countries: dict) -> set[tuple]:
    """Type with each pair of countries; None where a side is empty."""
    of = lambda ids: {countries[i] for i in ids if countries.get(i)}
    actors, recipients = of(event["actors"]), of(event["recipients"])
    if type_of(event) in MUTUAL and not recipients:
        return {(type_of(event), a, b) for a in actors for b in actors if a != b}
    return {(type_of(event), a, b) for a in actors or {None} for b in recipients or {None}}


def wanted_of(item: dict) -> set[tuple]:
    kind, sources, targets = item["event"], codes(item.get("source")), codes(item.get("target"))
    if kind in MUTUAL:
        partners = sources | targets
        pairs = {(kind, a, b) for a in partners for b in partners if a != b}
        if pairs:
            return pairs
    return {(kind, a, b) for a in sources or {None} for b in targets or {None}}


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
        countries = {a["id"]: a["country"] or (a["code"] or "")[:3] for a in report["actors"]}
        found = {type_of(event) for event in report["events"]}
        item["event"] = TYPES.get(item["event"], item["event"])
        types[0] += item["event"] in found
        types[1] += len(found)
        types[2] += 1
        if args.misses and item["event"] not in found:
            print(item["event"], sorted(found), item["text"])
        told = set().union(*(dyads(event, countries) for event in report["events"]), set())
        wanted = wanted_of(item)
        pairs[0] += bool(wanted & told)
        if args.misses and item["event"] in found and not wanted & told:
            print("DYAD", sorted(map(str, wanted)), sorted(map(str, told)), item["text"])
        pairs[1] += len({(kind, frozenset((a, b))) if kind in MUTUAL else (kind, a, b) for kind, a, b in told})
        pairs[2] += 1
    print(f"{len(gold)} sentences\n{'':<6}{'right':>6}{'found':>7}{'gold':>6}{'P':>8}{'R':>7}{'F1':>7}")
    print(f"{'type':<6}{f1(*types)}\n{'dyad':<6}{f1(*pairs)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
