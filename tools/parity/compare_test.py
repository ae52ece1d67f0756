"""Tests of the comparison itself: a parity run that cannot fail proves nothing."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from attack_strings import attack_articles  # noqa: E402
from compare import Tally, compare_text  # noqa: E402
from reference import COLUMNS, Paragraph, paragraph_spans  # noqa: E402

TEXT = "He left.\nShe can't."
SPANS = [(0, 2), (3, 7), (7, 8), (9, 12), (13, 15), (15, 18), (18, 19)]
LAST_OF_FIRST = 3


def annotate(**changes) -> list[Paragraph]:
    """The annotation of TEXT in two paragraphs; `changes` maps "column_token" to another value."""
    rows = []
    for i, (begin, end) in enumerate(SPANS):
        head = 1 if i < LAST_OF_FIRST else 4
        row = dict(
            begin=begin,
            end=end,
            space=TEXT[end : end + 1] == " ",
            sent_start=i in (0, 3),
            tag="T",
            pos="P",
            morph="",
            lemma=TEXT[begin:end],
            head=head,
            dep="d",
            ent="O",
        )
        row.update(
            {
                name: value
                for name, value in ((n, changes.get(f"{n}_{i}")) for n in COLUMNS)
                if value is not None
            }
        )
        rows.append([row[name] for name in COLUMNS])
    return [Paragraph(0, 8, rows[:LAST_OF_FIRST]), Paragraph(9, 19, rows[LAST_OF_FIRST:])]


def compare(ours: list[Paragraph], kind: str = "", close: int = -1) -> Tally:
    """The tally where of all decisions only the one of `kind` about token `close` was close."""

    def margins_of(paragraph: Paragraph) -> dict[str, list[float]]:
        spans = [(t[0], t[1]) for t in paragraph.tokens]
        return {
            k: [1e-5 if k == kind and span == SPANS[close] else 0.5 for span in spans]
            for k in ("tag", "dep", "ent")
        }

    tally = Tally()
    compare_text("x.txt", TEXT, annotate(), ours, margins_of, tally)
    return tally


class CompareTest(unittest.TestCase):
    def test_counts(self):
        cases = [  # (why, ours, tokens that differ by annotation)
            ("equal annotation differs nowhere", annotate(), {}),
            ("one tag", annotate(tag_1="X"), {"tag": 1}),
            ("a space that is not there", annotate(space_2=True), {"space": 1}),
            ("heads are compared by their place", annotate(head_5=6), {"head": 1}),
            (
                "a lemma and a name of one token",
                annotate(lemma_0="x", ent_0="B-ORG"),
                {"lemma": 1, "ent": 1},
            ),
            (
                "other ends: the token, and the heads that are it",
                annotate(end_4=18),
                {"token": 1, "head": 3},
            ),
            ("a paragraph that is missing", annotate()[:1], {"token": 4}),
            ("a paragraph too many", [*annotate(), Paragraph(20, 21, [])], {"token": 1}),
        ]
        for why, ours, differ in cases:
            with self.subTest(why):
                self.assertEqual({a: n for a, n in compare(ours).differ.items() if n}, differ)

    def test_share_counts_a_token_once(self):
        tally = compare(annotate(lemma_0="x", ent_0="B-ORG"))
        self.assertEqual((tally.tokens, tally.tokens_differ), (7, 1))

    def test_margins(self):
        cases = [  # (why, ours, the close decision: its kind and token, how many are bugs)
            ("no close decision", annotate(tag_1="X"), "", -1, 1),
            ("a close tag", annotate(tag_1="X"), "tag", 1, 0),
            ("another token's close tag", annotate(tag_1="X"), "tag", 0, 1),
            ("a close call of the same paragraph", annotate(dep_5="X"), "dep", 6, 0),
            ("a close call of another paragraph", annotate(dep_5="X"), "dep", 0, 1),
            ("a lemma that follows a close tag", annotate(tag_1="X", lemma_1="x"), "tag", 1, 0),
            ("a lemma that follows nothing", annotate(lemma_1="x"), "tag", 1, 1),
            ("a name does not follow a close parse", annotate(ent_5="B-X"), "dep", 5, 1),
            (
                "a name follows the close start of a sentence",
                annotate(ent_5="B-X", sent_start_5=True),
                "dep",
                5,
                0,
            ),
            ("tokens are never close", annotate(end_4=18), "dep", 4, 4),
        ]
        for why, ours, kind, close, bugs in cases:
            with self.subTest(why):
                self.assertEqual(len(compare(ours, kind, close).bugs), bugs)

    def test_log_has_no_infinity(self):
        self.assertIsNone(compare(annotate(end_4=18)).differences[0].to_json()["margin"])


class ParagraphTest(unittest.TestCase):
    def test_spans(self):
        cases = [  # (why, text, paragraphs)
            ("blank text has none", " \n\t\n", []),
            ("white space at the edges is cut", "  a b \r\n\u00a0c\u3000\n", ["a b", "c"]),
            ("only \\n ends a line", "a\vb\u2028c\rd\n", ["a\vb\u2028c\rd"]),
            ("offsets are code points", "😀 é\né", ["😀 é", "é"]),
        ]
        for why, text, paragraphs in cases:
            with self.subTest(why):
                self.assertEqual([text[b:e] for b, e in paragraph_spans(text)], paragraphs)


class AttackTest(unittest.TestCase):
    def test_same_for_ever(self):
        self.assertEqual(list(attack_articles(300)), list(attack_articles(300)))

    def test_lines(self):
        ((_, text),) = attack_articles(100)
        self.assertEqual(text.count("\n"), 100)
        self.assertEqual(text.encode("utf-8").decode("utf-8"), text)


if __name__ == "__main__":
    unittest.main()
