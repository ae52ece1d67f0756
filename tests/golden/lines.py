"""One report as lines, a record a line, fields separated by " ; ".

Records name actors and proposals by their names, not by ids, so that one more of them changes one
line only.
"""


def clean(line):
    return " ".join(line.split())


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

    def of(self, *kinds):
        """Yields the lines of the kinds named, in this order: "statements", "events"."""
        for kind in kinds:
            for line in getattr(self, kind)():
                yield clean(f"{kind.removesuffix('s')} ; {line}")

    def all(self):
        """Yields every line, long quotations cut in their middle."""
        for line in self.of("actors", "times", "figures", "statements", "events", "proposals",
                            "positions", "disagreements", "standoffs"):
            *fields, last = line.split(" ; ")
            if fields[0] == "statement" and len(last) > 60:
                last = last[:28] + " ... " + last[-27:]
            yield clean(" ; ".join([*fields, last]))
