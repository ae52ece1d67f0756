"""What spaCy gives for each paragraph of a text, read once and then kept in a cache folder."""

import gzip
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

# Before numpy is loaded: one thread, so that runs are comparable and neighbours undisturbed.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

# The columns of a token, as the cache keeps them and as comparison names them.
COLUMNS = (
    "begin",
    "end",
    "space",
    "sent_start",
    "tag",
    "pos",
    "morph",
    "lemma",
    "head",
    "dep",
    "ent",
)


@dataclass
class Paragraph:
    """A paragraph's place in its text, in code points, and its tokens (rows of COLUMNS).

    Offsets and heads of tokens count from the text's first character and first token.
    """

    begin: int
    end: int
    tokens: list[list]


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Each line with anything but white space on it, from its first to its last such character."""
    spans, at = [], 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            begin = at + line.index(stripped[0])
            spans.append((begin, begin + len(stripped)))
        at += len(line) + 1
    return spans


def entity_tag(token) -> str:
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"


class Reference:
    """A spaCy pipeline directory with a cache of its answers."""

    def __init__(self, model: Path, cache: Path):
        import spacy

        self.model = model
        meta = json.loads((model / "meta.json").read_text(encoding="utf-8"))
        digest = hashlib.sha256()
        for path in sorted(
            p for p in model.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")
        ):
            digest.update(path.relative_to(model).as_posix().encode() + b"\0" + path.read_bytes())
        self.name = f"{meta['lang']}_{meta['name']}-{meta['version']}"
        self.versions = f"spaCy {spacy.__version__}"
        self.cache = cache / f"{self.name}-{digest.hexdigest()[:12]}-spacy-{spacy.__version__}"
        self.cache.mkdir(parents=True, exist_ok=True)
        self._nlp = None

    @property
    def nlp(self):
        if self._nlp is None:
            import spacy

            self._nlp = spacy.load(self.model)
        return self._nlp

    def paragraphs(self, text: str) -> list[Paragraph]:
        path = self.cache / (hashlib.sha256(text.encode("utf-8")).hexdigest() + ".json.gz")
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as file:
                rows = json.load(file)
        else:
            rows = self._parse(text)
            part = path.with_suffix(f".{os.getpid()}")
            with gzip.open(part, "wt", encoding="utf-8", compresslevel=1) as file:
                json.dump(rows, file, ensure_ascii=False, separators=(",", ":"))
            part.rename(path)
        return [Paragraph(*row) for row in rows]

    def margins(self, paragraph: str) -> dict[str, list[float]]:
        from margins import paragraph_margins

        return paragraph_margins(self.nlp, paragraph)

    def _parse(self, text: str) -> list:
        rows, count = [], 0
        for begin, end in paragraph_spans(text):
            doc = self.nlp(text[begin:end])
            tokens = [
                [
                    begin + t.idx,
                    begin + t.idx + len(t),
                    bool(t.whitespace_),
                    bool(t.is_sent_start),
                    t.tag_,
                    t.pos_,
                    str(t.morph),
                    t.lemma_,
                    count + t.head.i,
                    t.dep_,
                    entity_tag(t),
                ]
                for t in doc
            ]
            rows.append([begin, end, tokens])
            count += len(tokens)
        return rows
