"""The number of a person goes through every command, and only the original keeps it."""
import os
import pty
import subprocess
import unittest

from program import PROGRAM, ProgramTest
from test_canary import READABLE, line, page_pdf

DOCUMENT = "124-10180-10295"
NUMBER = "123-45-6789"
REPLACEMENT = "[personal number]"


def page_with_number(is_covered):
    content = b"".join(line(72, y, READABLE) for y in (700, 680, 660, 640, 620, 580, 560, 540))
    if is_covered:
        content += b"0 g 68 594 300 20 re f\n"
    else:
        content += line(72, 600, f"His Social Security Number is {NUMBER} as we know")
    return page_pdf(content)


class Personal(ProgramTest):
    def setUp(self):
        super().setUp()
        self.covered = self.folder / f"{DOCUMENT}.pdf"
        self.covered.write_bytes(page_with_number(True))
        self.open = self.folder / "later" / f"{DOCUMENT}.pdf"
        self.open.parent.mkdir()
        self.open.write_bytes(page_with_number(False))

    def on_a_terminal(self, *arguments):
        """Returns what the program writes to a terminal."""
        parent, child = pty.openpty()
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=child, stderr=subprocess.PIPE,
                                   cwd=self.folder, env={"HOME": str(self.folder), "PATH": os.environ["PATH"],
                                                         "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"})
        os.close(child)
        said = b""
        while True:
            try:
                piece = os.read(parent, 65536)
            except OSError:
                break
            if not piece:
                break
            said += piece
        os.close(parent)
        process.stderr.close()
        self.assertEqual(process.wait(), 0)
        return said.decode()

    def test_the_number_is_found_nowhere_but_in_the_original(self):
        self.make_archive()
        self.import_file(self.covered, "2023-06-27")
        self.import_file(self.open, "2025-03-18")
        page = f"{DOCUMENT}@2025-03-18/1"
        said = [self.run_in_archive("show", page).out]
        self.assertIn(REPLACEMENT, said[0])
        said.append(self.run_in_archive("show", page, "--json").out)
        said.append(self.run_in_archive("diff", f"{DOCUMENT}@2023-06-27", f"{DOCUMENT}@2025-03-18", "--json").out)
        said.append(self.run_program("diff", self.covered, self.open).out)
        said.append(self.run_program("inspect", self.open, "--json").out)
        objects = subprocess.run(["git", "-C", self.archive / "repository.git", "cat-file", "--batch-all-objects",
                                  "--batch"], capture_output=True, check=True).stdout.decode(errors="replace")
        for text in [*said, objects]:
            self.assertNotIn(NUMBER, text)
            self.assertNotIn("6789", text)

    def test_it_is_shown_on_a_terminal_alone(self):
        self.make_archive()
        self.import_file(self.open, "2025-03-18")
        page = f"{DOCUMENT}@2025-03-18/1"
        for command in (("inspect", self.open), ("show", page, "--archive", self.archive)):
            refused = self.run_program(*command, "--show-personal", code=2)
            self.assertIn("terminal alone", refused.err)
            self.assertNotIn(NUMBER, refused.out + refused.err)
            self.run_program(*command, "--show-personal", "--json", code=2)
            self.assertIn(NUMBER, self.on_a_terminal(*command, "--show-personal"))


if __name__ == "__main__":
    unittest.main()
