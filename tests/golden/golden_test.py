"""Golden articles and sentences: what reports say, as text; README.md says how to write one.

  golden_test.py PROGRAM PROJECT_ROOT             compares; exits with 77 where no model is installed
  golden_test.py PROGRAM PROJECT_ROOT --update    rewrites what the program gives; review it like code
  golden_test.py PROGRAM PROJECT_ROOT --score     prints how many records of the sentences are right
"""
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "cli")]
import articles  # noqa: E402
import sentences  # noqa: E402
from harness import PROGRAM, ROOT, need_model  # noqa: E402


def read(texts, published):
    """The reports of all texts, from one run of the program."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for text in texts:
            paths.append(pathlib.Path(folder, f"{len(paths):04}.txt"))
            paths[-1].write_text(text, encoding="utf-8")
        out = subprocess.run([PROGRAM, "read", "--format", "json", "--published", published, *paths],
                             capture_output=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def main():
    need_model()
    update, score = (option in sys.argv for option in ("--update", "--score"))
    wrong, marked = sentences.check(read, update)
    if score:
        sentences.print_score(marked)
        return 0
    wrong += articles.check(read, ROOT, update)
    if wrong:
        print("Where this is right: tests/golden/golden_test.py PROGRAM PROJECT_ROOT --update")
    return 1 if wrong else 0


sys.exit(main())
