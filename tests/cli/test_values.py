"""What people say of documents, pages and redactions: beside what was read, one by one and in bulk."""
import json
import subprocess
import unittest

from made_pdf import text_pdf
from program import SAMPLES, ProgramTest, releases

DOCUMENT = "299-10003-10002"
WHO = ("--operator", "A. Reader", "--time", "2024-01-01T00:00:00Z")


class EditTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.release = releases()[0]
        self.import_file(SAMPLES / self.release / f"{DOCUMENT}.pdf", self.release)

    def edit(self, *arguments, code=0):
        return self.run_in_archive("edit", *arguments, *WHO, code=code)

    def git(self, *arguments):
        return subprocess.run(["git", "-C", self.archive / "repository.git", *arguments], text=True, errors="replace",
                              capture_output=True, check=True).stdout

    def commits(self):
        return int(self.git("rev-list", "--count", "main"))

    def shown(self, *what):
        return self.run_in_archive("show", *what, "--json", code=0).json()

    def import_again(self):
        """The release once more from other bytes of the same pages would be a second file: only the index is renewed."""
        self.run_in_archive("reindex", code=0)


class DocumentValues(EditTest):
    def test_stand_beside_those_of_sources_with_who_and_when(self):
        outcome = self.edit(DOCUMENT, "title=Cable to Mexico City", "date=1963-11~", "people=Hoover; Tolson", "--json").json()
        self.assert_valid("values.schema.json", outcome)
        self.assertEqual([change["field"] for change in outcome["changes"]], ["title", "date", "people"])
        shown = self.shown(DOCUMENT)
        self.assert_valid("show.schema.json", shown)
        said = [fact for fact in shown["metadata"] if "by" in fact["source"]]
        self.assertEqual([(fact["name"], fact["value"]) for fact in said],
                         [("date", "1963-11~"), ("people", "Hoover"), ("people", "Tolson"), ("title", "Cable to Mexico City")])
        self.assertEqual(said[0]["source"], {"name": "person", "by": "A. Reader", "at": "2024-01-01T00:00:00Z"})
        text = self.run_in_archive("show", DOCUMENT, code=0).out
        self.assertIn("Cable to Mexico City", text)
        self.assertIn("A. Reader, 2024-01-01", text)
        self.run_in_archive("verify", code=0)

    def test_count_before_a_list_that_comes_later(self):
        self.edit(DOCUMENT, "title=As I know it", "agency=State")
        table = self.folder / "list.csv"
        table.write_text(f"Record Number,Title,Originator,Release Date\n{DOCUMENT},AS LISTED,CIA,2024-05-01\n")
        self.run_in_archive("import", SAMPLES / releases()[1], "--manifest", table, "--ocr", "never")
        text = self.run_in_archive("show", DOCUMENT, code=0).out
        self.assertRegex(text, r"title +As I know it +A\. Reader")
        self.assertRegex(text, r"beside it +AS LISTED +list list\.csv")
        rows = self.run_in_archive("stats", "--by", "agency", "--json", code=0).json()["rows"]
        self.assertIn("State", [row["name"] for row in rows])
        self.assertEqual(self.shown(DOCUMENT)["changes"], [])

    def test_said_twice_are_one_commit_and_can_be_taken_back(self):
        self.edit(DOCUMENT, "title=One")
        before = self.commits()
        self.assertIn("said so already", self.edit(DOCUMENT, "title=One").out)
        self.assertEqual(self.commits(), before)
        self.edit(DOCUMENT, "title=")
        self.assertEqual([fact for fact in self.shown(DOCUMENT)["metadata"] if "by" in fact["source"]], [])

    def test_hold_no_number_of_a_person(self):
        self.edit(DOCUMENT, "notes=his number, SSN 123-45-6780, was known")
        self.assertIn("[personal number]", self.run_in_archive("show", DOCUMENT, code=0).out)
        self.assertNotIn("6780", self.git("log", "-p", "--all"))

    def test_that_cannot_be_meant_are_refused_with_a_way_out(self):
        before = self.commits()
        for arguments, code, why in (
                ((DOCUMENT, "titel=x"), 2, "'titel' is nothing that can be set of a document"),
                ((DOCUMENT, "date=in May"), 2, "date is a date such as"),
                ((DOCUMENT, "title=a", "title=b"), 2, "has one value and was given two"),
                ((DOCUMENT, "title"), 2, "sets nothing"),
                (("no-such", "title=a"), 3, "the archive holds no document 'no-such'"),
                ((f"{DOCUMENT}@{self.release}/99", "text=a"), 3, "has "),
                ((f"{DOCUMENT}@{self.release}/1#r999", "checked=yes"), 3, "has no redaction 'r999'"),
                ((f"{DOCUMENT}@{self.release}/1#new", "kind=solid"), 2, "needs its region"),
                ((f"{DOCUMENT}@{self.release}/1#new", "region=1,2,3"), 2, "four lengths"),
                ((DOCUMENT,), 2, "edit needs what is meant")):
            self.assertIn(why, self.edit(*arguments, code=code).err)
        self.assertEqual(self.commits(), before)


class PageValues(EditTest):
    def setUp(self):
        super().setUp()
        self.name = f"{DOCUMENT}@{self.release}"
        self.pages = self.shown(f"{self.name}/1")
        self.redaction = self.pages["redactions"][0]

    def redactions(self):
        return self.shown(f"{self.name}/1")["redactions"]

    def test_of_text_are_what_show_prints_and_the_reading_stays(self):
        before = self.run_in_archive("show", f"{self.name}/1", code=0).out
        self.edit(f"{self.name}/1", "text=As I read it")
        self.assertEqual(self.run_in_archive("show", f"{self.name}/1", code=0).out, "As I read it\n")
        [hit] = self.run_in_archive("search", '"As I read"', "--json", code=0).json()["hits"]
        self.assertEqual((hit["document"], hit["page"]), (DOCUMENT, 1))
        said = self.shown(self.name, "--edits")
        self.assert_valid("said.schema.json", said)
        [value] = said["values"]
        self.assertEqual((value["value"], value["machine"], value["by"]), ("As I read it", before, "A. Reader"))
        self.assertIn("As I read it", self.run_in_archive("show", self.name, code=0).out)
        self.run_in_archive("verify", "--level", "deep", code=0)

    def test_of_a_redaction_count_everywhere(self):
        name = f"{self.name}/1#{self.redaction['id']}"
        answer = self.edit(name, "codes=(b)(7)(C), 1.4(c)", "kind=blank", "region=70,100,200.5,112", "checked=yes", "--json").json()
        self.assertEqual({change["field"]: change["machine"] for change in answer["changes"]}["kind"], self.redaction["kind"])
        changed = next(each for each in self.redactions() if each["id"] == self.redaction["id"])
        self.assertEqual((changed["codes"], changed["kind"], changed["region"]),
                         (["(b)(7)(C)", "1.4(c)"], "blank", [70, 100, 200.5, 112]))
        self.assertIn("checked_by_person", changed["evidence"])
        [listed] = [each for each in self.run_in_archive("list", "--json", code=0).lines()]
        self.assertIn("(b)(7)(C)", listed["revisions"][0]["codes"])
        rows = self.run_in_archive("stats", "--by", "code", "--json", code=0).json()["rows"]
        self.assertIn("(b)(7)(C)", [row["name"] for row in rows])

    def test_can_add_a_redaction_and_say_that_one_is_none(self):
        count = len(self.redactions())
        self.edit(f"{self.name}/1#new", "region=100,700,300,712", "kind=solid", "codes=(b)(1)")
        [added] = [each for each in self.redactions() if each["id"] == "p1"]
        self.assertEqual((added["region"], added["codes"]), ([100, 700, 300, 712], ["(b)(1)"]))
        self.edit(f"{self.name}/1#{self.redaction['id']}", "kind=none")
        self.assertEqual(len(self.redactions()), count)
        self.assertNotIn(self.redaction["id"], [each["id"] for each in self.redactions()])
        [listed] = [each for each in self.run_in_archive("list", "--json", code=0).lines()]
        self.edit(f"{self.name}/1#{self.redaction['id']}", "kind=")
        self.edit(f"{self.name}/1#p1", "region=", "kind=", "codes=")
        self.assertEqual(self.redactions(), self.pages["redactions"])
        self.assertNotIn("edits.json", self.git("ls-tree", "-r", "--name-only", "main"))

    def test_of_redactions_make_the_diff_anew(self):
        second = releases()[1]
        self.import_file(SAMPLES / second / f"{DOCUMENT}.pdf", second)
        before = self.run_in_archive("diff", DOCUMENT, "--json").json()
        name = f"{DOCUMENT}@{self.release}/1#{self.redaction['id']}"
        self.edit(name, "codes=(b)(7)(C)")
        after = self.run_in_archive("diff", DOCUMENT, "--json").json()
        codes = [change["before"]["codes"] for change in after["redactions"] if change.get("before")]
        self.assertIn(["(b)(7)(C)"], codes)
        self.edit(name, "codes=")
        self.assertEqual(self.run_in_archive("diff", DOCUMENT, "--json").json(), before)


class BulkEdits(EditTest):
    def make_documents(self, count):
        folder = self.folder / "memos"
        folder.mkdir()
        for number in range(count):
            (folder / f"memo-{number:03}.pdf").write_bytes(text_pdf([(f"Memorandum {number} on the harvest", "")]))
        self.import_file(folder, "2020")

    def test_from_a_table_are_one_commit(self):
        self.make_documents(6)
        table = self.folder / "edits.csv"
        table.write_text("document,release,page,redaction,title,tags,text\n" +
                         "".join(f"memo-{n:03},,,,Title {n},a; b,\n" for n in range(6)) +
                         "memo-000,2020,1,,,,\"Corrected, text\"\n")
        before = self.commits()
        outcome = self.edit("--csv", table, "--json").json()
        self.assert_valid("values.schema.json", outcome)
        self.assertEqual((outcome["rows"], len(outcome["changes"])), (7, 13))
        self.assertEqual(self.commits(), before + 1)
        self.assertEqual(self.run_in_archive("show", "memo-000@2020/1", code=0).out, "Corrected, text\n")
        self.assertIn("Title 5", self.run_in_archive("show", "memo-005", code=0).out)

    def test_with_bad_rows_change_nothing_and_name_each_of_them(self):
        self.make_documents(2)
        table = self.folder / "edits.csv"
        table.write_text("document,title,date\nmemo-000,Good,1963\nmemo-999,Bad,\nmemo-001,,someday\n")
        before = self.commits()
        refused = self.edit("--csv", table, code=3)
        self.assertIn("edits.csv, row 3: the archive holds no document 'memo-999'", refused.err)
        self.assertIn("edits.csv, row 4: date is a date such as", refused.err)
        self.assertIn("nothing was changed", refused.err)
        self.assertEqual(self.commits(), before)
        table.write_text("document,colour\nmemo-000,red\n")
        self.assertIn("'colour', of which nothing can be set", self.edit("--csv", table, code=3).err)

    def test_from_lines_are_one_commit(self):
        lines = self.folder / "edits.jsonl"
        lines.write_text(json.dumps({"document": DOCUMENT, "title": "A", "tags": ["x", "y"]}) + "\n\n" +
                         json.dumps({"document": DOCUMENT, "release": self.release, "page": 1, "text": "T"}) + "\n")
        self.edit("--from", lines)
        self.assertEqual(self.run_in_archive("show", f"{DOCUMENT}@{self.release}/1", code=0).out, "T\n")
        lines.write_text("{\"document\": 7}\nno json\n")
        refused = self.edit("--from", lines, code=3)
        self.assertIn("line 1", refused.err)
        self.assertIn("line 2", refused.err)


class Placeholders(EditTest):
    def test_by_hand_stand_in_list_stats_and_diffs(self):
        table = [("2017-01-01", "withheld_in_full"), ("2030-01-01", "withheld_in_full")]
        for release, state in table:
            self.run_in_archive("placeholder", f"{DOCUMENT}@{release}", f"state={state}", "reason=national security", *WHO, code=0)
        self.run_in_archive("placeholder", "299-77777-10001@2017-01-01", "state=missing", "reason=not in the folder", *WHO, code=0)
        listed = {each["id"]: each for each in self.run_in_archive("list", "--json", code=0).lines()}
        self.assertEqual([claim["value"] for claim in listed[DOCUMENT]["placeholders"]],
                         ["withheld_in_full: national security"] * 2)
        self.assertEqual(listed["299-77777-10001"]["placeholders"][0]["value"], "missing: not in the folder")
        self.assertEqual(self.run_in_archive("stats", "--json", code=0).json()["all"]["withdrawn"], 1)
        released = self.run_in_archive("diff", f"{DOCUMENT}@2017-01-01", f"{DOCUMENT}@{self.release}", "--json").json()
        self.assertEqual(released["verdict"], "released")
        withdrawn = self.run_in_archive("diff", f"{DOCUMENT}@{self.release}", f"{DOCUMENT}@2030-01-01", "--json").json()
        self.assertEqual(withdrawn["verdict"], "withdrawn")
        self.run_in_archive("placeholder", f"{DOCUMENT}@2030-01-01", "state=", *WHO, code=0)
        self.assertEqual(self.run_in_archive("stats", "--json", code=0).json()["all"]["withdrawn"], 0)

    def test_that_say_nothing_make_no_document(self):
        before = self.commits()
        self.run_in_archive("placeholder", "299-77777-10002@2017-01-01", "state=", *WHO, code=0)
        self.assertEqual(self.commits(), before)

    def test_of_a_vaughn_index_have_its_exemptions_and_justifications(self):
        index = self.folder / "vaughn.csv"
        index.write_text("Document Number,Description,Date,Exemption(s),Justification,Treatment\n"
                         f"{DOCUMENT},Cable,1963-11-22,(b)(1),\"Would reveal a source, still alive\",RIP\n"
                         "299-77777-10001,Memo,1963-11-23,\"(b)(1), (b)(3)\",National security,WIF\n")
        self.run_in_archive("import", "--manifest", index, "--release", "2019-05-01", code=0)
        shown = {fact["name"]: fact["value"] for fact in self.shown("299-77777-10001")["metadata"]}
        self.assertEqual((shown["restrictions"], shown["justification"]), ("(b)(1), (b)(3)", "National security"))
        [claim] = self.shown("299-77777-10001")["placeholders"]
        self.assertEqual((claim["release"], claim["state"]), ("2019-05-01", "withheld_in_full"))
        self.assertIn("Would reveal a source, still alive", self.run_in_archive("show", DOCUMENT, code=0).out)

    def test_that_cannot_be_meant_are_refused(self):
        for arguments, why in ((("x", "state=missing"), "stands for a document in a release"),
                               (("x@2018", "state=gone"), "state is one of"),
                               (("x@2018", "reason=lost"), "a reason belongs to a state")):
            self.assertIn(why, self.run_in_archive("placeholder", *arguments, code=2).err)


if __name__ == "__main__":
    unittest.main()
