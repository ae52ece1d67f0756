"""Compares two annotations of one text token by token and counts what differs."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from reference import COLUMNS, Paragraph

MARGIN_LIMIT = 1e-3  # a difference with a larger margin cannot come from the order of float sums
PARSE = ("sent_start", "head", "dep")
DERIVED = ("pos", "morph", "lemma")  # follow from tag and dep by rules, so they have no score
ANNOTATIONS = ("token", "space", "sent_start", "tag", "pos", "morph", "lemma", "head", "dep", "ent")
AT = {name: i for i, name in enumerate(COLUMNS)}


@dataclass
class Difference:
    file: str
    annotation: str
    begin: int  # code points of the text
    end: int
    spacy: object
    ours: object
    margin: float
    context: str = ""

    @property
    def is_bug(self) -> bool:
        return not self.margin < MARGIN_LIMIT

    def to_json(self) -> dict:
        return {**self.__dict__, "margin": None if math.isinf(self.margin) else self.margin}


@dataclass
class Tally:
    """Counts over texts. `differ` is by annotation; `tokens` are spaCy's."""

    texts: int = 0
    paragraphs: int = 0
    tokens: int = 0
    tokens_differ: int = 0
    paragraphs_differ: int = 0
    differ: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ANNOTATIONS, 0))
    differences: list[Difference] = field(default_factory=list)

    @property
    def identical(self) -> float:
        return 1.0 if not self.tokens else 1.0 - self.tokens_differ / self.tokens

    @property
    def bugs(self) -> list[Difference]:
        return [d for d in self.differences if d.is_bug]


# Margins of a paragraph's tokens, in order, by "tag", "dep" and "ent"; asked for where one differs.
MarginsOf = Callable[[Paragraph], dict[str, list[float]]]


def compare_text(
    file: str,
    text: str,
    spacy: list[Paragraph],
    ours: list[Paragraph],
    margins_of: MarginsOf,
    tally: Tally,
) -> None:
    tally.texts += 1
    ours_by_place = {(p.begin, p.end): p for p in ours}
    spacy_tokens = [t for p in spacy for t in p.tokens]
    ours_tokens = [t for p in ours for t in p.tokens]
    for paragraph in spacy:
        other = ours_by_place.get((paragraph.begin, paragraph.end))
        found = _compare_paragraph(paragraph, other, spacy_tokens, ours_tokens, margins_of)
        tally.paragraphs += 1
        tally.tokens += len(paragraph.tokens)
        tally.paragraphs_differ += bool(found)
        tally.tokens_differ += len({(d.begin, d.end) for d in found})
        for difference in found:
            difference.file = file
            difference.context = _context(text, paragraph, difference)
            tally.differ[difference.annotation] += 1
        tally.differences += found
    known = {(p.begin, p.end) for p in spacy}
    for extra in (p for p in ours if (p.begin, p.end) not in known):
        tally.differ["token"] += 1
        tally.differences.append(
            Difference(file, "token", extra.begin, extra.end, None, "paragraph", math.inf)
        )


def _compare_paragraph(
    spacy: Paragraph, ours: Paragraph | None, spacy_tokens, ours_tokens, margins_of: MarginsOf
) -> list[Difference]:
    found = []
    by_span = {(t[0], t[1]): t for t in ours.tokens} if ours else {}
    for token in spacy.tokens:
        span = (token[0], token[1])
        other = by_span.get(span)
        if other is None:
            inside = [t[:2] for t in by_span.values() if t[0] < token[1] and token[0] < t[1]]
            found.append(Difference("", "token", *span, list(span), inside, math.inf))
            continue
        for name in ANNOTATIONS[1:]:
            left, right = token[AT[name]], other[AT[name]]
            if name == "head":
                left, right = spacy_tokens[left][:2], ours_tokens[right][:2]
            if left != right:
                found.append(Difference("", name, *span, left, right, math.inf))
    if found and not any(d.annotation in ("token", "space") for d in found):
        _explain(found, spacy, margins_of(spacy))
    return found


def _explain(
    found: list[Difference], paragraph: Paragraph, margins: dict[str, list[float]]
) -> None:
    """Gives each difference the margin of the decision that it can come from.

    One close call of the parser changes what it sees next, so every difference of a paragraph's
    parse gets the least margin of that paragraph; names follow the sentence starts likewise.
    """
    differs = {d.annotation for d in found}
    tag_of = {(t[0], t[1]): margin for t, margin in zip(paragraph.tokens, margins["tag"])}
    tags = min((tag_of[d.begin, d.end] for d in found if d.annotation == "tag"), default=math.inf)
    parse = min(margins["dep"]) if differs & set(PARSE) else math.inf
    names = min(margins["ent"]) if "sent_start" not in differs else min(parse, *margins["ent"])
    for d in found:
        if d.annotation == "tag":
            d.margin = tag_of[d.begin, d.end]
        elif d.annotation in PARSE:
            d.margin = parse
        elif d.annotation in DERIVED:
            d.margin = min(tags, parse)
        elif d.annotation == "ent":
            d.margin = names


def _context(text: str, paragraph: Paragraph, d: Difference, width: int = 40) -> str:
    before = text[max(paragraph.begin, d.begin - width) : d.begin]
    return f"{before}⟦{text[d.begin : d.end]}⟧{text[d.end : min(paragraph.end, d.end + width)]}"
