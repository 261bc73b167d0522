"""Maintaining an archive and its index: nothing that it says changes."""
import sqlite3
import unittest

from program import SAMPLES, ProgramTest, releases, samples_of


class Maintain(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        for release in releases():
            self.import_file(SAMPLES / release, release)

    def said(self):
        document = samples_of(releases()[0])[0].stem
        return [self.run_in_archive(*arguments, code=0).out for arguments in
                (("list",), ("list", "--json"), ("show", document, "--json"), ("verify", "--json"))]

    def test_maintain_joins_everything_into_one_pack(self):
        before = self.said()
        first = self.run_in_archive("maintain", "--json", code=0).json()
        self.assert_valid("maintain.schema.json", first)
        self.assertGreater(first["loose_before"] + first["packs_before"], 1)
        objects = self.archive / "repository.git" / "objects"
        self.assertEqual(len(list((objects / "pack").glob("*.pack"))), 1)
        self.assertFalse([path for path in objects.glob("??/*")])
        after = self.said()
        self.assertEqual(after[:3], before[:3])
        self.assertEqual(self.run_in_archive("maintain", "--json", code=0).json()["objects"], 0)
        self.assertIn("nothing to join", self.run_in_archive("maintain", code=0).out)
        self.run_in_archive("verify", code=0)

    def test_reindex_makes_the_index_from_git_alone(self):
        before = self.said()
        (self.archive / "index.sqlite").unlink()
        value = self.run_in_archive("reindex", "--json", code=0).json()
        self.assert_valid("reindex.schema.json", value)
        self.assertEqual(value["documents"], len(before[1].splitlines()))
        self.assertEqual(self.said(), before)
        with sqlite3.connect(self.archive / "index.sqlite") as index:
            self.assertEqual(index.execute("PRAGMA integrity_check").fetchone()[0], "ok")

    def test_a_stale_or_broken_index_is_brought_up_to_date_unasked(self):
        before = self.said()
        stale = (self.archive / "index.sqlite").read_bytes()
        added = self.import_file(samples_of(releases()[0])[0], "2030", "--json").lines()[-1]["import"]
        self.assertIn("2030", self.run_in_archive("list", code=0).out)
        for content in (stale, b"no database at all" * 100, stale[:5000], b""):
            (self.archive / "index.sqlite").write_bytes(content)
            self.assertIn("2030", self.run_in_archive("list", code=0).out)
        self.run_in_archive("undo", added, code=0)
        self.assertEqual(self.said()[:3], before[:3])

    def test_a_document_is_found_by_its_alias(self):
        file = self.folder / "docid-32204484.pdf"
        file.write_bytes(samples_of(releases()[0])[0].read_bytes())
        self.import_file(file, "2031", "--document", "124-10180-10295")
        self.assertEqual(self.run_in_archive("show", "docid:32204484", "--json", code=0).json()["id"],
                         "124-10180-10295")


if __name__ == "__main__":
    unittest.main()
