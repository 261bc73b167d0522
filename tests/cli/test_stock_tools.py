"""Stock git, git-lfs and coreutils read an archive and agree with it."""
import os
import shutil
import subprocess
import unittest

from program import ProgramTest, releases, samples_of


class StockTools(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.early, self.late = releases()[:2]
        self.file = samples_of(self.early)[0]
        self.later = [path for path in samples_of(self.late) if path.name == self.file.name][0]
        self.import_file(self.file, self.early)
        self.import_file(self.later, self.late)
        self.repository = self.archive / "repository.git"

    def git(self, *arguments, folder=None):
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(["git", "-C", folder or self.repository, *arguments], env=environment, text=True,
                              capture_output=True, check=False, timeout=120)
        self.assertEqual(done.returncode, 0, f"git {arguments}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def need_git_lfs(self):
        if shutil.which("git-lfs") is None:
            self.skipTest("git-lfs is not installed")

    def test_git_fsck_finds_nothing(self):
        self.assertEqual(self.git("fsck", "--full", "--strict").strip(), "")

    def test_one_commit_a_revision(self):
        subjects = self.git("log", "--format=%s", "main").splitlines()
        self.assertEqual(sum(subject.startswith("Import ") for subject in subjects), 2)

    def test_git_lfs_knows_the_originals(self):
        self.need_git_lfs()
        self.git("lfs", "fsck", "--dry-run", "main")
        self.assertEqual(self.git("lfs", "ls-files", "main").count("original.pdf"), 2)

    def test_a_clone_checks_out_the_originals(self):
        self.need_git_lfs()
        self.git("lfs", "install", "--skip-repo")
        clone = self.folder / "clone"
        self.git("clone", "--quiet", str(self.repository), str(clone), folder=self.folder)
        self.git("lfs", "pull", folder=clone)
        copies = sorted(path.read_bytes() for path in clone.rglob("original.pdf"))
        self.assertEqual(copies, sorted([self.file.read_bytes(), self.later.read_bytes()]))

    def test_git_diff_between_two_releases_reads_well(self):
        place = self.git("ls-tree", "-r", "-d", "--name-only", "main").splitlines()
        early, late = ([path for path in place if path.endswith(f"{self.file.stem}/{release}")][0]
                       for release in (self.early, self.late))
        text = self.git("diff", f"main:{early}/text", f"main:{late}/text")
        self.assertIn("withheld", text)
        self.assertNotIn("Binary files", text)

    def test_sha256sum_accepts_the_exported_list(self):
        listed = self.run_in_archive("export", "--sha256sums", code=0).out
        self.assertEqual(len(listed.splitlines()), 2)
        done = subprocess.run(["sha256sum", "-c", "-"], input=listed, text=True, cwd=self.archive, capture_output=True,
                              check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
