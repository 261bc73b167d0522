"""Damage of any stored byte is named with its file and document."""
import random
import unittest

from program import ProgramTest, releases, samples_of

FLIPS = 60  # random bytes; the unit tests of the store flip every byte of a small archive


class Verify(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.release = releases()[0]
        self.file = samples_of(self.release)[0]
        self.import_file(self.file, self.release)

    def stored_files(self):
        objects = self.archive / "repository.git" / "objects"
        originals = self.archive / "originals" / "objects"
        return sorted(path for top in (objects, originals) for path in top.rglob("*") if path.is_file())

    def verify(self, code=None):
        result = self.run_in_archive("verify", "--json", code=code)
        report = result.json()
        self.assert_valid("verify.schema.json", report)
        return result.code, report

    def test_an_untouched_archive_is_ok(self):
        _, report = self.verify(code=0)
        self.assertEqual(report["result"], "ok")
        self.assertEqual(report["problems"], [])
        self.assertGreater(report["checked"]["objects"], 5)

    def test_a_flipped_byte_is_found_and_named(self):
        generator = random.Random(7)
        for path in self.stored_files():
            path.chmod(0o644)
        for _ in range(FLIPS):
            path = generator.choice(self.stored_files())
            content = path.read_bytes()
            at = generator.randrange(len(content))
            path.write_bytes(content[:at] + bytes([content[at] ^ (1 << generator.randrange(8))]) + content[at + 1:])
            code, report = self.verify()
            with self.subTest(path=path.relative_to(self.archive), at=at):
                self.assertIn(code, (1, 6))
                self.assertEqual(report["result"], "damaged" if code == 6 else "ok")
                named = [problem for problem in report["problems"] if problem["path"] == str(path.relative_to(self.archive))]
                self.assertTrue(named, report)
                self.assertIn(named[0]["document"], (self.file.stem, "all"))
            path.write_bytes(content)
        self.verify(code=0)

    def test_a_removed_file_is_found_and_named(self):
        for path in self.stored_files():
            content = path.read_bytes()
            path.unlink()
            code, report = self.verify()
            with self.subTest(path=path.relative_to(self.archive)):
                self.assertEqual(code, 6)
                self.assertIn(path.name, " ".join(problem["path"] + problem["what"] for problem in report["problems"])
                              .replace("/", ""))
            path.write_bytes(content)
        self.verify(code=0)

    def test_the_terminal_says_what_is_damaged(self):
        original = next((self.archive / "originals" / "objects").rglob("?" * 64))
        original.chmod(0o644)
        original.write_bytes(original.read_bytes()[:-1])
        result = self.run_in_archive("verify", code=6)
        self.assertIn(original.name, result.out)
        self.assertIn(self.file.stem, result.out)
        self.assertIn(f"revision: {self.file.stem}@", result.out)
        self.assertIn("still holds: its records and texts, the log with its signatures and time stamps", result.out)


if __name__ == "__main__":
    unittest.main()
