"""Runs nlp.pipe over texts once, on one thread, and prints what it took as one line of JSON.

speed.py starts this in the environment of tools/parity/setup.sh. Input: a JSON object on
standard input with "model", "texts" and "batch_size"; "load_only" stops after loading.
"""

import json
import sys
import time

request = json.load(sys.stdin)
start = time.perf_counter()
import spacy  # noqa: E402: its import is part of what a user waits for

nlp = spacy.load(request["model"])
loaded, loaded_cpu = time.perf_counter(), time.process_time()
tokens = 0
if not request.get("load_only"):
    for doc in nlp.pipe(request["texts"], batch_size=request["batch_size"]):
        tokens += len(doc)
print(
    json.dumps(
        {
            "version": spacy.__version__,
            "components": nlp.pipe_names,
            "tokens": tokens,
            "load_s": loaded - start,
            "parse_s": time.perf_counter() - loaded,
            "parse_cpu_s": time.process_time() - loaded_cpu,
        }
    )
)
