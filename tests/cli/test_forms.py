"""What forms and withdrawal sheets say: values of a document with their source, placeholders, and what became of them."""
import csv
import subprocess

from made_pdf import placed_pdf, text_pdf
from program import ProgramTest

NUMBER = "104-10004-10156"
FOLDER = "2006-1135-F"
FORM = """AGENCY INFORMATION
AGENCY : {agency}
RECORD NUMBER : {number}
RECORD SERIES : JFK
DOCUMENT INFORMATION
ORIGINATOR : CIA
FROM : A. LARSSON
TO : DIRECTOR
TITLE : {title}
DATE : {date}
PAGES : {pages}
SUBJECTS : HARBOR SURVEY
CLASSIFICATION : SECRET
RESTRICTIONS : OPEN IN FULL
CURRENT STATUS : {status}
OPENING CRITERIA : INDEFINITE
COMMENTS : JFK64-16"""
MEMO = "The committee met on Tuesday morning in the old library\nand approved the transfer of the remaining funds."
ROWS = [("001. memo", "Larsson to Berg re: Survey of the harbor (2 pages)", "03/04/1994", "P1/b(1)"),
        ("002. letter", "Berg to Larsson re: Visit to Portville [partial]", "03/09/1994", "P5")]


def form(number=NUMBER, title="CABLE ON A VISIT", date="11/26/63", pages=2, status="Redact", agency="CIA"):
    return FORM.format(number=number, title=title, date=date, pages=pages, status=status, agency=agency)


def sheet(rows=ROWS):
    cells = [(200, 720, "Withdrawal/Redaction Sheet"), (60, 680, "DOCUMENT NO."), (60, 668, "AND TYPE"),
             (160, 680, "SUBJECT/TITLE"), (420, 680, "DATE"), (500, 680, "RESTRICTION")]
    for i, row in enumerate(rows):
        cells += [(x, 640 - 30 * i, text) for x, text in zip((60, 160, 420, 500), row)]
    return cells + [(60, 200, "COLLECTION:")]


class Forms(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()

    def make(self, name, *pages):
        path = self.folder / name
        path.write_bytes(text_pdf([(page, "") for page in pages]))
        return path

    def make_sheet(self, name, rows=ROWS):
        path = self.folder / name
        path.write_bytes(placed_pdf([sheet(rows)]))
        return path

    def make_list(self, name, rows):
        path = self.folder / name
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["File Name", "Record Num", "NARA Release Date", "Title", "Doc Date", "Status"], *rows])
        return path

    def imported(self, file, release, *options):
        lines = self.import_file(file, release, "--json", *options).lines()
        for line in lines:
            self.assert_valid("import.schema.json", line)
        return lines[0]

    def import_list(self, manifest):
        return self.run_in_archive("import", "--manifest", manifest, "--json", code=0).lines()

    def show(self, document):
        shown = self.run_in_archive("show", document, "--json", code=0).json()
        self.assert_valid("show.schema.json", shown)
        return shown

    def facts(self, document):
        return {fact["name"]: fact for fact in self.show(document)["metadata"]}

    def valid(self, schema, *arguments, code=None):
        result = self.run_in_archive(*arguments, "--json", code=code).json()
        self.assert_valid(schema, result)
        return result

    def verify(self):
        self.assertEqual(self.run_in_archive("verify", "--json").json()["result"], "ok")


class RecordForms(Forms):
    def test_fill_the_metadata_of_their_document_with_source(self):
        self.imported(self.make("scan.pdf", form(), MEMO), "2023-06-27")
        facts = self.facts(NUMBER)
        self.assertEqual({name: fact["value"] for name, fact in facts.items()},
                         {"agency": "CIA", "series": "JFK", "originator": "CIA", "from": "A. LARSSON", "to": "DIRECTOR",
                          "title": "CABLE ON A VISIT", "date": "11/26/63", "paper_pages": "2", "subjects": "HARBOR SURVEY",
                          "classification": "SECRET", "restrictions": "OPEN IN FULL", "current_status": "Redact",
                          "opening_criteria": "INDEFINITE", "comments": "JFK64-16"})
        self.assertEqual(facts["date"]["date"], "1963-11-26")
        source = facts["title"]["source"]
        self.assertEqual((source["name"], source["place"], source["release"], source["as_of"]),
                         (f"record form in {NUMBER}@2023-06-27", "page 1", "2023-06-27", "2023-06-27"))
        revision = self.run_in_archive("show", f"{NUMBER}@2023-06-27", "--json", code=0).json()
        self.assertEqual(source["evidence"], revision["observed"]["sha256"])
        text = self.run_in_archive("show", NUMBER, code=0).out
        self.assertIn("CABLE ON A VISIT", text)
        self.assertIn(f"record form in {NUMBER}@2023-06-27 of 2023-06-27, page 1", text)
        self.verify()

    def test_of_a_later_release_change_a_value_and_it_is_told(self):
        self.imported(self.make("early.pdf", form(title="[RESTRICTED]")), "2018")
        line = self.imported(self.make("late.pdf", form(status="OPEN")), "2023")
        told = {change["name"]: (change["kind"], change["before"], change["after"]) for change in line["changes"]}
        self.assertEqual(told, {"title": ("opened", "[RESTRICTED]", "CABLE ON A VISIT"),
                                "current_status": ("changed", "Redact", "OPEN")})
        self.assertEqual({change["name"] for change in self.show(NUMBER)["changes"]}, set(told))

    def test_that_say_what_a_list_does_not_leave_both(self):
        self.import_list(self.make_list("list.csv", [["", NUMBER, "06/27/2023", "A LETTER TO A FRIEND", "11/26/1963", ""]]))
        self.imported(self.make("scan.pdf", form()), "2023-06-27")
        titles = [(fact["value"], fact["source"]["name"]) for fact in self.show(NUMBER)["metadata"] if fact["name"] == "title"]
        self.assertEqual(titles, [("A LETTER TO A FRIEND", "list list.csv"),
                                  ("CABLE ON A VISIT", f"record form in {NUMBER}@2023-06-27")])
        changes = [(change["kind"], change["name"]) for change in self.show(NUMBER)["changes"]]
        self.assertEqual(changes, [("disagrees", "title")])  # the date is the same day, written otherwise

    def test_of_another_record_say_nothing_of_this_one(self):
        line = self.imported(self.make("104-10004-10143.pdf", form("104-10004-10777")), "2023")
        self.assertEqual(line["document"], "104-10004-10143")
        self.assertEqual(self.show("104-10004-10143")["metadata"], [])

    def test_that_are_taken_back_leave_nothing(self):
        self.imported(self.make("early.pdf", form()), "2018")
        before = self.show(NUMBER)
        lines = self.import_file(self.make("late.pdf", form(title="A LETTER TO A FRIEND")), "2023", "--json").lines()
        self.run_in_archive("undo", lines[-1]["import"], code=0)
        self.assertEqual(self.show(NUMBER), before)
        # The first import again, after a later one: what that said stays.
        act = self.import_file(self.make("third.pdf", form(status="OPEN")), "2025", "--json").lines()[-1]["import"]
        self.run_in_archive("undo", f"{NUMBER}@2018", code=0)
        left = {fact["source"]["name"] for fact in self.show(NUMBER)["metadata"]}
        self.assertEqual(left, {f"record form in {NUMBER}@2025"})
        self.run_in_archive("undo", act, code=0)
        self.run_in_archive("show", NUMBER, code=3)


class Sheets(Forms):
    def import_sheet(self, release="2010"):
        return self.imported(self.make_sheet(f"{FOLDER}.pdf"), release, "--document", FOLDER)

    def opened(self, **changed):
        values = {"number": "104-10004-10777", "title": "LARSSON TO BERG RE: SURVEY OF THE HARBOR", "date": "03/04/94",
                  "pages": 2, **changed}
        return form(**values)

    def test_name_placeholders_with_state_code_and_source(self):
        line = self.import_sheet()
        self.assertEqual(line["items"], [f"{FOLDER}-item-1", f"{FOLDER}-item-2"])
        [placeholder] = self.show(f"{FOLDER}-item-1")["placeholders"]
        self.assertEqual((placeholder["release"], placeholder["state"], placeholder["value"]),
                         ("2010", "withheld_in_full", "P1/b(1)"))
        self.assertEqual((placeholder["source"]["name"], placeholder["source"]["place"]),
                         (f"withdrawal sheet in {FOLDER}@2010", "page 1, row 1"))
        self.assertEqual(self.facts(f"{FOLDER}-item-1")["date"]["date"], "1994-03-04")
        self.assertEqual(self.facts(f"{FOLDER}-item-1")["paper_pages"]["value"], "2")
        self.assertEqual(self.show(f"{FOLDER}-item-2")["placeholders"][0]["state"], "in_part")
        self.assertIn("no file", self.run_in_archive("list", code=0).out)
        self.verify()

    def test_keep_the_names_of_their_items_in_a_later_release(self):
        self.import_sheet()
        self.import_sheet("2012")
        releases = [claim["release"] for claim in self.show(f"{FOLDER}-item-1")["placeholders"]]
        self.assertEqual(releases, ["2010", "2012"])
        self.assertEqual({line["id"] for line in self.run_in_archive("list", "--json").lines()},
                         {FOLDER, f"{FOLDER}-item-1", f"{FOLDER}-item-2"})

    def test_keep_them_where_a_row_was_added_and_all_are_numbered_anew(self):
        self.import_sheet()
        rows = [ROWS[0], ("002. cable", "Cable from Portville re: The bridge", "03/08/1994", "P1/b(1)"),
                ("003. letter", *ROWS[1][1:])]
        line = self.imported(self.make_sheet("later.pdf", rows), "2012", "--document", FOLDER)
        self.assertEqual(line["items"], [f"{FOLDER}-item-1", f"{FOLDER}-item-2", f"{FOLDER}-item-2.2"])
        self.assertEqual([claim["release"] for claim in self.show(f"{FOLDER}-item-2")["placeholders"]], ["2010", "2012"])
        self.assertIn("The bridge", self.facts(f"{FOLDER}-item-2.2")["title"]["value"])

    def test_that_name_a_record_by_another_number_mean_its_document(self):
        self.imported(self.make("104-10004-10156[c00546914].pdf", MEMO), "2009")
        [alias] = self.show("104-10004-10156")["aliases"]
        line = self.imported(self.make_sheet(f"{FOLDER}.pdf", [("C00546914", "Cable on a visit", "03/04/1994", "P5")]), "2010",
                             "--document", FOLDER)
        self.assertEqual((alias, line["items"]), ("cia:C00546914", ["104-10004-10156"]))

    def test_of_the_name_of_a_document_are_noticed(self):
        self.imported(self.make("own.pdf", form("", title="A LETTER TO A FRIEND")), "2009", "--document",
                      f"{FOLDER}-item-1")
        line = self.import_sheet()
        self.assertEqual(line["items"], [f"{FOLDER}-item-1.2", f"{FOLDER}-item-2"])
        [finding] = line["findings"]
        self.assertEqual((finding["kind"], finding["page"]), ("id_conflict", 1))
        self.assertIn(f"filed as {FOLDER}-item-1.2", finding["message"])

    def test_of_a_long_name_have_items_all_the_same(self):
        folder = "a-folder-of-the-library-" * 4
        ids = []
        for end in ("one", "two"):
            ids += self.imported(self.make_sheet(f"{end}.pdf"), "2010", "--document", folder + end)["items"]
        self.assertEqual(len(set(ids)), 4)

    def test_are_joined_by_the_file_whose_title_date_and_pages_fit(self):
        self.import_sheet()
        line = self.imported(self.make("scan.pdf", self.opened(), MEMO, MEMO), "2015")
        self.assertEqual((line["document"], line["id_witness"]), (f"{FOLDER}-item-1", "sheet"))
        self.assertEqual((line["opens"]["release"], line["opens"]["state"]), ("2010", "withheld_in_full"))
        self.assertEqual(self.show("104-10004-10777")["id"], f"{FOLDER}-item-1")
        again = self.imported(self.make("scan.pdf", self.opened(), MEMO, MEMO), "2015")
        self.assertEqual((again["document"], again["status"]), (f"{FOLDER}-item-1", "unchanged"))
        later = self.imported(self.make("again.pdf", self.opened(), MEMO, MEMO, MEMO), "2020")
        self.assertEqual((later["document"], later["opens"]), (f"{FOLDER}-item-1", None))

    def test_are_not_joined_silently_where_one_of_them_differs(self):
        self.import_sheet()
        line = self.imported(self.make("scan.pdf", self.opened(pages=9)), "2015")
        self.assertEqual((line["document"], line["opens"]), ("104-10004-10777", None))
        [finding] = line["findings"]
        self.assertEqual(finding["kind"], "may_be_item")
        self.assertIn(f"{FOLDER}-item-1", finding["message"])
        self.assertIn("9 pages instead of 2", finding["message"])
        said = self.imported(self.make("scan.pdf", self.opened(pages=9)), "2015", "--document", f"{FOLDER}-item-1")
        self.assertEqual(said["opens"]["release"], "2010")

    def test_are_found_by_the_text_of_a_file_without_a_form(self):
        self.import_sheet()
        memo = "To Berg, from Larsson, 4 March 1994\nSurvey of the harbor\nThe harbor was measured in winter."
        line = self.imported(self.make("memo.pdf", memo, MEMO), "2015")
        self.assertEqual((line["document"], line["id_witness"]), (f"{FOLDER}-item-1", "sheet"))
        other = self.imported(self.make("other.pdf", memo.replace("harbor", "office"), MEMO), "2015")
        self.assertEqual((other["document"], other["findings"][0]["kind"]), ("other", "id_from_file_name"))

    def test_are_taken_back_with_their_items(self):
        before = subprocess.run(["git", "-C", self.archive / "repository.git", "rev-parse", "main^{tree}"], text=True,
                                capture_output=True, check=True).stdout
        act = self.import_file(self.make_sheet(f"{FOLDER}.pdf"), "2010", "--document", FOLDER, "--json").lines()[-1]["import"]
        self.run_in_archive("undo", act, code=0)
        self.assertEqual(self.run_in_archive("list", "--json").lines(), [])
        after = subprocess.run(["git", "-C", self.archive / "repository.git", "rev-parse", "main^{tree}"], text=True,
                               capture_output=True, check=True).stdout
        self.assertEqual(after, before)


class Removed(Forms):
    """What forms and sheets said goes with the file that holds them, out of every record and all of history."""

    def remove(self, target, removals=1):
        report = self.valid("remove.schema.json", "remove", target, "--reason", "order 12 of a court", code=0)
        self.assertEqual(self.run_in_archive("verify", "--json", code=0).json()["checked"]["removals"], removals)
        return report

    def assert_nowhere(self, *words):
        objects = subprocess.run(["git", "-C", self.archive / "repository.git", "cat-file", "--batch", "--batch-all-objects"],
                                 capture_output=True, check=True).stdout
        index = (self.archive / "index.sqlite").read_bytes() if (self.archive / "index.sqlite").exists() else b""
        for word in words:
            self.assertNotIn(word.lower().encode(), (objects + index).lower())

    def test_forms_take_their_values_along_and_leave_those_of_others(self):
        self.imported(self.make("a.pdf", form(title="QUETZALMOOR VISIT"), MEMO), "2017", "--document", NUMBER)
        self.imported(self.make("b.pdf", form(title="CABLE ON A VISIT"), MEMO), "2018", "--document", NUMBER)
        self.assertEqual(len([fact for fact in self.show(NUMBER)["metadata"] if fact["name"] == "title"]), 2)
        self.remove(f"{NUMBER}@2017")
        titles = [fact["value"] for fact in self.show(NUMBER)["metadata"] if fact["name"] == "title"]
        self.assertEqual(titles, ["CABLE ON A VISIT"])
        self.assert_nowhere("QUETZALMOOR")

    def test_one_record_can_lose_values_twice(self):
        for release, title in (("2017", "QUETZALMOOR VISIT"), ("2018", "CABLE ON A VISIT"), ("2019", "BRINDLEWICK REPORT")):
            self.imported(self.make(f"{release}.pdf", form(title=title), MEMO), release, "--document", NUMBER)
        self.remove(f"{NUMBER}@2017")
        self.remove(f"{NUMBER}@2019", removals=2)
        titles = [fact["value"] for fact in self.show(NUMBER)["metadata"] if fact["name"] == "title"]
        self.assertEqual(titles, ["CABLE ON A VISIT"])
        self.assert_nowhere("QUETZALMOOR", "BRINDLEWICK")

    def test_pages_that_are_not_there_take_nothing(self):
        self.imported(self.make("a.pdf", form(title="CABLE ON A VISIT"), MEMO), "2017", "--document", NUMBER)
        refused = self.run_in_archive("remove", f"{NUMBER}@2017/99", "--reason", "order 12 of a court", code=3)
        self.assertIn("never held", refused.err)
        self.assertEqual(self.facts(NUMBER)["title"]["value"], "CABLE ON A VISIT")

    def test_pages_take_the_values_of_the_forms_of_their_file_along(self):
        self.imported(self.make("a.pdf", form(title="QUETZALMOOR VISIT"), MEMO), "2017", "--document", NUMBER)
        self.remove(f"{NUMBER}@2017/1")
        self.assertEqual(self.show(NUMBER)["metadata"], [])
        self.assert_nowhere("QUETZALMOOR")

    def test_the_last_file_of_a_document_takes_its_record_along(self):
        self.imported(self.make("a.pdf", form(title="QUETZALMOOR VISIT"), MEMO), "2017", "--document", NUMBER)
        self.imported(self.make("b.pdf", MEMO), "2018", "--document", "other")
        for number, target in enumerate((f"{NUMBER}@2017", "other@2018"), 1):
            self.remove(target, removals=number)
        self.assertEqual(self.run_in_archive("list", "--json", code=0).lines(), [])
        for document in (NUMBER, "other"):
            self.run_in_archive("show", document, code=3)
        self.assert_nowhere("QUETZALMOOR")
        self.run_in_archive("reindex", code=0)
        self.assertEqual(self.run_in_archive("list", "--json", code=0).lines(), [])

    def test_documents_that_lost_values_alone_say_so_among_their_events(self):
        def told():
            events = self.valid("events.schema.json", "show", NUMBER, "--events", code=0)["events"]
            self.assertEqual(len({event["id"] for event in events}), len(events))
            return [event["detail"] for event in events if event["type"] == "metadata modification"]

        self.imported(self.make(f"{NUMBER}[c00546914].pdf", MEMO), "2009")
        sheet_file = self.make_sheet(f"{FOLDER}.pdf", [("C00546914", "Larsson to Berg re: Quetzalmoor", "03/04/1994", "P5")])
        act = self.import_file(sheet_file, "2010", "--document", FOLDER, "--json").lines()[-1]["import"]
        self.run_in_archive("undo", act, code=0)
        self.imported(sheet_file, "2010", "--document", FOLDER)
        sheet_says = "what a withdrawal sheet says of it was taken "
        self.assertEqual(told(), [sheet_says + "in", sheet_says + "back", sheet_says + "in"])
        self.remove(FOLDER)
        self.assertEqual(told()[-1], "values of its record were removed by order")
        self.assertEqual(self.show(NUMBER)["metadata"], [])

    def test_sheets_take_their_items_along(self):
        rows = [("001. memo", "Larsson to Berg re: Quetzalmoor (2 pages)", "03/04/1994", "P1/b(1)"),
                ("", "Berg to Larsson re: Brindlewick", "03/09/1994", "P5")]
        line = self.imported(self.make_sheet("2006-1135-F.pdf", rows), "2010", "--document", "2006-1135-F")
        self.assertEqual(line["items"], ["2006-1135-F-item-1", "2006-1135-F-item-p1r2"])
        self.remove("2006-1135-F")
        self.assertEqual(self.run_in_archive("list", "--json", code=0).lines(), [])
        self.assert_nowhere("Quetzalmoor", "Brindlewick")


class Verdicts(Forms):
    """What was withheld in full and is released, and what was released and is withdrawn."""

    def made_released(self):
        self.import_list(self.make_list("2018.csv", [["", NUMBER, "2018-04-26", "", "", "Withhold"]]))
        self.imported(self.make("scan.pdf", form(), MEMO), "2023-06-27")

    def made_withdrawn(self):
        self.imported(self.make("scan.pdf", form(), MEMO), "2018-04-26")
        self.import_list(self.make_list("2023.csv", [["", NUMBER, "2023-06-27", "", "", "Withhold"]]))

    def test_a_file_after_a_placeholder_is_released(self):
        self.made_released()
        diff = self.valid("diff.schema.json", "diff", NUMBER, code=1)
        self.assertEqual((diff["verdict"], [pair["before"] for pair in diff["pages"]]), ("released", [None, None]))
        text = self.run_in_archive("diff", NUMBER, code=1).out
        self.assertIn(f"{NUMBER}@2018-04-26 (withheld in full) → {NUMBER}@2023-06-27", text)
        pair = self.valid("diff.schema.json", "diff", f"{NUMBER}@2018-04-26", "@2023-06-27", code=1)
        self.assertEqual(pair["verdict"], "released")
        history = self.valid("history.schema.json", "diff", NUMBER, "--all", code=1)
        self.assertEqual([(step["release"], step["verdict"]) for step in history["releases"]], [("2023-06-27", "released")])
        timeline = self.valid("timeline.schema.json", "timeline", NUMBER, code=0)
        self.assertEqual([entry["verdict"] for entry in timeline["entries"]], ["released"])
        rows = self.run_in_archive("diff", "--release", "2023", "--json", code=1).lines()
        self.assertEqual((rows[0]["against"], rows[0]["verdict"]), ("2018-04-26", "released"))
        self.assertEqual((rows[-1]["verdicts"], rows[-1]["news"]), ({"released": 1}, 1))
        stats = self.valid("stats.schema.json", "stats", code=0)
        self.assertEqual((stats["all"]["released"], stats["all"]["withdrawn"]), (1, 0))
        self.assertEqual(self.valid("stats.schema.json", "stats", "--at", "2020", code=0)["all"]["released"], 0)
        page = self.folder / "diff.html"
        self.run_in_archive("diff", NUMBER, "--html", page, code=1)
        self.assertIn("released", page.read_text(encoding="utf-8"))

    def test_a_file_after_a_placeholder_of_unsure_order_is_compared_with_the_file_before(self):
        scan = self.make("scan.pdf", form(), MEMO)
        self.imported(scan, "2018-04-26")
        self.import_list(self.make_list("2021.csv", [["", NUMBER, "2021", "", "", "Withhold"]]))
        self.imported(scan, "2021-04-26")
        verdicts = ["first", "withdrawn", "identical"]
        timeline = self.valid("timeline.schema.json", "timeline", NUMBER, code=0)
        self.assertEqual([entry["verdict"] for entry in timeline["entries"]], verdicts)
        history = self.valid("history.schema.json", "diff", NUMBER, "--all", code=1)
        self.assertEqual([step["verdict"] for step in history["releases"]], verdicts)
        self.assertEqual(self.valid("diff.schema.json", "diff", NUMBER, code=0)["verdict"], "identical")
        row = self.run_in_archive("diff", "--release", "2021-04-26", "--json", code=0).lines()[0]
        self.assertEqual((row["against"], row["verdict"]), ("2018-04-26", "identical"))

    def test_a_placeholder_after_a_file_withdraws_it(self):
        self.made_withdrawn()
        diff = self.valid("diff.schema.json", "diff", NUMBER, code=1)
        self.assertEqual((diff["verdict"], [pair["after"] for pair in diff["pages"]]), ("withdrawn", [None, None]))
        self.assertIn("is withheld in full", self.run_in_archive("diff", NUMBER, code=1).out)
        history = self.valid("history.schema.json", "diff", NUMBER, "--all", code=1)
        self.assertEqual([(step["release"], step["verdict"]) for step in history["releases"]],
                         [("2018-04-26", "first"), ("2023-06-27", "withdrawn")])
        timeline = self.valid("timeline.schema.json", "timeline", NUMBER, code=0)
        self.assertEqual([(entry["verdict"], entry["pages"]) for entry in timeline["entries"]], [("first", 2), ("withdrawn", 0)])
        rows = self.run_in_archive("diff", "--release", "2023", "--json", code=1).lines()
        self.assertEqual((rows[0]["release"], rows[0]["against"], rows[0]["verdict"]), ("2023-06-27", "2018-04-26", "withdrawn"))
        stats = self.valid("stats.schema.json", "stats", code=0)["all"]
        self.assertEqual((stats["released"], stats["withdrawn"]), (0, 1))
        self.run_in_archive("diff", NUMBER, "--html", self.folder / "diff.html", code=1)
        self.verify()

    def test_a_file_after_it_was_withdrawn_is_released_again(self):
        self.made_withdrawn()
        self.imported(self.make("again.pdf", form(), MEMO), "2025-03-18")
        history = self.valid("history.schema.json", "diff", NUMBER, "--all", code=1)
        self.assertEqual([step["verdict"] for step in history["releases"]], ["first", "withdrawn", "released"])
        diff = self.valid("diff.schema.json", "diff", f"{NUMBER}@2018-04-26", "@2025-03-18")
        self.assertEqual(diff["verdict"], "identical")

    def test_an_item_of_a_sheet_that_opens_is_released(self):
        self.imported(self.make_sheet(f"{FOLDER}.pdf"), "2010", "--document", FOLDER)
        self.imported(self.make("scan.pdf", MEMO), "2015", "--document", f"{FOLDER}-item-1")
        self.assertEqual(self.valid("diff.schema.json", "diff", f"{FOLDER}-item-1", code=1)["verdict"], "released")
        self.imported(self.make("other.pdf", MEMO), "2015", "--document", f"{FOLDER}-item-2")  # a part was open
        self.assertEqual(self.valid("diff.schema.json", "diff", f"{FOLDER}-item-2", code=0)["verdict"], "first")

    def test_what_a_list_says_was_withheld_until_its_release_is_released(self):
        path = self.folder / "2021.csv"
        path.write_text("Record Num,NARA Release Date,Formerly Withheld,Title\n"
                        f"{NUMBER},12/15/2021,Withhold,A MEMO\n", encoding="utf-8")
        self.import_list(path)
        self.imported(self.make("scan.pdf", form(), MEMO), "2021-12-15")
        self.assertEqual(self.valid("diff.schema.json", "diff", NUMBER, code=1)["verdict"], "released")


if __name__ == "__main__":
    import unittest
    unittest.main()
