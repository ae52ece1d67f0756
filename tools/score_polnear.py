#!/usr/bin/env python3
"""Scores statements against PolNeAR, news articles with every attribution's source, cue and content.

    tools/score_polnear.py POLNEAR dev --reports DIR             scores DIR/NAME.json
    tools/score_polnear.py POLNEAR dev --program PATH [ARG...]   runs PATH read ARG... on each article

POLNEAR is the corpus's data/ folder (networkdynamics/PolNeAR, v1.0.0): {train,dev}/text/NAME.txt and
{train,dev}/attributions/NAME_ANNOTATOR.ann; of two annotators the first is taken. Add --details for
every difference, --as-is to compare spans without the conventions below.

Prints precision, recall and F1 as published systems are scored (Pareti 2015; Newell et al. 2018,
whose Citron has the same two measures):

  exact    a cue counts where a gold cue has the same words; a source or content where its own are
           the same and the cues overlap; a whole attribution where all three are the same
  overlap  words shared by found and gold spans, over the words found (P) and the words annotated (R)
  found    attributions whose cues overlap and whose contents share half of their words

Words are runs of letters and digits, so that quotation marks and full stops never decide; a colon is
one where it is the whole cue. A report
leaves out some words that PolNeAR annotates; before spans are compared, these are added: "that" and
"to" before a content, auxiliaries before a cue, as long as they stand right beside it. Statements
that share a cue are one attribution. Attributions without a cue cannot be found.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

WORD = re.compile(r"\w+(?:['’]\w+)*|:(?=\s)")
BEFORE_CONTENT = {"that", "to"}
BEFORE_CUE = {"has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "also", "to"}
PARTS = ("source", "cue", "content")


class Article:
    def __init__(self, path, annotations):
        self.path = path
        self.name = path.stem
        self.text = path.read_bytes().decode("utf-8")
        self.words = [m.span() for m in WORD.finditer(self.text)]
        self.gold = self.attributions(annotations)

    def attributions(self, path):
        """Reads brat's stand-off format: T lines are spans, E lines attributions, in any order."""
        lines = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")]
        spans = {}
        for name, kind, *_ in (line for line in lines if line[0].startswith("T") and len(line) > 1):
            spans[name] = [tuple(map(int, r.split())) for r in kind.split(" ", 1)[1].split(";")]
        found = []
        for _, roles, *_ in (line for line in lines if line[0].startswith("E")):
            parts = collections.defaultdict(list)
            for role, name in (pair.split(":") for pair in roles.split()):
                parts[role.rstrip("0123456789").lower()] += spans[name]
            found.append({part: self.inside(parts[part]) for part in PARTS})
        return found

    def inside(self, ranges):
        """Indices of the words that lie in one of these ranges of characters; colons where nothing else."""
        inside = [i for i, (begin, end) in enumerate(self.words)
                  if any(begin < e and b < end for b, e in ranges)]
        return frozenset([i for i in inside if self.word(i) != ":"] or inside)

    def statements(self, report, as_is):
        by_cue = {}
        for s in report["statements"]:
            cue = self.ranges(s.get("cue"))
            known = by_cue.setdefault(tuple(cue), {"cue": cue, "content": [], "source": []})
            known["content"] += [r for span in s["content"] for r in self.ranges(span)]
            known["source"] = known["source"] or self.ranges(s.get("speaker_text"))
        found = [{part: self.inside(s[part]) for part in PARTS} for s in by_cue.values()]
        return found if as_is else [self.with_conventions(s) for s in found]

    @staticmethod
    def ranges(span):
        return [(span["begin"], span["end"])] if span else []

    def with_conventions(self, statement):
        taken = statement["source"] | statement["cue"]
        content = self.widened(statement["content"], BEFORE_CONTENT, taken)
        cue = self.widened(statement["cue"], BEFORE_CUE, statement["source"] | content)
        return {**statement, "content": content, "cue": cue}

    def widened(self, words, before, taken):
        words = set(words)
        first = min(words, default=0)
        while first > 0 and first - 1 not in taken and self.word(first - 1) in before:
            first -= 1
            words.add(first)
        return frozenset(words)

    def word(self, index):
        begin, end = self.words[index]
        return self.text[begin:end].lower()

    def paragraph(self, statement):
        at = self.words[min(statement["cue"] or statement["content"], default=0)][0]
        return self.text[self.text.rfind("\n", 0, at) + 1:].split("\n", 1)[0]

    def show(self, words):
        pieces, last = [], None
        for w in sorted(words):
            joined = last is not None and w == last + 1
            pieces.append((" " if joined else " / " if pieces else "") + self.text[slice(*self.words[w])])
            last = w
        return "".join(pieces)


def same(a, b, part):
    if part == "cue":
        return bool(a["cue"]) and a["cue"] == b["cue"]
    if part == "whole":
        return all(a[p] == b[p] for p in PARTS)
    return bool(a["cue"] & b["cue"]) and a[part] == b[part]


def alike(a, b):
    together = a["content"] | b["content"]
    return bool(a["cue"] & b["cue"]) and 2 * len(a["content"] & b["content"]) >= len(together) > 0


class Tally:
    """Right among the found and right among the gold, for each measure."""

    def __init__(self):
        self.counts = collections.defaultdict(lambda: [0, 0, 0, 0])

    def add(self, measure, found, gold, right_found, right_gold):
        row = self.counts[measure]
        for i, value in enumerate((right_found, found, right_gold, gold)):
            row[i] += value

    def show(self):
        for measure, (right_found, found, right_gold, gold) in self.counts.items():
            p, r = right_found / max(found, 1), right_gold / max(gold, 1)
            print(f"{measure:<18} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(p + r, 1e-9):.3f}")


def score(articles, reports, options):
    tally = Tally()
    gold_count = found_count = 0
    for article in articles:
        gold, found = article.gold, article.statements(reports[article.name], options.as_is)
        gold_count += len(gold)
        found_count += len(found)
        for part in (*PARTS, "whole"):
            tally.add(f"{part}, exact", len(found), len(gold),
                      sum(any(same(f, g, part) for g in gold) for f in found),
                      sum(any(same(f, g, part) for f in found) for g in gold))
        for part in PARTS:
            ours, theirs = (frozenset().union(*(s[part] for s in side)) for side in (found, gold))
            tally.add(f"{part}, overlap", len(ours), len(theirs), len(ours & theirs), len(ours & theirs))
        tally.add("found", len(found), len(gold), sum(any(alike(f, g) for g in gold) for f in found),
                  sum(any(alike(f, g) for f in found) for g in gold))
        if options.details:
            details(article, gold, found)
    print(f"{len(articles)} articles, {gold_count} attributions, {found_count} found")
    tally.show()


def details(article, gold, found):
    """One line a difference: what kind, the words of the cue, ours, PolNeAR's, and the paragraph."""
    def line(kind, statement, ours, theirs):
        print("\t".join([kind, article.show(statement["cue"]), ours, theirs, article.paragraph(statement)]))

    for f in found:
        near = next((g for g in gold if f["cue"] & g["cue"]), None)
        if near is None:
            line("extra", f, f"{article.show(f['source'])} | {article.show(f['content'])}", "-")
            continue
        for part in (p for p in PARTS if f[p] != near[p]):
            line(part, f, article.show(f[part]), article.show(near[part]))
    for g in gold:
        if not any(f["cue"] & g["cue"] for f in found):
            line("missed", g, "-", f"{article.show(g['source'])} | {article.show(g['content'])}")


def run(program, articles):
    command = [program[0], "read", *program[1:], "--format", "json", *(str(a.path) for a in articles)]
    lines = subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8").splitlines()
    return {article.name: json.loads(line) for article, line in zip(articles, lines)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("polnear", type=pathlib.Path)
    parser.add_argument("split", choices=["train", "dev"])
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--as-is", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="only every n-th article")
    parser.add_argument("--reports", type=pathlib.Path)
    parser.add_argument("--program", nargs=argparse.REMAINDER)
    args = parser.parse_args()
    articles = []
    for path in sorted(args.polnear.glob(f"{args.split}/text/*.txt"))[::args.every]:
        annotations = sorted(args.polnear.glob(f"{args.split}/attributions/{path.stem}_*.ann"))
        if annotations:
            articles.append(Article(path, annotations[0]))
    if not articles:
        sys.exit(f"{args.polnear}: no {args.split}/text/*.txt with attributions")
    if args.reports:
        reports = {a.name: json.loads((args.reports / f"{a.name}.json").read_text(encoding="utf-8"))
                   for a in articles}
    elif args.program:
        reports = run(args.program, articles)
    else:
        parser.error("give --reports or --program")
    score(articles, reports, args)


if __name__ == "__main__":
    main()
