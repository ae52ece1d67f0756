#!/usr/bin/env python3
"""Answers as `standoff extract --format json PAGES` does, with another extractor.

    python bench/extract_peer.py NAME extract --format json PAGES

NAME: resiliparse, trafilatura or rs_trafilatura, which the interpreter must have (bench/extraction.py
installs them). For tools/score_extraction.py, which takes this line as its PROGRAM.
"""
import json
import sys


def trafilatura_article(page):
    import trafilatura
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    if found is None:
        return None
    return {"text": found.text, "title": found.title, "published": found.date,
            "authors": (found.author or "").split("; ")}


def resiliparse_article(page):
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    return {"text": extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True)}


def rs_trafilatura_article(page):
    import rs_trafilatura
    found = rs_trafilatura.extract_bytes(page)
    return {"text": found.main_content, "title": found.title, "published": str(found.date or ""),
            "authors": [found.author or ""]}


def main():
    extract = globals()[sys.argv[1] + "_article"]
    for path in sys.argv[sys.argv.index("json") + 1:]:
        with open(path, "rb") as page:
            try:
                article = extract(page.read())
            except Exception as error:  # a page that the peer fails on counts as none
                print(f"{path}: {error}", file=sys.stderr)
                continue
        if article:
            print(json.dumps({"page": path, **article}))


if __name__ == "__main__":
    main()
