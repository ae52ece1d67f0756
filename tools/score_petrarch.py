#!/usr/bin/env python3
"""Scores events on PETRARCH-2's validation sentences.

    tools/score_petrarch.py STANDOFF PETR2_GSR_validation.xml [--misses]

The file (Open Event Data Alliance, github.com/openeventdata/UniversalPetrarch) holds sentences with
the CAMEO code, source and target of each event; some have none. Its gold holds output of PETRARCH-2
itself. Every sentence is read as an article of its own, from plain text: the parses that the file
brings are not used. CAMEO's codes are mapped on PLOVER's types; a found cooperative deed to come
counts as AGREE, as in score_plover.py.

  type       types found in a sentence against those of its gold events
  dyad       the same for type with source and target country (mutual events: either way round); a
             side that the gold leaves out ("---") may be anything
"""

import argparse
import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from score_plover import MUTUAL, dyads, f1, type_of

# By the longest prefix of the CAMEO code: CAMEO2PLOVER-2021.txt; 163 is SANCTION in PLOVER 2. Bare
# statements (01) are no events of PLOVER.
TYPES = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE",
    "07": "AID", "08": "CONCEDE", "084": "RETREAT", "085": "RETREAT", "086": "RETREAT",
    "087": "RETREAT", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT",
    "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE",
    "1712": "ASSAULT", "175": "ASSAULT", "18": "ASSAULT", "19": "ASSAULT", "191": "COERCE",
    "192": "COERCE", "20": "ASSAULT",
}  # fmt: skip
SENTENCE = re.compile(r'<Sentence [^>]*date="(\d+)"[^>]*id="([^"]+)"[^>]*>(.*?)<Text>(.*?)</Text>', re.DOTALL)
EVENT = re.compile(r'<EventCoding\s+eventcode="(\d+)"\s+sourcecode="([^"]*)"\s+targetcode="([^"]*)"')


def plover_type(cameo: str) -> str | None:
    return next((TYPES[cameo[:n]] for n in range(len(cameo), 1, -1) if cameo[:n] in TYPES), None)


def read_gold(path: Path) -> list[dict]:
    """The sentences; the file is no well-formed XML."""
    gold = []
    text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for date, name, before, words in SENTENCE.findall(text):
        country = lambda code: None if code[:3] in ("", "---") else code[:3]
        events = {(plover_type(c), country(s), country(t)) for c, s, t in EVENT.findall(before) if plover_type(c)}
        day = f"{date[:4]}-{date[4:6]}-{date[6:]}" if len(date) == 8 else None
        words = " ".join(html.unescape(words).split())
        gold.append({"id": name, "published": day, "events": events, "text": words})
    return gold


def read_reports(standoff: str, gold: list[dict]) -> list[dict]:
    reports = []
    with tempfile.TemporaryDirectory() as folder:
        for day in sorted({item["published"] or "" for item in gold}):
            files = []
            for item in gold:
                if (item["published"] or "") == day:
                    path = Path(folder) / f"{item['id']}.txt"
                    path.write_text(f"News\n\n{item['text']}\n", encoding="utf-8")
                    files.append((item, str(path)))
            dated = ["--published", day] if day else []
            command = [standoff, "read", "--format", "json", *dated, *(file for _, file in files)]
            done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8")
            lines = done.stdout.splitlines()
            if len(lines) != len(files):
                sys.exit(f"score_petrarch: {len(files)} sentences, {len(lines)} reports")
            reports += [(item, json.loads(line)) for (item, _), line in zip(files, lines)]
    return reports


def unordered(dyad: tuple) -> tuple:
    kind, source, target = dyad
    return (kind, *sorted((source or "", target or ""))) if kind in MUTUAL else dyad


def fits(found: tuple, wanted: tuple) -> bool:
    sides = [found[1:], found[:0:-1]] if found[0] in MUTUAL else [found[1:]]
    return found[0] == wanted[0] and any(
        all(w is None or w == f for f, w in zip(side, wanted[1:])) for side in sides
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("standoff")
    parser.add_argument("gsr", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what differs")
    args = parser.parse_args()
    gold = read_gold(args.gsr)
    types, pairs = [0, 0, 0], [0, 0, 0]
    for item, report in read_reports(args.standoff, gold):
        countries = {a["id"]: a["country"] or (a["code"] or "")[:3] for a in report["actors"]}
        told = {unordered(d) for event in report["events"] for d in dyads(event, countries)}
        wanted = {unordered(d) for d in item["events"]}
        found_types = {type_of(event) for event in report["events"]}
        wanted_types = {kind for kind, _, _ in wanted}
        types = [a + b for a, b in zip(types, (len(found_types & wanted_types), len(found_types), len(wanted_types)))]
        right = [w for w in wanted if any(fits(d, w) for d in told)]
        pairs = [a + b for a, b in zip(pairs, (len(right), len(told), len(wanted)))]
        if args.misses and (len(right) < len(wanted) or len(told) > len(right)):
            print(item["id"], "gold", sorted(map(str, wanted)), "found", sorted(map(str, told)), item["text"])
    print(f"{len(gold)} sentences\n{'':<6}{'right':>6}{'found':>7}{'gold':>6}{'P':>8}{'R':>7}{'F1':>7}")
    print(f"{'type':<6}{f1(*types)}\n{'dyad':<6}{f1(*pairs)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
