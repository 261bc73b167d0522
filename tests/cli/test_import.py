"""Importing: once, twice, other bytes, dry, undone."""
import json
import shutil
import subprocess
import unittest

from made_pdf import pdf_of, text_pdf
from program import ProgramTest, releases, samples_of


def bulletin():
    """A first page that says its codes at the top, and a second with a bar that says none."""
    first = b"".join(b"BT /F1 11 Tf %d %d Td (%s) Tj ET\n" % text for text in (
        (520, 700, rb"3.3\(h\)\(2\)"), (523, 684, rb"3.5\(c\)"), (100, 600, b"The committee met on Tuesday.")))
    second = b"100 600 200 16 re f\nBT /F1 11 Tf 310 604 Td (was told of it.) Tj ET\n"
    page = (b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << /F1 "
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>")
    return pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] >>",
                   page % 5, page % 6] +
                  [b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text) for text in (first, second)])


class HeaderCodes(ProgramTest):
    def test_of_the_first_page_count_for_the_document(self):
        file = self.folder / "bulletin.pdf"
        file.write_bytes(bulletin())
        expected = [("3.3(h)(2)", "document_header"), ("3.5(c)", "document_header")]
        found = self.run_program("inspect", "--ocr", "never", "--json", file, code=0).json()
        self.assertEqual(self.codes_of(found["pages"][1]["redactions"]), expected)
        self.make_archive()
        self.import_file(file, "2019")
        self.assertEqual(self.codes_of(self.page_record(2)["redactions"]), expected)

    def page_record(self, number):
        git = ["git", "-C", str(self.archive / "repository.git")]
        names = subprocess.run([*git, "ls-tree", "-r", "--name-only", "main"], check=True, capture_output=True, text=True)
        [path] = [name for name in names.stdout.split() if name.endswith(f"pages/{number:04}.json")]
        return json.loads(subprocess.run([*git, "show", f"main:{path}"], check=True, capture_output=True).stdout)

    def codes_of(self, redactions):
        self.assertEqual(len(redactions), 1)
        [redaction] = redactions
        return [(code, detail["where"]) for code, detail in zip(redaction["codes"], redaction["code_details"])]


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
        other.write_bytes(text_pdf([("The committee met on Tuesday in the old library.", "")]))
        result = self.import_file(other, self.first)
        self.assertIn("No number of a record", result.out)
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

    def test_one_revision_of_a_batch_is_taken_back_alone(self):
        summary = self.import_file(self.file.parent, self.first, "--json").lines()[-1]
        self.run_in_archive("undo", f"{self.document}@{self.first}", code=0)
        held = [line["id"] for line in self.run_in_archive("list", "--json", code=0).lines()]
        self.assertEqual(len(held), summary["imported"] - 1)
        self.assertNotIn(self.document, held)
        self.run_in_archive("undo", f"{self.document}@{self.first}", code=5)
        self.run_in_archive("undo", summary["import"], code=0)
        self.assertEqual(self.tree(), "")

    def test_undo_wants_a_name(self):
        self.import_file(self.file, self.first)
        for name in ("", "2"):
            self.run_in_archive("undo", name, code=2)
        self.run_in_archive("undo", "29990101T000000Z", code=3)

    def test_undo_takes_back_what_the_import_said_of_release_and_document(self):
        self.import_file(self.file, self.first)
        wrong = self.folder / "docid-39910007.pdf"
        shutil.copy(samples_of(self.second)[0], wrong)
        act = self.import_file(wrong, "1999", "--document", self.document, "--agency", "Wrong Board", "--json").lines()[-1]
        self.run_in_archive("show", "docid:39910007", code=0)
        self.run_in_archive("undo", act["import"], code=0)
        self.run_in_archive("show", "docid:39910007", code=3)
        self.import_file(wrong, "1999", "--document", self.document, "--agency", "Harbour Board")

    def test_a_dry_run_counts_the_files_of_the_same_run(self):
        other = self.folder / "again" / self.file.name
        other.parent.mkdir()
        other.write_bytes(self.file.read_bytes() + b"\n% posted again\n")
        result = self.run_in_archive("import", self.file, other, self.file, "--release", self.first, "--dry-run",
                                     "--ocr", "never", "--json", code=0)
        planned = result.lines()[:-1]
        self.assertEqual([line["folder"] for line in planned], [self.first, f"{self.first}+2", self.first])
        self.assertEqual([line["status"] for line in planned], ["planned", "planned", "unchanged"])

    def test_a_release_in_parts_is_compared_as_one(self):
        self.import_file(self.file, self.first)
        for part in (2, 1):
            path = self.folder / f"{self.document} part {part} of 2.pdf"
            shutil.copy(self.file if part == 1 else samples_of(self.first)[1], path)
            self.import_file(path, self.second, "--document", self.document)
        diff = self.run_in_archive("diff", self.document, "--json").json()
        before = len({pair["before"]["number"] for pair in diff["pages"] if pair["before"]})
        paired = [pair for pair in diff["pages"] if pair["before"] and pair["after"]]
        self.assertEqual(len(paired), before)
        self.assertEqual([pair["after"]["number"] for pair in paired], list(range(1, before + 1)))

    def test_a_first_file_has_no_role_to_choose(self):
        self.import_file(self.file, self.first, "--role", "replacement", code=3)

    def test_a_missing_file_does_not_stop_the_others(self):
        result = self.run_in_archive("import", self.folder / "nowhere.pdf", self.file, "--release", self.first,
                                     "--ocr", "never", "--json", code=1)
        self.assertEqual([line["status"] for line in result.lines()[:-1]], ["failed", "imported"])

    def test_a_release_keeps_its_facts(self):
        self.import_file(self.file, self.first, "--agency", "Harbour Board")
        self.import_file(samples_of(self.first)[1], self.first, "--agency", "Another Board", code=5)


if __name__ == "__main__":
    unittest.main()
