#!/usr/bin/env python3
"""Assembles the texts that the parity run reads: one article per file, one folder per source.

    make_corpus.py OUT polnear=CLONE ewt=CLONE text=FOLDER attack=20000

Each argument is KIND=PATH, where PATH is a checkout of the source as its publisher gives it:

    polnear     github.com/networkdynamics/PolNeAR: political news of seven US publishers, 2016
    extraction  github.com/scrapinghub/article-extraction-benchmark: news and blogs of many sites
    fundus      github.com/flairNLP/fundus: test articles of its parsers (English publishers only)
    gum, ewt    github.com/UniversalDependencies/UD_English-GUM, -EWT: news, e-mail, web, speech
    reuters     Reuters-21578 as .sgm files: newswire of 1987
    abc         nltk_data's packages/corpora/abc.zip: Australian radio news, 2006
    meantime    the MEANTIME corpus' intra-doc annotation: Wikinews, put together from its tokens
    plover      PLOVER_GSR_CAMEO.txt: example sentences of the codebook
    petrarch    a folder of PETRARCH validation .xml files
    text        any folder of .txt files, taken as they are
    attack      no path, but how many machine-made lines (attack_strings.py; the seed is fixed)

The texts are their publishers'; they are never part of this project.
"""

import argparse
import json
import re
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from attack_strings import attack_articles

Articles = Iterator[tuple[str, str]]  # (file name without its end, text with one paragraph a line)


def read_polnear(root: Path) -> Articles:
    for path in sorted(root.glob("data/*/text/*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")


def read_extraction(root: Path) -> Articles:
    records = json.loads((root / "ground-truth.json").read_text(encoding="utf-8"))
    for key, record in sorted(records.items()):
        yield key[:16], record["articleBody"]


def read_fundus(root: Path) -> Articles:
    parsers = root / "tests/resources/parser/test_data"
    for path in sorted(
        p for c in ("us", "uk", "au", "ca", "ie") for p in (parsers / c).glob("*.json")
    ):
        for version, record in sorted(json.loads(path.read_text(encoding="utf-8")).items()):
            body = record.get("body") or {}
            lines = [record.get("title") or "", *body.get("summary", [])]
            for section in body.get("sections", []):
                lines += [*section["headline"], *section["paragraphs"]]
            yield f"{path.parent.name}-{path.stem}-{version}", "\n".join(lines)


def read_ud(root: Path) -> Articles:
    """Sentences of each document joined by blanks, a new line where the treebank has one."""
    for path in sorted(root.glob("not-to-release/sources/**/*.conllu")):
        paragraphs: list[list[str]] = [[]]
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith(("# newpar", "# newdoc")) and "_" not in line.split("=")[0]:
                paragraphs.append([])
            elif line.startswith("# text = "):
                paragraphs[-1].append(line.removeprefix("# text = "))
        yield path.stem, "\n".join(" ".join(p) for p in paragraphs if p)


def read_reuters(root: Path) -> Articles:
    for path in sorted(root.rglob("*.sgm")):
        story = re.compile(r'NEWID="(\d+)">(.*?)</REUTERS>', re.S)
        for number, body in story.findall(path.read_text(encoding="latin-1")):
            title = re.search(r"<TITLE>(.*?)</TITLE>", body, re.S)
            text = re.search(r"<BODY>(.*?)</BODY>", body, re.S)
            if not text:
                continue
            paragraphs = re.split(r"\n {4}", unescape(text.group(1)))
            lines = [unescape(title.group(1)) if title else "", *paragraphs]
            yield number, "\n".join(" ".join(line.split()) for line in lines)


def read_abc(path: Path) -> Articles:
    with zipfile.ZipFile(path) as archive:
        for name in ("rural", "science"):
            lines = archive.read(f"abc/{name}.txt").decode("latin-1").splitlines()
            for first in range(0, len(lines), 200):
                yield f"{name}-{first}", "\n".join(lines[first : first + 200])


def join_tokens(words: list[str]) -> str:
    """Puts tokenised English back together well enough to be read as prose."""
    text = " ".join(words)
    text = re.sub(r" ([.,;:!?%)\]}]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)", r"\1", text)
    text = re.sub(r"([(\[{$£€]) ", r"\1", text)
    return re.sub(r'(["“]) (.*?) (["”])', r"\1\2\3", text)


def read_meantime(root: Path) -> Articles:
    for path in sorted(root.rglob("*.xml")):
        sentences: dict[str, list[str]] = {}
        for token in ET.parse(path).iter("token"):
            sentences.setdefault(token.attrib["sentence"], []).append(token.text or "")
        yield path.stem, "\n".join(join_tokens(words) for words in sentences.values())


def read_plover(path: Path) -> Articles:
    texts = re.findall(
        r'"text": "((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8", errors="replace")
    )
    yield path.stem, "\n".join(text.replace('\\"', '"') for text in texts)


def read_petrarch(root: Path) -> Articles:
    for path in sorted(root.glob("*.xml")):
        texts = re.findall(
            r"<Text>(.*?)</Text>", path.read_text(encoding="utf-8", errors="replace"), re.S
        )
        if texts:
            yield path.stem, "\n".join(" ".join(unescape(text).split()) for text in texts)


def read_text(root: Path) -> Articles:
    for path in sorted(root.glob("*.txt")):
        yield path.stem, path.read_bytes().decode("utf-8")


READERS = {
    "polnear": read_polnear,
    "extraction": read_extraction,
    "fundus": read_fundus,
    "gum": read_ud,
    "ewt": read_ud,
    "reuters": read_reuters,
    "abc": read_abc,
    "meantime": read_meantime,
    "plover": read_plover,
    "petrarch": read_petrarch,
    "text": read_text,
    "attack": lambda count: attack_articles(int(str(count))),
}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("sources", nargs="+", metavar="KIND=PATH")
    args = parser.parse_args()
    used: dict[str, int] = {}
    for source in args.sources:
        kind, _, place = source.partition("=")
        if kind not in READERS:
            parser.error(f"unknown kind {kind!r}; one of {', '.join(READERS)}")
        used[kind] = used.get(kind, 0) + 1
        folder = args.out / (kind if used[kind] == 1 else f"{kind}-{used[kind]}")
        folder.mkdir(parents=True, exist_ok=True)
        files = words = size = 0
        for name, text in READERS[kind](Path(place)):
            data = text.encode("utf-8")
            if not data.strip():
                continue
            name = re.sub(r"[^\w.-]", "_", name)[:100]
            (folder / f"{name}.txt").write_bytes(data)
            files, words, size = files + 1, words + len(text.split()), size + len(data)
        print(f"{folder.name:12} {files:6} files {words:9} words {size:10} bytes", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
