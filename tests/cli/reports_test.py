"""What comes out: valid by the schema, pointing at its words, the same however it is run."""
import json
import re

import jsonschema

from harness import Case, ENGLISH, ROOT, need_model, run_all

need_model()

SAMPLES = [str(path) for path in sorted((ROOT / "samples").glob("*.txt"))]
SCHEMA = jsonschema.Draft202012Validator(json.loads((ROOT / "schema/report.schema.json").read_text()))
ESCAPE = "\x1b"
ODD = ("\ufeffMinister\u2019s \u201cno\u201d \U0001F600 stuns Zürich\r\n\r\n\u201cNo,\u201d said "
       "Ana Žižek, the foreign minister, on Monday.\r\n\r\n\t\u201cNever\u00a0again,\u201d she "
       "told reporters.  She left on 3\u00a0May.\r\n")


def reports(out):
    return [json.loads(line) for line in out.splitlines()]


def spans(value):
    """Every span inside a report."""
    if isinstance(value, dict):
        if {"begin", "end", "quote"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from spans(item)


REFERENCES = {"speakers", "affiliation", "addressee", "anchor", "actors", "recipients", "claimed_by",
              "where", "proposers", "endorsers", "addressees", "actor", "via", "statement", "id",
              "about", "who", "ref", "target", "for", "against", "neutral"}


def references(value):
    """Every id of a record that a report's records name."""
    if isinstance(value, dict):
        for key, item in value.items():
            names = item if isinstance(item, list) else [item]
            if key in REFERENCES:
                yield from (name for name in names
                            if isinstance(name, str) and re.fullmatch(r"[aptserkfdo]\d+", name))
            yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


def wrong_report(out, at_least):
    """Checks each report against the schema and its own text."""
    for report in reports(out):
        for error in SCHEMA.iter_errors(report):
            return f"{report['article']['id']}: {error.json_path}: {error.message[:200]}"
        for span in spans(report):
            if report["text"][span["begin"]:span["end"]] != span["quote"]:
                return f"a span is not its quote: {span}"
        records = [record for key in report if isinstance(report[key], list) for record in report[key]]
        ids = {record["id"] for record in records if isinstance(record, dict) and "id" in record}
        for name in references(report):
            if name not in ids:
                return f"{name} is no record"
        if len(report["statements"]) < at_least:
            return f"{report['article']['id']}: fewer than {at_least} statements"
    return None


def wrong_conllu(out):
    """Checks columns, trees, and that TokenRange gives the form."""
    for block in out.strip().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        heads = {int(row[0]): int(row[6]) for row in rows}
        if any(len(row) != 10 or "" in row for row in rows):
            return "not ten full columns: " + block
        if list(heads) != list(range(1, len(rows) + 1)) or list(heads.values()).count(0) != 1:
            return "words are not numbered, or there is not one root: " + block
        for word in heads:
            steps = 0
            while word and steps <= len(heads):
                word, steps = heads[word], steps + 1
            if word:
                return "heads go in a circle: " + block
        for row in rows:
            begin, end = map(int, re.search(r"TokenRange=(\d+):(\d+)", row[9]).groups())
            if ODD[1:][begin:end] != row[1]:
                return f"TokenRange is not the form: {row}"
    return None


def wrong_parse(out):
    """Checks that the tokens cover the text and point inside it."""
    parse = json.loads(out)
    text, tokens = parse["text"], parse["tokens"]
    inside = "".join(text[p["begin"]:p["end"]] for p in parse["paragraphs"])
    words = "".join(text[t["begin"]:t["end"]] + " " * t["space"] for t in tokens)
    if words.split() != inside.split():
        return "the tokens are not the text"
    if any(not 0 <= t["head"] < len(tokens) for t in tokens):
        return "a head outside the article"
    return None


def same_as(args):
    """A check that the output is the one of other arguments."""
    import subprocess
    import sys
    other = subprocess.run([sys.argv[1], *args], capture_output=True, text=True, check=True).stdout
    return lambda out: None if out == other else "the output differs from that of " + " ".join(args)


def narrow(out):
    wide = [line for line in out.splitlines() if len(line) > 80]
    return f"wider than 80 columns: {wide[0]}" if wide else None


run_all([
    Case("the samples' reports are valid and point at their words",
         ["read", "--format", "json", "--with-text", "--published", "2025-03-14", "--source", "Wire",
          *SAMPLES], 0, stdout=lambda out: wrong_report(out, 15)),
    Case("so is that of a text with wide characters and odd white space",
         ["read", "--format", "json", "--with-text"], 0, stdin=ODD.encode(),
         stdout=lambda out: wrong_report(out, 0)),
    Case("so is that of one word", ["read", "--format", "json", "--with-text"], 0, stdin=b"Truce.",
         stdout=lambda out: wrong_report(out, 0)),
    Case("the text is given only where it is asked for", ["read", "--format", "json", "a.txt"], 0,
         files={"a.txt": ENGLISH}, stdout=lambda out: "text" in reports(out)[0] and "it is there" or None),
    Case("the same on any number of threads", ["read", "--format", "json", "--jobs", "4", *SAMPLES * 4],
         0, stdout=same_as(["read", "--format", "json", *SAMPLES * 4])),
    Case("a brief in a pipe is plain", ["read", SAMPLES[0]], 0,
         stdout=lambda out: "it has escapes" if ESCAPE in out else narrow(out)),
    Case("unless colour is asked for", ["read", "--color", "always", SAMPLES[0]], 0,
         stdout=lambda out: None if ESCAPE in out else "no colour"),
    Case("a brief names its parts", ["read", "--published", "2025-03-14", "--source", "The Wire", "a.txt"],
         0, files={"a.txt": ENGLISH},
         stdout=r"^Truce holds.*The Wire · 2025-03-14.*WHAT WAS SAID\n.*line 3\].*WHO\n"),
    Case("everything, where it is asked for", ["read", "--full", SAMPLES[0]], 0,
         stdout=lambda out: "something is left out" if re.search(r"and \d+ more", out) else None),
    Case("where a record comes from", ["explain", "a.txt", "--id", "s1"], 0, files={"a.txt": ENGLISH},
         stdout=r"^s1  .*\nWORDS\n  line 3: .*\nFIELDS\n.*\nMADE BY\n  [a-z_]+\.tsv:\d+: "),
    Case("a record that is not there", ["explain", "a.txt", "--id", "a99"], 2,
         r"standoff: a99: there is no such record; the report has actors a1[^\n]*", files={"a.txt": ENGLISH}),
    Case("an article to explain that is not there", ["explain", "none.txt", "--id", "a1"], 1,
         r"standoff: none\.txt: no such file"),
    Case("a text cannot drive the terminal", ["read", "--color", "never"], 0,
         stdin=ENGLISH.replace("talks", "talks\x1b[2J").encode(),
         stdout=lambda out: "it has escapes" if ESCAPE in out else None),
    Case("CoNLL-U has valid columns", ["parse"], 0, stdin=ODD.encode(), stdout=wrong_conllu),
    Case("the parse as JSON keeps every token", ["parse", "--format", "json"], 0, stdin=ODD.encode(),
         stdout=wrong_parse),
    Case("margins are numbers", ["parse", "--format", "json", "--margins"], 0, stdin=b"He left.",
         stdout=r'"margins":\[\d+\.\d+,(\d+\.\d+|null),(\d+\.\d+|null)\]'),
    Case("counts", ["parse", "--format", "none", "a.txt"], 0, files={"a.txt": "He left. She stayed.\n"},
         stdout=r"^a\.txt: 6 tokens, 2 sentences, 0 names\n$"),
    Case("the rule behind each token", ["parse", "--explain-tokens"], 0, stdin=b"We can't (go).",
         stdout=r"TOKEN\tWe\nSPECIAL-1\tca\nSPECIAL-2\tn't\nPREFIX\t\(\nTOKEN\tgo\n"),
])
