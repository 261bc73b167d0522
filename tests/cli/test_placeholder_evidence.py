"""Placeholders that a letter shows: the file is kept by its hash, named in the record, and goes where the record goes."""
import hashlib
import os
import subprocess
import unittest

from made_pdf import text_pdf
from program import ProgramTest

WHO = ("--operator", "A. Reader", "--time", "2024-01-01T00:00:00Z")
RELEASE = "2018-04-26"
LETTER = b"Dear reader, memo-4 is withheld in full. Kestrel.\n"
SHA256 = hashlib.sha256(LETTER).hexdigest()


class PlaceholderEvidence(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.letter = self.folder / "letter of 4 May.txt"
        self.letter.write_bytes(LETTER)
        self.stored = self.archive / "originals" / "objects" / SHA256[:2] / SHA256[2:4] / SHA256

    def place(self, document, *arguments, code=0):
        return self.run_in_archive("placeholder", f"{document}@{RELEASE}", *arguments, *WHO, code=code)

    def withhold(self, document, letter=None):
        return self.place(document, "state=withheld_in_full", "--evidence", letter or self.letter, "--json").json()

    def claims(self, document):
        shown = self.run_in_archive("show", document, "--json", code=0).json()
        self.assert_valid("show.schema.json", shown)
        return shown["placeholders"]

    def tree(self):
        """The stored files of the tip."""
        done = subprocess.run(["git", "-C", self.archive / "repository.git", "ls-tree", "--name-only", "main", "evidence/"],
                              text=True, capture_output=True, check=True)
        return [line.removeprefix("evidence/") for line in done.stdout.splitlines()]

    def undo(self, outcome):
        self.run_in_archive("undo", outcome["act"], *WHO, code=0)

    def is_whole(self):
        self.run_in_archive("verify", code=0)
        before = self.run_in_archive("list", "--json", code=0).out
        self.run_in_archive("reindex", code=0)
        self.assertEqual(self.run_in_archive("list", "--json", code=0).out, before)

    def test_is_stored_and_named_with_who_said_so(self):
        outcome = self.withhold("memo-4")
        self.assert_valid("values.schema.json", outcome)
        self.assertEqual([(each["field"], each["before"], each["after"]) for each in outcome["changes"]],
                         [("state", "", "withheld_in_full"), ("evidence", "", self.letter.name)])
        self.assertEqual(self.stored.read_bytes(), LETTER)
        self.assertEqual(self.tree(), [SHA256])
        [claim] = self.claims("memo-4")
        self.assertEqual((claim["source"]["evidence"], claim["source"]["place"], claim["source"]["name"]),
                         (SHA256, self.letter.name, "person"))
        self.assertIn(f"A. Reader, 2024-01-01, {self.letter.name}", self.run_in_archive("show", "memo-4", code=0).out)
        self.assertRegex(self.run_in_archive("show", "memo-4", "--edits", code=0).out, rf"evidence +{self.letter.name}")
        self.is_whole()
        said = self.place("memo-4", "state=withheld_in_full", "--evidence", self.letter)
        self.assertIn("said so already", said.out)
        self.assertIn("said so already", self.place("memo-4", "state=withheld_in_full").out)

    def test_that_was_damaged_is_found(self):
        self.withhold("memo-4")
        os.chmod(self.stored, 0o644)
        self.stored.write_bytes(LETTER.replace(b"full", b"part"))
        found = self.run_in_archive("verify", "--json", code=6).json()
        self.assertTrue([each for each in found["problems"] if SHA256 in each["path"]], found)

    def test_goes_from_the_tip_with_the_state_that_it_shows_and_comes_back_by_undo(self):
        first = self.withhold("memo-4")
        later = self.folder / "later.txt"
        later.write_bytes(b"We have found it to be missing.\n")
        missing = self.place("memo-4", "state=missing", "--evidence", later, "--json").json()
        self.assertEqual([(each["field"], each["after"]) for each in missing["changes"]],
                         [("state", "missing"), ("evidence", "later.txt")])
        self.assertEqual(self.tree(), [hashlib.sha256(later.read_bytes()).hexdigest()])
        self.is_whole()
        self.undo(missing)
        self.assertEqual((self.tree(), self.claims("memo-4")[0]["source"]["evidence"]), ([SHA256], SHA256))
        self.undo(first)
        self.assertEqual(self.tree(), [])
        self.is_whole()

    def test_of_two_documents_stays_for_the_other(self):
        acts = [self.withhold(document) for document in ("memo-4", "memo-5")]
        for act, left in zip(acts, ([SHA256], [])):
            self.undo(act)
            self.assertEqual(self.tree(), left)
        self.is_whole()

    def test_comes_back_though_another_document_gave_it_up_since(self):
        for document in ("memo-4", "memo-5"):
            self.withhold(document)
        restated = self.place("memo-4", "state=missing", "--json").json()
        self.place("memo-5", "state=missing")
        self.assertEqual(self.tree(), [])
        self.undo(restated)
        self.assertEqual(self.tree(), [SHA256])
        self.is_whole()

    def test_stays_away_where_the_edit_that_is_taken_back_never_touched_it(self):
        self.withhold("memo-4")
        title = self.run_in_archive("edit", "memo-4", "title=Harvest", "--json", *WHO, code=0).json()
        self.place("memo-4", "state=missing")
        self.undo(title)
        self.assertEqual(self.tree(), [])
        self.is_whole()

    def test_is_part_of_a_bag_of_its_document_alone(self):
        self.withhold("memo-4")
        self.place("memo-5", "state=missing")
        for document, stored in (("memo-5", []), ("memo-4", [LETTER])):
            bag = self.folder / f"bag of {document}"
            self.run_in_archive("export", "--bagit", bag, "--time", "2025-03-19", document, code=0)
            self.run_program("verify", "--bagit", bag, code=0)
            self.assertEqual([path.read_bytes() for path in bag.glob("data/evidence/*")], stored)

    def test_is_removed_with_its_document_and_not_taken_in_again(self):
        self.withhold("memo-4")
        self.place("memo-4", "state=")
        self.run_in_archive("remove", "memo-4", "--reason", "order 12 of a court", code=0)
        self.assertFalse(self.stored.exists())
        self.run_in_archive("verify", code=0)
        refused = self.place("memo-9", "state=missing", "--evidence", self.letter, code=5)
        self.assert_one_clear_sentence(refused, "removed from the archive by order")

    def test_is_removed_with_its_document_though_only_its_former_name_had_it(self):
        self.withhold("memo-4")
        self.place("memo-4", "state=missing")
        self.run_in_archive("edit", "memo-4", "id=memo-6", *WHO, code=0)
        self.run_in_archive("remove", "memo-6", "--reason", "order 12 of a court", code=0)
        self.assertFalse(self.stored.exists())
        self.run_in_archive("verify", code=0)

    def test_is_removed_with_its_release_and_all_else_stays(self):
        self.withhold("memo-4")
        self.run_in_archive("placeholder", "memo-4@2020", "state=missing", *WHO, code=0)
        self.place("memo-5", "state=missing")
        self.run_in_archive("edit", "memo-4", "id=memo-6", *WHO, code=0)
        removed = self.run_in_archive("remove", f"memo-6@{RELEASE}", "--reason", "order 12 of a court", "--json", code=0).json()
        self.assertEqual((removed["originals"], removed["kept"]), ([SHA256], []))
        self.assertFalse(self.stored.exists())
        self.assertEqual([claim["release"] for claim in self.claims("memo-6")], ["2020"])
        self.assertEqual(len(self.claims("memo-5")), 1)
        history = subprocess.run(["git", "-C", self.archive / "repository.git", "log", "-p", "main", "--", "documents"],
                                 text=True, capture_output=True, check=True).stdout
        self.assertNotIn(SHA256, history)
        self.is_whole()

    def test_that_another_document_needs_is_kept_by_a_removal(self):
        self.withhold("memo-4")
        self.withhold("memo-5")
        removed = self.run_in_archive("remove", f"memo-4@{RELEASE}", "--reason", "order 12 of a court", "--json", code=0).json()
        self.assertEqual(removed["originals"], [])
        self.assertEqual(self.claims("memo-5")[0]["source"]["evidence"], SHA256)
        self.is_whole()

    def test_follows_its_document_when_this_is_renamed_and_merged(self):
        self.withhold("memo-4")
        (self.folder / "other.pdf").write_bytes(text_pdf([("The other report", "")]))
        self.import_file(self.folder / "other.pdf", "2020", "--document", "other")
        renamed = self.run_in_archive("edit", "memo-4", "id=memo-6", "--json", *WHO, code=0).json()
        merged = self.run_in_archive("edit", "memo-6", "into=other", "--json", *WHO, code=0).json()
        self.assertEqual(self.claims("other")[0]["source"]["evidence"], SHA256)
        self.is_whole()
        for act in (merged, renamed):
            self.undo(act)
            self.assertEqual(self.tree(), [SHA256])
        self.assertEqual(self.claims("memo-4")[0]["source"]["evidence"], SHA256)
        self.is_whole()

    def test_that_cannot_be_meant_is_refused(self):
        before = self.run_in_archive("log", "--json", code=0).out
        self.assert_one_clear_sentence(self.place("memo-4", "state=", "--evidence", self.letter, code=2), "evidence belongs to a state")
        self.assert_one_clear_sentence(self.place("memo-4", "state=missing", "--evidence", "nowhere.pdf", code=3), "nowhere.pdf")
        self.assertEqual(self.run_in_archive("log", "--json", code=0).out, before)


if __name__ == "__main__":
    unittest.main()
