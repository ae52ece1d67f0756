#!/usr/bin/env python3
"""Compares article extraction of standoff with that of Python's fastest extractors, on the same pages.

    bench/extraction.py PROGRAM PAGES [--rounds N]

PAGES is a folder of .html or .html.gz files. The peers (resiliparse, trafilatura, rs-trafilatura)
are installed into .cache/extraction-peers. Each reads all pages, one after the other, on one core;
rounds take turns, and the best round of each counts. Processor time is compared, so that what else
the machine does weighs little; starting the program or the interpreter is not counted for the
peers, and counted for standoff. Prints pages and megabytes a second, and the ratio to standoff.
"""
import argparse
import gzip
import pathlib
import resource
import subprocess
import sys
import tempfile

CACHE = pathlib.Path(__file__).resolve().parent.parent / ".cache" / "extraction-peers"
PEERS = ("resiliparse==2.0.1", "trafilatura==2.3.1", "rs-trafilatura==0.1.1")
NEEDED_BY_PEERS = ("lxml-html-clean",)
WORKER = """
import pathlib, sys, time
name, folder = sys.argv[1:3]
pages = [path.read_bytes() for path in sorted(pathlib.Path(folder).iterdir())]
if name == "resiliparse":
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    def extract(page):
        return extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True)
elif name == "trafilatura":
    import trafilatura
    def extract(page):
        return trafilatura.bare_extraction(page, with_metadata=True)
else:
    import rs_trafilatura
    def extract(page):
        return rs_trafilatura.extract_bytes(page)
extract(pages[0])
begin = time.process_time()
for page in pages:
    extract(page)
print(time.process_time() - begin)
"""


def install_peers():
    python = CACHE / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", CACHE], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS,
                        *NEEDED_BY_PEERS], check=True)
    return python


def unpack(folder, target):
    total = 0
    for path in sorted(pathlib.Path(folder).iterdir()):
        data = gzip.open(path).read() if path.suffix == ".gz" else path.read_bytes()
        (target / path.name.removesuffix(".gz")).write_bytes(data)
        total += len(data)
    return total


def seconds_of_standoff(program, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    pages = sorted(str(path) for path in folder.iterdir())
    subprocess.run([program, "extract", "--format", "json", *pages], check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def seconds_of_peer(python, name, folder):
    return float(subprocess.run([python, "-c", WORKER, name, folder], check=True, text=True,
                                stdout=subprocess.PIPE).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("pages")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    python = install_peers()
    names = [peer.split("==")[0] for peer in PEERS]
    best = dict.fromkeys(["standoff", *names], float("inf"))
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        size = unpack(options.pages, folder)
        count = sum(1 for _ in folder.iterdir())
        for _ in range(options.rounds):
            for name in best:
                seconds = (seconds_of_standoff(options.program, folder) if name == "standoff"
                           else seconds_of_peer(python, name, temporary))
                best[name] = min(best[name], seconds)
    for name, seconds in best.items():
        print(f"{name:16} {count / seconds:8.0f} pages/s {size / seconds / 1e6:7.1f} MB/s   "
              f"standoff is {seconds / best['standoff']:5.1f} times as fast")


if __name__ == "__main__":
    main()
