#!/usr/bin/env python3
"""Scores time expressions against the MEANTIME corpus.

    tools/score_times.py MEANTIME --texts DIR              writes NAME.txt and NAME.published
    tools/score_times.py MEANTIME --reports DIR            scores DIR/NAME.json
    tools/score_times.py MEANTIME --program PATH [ARG...]  runs PATH read ARG... on each article

MEANTIME holds intra-doc_annotation/*/*.xml (CC BY 4.0, NewsReader project). Its articles are token
lists; the texts are put together with one sentence a line, the title first. The first six
sentences are annotated, so later expressions are left out, and so is the document's creation time,
which is given as the date of publication. Add --details to list every difference.

Prints precision, recall and F1 of spans (strict: the same tokens; relaxed: they overlap) and of
values and types on relaxed spans, as TempEval-3 does.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

ANNOTATED_SENTENCES = 6
NO_SPACE_BEFORE = re.compile(r"^([.,;:!?%)\]}]|'s|'|n't|'re|'ve|'ll|'d|'m)$")
NO_SPACE_AFTER = re.compile(r"^[(\[{$£€]$")


def iso_date(value):
    """The day of a TIMEX3 value; one article has it as DD-MM-YYYY."""
    backward = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", value)
    return "-".join(reversed(backward.groups())) if backward else value[:10]


class Article:
    def __init__(self, path):
        root = ET.parse(path).getroot()
        self.name = path.stem
        self.text, self.spans, self.end = self.put_together(root)
        self.published, self.creation = None, None
        self.times = []
        for timex in root.iter("TIMEX3"):
            tokens = [self.spans[a.get("t_id")] for a in timex.findall("token_anchor")]
            span = (tokens[0][0], tokens[-1][1]) if tokens else None
            if timex.get("functionInDocument") == "CREATION_TIME":
                self.published, self.creation = iso_date(timex.get("value")), span
            elif span:
                self.times.append({"begin": span[0], "end": span[1], "type": timex.get("type"),
                                   "value": timex.get("value")})

    @staticmethod
    def put_together(root):
        """Returns the text, each token's [begin, end) in it, and where annotation ends."""
        text, spans, sentence, end, glue = "", {}, 0, 0, True
        for token in root.findall("token"):
            form, number = token.text or "", int(token.get("sentence"))
            if number != sentence:
                text += "\n\n" if sentence == 0 else "\n"
                sentence = number
            elif text and not glue and not NO_SPACE_BEFORE.match(form):
                text += " "
            spans[token.get("t_id")] = (len(text), len(text) + len(form))
            text += form
            glue = bool(NO_SPACE_AFTER.match(form))
            if number < ANNOTATED_SENTENCES:
                end = len(text)
        return text + "\n", spans, end


def overlaps(a, b):
    return a["begin"] < b["end"] and b["begin"] < a["end"]


def pair(gold, found):
    """Pairs each gold expression with the found one that covers it best."""
    pairs, used = [], set()
    for g in gold:
        best = max((f for f in range(len(found)) if f not in used and overlaps(g, found[f])),
                   key=lambda f: min(g["end"], found[f]["end"]) - max(g["begin"], found[f]["begin"]),
                   default=None)
        if best is not None:
            used.add(best)
            pairs.append((g, found[best]))
    return pairs


def score(articles, reports, details):
    rows = {"span, strict": 0, "span, relaxed": 0, "value": 0, "type": 0}
    gold_count = found_count = 0
    for article in articles:
        found = [t for t in reports[article.name].get("times", []) if t["end"] <= article.end]
        if article.creation:
            creation = {"begin": article.creation[0], "end": article.creation[1]}
            found = [t for t in found if not overlaps(t, creation)]
        pairs = pair(article.times, found)
        gold_count += len(article.times)
        found_count += len(found)
        for g, f in pairs:
            rows["span, relaxed"] += 1
            rows["span, strict"] += (g["begin"], g["end"]) == (f["begin"], f["end"])
            rows["value"] += g["value"] == f["value"]
            rows["type"] += g["type"] == f["type"]
        if details:
            show(article, pairs, found)
    print(f"{len(articles)} articles, {gold_count} expressions, {found_count} found")
    for name, right in rows.items():
        p, r = right / max(found_count, 1), right / max(gold_count, 1)
        print(f"{name:<14} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(p + r, 1e-9):.3f}")


def show(article, pairs, found):
    def line(what, gold, got):
        at = gold or got
        left = article.text[max(0, at["begin"] - 40):at["begin"]].replace("\n", " ")
        right = article.text[at["end"]:at["end"] + 30].replace("\n", " ")
        quotes = [f"[{article.text[t['begin']:t['end']]}] {t['type']} {t['value']}" if t else "-"
                  for t in (gold, got)]
        print(f"{article.name[:30]} {article.published} {what}: gold {quotes[0]} | found {quotes[1]}"
              f" | ...{left}[ ]{right}")

    for g, f in pairs:
        if g["value"] != f["value"]:
            line("value", g, f)
    for g in article.times:
        if not any(g is p[0] for p in pairs):
            line("missed", g, None)
    for f in found:
        if not any(f is p[1] for p in pairs):
            line("extra", None, f)


def write_texts(articles, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles:
        (folder / f"{article.name}.txt").write_text(article.text, encoding="utf-8")
        (folder / f"{article.name}.published").write_text(article.published or "", encoding="utf-8")


def run(program, articles):
    reports = {}
    with tempfile.TemporaryDirectory() as folder:
        write_texts(articles, pathlib.Path(folder))
        for article in articles:
            date = ["--published", article.published] if article.published else []
            command = [program[0], "read", *program[1:], "--format", "json", *date,
                       f"{folder}/{article.name}.txt"]
            reports[article.name] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return reports


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("meantime", type=pathlib.Path)
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--texts", type=pathlib.Path)
    parser.add_argument("--reports", type=pathlib.Path)
    parser.add_argument("--program", nargs=argparse.REMAINDER)
    args = parser.parse_args()
    articles = [Article(p) for p in sorted(args.meantime.glob("intra-doc_annotation/*/*.xml"))]
    if not articles:
        sys.exit(f"{args.meantime}: no intra-doc_annotation/*/*.xml")
    if args.texts:
        write_texts(articles, args.texts)
    elif args.reports:
        score(articles, {a.name: json.loads((args.reports / f"{a.name}.json").read_text(encoding="utf-8"))
                         for a in articles}, args.details)
    elif args.program:
        score(articles, run(args.program, articles), args.details)
    else:
        parser.error("give --texts, --reports or --program")


if __name__ == "__main__":
    main()
