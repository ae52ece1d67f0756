#!/usr/bin/env python3
"""Reads the same text with spaCy and with Standoff, in turn, and prints a Markdown table.

    tools/parity/setup.sh
    bench/speed.py --model FOLDER [--model FOLDER] TEXT...

FOLDER is a spaCy pipeline directory. TEXT is .txt files or folders of them; the first --megabytes
of them are read. Without TEXT the project's samples are repeated to that size: good for a look,
but words met before are cheap for Standoff, so a number to quote needs real text (README.md).

What is measured
  spaCy     nlp.pipe with all components that are enabled, one process, one thread, on one
            processor; the best of several batch sizes, with articles or with paragraphs as texts.
            Time from the first text to the last document, loading not counted.
  Standoff  `standoff parse --format none`: everything but printing. Wall time of the whole
            process, start-up and reading of files included.
  CPU       the same in seconds of processor time, which other programs on the machine disturb less.
  memory    the greatest resident size of the process.
Words are separated by white space; tokens are spaCy's.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
ONE_THREAD = {
    name: "1"
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")
}
BATCH_SIZES = (16, 64, 256, 1024)
SEARCH_BYTES = 300_000


@dataclass
class Run:
    seconds: float  # wall
    cpu_s: float
    peak_mib: float
    answer: dict


def run(command: list[str], processors: list[int], request: dict | None = None) -> Run:
    """Runs a program on some processors; its wall time, peak memory and last line as JSON."""
    command = [
        sys.executable,
        "-I",
        str(PROJECT / "bench/measure.py"),
        "taskset",
        "-c",
        ",".join(map(str, processors)),
        *command,
    ]
    done = subprocess.run(
        command,
        input=json.dumps(request),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, **ONE_THREAD},
        check=True,
    )
    measured = json.loads(done.stdout)
    if measured["status"] != 0:
        sys.exit(f"speed: {' '.join(command[5:8])} ended with status {measured['status']}")
    lines = measured["output"].strip().splitlines()
    answer = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}
    return Run(measured["seconds"], measured["cpu_s"], measured["peak_mib"], answer)


class Bench:
    def __init__(self, args, files: list[Path]):
        self.args = args
        self.files = files
        self.articles = [path.read_text(encoding="utf-8") for path in files]
        allowed = sorted(os.sched_getaffinity(0))
        self.one = [args.processor if args.processor is not None else allowed[-1]]
        self.two = allowed[:2]
        self.words = sum(len(article.split()) for article in self.articles)

    def spacy(self, model: Path, texts: list[str], batch_size: int) -> Run:
        request = {"model": str(model), "texts": texts, "batch_size": batch_size}
        return run(
            [str(self.args.python), str(PROJECT / "bench/spacy_worker.py")], self.one, request
        )

    def ours(self, model: Path, jobs: int, files: list[Path]) -> Run:
        pack = model.with_name(
            model.name + ".pack"
        )  # what `standoff model fetch` put beside the folder
        command = [
            self.args.standoff,
            "parse",
            "--format",
            "none",
            "--jobs",
            str(jobs),
            "--model",
            str(pack if pack.exists() else model),
        ]
        return run([*command, *map(str, files)], self.one if jobs == 1 else self.two)

    def units(self) -> dict[str, list[str]]:
        paragraphs = [line.strip() for article in self.articles for line in article.split("\n")]
        return {"article": self.articles, "paragraph": [p for p in paragraphs if p]}

    def best_batch(self, model: Path) -> tuple[str, int]:
        """The unit and batch size with which nlp.pipe is fastest on the text's beginning."""
        speeds = {}
        for unit, texts in self.units().items():
            head = take(texts, SEARCH_BYTES)
            for size in BATCH_SIZES:
                speeds[unit, size] = (
                    len("".join(head)) / self.spacy(model, head, size).answer["parse_cpu_s"]
                )
        best = max(speeds, key=speeds.get)
        print(
            f"{model.name}: spaCy is fastest with batches of {best[1]} {best[0]}s; characters/s: "
            + ", ".join(f"{unit} {size}: {speed:,.0f}" for (unit, size), speed in speeds.items()),
            file=sys.stderr,
        )
        return best

    def compare(self, model: Path) -> None:
        unit, size = (
            (self.args.unit, self.args.batch_size)
            if self.args.batch_size
            else self.best_batch(model)
        )
        texts = self.units()[unit]
        runs: dict[str, list[Run]] = {
            "spaCy": [],
            "Standoff, 1 thread": [],
            "Standoff, 2 threads": [],
        }
        for repetition in range(self.args.repetitions):
            reference = self.spacy(model, texts, size)
            reference.seconds, reference.cpu_s = (
                reference.answer[key] for key in ("parse_s", "parse_cpu_s")
            )
            runs["spaCy"].append(reference)
            runs["Standoff, 1 thread"].append(self.ours(model, 1, self.files))
            runs["Standoff, 2 threads"].append(self.ours(model, 2, self.files))
            print(
                f"{model.name}: repetition {repetition + 1}: "
                + ", ".join(f"{name} {done[-1].seconds:.1f} s" for name, done in runs.items()),
                file=sys.stderr,
            )
        answer = runs["spaCy"][0].answer
        self.print_rows(
            meta_name(model),
            runs,
            answer["tokens"],
            f"spaCy {answer['version']}, nlp.pipe, batches of {size} {unit}s",
        )

    def print_rows(
        self, model: str, runs: dict[str, list[Run]], tokens: int, spacy_name: str
    ) -> None:
        base = middle(run.seconds for run in runs["spaCy"])
        base_cpu = middle(run.cpu_s for run in runs["spaCy"])
        for who, done in runs.items():
            times = [run.seconds for run in done]
            cpu = base_cpu / middle(run.cpu_s for run in done)
            print(
                f"| {model} | {spacy_name if who == 'spaCy' else who} | {self.words / middle(times):,.0f} | "
                f"{tokens / middle(times):,.0f} | {tokens / max(times):,.0f}–{tokens / min(times):,.0f} | "
                f"{base / middle(times):.2f} | {cpu:.2f} | {max(run.peak_mib for run in done):,.0f} |",
                flush=True,
            )

    def start_up(self, model: Path) -> str:
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("Talks ended.\n")
            file.flush()
            ours = [self.ours(model, 1, [Path(file.name)]).seconds for _ in range(20)]
        loads = [self.spacy(model, ["Talks ended."], 1).seconds for _ in range(3)]
        return (
            f"| {meta_name(model)} | {middle(loads) * 1e3:,.0f} ms | {middle(ours) * 1e3:,.1f} ms |"
        )


def middle(values) -> float:
    return statistics.median(list(values))


def take(texts: list[str], size: int) -> list[str]:
    """The first texts that together reach `size` bytes."""
    taken, total = [], 0
    for text in texts:
        if total >= size:
            break
        taken.append(text)
        total += len(text.encode("utf-8"))
    return taken


def meta_name(model: Path) -> str:
    meta = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def choose_files(places: list[Path], megabytes: float, folder: Path) -> list[Path]:
    """.txt files of `places` until the size is reached, or the samples repeated."""
    wanted, chosen, total = megabytes * 1e6, [], 0
    files = [
        p for place in places for p in (sorted(place.rglob("*.txt")) if place.is_dir() else [place])
    ]
    for path in files:
        if total >= wanted:
            break
        chosen.append(path)
        total += path.stat().st_size
    if files:
        return chosen
    samples = [path.read_bytes() for path in sorted((PROJECT / "samples").glob("*.txt"))]
    if not samples:
        sys.exit("speed: no text given and no samples/*.txt")
    print("speed: no text given: the project's samples, repeated", file=sys.stderr)
    while total < wanted:
        path = folder / f"{len(chosen):06}.txt"
        total += path.write_bytes(samples[len(chosen) % len(samples)])
        chosen.append(path)
    return chosen


def processor_name() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXT")
    parser.add_argument(
        "--model", required=True, type=Path, action="append", help="spaCy pipeline directory"
    )
    parser.add_argument("--standoff", default=str(PROJECT / "build/standoff"))
    parser.add_argument("--python", type=Path, default=PROJECT / ".cache/parity-env/bin/python")
    parser.add_argument("--megabytes", type=float, default=5.0)
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--batch-size", type=int, help="of spaCy; searched for by default")
    parser.add_argument(
        "--unit", choices=("article", "paragraph"), default="paragraph", help="with --batch-size"
    )
    parser.add_argument("--processor", type=int, help="the one to use for one thread")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(args, choose_files(args.texts, args.megabytes, Path(folder)))
        size = sum(path.stat().st_size for path in bench.files)
        print(
            f"{size / 1e6:.2f} MB, {len(bench.files):,} articles, {bench.words:,} words; {processor_name()}, "
            f"{os.cpu_count()} processors; median of {args.repetitions} repetitions\n"
        )
        print(
            "| pipeline | program | words/s | tokens/s | tokens/s, slowest–fastest | times spaCy | in CPU time | peak MiB |"
        )
        print("|---|---|---:|---:|---:|---:|---:|---:|")
        for model in args.model:
            bench.compare(model)
        print(
            "\n| pipeline | spaCy: import, load, first sentence | Standoff: start, first sentence |"
        )
        print("|---|---:|---:|")
        for model in args.model:
            print(bench.start_up(model), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
