#!/usr/bin/env python3
"""check_layers.py finds each kind of fault in a tree that has them, and none in one that has not."""
import pathlib
import tempfile
import unittest

import check_layers

CASES = [  # (why, file, content, what must be said; None for nothing)
    ("a room may include one above it", "standoff/document/a.cc", '#include "standoff/base/x.h"', None),
    ("and its own internal headers", "standoff/read/a.cc", '#include "standoff/read/internal/x.h"', None),
    ("a library in a .cc stays inside", "standoff/read/a.cc", "#include <zip.h>", None),
    ("the platform is everyone's", "standoff/base/a.h", "#pragma once\n#include <string>\n#include <sys/stat.h>", None),
    ("nothing below", "standoff/base/a.cc", '#include "standoff/document/x.h"', "may not include document/"),
    ("tensor knows no text", "standoff/tensor/a.cc", '#include "standoff/document/x.h"', "may not include"),
    ("somebody else's internals", "standoff/language/a.cc", '#include "standoff/tensor/internal/x.h"', "is internal to"),
    ("a library in a public header", "standoff/read/a.h", "#pragma once\n#include <zip.h>", "library's <zip.h>"),
    ("a path that is not from the root", "standoff/base/a.cc", '#include "x.h"', "not written from the root"),
    ("only some rooms read knowledge", "standoff/base/a.cc", '#include "knowledge/embedded.h"', "does not read knowledge"),
    ("a header without a guard", "standoff/base/a.h", "int a;", "no #pragma once"),
    ("a room that is not in the plan", "standoff/attic/a.cc", "int a;", "not a room"),
]


class CheckLayers(unittest.TestCase):
    def test_cases(self):
        for why, name, content, said in CASES:
            with self.subTest(why), tempfile.TemporaryDirectory() as folder:
                root = pathlib.Path(folder)
                for room in check_layers.MAY_INCLUDE:
                    (root / "standoff" / room).mkdir(parents=True)
                    (root / "standoff" / room / "README.md").write_text("# room\n")
                (root / name).parent.mkdir(exist_ok=True)
                (root / name).write_text(content + "\n")
                found = check_layers.check(root)
                if said is None:
                    self.assertEqual(found, [])
                else:
                    self.assertEqual(len(found), 1, found)
                    self.assertIn(said, found[0])

    def test_a_room_without_readme(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "standoff").mkdir()
            self.assertEqual(len(check_layers.check(pathlib.Path(folder))), len(check_layers.MAY_INCLUDE))


if __name__ == "__main__":
    unittest.main()
