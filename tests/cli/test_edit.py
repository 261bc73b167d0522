"""What people say of words that the program read: kept as a commit, shown by every diff, and taken back."""
import json
import subprocess
import unittest

from program import SAMPLES, ProgramTest, releases

DOCUMENT = "299-10003-10002"  # lifted and shrunk from the first release to the second
WHO = ("--operator", "A. Reader", "--time", "2024-01-01T00:00:00Z")


class CheckedWords(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.before, self.after = releases()[:2]
        for release in (self.before, self.after):
            self.import_file(SAMPLES / release / f"{DOCUMENT}.pdf", release)
        self.name = f"{DOCUMENT}@{self.after}"
        self.change = self.changes()[0]

    def changes(self):
        found = self.run_in_archive("diff", DOCUMENT, "--json", code=1).json()
        self.assert_valid("diff.schema.json", found)
        return [change for change in found["redactions"] if change["status"] in ("lifted", "shrunk")]

    def edit(self, *values, **options):
        return self.run_in_archive("edit", f"{self.name}#{self.change['id']}", *values, *WHO, **options)

    def git(self, *arguments):
        return subprocess.run(["git", "-C", self.archive / "repository.git", *arguments], text=True, errors="replace",
                              capture_output=True, check=True).stdout

    def test_are_recorded_with_who_and_when_and_shown_by_the_diff(self):
        answer = self.edit("text=Greenhollow Nurseries", "--json").json()
        self.assert_valid("edit.schema.json", answer)
        self.assertEqual((answer["read"], answer["text"]), (self.change["text"], "Greenhollow Nurseries"))
        message = self.git("log", "-1", "--format=%an %aI%n%B", "main")
        self.assertIn("A. Reader 2024-01-01T00:00:00+00:00", message)
        self.assertIn("Palimpsest-Act: edit", message)
        [path] = [path for path in self.git("ls-tree", "-r", "--name-only", "main").split() if path.endswith("edits.json")]
        self.assertIn(f"/{self.after}/", path)
        self.assert_valid("edits.schema.json", json.loads(self.git("show", f"main:{path}")))
        checked = self.changes()[0]
        self.assertEqual(checked["text"], "Greenhollow Nurseries")
        self.assertEqual(checked["checked"],
                         {"by": "A. Reader", "at": "2024-01-01T00:00:00Z", "read": self.change["text"]})
        shown = self.run_in_archive("diff", DOCUMENT, code=1).out
        self.assertIn("{+Greenhollow Nurseries+}", shown)
        self.assertIn("checked by A. Reader, 2024-01-01", shown)
        self.run_in_archive("verify", code=0)

    def test_do_not_make_the_diff_anew(self):
        commits = self.git("rev-list", "--count", "main")
        self.edit("checked=yes")
        self.changes()
        self.assertEqual(int(self.git("rev-list", "--count", "main")), int(commits) + 1)

    def test_said_twice_are_one_commit(self):
        self.edit("checked=yes")
        commits = self.git("rev-list", "--count", "main")
        again = self.edit("checked=yes")
        self.assertIn("it was so already", again.out)
        self.assertEqual(self.git("rev-list", "--count", "main"), commits)

    def test_can_be_taken_back(self):
        self.edit("text=other words")
        self.edit("checked=no")
        self.assertEqual(self.changes()[0], self.change)
        self.assertNotIn("edits.json", self.git("ls-tree", "-r", "--name-only", "main"))

    def test_hold_no_number_of_a_person(self):
        self.edit("text=his number, SSN 123-45-6780, was known")
        self.assertEqual(self.changes()[0]["text"], "his number, SSN [personal number], was known")
        self.assertNotIn("6780", self.git("log", "-p", "--all"))

    def test_of_no_change_are_refused_with_a_way_out(self):
        kept = next(change["id"] for change in self.run_in_archive("diff", DOCUMENT, "--json", code=1).json()["redactions"]
                    if change["status"] == "kept")
        for change, why in (("c999", "has no change 'c999'"), (kept, "there are no words to check")):
            refused = self.run_in_archive("edit", f"{self.name}#{change}", "checked=yes", code=2)
            self.assertIn(why, refused.err)
        for arguments, why in (((self.name, "checked=yes"), "nothing that can be set of a document in a release"),
                               ((f"{self.name}#c1", "title=Memo"), "sets nothing of a change"),
                               ((f"{self.name}#c1", "checked=maybe"), "checked is yes or no"),
                               ((f"{self.name}#c1", "text= "), "the words are empty"),
                               ((f"{self.name}#c1", "text=a", "checked=no"), "leave checked=no out"),
                               ((f"{DOCUMENT}@{self.before}#c1", "checked=yes"), "has no earlier release")):
            refused = self.run_in_archive("edit", *arguments, code=2)
            self.assertIn(why, refused.err)
        self.assertEqual(self.changes()[0], self.change)


if __name__ == "__main__":
    unittest.main()
