"""Bad input gets one clear sentence, the right exit code, and loses nothing."""
import os
import pathlib
import subprocess
import unittest

from program import PROGRAM, ProgramTest, real_file, releases, samples_of


class BadInput(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.release = releases()[0]
        self.good = samples_of(self.release)[0]

    def make(self, name, content):
        path = self.folder / name
        path.write_bytes(content)
        return path

    def test_an_empty_file(self):
        result = self.import_file(self.make("empty.pdf", b""), self.release, code=3)
        self.assertIn("empty.pdf", result.out)

    def test_not_a_pdf(self):
        result = self.import_file(self.make("letter.pdf", b"Dear Sir,\n"), self.release, code=3)
        self.assertIn("letter.pdf", result.out)

    def test_a_folder_without_pdfs(self):
        (self.folder / "none").mkdir()
        result = self.import_file(self.folder / "none", self.release, code=3)
        self.assert_one_clear_sentence(result, "none", "no PDF")

    def test_a_file_that_is_not_there(self):
        result = self.import_file(self.folder / "nowhere.pdf", self.release, code=3)
        self.assert_one_clear_sentence(result, "nowhere.pdf")

    def test_not_an_archive(self):
        result = self.run_program("list", "--archive", self.folder, code=3)
        self.assert_one_clear_sentence(result, "archive")
        result = self.run_program("list", code=3)
        self.assert_one_clear_sentence(result, "archive")

    def test_an_archive_where_something_is_already(self):
        result = self.run_program("init", self.folder, code=5)
        self.assert_one_clear_sentence(result, str(self.folder))

    def test_unknown_documents_and_releases(self):
        self.import_file(self.good, self.release)
        self.run_in_archive("show", "999-99999-99999", code=3)
        self.run_in_archive("show", f"{self.good.stem}@1901", code=3)
        self.run_in_archive("show", f"{self.good.stem}@{self.release}/99", code=3)
        self.run_in_archive("show", f"{self.good.stem}@{self.release}/x", code=2)
        self.run_in_archive("undo", "19990101T000000Z", code=3)

    def test_a_language_that_is_not_installed(self):
        result = self.import_file(self.good, self.release, "--lang", "xyz", ocr="always", code=4)
        self.assert_one_clear_sentence(result, "tesseract-ocr-xyz")

    def test_one_bad_file_does_not_stop_the_others(self):
        batch = self.folder / "batch"
        batch.mkdir()
        (batch / "bad.pdf").write_bytes(b"")
        (batch / self.good.name).write_bytes(self.good.read_bytes())
        lines = self.import_file(batch, self.release, "--json", code=1).lines()
        self.assertEqual(sorted(line["status"] for line in lines if "status" in line), ["failed", "imported"])
        self.run_in_archive("verify", code=0)

    def test_hostile_files_end_in_a_sentence_each(self):
        folder = real_file("hostile")
        result = self.import_file(folder, self.release, "--json", code=1)
        lines = [line for line in result.lines() if "status" in line]
        self.assertEqual(len(lines), len(list(folder.glob("*.pdf"))))
        for line in lines:
            self.assert_valid("import.schema.json", line)
            if line["status"] == "failed":
                self.assertTrue(line["error"])
        self.assertNotIn("terminate", result.err)
        self.run_in_archive("verify", code=0)

    def test_an_encrypted_file_says_so(self):
        file = real_file("hostile", "print_protection.pdf")
        self.assertIn("password", self.import_file(file, self.release, code=3).out)

    def test_a_full_disk_loses_nothing(self):
        small = self.folder / "small"
        small.mkdir()
        if os.geteuid() != 0 or subprocess.run(
                ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", small], check=False, capture_output=True).returncode:
            self.skipTest("a small file system cannot be mounted here")
        self.addCleanup(subprocess.run, ["umount", "-l", str(small)], check=False)
        archive = small / "archive"
        self.run_program("init", archive, code=0)
        results = [self.run_program("import", file, "--release", self.release, "--archive", archive)
                   for file in samples_of(self.release) * 2]
        full = [result for result in results if result.code != 0]
        self.assertTrue(full, "the disk did not fill up")
        for result in full:
            self.assertEqual(result.code, 4, result.err)
            self.assert_one_clear_sentence(result, "No space left on device")
        self.run_program("verify", "--archive", archive, code=0)

    def test_no_permission_to_write(self):
        if os.geteuid() == 0 and not pathlib.Path("/usr/bin/setpriv").exists():
            self.skipTest("setpriv is not here, and root may write anywhere")
        readable = self.folder / "open"
        for path in [self.folder, self.archive, *self.archive.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o555 if path.is_dir() else 0o444)
        prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
        if prefix and subprocess.run(prefix + [PROGRAM, "--version"], check=False, capture_output=True).returncode:
            self.skipTest("another user cannot run the program here")
        result = self.run_program("import", self.good, "--release", self.release, "--archive", self.archive,
                                  prefix=prefix, code=4)
        self.assert_one_clear_sentence(result, "Permission denied")
        self.assertFalse(readable.exists())


if __name__ == "__main__":
    unittest.main()
