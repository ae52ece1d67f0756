"""The samples' reports, a record a line: what changes in a report shows as a line in review.

  golden_test.py PROGRAM PROJECT_ROOT             compares; exits with 77 where no model is installed
  golden_test.py PROGRAM PROJECT_ROOT --update    rewrites the lines; review them like code

The first line of NAME.txt here gives the date that samples/NAME.txt was published. Records name
actors and proposals by their names, not by ids, so that one more of them changes one line only.
"""
import difflib
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
from harness import PROGRAM, ROOT, need_model  # noqa: E402


class Lines:
    """One report as lines."""

    def __init__(self, report):
        self.report = report
        self.names = {record["id"]: record["name"]
                      for kind in ("actors", "proposals") for record in report[kind]}

    def who(self, ids):
        if not isinstance(ids, list):
            ids = [] if ids is None else [ids]
        return " + ".join(self.names[i] for i in ids) or "-"

    def actors(self):
        for a in self.report["actors"]:
            yield f"{a['kind']} ; {a['name']} ; {len(a['mentions'])} mentions"

    def times(self):
        for t in self.report["times"]:
            yield f"{t['type']} ; {t['value']} ; {t['quote']}"

    def figures(self):
        for f in self.report["figures"]:
            yield f"{f['kind']} ; {f['relation']} ; {self.who(f['source'])} ; {f['evidence']['quote']}"

    def statements(self):
        for s in self.report["statements"]:
            cue = s["cue"]["quote"] if s["cue"] else "-"
            content = " / ".join(part["quote"] for part in s["content"])
            if len(content) > 60:
                content = content[:28] + " ... " + content[-27:]
            yield f"{self.who(s['speakers'])} ; {cue} ; {s['form']} ; {content}"

    def events(self):
        for e in self.report["events"]:
            kind = "/".join(filter(None, (e["type"], e["mode"])))
            claim = f" ; claimed by {self.who(e['claimed_by'])}" if e["claimed_by"] else ""
            words = " / ".join(span["quote"] for span in [e["trigger"], *e["mentions"]])
            yield (f"{kind} ; {self.who(e['actors'])} > {self.who(e['recipients'])} ; "
                   f"{e['factuality']} ; {words}{claim}")

    def proposals(self):
        for p in self.report["proposals"]:
            yield (f"{p['kind']} ; {p['name']} ; by {self.who(p['proposers'])} ; {p['status']} ; "
                   f"{len(p['mentions'])} mentions")

    def positions(self):
        for p in self.report["positions"]:
            target = p["target"]
            yield f"{self.who(p['actor'])} ; {p['stance']} ; {target['kind']} ; {target['span']['quote']}"

    def disagreements(self):
        for d in self.report["disagreements"]:
            sides = " / ".join(f"{self.who(s['who'])}: {s['evidence']['quote']}" for s in d["sides"])
            yield f"{d['kind']} ; {sides}"

    def standoffs(self):
        for o in self.report["standoffs"]:
            yield (f"{self.names.get(o['target'], '-')} ; for {self.who(o['for'])} ; "
                   f"against {self.who(o['against'])} ; neutral {self.who(o['neutral'])}")

    def all(self):
        kinds = (self.actors, self.times, self.figures, self.statements, self.events,
                 self.proposals, self.positions, self.disagreements, self.standoffs)
        for kind in kinds:
            for line in kind():
                yield " ".join(f"{kind.__name__.removesuffix('s')} ; {line}".split())


def main():
    need_model()
    update = "--update" in sys.argv
    wrong = 0
    for golden in sorted(HERE.glob("*.txt")):
        kept = golden.read_text(encoding="utf-8").splitlines()
        published = kept[0].removeprefix("published ")
        out = subprocess.run(
            [PROGRAM, "read", "--format", "json", "--published", published, f"samples/{golden.name}"],
            cwd=ROOT, capture_output=True, check=True).stdout
        found = [kept[0], *Lines(json.loads(out)).all()]
        if update:
            golden.write_text("\n".join(found) + "\n", encoding="utf-8")
        elif found != kept:
            wrong += 1
            print("\n".join(difflib.unified_diff(kept, found, golden.name, "the program",
                                                 n=0, lineterm="")))
    if wrong:
        print("Where this is right: tests/golden/golden_test.py PROGRAM PROJECT_ROOT --update")
    sys.exit(1 if wrong else 0)


main()
