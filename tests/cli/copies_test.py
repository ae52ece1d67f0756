"""Which articles are copies, revisions and reprints of others: told in reports, and by themselves."""
import json

from harness import Case, need_model, run_all

need_model()

SENTENCES = [f"The minister of the {place} said on {day} that the talks with the rebels of the {place} would "
             f"go on in the {room}, and that {count} men had left the {place} by {day}. "
             for place, day, room, count in [("river towns", "Monday", "old palace", 120),
                                             ("northern hills", "Tuesday", "railway hotel", 45),
                                             ("coast", "Wednesday", "town hall of the port", 300),
                                             ("desert", "Thursday", "tent of the elders", 18)]]
WIRE = "".join(SENTENCES)
OWN = ("Farmers say that they have seen no soldiers for a week. The market was open again, and children were playing "
       "in the street where the bridge had been. Nobody knows who will pay for a new one, an old man said.")
ARTICLES = [("Talks go on", WIRE, "https://wire.example/1"), ("A quiet week", OWN, "https://daily.example/7"),
            ("Talks go on", WIRE, "https://www.wire.example/1?utm_source=feed"),
            ("Talks go on", WIRE + "More men left later.", "https://m.wire.example/1/amp"),
            ("Ministers: no end to the talks", "By our desk. " + WIRE, "https://daily.example/8")]
LINES = "".join(json.dumps({"title": title, "text": text, "url": url}) + "\n" for title, text, url in ARTICLES)
FOUND = [("a.jsonl#1", None, None), ("a.jsonl#2", None, None), ("a.jsonl#1", "copy", "a.jsonl#1"),
         ("a.jsonl#1", "revision", "a.jsonl#1"), ("a.jsonl#1", "near_copy", "a.jsonl#1")]
COUNTS = "standoff: of earlier articles: 1 copy, 1 revision, 1 near-copy"


def told(articles):
    return [(article["group"], *((copy["kind"], copy["id"]) if (copy := article["copy_of"]) else (None, None)))
            for article in articles]


def reports(expected):
    def check(out):
        found = told(json.loads(line)["article"] for line in out.splitlines())
        return None if found == expected else f"found {found}, expected {expected}"
    return check


def rows(out):
    found = told(map(json.loads, out.splitlines()))
    return None if found == FOUND else f"found {found}, expected {FOUND}"


def nothing_said(out):
    return "a report says copy_of" if "copy_of" in out or "group" in json.loads(out.splitlines()[0])["article"] else None


def read(*args):
    return ["read", "--format", "jsonl", *args, "a.jsonl"]


FILES = {"a.jsonl": LINES}
run_all([
    Case("reports tell", read(), 0, "standoff: 5 articles: 5 read, 0 set aside\n" + COUNTS, files=FILES,
         stdout=reports(FOUND)),
    Case("the same on more threads", read("--jobs", "4"), 0, ".*" + COUNTS, files=FILES, stdout=reports(FOUND)),
    Case("the same words are not read again", read("--copies", "skip"), 0,
         "standoff: 5 articles: 4 read, 1 left out, 0 set aside\n" + COUNTS, files=FILES,
         stdout=reports(FOUND[:2] + FOUND[3:])),
    Case("nobody wants to know", read("--copies", "off"), 0, "standoff: 5 articles: 5 read, 0 set aside",
         files=FILES, stdout=nothing_said),
    Case("the brief tells", ["read", "a.jsonl"], 0, ".*" + COUNTS, files=FILES,
         stdout=r"A near-copy of a\.jsonl#1: \d+% of it stands there\."),
    Case("groups alone, without a model", ["copies", "--format", "json", "--jobs", "2", "a.jsonl"], 0, ".*" + COUNTS,
         files=FILES, stdout=rows, env={"STANDOFF_HOME": "/nonexistent"}),
    Case("as a table", ["copies", "a.jsonl"], 0, ".*" + COUNTS, files=FILES,
         stdout=r"^article\tgroup\tkind\tof\tcontained\tcontains\ttitle\na\.jsonl#1\ta\.jsonl#1\tfirst\t\t\t\tTalks go on\n"),
    Case("bad articles are set aside", ["copies", "a.jsonl"], 1, "standoff: a.jsonl: record 2: .*1 read, 1 set aside.*",
         files={"a.jsonl": LINES.splitlines()[0] + "\n{}\n"}, stdout="Talks go on"),
    Case("one's own rules for addresses", ["copies", "--knowledge", "mine", "a.jsonl"], 0, ".*2 near-copies",
         files={**FILES, "mine/web_addresses.tsv": "parameter\tedition\n"}),
    Case("rules that make no sense", ["copies", "--knowledge", "mine", "a.jsonl"], 4,
         "standoff: web_addresses.tsv:1: column 1: expected parameter, host, path or wrapper, got \"hots\"",
         files={**FILES, "mine/web_addresses.tsv": "hots\tm\n"}),
    Case("which checking finds", ["knowledge", "check", "web_addresses.tsv"], 4,
         "standoff: web_addresses.tsv:1: column 1: expected parameter, host, path or wrapper, got \"hots\"",
         files={"web_addresses.tsv": "hots\tm\n"}),
    Case("no such choice", read("--copies", "merge"), 2, "standoff: [^\n]*--copies[^\n]*", files=FILES),
])
