"""What the archive holds as a whole: stats at a day, and the same pages under other numbers."""
import csv
import io
import unittest
import xml.etree.ElementTree

from made_pdf import lines_pdf
from program import SAMPLES, ProgramTest, releases

OPENED = "299-10003-10002"  # redacted in the first release, less in the second
FIRST, SECOND = "104-10001-10001", "104-10001-10002"


class Stats(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        for release in releases()[:2]:
            self.import_file(SAMPLES / release / f"{OPENED}.pdf", release, "--agency", "NARA")
        clean = self.folder / f"{FIRST}.pdf"
        clean.write_bytes(lines_pdf([["A page that withholds nothing, of which there is one."]]))
        self.import_file(clean, releases()[0], "--agency", "NARA")

    def make_list(self, rows):
        path = self.folder / "list.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["Record Number", "Release Date", "Status", "Originator"], *rows])
        self.run_in_archive("import", "--manifest", path, code=0)

    def stats(self, *arguments):
        status = self.run_in_archive("stats", "--json", *arguments, code=0).json()
        self.assert_valid("stats.schema.json", status)
        return status

    def shown(self, document, release):
        summary = self.run_in_archive("show", document, "--json", code=0).json()
        [revision] = [each for each in summary["revisions"] if each["folder"] == release]
        return revision

    def test_count_the_newest_release_at_the_day(self):
        for number, day in enumerate(releases()[:2]):
            status = self.stats("--at", day)
            redactions = self.shown(OPENED, day)["redactions"]
            self.assertEqual(status["all"]["redactions"], redactions)
            self.assertEqual((status["all"]["documents"], status["all"]["redacted"], status["all"]["none_found"]), (2, 1, 1))
            self.assertEqual({row["name"]: row["totals"]["documents"] for row in status["rows"]},
                             {releases()[0]: 2} if number == 0 else {releases()[0]: 1, day: 1})
        self.assertEqual(self.stats("--at", "2016")["all"]["documents"], 0)
        self.assertEqual(self.stats()["all"], self.stats("--at", releases()[1])["all"])

    def test_give_shares_of_pages_and_words_by_code(self):
        status = self.stats("--by", "code", "--documents", "all")
        everything = status["all"]
        pages = [document for document in status["documents"] if document["id"] == OPENED]
        self.assertEqual(everything["withheld_pages"], pages[0]["withheld_pages"])
        self.assertAlmostEqual(everything["page_share"], everything["withheld_pages"] / everything["pages"], places=3)
        whole = everything["words"] + everything["withheld_words"]
        self.assertAlmostEqual(everything["word_share"], everything["withheld_words"] / whole, places=3)
        self.assertGreater(everything["withheld_words"], 0)
        codes = set(self.shown(OPENED, releases()[1])["codes"])
        self.assertEqual({row["name"] for row in status["rows"]} - {""}, codes)

    def test_say_where_agency_and_program_disagree(self):
        self.make_list([[OPENED, releases()[1], "Released in full", "FBI"], [FIRST, releases()[0], "Redact", "CIA"],
                        [SECOND, releases()[0], "Withhold", "CIA"]])
        status = self.stats("--documents", "disagree", "--by", "agency")
        self.assertEqual([(document["id"], document["found"], document["declared"]) for document in status["documents"]],
                         [(FIRST, "none_found", "in_part"), (OPENED, "redacted", "in_full")])
        everything = status["all"]
        self.assertEqual((everything["in_full_but_redacted"], everything["in_part_but_none_found"],
                          everything["no_file"], everything["declared_withheld"]), (1, 1, 1, 1))
        self.assertEqual({row["name"]: row["totals"]["documents"] for row in status["rows"]}, {"CIA": 2, "FBI": 1})
        # Before the second release nobody had declared the document.
        before = self.stats("--documents", "all", "--at", releases()[0])
        [opened] = [document for document in before["documents"] if document["id"] == OPENED]
        self.assertEqual(opened["declared"], "unknown")

    def test_of_a_document_without_a_file_the_newest_claim_counts(self):
        self.make_list([[SECOND, releases()[0], "Withhold", "CIA"], [SECOND, releases()[1], "Released in full", "CIA"]])
        [document] = [each for each in self.stats("--documents", "all")["documents"] if each["id"] == SECOND]
        self.assertEqual((document["found"], document["declared"]), ("no_file", "in_full"))

    def test_are_the_same_from_a_new_index_after_a_list_dated_a_release(self):
        page = self.folder / f"{SECOND}.pdf"
        page.write_bytes(lines_pdf([["A page of a release whose day nobody knew."]]))
        self.import_file(page, "later")
        path = self.folder / "dated.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["Record Number", "Release", "Release Date"],
                                        ["104-10001-10009", "later", "2024-05-01"]])
        self.stats()
        self.run_in_archive("import", "--manifest", path, "--release", "later", code=0)
        before = self.stats("--by", "year", "--documents", "all")
        self.run_in_archive("reindex", code=0)
        self.assertEqual(self.stats("--by", "year", "--documents", "all"), before)

    def test_are_the_same_from_a_new_index(self):
        before = self.stats("--by", "code", "--documents", "all")
        self.run_in_archive("reindex", code=0)
        self.assertEqual(self.stats("--by", "code", "--documents", "all"), before)

    def test_come_as_table_csv_and_plot(self):
        text = self.run_in_archive("stats", "--by", "year", code=0).out
        self.assertIn("1 document still contains redactions", text)
        rows = list(csv.DictReader(io.StringIO(self.run_in_archive("stats", "--by", "year", "--csv", code=0).out)))
        self.assertEqual({row["year"]: row["documents"] for row in rows}, {"2017": "1", "2021": "1"})
        documents = list(csv.DictReader(io.StringIO(
            self.run_in_archive("stats", "--documents", "none_found", "--csv", code=0).out)))
        self.assertEqual([row["document"] for row in documents], [FIRST])
        self.run_in_archive("stats", "--by", "year", "--svg", self.folder / "plot.svg", code=0)
        plot = xml.etree.ElementTree.parse(self.folder / "plot.svg").getroot()
        labels = {element.text for element in plot.iter("{http://www.w3.org/2000/svg}text")}
        self.assertLessEqual({"2017", "2021", "1 of 1", "0 of 1"}, labels)

    def test_a_day_that_is_none_is_a_usage_error(self):
        self.assert_one_clear_sentence(self.run_in_archive("stats", "--at", "yesterday", code=2), "yesterday")


def story(first, pages, words=60):
    """Pages of words that no other story has."""
    return [[" ".join(f"word{first}x{page}x{row}x{i}" for i in range(6)) for row in range(words // 6)]
            for page in range(pages)]


class Copies(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()

    def import_pages(self, number, pages, release="2021", code=0):
        path = self.folder / f"{number}.pdf"
        path.write_bytes(lines_pdf(pages))
        line = self.run_in_archive("import", path, "--release", release, "--ocr", "never", "--json", code=code).lines()[0]
        self.assert_valid("import.schema.json", line)
        return [(copy["kind"], copy["document"], copy["pages"]) for copy in line["copies"]]

    def test_the_same_pages_under_another_number_are_said(self):
        self.assertEqual(self.import_pages(FIRST, story(1, 3)), [])
        changed = story(1, 3)
        changed[1][2] = "another line was typed here by somebody else"
        self.assertEqual(self.import_pages(SECOND, changed), [("same_pages", FIRST, [[1, 1], [2, 2], [3, 3]])])
        self.assertEqual(self.import_pages("104-10001-10003", story(2, 3)), [])

    def test_a_fragment_and_a_larger_file_are_told_apart(self):
        self.import_pages(FIRST, story(1, 2) + story(2, 3) + story(3, 2))
        self.assertEqual(self.import_pages(SECOND, story(2, 3)), [("inside", FIRST, [[1, 3], [2, 4], [3, 5]])])
        self.assertEqual(self.import_pages("104-10001-10003", story(4, 4) + story(2, 3)),
                         [("contains", SECOND, [[5, 1], [6, 2], [7, 3]]),
                          ("shares_pages", FIRST, [[5, 3], [6, 4], [7, 5]])])

    def test_the_same_bytes_are_the_same_file(self):
        self.import_pages(FIRST, story(1, 1))
        self.assertEqual(self.import_pages(SECOND, story(1, 1)), [("same_bytes", FIRST, [])])

    def test_another_release_of_the_document_is_no_copy(self):
        self.import_pages(FIRST, story(1, 2))
        self.assertEqual(self.import_pages(FIRST, story(1, 2) + story(2, 1), release="2023"), [])

    def test_files_of_one_import_know_each_other(self):
        folder = self.folder / "in"
        folder.mkdir()
        for number in (FIRST, SECOND):
            (folder / f"{number}.pdf").write_bytes(lines_pdf(story(1, 2) + story(int(number[-1]) + 5, 1, words=6)))
        lines = self.run_in_archive("import", folder, "--release", "2021", "--ocr", "never", "--json", code=0).lines()
        self.assertEqual([len(line["copies"]) for line in lines[:2]], [0, 1])
        text = self.run_in_archive("show", FIRST, "--copies", code=0).out
        self.assertIn(SECOND, text)

    def test_show_says_it_later_and_from_a_new_index(self):
        self.import_pages(FIRST, story(1, 3))
        self.import_pages(SECOND, story(1, 3) + story(2, 4))
        for _ in range(2):
            shown = self.run_in_archive("show", FIRST, "--copies", "--json", code=0).json()
            self.assert_valid("copies.schema.json", shown)
            [copy] = shown["copies"]
            self.assertEqual((copy["kind"], copy["document"], copy["page_count"]), ("inside", SECOND, 7))
            self.run_in_archive("reindex", code=0)
        self.run_in_archive("undo", f"{SECOND}@2021", code=0)
        self.assertIn("no other document", self.run_in_archive("show", FIRST, "--copies", code=0).out)


if __name__ == "__main__":
    unittest.main()
