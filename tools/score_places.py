#!/usr/bin/env python3
"""Scores places against a corpus of news with toponyms, in the XML of GeoVirus or TR-News.

    tools/score_places.py CORPUS.xml --resolver PATH          the words are given: which place is it?
    tools/score_places.py CORPUS.xml --program PATH [ARG...]  PATH read ARG... finds the words as well

The corpora are in data/Corpora of github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation;
the resolver is the program `resolve_places` of this folder. Toponyms without coordinates are left
out, and so are those whose words are not within 60 characters of where the corpus says. Add
--details to list every place that is more than 161 km off, or missed, or too many.

Resolution: share within 161 km (100 miles), mean and median error in kilometres, and AUC, the area
under the curve of log errors over the largest error possible (0 is best). A toponym without an
answer is half the earth away.
Recognition: precision, recall and F1 of words that overlap, then resolution of those found. Twice:
of places alone, and with the countries that act, which a report lists as actors and not as places.
"""
import argparse
import bisect
import json
import math
import pathlib
import statistics
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

FARTHEST = 20038.0  # kilometres
NEAR = 161.0
REACH = 60


class Toponym:
    def __init__(self, name, begin, lat, lon):
        self.name, self.begin, self.end = name, begin, begin + len(name)
        self.lat, self.lon = lat, lon


def locate(text, name, begin):
    """Where `name` stands nearest to `begin`; None where it is too far away."""
    places = [at for at in range(max(0, begin - REACH), begin + REACH) if text.startswith(name, at)]
    return min(places, key=lambda at: abs(at - begin), default=None)


def read_corpus(path):
    """Returns [(text, [Toponym])]."""
    articles = []
    for article in ET.parse(path).getroot():
        raw = article.find("text").text
        text = raw.strip()
        shift = len(raw) - len(raw.lstrip())
        toponyms = []
        for entry in list(article.iter("location")) + list(article.iter("toponym")):
            point = entry if entry.find("lat") is not None else entry.find("gaztag")
            if point is None or point.find("lat") is None:
                continue
            name = entry.findtext("name") if entry.tag == "location" else entry.findtext("phrase")
            at = locate(text, name, int(entry.findtext("start")) - shift)
            if at is not None and not any(t.begin < at + len(name) and at < t.end for t in toponyms):
                toponyms.append(Toponym(name, at, float(point.findtext("lat")),
                                        float(point.findtext("lon"))))
        articles.append((text, sorted(toponyms, key=lambda t: t.begin)))
    return articles


def kilometres(lat1, lon1, lat2, lon2):
    """Along the great circle."""
    lat1, lon1, lat2, lon2 = map(math.radians, (lat1, lon1, lat2, lon2))
    h = (math.sin((lat2 - lat1) / 2) ** 2
         + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2)
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, h)))


def error_of(toponym, answer):
    if not answer or answer["lat"] is None:
        return FARTHEST
    return kilometres(toponym.lat, toponym.lon, answer["lat"], answer["lon"])


def area_under(errors):
    """Trapezoids over the sorted logs of the errors, as the corpora's authors have it."""
    logs = sorted(math.log(1 + error) for error in errors)
    if len(logs) < 2:
        return 0.0
    area = sum((a + b) / 2 for a, b in zip(logs, logs[1:]))
    return area / (math.log(FARTHEST) * (len(logs) - 1))


def print_resolution(what, errors):
    if not errors:
        print(f"{what}: none")
        return
    near = sum(error <= NEAR for error in errors) / len(errors)
    print(f"{what}: {len(errors)} toponyms, within 161 km {near:.3f}, "
          f"mean error {statistics.mean(errors):.0f} km, median {statistics.median(errors):.0f} km, "
          f"AUC {area_under(errors):.3f}")


def detail(what, text, toponym, answer, error):
    around = text[max(0, toponym.begin - 50):toponym.end + 40].replace("\n", " ")
    said = f"{answer['name']} {answer['country']} {answer['lat']} {answer['lon']}" if answer else "-"
    print(f"{what}\t{toponym.name}\t{toponym.lat} {toponym.lon}\t{said}\t{error:.0f}\t{around}")


def score_resolver(articles, resolver, details):
    requests = "".join(json.dumps({"text": text, "spans": [[t.begin, t.end] for t in toponyms]}) + "\n"
                       for text, toponyms in articles)
    done = subprocess.run([resolver], input=requests, capture_output=True, text=True, check=True)
    errors = []
    for (text, toponyms), line in zip(articles, done.stdout.splitlines()):
        for toponym, answer in zip(toponyms, json.loads(line)):
            error = error_of(toponym, answer)
            errors.append(error)
            if details and error > NEAR:
                detail("far", text, toponym, answer, error)
    print_resolution("words given", errors)


def found_in(report, with_actors):
    """Returns [(begin, end, record)] in order: places, and where asked the countries that act."""
    found = [(m["begin"], m["end"], p) for p in report["places"] for m in p["mentions"]]
    if with_actors:
        taken = {begin for begin, _, _ in found}
        found += [(m["begin"], m["end"], None) for a in report["actors"] if a["kind"] == "country"
                  for m in a["mentions"] if m["form"] == "name" and m["begin"] not in taken]
    return sorted(found, key=lambda f: f[:2])


def score_program(articles, command, details):
    reports = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (text, _) in enumerate(articles):
            path = pathlib.Path(folder) / f"{number:04}.txt"
            path.write_text(text, encoding="utf-8", newline="")
        paths = sorted(str(path) for path in pathlib.Path(folder).iterdir())
        done = subprocess.run(command[:1] + ["read", "--format", "json", "--with-text"] + command[1:] + paths,
                              capture_output=True, text=True)
        for line in done.stdout.splitlines():
            report = json.loads(line)
            reports.append(report)
    by_text = {report["text"].strip(): report for report in reports}
    if done.stderr:
        print(done.stderr.strip(), file=sys.stderr)
    for with_actors in (False, True):
        matched, expected, given, errors = 0, 0, 0, []
        for text, toponyms in articles:
            report = by_text.get(text)
            found = found_in(report, with_actors) if report else []
            begins = [f[0] for f in found]
            expected += len(toponyms)
            given += len(found)
            hit = set()
            for toponym in toponyms:
                at = bisect.bisect_left(begins, toponym.end) - 1
                overlaps = at >= 0 and found[at][1] > toponym.begin
                if not overlaps:
                    if details and not with_actors:
                        detail("missed", text, toponym, None, 0)
                    continue
                matched += 1
                hit.add(at)
                if found[at][2] is None:
                    continue
                error = error_of(toponym, found[at][2])
                errors.append(error)
                if details and not with_actors and error > NEAR:
                    detail("far", text, toponym, found[at][2], error)
            for at, (begin, end, place) in enumerate(found):
                if details and not with_actors and at not in hit:
                    detail("too many", text, Toponym(text[begin:end], begin, 0, 0), place, 0)
        precision = matched / given if given else 0
        recall = matched / expected if expected else 0
        f1 = 2 * precision * recall / (precision + recall) if matched else 0
        what = "places and countries that act" if with_actors else "places"
        print(f"{what}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
        if not with_actors:
            print_resolution("of those found", errors)
    print(f"{len(reports)} of {len(articles)} articles read")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--resolver")
    parser.add_argument("--program", nargs="+")
    parser.add_argument("--details", action="store_true")
    options, rest = parser.parse_known_args()
    articles = read_corpus(options.corpus)
    if options.resolver:
        score_resolver(articles, options.resolver, options.details)
    if options.program:
        score_program(articles, options.program + rest, options.details)


if __name__ == "__main__":
    main()
