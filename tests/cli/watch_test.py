"""Feeds are watched politely: new items once, whatever servers do."""
import itertools
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

from harness import PROGRAM, Case, need_model, run_all
from rude_server import (Site, closed_port, drip, endless, ok, packed, redirect, silent, status)

need_model()

HERE = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
STATES = tempfile.TemporaryDirectory()
COUNT = itertools.count()
PARAGRAPH = "The minister said on Monday that the talks with the rebels would go on in the capital. "


def item(name, text=PARAGRAPH, link=None, more=""):
    return (f"<item><title>{name}</title><link>{link or '/' + name}</link>"
            f"<description>{text}</description>{more}</item>")


def rss(*items):
    return (f"<?xml version='1.0'?><rss version='2.0'><channel><title>Wire</title>{''.join(items)}"
            "</channel></rss>").encode()


def page(title, body=PARAGRAPH * 4):
    return f"<html><head><title>{title}</title></head><body><p>{body}</p></body></html>"


def in_turn(*answers):
    """The first answer, then the second, ...; the last one again and again."""
    left = list(answers)

    def answer(request, connection):
        now = left.pop(0) if len(left) > 1 else left[0]
        return now(request, connection) if callable(now) else now
    return answer


def unless_known(etag, answer):
    """304 to who has it already."""
    return lambda request, _: (status(304) if request.fields.get("if-none-match") == etag
                               else answer)


def titles(*expected, then=lambda: None):
    """A check that the reports have these titles, in order, and of what `then` finds wrong."""
    def check(out):
        found = [json.loads(line)["article"]["title"] for line in out.splitlines()]
        return f"titles are {found}, expected {expected}" if found != list(expected) else then()
    return check


def was_asked(site, *paths):
    return lambda: None if site.paths() == list(paths) else f"asked for {site.paths()}"


def summary(read, set_aside, *more):
    return "\n".join([rf"standoff: {read + set_aside} article{'s' * (read + set_aside != 1)}: {read} read, {set_aside} set aside(\nstandoff: of earlier articles: [^\n]*)?",
                      *("standoff: " + line for line in more)])


def watch(*args, state=None):
    state = state or f"fresh-{next(COUNT)}"
    return ["watch", "--once", "--format", "json", "--pause", "0", "--timeout", "2", "--state",
            os.path.join(STATES.name, state), *args]


def once(why, answers, *args, path="/feed", **more):
    """A case that watches one feed of a site of its own, with a state of its own."""
    site = Site(answers)
    state = f"state-{site.port}"
    expected = {"status": 0, "stderr": ".*", **more}
    stderr = expected.pop("stderr").replace("URL", site.url(path))
    return Case(why, watch(*args, site.url(path), state=state), expected.pop("status"), stderr, env=HERE,
                **expected)


def set_aside(message, reason="[a-z ]+"):
    return {"status": 1, "stderr": rf"standoff: URL: (?:{message}); not asked again for 5 min\n"
            + summary(0, 1, "set aside: 1 " + reason)}


NO_FETCH = "cannot be fetched: [^\n]+"
NEWS = Site({"/feed": in_turn(unless_known('"1"', ok(rss(item("b"), item("a")), etag='"1"')),
                              unless_known('"1"', b""),
                              ok(rss(item("c"), item("b"), item("a"))))})
FRESH = Site({"/feed": ok(rss(item("a")), cache_control="public, max-age=3600")})
LATER = Site({"/feed": status(503, retry_after=7200)})
DATED = Site({"/feed": lambda request, _: (
    status(304) if request.fields.get("if-modified-since") == "Mon, 23 Sep 2024 14:05:00 GMT"
    else ok(rss(item("a")), last_modified="Mon, 23 Sep 2024 14:05:00 GMT"))})
FULL = Site({"/feed": unless_known('"1"', ok(rss(item("a")), etag='"1"'))})
TWO = [Site({"/feed": ok(rss(item("a", more="<guid>https://news.example/1</guid>")))}),
       Site({"/feed": ok(rss(item("a", more="<guid>https://news.example/1</guid>"),
                             item("b", more="<guid>1</guid>")))})]
FORBIDDEN = Site({"/robots.txt": ok("User-agent: *\nDisallow: /\n\nUser-Agent: Standoff\nDisallow: /private\n",
                                    "text/plain"),
                  "/private/feed": ok(rss(item("a"))), "/feed": ok(rss(item("a")))})
GOOD = Site({"/feed": ok(rss(item("a"))), "/a": ok(page("A"))})
NOBODY = f"http://127.0.0.1:{closed_port()}/feed"
OPML = ("<?xml version='1.0'?><opml version='2.0'><head><title>Mine</title></head><body>"
        f"<outline text='News'><outline type='rss' text='A' xmlUrl='{GOOD.url('/feed')}'/>"
        f"<outline text='B' xmlurl='{GOOD.url('/feed#again')}'/></outline></body></opml>")
LAUGHS = ("<!DOCTYPE rss [<!ENTITY a0 'lolololololololololol'>"
          + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>")
BOMB = rss(item("<![CDATA[" + " " * (20 << 20) + "]]>"))
JSON_FEED = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": [
    {"id": "1", "url": "https://news.example/1", "title": "a", "content_text": PARAGRAPH}]})
ARTICLES = {"/feed": ok(rss(item("c", text="", link="/none"), item("b", link="/also-none"), item("a", text="Short."))),
            "/a": ok(page("A"))}


def doubts(*expected):
    def check(out):
        found = [[w for w in json.loads(line)["warnings"] if "page" in w] for line in out.splitlines()]
        return None if [len(f) for f in found] == list(expected) else f"doubts are {found}"
    return check


CASES = [
    Case("an address to explain", ["explain", GOOD.url("/a"), "--id", "s1"], 0, env=HERE, stdout=r"\[.*said.*\]"),
    Case("an item of a feed to explain", ["explain", GOOD.url("/feed") + "#1", "--id", "s1"], 0, env=HERE,
         stdout=r"\[.*said.*\]"),
    Case("a list among files is not fetched", ["read", "list.txt"], 1,
         r"standoff: list\.txt: a list of addresses; --urls FILE fetches them",
         files={"list.txt": f"# mine\n{GOOD.url('/a')}\n"}),
    Case("a new feed: all items, the oldest first", watch(NEWS.url("/feed"), state="news"), 0, summary(2, 0),
         env=HERE, stdout=titles("a", "b")),
    Case("nothing new: the server says so", watch(NEWS.url("/feed"), state="news"), 0, summary(0, 0), env=HERE,
         stdout=titles()),
    Case("something new", watch(NEWS.url("/feed"), state="news"), 0, summary(1, 0), env=HERE,
         stdout=titles("c", then=was_asked(NEWS, "/robots.txt", "/feed", "/robots.txt", "/feed",
                                           "/robots.txt", "/feed"))),
    Case("the date of the last answer", watch(DATED.url("/feed"), state="dated"), 0, summary(1, 0), env=HERE,
         stdout=titles("a")),
    Case("is told to the server", watch(DATED.url("/feed"), state="dated"), 0, summary(0, 0), env=HERE),
    Case("an answer that holds for an hour", watch(FRESH.url("/feed"), state="fresh"), 0, summary(1, 0),
         env=HERE),
    Case("is not asked for again before", watch(FRESH.url("/feed"), state="fresh"), 0, summary(0, 0), env=HERE,
         stdout=titles(then=was_asked(FRESH, "/robots.txt", "/feed"))),
    Case("a server that wants two hours", watch(LATER.url("/feed"), state="later"), 1,
         rf"standoff: {LATER.url('/feed')}: the server answered with status 503; not asked again for 2 h\n"
         + summary(0, 1, "set aside: 1 not fetched"), env=HERE),
    Case("has them", watch(LATER.url("/feed"), state="later"), 0, summary(0, 0), env=HERE,
         stdout=titles(then=was_asked(LATER, "/robots.txt", "/feed"))),
    Case("what cannot be printed", watch(FULL.url("/feed"), state="full"), 5, ".*output cannot be written.*",
         env=HERE, output="/dev/full"),
    Case("is given again", watch(FULL.url("/feed"), state="full"), 0, summary(1, 0), env=HERE,
         stdout=titles("a")),
    Case("one item of two feeds", watch(*(site.url("/feed") for site in TWO)), 0, summary(2, 0), env=HERE),
    Case("robots.txt", watch(FORBIDDEN.url("/private/feed"), FORBIDDEN.url("/feed")), 1,
         rf"standoff: {FORBIDDEN.url('/private/feed')}: robots\.txt of the server forbids it; [^\n]*\n"
         + summary(1, 1, "set aside: 1 unreadable"), env=HERE, stdout=titles("a")),
    Case("robots.txt for another name", watch("--user-agent", "desk/1.0", FORBIDDEN.url("/feed")), 1,
         r"standoff: [^\n]*: robots\.txt of the server forbids it; [^\n]*\n.*", env=HERE),
    once("robots.txt that cannot be known", {"/robots.txt": status(500), "/feed": ok(rss(item("a")))},
         **set_aside(r"its robots\.txt: the server answered with status 500")),
    once("robots.txt that is not there", {"/robots.txt": status(403), "/feed": ok(rss(item("a")))},
         stdout=titles("a")),
    once("robots.txt behind redirects", {"/robots.txt": redirect("/r1"), "/r1": redirect("/r2"),
                                         "/r2": ok("User-agent: *\nDisallow: /feed"), "/feed": ok(rss())},
         **set_aside(r"robots\.txt of the server forbids it")),
    once("robots.txt behind too many", {"/robots.txt": redirect("/robots.txt"), "/feed": ok(rss(item("a")))},
         stdout=titles("a")),
    once("robots.txt without an end", {"/robots.txt": endless, "/feed": ok(rss(item("a")))}, stdout=titles("a")),
    once("robots.txt in drops", {"/robots.txt": drip, "/feed": ok(rss(item("a")))},
         **set_aside(r"its robots\.txt: too slow, or no answer within 2 s")),
    once("of robots.txt half a megabyte counts",
         {"/robots.txt": ok("# x\n" * 150_000 + "User-agent: *\nDisallow: /"), "/feed": ok(rss(item("a")))},
         stdout=titles("a")),
    Case("OPML, with a feed twice", watch("feeds.opml"), 0, summary(1, 0), env=HERE, files={"feeds.opml": OPML},
         stdout=titles("a")),
    Case("a plain list", watch("feeds.txt"), 0, summary(1, 0), env=HERE,
         files={"feeds.txt": f"# mine\n\n{GOOD.url('/feed')}\n"}, stdout=titles("a")),
    Case("a list on standard input", watch("-"), 0, summary(1, 0), env=HERE, stdin=OPML.encode()),
    Case("a list with what is no address", watch("feeds.txt"), 2,
         r"standoff: feeds\.txt: line 2: not an address of http or https: 'file:///etc/passwd'",
         files={"feeds.txt": "\nfile:///etc/passwd\n"}),
    Case("a list that is a feed", watch("feed.xml"), 2, r"standoff: feed\.xml: line 1: not OPML, but <rss>",
         files={"feed.xml": rss(item("a"))}),
    Case("OPML that is cut", watch("feeds.opml"), 2, r"standoff: feeds\.opml: line 1: not XML: [^\n]*",
         files={"feeds.opml": OPML[:-9]}),
    Case("a list that is not there", watch("none.opml"), 2, r"standoff: none\.opml: no such file"),
    Case("no feed", ["watch"], 2, r"standoff: FEEDS is required; see standoff watch --help"),
    once("a feed of JSON", {"/feed": ok(JSON_FEED, "application/feed+json")}, stdout=titles("a")),
    once("a feed that moved", {"/feed": redirect("/new", 301), "/new": ok(rss(item("a")))}, stdout=titles("a")),
    once("a packed feed", {"/feed": packed(rss(item("a")), etag='"1"')}, stdout=titles("a")),
    once("a feed that is a page", {"/feed": ok(page("Parked"))}, **set_aside("not a feed, but html", "damaged")),
    once("a page that names a feed", {"/feed": ok("<html><head><link rel='alternate' type='application/rss+xml' "
                                                  "href='/rss'></head><body>Home</body></html>")},
         **set_aside("not a feed, but html; it names a feed, http://127.0.0.1:[0-9]+/rss", "damaged")),
    once("a feed that is gone", {}, **set_aside("the server answered with status 404", "not there")),
    once("a feed that is a picture", {"/feed": ok(bytes(range(256)) * 9, "image/png")},
         **set_aside("not a feed, but text", "damaged")),
    once("a feed without an end", {"/feed": endless}, **set_aside("larger than 8 MiB")),
    once("a feed in drops", {"/feed": drip}, **set_aside("too slow, or no answer within 2 s")),
    once("a feed that is a bomb", {"/feed": packed(BOMB)}, **set_aside("unpacks to more than 8 MiB"), megabytes=900),
    once("a feed that expands", {"/feed": ok(rss(item("a", text="&a11;")).replace(b"<rss", LAUGHS.encode() + b"<rss"))},
         status=1, stderr=r"standoff: URL: record 1: [^\n]*not XML: limit on input amplification[^\n]*\n.*",
         seconds=20),
    once("a feed that breaks off", {"/feed": ok(rss(item("b"), item("a"))[:-60])}, status=1,
         stderr=r"standoff: URL: record \d: [^\n]*not XML: [^\n]*\n" + summary(1, 1, "set aside: 1 damaged"),
         stdout=titles("b")),
    once("an ETag that could break a request", {"/feed": ok(rss(item("a")), etag="\"a\tb\x01\"")}, stdout=titles("a")),
    once("pages", ARTICLES, "--articles", status=1, stderr=".*/none: [^\n]*status 404\n" + summary(2, 1, ".*"),
         stdout=lambda out: doubts(0, 1)(out) or titles("a", "b")(out)),
    once("the feed's own words", ARTICLES, status=1,
         stderr=r"standoff: [^\n]*/none: there is no text in the feed; --articles reads the pages\n"
         + summary(2, 1, "set aside: 1 no text"), stdout=titles("a", "b")),
    once("from now on", {"/feed": ok(rss(item("a")))}, "--from-now", stderr=summary(0, 0), stdout=titles()),
    Case("dead and rude feeds do not keep a good one",
         watch(NOBODY, Site({"/feed": silent}).url("/feed"), Site({"/feed": endless}).url("/feed"), GOOD.url("/feed")),
         1, ".*" + summary(1, 3, ".*"), env=HERE, stdout=titles("a")),
    Case("a damaged state", watch(GOOD.url("/feed"), state="damaged"), 5,
         r"standoff: [^\n]*damaged: line 3: nothing that a watch remembers"),
    Case("a state of a later version", watch(GOOD.url("/feed"), state="later-version"), 5,
         r"standoff: [^\n]*: line 1: the state of a watch in version 2, and this program reads version 1"),
    Case("a state that cannot be written", watch(GOOD.url("/feed"), state="a-file/state"), 5,
         r"standoff: [^\n]*state\.lock: cannot be made: [^\n]*"),
]


def write_state(name, text):
    pathlib.Path(STATES.name, name).write_text(text)


def problems_of_signals():
    """Yields what is wrong with a watch that runs on until it is told to end."""
    state = os.path.join(STATES.name, "signals")
    site = Site({"/feed": ok(rss(item("b"), item("a")))})
    command = [PROGRAM, "watch", "--format", "json", "--pause", "0", "--state", state, site.url("/feed")]
    environment = {**os.environ, **HERE}
    for which in (signal.SIGINT, signal.SIGTERM):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while len(site.paths()) < 2:
            time.sleep(0.05)
        first = process.stdout.readline() if which == signal.SIGINT else b"{}"
        json.loads(first)
        other = subprocess.run([*command, "--once"], env=environment, capture_output=True, text=True, check=False)
        if other.returncode != 5 or "another watch has it" not in other.stderr:
            yield f"a second watch of the same state: {other.returncode}, {other.stderr}"
        time.sleep(0.5)
        process.send_signal(which)
        rest, errors = process.communicate(timeout=20)
        if process.returncode != 0:
            yield f"{which.name}: exit status {process.returncode}: {errors}"
        site.asked.clear()
    remembered = pathlib.Path(state).read_text()
    if remembered.count("\nseen ") != 2:
        yield f"not remembered: {remembered}"
    if rest:
        yield f"given again: {rest}"


write_state("damaged", "standoff watch state 1\nfeed http://a.example/\nsen 00\n")
write_state("later-version", "standoff watch state 2\n")
write_state("a-file", "")
wrong = list(problems_of_signals())
for problem in wrong:
    print("WRONG  signals:", problem)
if wrong:
    sys.exit(1)
run_all(CASES)
