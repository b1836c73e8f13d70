"""Runs one script of config/examples as its reader would, and compares what it gives with what stands beside it.

Usage: example_test.py SLUICE SCRIPT

NAME.event.json goes in. NAME.expected.json must come out; where there is none, the script has to fail. Its log is
compared with NAME.expected.log, if that is there.
"""

import json
import subprocess
import sys
import unittest
from pathlib import Path

SCRIPT = Path(sys.argv.pop())
SLUICE = sys.argv.pop()


def beside(suffix):
    return SCRIPT.with_suffix(suffix)


def exactly(text):
    """JSON with the order of its keys and the spelling of its numbers."""
    return json.loads(text, object_pairs_hook=lambda pairs: pairs, parse_int=lambda n: ("number", n),
                      parse_float=lambda n: ("number", n))


class Example(unittest.TestCase):
    maxDiff = None

    def test_gives_what_stands_beside_it(self):
        run = subprocess.run([SLUICE, "run", SCRIPT.name, "--event", beside(".event.json").name, "--no-color"],
                             cwd=SCRIPT.parent, capture_output=True, encoding="utf-8", timeout=60)
        expected = beside(".expected.json")
        self.assertEqual(run.returncode, 0 if expected.exists() else 1, run.stderr)
        if expected.exists():
            self.assertEqual(exactly(run.stdout), exactly(expected.read_text("utf-8")), run.stdout)
        else:
            self.assertEqual(run.stdout, "")
        log = beside(".expected.log")
        self.assertEqual(run.stderr, log.read_text("utf-8") if log.exists() else "")

    def test_is_given_a_cloud_event(self):
        event = json.loads(beside(".event.json").read_text("utf-8"))
        for attribute in ("id", "source", "type"):
            self.assertRegex(event.get(attribute), ".", attribute)
        self.assertEqual(event.get("specversion"), "1.0")


if __name__ == "__main__":
    unittest.main()
