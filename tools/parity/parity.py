#!/usr/bin/env python3
"""Runs spaCy and Standoff over the same texts and reports every token that differs.

    tools/parity/setup.sh
    .cache/parity-env/bin/python tools/parity/parity.py --model FOLDER --standoff build/standoff TEXT...

FOLDER is a spaCy pipeline directory (with its meta.json); each TEXT is a .txt file or a folder of
such files. Each paragraph is given to spaCy alone. What spaCy gives is kept under .cache/parity, so
a second run reads it from there.

Exit status: 0 where the share of identical tokens is at least --threshold and every difference has
a top-two score margin below 1e-3; 1 where not; 2 where something could not be run.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from compare import ANNOTATIONS, MARGIN_LIMIT, Tally, compare_text
from reference import COLUMNS, Paragraph, Reference

PROJECT = Path(__file__).resolve().parents[2]
FILES_PER_CALL = 200


class OursError(Exception):
    pass


def text_files(places: list[Path]) -> list[Path]:
    files = []
    for place in places:
        files += sorted(place.rglob("*.txt")) if place.is_dir() else [place]
    return files


def run_ours(args, files: list[Path]):
    """Yields text and paragraphs of each file, in order, from `standoff parse --format json`."""
    for first in range(0, len(files), FILES_PER_CALL):
        batch = files[first : first + FILES_PER_CALL]
        command = [
            args.standoff,
            "parse",
            "--format",
            "json",
            "--jobs",
            str(args.jobs),
            "--model",
            str(args.ours_model or args.model),
            *map(str, batch),
        ]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        records = [json.loads(line) for line in run.stdout.split("\n") if line]
        if run.returncode != 0 or len(records) != len(batch):
            raise OursError(
                f"exit status {run.returncode}, {len(records)} of {len(batch)} articles: "
                f"{run.stderr.strip()[:2000]}"
            )
        for path, record in zip(batch, records):
            yield read_record(path, record)


def read_record(path: Path, record: dict) -> tuple[str, list[Paragraph]]:
    tokens = [[t[name] for name in COLUMNS] for t in record["tokens"]]
    paragraphs, at = [], 0
    for p in record["paragraphs"]:
        begin = at
        while at < len(tokens) and tokens[at][0] < p["end"]:
            at += 1
        paragraphs.append(Paragraph(p["begin"], p["end"], tokens[begin:at]))
    if at != len(tokens):
        raise OursError(f"{path}: {len(tokens) - at} tokens lie in no paragraph")
    return record["text"], paragraphs


def source_of(path: Path, places: list[Path]) -> str:
    """The first folder below the place that was asked for: the corpus' name for the source."""
    for place in places:
        if place.is_dir() and path.is_relative_to(place):
            parts = path.relative_to(place).parts
            return parts[0] if len(parts) > 1 else place.name
    return path.parent.name


def print_report(name: str, tally: Tally, sources: Counter, examples: int) -> None:
    print(f"## {name}\n")
    print(
        f"{tally.tokens:,} tokens, {tally.paragraphs:,} paragraphs, {tally.texts:,} texts: "
        + ", ".join(f"{source} {count:,}" for source, count in sources.items())
        + "\n"
    )
    print(
        "| annotation | tokens that differ | identical | margin above 1e-3 | largest margin below |"
    )
    print("|---|---:|---:|---:|---:|")
    for annotation in ANNOTATIONS:
        found = [d for d in tally.differences if d.annotation == annotation]
        small = [d.margin for d in found if not d.is_bug]
        share = 1 - len(found) / tally.tokens if tally.tokens else 1
        print(
            f"| {annotation} | {len(found):,} | {share:.5%} | {sum(d.is_bug for d in found):,} | "
            f"{max(small):.1e} |"
            if small
            else f"| {annotation} | {len(found):,} | {share:.5%} | {sum(d.is_bug for d in found):,} | |"
        )
    print(
        f"| **any** | {tally.tokens_differ:,} | {tally.identical:.5%} | "
        f"{len({(d.file, d.begin, d.end) for d in tally.bugs}):,} | |\n"
    )
    for annotation in ANNOTATIONS:
        found = sorted(
            (d for d in tally.differences if d.annotation == annotation), key=lambda d: -d.margin
        )
        for d in found[:examples]:
            print(
                f"- {annotation}, {d.file}:{d.begin}, margin {d.margin:.1e}: spaCy {d.spacy!r}, "
                f"ours {d.ours!r}: {d.context!r}"
            )


def fill_cache(reference: Reference, files: list[Path]) -> None:
    start, tokens = time.monotonic(), 0
    for path in files:
        tokens += sum(
            len(p.tokens) for p in reference.paragraphs(path.read_bytes().decode("utf-8"))
        )
    print(f"{reference.name}: {tokens:,} tokens in {time.monotonic() - start:.0f} s")


def compare_all(args, reference: Reference, files: list[Path]) -> tuple[Tally, Counter]:
    tally, sources = Tally(), Counter()
    for path, (text, paragraphs) in zip(files, run_ours(args, files)):
        expected = path.read_bytes().decode("utf-8")
        if text != expected:
            raise OursError(f"{path}: the text that was parsed is not the file's")
        before = tally.tokens
        compare_text(
            str(path),
            text,
            reference.paragraphs(text),
            paragraphs,
            lambda p, text=text: reference.margins(text[p.begin : p.end]),
            tally,
        )
        sources[source_of(path, args.texts)] += tally.tokens - before
    return tally, sources


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="+", type=Path, metavar="TEXT")
    parser.add_argument("--model", required=True, type=Path, help="spaCy pipeline directory")
    parser.add_argument(
        "--ours-model", help="what --model of standoff gets, where it is not that directory"
    )
    parser.add_argument("--standoff", default=str(PROJECT / "build/standoff"))
    parser.add_argument("--cache", type=Path, default=PROJECT / ".cache/parity")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument(
        "--threshold", type=float, default=0.9999, help="least share of identical tokens"
    )
    parser.add_argument("--examples", type=int, default=5, help="printed for each annotation")
    parser.add_argument("--log", type=Path, help="JSON Lines file that gets every difference")
    parser.add_argument("--reference-only", action="store_true", help="only fill the cache")
    args = parser.parse_args()
    files = text_files(args.texts)
    if not files:
        parser.error("no .txt file there")
    reference = Reference(args.model, args.cache)
    if args.reference_only:
        fill_cache(reference, files)
        return 0
    try:
        tally, sources = compare_all(args, reference, files)
    except (OursError, OSError, KeyError, json.JSONDecodeError) as error:
        print(f"parity: {error!r}", file=sys.stderr)
        return 2
    print_report(f"{reference.name} against {reference.versions}", tally, sources, args.examples)
    if args.log:
        with args.log.open("w", encoding="utf-8") as log:
            for difference in tally.differences:
                log.write(json.dumps(difference.to_json(), ensure_ascii=False) + "\n")
    if tally.bugs or tally.identical < args.threshold:
        print(
            f"parity: {len(tally.bugs)} differences with a margin of {MARGIN_LIMIT} or more; "
            f"{tally.identical:.5%} of tokens identical",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
