"""A check that a timer runs: every file has its turn once in the period, and damage stays named."""
import datetime
import os
import shutil
import subprocess
import unittest

from made_pdf import text_pdf
from program import ProgramTest

RELEASE = "2017-11-03"
COUNT = 12
START = datetime.datetime(2026, 3, 1)


def at(days):
    return (START + datetime.timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


class ScrubTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        folder = self.folder / RELEASE
        folder.mkdir()
        for number in range(COUNT):
            (folder / f"299-10001-{10000 + number}.pdf").write_bytes(text_pdf([(f"Number {number}.", "")]))
        self.import_file(folder, RELEASE)

    def scrub(self, day, code=0, every="10d"):
        report = self.run_in_archive("scrub", "--every", every, "--time", at(day), "--json", code=code).json()
        self.assert_valid("scrub.schema.json", report)
        return report

    def originals(self):
        return sorted(path for path in (self.archive / "originals").rglob("?" * 64))

    def git(self, *arguments):
        return subprocess.run(["git", "-C", str(self.archive / "repository.git"), *arguments], check=True, text=True,
                              capture_output=True, env={"HOME": str(self.folder), "PATH": os.environ["PATH"]}).stdout

    def page_path(self):
        return next(path for path in self.git("ls-tree", "-r", "--name-only", "main").split("\n")
                    if path.endswith("text/0001.txt"))

    def object_of(self, name):
        """The loose file of an object; unpacks them all where a batch made a pack."""
        folder = self.archive / "repository.git" / "objects"
        for pack in list((folder / "pack").glob("*.pack")):
            data = pack.read_bytes()
            for path in (folder / "pack").glob(pack.stem + ".*"):
                path.unlink()
            subprocess.run(["git", "-C", str(self.archive / "repository.git"), "unpack-objects", "-q"], input=data,
                           check=True, env={"HOME": str(self.folder), "PATH": os.environ["PATH"]})
        name = self.git("rev-parse", name).strip()
        return folder / name[:2] / name[2:]

    def object_count(self):
        return self.run_in_archive("verify", "--json", code=0).json()["checked"]["objects"]


class Scrub(ScrubTest):
    def test_every_file_has_its_turn_once_in_the_period(self):
        runs = [self.scrub(day) for day in range(10)]
        self.assertEqual(sum(run["checked"]["originals"] for run in runs), COUNT)
        self.assertEqual(sum(run["checked"]["objects"] for run in runs), self.object_count())
        self.assertLess(max(run["checked"]["originals"] for run in runs), COUNT)
        self.assertEqual(runs[0]["complete"], at(9))
        self.assertIn("everything was checked within the period",
                      self.run_in_archive("scrub", "--every", "10d", "--time", at(10), code=0).out)

    def test_a_run_that_was_missed_is_made_up_for(self):
        self.scrub(0)
        self.assertEqual(self.scrub(9)["checked"]["originals"] + self.scrub(9)["checked"]["originals"],
                         COUNT - self.first_share())

    def first_share(self):
        shutil.rmtree(self.archive / "cache")
        return self.scrub(0)["checked"]["originals"]

    def test_says_what_is_due_next_and_checks_nothing_before(self):
        first = self.scrub(0)
        again = self.scrub(0)
        self.assertEqual(again["checked"]["originals"], 0)
        self.assertEqual(again["next"], first["next"])
        self.assertGreater(first["next"], first["until"])

    def test_damage_is_found_at_its_turn_and_named_until_it_is_repaired(self):
        replica = self.folder / "replica"
        shutil.copytree(self.archive, replica, symlinks=True)
        path = self.originals()[3]
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:-1] + b"x")
        codes = [self.run_in_archive("scrub", "--every", "10d", "--time", at(day)).code for day in range(12)]
        self.assertEqual(sorted(codes), codes, "once it is found, every run names it")
        self.assertEqual(codes[-1], 6)
        problem = self.scrub(12, code=6)["problems"][0]
        self.assertIn(path.name, problem["path"])
        full = next(each for each in self.run_in_archive("verify", "--json", code=6).json()["problems"]
                    if each["path"] == problem["path"])
        self.assertEqual((problem["document"], problem["revisions"]), (full["document"], full["revisions"]))
        self.assertEqual(len(problem["revisions"]), 1)
        self.run_in_archive("repair", "--from", replica, code=0)
        self.assertEqual(self.scrub(13)["problems"], [])

    def test_a_missing_original_and_a_damaged_object_are_found(self):
        self.originals()[0].unlink()
        page = self.object_of(f"main:{self.page_path()}")
        page.chmod(0o644)
        page.write_bytes(b"no object")
        found = self.scrub(0, every="1h", code=6)["problems"]
        self.assertIn("The original is missing.", [problem["what"] for problem in found])
        self.assertTrue(any("is damaged" in problem["what"] for problem in found), found)

    def test_a_damaged_log_or_tip_keeps_no_file_from_its_check(self):
        self.originals()[0].unlink()
        for reference in ("heads/main", "archive/log"):
            path = self.object_of("refs/" + reference)
            data = path.read_bytes()
            path.chmod(0o644)
            path.write_bytes(b"no object")
            found = self.scrub(0, every="1h", code=6)["problems"]
            self.assertIn(str(path.relative_to(self.archive)), [problem["path"] for problem in found])
            path.write_bytes(data)
            self.assertIn("The original is missing.",
                          [problem["what"] for problem in self.scrub(0, every="2h", code=6)["problems"]])

    def test_a_pack_has_its_turn_too(self):
        self.run_in_archive("maintain", code=0)
        self.assertEqual(sum(self.scrub(day)["checked"]["objects"] for day in range(10)), self.object_count())
        pack = next((self.archive / "repository.git" / "objects").rglob("*.pack"))
        pack.chmod(0o644)
        data = bytearray(pack.read_bytes())
        data[len(data) // 2] ^= 1
        pack.write_bytes(bytes(data))
        self.scrub(20, code=6)
        self.scrub(20, code=6)

    def test_what_is_no_period_is_refused(self):
        for period in ("30", "0d", "-1d", "d", "1y"):
            self.assert_one_clear_sentence(
                self.run_in_archive("scrub", f"--every={period}", code=2), "is no period")

    def test_where_there_is_no_archive(self):
        self.run_program("scrub", "--every", "30d", "--archive", self.folder / "nothing", code=3)


if __name__ == "__main__":
    unittest.main()
