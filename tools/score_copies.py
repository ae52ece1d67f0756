#!/usr/bin/env python3
"""Measures how well `standoff copies` tells reprints from stories of their own.

    tools/score_copies.py PROGRAM TEXTS... [--articles N] [--seed N] [--shuffled]

TEXTS are folders of plain-text news articles, all independent but for what they really reprint.
Of N of them reprints are made by machine, one of each kind below. All articles are given to the
program in one run: originals first, as wires come before their reprints, or --shuffled.

Prints for each kind of reprint how many are put into the group of their original (recall), for
stories that only share quotations or background with another how many are put there wrongly, and
every link between two of the originals, with its shares, for a person to judge.
"""
import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

MINIMUM_WORDS = 120  # shorter texts are mostly no stories


def sentences(text):
    """Title and sentences of a text, in order."""
    parts = [part for line in text.splitlines() for part in re.split(r'(?<=[.!?”"]) (?=[A-Z“"])', line)]
    return [part for part in parts if part.strip()]


class Editor:
    """Makes reprints of stories. Every choice comes from one seeded generator."""

    def __init__(self, stories, seed):
        self.random = random.Random(seed)
        self.stories = stories
        self.words = [word for story in stories[:200] for line in story for word in line.split()]

    def edited(self, lines, share):
        """`share` of the lines with a word in eight replaced, left out or put in."""
        return [self.reworded(line) if self.random.random() < share else line for line in lines]

    def reworded(self, line):
        words = line.split()
        for _ in range(max(1, len(words) // 8)):
            at = self.random.randrange(len(words))
            change = self.random.random()
            if change < 0.5:
                words[at] = self.random.choice(self.words)
            elif change < 0.75 and len(words) > 3:
                del words[at]
            else:
                words.insert(at, self.random.choice(self.words))
        return " ".join(words)

    def strange(self, count):
        """`count` lines from somebody else's story."""
        out = []
        while len(out) < count:
            out += self.random.choice(self.stories)[1:]
        return out[:count]

    def mixed(self, body, share):
        """Another story of this length, in which `share` of the lines are from `body`."""
        lines = self.strange(len(body))
        for at in self.random.sample(range(len(body)), round(share * len(body))):
            lines[at] = body[at]
        return self.strange(1) + lines


def part(body, percent):
    return body[:max(1, len(body) * percent // 100)]


# Name, what it is, how it is made from an editor, a title and the lines below.
REPRINTS = [
    ("set", "other capitals, quotation marks and line breaks",
     lambda e, t, b: [" ".join([t.upper(), *b]).replace('"', "”").replace("'", "’")]),
    ("retitled", "another title, a credit in front and behind",
     lambda e, t, b: e.strange(1) + ["By the news desk, with agencies"] + b + ["Reporting by our wire service"]),
    ("led anew", "another title and two other sentences at the beginning",
     lambda e, t, b: e.strange(3) + b[2:]),
    ("cut to 60%", "", lambda e, t, b: [t] + part(b, 60)),
    ("cut to 40%", "", lambda e, t, b: [t] + part(b, 40)),
    ("cut to 25%", "", lambda e, t, b: [t] + part(b, 25)),
    ("cut to 15%", "", lambda e, t, b: [t] + part(b, 15)),
    ("edited, 30%", "one word in eight of 30% of the sentences changed",
     lambda e, t, b: [t] + e.edited(b, 0.3)),
    ("edited, 60%", "of 60%", lambda e, t, b: [t] + e.edited(b, 0.6)),
    ("edited, all", "of all", lambda e, t, b: [t] + e.edited(b, 1.0)),
    ("cut and edited", "half of it, retitled, one word in eight of half its sentences changed",
     lambda e, t, b: e.strange(1) + e.edited(part(b, 50), 0.5)),
    ("put in another order", "sentences shuffled", lambda e, t, b: [t] + e.random.sample(b, len(b))),
    ("grown by half", "a later version with half as much again",
     lambda e, t, b: e.strange(1) + b + e.strange(len(b) // 2)),
]
OTHERS = [
    ("shares 10%", "another story that has 10% of the sentences", lambda e, t, b: e.mixed(b, 0.1)),
    ("shares 20%", "20%", lambda e, t, b: e.mixed(b, 0.2)),
    ("shares 30%", "30%", lambda e, t, b: e.mixed(b, 0.3)),
    ("digest", "the first fifth of eight stories",
     lambda e, t, b: part(b, 20) + [line for _ in range(7) for line in part(e.random.choice(e.stories), 20)]),
]


def read_stories(folders):
    stories = {}
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.txt")):
            text = path.read_text(encoding="utf-8", errors="replace")
            if len(text.split()) >= MINIMUM_WORDS:
                stories[path.name] = sentences(text)
    return stories


def groups_of(program, articles):
    """What the program says of each article, by its id; `articles` are pairs of id and lines."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for _, lines in articles:
            file.write(json.dumps({"title": lines[0], "text": "\n".join(lines[1:]) or "-"}) + "\n")
        file.flush()
        run = subprocess.run([program, "copies", "--format", "json", file.name], check=False,
                             stdout=subprocess.PIPE, text=True)
    names = [name for name, _ in articles]
    name_of = lambda record: names[int(record.rsplit("#", 1)[1]) - 1]
    out = {}
    for row in map(json.loads, run.stdout.splitlines()):
        copy = row["copy_of"] and {**row["copy_of"], "id": name_of(row["copy_of"]["id"])}
        out[name_of(row["id"])] = {"group": name_of(row["group"]), "copy_of": copy}
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shuffled", action="store_true")
    options = parser.parse_args()
    stories = read_stories(options.texts)
    editor = Editor(list(stories.values()), options.seed)
    chosen = editor.random.sample(sorted(stories), min(options.articles, len(stories)))
    made = [((name, kind), make(editor, stories[name][0], stories[name][1:]))
            for name in chosen for kind, _, make in REPRINTS + OTHERS]
    editor.random.shuffle(made)
    articles = list(stories.items()) + made
    if options.shuffled:
        editor.random.shuffle(articles)
    placed = groups_of(options.program, articles)

    print(f"{len(stories)} originals, {len(made)} made from {len(chosen)} of them\n")
    print("| made | how | with its original |\n|---|---|---:|")
    for kind, how, _ in REPRINTS + OTHERS:
        rows = [name for name in chosen if (name, kind) in placed]
        together = sum(placed[name, kind]["group"] == placed[name]["group"] for name in rows)
        print(f"| {kind} | {how} | {100 * together / len(rows):.1f}% |")
    print("\nLinks between originals:")
    for name in stories:
        copy = placed.get(name, {}).get("copy_of")
        if copy:
            print(f"{copy['contained']:.2f} {copy['contains']:.2f} {name} -> {copy['id']}")


if __name__ == "__main__":
    sys.exit(main())
