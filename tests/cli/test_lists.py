"""Release lists of agencies: import --manifest, what it records, and how it is taken back."""
import csv
import json
import subprocess
import unittest

from made_pdf import lines_pdf
from program import ProgramTest, real_file

HEADINGS = ["File Name", "Record Num", "NARA Release Date", "Formerly Withheld", "Doc Date", "Title", "Num Pages",
            "Pages Released"]
FIRST, SECOND = "104-10001-10001", "104-10001-10002"


class Lists(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.files = self.folder / "files"

    def make_file(self, path, pages=1):
        target = self.files / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(lines_pdf([[f"{path} page {page}"] for page in range(pages)]))
        return target

    def make_list(self, name, rows, headings=None):
        path = self.folder / name
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([headings or HEADINGS, *rows])
        return path

    def import_list(self, manifest, *arguments, code=0):
        return self.run_in_archive("import", *arguments, "--manifest", manifest, "--ocr", "never", "--json", code=code)

    def show(self, document):
        shown = self.run_in_archive("show", document, "--json", code=0).json()
        self.assert_valid("show.schema.json", shown)
        return shown

    def listed(self):
        lines = self.run_in_archive("list", "--json", code=0).lines()
        for line in lines:
            self.assert_valid("list.schema.json", line)
        return {line["id"]: line for line in lines}

    def git(self, *arguments):
        return subprocess.run(["git", "-C", self.archive / "repository.git", *arguments], text=True, check=True,
                              capture_output=True).stdout


class Rows(Lists):
    def test_give_files_their_release_and_record(self):
        self.make_file("2023/104-10001-10001.pdf")
        self.make_file("2023/08/104-10001-10001.pdf", pages=2)
        self.make_file("2023/DOCID-32206291.pdf")
        manifest = self.make_list("list.csv", [
            ["2023/104-10001-10001.pdf", FIRST, "06/27/2023", "Redact", "06/00/1975", "A MEMO", "3", "1"],
            ["2023/08/104-10001-10001.pdf", FIRST, "08/24/2023", "Redact", "06/00/1975", "A MEMO", "3", "2"],
            ["2023/DOCID-32206291.pdf", SECOND, "06/27/2023", "Withhold", "01/01/0000", "", "1", "1"]])
        lines = self.import_list(manifest, self.files).lines()
        for line in lines:
            self.assert_valid("import.schema.json", line)
        self.assertEqual((lines[0]["rows"], lines[0]["documents"], lines[0]["releases"]),
                         (3, 2, ["2023-06-27", "2023-08-24"]))
        placed = {(line["document"], line["folder"]): line for line in lines if "file" in line}
        self.assertEqual(set(placed), {(FIRST, "2023-06-27"), (FIRST, "2023-08-24"), (SECOND, "2023-06-27")})
        self.assertEqual(placed[FIRST, "2023-08-24"]["pages"], 2)
        self.assertEqual({line["id_witness"] for line in placed.values()}, {"list"})
        shown = self.show("docid:32206291")
        self.assertEqual(shown["id"], SECOND)
        self.assertEqual(shown["placeholders"], [])
        self.assertEqual(self.run_in_archive("verify", "--json").json()["result"], "ok")

    def test_fill_metadata_with_source_and_what_dates_mean(self):
        manifest = self.make_list("list.csv", [["", FIRST, "06/27/2023", "Redact", "06/00/1975", "A MEMO", "3", ""],
                                               ["", SECOND, "06/27/2023", "", "01/01/0000", "", "", ""]])
        self.import_list(manifest)
        facts = {fact["name"]: fact for fact in self.show(FIRST)["metadata"]}
        self.assertEqual((facts["date"]["value"], facts["date"]["date"]), ("06/00/1975", "1975-06"))
        self.assertEqual(facts["paper_pages"]["value"], "3")
        source = facts["title"]["source"]
        self.assertEqual((source["name"], source["place"], source["release"], source["as_of"]),
                         ("list list.csv", "row 2", "2023-06-27", "2023-06-27"))
        self.assertIn(f"evidence/{source['evidence']}", self.git("ls-tree", "-r", "--name-only", "main"))
        [unknown] = self.show(SECOND)["metadata"]
        self.assertEqual((unknown["value"], unknown.get("date")), ("01/01/0000", None))

    def test_without_a_file_are_placeholders_until_it_comes(self):
        manifest = self.make_list("list.csv", [["2023/104-10001-10001.pdf", FIRST, "06/27/2023", "Withhold", "", "", "", ""]])
        self.import_list(manifest)
        [placeholder] = self.listed()[FIRST]["placeholders"]
        self.assertEqual((placeholder["release"], placeholder["state"]), ("2023-06-27", "unknown"))
        [before] = [claim for claim in self.show(FIRST)["states"] if claim["time"] == "until"]
        self.assertEqual((before["state"], before["value"]), ("withheld_in_full", "Withhold"))
        self.assertIn("no file", self.run_in_archive("list", code=0).out)
        result = self.run_in_archive("diff", FIRST)
        self.assert_one_clear_sentence(result, FIRST)
        self.make_file("2023/104-10001-10001.pdf")
        lines = self.import_list(manifest, self.files).lines()
        self.assertIsNone(lines[0]["commit"])
        self.assertEqual(self.listed()[FIRST]["placeholders"], [])
        self.run_in_archive("reindex", code=0)
        self.assertEqual(self.listed()[FIRST]["placeholders"], [])

    def test_state_of_a_release_comes_from_its_column(self):
        headings = ["Document Number", "Release Date", "Release Decision"]
        manifest = self.make_list("list.csv", [["C06932208", "2023-06-27", "Denied in full"]], headings)
        self.import_list(manifest)
        [placeholder] = self.show("C06932208")["placeholders"]
        self.assertEqual(placeholder["state"], "withheld_in_full")

    def test_one_file_can_serve_several_records(self):
        self.make_file("DOCID-1234567.pdf")
        manifest = self.make_list("list.csv", [["DOCID-1234567.pdf", FIRST, "12/15/2021", "", "", "", "", ""],
                                               ["DOCID-1234567.pdf", SECOND, "12/15/2021", "", "", "", "", ""],
                                               ["DOCID-1234567.pdf", SECOND, "12/15/2021", "", "", "", "", ""]])
        self.import_list(manifest, self.files)
        self.assertEqual({name: len(line["revisions"]) for name, line in self.listed().items()}, {FIRST: 1, SECOND: 1})

    def test_other_files_are_kept_and_not_read(self):
        (self.files / "audio").mkdir(parents=True)
        (self.files / "audio" / "104-10001-10001.mp3").write_bytes(b"sound")
        (self.files / "audio" / "notes.mp3").write_bytes(b"of nobody")
        manifest = self.make_list("list.csv", [["audio/104-10001-10001.mp3", FIRST, "06/27/2023", "", "", "", "", ""]])
        lines = self.import_list(manifest, self.files).lines()
        self.assertEqual(lines[0]["other_files"], 1)
        shown = self.show(FIRST)
        [other] = shown["other_files"]
        self.assertEqual((other["file_name"], other["size"], shown["placeholders"]), ("104-10001-10001.mp3", 5, []))
        stored = self.archive / "originals" / "objects" / other["sha256"][:2] / other["sha256"][2:4] / other["sha256"]
        self.assertEqual(stored.read_bytes(), b"sound")
        self.assertEqual(self.run_in_archive("verify", "--json").json()["problems"], [])


    def test_a_file_that_no_row_can_claim_alone_does_not_stop_the_list(self):
        (self.files / "sound.mp3").parent.mkdir(parents=True, exist_ok=True)
        (self.files / "sound.mp3").write_bytes(b"sound")
        manifest = self.make_list("list.csv", [["2023/sound.mp3", FIRST, "06/27/2023", "", "", "", "", ""],
                                               ["2023/08/sound.mp3", SECOND, "08/24/2023", "", "", "", "", ""]])
        lines = self.import_list(manifest, self.files).lines()
        self.assertEqual((lines[0]["documents"], lines[0]["other_files"]), (2, 0))
        [unused] = [part for part in lines[0]["unused"] if part["place"] == "sound.mp3"]
        self.assertIn("2023/08/sound.mp3", unused["why"])


class LaterLists(Lists):
    def test_changes_are_recorded_and_nothing_is_overwritten(self):
        self.import_list(self.make_list("2021.csv", [["", FIRST, "12/15/2021", "", "", "WITHHELD", "3", ""]]))
        lines = self.import_list(self.make_list("2023.csv", [["", FIRST, "06/27/2023", "", "", "A MEMO", "3", ""]])).lines()
        [change] = lines[0]["changes"]
        self.assertEqual((change["document"], change["change"]["kind"], change["change"]["before"],
                          change["change"]["after"]), (FIRST, "opened", "WITHHELD", "A MEMO"))
        shown = self.show(FIRST)
        self.assertEqual([fact["value"] for fact in shown["metadata"] if fact["name"] == "title"], ["WITHHELD", "A MEMO"])
        self.assertEqual([(change["name"], change["kind"]) for change in shown["changes"]], [("title", "opened")])
        self.assertIn("opened", self.run_in_archive("show", FIRST, code=0).out)
        [path] = [path for path in self.git("ls-tree", "-r", "--name-only", "main").split() if path.endswith("document.json")]
        record = json.loads(self.git("show", f"main:{path}"))
        self.assert_valid("document.schema.json", record)
        self.assertEqual(record["changes"], shown["changes"])

    def test_the_order_of_imports_does_not_matter(self):
        lists = [self.make_list("2021.csv", [["", FIRST, "12/15/2021", "", "", "WITHHELD", "3", ""]]),
                 self.make_list("2023.csv", [["", FIRST, "06/27/2023", "", "", "A MEMO", "3", ""]])]
        for manifest in lists:
            self.import_list(manifest)
        first = self.git("rev-parse", "main:documents").strip()
        self.archive = self.folder / "other"
        self.make_archive()
        for manifest in reversed(lists):
            self.import_list(manifest)
        self.assertEqual(self.git("rev-parse", "main:documents").strip(), first)

    def test_the_same_list_again_changes_nothing(self):
        manifest = self.make_list("2021.csv", [["", FIRST, "12/15/2021", "", "", "A", "3", ""]])
        self.import_list(manifest)
        before = self.git("rev-parse", "main")
        self.import_list(manifest)
        self.assertEqual(self.git("rev-parse", "main"), before)


class Gaps(Lists):
    def test_release_fills_only_gaps(self):
        self.make_file("104-10001-10001.pdf")
        self.make_file("104-10001-10002.pdf")
        self.make_file("104-10001-10003.pdf")
        manifest = self.make_list("list.csv", [["104-10001-10001.pdf", FIRST, "06/27/2023", "", "", "", "", ""],
                                               ["104-10001-10002.pdf", SECOND, "", "", "", "", "", ""]])
        self.import_list(manifest, self.files, "--release", "later", "--agency", "NARA")
        folders = {name: [revision["folder"] for revision in line["revisions"]] for name, line in self.listed().items()}
        self.assertEqual(folders, {FIRST: ["2023-06-27"], SECOND: ["later"], "104-10001-10003": ["later"]})

    def test_a_file_without_row_and_release_fails_and_the_others_do_not(self):
        self.make_file("104-10001-10001.pdf")
        self.make_file("104-10001-10003.pdf")
        manifest = self.make_list("list.csv", [["104-10001-10001.pdf", FIRST, "06/27/2023", "", "", "", "", ""],
                                               ["104-10001-10002.pdf", SECOND, "", "", "", "", "", ""]])
        lines = self.import_list(manifest, self.files, code=1).lines()
        [failed] = [line for line in lines if line.get("status") == "failed"]
        self.assertIn("no row", failed["error"])
        [unused] = lines[0]["unused"]
        self.assertEqual(unused["place"], "row 3")

    def test_the_same_name_in_two_rows_needs_its_folder(self):
        self.make_file("104-10001-10001.pdf")
        manifest = self.make_list("list.csv", [["2023/104-10001-10001.pdf", FIRST, "06/27/2023", "", "", "", "", ""],
                                               ["2023/08/104-10001-10001.pdf", FIRST, "08/24/2023", "", "", "", "", ""]])
        lines = self.import_list(manifest, self.files, code=3).lines()
        [failed] = [line for line in lines if line.get("status") == "failed"]
        self.assertIn("2023/08/104-10001-10001.pdf", failed["error"])

    def test_a_mapping_says_what_is_not_recognised(self):
        manifest = self.make_list("list.csv", [["B-123456", "offen"]], ["Aktenzeichen", "Zustand"])
        self.assert_one_clear_sentence(self.import_list(manifest, "--release", "r", code=3), "no column of")
        mapping = self.folder / "mapping.tsv"
        mapping.write_text("Aktenzeichen\trecord\nZustand\t-\n", encoding="utf-8")
        self.import_list(manifest, "--release", "r", "--mapping", mapping)
        self.assertIn("B-123456", self.listed())

    def test_neither_files_nor_list_is_a_usage_error(self):
        self.assert_one_clear_sentence(self.run_in_archive("import", "--release", "r", code=2), "FILE or --manifest")
        self.assert_one_clear_sentence(self.run_in_archive("import", "a.pdf", code=2), "--release or --manifest")

    def test_a_dry_run_writes_nothing(self):
        manifest = self.make_list("list.csv", [["", FIRST, "06/27/2023", "", "", "A", "", ""]])
        before = self.git("rev-parse", "main")
        lines = self.import_list(manifest, "--dry-run").lines()
        self.assertEqual((lines[0]["new_documents"], lines[0]["commit"]), (1, None))
        self.assertEqual(self.git("rev-parse", "main"), before)


class TakenBack(Lists):
    def test_an_import_with_its_list_leaves_nothing(self):
        before = self.git("rev-parse", "main^{tree}")
        self.make_file("2023/104-10001-10001.pdf")
        manifest = self.make_list("list.csv", [["2023/104-10001-10001.pdf", FIRST, "06/27/2023", "", "", "A", "", ""],
                                               ["", SECOND, "06/27/2023", "", "", "B", "", ""]])
        act = self.import_list(manifest, self.files).lines()[-1]["import"]
        undone = self.run_in_archive("undo", act, "--json", code=0).json()
        self.assert_valid("undo.schema.json", undone)
        self.assertIsNotNone(undone["list"])
        self.assertEqual(self.git("rev-parse", "main^{tree}"), before)
        self.assertEqual(self.listed(), {})
        self.assertEqual(self.run_in_archive("undo", act).code, 5)

    def test_a_list_goes_and_what_others_said_stays(self):
        first = self.make_list("2021.csv", [["", FIRST, "12/15/2021", "", "", "WITHHELD", "", ""]])
        second = self.make_list("2023.csv", [["", FIRST, "06/27/2023", "", "", "A MEMO", "", ""],
                                             ["", SECOND, "06/27/2023", "", "", "B", "", ""]])
        act = self.import_list(first).lines()[-1]["import"]
        self.import_list(second)
        self.run_in_archive("undo", act, code=0)
        shown = self.show(FIRST)
        self.assertEqual([fact["value"] for fact in shown["metadata"]], ["A MEMO"])
        self.assertEqual(set(self.listed()), {FIRST, SECOND})

    def test_a_list_that_was_taken_in_for_two_releases_stays_for_the_other(self):
        rows = [["", FIRST, "", "Withhold", "", "A MEMO", "", ""]]
        first = self.make_list("list.csv", rows)
        act = self.import_list(first, "--release", "2021-12-15").lines()[-1]["import"]
        other = self.import_list(first, "--release", "2023-06-27").lines()[-1]["import"]
        self.run_in_archive("undo", act, code=0)
        self.assertEqual({state["release"] for state in self.show(FIRST)["states"]}, {"2023-06-27"})
        self.run_in_archive("verify", code=0)
        self.run_in_archive("export", "--bagit", self.folder / "bag", code=0)
        self.assertEqual(len(list((self.folder / "bag" / "data" / "evidence").iterdir())), 1)
        self.run_in_archive("undo", other, code=0)
        self.assertEqual(self.git("ls-tree", "--name-only", "main"), ".gitattributes\narchive.json\n")


class RealLists(Lists):
    def test_all_three_load_without_a_mapping(self):
        for name, documents in (("2021.xlsx", 1491), ("2023.xlsx", 2677), ("2025.xlsx", None)):
            outcome = self.import_list(real_file("manifests", name)).lines()[0]
            self.assertEqual(outcome["unused"], [])
            if documents:
                self.assertEqual(outcome["documents"], documents)
        self.assertEqual(self.run_in_archive("verify", "--json").json()["result"], "ok")


class Audit(Lists):
    """A made release with faults of every kind, planted one by one."""

    def audit(self, manifest, release="2023-06-27", code=None):
        result = self.run_in_archive("audit", release, "--manifest", manifest, "--json", code=code)
        found = result.json()
        self.assert_valid("audit.schema.json", found)
        return found

    def number(self, last):
        return f"104-10001-{last:05}"

    def row(self, last, pages=1, file=None, title="A MEMO", record=None, day="06/27/2023"):
        number = self.number(last)
        return [file if file is not None else f"2023/{number}.pdf", record or number, day, "Redact", "06/00/1975", title,
                str(pages + 3), str(pages)]

    def import_files(self, *paths):
        self.run_in_archive("import", *paths, "--release", "2023-06-27", "--ocr", "never", code=0)

    def test_of_a_complete_release_finds_nothing(self):
        rows = [self.row(last, pages=1 + last % 3) for last in range(1, 9)]
        for last in range(1, 9):
            self.make_file(f"2023/{self.number(last)}.pdf", pages=1 + last % 3)
        # Another release of the same list, and a file that is named after a number of its record.
        rows.append(self.row(1, file="2023/08/104-10001-00001.pdf", day="08/24/2023"))
        rows.append(self.row(20, file="2023/DOCID-32206291.pdf"))
        self.make_file("2023/DOCID-32206291.pdf")
        manifest = self.make_list("list.csv", rows)
        self.import_list(manifest, self.files / "2023")
        found = self.audit(manifest, code=0)
        self.assertEqual((found["faults"], found["rows"], found["matched"]), ([], 9, 9))
        self.assertIn("complete", self.run_in_archive("audit", "2023-06-27", "--manifest", manifest, code=0).out)
        missing = self.audit(manifest, "2023", code=1)["faults"]
        self.assertEqual([(fault["kind"], fault["release"]) for fault in missing], [("row_without_file", "2023-08-24")])

    def test_finds_the_twelve_faults_and_nothing_else(self):
        rows = [self.row(last) for last in range(1, 8)]
        planted = []

        def plant(kind, document, *changed_rows):
            planted.append((kind, document))
            rows.extend(changed_rows)

        for last in range(1, 19):
            self.make_file(f"2023/{self.number(last)}.pdf")
        for name in ("104-10001-00030.pdf", "DOCID-1234567.pdf", "104-10001-00015-b.pdf"):
            self.make_file(f"2023/{name}")
        plant("row_without_file", self.number(21), self.row(21))
        plant("row_without_file", self.number(22), self.row(22, file=""))
        plant("file_without_row", self.number(8))
        plant("listed_twice", self.number(9), self.row(9), self.row(9))
        plant("page_count_differs", self.number(10), self.row(10, pages=2))
        plant("page_count_differs", self.number(11), self.row(11, pages=40))
        plant("several_files", self.number(15), self.row(15),
              self.row(15, file="2023/104-10001-00015-b.pdf"))
        plant("several_records", self.number(16), self.row(16, file="2023/DOCID-1234567.pdf"),
              self.row(17, file="2023/DOCID-1234567.pdf"))
        plant("other_id", self.number(31), self.row(31, file="2023/104-10001-00030.pdf"))
        plant("other_id", self.number(12), self.row(12, file="2023/104-10001-00018.pdf"))
        plant("withheld_metadata", self.number(13), self.row(13, title="[RESTRICTED]"))
        plant("unusable_row", None, ["", "", "06/27/2023", "", "", "NOBODY", "", ""])
        for last in (12, 16, 17):
            (self.files / "2023" / f"{self.number(last)}.pdf").unlink()
        rows.append(self.row(14))
        self.import_files(self.files)
        found = self.audit(self.make_list("list.csv", rows), code=1)
        self.assertEqual(sorted((fault["kind"], fault["document"] or "") for fault in found["faults"]),
                         sorted((kind, document or "") for kind, document in planted))
        self.assertEqual(len(planted), 12)
        pages = [(fault["declared"], fault["found"]) for fault in found["faults"] if fault["kind"] == "page_count_differs"]
        self.assertEqual(pages, [(2, 1), (40, 1)])
        text = self.run_in_archive("audit", "2023-06-27", "--manifest", self.folder / "list.csv", code=1).out
        self.assertIn("12 faults", text)

    def test_hears_what_the_form_of_a_file_says(self):
        form = ["AGENCY : CIA", "RECORD NUMBER : 104-10001-00077", "RECORD SERIES : JFK", "TITLE : A MEMO", "DATE : 06/27/1963",
                "PAGES : 1", "CURRENT STATUS : Redact"]
        path = self.files / "2023" / f"{self.number(1)}.pdf"
        path.parent.mkdir(parents=True)
        path.write_bytes(lines_pdf([["JFK ASSASSINATION SYSTEM", "IDENTIFICATION FORM", *form]]))
        manifest = self.make_list("list.csv", [self.row(1)])
        self.import_list(manifest, self.files)
        [fault] = self.audit(manifest, code=1)["faults"]
        self.assertEqual((fault["kind"], fault["document"]), ("other_id", self.number(1)))
        self.assertIn("the form on page 1 says 104-10001-00077", fault["message"])

    def test_a_row_without_a_day_makes_no_release_of_the_year(self):
        manifest = self.make_list("list.csv", [self.row(1), self.row(2, day="")])
        self.make_file(f"2023/{self.number(1)}.pdf")
        self.import_files(self.files / "2023")
        found = self.audit(manifest, "2023", code=1)
        self.assertEqual((found["releases"], found["matched"]), (["2023-06-27"], 1))
        self.assertEqual([fault["kind"] for fault in found["faults"]], ["unusable_row"])

    def test_a_row_that_names_no_file_stands_for_all_parts_of_its_record(self):
        number = self.number(1)
        for part in (1, 2):
            self.make_file(f"2023/{number} part {part} of 2.pdf", pages=2)
        self.import_files(self.files / "2023")
        complete = self.make_list("list.csv", [self.row(1, pages=4, file="")])
        self.assertEqual(self.audit(complete, code=0)["faults"], [])
        short = self.make_list("short.csv", [self.row(1, pages=2, file="")])
        [fault] = self.audit(short, code=1)["faults"]
        self.assertEqual((fault["kind"], fault["declared"], fault["found"]), ("page_count_differs", 2, 4))

    def test_of_a_release_that_nobody_knows_is_an_error(self):
        manifest = self.make_list("list.csv", [self.row(1)])
        result = self.run_in_archive("audit", "1999", "--manifest", manifest, code=3)
        self.assert_one_clear_sentence(result, "1999")

    def test_of_a_real_list_against_a_few_files(self):
        self.make_file("2023/104-10332-10023.pdf", pages=2)
        manifest = real_file("manifests", "2023.xlsx")
        self.import_list(manifest, self.files)
        found = self.audit(manifest, "2023", code=1)
        self.assertEqual((found["rows"], found["matched"], len(found["releases"])), (2693, 1, 6))
        kinds = {fault["kind"] for fault in found["faults"]}
        self.assertEqual(kinds, {"row_without_file", "page_count_differs", "withheld_metadata", "several_files"})


if __name__ == "__main__":
    unittest.main()
