"""Every file of the corpora gives the same records in and outside the sandbox, by one worker and by several.

Not part of an ordinary run: ctest -L long.
"""
import shutil
import subprocess
import sys
import unittest

from program import DATA, SAMPLES, SOURCE, ProgramTest

RELEASE = "2024-05-06"
WAYS = (("required", 1), ("required", 3), ("off", 2))
SCANS = 6
AT_ONCE = 12  # files of an import, so that it ends within the time that a command has


class Corpora(ProgramTest):
    def records_of(self, files, sandbox, jobs):
        """Returns {path: id of the file} of all documents, and what the import says of files that failed."""
        shutil.rmtree(self.archive, ignore_errors=True)
        self.make_archive()
        result = self.run_in_archive("import", *files, "--release", RELEASE, "--sandbox", sandbox, "--jobs", jobs)
        self.assertIn(result.code, (0, 1), result.err[-2000:])  # 1: some files cannot be read
        tree = subprocess.run(["git", "-C", str(self.archive / "repository.git"), "ls-tree", "-r", "main:documents"],
                              check=True, capture_output=True, text=True).stdout
        lines = [line.split(None, 3) for line in tree.splitlines()]
        failures = sorted(line for line in result.out.splitlines() if line.startswith("failed "))
        self.assertEqual(bool(failures), result.code == 1, result.out[-2000:])
        return {path: identity for _, _, identity, path in lines}, failures

    def assert_same_records(self, files):
        files = sorted(files)
        self.assertTrue(files)
        (first, failures), *others = [self.records_of(files, *way) for way in WAYS]
        self.assertGreaterEqual(len(first), len(files) - len(failures))
        for way, (records, failed) in zip(WAYS[1:], others):
            other = sorted(path for path in first.keys() | records.keys() if first.get(path) != records.get(path))
            self.assertEqual((other, failed), ([], failures), f"{way} instead of {WAYS[0]}")

    def test_samples(self):
        self.assert_same_records(SAMPLES.glob("*/*.pdf"))

    def test_made_scans(self):
        files = []
        for name, options in (("scans", []), ("layers", ["--text"])):
            made = subprocess.run([sys.executable, SOURCE / "tests" / "bench" / "make_scans.py", self.folder / name,
                                   "--count", str(SCANS), *options], check=False, capture_output=True, text=True)
            self.assertEqual(made.returncode, 0, made.stderr)
            files += (self.folder / name).glob("*.pdf")
        self.assertEqual(len(files), 2 * SCANS)
        for number, file in enumerate(files):
            file.rename(file.with_name(f"made-{number}.pdf"))
        self.assert_same_records(self.folder.glob("*/made-*.pdf"))

    def test_real_files(self):
        files = list(DATA.glob("**/*.pdf"))
        if not files:
            self.skipTest("the real documents are not here")
        files.sort()
        for start in range(0, len(files), AT_ONCE):
            with self.subTest(start=start):
                self.assert_same_records(files[start:start + AT_ONCE])


if __name__ == "__main__":
    unittest.main()
