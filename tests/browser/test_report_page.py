"""Reports as a reader sees them, in Chromium. Screenshots go into <build>/tests/browser/report."""
import os
import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
from made_pdf import lines_pdf  # noqa: E402
from playwright import fetched_playwright  # noqa: E402
from program import SAMPLES, ProgramTest, releases  # noqa: E402

OPENED = "299-10003-10002"
LONG = int(os.environ.get("PALIMPSEST_REPORT_PAGES", "24"))  # 100 for the figures of tests/bench/README.md


def long_document(changed):
    """Returns a document of which some pages read a little differently when `changed`."""
    pages = []
    for number in range(LONG):
        lines = [f"Page {number} of the long report, line {line}: the committee met and heard of case {number * 31 + line}"
                 for line in range(32)]
        if changed and number % 25 == 0:
            lines[7] = "The committee had altogether another thing to say on this page"
        pages.append(lines)
    return lines_pdf(pages)


class ReportPage(ProgramTest):
    def test_a_reader_sees_compares_and_prints_it(self):
        module = fetched_playwright(self)
        self.make_archive()
        for release in releases():
            for file in sorted((SAMPLES / release).glob("*.pdf")):
                self.import_file(file, release)
        self.run_in_archive("report", f"{OPENED}@{releases()[0]}", f"@{releases()[1]}", "--output", "document.html", code=0)
        self.run_in_archive("report", "--release", releases()[1], "--output", "release.html", code=0)
        for name in ("old", "new"):
            (self.folder / f"{name}.pdf").write_bytes(long_document(name == "new"))
        self.run_program("report", "old.pdf", "new.pdf", "--ocr", "never", "--all-pages", "--output", "large.html",
                         code=0)
        shots = pathlib.Path(os.environ.get("PALIMPSEST_BROWSER", self.folder)) / "report"
        done = subprocess.run(["node", HERE / "report.mjs", shots, "document.html", "release.html", "large.html"],
                              cwd=self.folder, env={**os.environ, "PLAYWRIGHT": str(module)}, text=True,
                              capture_output=True, timeout=600, check=False)
        print(done.stdout, file=sys.stderr)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
