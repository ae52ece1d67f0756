"""Runs the program on rows of a table and says which rows are wrong.

A row is a Case: why it is there, the arguments, standard input, and what must come back. Each row
runs in a folder of its own where the files of `files` were written first.
"""
import contextlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
SKIPPED = 77
ENGLISH = ("Truce holds on the river\n\nThe minister said on Monday that the talks would go on. "
           "\"We will not leave the table,\" she told reporters in the capital.\n")


@dataclass
class Case:
    why: str
    args: list
    status: int
    stderr: str = ""  # a regular expression for all of it; what is set aside gets one line
    stdin: bytes = b""
    files: dict = field(default_factory=dict)  # bytes or str by name
    stdout: object = None  # a regular expression somewhere in it, or a function of it
    env: dict = field(default_factory=dict)
    output: str = ""  # a file or device that standard output goes to
    seconds: float = 60.0
    megabytes: int = 0  # of memory at most; 0 is no limit


def run(case, folder):
    """Runs one case in `folder`; returns the finished process, with its peak memory in `.mb`."""
    for name, content in case.files.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    env = {**os.environ, "TERM": "dumb", **case.env}
    out, err = (tempfile.TemporaryFile() for _ in range(2))
    with open(case.output, "wb") if case.output else contextlib.nullcontext(out) as stdout:
        process = subprocess.Popen([PROGRAM, *case.args], cwd=folder, env=env,
                                   stdin=subprocess.PIPE, stdout=stdout, stderr=err)
    try:
        process.stdin.write(case.stdin)
        process.stdin.close()
    except BrokenPipeError:
        pass  # it may stop reading whenever it knows enough
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.mb = usage.ru_maxrss / 1024
    process.cpu = usage.ru_utime + usage.ru_stime
    for stream, name in ((out, "out"), (err, "err")):
        stream.seek(0)
        setattr(process, name, stream.read().decode("utf-8", "replace"))
    return process


def problems_of(case, process):
    """Yields what is wrong with how a case ended."""
    if process.returncode != case.status:
        yield f"exit status {process.returncode}, expected {case.status}"
    if not re.fullmatch(case.stderr, process.err.rstrip("\n"), re.DOTALL):
        yield f"standard error does not match {case.stderr!r}"
    if case.status not in (0,) and not process.err:
        yield "failed without a word"
    if isinstance(case.stdout, str) and not re.search(case.stdout, process.out, re.DOTALL):
        yield f"standard output does not match {case.stdout!r}"
    if callable(case.stdout):
        problem = case.stdout(process.out)
        if problem:
            yield problem
    if process.cpu > case.seconds:
        yield f"took {process.cpu:.1f} s, at most {case.seconds}"
    if case.megabytes and process.mb > case.megabytes:
        yield f"took {process.mb:.0f} MB, at most {case.megabytes}"


def run_all(cases):
    """Runs every case, prints the wrong ones, and exits with 1 if there are any."""
    wrong = 0
    for case in cases:
        with tempfile.TemporaryDirectory() as folder:
            process = run(case, folder)
            problems = list(problems_of(case, process))
        if problems:
            wrong += 1
            print(f"WRONG  {case.why}: {' '.join(map(str, case.args))}")
            for problem in problems:
                print(f"       {problem}")
            print(f"       standard error: {process.err[:500]!r}")
    print(f"{len(cases) - wrong} of {len(cases)} rows are right.")
    sys.exit(1 if wrong else 0)


def need_model():
    """Ends the test as skipped where the default language model is not installed."""
    process = subprocess.run([PROGRAM, "model", "check"], capture_output=True, text=True)
    if process.returncode != 0:
        print("Skipped: no language model. Get it with: standoff model fetch")
        sys.exit(SKIPPED)
