"""Golden sentences: what the records of a sentence should be, and which of them the program gives.

A case is a reason, a text of one or more paragraphs, `----`, and the records that are right:

    # a passive with its agent
    The plan was rejected by Iran.
    ----
    event ; REJECT/change ; Iran > - ; happened ; rejected
    position ; Iran ; reject ; The plan

A line without a mark is right and given; "- " marks what is right and missed, "+ " what is given
and wrong. Only the marks and the lines after "+ " come from the program.
"""
import pathlib
import re

from lines import Lines

FOLDER = pathlib.Path(__file__).resolve().parent / "sentences"
PUBLISHED = "2025-03-14"
KINDS = ("statements", "events", "proposals", "positions", "figures", "disagreements")


def words(text):
    return set(re.findall(r"\w+", text.lower()))


def equal(want, got):
    return want == got


def touches(want, got):
    """Half of the words of the shorter are in the longer."""
    a, b = words(want), words(got)
    return want == got or 2 * len(a & b) >= max(1, min(len(a), len(b)))


def overlaps(want, got):
    """Half of the words of both are in both."""
    a, b = words(want), words(got)
    return want == got or 2 * len(a & b) >= max(1, len(a | b))


def names(want, got):
    """The same actors, in any order, each under any form of the name."""
    want, got = want.split(" + "), got.split(" + ")
    return len(want) == len(got) and all(any(touches(w, g) for g in got) for w in want)


def sides(want, got):
    """ACTORS > RECIPIENTS."""
    (a, b), (c, d) = want.split(" > "), got.split(" > ")
    return names(a, c) and names(b, d)


# How the fields of a kind of record are compared.
FIELDS = {
    "statement": (names, touches, equal, overlaps),  # speakers, cue, form, content
    "event": (equal, sides, equal, touches, names),  # type, who to whom, factuality, trigger, claimant
    "proposal": (equal, touches, names, equal),  # kind, name, proposers, status
    "position": (names, equal, touches),  # actor, stance, target
    "figure": (equal, equal, names, touches),  # kind, relation, source, words
    "disagreement": (equal, names),  # kind, who
}


def same(want, got):
    kind, *wanted = want.split(" ; ")
    other, *given = got.split(" ; ")
    return (kind == other and len(wanted) == len(given)
            and all(field(w, g) for field, w, g in zip(FIELDS[kind], wanted, given)))


def short(line):
    """A report's line without the fields that sentences leave out."""
    kind, *fields = line.split(" ; ")
    if kind == "proposal":  # the number of mentions
        fields = fields[:-1]
    elif kind == "position":  # the kind of target
        del fields[2]
    elif kind == "disagreement":
        fields[1] = " + ".join(side.split(":")[0] for side in fields[1].split(" / "))
    return " ; ".join([kind, *fields])


class Case:
    def __init__(self, block):
        head, _, records = block.partition("\n----\n")
        self.why, _, self.text = head.partition("\n")
        self.lines = records.splitlines()
        self.right = [line.removeprefix("- ") for line in self.lines if not line.startswith("+ ")]

    def article(self):
        """The text as an article's body, for titles have a grammar of their own; or as a title."""
        title = "" if self.why.startswith("# headline alone") else "In brief\n\n"
        return title + self.text.replace("\n", "\n\n") + "\n"

    def marked(self, report):
        """The lines with the marks that they should have."""
        given = [short(line) for line in Lines(report).of(*KINDS)]
        out = []
        for line in self.right:
            found = next((g for g in given if same(line, g)), None)
            if found:
                given.remove(found)
            out.append(line if found else "- " + line)
        return out + ["+ " + g for g in given]


def cases_of(file):
    """The cases of a file and what stands above the first, which explains it."""
    preface, *blocks = re.split(r"^(?=# )", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return preface, [Case(block.strip() + "\n") for block in blocks]


def check(read, update):
    """Compares every case with its marks; returns how many differ, and all lines as they are now."""
    files = {file: cases_of(file) for file in sorted(FOLDER.glob("*.txt"))}
    cases = [case for _, found in files.values() for case in found]
    reports = read((case.article() for case in cases), PUBLISHED)
    marked = {case: case.marked(report) for case, report in zip(cases, reports)}
    wrong = 0
    for file, (preface, found) in files.items():
        if update:
            file.write_text(preface + "\n".join(
                "\n".join([case.why, case.text, "----", *marked[case], ""]) for case in found),
                encoding="utf-8")
            continue
        for case in found:
            if case.lines != marked[case]:
                wrong += 1
                print(f"{file.name}: {case.why}\n  {case.text}")
                changed = set(case.lines) ^ set(marked[case])
                print("\n".join(f"  now  {line}" for line in marked[case] if line in changed))
    return wrong, marked


def print_score(marked):
    """Prints the right, missed and wrong records of each kind, and the cases without a fault in it."""
    print("| records | right | missed | wrong | P | R | F1 | cases right |")
    print("|---|---|---|---|---|---|---|---|")
    for kind in (*FIELDS, "all"):
        cases = [[line for line in lines if kind in (*line.split(" ")[:2], "all")]
                 for lines in marked.values()]
        cases = [lines for lines in cases if lines]
        missed, wrong = (sum(line.startswith(mark) for lines in cases for line in lines)
                         for mark in ("- ", "+ "))
        right = sum(map(len, cases)) - missed - wrong
        clean = sum(not any(line[:2] in ("- ", "+ ") for line in lines) for lines in cases)
        print(f"| {kind} | {right} | {missed} | {wrong} | {right / max(1, right + wrong):.3f} "
              f"| {right / max(1, right + missed):.3f} "
              f"| {2 * right / max(1, 2 * right + missed + wrong):.3f} | {clean} of {len(cases)} |")
