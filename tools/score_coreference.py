#!/usr/bin/env python3
"""Scores actors' mentions as coreference chains against GUM, with the reference scorer.

    tools/score_coreference.py GUM SCORER --program PATH [ARG...]    runs PATH read ARG... on each
    tools/score_coreference.py GUM SCORER --reports DIR              scores DIR/NAME.json

GUM is a checkout of the GUM corpus (github.com/amir-zeldes/gum; CC BY 4.0 and others by genre) with
dep/ and coref/ontogum/conllu/. SCORER is scorer.pl of the reference coreference scorers
(github.com/conll/reference-coreference-scorers). Options before --program or --reports:

    --genre news       documents GUM_news_*; may be repeated; "all" for every genre
    --scheme ontogum   ontogum: OntoNotes' rules, no singletons (comparable with figures published
                       on OntoGUM); gum: all of GUM's chains, singletons left out
    --only actors      keep gold mentions that are persons, organizations, or places with a name
                       alone; chains left with one mention go
    --match head       head: mentions are the same where their head words are, as in the CRAC shared
                       tasks; exact: where their spans are. Reports give names without article and
                       title, so that for exact each found mention is first widened to the phrase
                       of its head word in GUM's own tree
    --details          print every document

Articles are put together from the documents' sentences, one paragraph a line, and given with the
day on which they were written. A reported mention is mapped to the tokens that it covers; mentions
of one token range in two chains keep the first; chains of one mention are left out, as in the gold.
Prints MUC, B3 and CEAFe, each precision, recall and F1, and the mean of the three (CoNLL F1).
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

METRICS = ("muc", "bcub", "ceafe")
ACTOR_TYPES = {"person", "organization"}
# Dependents that are no part of a mention's phrase.
APART = {"punct", "conj", "cc", "appos", "parataxis", "cop", "nsubj", "aux", "advcl", "mark", "root"}


class Article:
    """Text with its tokens' offsets, and the gold mentions as (first token, last token, chain)."""

    def __init__(self, name, gum, scheme):
        self.name, self.published = name, None
        self.text, self.tokens, self.types, self.proper = "", [], {}, []
        self.heads, self.labels = [], []
        full = (gum / "dep" / f"{name}.conllu").read_text(encoding="utf-8")
        gold = full
        if scheme == "ontogum":
            gold = (gum / "coref/ontogum/conllu" / f"{name}.conllu").read_text(encoding="utf-8")
        self.put_together(full)
        for begin, end, _, kind in read_entities(full):
            self.types.setdefault((begin, end), kind)
        self.mentions = [(b, e, chain) for b, e, chain, _ in read_entities(gold)]

    def put_together(self, conllu):
        glue, first = True, 0
        for line in conllu.splitlines():
            if line.startswith("# meta::dateCreated"):
                date = line.split("=", 1)[1].strip()
                self.published = date if re.fullmatch(r"\d{4}-\d\d-\d\d", date) else None
            elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
                if self.text:
                    self.text, glue = self.text.rstrip() + "\n\n", True
            fields = line.split("\t")
            if len(fields) != 10 or not fields[0].isdigit():
                continue
            if not glue:
                self.text += " "
            first = len(self.tokens) if fields[0] == "1" else first
            head = int(fields[6])
            self.heads.append(first + head - 1 if head else len(self.tokens))
            self.labels.append(fields[7].split(":")[0])
            begin = len(self.text)
            self.text += fields[1]
            self.tokens.append((begin, len(self.text)))
            self.proper.append(fields[3] == "PROPN")
            glue = "SpaceAfter=No" in fields[9]

    def is_actor(self, mention):
        kind = self.types.get(mention[:2], "")
        named = kind == "place" and any(self.proper[mention[0]:mention[1] + 1])
        return kind in ACTOR_TYPES or named

    def head_of(self, begin, end):
        for i in range(begin, end + 1):
            if not begin <= self.heads[i] <= end or self.heads[i] == i:
                return i
        return end

    def phrase_of(self, begin, end):
        """The range widened to the subtree of its head, without what joins another phrase to it."""
        inside = set(range(begin, end + 1)) | {self.head_of(begin, end)}
        grown = True
        while grown:
            more = {i for i in range(max(0, begin - 60), min(len(self.heads), end + 60))
                    if self.heads[i] in inside and i not in inside and self.labels[i] not in APART
                    and not (self.labels[i] == "case" and i < self.heads[i])}
            inside |= more
            grown = bool(more)
        low, high = begin, end
        while low - 1 in inside:
            low -= 1
        while high + 1 in inside:
            high += 1
        return low, high

    def token_range(self, begin, end):
        inside = [i for i, (b, e) in enumerate(self.tokens) if b < end and begin < e]
        return (inside[0], inside[-1]) if inside else None


def read_entities(conllu):
    """Yields (first token, last token, chain, type) of the Entity brackets, tokens counted from 0."""
    token, open_at, found = -1, {}, []
    for line in conllu.splitlines():
        fields = line.split("\t")
        if len(fields) != 10 or not fields[0].isdigit():
            continue
        token += 1
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", fields[9])
        if not entity:
            continue
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", entity.group(1)):
            label = part.strip("()").split("-")
            chain, kind = label[0], label[1] if len(label) > 1 else ""
            if part.startswith("("):
                open_at.setdefault(chain, []).append((token, kind))
            if part.endswith(")") and open_at.get(chain):
                begin, kind = open_at[chain].pop()
                found.append((begin, token, chain, kind))
    return sorted(found, key=lambda m: (m[0], -m[1]))


def system_mentions(article, report):
    mentions, seen = [], set()
    for actor in report["actors"]:
        for mention in actor["mentions"]:
            where = article.token_range(mention["begin"], mention["end"])
            if where and where not in seen:
                seen.add(where)
                mentions.append((*where, actor["id"]))
    return mentions


def compared(article, mentions, match, widen=False):
    """The mentions as they are compared: by head word or by span; of two alike the first."""
    out, seen = [], set()
    for begin, end, chain in mentions:
        if match == "head":
            begin = end = article.head_of(begin, end)
        elif widen:
            begin, end = article.phrase_of(begin, end)
        if (begin, end) not in seen:
            seen.add((begin, end))
            out.append((begin, end, chain))
    return without_singletons(out)


def without_singletons(mentions):
    size = {}
    for _, _, chain in mentions:
        size[chain] = size.get(chain, 0) + 1
    return [m for m in mentions if size[m[2]] > 1]


def conll(article, mentions):
    """The document as the scorer reads it: one token a line, its brackets last."""
    numbers = {}
    opening = [[] for _ in article.tokens]
    closing = [[] for _ in article.tokens]
    for begin, end, chain in mentions:
        number = numbers.setdefault(chain, len(numbers))
        if begin == end:
            opening[begin].append(f"({number})")
        else:
            opening[begin].append(f"({number}")
            closing[end].append(f"{number})")
    lines = [f"#begin document ({article.name}); part 000"]
    for i, (begin, end) in enumerate(article.tokens):
        word = re.sub(r"\s", "_", article.text[begin:end])
        lines.append(f"{article.name}\t0\t{i}\t{word}\t" + ("|".join(opening[i] + closing[i]) or "-"))
    return "\n".join(lines) + "\n\n#end document\n"


def run_scorer(scorer, key, response):
    rows = {}
    for metric in METRICS:
        out = subprocess.run(["perl", str(scorer), metric, key, response, "none"], check=True,
                             capture_output=True, text=True).stdout
        line = [l for l in out.splitlines() if l.startswith("Coreference:")][-1]
        recall, precision, f1 = (float(x) for x in re.findall(r"([\d.]+)%", line))
        rows[metric] = (precision, recall, f1)
    return rows


def read_report(program, article, folder):
    path = pathlib.Path(folder) / f"{article.name}.txt"
    path.write_text(article.text, encoding="utf-8")
    date = ["--published", article.published] if article.published else []
    command = [program[0], "read", *program[1:], "--format", "json", *date, str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gum", type=pathlib.Path)
    parser.add_argument("scorer", type=pathlib.Path)
    parser.add_argument("--genre", action="append")
    parser.add_argument("--scheme", choices=("ontogum", "gum"), default="ontogum")
    parser.add_argument("--only", choices=("actors",))
    parser.add_argument("--match", choices=("head", "exact"), default="exact")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--reports", type=pathlib.Path)
    parser.add_argument("--program", nargs=argparse.REMAINDER)
    args = parser.parse_args()
    if not args.reports and not args.program:
        parser.error("give --reports or --program")
    genres = args.genre or ["news"]
    names = sorted(p.stem for p in (args.gum / "coref/ontogum/conllu").glob("GUM_*.conllu")
                   if "all" in genres or p.stem.split("_")[1] in genres)
    if not names:
        sys.exit(f"{args.gum}: no coref/ontogum/conllu/GUM_*.conllu of {genres}")
    keys, responses, gold_count, found_count = [], [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            article = Article(name, args.gum, args.scheme)
            if args.reports:
                report = json.loads((args.reports / f"{name}.json").read_text(encoding="utf-8"))
            else:
                report = read_report(args.program, article, folder)
            gold = article.mentions
            if args.only:
                gold = [m for m in gold if article.is_actor(m)]
            gold = without_singletons(gold)
            found = without_singletons(system_mentions(article, report))
            gold, found = compared(article, gold, args.match), compared(article, found, args.match, True)
            gold_count, found_count = gold_count + len(gold), found_count + len(found)
            keys.append(conll(article, gold))
            responses.append(conll(article, found))
            if args.details:
                show(article, gold, found)
        key, response = (str(pathlib.Path(folder) / n) for n in ("key.conll", "response.conll"))
        pathlib.Path(key).write_text("".join(keys), encoding="utf-8")
        pathlib.Path(response).write_text("".join(responses), encoding="utf-8")
        rows = run_scorer(args.scorer, key, response)
    print(f"{len(names)} documents, {gold_count} mentions, {found_count} found")
    for metric, (p, r, f) in rows.items():
        print(f"{metric:<6} P {p:6.2f}  R {r:6.2f}  F1 {f:6.2f}")
    print(f"CoNLL F1 {sum(row[2] for row in rows.values()) / len(rows):.2f}")


def show(article, gold, found):
    def chains(mentions):
        groups = {}
        for begin, end, chain in mentions:
            words = article.text[article.tokens[begin][0]:article.tokens[end][1]]
            groups.setdefault(chain, []).append(f"{begin}:{words}")
        return list(groups.values())

    print("==", article.name)
    for title, mentions in (("gold", gold), ("found", found)):
        for chain in chains(mentions):
            print(f"  {title:<6}", " | ".join(" ".join(m.split()) for m in chain))


if __name__ == "__main__":
    main()
