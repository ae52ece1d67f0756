"""Golden articles: a date, an article, `----`, and every line of its report.

A file without an article stands for the one of its name in samples/.
"""
import difflib
import pathlib

from lines import Lines

FOLDER = pathlib.Path(__file__).resolve().parent / "articles"


def check(read, root, update):
    """Compares every article with its lines; returns how many differ."""
    files = sorted(FOLDER.glob("*.txt"))
    golden = [file.read_text(encoding="utf-8").split("----\n") for file in files]
    by_date = {}
    for file, (head, _) in zip(files, golden):
        published, _, text = head.partition("\n")
        if not text.strip():
            text = (root / "samples" / file.name).read_text(encoding="utf-8")
        by_date.setdefault(published.removeprefix("published "), {})[file] = text.lstrip("\n")
    wrong = 0
    heads = {file: head for file, (head, _) in zip(files, golden)}
    kept = {file: lines.splitlines() for file, (_, lines) in zip(files, golden)}
    for published, texts in by_date.items():
        for file, report in zip(texts, read(texts.values(), published)):
            found = list(Lines(report).all())
            if update:
                file.write_text(heads[file] + "----\n" + "\n".join(found) + "\n", encoding="utf-8")
            elif found != kept[file]:
                wrong += 1
                print("\n".join(difflib.unified_diff(kept[file], found, file.name, "the program",
                                                     n=0, lineterm="")))
    return wrong
