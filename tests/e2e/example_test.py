"""Runs one script of config/examples as its reader would, and compares what it gives with what stands beside it.

Usage: example_test.py SLUICE SCRIPT

NAME.event.json goes in. NAME.expected.json must come out; where there is none, the script has to fail. Its log is
compared with NAME.expected.log, if that is there. NAME.world.json says what it finds outside: `flags` of the
command, statements that make its `database`, its `keys`, and a `server`'s answers, whose address is a secret.
"""

import json
import sqlite3
import subprocess
import sys
import tempfile
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SCRIPT = Path(sys.argv.pop())
SLUICE = sys.argv.pop()


def beside(suffix):
    return SCRIPT.with_suffix(suffix)


def exactly(text):
    """JSON with the order of its keys and the spelling of its numbers."""
    return json.loads(text, object_pairs_hook=lambda pairs: pairs, parse_int=lambda n: ("number", n),
                      parse_float=lambda n: ("number", n))


class Answers(BaseHTTPRequestHandler):
    """Answers "POST /path" as the example's world says."""

    def answer(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        found = self.server.answers.get(f"{self.command} {self.path}")
        body = json.dumps(found).encode()
        self.send_response(404 if found is None else 200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def log_message(self, *args):
        pass


class World:
    """What the script finds outside, made anew in a folder of its own; `flags` lead the command there."""

    def __init__(self):
        path = beside(".world.json")
        self.told = json.loads(path.read_text("utf-8")) if path.exists() else {}

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.flags = list(self.told.get("flags", []))
        if "database" in self.told:
            self.make_database(f"{self.folder.name}/data.sqlite")
        if "keys" in self.told:
            self.make_keys(f"{self.folder.name}/keys.sqlite")
        if "server" in self.told:
            self.start_server(self.told["server"])
        return self

    def __exit__(self, *_):
        if "server" in self.told:
            self.server.shutdown()
            self.server.server_close()
        self.folder.cleanup()

    def make_database(self, path):
        database = sqlite3.connect(path)
        for statement in self.told["database"]:
            database.execute(statement)
        database.commit()
        database.close()
        self.flags += ["--db", path]

    def make_keys(self, path):
        script = "for (const key of Object.keys(event)) await iota.kv.set(key, event[key]);"
        Path(self.folder.name, "keys.js").write_text(script, "utf-8")
        Path(self.folder.name, "keys.json").write_text(json.dumps(self.told["keys"]), "utf-8")
        self.flags += ["--kv", path]
        subprocess.run([SLUICE, "run", "keys.js", "--event", "keys.json", "--kv", path], cwd=self.folder.name, check=True,
                       timeout=60)

    def start_server(self, told):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.server.answers = told["answers"]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        address = f"127.0.0.1:{self.server.server_port}"
        self.flags += ["--allow-http", address, "--secret", f"{told['secret']}=http://{address}"]


class Example(unittest.TestCase):
    maxDiff = None

    def test_gives_what_stands_beside_it(self):
        with World() as world:
            run = subprocess.run(
                [SLUICE, "run", SCRIPT.name, "--event", beside(".event.json").name, "--no-color", *world.flags],
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
