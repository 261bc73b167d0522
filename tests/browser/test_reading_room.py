"""The reading room as readers see it, in Chromium. Screenshots go into <build>/tests/browser/room."""
import os
import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
from playwright import fetched_playwright  # noqa: E402
from program import SAMPLES, releases  # noqa: E402
from test_serve import ServedTest  # noqa: E402

DOCUMENT = "299-10003-10002"
TELEGRAM = "299-10001-10023"  # the one with text: it has no privacy code, so that search shows it


class ReadingRoom(ServedTest):
    def test_readers_find_look_compare_and_correct(self):
        module = fetched_playwright(self)
        self.make_archive()
        for release in releases():
            for file in sorted((SAMPLES / release).glob("*.pdf")):
                self.import_file(file, release, ocr="auto" if file.stem == TELEGRAM else "never")
        self.run_in_archive("edit", DOCUMENT, "title=Review of the harbour committee", code=0)
        self.run_in_archive("diff", "--release", releases()[1])
        self.run_in_archive("diff", "--release", releases()[2])
        reader = self.serve("--annotate")
        shots = pathlib.Path(os.environ.get("PALIMPSEST_BROWSER", self.folder)) / "room"
        done = subprocess.run(["node", HERE / "room.mjs", shots, f"http://127.0.0.1:{reader.port}/", DOCUMENT, releases()[0],
                               releases()[1], releases()[2]], env={**os.environ, "PLAYWRIGHT": str(module)}, text=True,
                              capture_output=True, timeout=600, check=False)
        print(done.stdout, file=sys.stderr)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(self.run_in_archive("log", "--json").lines()[0]["by"], "A. Reader")


if __name__ == "__main__":
    unittest.main()
