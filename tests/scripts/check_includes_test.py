"""Tests scripts/check-includes on a small repository of its own. Usage: check_includes_test.py SCRIPT"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = sys.argv.pop()
TABLE = """# folder | may include | must not include
config | | caf
store | config schemas | caf
transport | store/types.hpp | 
schemas | | 
tests | * |
"""


class CheckIncludes(unittest.TestCase):
    def complaints(self, files):
        with tempfile.TemporaryDirectory() as root:
            for name, text in {"scripts/include-table.txt": TABLE, **files}.items():
                path = Path(root, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            subprocess.run(["git", "init", "-q", root], check=True)
            result = subprocess.run([sys.executable, SCRIPT, root], capture_output=True, text=True)
            self.assertEqual(result.returncode, 1 if result.stdout else 0, result.stderr)
            return result.stdout.splitlines()

    def test_allows_what_the_table_allows(self):
        self.assertEqual(self.complaints({
            "store/a.cpp": '#include "config/x.hpp"\n#include "store/a.hpp"\n#include <vector>\n#include <fmt/core.h>\n',
            "transport/a.cpp": '#include "store/types.hpp"\n',
            "tests/a.cpp": '#include "transport/a.hpp"\n#include <caf/all.hpp>\n',
        }), [])

    def test_names_file_and_line_of_what_it_does_not(self):
        self.assertEqual(self.complaints({
            "config/a.cpp": '#pragma once\n#include "store/a.hpp"\n',
            "store/a.cpp": '# include "transport/a.hpp"\n',
            "transport/a.cpp": '#include "store/store.hpp"\n',
        }), [
            'config/a.cpp:2: config/ must not include "store/a.hpp"; it may include nothing of ours',
            'store/a.cpp:1: store/ must not include "transport/a.hpp"; it may include config schemas',
            'transport/a.cpp:1: transport/ must not include "store/store.hpp"; it may include store/types.hpp',
        ])

    def test_keeps_libraries_out(self):
        self.assertEqual(self.complaints({"store/a.hpp": "#include <caf/actor.hpp>\n"}),
                         ["store/a.hpp:1: store/ must not include <caf/actor.hpp>"])

    def test_wants_our_headers_written_from_the_root(self):
        self.assertEqual(self.complaints({
            "store/a.cpp": '#include "a.hpp"\n',
            "store/b.cpp": "#include <store/b.hpp>\n",
        }), [
            'store/a.cpp:1: "a.hpp" must be written from the project\'s root',
            'store/b.cpp:1: <store/b.hpp> is ours: write "store/b.hpp"',
        ])

    def test_allows_what_the_build_generates(self):
        self.assertEqual(self.complaints({"store/a.cpp": '#include "migrations.inc"\n'}), [])

    def test_refuses_folders_the_table_does_not_know(self):
        self.assertEqual(self.complaints({"other/a.cpp": ""}),
                         ["other/a.cpp:1: scripts/include-table.txt does not know the folder other/"])


if __name__ == "__main__":
    unittest.main()
