"""Addresses as input: pages are fetched politely, and no server can hurt who asks."""
import gzip
import json
import time
import zlib

from harness import Case, run_all
from rude_server import (Site, closed_port, drip, drip_fields, endless, many_fields, ok, packed, redirect, silent,
                         status)

HERE = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
MB = 1 << 20
SENTENCE = "The minister said on Monday that the talks with the rebels would go on in the capital. "


def page(title):
    return f"<html><head><title>{title}</title></head><body><p>{SENTENCE * 4}</p></body></html>"


def zeros(megabytes):
    """So many, by gzip, without having them all at once."""
    packer = zlib.compressobj(wbits=31)
    return b"".join([packer.compress(b"\0" * MB) for _ in range(megabytes)] + [packer.flush()])


def titles(*expected):
    """A check that the pages have these titles, in order."""
    def check(out):
        found = [json.loads(line)["title"] for line in out.splitlines()]
        return None if found == list(expected) else f"titles are {found}, expected {expected}"
    return check


def summary(read, set_aside, *more):
    return "\n".join([rf"standoff: {read + set_aside} article{'s' * (read + set_aside != 1)}: {read} read, {set_aside} set aside",
                      *("standoff: " + line for line in more)])


def extract(*args, pause=0):
    return ["extract", "--format", "json", "--pause", str(pause), *args]


def least_gap(site):
    """Seconds between two requests."""
    return min(b.at - a.at for a, b in zip(site.asked, site.asked[1:]))


def slow_then(site_page):
    def answer(_, __):
        time.sleep(0.5)
        return site_page
    return answer


def busy_once(pages=[]):
    """Wants to be left alone for a second, once."""
    def answer(request, _):
        pages.append(request)
        return ok(page("In the end")) if len(pages) > 1 else status(503, retry_after=1)
    return answer


GOOD = Site({
    "/a": ok(page("Truce holds")),
    "/b": ok(page("Talks go on")),
    "/slow": slow_then(ok(page("Slow"))),
    "/packed": packed(page("Packed").encode()),
    "/moved": redirect("/hop/../b", 301),
    "/hop1": redirect("hop2"), "/hop2": redirect("//127.0.0.1:{port}/a", 307),
    "/latin": ok(page("Café").encode("latin-1"), "text/html; charset=iso-8859-1"),
    "/mistyped": ok(page("Not a picture"), "image/png"),
    "/not-packed": ok(page("Plain"), content_encoding="gzip"),
    "/busy": busy_once(),
    "/later": status(429, retry_after=7200),
    "/gone": status(410),
    "/empty": status(204),
    "/unasked304": status(304),
})
GOOD.answers["/hop2"] = redirect(f"//127.0.0.1:{GOOD.port}/a", 307)
RUDE = {
    "/endless": endless, "/drip": drip, "/fields": drip_fields, "/silent": silent,
    "/many": many_fields,
    "/hang-up": b"",
    "/garbage": b"\x00\xff\x00garbage\r\n\r\n" * 50,
    "/no-http": b"SSH-2.0-OpenSSH_9.2\r\n",
    "/nul": b"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\n" + page("x").encode(),
    "/short": b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n" + page("x").encode(),
    "/vast": b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + page("x").encode(),
    "/negative": b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n" + page("x").encode(),
    "/chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n<p>\r\n",
    "/bomb": ok(zeros(64), content_encoding="gzip"),
    "/bombs": ok(gzip.compress(zeros(256)), content_encoding="gzip, gzip"),
    "/cut": ok(gzip.compress(page("x").encode() * 99)[:90], content_encoding="gzip"),
    "/loop": redirect("/loop"),
    "/file": redirect("file:///etc/passwd"),
    "/gopher": redirect("gopher://127.0.0.1/"),
    "/nowhere": status(302),
    "/password": redirect("http://user:secret@127.0.0.1/"),
    "/500": status(500),
    "/picture": ok(bytes(range(256)) * 64, "image/png"),
}
PAIR = [Site({f"/{n}": ok(page(n)) for n in range(3)}) for _ in range(2)]
NOBODY = f"http://127.0.0.1:{closed_port()}/"


def rude(why, path, message, seconds=5.0, timeout="2", **more):
    """A case whose only address, at a server of its own, is set aside with `message`."""
    site = Site({path: RUDE[path]})
    return Case(why, extract(site.url(path), "--timeout", timeout), 1,
                rf"standoff: {site.url(path)}: (?:{message})\n" + summary(0, 1, "set aside: 1 [a-z ]+"),
                env=HERE, seconds=seconds, megabytes=700, **more)


NO_FETCH = "cannot be fetched: [^\n]+"
TOO_SLOW = "too slow, or no answer within 2 s"
CASES = [
    Case("an address", extract(GOOD.url("/a")), 0, summary(1, 0), env=HERE, stdout=titles("Truce holds")),
    Case("a list, in its order, with comments and blank lines",
         extract("--urls", "list.txt"), 0, summary(4, 0), env=HERE,
         files={"list.txt": f"\ufeff# mine\n\n{GOOD.url('/slow')}\r\n  {GOOD.url('/a')}\n"
                            f"{GOOD.url('/b#x')}\n{GOOD.url('/packed')}"},
         stdout=titles("Slow", "Truce holds", "Talks go on", "Packed")),
    Case("servers beside each other, however the list is ordered",
         extract("--urls", "list.txt", pause=0.2), 0, summary(6, 0), env=HERE,
         files={"list.txt": "".join(site.url(f"/{n}\n") for site in PAIR for n in range(3))},
         stdout=lambda out: titles("0", "1", "2", "0", "1", "2")(out) or
         (None if PAIR[1].asked[0].at < PAIR[0].asked[-1].at else "one after the other") or
         (None if least_gap(PAIR[0]) > 0.19 else "too fast")),
    Case("a list on standard input", extract("--urls", "-"), 0, summary(1, 0), env=HERE,
         stdin=GOOD.url("/a").encode(), stdout=titles("Truce holds")),
    Case("files and addresses, in order", extract("x.html", GOOD.url("/a"), GOOD.url("/b"), "y.html"),
         0, summary(4, 0), env=HERE, files={"x.html": page("X"), "y.html": page("Y")},
         stdout=titles("X", "Truce holds", "Talks go on", "Y")),
    Case("redirects, relative ones too", extract(GOOD.url("/moved"), GOOD.url("/hop1")), 0,
         summary(2, 0), env=HERE, stdout=titles("Talks go on", "Truce holds")),
    Case("the server's charset", extract(GOOD.url("/latin")), 0, summary(1, 0), env=HERE,
         stdout=titles("Café")),
    Case("a page that is said to be a picture", extract(GOOD.url("/mistyped")), 0, summary(1, 0),
         env=HERE, stdout=titles("Not a picture")),
    Case("a page that is said to be packed", extract(GOOD.url("/not-packed")), 0, summary(1, 0),
         env=HERE, stdout=titles("Plain")),
    Case("a server that is busy for a second", extract(GOOD.url("/busy")), 0, summary(1, 0), env=HERE,
         stdout=titles("In the end")),
    Case("a server that is busy for hours", extract(GOOD.url("/later"), GOOD.url("/a")), 1,
         rf"standoff: {GOOD.url('/later')}: the server answered with status 429\n"
         rf"standoff: {GOOD.url('/a')}: the server asks to be left alone for \d+ s\n"
         + summary(0, 2, "set aside: 2 not fetched"), env=HERE),
    Case("what is not there", extract(GOOD.url("/none"), GOOD.url("/gone"), GOOD.url("/empty"),
                                      GOOD.url("/unasked304")), 1,
         "".join(rf"standoff: {GOOD.url('/' + path)}: the server answered with status {code}\n"
                 for path, code in [("none", 404), ("gone", 410), ("empty", 204), ("unasked304", 304)])
         + summary(0, 4, "set aside: 2 not fetched, 2 not there"), env=HERE),
    Case("what is no address, with its line", extract("--urls", "list.txt"), 1,
         r"standoff: list\.txt: record 1: byte 0: not an address of http or https: 'ftp://x/y'\n"
         r"standoff: list\.txt: record 3: byte 11: not an address of http or https: 'file:///etc/passwd'\n"
         r"standoff: list\.txt: record 4: byte 30: an address with a user's name or password\n"
         + summary(1, 3, "set aside: 3 failed"), env=HERE,
         files={"list.txt": "ftp://x/y\n\nfile:///etc/passwd\nhttp://me:secret@x/\n" + GOOD.url("/a")},
         stdout=titles("Truce holds")),
    Case("a list that is not there", extract("--urls", "none.txt"), 1,
         r"standoff: none\.txt: no such file\n" + summary(0, 1, "set aside: 1 not there")),
    Case("a server that is not there", extract(NOBODY), 1,
         rf"standoff: {NOBODY}: its robots\.txt: {NO_FETCH}\n"
         + summary(0, 1, "set aside: 1 not fetched"), env=HERE),
    Case("an agent that breaks out of its line", ["extract", "--user-agent", "a\r\nX: y", "x"], 2,
         "standoff: --user-agent: is not one line of ASCII; see standoff extract --help"),
    rude("a body without an end", "/endless", "larger than 16 MiB", timeout="30"),
    rude("a byte now and then", "/drip", TOO_SLOW),
    rude("a field now and then", "/fields", TOO_SLOW),
    rude("silence", "/silent", TOO_SLOW),
    rude("fields without an end", "/many", "more than 64 KiB of header fields"),
    rude("a server that hangs up", "/hang-up", NO_FETCH),
    rude("garbage", "/garbage", NO_FETCH),
    rude("another protocol", "/no-http", NO_FETCH),
    rude("a field with a null byte", "/nul", NO_FETCH),
    rude("less than its Content-Length", "/short", NO_FETCH),
    rude("a vast Content-Length", "/vast", "larger than 16 MiB"),
    rude("a negative one", "/negative", NO_FETCH),
    rude("chunks with wrong lengths", "/chunks", NO_FETCH),
    rude("a bomb", "/bomb", "unpacks to more than 16 MiB"),
    rude("a bomb in a bomb", "/bombs", "unpacks to more than 16 MiB"),
    rude("packed and cut", "/cut", "compressed data ends early"),
    rude("redirects in a circle", "/loop", "more than 10 redirects"),
    rude("a redirect to a file", "/file", "a redirect to what is not an address of http or https"),
    rude("a redirect to another protocol", "/gopher", "a redirect to what is not an address of http or https"),
    rude("a redirect to nowhere", "/nowhere", "a redirect to what is not an address of http or https"),
    rude("a redirect with a password", "/password", "a redirect to what is not an address of http or https"),
    rude("an error of its own", "/500", "the server answered with status 500"),
    rude("a picture", "/picture", "binary data, not text[^\n]*"),
]

run_all(CASES)
