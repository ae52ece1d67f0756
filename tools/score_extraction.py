#!/usr/bin/env python3
"""Scores article extraction against pages whose articles are known.

    tools/score_extraction.py PROGRAM benchmark FOLDER [--worst N]
    tools/score_extraction.py PROGRAM fundus FOLDER [--language en]
    tools/score_extraction.py PROGRAM dates FOLDER
    tools/score_extraction.py PROGRAM wcxb FOLDER [--worst N]
    tools/score_extraction.py PROGRAM snippets FOLDER

PROGRAM is standoff, or a command line that answers alike (bench/extract_peer.py).

benchmark: FOLDER is a checkout of scrapinghub/article-extraction-benchmark. Pages are split in two
halves by the last hexadecimal digit of the SHA-256 of their id: even is the half that the rules were
developed on, odd is held out. F1 is that of the benchmark's own evaluate.py, imported from FOLDER;
the files in output/ are scored on the same halves. The program's answers are written to
FOLDER/output/standoff.json, so that evaluate.py can be run as its authors do. --worst lists pages of
the development half only.

fundus: FOLDER is a checkout of flairNLP/fundus. Its test pages carry the body, title, authors and
date that its hand-written parsers found; nothing was developed on them.

dates: the pages of either FOLDER with what tells machines a date taken out of them. What is found then
is compared with what the program finds on the whole page; a day more or less is a zone's.

wcxb: FOLDER is a checkout of Murrough-Foley/web-content-extraction-benchmark. Rules were developed on
its dev half; of the other, without the pages that are in both, only totals were looked at. F1 is of
words, as in its own evaluate.py.
--worst lists articles of the dev half only.

snippets: FOLDER is a checkout of adbar/trafilatura, whose evaluation knows for each page some words
that a text must hold and some that it must not. Rules were developed on these pages.
"""
import argparse
import datetime
import glob
import gzip
import hashlib
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import tempfile


def extracted(program, pages):
    """{id: article} of the program for {id: bytes}; None for pages that it sets aside."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for number, (page, data) in enumerate(sorted(pages.items())):
            path = pathlib.Path(folder, f"{number}.html")
            path.write_bytes(data)
            paths[str(path)] = page
        command = [*program.split(), "extract", "--format", "json", *paths]
        answers = subprocess.run(command, check=False, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, text=True)
        if answers.returncode not in (0, 1):
            sys.exit(answers.stderr)
        articles = dict.fromkeys(pages)
        for line in answers.stdout.splitlines():
            article = json.loads(line)
            articles[paths[article["page"]]] = article
        return articles


def is_held_out(page):
    return int(hashlib.sha256(page.encode()).hexdigest()[-1], 16) % 2 == 1


def load_evaluator(folder):
    spec = importlib.util.spec_from_file_location("evaluate", folder / "evaluate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def print_row(name, halves):
    print(f"{name:22}" + "".join(f"  {half['f1']:.3f} ({half['precision']:.3f}, {half['recall']:.3f})"
                                 for half in halves))


def score_benchmark(options):
    folder = pathlib.Path(options.folder)
    evaluator = load_evaluator(folder)
    truth = evaluator.load_json(folder / "ground-truth.json")
    pages = {page: gzip.open(folder / "html" / f"{page}.html.gz").read() for page in truth}
    articles = extracted(options.program, pages)
    answers = {page: {"articleBody": article["text"] if article else ""}
               for page, article in articles.items()}
    (folder / "output/standoff.json").write_text(json.dumps(answers), encoding="utf8")
    print(f"{'F1 (precision, recall)':22}  development            held out               all")
    for path in sorted(folder.glob("output/*.json")):
        answers = evaluator.load_prediction(path)[0]
        halves = []
        for wanted in (False, True), (True,), (False,):
            chosen = {page: truth[page] for page in truth if is_held_out(page) in wanted}
            halves.append(evaluator.evaluate(chosen, {p: answers[p] for p in chosen}, 1))
        print_row(path.stem, halves[::-1])
    print("set aside:", sum(article is None for article in articles.values()))
    if options.worst:
        print_worst(options.worst, evaluator, truth, articles)


def print_worst(count, evaluator, truth, articles):
    rows = []
    for page, answer in truth.items():
        text = articles[page]["text"] if articles[page] else ""
        tp, fp, fn = evaluator.string_shingle_matching(answer["articleBody"], text)
        if not is_held_out(page):
            rows.append((2 * tp / (2 * tp + fp + fn), page, fp, fn, answer["url"]))
    for f1, page, fp, fn, url in sorted(rows)[:count]:
        print(f"{f1:.3f} +{fp:.2f} -{fn:.2f} {page} {url}")


def words(text):
    return re.findall(r"\w+", text or "")


def fundus_truth(found):
    """The text that a fundus parser found: summary, headlines of sections and paragraphs."""
    body = found.get("body") or {}
    parts = list(body.get("summary") or [])
    for section in body.get("sections") or []:
        parts += section.get("headline") or []
        parts += section.get("paragraphs") or []
    return parts


def newest_page(path):
    """The page that fundus's file of answers at `path` is of."""
    return gzip.open(sorted(glob.glob(path[:-5] + "_*.html.gz"))[-1]).read()


def without_machine_dates(page):
    page = re.sub(rb"(?is)<script\b[^>]*ld\+json.*?</script>", b"", page)
    page = re.sub(rb"(?is)<meta\b[^>]*(date|time|publish|modified|updated)[^>]*>", b"", page)
    return re.sub(rb"(?is)\s(datetime|itemprop)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]*)", b"", page)


def day_of(article):
    """The day since the year 1 on which an article was published; None where it has none."""
    match = re.match(r"\d{4}-\d\d-\d\d", (article or {}).get("published") or "")
    return datetime.date.fromisoformat(match[0]).toordinal() if match else None


def score_dates(options):
    folder = pathlib.Path(options.folder)
    pages = {path.name[:-8]: gzip.open(path).read() for path in folder.glob("html/*.html.gz")}
    for path in glob.glob(f"{folder}/tests/resources/parser/test_data/*/*.json"):
        if not path.endswith("meta.info.json"):
            pages["/".join(pathlib.Path(path).parts[-2:])[:-5]] = newest_page(path)
    told = extracted(options.program, pages)
    shown = extracted(options.program, {p: without_machine_dates(data) for p, data in pages.items()})
    for name, held_out in (("development", False), ("held out", True)):
        pairs = [(day_of(told[p]), day_of(shown[p])) for p in pages if is_held_out(p) == held_out]
        pairs = [(a, b) for a, b in pairs if a is not None]
        found = [abs(a - b) for a, b in pairs if b is not None]
        right = sum(days <= 1 for days in found)
        print(f"{name:12} pages {len(pairs)}, right {right}, wrong {len(found) - right}, "
              f"none {len(pairs) - len(found)}")


def score_fundus(options):
    folder = pathlib.Path(options.folder, "tests/resources/parser/test_data")
    pages, truth = {}, {}
    for path in sorted(glob.glob(f"{folder}/*/*.json")):
        if path.endswith("meta.info.json"):
            continue
        country, name = pathlib.Path(path).parts[-2:]
        answers = json.loads(pathlib.Path(path).read_text(encoding="utf8"))
        meta = json.loads(pathlib.Path(path).with_name("meta.info").read_text(encoding="utf8"))
        newest = sorted(glob.glob(path[:-5] + "_*.html.gz"))[-1]
        version = sorted(answers, key=lambda version: [int(n) for n in re.findall(r"\d+", version)])[-1]
        page = f"{country}/{name[:-5]}"
        pages[page] = gzip.open(newest).read()
        truth[page] = answers[version]
        truth[page]["meta"] = meta.get(pathlib.Path(newest).name, {})
    report_fundus(truth, extracted(options.program, pages), options)


def report_fundus(truth, articles, options):
    from collections import Counter
    rows, agree, asked = [], Counter(), Counter()
    for page, found in truth.items():
        article = articles[page] or {}
        if options.language and not page.startswith(tuple(options.language.split(","))):
            continue
        parts = fundus_truth(found)
        wanted = Counter(words(" ".join(parts)))
        got = Counter(words(article.get("text")))
        if not wanted:
            continue
        common = sum((wanted & got).values())
        rows.append((2 * common / max(1, wanted.total() + got.total()), page,
                     common / max(1, got.total()), common / wanted.total()))
        check_fields(found, article, asked, agree)
    print(f"pages {len(rows)}, mean token F1 {sum(r[0] for r in rows) / len(rows):.3f}, "
          f"precision {sum(r[2] for r in rows) / len(rows):.3f}, "
          f"recall {sum(r[3] for r in rows) / len(rows):.3f}")
    for field in asked:
        print(f"{field}: {agree[field]}/{asked[field]} agree")
    for f1, page, precision, recall in sorted(rows)[:options.worst]:
        print(f"{f1:.3f} p {precision:.2f} r {recall:.2f} {page}")


def word_scores(wanted, got):
    """Precision, recall and F1 of the words of `got`, in any order and case."""
    from collections import Counter
    wanted, got = Counter(words((wanted or "").lower())), Counter(words((got or "").lower()))
    common = sum((wanted & got).values())
    precision, recall = common / max(1, got.total()), common / max(1, wanted.total())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def score_wcxb(options):
    folder = pathlib.Path(options.folder)
    kinds = json.loads((folder / "metadata.json").read_text(encoding="utf8"))["files"]
    for half in ("dev", "test"):
        truth = {path.stem: json.loads(path.read_text(encoding="utf8"))["ground_truth"]
                 for path in sorted(folder.glob(f"{half}/ground-truth/*.json"))
                 if half == "dev" or not (folder / "dev/ground-truth" / path.name).exists()}
        truth = {page: found for page, found in truth.items()
                 if kinds[page]["page_type"] == "article" and found.get("main_content")}
        pages = {page: gzip.open(folder / half / f"html/{page}.html.gz").read() for page in truth}
        report_wcxb(half, truth, extracted(options.program, pages), options)


def report_wcxb(half, truth, articles, options):
    from collections import Counter
    rows, agree, asked = [], Counter(), Counter()
    for page, found in truth.items():
        article = articles[page] or {}
        rows.append((*word_scores(found["main_content"], article.get("text")), page))
        authors = re.split(r",| and |&", found.get("author") or "")
        check_fields({"title": found.get("title"), "authors": found.get("author") and authors,
                      "publishing_date": found.get("publish_date")}, article, asked, agree)
    precision, recall, f1 = (sum(row[i] for row in rows) / len(rows) for i in range(3))
    fields = ", ".join(f"{field} {agree[field]}/{asked[field]}" for field in asked)
    print(f"{half:5} articles {len(rows)}, mean word F1 {f1:.3f}, precision {precision:.3f}, "
          f"recall {recall:.3f}; {fields}")
    for precision, recall, f1, page in sorted(rows, key=lambda row: row[2])[:options.worst]:
        if half == "dev":
            print(f"{f1:.3f} p {precision:.2f} r {recall:.2f} {page}")


def score_snippets(options):
    folder = pathlib.Path(options.folder, "tests")
    truth = json.loads((folder / "evaldata.json").read_text(encoding="utf8")).values()
    paths = {found["file"]: next(path for place in ("cache", "eval")
                                 if (path := folder / place / found["file"]).is_file())
             for found in truth}
    articles = extracted(options.program, {name: path.read_bytes() for name, path in paths.items()})
    counts = {"with": [0, 0], "without": [0, 0]}
    for found in truth:
        text = " ".join(((articles[found["file"]] or {}).get("text") or "").split())
        for kind, count in counts.items():
            count[0] += sum(" ".join(snippet.split()) in text for snippet in found[kind])
            count[1] += len(found[kind])
    held, noise = counts["with"], counts["without"]
    precision, recall = held[0] / (held[0] + noise[0]), held[0] / held[1]
    print(f"pages {len(articles)}, wanted {held[0]}/{held[1]}, unwanted {noise[0]}/{noise[1]}; "
          f"precision {precision:.3f}, recall {recall:.3f}, "
          f"F1 {2 * precision * recall / (precision + recall):.3f}")


def check_fields(found, article, asked, agree):
    if found.get("title"):
        asked["title"] += 1
        agree["title"] += words(found["title"]) == words(article.get("title"))
    if found.get("authors"):
        asked["authors"] += 1
        agree["authors"] += (sorted(words(" ".join(found["authors"])))
                             == sorted(words(" ".join(article.get("authors") or []))))
    if found.get("publishing_date"):
        asked["date"] += 1
        agree["date"] += str(found["publishing_date"])[:10] == str(article.get("published"))[:10]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("kind", choices=("benchmark", "fundus", "dates", "wcxb", "snippets"))
    parser.add_argument("folder")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--language", default="", help="fundus: folders whose names begin so")
    options = parser.parse_args()
    {"benchmark": score_benchmark, "fundus": score_fundus, "dates": score_dates,
     "wcxb": score_wcxb, "snippets": score_snippets}[options.kind](options)


if __name__ == "__main__":
    main()
