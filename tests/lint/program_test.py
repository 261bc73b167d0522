"""Shows that the checks of program.py can fail, by made-up help texts and a made-up program."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import program  # noqa: E402 - found by the line above

GOOD = """Say what changed
Usage: palimpsest diff [OPTIONS] BEFORE

Examples:
  palimpsest diff 124-10180-10295

Exit codes:
  0   done, nothing to report
  1   the two differ
  2   usage
"""

HELP = """Follow declassified documents.
Usage: palimpsest [OPTIONS] COMMAND

Options:
  -h,--help                   Print this help message and exit

Everyday commands:
  import                      Read released PDFs
  diff                        Say what a later release opened,
                              and what it closed

Archive commands:
  list                        List documents

Every command explains itself
"""


class HelpOfACommand(unittest.TestCase):
    def test_with_examples_and_exit_codes_is_right(self):
        self.assertEqual(program.help_problems("diff", GOOD), [])

    def test_without_an_example_is_wrong(self):
        self.assertIn("gives no example", program.help_problems("import", GOOD)[0])

    def test_without_exit_codes_is_wrong(self):
        problems = program.help_problems("diff", GOOD.split("Exit codes")[0])
        self.assertIn("does not give its exit codes", problems[0])

    def test_with_an_exit_code_that_means_nothing_is_wrong(self):
        problems = program.help_problems("diff", GOOD + "  9   strange\n")
        self.assertIn("9 is no exit code", problems[0])


class HelpOfTheProgram(unittest.TestCase):
    def test_lists_the_commands_of_all_groups_and_no_options(self):
        self.assertEqual(program.commands_in(HELP), [
            ("Everyday commands", "import", "Read released PDFs"),
            ("Everyday commands", "diff", "Say what a later release opened, and what it closed"),
            ("Archive commands", "list", "List documents")])


class Transcript(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        made_up = self.folder / "palimpsest"
        made_up.write_text("#!/bin/sh\necho did $1 as 20240101T000000Z-abcdef in 3.5 s\n")
        made_up.chmod(0o755)
        self.program = program.Program(made_up, self.folder)

    def test_shows_commands_and_what_they_print_without_what_varies(self):
        self.assertEqual(
            program.transcript_of(self.program, ["palimpsest init", "palimpsest list"]),
            "    $ palimpsest init\n    did init as 20240101T000000Z-1f3a01 in 1 s\n\n"
            "    $ palimpsest list\n    did list as 20240101T000000Z-1f3a01 in 1 s")

    def test_keeps_different_ids_apart(self):
        self.assertEqual(
            program.with_constant_ids("20240101T000000Z-aaaaaa 20240102T000000Z-bbbbbb "
                                      "20240101T000000Z-aaaaaa"),
            "20240101T000000Z-1f3a01 20240102T000000Z-1f3a02 20240101T000000Z-1f3a01")

    def test_that_is_out_of_date_is_found_and_renewed(self):
        readme = self.folder / "README.md"
        readme.write_text("a\n<!-- transcript -->\n    $ palimpsest init\n    old\n"
                          "<!-- /transcript -->\nb\n")
        (self.folder / "given").mkdir()
        arguments = type("Arguments", (), {"readme": readme, "renew": False,
                                           "samples": self.folder / "given"})
        self.assertTrue(program.check_transcript(arguments, self.program))
        arguments.renew = True
        (self.folder / "samples").unlink()
        self.assertEqual(program.check_transcript(arguments, self.program), [])
        arguments.renew = False
        (self.folder / "samples").unlink()
        self.assertEqual(program.check_transcript(arguments, self.program), [])
        self.assertTrue(readme.read_text().endswith("<!-- /transcript -->\nb\n"))


if __name__ == "__main__":
    unittest.main()
