"""Arguments that cannot be meant are refused at once, and those that can are understood."""
import fcntl
import os
import pathlib
import pty
import struct
import subprocess
import termios
import unittest

from program import PROGRAM, ProgramTest, releases, samples_of


class Arguments(ProgramTest):
    def refused(self, *arguments, code=2, says=()):
        result = self.run_program(*arguments, code=code)
        self.assert_one_clear_sentence(result, *says)
        return result

    def test_an_unknown_command_is_named(self):
        self.refused("improt", says=["there is no command 'improt'", "palimpsest --help"])
        self.refused("improt", "a.pdf", "--release", "2023", says=["'improt'"])
        self.refused("--nonsense", says=["there is no option '--nonsense'"])
        self.refused(says=["a command is missing"])

    def test_what_a_command_does_not_know_is_named(self):
        self.refused("list", "--nonsense", says=["--nonsense", "palimpsest list --help"])
        self.refused("import", "a.pdf", says=["--release"])
        self.refused("inspect", "a.pdf", "--ocr", "maybe", says=["--ocr"])

    def test_options_of_all_commands_may_stand_before_the_command(self):
        self.make_archive()
        self.assertIn("no documents", self.run_program("--archive", self.archive, "list", code=0).out)
        result = self.run_program("--json", "verify", "--archive", self.archive, code=0)
        self.assertEqual(result.json()["result"], "ok")
        self.refused("--json", "prove", "x", says=["prove has no option --json"])

    def test_help_says_command_and_lists_exit_codes_in_order(self):
        self.assertIn("COMMAND", self.run_program("--help", code=0).out)
        self.assertNotIn("SUBCOMMAND", self.run_program("--help", code=0).out)
        for command in ("import", "diff", "inspect", "verify", "undo", "init", "list", "show", "export"):
            text = self.run_program(command, "--help", code=0).out.split("Exit codes:\n")[1]
            codes = [int(line.split()[0]) for line in text.splitlines() if line.strip()]
            self.assertEqual(codes, sorted(set(codes)), command)
            self.assertLessEqual({0, 2, 4, 70}, set(codes), command)

    def test_an_empty_name_is_no_default(self):
        self.refused("init", "", says=["folder"])
        self.refused("list", "--archive", "", says=["--archive"])
        self.refused("inspect", "", says=["FILE"])
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_times_and_operators_that_no_commit_can_carry_are_refused_before_any_work(self):
        for option, value in (("--time", "1900-01-01T00:00:00Z"), ("--time", "yesterday"), ("--operator", "a\nb"),
                              ("--operator", ""), ("--operator", "<a>"), ("--operator", "a<b"),
                              ("--operator", "a <b> c"), ("--operator", " a")):
            self.refused("init", self.archive, option, value)
            self.assertFalse(self.archive.exists(), value)
        self.run_program("init", self.archive, "--operator", "A. Reader <reader@example.org>", code=0)

    def test_the_next_command_can_be_pasted(self):
        result = self.run_program("init", "it's an archive", code=0)
        self.assertIn("--archive 'it'\\''s an archive'", result.out)
        self.assertIn("made the archive it's an archive", result.out)


class Languages(ProgramTest):
    def test_several_are_joined_by_plus(self):
        file = samples_of(releases()[0])[0]
        result = self.run_program("inspect", file, "--ocr", "always", "--lang", "eng+xyz", code=4)
        self.assert_one_clear_sentence(result, "tesseract-ocr-xyz")
        self.run_program("inspect", file, "--ocr", "never", "--lang", "eng+osd", code=0)

    def test_each_has_a_name(self):
        file = samples_of(releases()[0])[0]
        for languages in ("eng+", "+eng", "eng++fra", ""):
            result = self.run_program("inspect", file, "--lang", languages, code=2)
            self.assert_one_clear_sentence(result)


class Sides(ProgramTest):
    """What the two arguments of diff, and the one of show, can mean."""

    def setUp(self):
        super().setUp()
        self.make_archive()
        self.early, self.late = releases()[:2]
        self.file = samples_of(self.late)[0]
        self.document = self.file.stem
        for release in (self.early, self.late):
            self.import_file(samples_of(release)[0], release)

    def refused(self, *arguments, code=2, says=()):
        self.assert_one_clear_sentence(self.run_in_archive(*arguments, code=code), *says)

    def test_a_missing_file_is_named(self):
        self.refused("diff", self.file, "/nope.pdf", code=3, says=["/nope.pdf"])
        self.refused("diff", "nope.pdf", self.file, code=3, says=["nope.pdf"])

    def test_one_side_alone_has_nothing_to_be_compared_with(self):
        self.refused("diff", self.file, says=["nothing to be compared with", "OLD.pdf NEW.pdf"])
        self.refused("diff", f"{self.document}@{self.early}", says=["nothing to be compared with", "@RELEASE"])

    def test_a_file_is_not_compared_with_a_release(self):
        self.refused("diff", self.file, f"{self.document}@{self.early}", says=[self.document, "files only"])

    def test_a_release_alone_is_of_the_same_document(self):
        whole = self.run_in_archive("diff", f"{self.document}@{self.early}", f"{self.document}@{self.late}", "--json")
        short = self.run_in_archive("diff", f"{self.document}@{self.early}", f"@{self.late[:4]}", "--json")
        self.assertEqual(short.json(), whole.json())

    def test_options_of_reading_are_refused_where_pages_are_read_already(self):
        self.refused("diff", self.document, "--ocr", "never", says=["read already"])
        self.refused("diff", self.document, "--lang", "eng", says=["read already"])

    def test_a_page_without_a_release(self):
        self.refused("show", f"{self.document}/1", says=[f"{self.document}@RELEASE/1"])

    def test_a_page_that_is_not_there(self):
        result = self.run_in_archive("show", f"{self.document}@{self.early}/99", code=3)
        self.assertRegex(result.err, r"has (1 page|\d+ pages)\n")


class Output(ProgramTest):
    def test_a_full_disk_under_the_output_is_an_error(self):
        self.make_archive()
        self.import_file(samples_of(releases()[0])[0], releases()[0])
        for arguments in (["export", "--sha256sums"], ["list"]):
            with open("/dev/full", "w", encoding="utf-8") as full:
                done = subprocess.run([PROGRAM, *arguments, "--archive", self.archive], stdout=full, text=True,
                                      stderr=subprocess.PIPE, check=False)
            self.assertEqual(done.returncode, 4, done.stderr)
            self.assertRegex(done.stderr, r"^palimpsest: standard output .*\n$")

    def test_a_closed_output_is_an_error_and_hits_no_other_file(self):
        self.make_archive()
        file = samples_of(releases()[0])[0]
        done = subprocess.run(["/bin/sh", "-c", '"$@" >&-', "sh", PROGRAM, "import", file, "--release", "2023", "--ocr",
                               "never", "--archive", self.archive], stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual(done.returncode, 4, done.stderr)
        self.assertIn("standard output", done.stderr)
        self.run_in_archive("verify", code=0)

    def test_a_reader_that_goes_away_is_none(self):
        done = subprocess.run(f"set -o pipefail; '{PROGRAM}' --help | true", shell=True, executable="/bin/bash",
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.stderr, "")
        self.assertNotEqual(done.returncode, 4)


class Surroundings(ProgramTest):
    def test_a_folder_that_may_not_be_used_is_no_defect(self):
        if os.geteuid() != 0 or not pathlib.Path("/usr/bin/setpriv").exists():
            self.skipTest("another user cannot be played here")
        closed = self.folder / "closed"
        closed.mkdir(mode=0o700)
        self.folder.chmod(0o755)
        prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        if subprocess.run(prefix + [PROGRAM, "--version"], check=False, capture_output=True).returncode:
            self.skipTest("another user cannot run the program here")
        result = self.run_program("init", closed / "x", prefix=prefix, code=4)
        self.assert_one_clear_sentence(result, str(closed), "Permission denied")
        self.assertNotIn("filesystem", result.err)


class Progress(ProgramTest):
    def test_the_line_is_cut_to_the_terminal_and_keeps_the_count(self):
        self.make_archive()
        file = self.folder / f"{'a-very-long-name-' * 8}.pdf"
        file.write_bytes(samples_of(releases()[0])[0].read_bytes())
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
        subprocess.run([PROGRAM, "import", file, "--release", "2023", "--ocr", "never", "--archive", self.archive],
                       stdout=subprocess.DEVNULL, stderr=theirs, check=True)
        os.close(theirs)
        lines = os.read(ours, 65536).decode().split("\r\x1b[K")
        os.close(ours)
        self.assertRegex(lines.pop(), r"^in \d+ s\s*$")
        shown = [line for line in lines if line.strip()]
        self.assertTrue(shown)
        for line in shown:
            self.assertLess(len(line), 40)
            self.assertRegex(line, r"^\d+ of 1 file, \d+ pages?")


if __name__ == "__main__":
    unittest.main()
