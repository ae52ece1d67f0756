"""Bad articles: each gets one clear line and the documented exit status, and the rest go on."""
import os

from harness import Case, ENGLISH, need_model, run_all

need_model()

MB = 1 << 20
FRENCH = ("Le ministre a déclaré lundi que les pourparlers avec les rebelles allaient se poursuivre "
          "dans la capitale, et que le gouvernement ne quitterait pas la table.\n")


def one(why, content, message, **more):
    """A case whose only article, a.txt, holds `content`."""
    return Case(why, ["read", "a.txt"], 1, "standoff: a.txt: " + message, files={"a.txt": content},
                **more)


CASES = [
    Case("missing", ["read", "none.txt"], 1, r"standoff: none\.txt: no such file"),
    Case("a folder without files", ["read", "."], 1, r"standoff: \.: there is no file in it"),
    one("empty", b"", "there is no text in it"),
    one("blank", b" \r\n\t\n", "there is no text in it"),
    one("invalid UTF-8, with the byte", b"caf\xe9 society", "byte 3: not UTF-8: found 0xE9"),
    one("cut in the middle of a character", "Truce at \u20ac".encode()[:-1],
        "byte 9: not UTF-8: found 0xE2"),
    one("UTF-16", ENGLISH.encode("utf-16"), "text is UTF-16; convert it to UTF-8 first"),
    one("50 MB of one letter", b"a" * (50 * MB), "larger than 16 MiB", seconds=5, megabytes=400),
    one("15 MB of one letter", b"a" * (15 * MB),
        "byte 0: 15728640 bytes without white space are no prose", seconds=5, megabytes=400),
    one("a megabyte of one letter and spaces", b"x " * (MB // 2),
        "text is in another language; no model for it", seconds=5, megabytes=400),
    one("binary data", bytes(range(256)) * 64, r"byte 0: binary data, not text: \d+ control[^\n]*"),
    one("a program", open("/bin/sh", "rb").read(), r"byte \d+: binary data, not text: [^\n]*"),
    one("French", FRENCH, r"text is in another language \(looks like fr\); no model for it"),
    one("Russian", "Министр заявил, что переговоры будут продолжены.\n",
        r"text is in another language \(looks like ru\); no model for it"),
    Case("an endless device", ["read", "/dev/zero"], 1, "standoff: /dev/zero: larger than 16 MiB",
         seconds=5, megabytes=400),
    Case("50 MB on standard input", ["read"], 1, "standoff: stdin: larger than 16 MiB",
         stdin=b"a" * (50 * MB), seconds=5, megabytes=400),
    Case("nothing on standard input", ["read", "-"], 1, "standoff: stdin: there is no text in it"),
    Case("a language that the folder of --knowledge lists", ["read", "--knowledge", "own", "a.txt"], 1,
         r"standoff: a\.txt: text is in another language \(looks like ha\); no model for it",
         files={"a.txt": "Sun ce za su koma. " * 8, "own/languages.tsv": "ha\tLatn\tsun ce za su\n"}),
    Case("a table of languages that is none", ["read", "--knowledge", "own", "a.txt"], 4,
         r"standoff: languages\.tsv:1[^\n]*", files={"a.txt": ENGLISH, "own/languages.tsv": "ha\n"}),
    Case("output that cannot be written", ["read", "a.txt"], 5,
         "standoff: output cannot be written: No space left on device", files={"a.txt": ENGLISH},
         output="/dev/full"),
    # Whether the next article is still looked at depends on how soon the failure is seen.
    Case("the same where an article is set aside after it", ["parse", "a.txt", "none.txt"], 5,
         "(standoff: none.txt: no such file\n)?standoff: output cannot be written: No space left on device",
         files={"a.txt": ENGLISH}, output="/dev/full"),
    Case("a bad article is set aside and the rest go on", ["read", "a.txt", "b.txt", "c.txt"], 1,
         "standoff: b.txt: there is no text in it", files={"a.txt": ENGLISH, "b.txt": "", "c.txt": ENGLISH},
         stdout="a.txt.*c.txt"),
    Case("a name that could drive the terminal", ["read", "\x1b[31mred"], 1,
         r"standoff:  \[31mred: no such file"),
    Case("a byte order mark is no word", ["parse"], 0, stdin="\ufeffTruce.\n".encode(),
         stdout=r"1\tTruce\t.*TokenRange=0:5"),
    Case("line ends of Windows", ["parse"], 0, stdin=b"Truce.\r\n\r\nIt holds.\r\n",
         stdout=r"SpacesAfter=\\r\\n\\r\\n.*TokenRange=10:12"),
    Case("a text that is read as it is, whatever its language", ["parse"], 0, stdin=FRENCH.encode(),
         stdout="TokenRange"),
]
if os.geteuid() != 0:
    CASES.append(Case("no permission", ["read", "/etc/shadow"], 1,
                      r"standoff: /etc/shadow: cannot be read: Permission denied"))
run_all(CASES)
