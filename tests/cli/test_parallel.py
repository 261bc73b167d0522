"""Importing with several workers: the same answer, progress that is kept, an interrupt in good order."""
import json
import os
import signal
import subprocess
import time
import unittest
import zlib

from made_pdf import pdf_of
from program import PROGRAM, SAMPLES, ProgramTest, releases, samples_of

PAGES = 40  # of the long document, which is split among the workers


def long_pdf(pages):
    """Pages with a line of text each."""
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(pages))
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids.encode(), pages),
              b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", b"null"]
    for page in range(pages):
        text = b"BT /F1 12 Tf 72 700 Td (Page %d tells of the harbour and of its ships, which are many.) Tj ET" % page
        bodies.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
                      b" /Resources << /Font << /F1 3 0 R >> >> >>" % (6 + 2 * page))
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text))
    return pdf_of(bodies)


class Parallel(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.made = self.folder / "in"
        self.made.mkdir()
        (self.made / "299-10001-10001.pdf").write_bytes(long_pdf(PAGES))
        (self.made / "299-10001-10002.pdf").write_bytes(b"%PDF-1.4 broken")
        self.short = [self.made / f"299-10001-100{number:02}.pdf" for number in range(3, 15)]
        for number, path in enumerate(self.short):
            path.write_bytes(long_pdf(1 + number % 3))

    def tree(self, archive=None):
        done = subprocess.run(["git", "-C", (archive or self.archive) / "repository.git", "ls-tree", "-r", "main"],
                              capture_output=True, check=True, text=True)
        return "\n".join(line for line in done.stdout.splitlines() if not line.endswith("archive.json"))

    def start(self, *arguments):
        return subprocess.Popen([PROGRAM, "import", *map(str, arguments), "--archive", str(self.archive)],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=self.folder,
                                env={**os.environ, "HOME": str(self.folder)})

    def cached(self):
        return sorted(path for path in (self.archive / "cache" / "pages").rglob("*") if path.is_file())

    def import_all(self, jobs):
        self.import_file(self.made, "2017", "--jobs", jobs, code=1)
        for release in releases()[:2]:
            self.import_file(SAMPLES / release, release, "--jobs", jobs)

    def test_many_workers_give_the_records_of_one(self):
        self.import_all(jobs=1)
        one = self.tree()
        self.archive = self.folder / "other"
        self.make_archive()
        self.import_all(jobs=4)
        self.assertEqual(self.tree(), one)
        self.assertIn("/pages/0040.json", one)

    def test_many_workers_read_scans_as_one_does(self):
        release = releases()[0]
        self.import_file(SAMPLES / release, release, "--jobs", "1", ocr="auto")
        one = self.tree()
        self.archive = self.folder / "other"
        self.make_archive()
        self.import_file(SAMPLES / release, release, "--jobs", "3", ocr="auto")
        self.assertEqual(self.tree(), one)

    def test_files_are_told_in_their_order(self):
        lines = self.import_file(self.made, "2017", "--jobs", "3", "--json", code=1).lines()
        for line in lines:
            self.assert_valid("import.schema.json", line)
        self.assertEqual([line["file"] for line in lines[:-1]], sorted(line["file"] for line in lines[:-1]))
        self.assertEqual(lines[-1]["pages"], sum(line["pages"] for line in lines[:-1] if line["status"] == "imported"))
        self.assertEqual((lines[-1]["files"], lines[-1]["failed"]), (14, 1))

    def test_a_page_that_was_read_once_is_not_read_again(self):
        first = samples_of(releases()[0])[0]
        self.import_file(first, "2017", ocr="auto")
        kept = self.tree().replace("/2017/", "/R/")
        self.assertTrue(self.cached())
        started = time.monotonic()
        self.import_file(first, "2018", ocr="auto")
        again = time.monotonic() - started
        self.assertEqual({line.split("\t")[0].split()[2] for line in self.tree().splitlines() if "/2018/pages/" in line},
                         {line.split("\t")[0].split()[2] for line in kept.splitlines() if "/R/pages/" in line})
        for path in self.cached():
            path.unlink()
        started = time.monotonic()
        self.import_file(first, "2019", ocr="auto")
        self.assertLess(again, time.monotonic() - started)

    def test_a_damaged_result_is_read_again(self):
        self.import_file(self.made, "2017", code=1)
        for number, path in enumerate(self.cached()):
            content = bytearray(path.read_bytes())
            content[number * 7 % len(content)] ^= 1
            path.write_bytes(content)
        self.import_file(self.made, "2018", code=1)
        ids = {release: {tuple(line.split("\t")[0].split()[2:]) + (line.split("/")[-2:][1],)
                         for line in self.tree().splitlines() if f"/{release}/pages/" in line}
               for release in ("2017", "2018")}
        self.assertEqual(ids["2017"], ids["2018"])

    def test_results_are_records_and_nothing_more(self):
        self.import_file(self.made, "2017", code=1)
        for path in self.cached():
            if path.name != "0000":
                sandbox, _, record = zlib.decompress(path.read_bytes()[40:]).partition(b"\n")
                self.assertTrue(sandbox.startswith(b"required"), sandbox)
                keys = set(json.loads(record))
                self.assertEqual(keys - {"form"},  # on pages that are one
                                 {"number", "width", "height", "text_source", "words", "redactions", "findings",
                                  "fingerprint", "identifiers"})

    def interrupt(self, kind):
        """Interrupts an import when the first file is on disk, and returns what it said."""
        process = self.start(*self.short, SAMPLES / releases()[0], "--release", "2017", "--ocr", "always", "--jobs", "2")
        first = process.stdout.readline()
        process.send_signal(kind)
        # Not communicate(), which loses what readline() has taken ahead.
        with process.stdout, process.stderr:
            out, err = first + process.stdout.read(), process.stderr.read()
        return process.wait(timeout=120), out, err

    def test_an_interrupt_ends_in_good_order_and_the_import_goes_on(self):
        code, out, err = self.interrupt(signal.SIGINT)
        self.assertEqual(code, 130, err)
        self.assertIn("run the same command again", err)
        self.run_in_archive("verify", code=0)
        held = self.run_in_archive("list", "--json", code=0).lines()
        self.assertEqual(len(held), sum(line.startswith("imported ") for line in out.splitlines()), "what was told is on disk, and nothing else")
        self.import_file(self.made, "2017", code=1)
        self.run_in_archive("verify", code=0)

    def test_a_second_import_says_that_it_cannot_begin(self):
        broken = self.made / "299-10001-10002.pdf"
        process = self.start(broken, *self.short[:6], "--release", "2017", "--ocr", "always", "--jobs", "1")
        process.stdout.readline()
        process.send_signal(signal.SIGSTOP)  # so that it is not over before the second has begun
        try:
            result = self.import_file(samples_of(releases()[0])[0], "2018", code=5)
            self.assert_one_clear_sentence(result, "another import is writing")
            self.run_in_archive("list", code=0)
            self.run_in_archive("verify", code=0)
        finally:
            process.send_signal(signal.SIGCONT)
        process.communicate(timeout=120)
        self.assertEqual(process.returncode, 1)
        self.import_file(samples_of(releases()[0])[0], "2018", code=0)


if __name__ == "__main__":
    unittest.main()
