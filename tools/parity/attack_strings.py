"""Machine-made lines that attack a tokenizer. The same seed gives the same lines for ever.

Every maker below returns one piece of text without line ends; a line is one piece, or a few
pieces and ordinary words side by side. Lines are grouped into articles that each begin with an
ordinary sentence, so that a reader that guesses a file's kind sees plain text.
"""

import random
import unicodedata
from collections.abc import Callable, Iterator

SEED = 20240917
LINES_PER_ARTICLE = 200
OPENING = "The ministry published the following lines without comment on Tuesday."

WORDS = """the a of to and in that said for on with as minister army ceasefire troops talks border
village said officials killed wounded report Monday president council sanctions aid convoy river
north Aden Belgrade Mendoza Lagos U.N. NATO agreed denied warned it they he she was were has had
will would could should not no don't isn't vote election market prices oil rose fell percent km
reporters statement spokesman spokeswoman journalists against after before since until while""".split()
PRONOUNS = (
    "I you he she it we they who what that there here where when why how this let ma'am".split()
)
CLITICS = "'m 're 's 've 'll 'd n't 'd've 'll've 'em 'cause n't've 'S 'RE 'nt s' 't".split()
AUXILIARIES = """do does did is are was were have has had can could will would should might must need
ought dare sha wo ca ai may""".split()
APOSTROPHES = "'’‘`´ʼ′＇"
QUOTES = "\"'“”‘’„‚«»‹›「」『』〝〞''``"
DASHES = "- -- --- – — ‐ ‑ − ~ / … ... .. .... ―― ﹣ ·".split()
BRACKETS = "()[]{}<>【】（）〈〉⟨⟩"
PUNCTUATION = ".,;:!?…·¡¿。，、；：！？*&%#§¶†‡•°|\\^_=+~`@"
SPACES = [
    " ",
    "  ",
    "   ",
    "\t",
    "\u00a0",
    "\u2009",
    "\u200a",
    "\u202f",
    "\u3000",
    "\u2003",
    "\u2002",
    "\u1680",
    "\u205f",
    " \t ",
    "\u00a0 ",
    " \u00a0",
    "\u200b",
    "\ufeff",
    "\u2060",
    "\u00ad",
    "\v",
    "\f",
    "\x1f",
    "\x85",
    "\u2028",
]
CURRENCIES = "$ £ € ¥ ₹ ₽ ₩ ₪ ₺ ₴ ₦ ฿ ¢ US$ C$ A$ R$ USD EUR Rs HK$".split()
UNITS = """km km² km³ m m² dm cm mm ha g kg mg t l ml h hr min s % ‰ °C °F K kb mb gb tb kW MWh mph km/h
hz GHz bn m. bn. million am pm a.m. p.m. th st nd rd x X € $ cc lbs ft in yd kPa mbar""".split()
ABBREVIATIONS = """U.S. U.K. U.N. E.U. D.C. U.S.A. Mr. Mrs. Ms. Dr. Prof. Gen. Lt. Col. Sgt. Maj. Capt.
Rev. Hon. Sen. Rep. Gov. Adm. Jan. Feb. Aug. Sept. Oct. Nov. Dec. Mon. i.e. e.g. etc. vs. v. No. Nos.
p. pp. a.m. p.m. A.M. Ph.D. M.D. B.A. Inc. Ltd. Corp. Co. Bros. St. Mt. Ft. Ave. approx. est. cf. al.
Jr. Sr. II. III. N.Y. Calif. Ill. Mass. Pa. Va. Wash. Ont. Que.""".split()
EMOTICONS = """:) :-) :( :-( ;) ;-) :D :-D =D :P :-P :p XD xD :/ :-/ :| :o :O :'( :') <3 </3 ^_^ -_- o_O
O.o >.< (: ): :] [: 8) 8-) :3 ¯\\(ツ)/¯ (ಠ_ಠ) (╯°□°）╯︵┻━┻ ._. T_T :x :X :-x :* :-* (-: =) =( =/ <.<""".split()
EMOJI = (
    "😀 😂 ❤️ ❤ 👍🏽 👩‍🚀 👨‍👩‍👧‍👦 🏳️‍🌈 🇱🇧 🇺🇦🇵🇱 1️⃣ #️⃣ ☠ ⚠️ ✅ "
    "🕊️ 🪖 🫡 🚨 ⏰ ™ © ® → ⇒ ★ ✈ 🧑🏿‍🤝‍🧑🏻 🇦 👍👎 ☎️"
).split()
MARKUP = r"""<b>word</b> &amp;word #word @word **word** [word](x) C++ .NET C# /usr/bin C:\dir word_word
word.py word() &nbsp; <br/> $word {word} == -> != a=b word:word \word AT&T R&D 24/7 and/or""".split()
TOP_DOMAINS = (
    "com org net gov.uk co.il info io news museum de fr рф 中国 x local com.au xn--p1ai".split()
)
SCRIPTS = {  # first and last letters of a few blocks
    "Latin": (0x61, 0x7A),
    "Latin capitals": (0x41, 0x5A),
    "Latin-1": (0xC0, 0xFF),
    "Latin A": (0x100, 0x17F),
    "Latin B": (0x180, 0x24F),
    "Phonetic": (0x250, 0x2AF),
    "Greek": (0x386, 0x3CE),
    "Cyrillic": (0x400, 0x45F),
    "Cyrillic more": (0x460, 0x52F),
    "Armenian": (0x531, 0x587),
    "Hebrew": (0x5D0, 0x5EA),
    "Arabic": (0x620, 0x64A),
    "Arabic digits": (0x660, 0x669),
    "Syriac": (0x710, 0x72F),
    "Devanagari": (0x905, 0x94D),
    "Bengali": (0x985, 0x9CD),
    "Gurmukhi": (0xA05, 0xA4D),
    "Tamil": (0xB85, 0xBCD),
    "Telugu": (0xC05, 0xC4D),
    "Kannada": (0xC85, 0xCCD),
    "Malayalam": (0xD05, 0xD4D),
    "Sinhala": (0xD85, 0xDCA),
    "Thai": (0xE01, 0xE4E),
    "Lao": (0xE81, 0xECD),
    "Tibetan": (0xF40, 0xF84),
    "Georgian": (0x10A0, 0x10FF),
    "Hangul": (0xAC00, 0xD7A3),
    "Jamo": (0x1100, 0x11FF),
    "Ethiopic": (0x1200, 0x1357),
    "Cherokee": (0x13A0, 0x13F5),
    "Khmer": (0x1780, 0x17D2),
    "Mongolian": (0x1820, 0x1877),
    "Latin more": (0x1E00, 0x1EFF),
    "Greek more": (0x1F00, 0x1FFE),
    "Super/sub": (0x2070, 0x209C),
    "Letterlike": (0x2100, 0x214F),
    "Numbers": (0x2150, 0x218B),
    "Arrows": (0x2190, 0x21FF),
    "Math": (0x2200, 0x22FF),
    "Enclosed": (0x2460, 0x24FF),
    "Dingbats": (0x2700, 0x27BF),
    "Hiragana": (0x3041, 0x3096),
    "Katakana": (0x30A1, 0x30FA),
    "Han": (0x4E00, 0x9FA5),
    "Han B": (0x20000, 0x20100),
    "Ligatures": (0xFB00, 0xFB17),
    "Full width": (0xFF01, 0xFF5E),
    "Half width": (0xFF66, 0xFFDC),
    "Gothic": (0x10330, 0x1034A),
    "Deseret": (0x10400, 0x1044F),
    "Math letters": (0x1D400, 0x1D7FF),
    "Osage": (0x104B0, 0x104FB),
    "Adlam": (0x1E900, 0x1E943),
    "Emoji": (0x1F300, 0x1FAFF),
    "Georgian capitals": (0x1C90, 0x1CBF),
}
TRICKY_CASE = "İıſßẞŉǅǆǈǋΐΰϐϑςΣσΆᾳᾼΩKÅﬀﬁﬃﬆՀևᏸꭰⅣⓐ𐐀𝐀ªº²³¼⁵ĿĸŁ"
COMBINING = "\u0300\u0301\u0308\u0327\u0338\u034f\u0483\u05b0\u064b\u0653\u093c\u094d\u0e31\u20d2\u20e3\ufe0f\u200d"


class Attack:
    def __init__(self, seed: int = SEED):
        self.random = random.Random(seed)
        self.scripts = list(SCRIPTS.values())
        self.assigned = [
            c
            for c in range(0x20, 0x30000)
            if unicodedata.category(chr(c)) not in ("Cn", "Cs", "Co", "Cc")
        ]
        self.makers: list[Callable[[], str]] = [
            self.contraction,
            self.web_address,
            self.email,
            self.quoted,
            self.spaced,
            self.number,
            self.dashed,
            self.emoticon,
            self.abbreviation,
            self.mixed_scripts,
            self.combining,
            self.soup,
            self.code_points,
            self.markup,
            self.mangled_prose,
            self.cased,
            self.clock,
            self.bracketed,
            self.stuck,
        ]

    def pick(self, items):
        return self.random.choice(items)

    def some(self, make: Callable[[], str], least: int, most: int, glue: str = "") -> str:
        return glue.join(make() for _ in range(self.random.randint(least, most)))

    def word(self) -> str:
        word = self.pick(WORDS)
        return self.pick([word, word, word, word.capitalize(), word.upper()])

    def letters(self, least: int = 1, most: int = 8) -> str:
        first, last = self.pick(self.scripts)
        return self.some(lambda: chr(self.random.randint(first, last)), least, most)

    def digits(self, most: int = 6) -> str:
        return self.some(lambda: self.pick("0123456789"), 1, most)

    def contraction(self) -> str:
        base = self.pick([self.pick(PRONOUNS), self.pick(AUXILIARIES), self.word()])
        text = base + self.pick(["", "", "n"]) + self.some(lambda: self.pick(CLITICS), 1, 2)
        text = text.replace("'", self.pick(APOSTROPHES) if self.random.random() < 0.5 else "'")
        return self.pick(
            [text, text.capitalize(), text.upper(), text.title(), text.replace("'", "")]
        )

    def web_address(self) -> str:
        host = ".".join(
            [
                *(
                    self.pick([self.word(), self.letters()])
                    for _ in range(self.random.randint(1, 3))
                ),
                self.pick(TOP_DOMAINS),
            ]
        )
        host = self.pick([host, host, host, "192.168.0.1", "[::1]", "localhost", "10.1.300.4"])
        scheme = self.pick(
            [
                "",
                "",
                "http://",
                "https://",
                "ftp://",
                "www.",
                "https://www.",
                "//",
                "mailto:",
                "HTTP://",
            ]
        )
        user = self.pick(["", "", "", "user@", "user:pass@"])
        tail = self.pick(
            [
                "",
                "/",
                ":80",
                ":8080/x",
                "/a/b_c-d.html",
                "/?q=1&r=%20x#top",
                "/wiki/Foo_(bar)",
                "/~me/",
                "/a,b;c",
                "/" + self.letters(),
                "#!",
                "/…",
                "?x=" + self.digits(),
            ]
        )
        return (
            scheme
            + user
            + host
            + tail
            + self.pick(["", "", ".", ",", ")", '"', "'s", "?", "...", ">"])
        )

    def email(self) -> str:
        name = self.some(self.word, 1, 2, self.pick([".", "_", "-", "+", ".."]))
        return (
            name
            + self.pick(["@", "@", "@@", " @", "＠"])
            + self.word()
            + "."
            + self.pick(TOP_DOMAINS)
            + self.pick(["", ".", ",", ">"])
        )

    def quoted(self) -> str:
        inside = self.some(self.word, 1, 4, " ")
        for _ in range(self.random.randint(1, 3)):
            inside = (
                self.pick(QUOTES) + inside + self.pick(["", ".", ",", "!", "?"]) + self.pick(QUOTES)
            )
        return inside + self.pick(["", ",", ".", "'s", "-"])

    def spaced(self) -> str:
        return self.some(lambda: self.word() + self.pick(SPACES), 2, 6) + self.word()

    def number(self) -> str:
        sign = self.pick(["", "", "+", "-", "−", "±", "~", "#", "№", "<", ">", "≈"])
        body = self.pick(
            [
                self.digits(),
                self.digits(3) + "," + self.digits(3),
                self.digits(2) + "." + self.digits(2),
                self.digits(2) + "/" + self.digits(2),
                "½",
                "1½",
                "²",
                "٣٤",
                "१२",
                "Ⅻ",
                "1e-5",
                "0x1F",
                self.digits(3) + " " + self.digits(3),
                self.digits(2) + "’" + self.digits(3),
                "1.2.3.4",
            ]
        )
        money = self.pick(["", "", *CURRENCIES])
        unit = self.pick(["", "", *UNITS])
        spread = self.pick(["", "", "", "-", "–", "—", "/", "x", "×", ":", "to", "^", "*"])
        return (
            sign
            + money
            + body
            + (spread + self.digits() if spread else "")
            + unit
            + self.pick(["", "", ".", ",", "s", "'s", "%", "+", "-"])
        )

    def dashed(self) -> str:
        return (
            self.some(
                lambda: self.pick([self.word(), self.digits(), self.letters()]) + self.pick(DASHES),
                1,
                5,
            )
            + self.word()
        )

    def emoticon(self) -> str:
        return self.some(
            lambda: self.pick([self.pick(EMOTICONS), self.pick(EMOJI)]), 1, 3
        ) + self.pick(["", "", self.word(), "."])

    def abbreviation(self) -> str:
        text = self.pick(ABBREVIATIONS)
        return self.pick([text, text, text.lower(), text.upper(), text[:-1]]) + self.pick(
            ["", "", ",", ".", "'s", "’s", ")", "-", "-based", "…", ";", self.word()]
        )

    def mixed_scripts(self) -> str:
        return self.some(lambda: self.letters(1, 6), 1, 4, self.pick(["", "", "-", ".", "'", ":"]))

    def combining(self) -> str:
        return self.some(lambda: self.pick([self.letters(1, 2), self.pick(COMBINING)]), 2, 8)

    def soup(self) -> str:
        alphabet = self.pick(
            [
                PUNCTUATION,
                QUOTES + BRACKETS,
                PUNCTUATION + QUOTES + BRACKETS,
                ".,'\"-()",
                ".-'",
                ":/@.",
                "0.,-'s",
            ]
        )
        return self.some(
            lambda: self.pick([self.pick(alphabet), self.pick(alphabet), self.letters(1, 3)]), 1, 14
        )

    def code_points(self) -> str:
        return self.some(lambda: chr(self.pick(self.assigned)), 1, 8)

    def markup(self) -> str:
        word = self.word()
        return self.pick(MARKUP).replace("word", word)

    def mangled_prose(self) -> str:
        text = list(" ".join(self.word() for _ in range(self.random.randint(4, 12))) + ".")
        for _ in range(self.random.randint(1, 5)):
            at = self.random.randrange(len(text))
            self.pick(
                [
                    lambda: text.insert(at, self.pick(PUNCTUATION + QUOTES + BRACKETS)),
                    lambda: text.pop(at),
                    lambda: text.insert(at, text[at]),
                    lambda: text.insert(at, self.pick(SPACES)),
                ]
            )()
        return "".join(text)

    def cased(self) -> str:
        return self.some(
            lambda: self.pick([self.pick(TRICKY_CASE), self.letters(1, 2), self.word()]), 1, 5
        )

    def clock(self) -> str:
        hour = str(self.random.randint(0, 30))
        return (
            self.pick([hour, hour + ":" + self.digits(2), hour + "." + self.digits(2)])
            + self.pick(["", " "])
            + self.pick(
                [
                    "am",
                    "pm",
                    "a.m.",
                    "p.m.",
                    "AM",
                    "p.m",
                    "a.m",
                    "h",
                    "GMT",
                    "o'clock",
                    "o’clock",
                    "/5/2024",
                    "-12-01",
                    "th",
                ]
            )
        )

    def bracketed(self) -> str:
        return (
            self.pick(BRACKETS)
            + self.pick([self.word(), self.number(), self.soup(), self.emoticon()])
            + self.some(lambda: self.pick(BRACKETS + PUNCTUATION), 1, 3)
        )

    def stuck(self) -> str:
        return self.pick(self.makers[:-1])() + self.pick(self.makers[:-1])()

    def long_token(self, size: int) -> str:
        kind = self.random.randrange(6)
        if kind == 0:
            return self.pick("aAéЖ中9") * size
        if kind == 1:
            return (self.word() + self.pick(["-", ".", ",", "/", "'", ":"])) * (size // 8)
        if kind == 2:
            return self.pick(list(".,-'\"()!?…")) * (size // 4)
        if kind == 3:
            return (
                "http://"
                + self.word()
                + ".com/"
                + "".join(self.pick("abc/?&=%-._~") for _ in range(size))
            )
        if kind == 4:
            return "".join(chr(self.pick(self.assigned)) for _ in range(size // 4))
        return "(" * (size // 16) + self.word() + ")" * (size // 16)

    def line(self) -> str:
        if self.random.random() < 0.01:
            return (
                self.word()
                + " "
                + self.long_token(self.random.choice([60, 200, 1000, 4000]))
                + " "
                + self.word()
            )
        pieces = [
            self.pick([self.pick(self.makers)(), self.word()])
            for _ in range(self.random.randint(1, 12))
        ]
        text = "".join(
            p + (" " if self.random.random() < 0.9 else self.pick(SPACES)) for p in pieces
        ).strip()
        return text.replace("\n", "").replace("\r", "")


def attack_articles(lines: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """`lines` attack lines in articles of LINES_PER_ARTICLE, as (name, text)."""
    attack = Attack(seed)
    for first in range(0, lines, LINES_PER_ARTICLE):
        body = [attack.line() for _ in range(min(LINES_PER_ARTICLE, lines - first))]
        yield f"attack-{first // LINES_PER_ARTICLE:04}", "\n".join([OPENING, *body])
