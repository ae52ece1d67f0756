#!/usr/bin/env python3
"""Checks that the rooms include only what docs/architecture.md lets them.

    tools/check_layers.py [ROOT]

Prints one line per broken rule, FILE:LINE: what is wrong, and exits with 1 if there is any.
"""
import pathlib
import re
import sys

# Room -> rooms whose headers it may include. apps/, tests/ and bench/ may include all.
MAY_INCLUDE = {
    "base": set(),
    "document": {"base"},
    "read": {"base", "document"},
    "tensor": {"base"},
    "language": {"base", "document", "tensor"},
    "ground": {"base", "document", "language"},
    "meaning": {"base", "document", "language", "ground"},
    "resolve": {"base", "document", "ground", "meaning"},
    "present": {"base", "document", "read", "language", "ground", "meaning", "resolve"},
}
# Rooms that read the knowledge files built into the program.
READS_KNOWLEDGE = {"read", "language", "ground", "meaning"}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')
# Headers that C++ and POSIX give; anything else in angle brackets is somebody's library.
PLATFORM = re.compile(r"^([a-z_0-9]+|sys/[a-z_]+\.h|(fcntl|unistd|spawn|signal|immintrin|cpuid)\.h)$")


def problems_of(path, room, lines):
    """Yields (line number, what is wrong) for one file of a room."""
    internal = "internal" in path.parts or "testing" in path.parts
    for number, line in enumerate(lines, 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        bracket, target = found.groups()
        if bracket == "<":
            if path.suffix == ".h" and not internal and not PLATFORM.match(target):
                yield number, f"a header that other rooms see includes a library's <{target}>"
            continue
        parts = target.split("/")
        if parts[0] == "knowledge":
            if room not in READS_KNOWLEDGE:
                yield number, f"{room}/ does not read knowledge/"
        elif parts[0] != "standoff" or len(parts) < 3:
            yield number, f'"{target}" is not written from the root of the project'
        elif parts[1] != room and parts[1] not in MAY_INCLUDE[room]:
            yield number, f"{room}/ may not include {parts[1]}/"
        elif parts[1] != room and "internal" in parts:
            yield number, f'"{target}" is internal to {parts[1]}/'


def check(root):
    """Returns the broken rules of the tree at `root` as lines of text."""
    out = []
    for path in sorted((root / "standoff").rglob("*")):
        if path.suffix not in (".h", ".cc"):
            continue
        relative = path.relative_to(root)
        room = relative.parts[1]
        if room not in MAY_INCLUDE:
            out.append(f"{relative}:1: {room}/ is not a room of the house")
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        out += [f"{relative}:{number}: {what}" for number, what in problems_of(relative, room, lines)]
        if path.suffix == ".h" and "#pragma once" not in lines:
            out.append(f"{relative}:1: no #pragma once")
    for room in MAY_INCLUDE:
        if not (root / "standoff" / room / "README.md").is_file():
            out.append(f"standoff/{room}:1: the room has no README.md")
    return out


if __name__ == "__main__":
    broken = check(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve())
    print("\n".join(broken) if broken else "Every room includes only what it may.")
    sys.exit(1 if broken else 0)
