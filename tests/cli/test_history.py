"""What an archive knows over time: kept diffs, a document through its releases, a whole release, timelines."""
import csv
import fcntl
import io
import json
import pathlib
import shutil
import subprocess
import unittest

import program
from program import SAMPLES, ProgramTest, releases, samples_of

OPENED = "299-10003-10002"  # lifted and shrunk from the first release to the second
CLOSED_AGAIN = "299-10001-10023"  # the second release withholds what the first shows


class History(ProgramTest):
    """Two documents in three releases."""

    documents = (OPENED,)

    def setUp(self):
        super().setUp()
        self.import_samples(*self.documents)

    def git(self, *arguments):
        done = subprocess.run(["git", "-C", self.archive / "repository.git", *arguments], text=True,
                              capture_output=True, check=True)
        return done.stdout

    def commits(self):
        return self.git("rev-list", "main").split()

    def kept(self):
        return [path for path in self.git("ls-tree", "-r", "--name-only", "main").split() if "/changes/" in path]


class KeptDiffs(History):
    def test_a_diff_is_kept_in_one_commit_that_says_so(self):
        before = len(self.commits())
        printed = self.run_in_archive("diff", OPENED, "--json", "--operator", "A. Reader",
                                      "--time", "2024-01-01T00:00:00Z").json()
        self.assertEqual(len(self.commits()), before + 1)
        message = self.git("log", "-1", "--format=%an %aI%n%B", "main")
        self.assertIn("A. Reader 2024-01-01T00:00:00+00:00", message)
        self.assertIn(f"Keep the diff {OPENED}@{releases()[-2]}..{releases()[-1]}", message)
        self.assertIn("Palimpsest-Act: diff", message)
        [path] = self.kept()
        self.assertTrue(path.endswith(f"{OPENED}/changes/{releases()[-2]}..{releases()[-1]}.json"), path)
        record = json.loads(self.git("show", f"main:{path}"))
        self.assert_valid("diff.schema.json", record)
        self.assertEqual([state["folder"] for state in record["rests_on"]["before"]], [releases()[-2]])
        self.assertEqual(record["redactions"], printed["redactions"])
        self.run_in_archive("verify", code=0)

    def without_worker(self):
        """Puts the program where its worker leaves a trace and dies."""
        folder = self.folder / "bin"
        folder.mkdir()
        shutil.copy(program.PROGRAM, folder / "palimpsest")
        worker = folder / "palimpsest-worker"
        worker.write_text(f"#!/bin/sh\ntouch {self.folder}/started\nexit 1\n", encoding="utf-8")
        worker.chmod(0o755)
        self.addCleanup(setattr, program, "PROGRAM", program.PROGRAM)
        program.PROGRAM = str(folder / "palimpsest")

    def test_a_second_diff_starts_no_worker(self):
        commands = [("diff", OPENED), ("diff", OPENED, "--all"), ("diff", "--release", releases()[-1])]
        first = [self.run_in_archive(*command).out for command in commands]
        commits = self.commits()
        self.without_worker()
        again = [self.run_in_archive(*command).out for command in commands]
        self.assertEqual(again, first)
        self.assertEqual(self.commits(), commits)
        self.assertFalse((self.folder / "started").exists())
        self.run_in_archive("diff", f"{OPENED}@{releases()[-1]}", f"@{releases()[0]}")
        self.assertTrue((self.folder / "started").exists())

    def test_a_diff_is_an_answer_while_another_writes(self):
        before = self.commits()
        with open(self.archive / "locks" / "writer", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.assertIn("verdict", self.run_in_archive("diff", OPENED, "--json").json())
        self.assertEqual(self.commits(), before)

    def test_an_undone_import_takes_the_diffs_on_it_along(self):
        first, second, third = releases()
        for pair in ((first, second), (second, third)):
            self.run_in_archive("diff", f"{OPENED}@{pair[0]}", f"@{pair[1]}")
        self.run_in_archive("undo", f"{OPENED}@{third}", code=0)
        self.assertEqual([pathlib.PurePath(path).name for path in self.kept()], [f"{first}..{second}.json"])
        self.run_in_archive("verify", code=0)

    def test_a_diff_is_made_again_when_a_revision_was_imported_anew(self):
        self.run_in_archive("diff", OPENED)
        third = releases()[-1]
        self.run_in_archive("undo", f"{OPENED}@{third}", code=0)
        self.import_file(SAMPLES / releases()[0] / f"{OPENED}.pdf", third)
        self.assertIn(self.run_in_archive("diff", OPENED, "--json", code=1).json()["verdict"], ("closed", "mixed"))


class Releases(History):
    documents = (OPENED, CLOSED_AGAIN)

    def test_all_follows_every_redaction_through_all_releases(self):
        history = self.run_in_archive("diff", OPENED, "--all", "--json", code=1).json()
        self.assert_valid("history.schema.json", history)
        self.assertEqual([step["release"] for step in history["releases"]], releases())
        statuses = [[state["status"] for state in passage["states"]] for passage in history["passages"]]
        self.assertIn(["withheld", "lifted", "open"], statuses)
        self.assertIn(["withheld", "kept", "kept"], statuses)
        names = [passage["id"] for passage in history["passages"]]
        self.assertEqual(len(set(names)), len(names))
        self.assertEqual(history["closed_again"], [])
        text = self.run_in_archive("diff", OPENED, "--all", code=1).out
        self.assertIn("nothing was closed again", text)

    def test_all_raises_what_was_closed_again(self):
        history = self.run_in_archive("diff", CLOSED_AGAIN, "--all", "--json", code=1).json()
        closed = history["closed_again"]
        self.assertTrue(closed)
        for each in closed:
            self.assertEqual((each["release"], each["shown_in"]), (releases()[1], [releases()[0]]))
        self.assertIn("closed again in", self.run_in_archive("diff", CLOSED_AGAIN, "--all", code=1).out)

    def test_a_release_is_compared_document_by_document(self):
        second = releases()[1]
        result = self.run_in_archive("diff", "--release", second, "--json", code=1)
        for line in result.lines():
            self.assert_valid("release_diff.schema.json", line)
        *rows, total = result.lines()
        verdicts = {row["document"]: (row["against"], row["verdict"]) for row in rows}
        self.assertEqual(verdicts, {OPENED: (releases()[0], "opened"), CLOSED_AGAIN: (releases()[0], "closed")})
        self.assertEqual((total["documents"], total["news"]), (2, 2))
        text = self.run_in_archive("diff", "--release", second, code=1).out
        self.assertIn("really new: 2 of 2 documents", text)

    def test_releases_are_named_by_year_range_and_series(self):
        def rows(*arguments):
            table = self.run_in_archive("diff", *arguments, "--csv").out
            return {row["document"]: row for row in csv.DictReader(io.StringIO(table))}
        first, second, third = releases()
        self.assertEqual(rows("--release", second[:4])[OPENED]["release"], second)
        wide = rows("--release", f"{second[:4]}..{third}")[OPENED]
        self.assertEqual((wide["release"], wide["against"]), (third, first))
        against = rows("--release", third, "--against", first[:4])[OPENED]
        self.assertEqual((against["against"], against["verdict"]), (first, "opened"))
        self.assertEqual(rows("--release", first)[OPENED]["verdict"], "first")
        self.run_in_archive("diff", "--release", "1900", code=3)
        self.run_in_archive("diff", "--against", first, code=2)
        self.run_in_archive("diff", OPENED, "--release", first, code=2)

    def test_one_document_that_is_damaged_does_not_stop_the_others(self):
        for original in (self.archive / "originals" / "objects").rglob("*"):
            if original.is_file() and original.read_bytes() == (SAMPLES / releases()[1] / f"{OPENED}.pdf").read_bytes():
                original.unlink()
        result = self.run_in_archive("diff", "--release", releases()[1], "--json", code=1)
        *rows, total = result.lines()
        self.assertEqual({row["document"]: row["verdict"] for row in rows}, {OPENED: None, CLOSED_AGAIN: "closed"})
        self.assertEqual(total["failed"], 1)


class Timelines(History):
    def test_a_timeline_is_a_branch_in_release_order(self):
        timeline = self.run_in_archive("timeline", OPENED, "--json", code=0).json()
        self.assert_valid("timeline.schema.json", timeline)
        commits = [entry["commit"] for entry in timeline["entries"]]
        self.assertEqual(self.git("rev-list", "--reverse", f"timeline/{OPENED}").split(), commits)
        dates = self.git("log", "--reverse", "--format=%as", f"timeline/{OPENED}").split()
        self.assertEqual(dates, releases())
        for release, commit in zip(releases(), commits):
            text = self.git("show", f"{commit}:text/0001.txt")
            record = self.git("ls-tree", "-r", "--name-only", "main").split()
            [path] = [path for path in record if path.endswith(f"{OPENED}/{release}/text/0001.txt")]
            self.assertEqual(text, self.git("show", f"main:{path}"))
        self.assertIn("+", self.git("log", "-p", f"timeline/{OPENED}", "--", "text"))

    def test_the_same_archive_gives_the_same_commits_and_verifies(self):
        first = self.run_in_archive("timeline", OPENED, "--json", code=0).out
        self.git("update-ref", "-d", f"refs/heads/timeline/{OPENED}")
        self.assertEqual(self.run_in_archive("timeline", OPENED, "--json", code=0).out, first)
        self.assertIn(OPENED, self.run_in_archive("timeline", OPENED, code=0).out)
        self.run_in_archive("verify", code=0)
        self.git("fsck", "--strict")

    def test_an_unknown_document_has_no_timeline(self):
        self.assert_one_clear_sentence(self.run_in_archive("timeline", "nothing", code=3), "nothing")


class UndatedReleases(ProgramTest):
    def test_stand_in_the_order_of_their_import(self):
        self.make_archive()
        first, second = releases()[:2]
        file = samples_of(first)[0]
        self.import_file(SAMPLES / second / file.name, "zeta")
        self.import_file(file, "alpha")
        listed = self.run_in_archive("list", "--json", code=0).lines()[0]
        self.assertEqual([revision["folder"] for revision in listed["revisions"]], ["zeta", "alpha"])


if __name__ == "__main__":
    unittest.main()
