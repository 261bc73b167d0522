"""Runs the program as a person would, in a private home folder, and judges its JSON.

The build tells through the environment where things are: PALIMPSEST_PROGRAM (the binary),
PALIMPSEST_SOURCE (the project), PALIMPSEST_TEST_DATA (real documents, may be absent).
"""
import atexit
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

import jsonschema

PROGRAM = os.environ["PALIMPSEST_PROGRAM"]
SOURCE = pathlib.Path(os.environ["PALIMPSEST_SOURCE"])
SAMPLES = SOURCE / "samples" / "releases"
DATA = pathlib.Path(os.environ.get("PALIMPSEST_TEST_DATA", SOURCE / ".." / "shared" / "data"))
RECORD = "124-10180-10295"
EARLY, LATE = "2023-06-27", "2025-03-18"


class Result:
    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    def json(self):
        return json.loads(self.out)

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own, which is the current folder and the home."""

    PLACE = None  # where the folder stands; nothing is the system's place for such
    _begun = {}  # folders that tests begin with, by what made them

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="palimpsest-cli-", dir=self.PLACE))
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.archive = self.folder / "archive"

    def begin_with(self, what, make):
        """Fills the folder by make(), once in this process; every other test begins with a copy of it."""
        kept = ProgramTest._begun.get(what)
        if kept is not None:
            shutil.rmtree(self.folder)
            shutil.copytree(kept, self.folder, symlinks=True)
            return
        make()
        kept = pathlib.Path(tempfile.mkdtemp(prefix="palimpsest-cli-"))
        atexit.register(shutil.rmtree, kept, True)
        ProgramTest._begun[what] = shutil.copytree(self.folder, kept / "folder", symlinks=True)

    def run_program(self, *arguments, code=None, **options):
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC",
                       "OMP_THREAD_LIMIT": "1"}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        command = options.pop("prefix", []) + [PROGRAM, *map(str, arguments)]
        done = subprocess.run(command, cwd=self.folder, env=environment, text=True, capture_output=True,
                              timeout=600, check=False, **options)
        result = Result(done)
        if code is not None:
            self.assertEqual(result.code, code, f"{command}\n{result.out}\n{result.err}")
        return result

    def run_in_archive(self, *arguments, code=None):
        return self.run_program(*arguments, "--archive", self.archive, code=code)

    def import_samples(self, *documents):
        """Makes an archive of samples in all their releases."""
        def make():
            self.make_archive()
            for release in releases():
                for document in documents:
                    self.import_file(SAMPLES / release / f"{document}.pdf", release)

        self.begin_with(documents, make)

    def make_archive(self):
        self.run_program("init", self.archive, code=0)

    def import_file(self, file, release, *options, code=0, ocr="never"):
        """Imports without OCR, which most tests do not need and which takes most of the time."""
        return self.run_in_archive("import", file, "--release", release, "--ocr", ocr, *options, code=code)

    def assert_valid(self, schema_name, value):
        """The second judge of a command's JSON, beside the one inside the program."""
        schema = json.loads((SOURCE / "schemas" / schema_name).read_text(encoding="utf-8"))
        store = {path.name: json.loads(path.read_text(encoding="utf-8"))
                 for path in (SOURCE / "schemas").glob("*.schema.json")}
        resolver = jsonschema.RefResolver(base_uri=schema_name, referrer=schema, store=store)
        jsonschema.Draft7Validator(schema, resolver=resolver).validate(value)

    def assert_one_clear_sentence(self, result, *parts):
        """What failed, and nothing of the program's inner life."""
        self.assertTrue(result.err.startswith("palimpsest: "), result.err)
        self.assertNotIn("terminate called", result.err)
        for part in parts:
            self.assertIn(part, result.err)


def wait_until(what, condition, seconds):
    """Returns how long it took."""
    start = time.monotonic()
    while not condition():
        if time.monotonic() - start > seconds:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.1)
    return time.monotonic() - start


def samples_of(release):
    return sorted((SAMPLES / release).glob("*.pdf"))


def releases():
    return sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())


def real_file(*parts):
    """Returns a file of the real documents, or skips the test."""
    path = DATA.joinpath(*parts)
    if not path.exists():
        raise unittest.SkipTest(f"the real document {'/'.join(parts)} is not here")
    return path
