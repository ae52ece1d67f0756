#!/usr/bin/env python3
"""Compares finding near-copies by standoff with datasketch's MinHash index, on the same texts.

    bench/copies.py PROGRAM TEXTS... [--rounds N]

TEXTS are folders of .txt files. datasketch (with numpy) is installed into .cache/copies-peer. Both
take words of four as shingles; datasketch keeps 128 permutations and looks up resemblance 0.5 as its
documentation shows, hashing its shingles by its own fast path, update_batch. Rounds take turns and
the best counts. Processor time is compared; start-up, reading of files and printing are counted for
standoff only.
"""
import argparse
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

CACHE = pathlib.Path(__file__).resolve().parent.parent / ".cache" / "copies-peer"
PEER = "datasketch==2.0.0"
WORKER = """
import json, re, sys, time
from datasketch import MinHash, MinHashLSH
texts = [json.loads(line)["text"] for line in open(sys.argv[1])]
word = re.compile(r"[^\\W_]+")
begin = time.process_time()
index = MinHashLSH(threshold=0.5, num_perm=128)
found = 0
for number, text in enumerate(texts):
    words = word.findall(text.lower())
    shingles = {" ".join(words[i:i + 4]).encode() for i in range(len(words) - 3)}
    sketch = MinHash(num_perm=128)
    sketch.update_batch(list(shingles))
    found += bool(index.query(sketch))
    index.insert(number, sketch)
print(time.process_time() - begin, found)
"""


def install_peer():
    python = CACHE / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", CACHE], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", PEER], check=True)
    return python


def run_standoff(program, path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([program, "copies", path], check=True, text=True, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = sum(line.split("\t")[2] != "first" for line in run.stdout.splitlines()[1:])
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, found


def run_peer(python, path):
    seconds, found = subprocess.run([python, "-c", WORKER, path], check=True, text=True,
                                    stdout=subprocess.PIPE).stdout.split()
    return float(seconds), int(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    python = install_peer()
    texts = [path.read_text(encoding="utf-8", errors="replace")
             for folder in options.texts for path in sorted(pathlib.Path(folder).glob("*.txt"))]
    best = {}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps({"title": "", "text": text}) + "\n" for text in texts)
        file.flush()
        for _ in range(options.rounds):
            for name, (seconds, found) in (("standoff", run_standoff(options.program, file.name)),
                                           ("datasketch", run_peer(python, file.name))):
                best[name] = min(best.get(name, (seconds, found)), (seconds, found))
    for name, (seconds, found) in best.items():
        print(f"{name:12} {len(texts) / seconds:8.0f} articles/s, {found} found   "
              f"standoff is {seconds / best['standoff'][0]:5.1f} times as fast")


if __name__ == "__main__":
    main()
