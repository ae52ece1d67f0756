"""Files of many articles: the good ones are read in order, the bad ones set aside with their place."""
import gzip
import json

from harness import Case, ENGLISH, need_model, run_all

need_model()

FRENCH = ("Le ministre a déclaré lundi que les pourparlers avec les rebelles allaient se poursuivre "
          "dans la capitale, et que le gouvernement ne quitterait pas la table.\n")
GOOD = {"title": "Truce holds", "text": "The minister said on Monday that the talks would go on.",
        "date": "Mon, 23 Sep 2024 14:05:00 GMT", "source": {"name": "Wire"}, "url": "https://news.example/1"}
LINE = json.dumps(GOOD) + "\n"
CSV = "headline,body\nTruce holds,\"The minister said, on Monday,\nthat talks would go on.\"\n"


def articles(**expected):
    """A check that the reports' articles have these values, in order."""
    def check(out):
        found = [json.loads(line)["article"] for line in out.splitlines()]
        for key, values in expected.items():
            if [article[key] for article in found] != values:
                return f"{key} is {[article[key] for article in found]}, expected {values}"
        return None
    return check


def read(*args):
    return ["read", "--format", "jsonl", *args]


def summary(read_, set_aside, *more, copies=""):
    lines = [f"{read_ + set_aside} article{'s' * (read_ + set_aside != 1)}: {read_} read, {set_aside} set aside",
             *([f"of earlier articles: {copies}"] if copies else []), *more]
    return "\n".join("standoff: " + line for line in lines)


def damaged():
    """JSON Lines with every kind of damage, between good records."""
    random = bytes(range(1, 10)) * 20
    bad = [b"{\"title\": \"cut", b"[]", b"\x00" * 50, random, b"{\"text\": \"\xff\xfe\"}",
           b"{\"a\":" * 100000 + b"1" + b"}" * 100000, b"{\"title\": \"no text\"}", b"{\"text\": \" \"}",
           b"{\"text\": \"" + b"x" * (17 << 20) + b"\"}", json.dumps({"text": FRENCH}).encode()]
    lines = []
    for line in bad:
        lines += [LINE.encode().rstrip(), line]
    return b"\n".join(lines) + b"\n"


def warc(type_, content_type, block, more=0):
    head = f"WARC/1.0\r\nWARC-Type: {type_}\r\nContent-Type: {content_type}\r\nContent-Length: {len(block) + more}"
    return head.encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def page(body, headers=""):
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n"
    return warc("response", "application/http; msgtype=response", head.encode() + body)


def feed(items, doctype=""):
    return (f"<?xml version='1.0'?>{doctype}<rss version='2.0'><channel><title>Wire</title>"
            + "".join(items) + "</channel></rss>").encode()


PARAGRAPH = "The minister said on Monday that the talks with the rebels would go on in the capital. "
PAGE = f"<html><head><title>Truce holds</title></head><body><p>{PARAGRAPH * 4}</p></body></html>".encode()
ITEM = f"<item><title>Truce holds</title><description>&lt;p&gt;{PARAGRAPH}&lt;/p&gt;</description></item>"
ARCHIVED = warc("conversion", "text/plain", ENGLISH.encode())
LAUGHS = ("<!DOCTYPE rss [<!ENTITY a0 'lolololololololololol'>"
          + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>")
HURT = bytearray(gzip.compress(ARCHIVED))
HURT[len(HURT) // 2] ^= 0x55
# name: bytes, and how many articles of it are read and set aside
MIXED = {
    "archive.warc": (ARCHIVED + warc("conversion", "text/plain", b"X", 90) + page(PAGE)
                     + warc("conversion", "text/plain", b"XXXX", -2) + ARCHIVED
                     + warc("conversion", "text/plain", b"X", 1 << 40) + ARCHIVED
                     + page(gzip.compress(PAGE)[:40], "Content-Encoding: gzip\r\n")
                     + page(gzip.compress(b"x" * (40 << 20)), "Content-Encoding: gzip\r\n")
                     + page(b"3\r\n<p>\r\nFFFF\r\n", "Transfer-Encoding: chunked\r\n") + ARCHIVED, 5, 6),
    "bomb.jsonl.gz": (gzip.compress(b"\0" * (100 << 20)), 0, 1),
    "cut.jsonl.gz": (gzip.compress(LINE.encode() * 3)[:-9], 0, None),
    "deep.html": (b"<div>" * 100000 + b"<p>x", 0, 1),
    "hurt.warc.gz": (gzip.compress(ARCHIVED) + bytes(HURT) + gzip.compress(ARCHIVED), 2, 1),
    "laughs.xml": (feed(["<item><title>T</title><description>&a11;</description></item>", ITEM], LAUGHS), 1, 1),
    "news.jsonl.gz": (gzip.compress(LINE.encode()) + gzip.compress(LINE.encode()), 2, 0),
    "open.csv": (b"title,text\nA,\"B\nTruce holds,The minister said that the talks would go on.\n", 1, 1),
    "tags.xml": (feed([ITEM, "<item>" + "<b>" * 100000 + "</item>", ITEM]), 2, 1),
    "wrong.xml": (feed([ITEM, "<item><title>x</wrong></item>", ITEM, "<item>\0</item>", ITEM]), 3, 2),
    "zeros.txt": (bytes(5000), 0, 1),
}


def mixed_output(out):
    found = [json.loads(line)["article"]["id"].split("#")[0] for line in out.splitlines()]
    for name, (_, good, _) in MIXED.items():
        if found.count("news/" + name) != good and name != "cut.jsonl.gz":
            return f"{name}: {found.count('news/' + name)} read, expected {good}"
    return None


run_all([
    Case("a large mixed folder with every damage: one run, each article counted", read("--jobs", "2", "news"), 1,
         r"(standoff: news/[^\n]*\n)+standoff: \d+ articles: \d+ read, \d+ set aside\n"
         r"standoff: of earlier articles: [^\n]*\nstandoff: set aside: [^\n]*",
         files={"news/" + name: content for name, (content, _, _) in MIXED.items()}, stdout=mixed_output,
         seconds=60, megabytes=700),
    Case("a feed", read("a.xml"), 0, summary(2, 0, copies="1 copy"), files={"a.xml": feed([ITEM, ITEM])},
         stdout=articles(title=["Truce holds"] * 2, source=["Wire"] * 2)),
    Case("a page of an archive", read("a.warc"), 0, summary(1, 0), files={"a.warc": page(PAGE)},
         stdout=articles(title=["Truce holds"])),
    Case("a record a line", read("a.jsonl"), 0, summary(2, 0, copies="1 copy"), files={"a.jsonl": LINE * 2},
         stdout=articles(id=["a.jsonl#1", "a.jsonl#2"], title=["Truce holds"] * 2, source=["Wire"] * 2,
                         published=["2024-09-23T14:05:00Z"] * 2, url=["https://news.example/1"] * 2)),
    Case("from standard input, whatever the form", read(), 0, summary(2, 0, copies="1 copy"),
         stdin=json.dumps({"status": "ok", "articles": [GOOD, GOOD]}, indent=1).encode(),
         stdout=articles(id=["stdin#1", "stdin#2"])),
    Case("a table", read("a.csv"), 0, summary(1, 0), files={"a.csv": CSV},
         stdout=articles(title=["Truce holds"])),
    Case("names of one's own", read("--map", "text=story,title=kicker", "a.json"), 0, summary(1, 0),
         files={"a.json": json.dumps([{"kicker": "Truce", "story": ENGLISH}])}, stdout=articles(title=["Truce"])),
    Case("a folder of several forms", read("news"), 1,
         "standoff: news/b.txt: there is no text in it\n" + summary(3, 1, "set aside: 1 no text", copies="2 near-copies"),
         files={"news/a.jsonl": LINE, "news/b.txt": "", "news/c.csv": CSV, "news/d/e.txt": ENGLISH},
         stdout=articles(id=["news/a.jsonl#1", "news/c.csv#1", "news/d/e.txt"])),
    Case("a form that is forced", read("--input-format", "text", "a.jsonl"), 0, files={"a.jsonl": LINE},
         stdout=articles(id=["a.jsonl"])),
    Case("what the record does not say, options do",
         read("--published", "2025-01-01", "--source", "Mine", "a.jsonl"), 0, summary(2, 0, copies="1 near-copy"),
         files={"a.jsonl": LINE + json.dumps({"text": ENGLISH})},
         stdout=articles(published=["2024-09-23T14:05:00Z", "2025-01-01"], source=["Wire", "Mine"])),
    Case("a date in the future is kept, and doubted", read("a.jsonl"), 0,
         summary(1, 0, "read, with a doubt: 1"),
         files={"a.jsonl": json.dumps({**GOOD, "date": "2999-01-01"})},
         stdout="\"published\":\"2999-01-01\".*\"warnings\":.*lies in the future"),
    Case("ten kinds of damage between ten good records, on two threads",
         read("--jobs", "2", "--rejected", "bad.tsv", "a.jsonl"), 1,
         r"(standoff: a\.jsonl: record \d+: byte \d+: [^\n]*\n){10}"
         + summary(10, 10, "set aside: 6 damaged, 2 no text, 1 too large",
                   "languages without a model: 1 fr", copies="9 copies"),
         files={"a.jsonl": damaged()}, stdout=articles(id=[f"a.jsonl#{n}" for n in range(1, 20, 2)]),
         seconds=30, megabytes=500),
    Case("a file of garbage is worth ten lines", read("a.jsonl"), 1,
         r"(standoff: a\.jsonl: record \d+: [^\n]*\n){10}"
         r"standoff: a\.jsonl: what else is set aside is only counted; --rejected FILE lists it\n"
         + summary(1, 999, "set aside: 999 no text"),
         files={"a.jsonl": LINE + "{\"x\": 1}\n" * 999}, stdout=articles(id=["a.jsonl#1"])),
    Case("where a record of a file comes from", ["explain", "a.jsonl#2", "--id", "s1"], 0,
         files={"a.jsonl": "{\"x\": 1}\n" + LINE}, stdout=r"^s1  "),
    Case("a record that is not there", ["explain", "a.jsonl#3", "--id", "s1"], 1,
         "standoff: a.jsonl#3: no such article", files={"a.jsonl": LINE}),
    Case("no such field", ["read", "--map", "txt=story", "a.jsonl"], 2, "standoff: [^\n]*expected one of text[^\n]*"),
    Case("no such format", ["read", "--input-format", "doc", "a.jsonl"], 2, "standoff: [^\n]*no format[^\n]*"),
    Case("a list that cannot be written", read("--rejected", "none/bad.tsv", "a.jsonl"), 5,
         r"standoff: none/bad\.tsv cannot be written: No such file or directory", files={"a.jsonl": LINE}),
    Case("parsing takes the same", ["parse", "--format", "none", "a.jsonl"], 0, summary(1, 0),
         files={"a.jsonl": LINE}, stdout=r"^a\.jsonl#1: \d+ tokens"),
])
