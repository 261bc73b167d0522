"""Comparing files without an archive: folders of parts, and what a person sees while the rest is read."""
import os
import pty
import random
import shutil
import subprocess
import unittest

import made_pdf
import program
from program import SAMPLES, ProgramTest, releases, samples_of

WORDS = ("ambassador reported the arrival of several crates marked machine parts at old harbor without informing cabinet "
         "although no record was kept before end month under existing protocol courier station garrison").split()
OPENED = "299-10003-10002"  # lifted and shrunk from the first release to the second


class Parts(ProgramTest):
    def folder_of(self, name, files):
        folder = self.folder / name
        folder.mkdir()
        for part, file in files.items():
            shutil.copy(file, folder / part)
        return folder

    def test_stand_in_the_order_in_which_people_count(self):
        one, other = samples_of(releases()[0])[:2]
        counted = self.folder_of("counted", {"part 2.pdf": one, "part 10.pdf": other})
        sorted_alike = self.folder_of("sorted", {"1.pdf": one, "2.pdf": other})
        result = self.run_program("diff", counted, sorted_alike, "--ocr", "never", "--json", code=0)
        self.assertEqual(result.json()["verdict"], "identical")

    def test_that_were_split_or_merged_are_the_same_pages(self):
        pages = [([" ".join(random.Random(f"{page}.{line}").sample(WORDS, 9)) for line in range(24)]) for page in range(5)]
        whole = self.folder / "whole.pdf"
        whole.write_bytes(made_pdf.lines_pdf(pages))
        parts = self.folder / "parts"
        parts.mkdir()
        (parts / "memo part 1.pdf").write_bytes(made_pdf.lines_pdf(pages[:2]))
        (parts / "memo part 2.pdf").write_bytes(made_pdf.lines_pdf(pages[2:]))
        for before, after in ((whole, parts), (parts, whole)):
            found = self.run_program("diff", before, after, "--json", "--ocr", "never", code=0).json()
            self.assertEqual(found["verdict"], "same")
            self.assertEqual([(pair["before"]["number"], pair["after"]["number"]) for pair in found["pages"]],
                             [(page, page) for page in range(1, 6)])
        (parts / "memo part 2.pdf").write_bytes(made_pdf.lines_pdf([pages[4], pages[2], pages[3]]))
        found = self.run_program("diff", whole, parts, "--json", "--ocr", "never", code=1).json()
        self.assertEqual(found["verdict"], "repaged")
        self.assertEqual([pair["before"]["number"] for pair in found["pages"]], [1, 2, 5, 3, 4])

    def test_leave_nothing_on_the_disk(self):
        sides = [SAMPLES / release / f"{OPENED}.pdf" for release in releases()[:2]]
        self.run_program("diff", *sides, "--ocr", "never", code=1)
        self.assertEqual(list(self.folder.iterdir()), [])


class Terminal(ProgramTest):
    def on_a_terminal(self, *arguments):
        mine, theirs = pty.openpty()
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC",
                       "OMP_THREAD_LIMIT": "1", "NO_COLOR": "1"}
        with subprocess.Popen([program.PROGRAM, *map(str, arguments)], stdout=theirs, stderr=subprocess.DEVNULL,
                              cwd=self.folder, env=environment) as running:
            os.close(theirs)
            shown = b""
            while True:
                try:
                    piece = os.read(mine, 65536)
                except OSError:  # the other end is closed
                    break
                shown += piece
            running.wait(timeout=600)
        os.close(mine)
        return shown.decode("utf-8").replace("\r\n", "\n")

    def test_shows_changes_before_the_whole_answer(self):
        sides = [SAMPLES / release / f"{OPENED}.pdf" for release in releases()[:2]]
        shown = self.on_a_terminal("diff", *sides, "--ocr", "never")
        so_far, separator, whole = shown.partition("all pages compared:\n")
        self.assertTrue(separator, shown)
        self.assertTrue(so_far.startswith("so far, page by page:\npage 1\n"), so_far)
        self.assertIn("lifted", so_far)
        self.assertNotIn("still withheld", so_far)
        self.assertTrue(whole.rstrip().endswith("still withheld"), whole)

    def test_elsewhere_there_is_the_whole_answer_alone(self):
        sides = [SAMPLES / release / f"{OPENED}.pdf" for release in releases()[:2]]
        self.assertNotIn("so far", self.run_program("diff", *sides, "--ocr", "never", code=1).out)


if __name__ == "__main__":
    unittest.main()
