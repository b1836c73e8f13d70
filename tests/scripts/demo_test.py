"""Tests scripts/demo with a `sluice` that only pretends. Usage: demo_test.py SCRIPT"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

SCRIPT = sys.argv.pop()
SLUICE = """#!/usr/bin/env bash
env | grep '^SLUICE_' >>"$(dirname "$0")/variables.$1"
if [ "$1" = serve ]; then
  folder=$(dirname "$(sed 's/.*--store \\([^ ]*\\).*/\\1/' <<<"$*")")
  echo secret >"$folder/operator.token"
  echo "listening on http://127.0.0.1:7, store $folder"
  trap 'exit 0' TERM
  sleep 30 >/dev/null 2>&1 & wait
fi
[ "$1" != demo ] || eval "$PRETEND"
"""


class Demo(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = Path(temporary.name)
        (self.root / "tmp").mkdir()
        for name, text in {"scripts/setup": "#!/bin/sh\n", "bin/cmake": "#!/bin/sh\n", "build/release/sluice": SLUICE}.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            path.chmod(0o755)
        shutil.copy(SCRIPT, self.root / "scripts/demo")

    def start(self, pretend, **variables):
        environment = {**os.environ, "PATH": f"{self.root}/bin:{os.environ['PATH']}", "TMPDIR": f"{self.root}/tmp",
                       "PRETEND": pretend, **variables}
        return subprocess.Popen([self.root / "scripts/demo"], env=environment, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)

    def variables(self, command):
        return (self.root / f"build/release/variables.{command}").read_text()

    def test_ignores_what_is_set_for_another_engine(self):
        demo = self.start("true", SLUICE_CONFIG="/gone/sluice.toml", SLUICE_TOKEN="other", SLUICE_SERVER_PORT="1")
        demo.communicate(timeout=20)
        self.assertEqual(demo.returncode, 0)
        self.assertEqual(self.variables("serve"), "")
        self.assertEqual(self.variables("demo"), "SLUICE_TOKEN=secret\n")

    def test_keeps_the_folder_and_its_log_when_the_demo_fails(self):
        demo = self.start("exit 1")
        _, errors = demo.communicate(timeout=20)
        self.assertEqual(demo.returncode, 1)
        (folder,) = (self.root / "tmp").iterdir()
        self.assertIn("listening", (folder / "engine.log").read_text())
        self.assertIn(str(folder), errors)

    def test_leaves_nothing_behind_after_ctrl_c(self):
        demo = self.start('trap "exit 1" INT; sleep 20 >/dev/null 2>&1 & wait')
        until = time.monotonic() + 15
        while not (self.root / "build/release/variables.demo").exists() and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.3)
        os.killpg(demo.pid, signal.SIGINT)
        demo.communicate(timeout=20)
        self.assertEqual(demo.returncode, 130)
        self.assertEqual(list((self.root / "tmp").iterdir()), [])


if __name__ == "__main__":
    unittest.main()
