"""Importing: once, twice, other bytes, dry, undone."""
import shutil
import unittest

from program import ProgramTest, releases, samples_of


class Import(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.first, self.second = releases()[:2]
        self.file = samples_of(self.first)[0]
        self.document = self.file.stem

    def tree(self):
        return self.run_in_archive("list", "--json", code=0).out

    def test_the_same_file_again_changes_nothing(self):
        self.import_file(self.file, self.first)
        before = self.tree()
        again = self.import_file(self.file, self.first, "--json")
        self.assertEqual(again.lines()[0]["status"], "unchanged")
        self.assertEqual(self.tree(), before)
        self.assertIn("unchanged", self.import_file(self.file, self.first).out)

    def test_another_file_of_the_same_release_stands_beside_the_first(self):
        self.import_file(self.file, self.first)
        other = self.folder / self.file.name
        shutil.copy(samples_of(self.first)[1], other)
        result = self.import_file(other, self.first)
        self.assertIn(f"{self.document}@{self.first}+2", result.out)
        self.assertIn("another file of this document", result.out)
        self.run_in_archive("diff", f"{self.document}@{self.first}", f"{self.document}@{self.first}+2", code=2)
        self.assertEqual(self.run_in_archive("diff", self.document, "--json", code=0).json()["verdict"], "first")

    def test_the_role_of_a_further_file_is_as_said(self):
        self.import_file(self.file, self.first)
        other = self.folder / self.file.name
        shutil.copy(samples_of(self.first)[1], other)
        line = self.import_file(other, self.first, "--role", "replacement", "--json").lines()[0]
        self.assertEqual(line["role"]["kind"], "replacement")

    def test_the_same_pages_in_other_bytes_are_a_second_copy(self):
        self.import_file(self.file, self.first)
        other = self.folder / self.file.name
        other.write_bytes(self.file.read_bytes() + b"\n% posted again\n")
        line = self.import_file(other, self.first, "--json").lines()[0]
        self.assertEqual(line["role"]["kind"], "second_copy")

    def test_a_dry_run_says_what_would_be_done_and_writes_nothing(self):
        before = self.tree()
        result = self.import_file(samples_of(self.first)[0].parent, self.first, "--dry-run", "--json")
        lines = result.lines()
        for line in lines:
            self.assert_valid("import.schema.json", line)
        planned = [line for line in lines if line.get("status") == "planned"]
        self.assertEqual(len(planned), len(samples_of(self.first)))
        self.assertTrue(all(line["pages"] >= 1 for line in planned))
        self.assertEqual(self.tree(), before)

    def test_an_unsure_document_id_is_listed_with_the_command_that_settles_it(self):
        other = self.folder / "scan of a memo.pdf"
        shutil.copy(self.file, other)
        result = self.import_file(other, self.first)
        self.assertIn("No record number in the file name", result.out)
        self.assertIn("--document NUMBER", result.out)
        self.assertIn("scan-of-a-memo", result.out)

    def test_a_wrong_import_is_taken_back_by_one_recorded_commit(self):
        empty = self.tree()
        summary = self.import_file(self.file, self.first, "--json").lines()[-1]
        act = summary["import"]
        undone = self.run_in_archive("undo", act, "--json", code=0).json()
        self.assert_valid("undo.schema.json", undone)
        self.assertEqual(undone["revisions"], [f"{self.document}@{self.first}"])
        self.assertEqual(self.tree(), empty)
        self.run_in_archive("verify", code=0)
        self.run_in_archive("undo", act, code=5)
        self.import_file(self.file, self.first)
        self.assertNotEqual(self.tree(), empty)

    def test_an_import_taken_back_leaves_the_other_releases(self):
        self.import_file(self.file, self.first)
        later = [path for path in samples_of(self.second) if path.name == self.file.name][0]
        act = self.import_file(later, self.second, "--json").lines()[-1]["import"]
        self.run_in_archive("undo", act, code=0)
        shown = self.run_in_archive("show", self.document, "--json", code=0).json()
        self.assertEqual([revision["release"]["id"] for revision in shown["revisions"]], [self.first])

    def test_a_release_keeps_its_facts(self):
        self.import_file(self.file, self.first, "--agency", "Harbour Board")
        self.import_file(samples_of(self.first)[1], self.first, "--agency", "Another Board", code=5)


if __name__ == "__main__":
    unittest.main()
