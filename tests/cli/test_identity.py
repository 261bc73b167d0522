"""Which document a file is: numbers on its pages, forms, aliases, conflicts, parts of a file."""
from made_pdf import text_pdf
from program import ProgramTest, real_file

FORM = """AGENCY INFORMATION
AGENCY : CIA
RECORD NUMBER : {number}
RECORD SERIES : JFK
DOCUMENT INFORMATION
ORIGINATOR : CIA
TITLE : {title}
DATE : 11/26/63
PAGES : 2
CURRENT STATUS : Redact
COMMENTS : see 124-10180-10999"""
MEMO = """The committee met on Tuesday morning in the old library
and approved the transfer of the remaining funds to the office.
It refers to record 104-10004-10999 and to nothing else at all."""


def form(number, title="CABLE ON A VISIT"):
    return FORM.format(number=number, title=title)


class Identity(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()

    def make(self, name, *pages):
        path = self.folder / name
        path.write_bytes(text_pdf([page if isinstance(page, tuple) else (page, "") for page in pages]))
        return path

    def imported(self, file, release, *options):
        lines = self.import_file(file, release, "--json", *options).lines()
        for line in lines:
            self.assert_valid("import.schema.json", line)
        return lines[0]

    def test_the_form_names_a_file_whose_name_says_nothing(self):
        line = self.imported(self.make("scan.pdf", form("104-10004-10156"), MEMO), "2023")
        self.assertEqual((line["document"], line["id_witness"]), ("104-10004-10156", "form_field"))

    def test_every_number_of_a_document_finds_it(self):
        page = "Approved for Release: 2012/12/04 C02462959"
        self.imported(self.make("docid-32174879.pdf", (form("104-10004-10156"), "NW 50955 DocId:32174879 Page 1"),
                                (MEMO + "\n" + page, "NW 50955 DocId:32174879 Page 2")), "2023")
        for name in ("104-10004-10156", "docid:32174879", "docid-32174879", "cia:C02462959", "C02462959"):
            shown = self.run_in_archive("show", name, "--json", code=0).json()
            self.assertEqual(shown["id"], "104-10004-10156", name)

    def test_a_footer_joins_the_record_that_the_archive_knows(self):
        self.imported(self.make("a.pdf", (form("104-10004-10156"), "NW 50955 DocId:32174879 Page 1")), "2021")
        line = self.imported(self.make("DOCID-32174879.pdf", (MEMO, "NW 65990 DocId:32174879 Page 1")), "2023")
        self.assertEqual((line["document"], line["id_witness"]), ("104-10004-10156", "alias"))

    def test_a_name_that_the_form_contradicts_is_told_with_both_numbers(self):
        line = self.imported(self.make("104-10004-10143.pdf", form("104-10004-10134")), "2023")
        self.assertEqual(line["document"], "104-10004-10143")
        self.assertEqual([finding["kind"] for finding in line["findings"]], ["id_conflict"])
        self.assertIn("the file name says 104-10004-10143, the form on page 1 says 104-10004-10134",
                      line["findings"][0]["message"])

    def test_a_hidden_name_says_nothing(self):
        file = self.make("104-10004-10143.pdf", form("104-10004-10134"))
        self.assertEqual(self.imported(file, "2023", "--no-file-name")["document"], "104-10004-10134")
        bare = self.imported(self.make("104-10004-10144.pdf", "Nothing is here."), "2023", "--no-file-name")
        self.assertEqual(bare["id_witness"], "digest")

    def test_the_same_file_again_is_unchanged_whatever_names_it(self):
        file = self.make("scan.pdf", form("104-10004-10156"), MEMO)
        self.imported(file, "2023")
        self.assertEqual(self.imported(file, "2023")["status"], "unchanged")

    def test_a_range_of_pages_is_a_document_by_itself(self):
        packet = self.make("packet.pdf", MEMO, "second page here", "third page here", "fourth page here")
        line = self.imported(packet, "2018", "--pages", "2-3", "--document", "memo-4")
        self.assertEqual((line["document"], line["pages"]), ("memo-4", 2))
        self.assertIn("third page", self.run_in_archive("show", "memo-4@2018/2", code=0).out)
        revision = self.run_in_archive("show", "memo-4@2018", "--json", code=0).json()
        self.assert_valid("revision.schema.json", revision)
        self.assertEqual(revision["pages_of_file"], [2, 3])
        self.assertEqual(self.imported(packet, "2018", "--pages", "2-3", "--document", "memo-4")["status"], "unchanged")
        self.run_in_archive("verify", code=0)
        for wrong, words in (("2-99", "pages 2 to 99"), ("7", "page 7")):
            failed = self.import_file(packet, "2018", "--pages", wrong, "--document", "memo-5", code=3)
            self.assertIn(f"packet.pdf: {words} cannot be taken from the file, which has 4 pages", failed.out + failed.err)
        self.run_in_archive("show", "memo-5", code=3)
        for wrong in (["--pages", "3-2", "--document", "x"], ["--pages", "2-3"], ["--pages", "a", "--document", "x"]):
            self.import_file(packet, "2018", *wrong, code=2)

    def test_a_range_is_compared_with_its_own_pages(self):
        early = self.make("packet-1.pdf", MEMO, "The survey of the harbor was sent on Monday.", "third page")
        late = self.make("packet-2.pdf", "The survey of the harbor was sent on Monday.", MEMO)
        self.imported(early, "2018", "--pages", "2", "--document", "memo-4")
        self.imported(late, "2020", "--pages", "1", "--document", "memo-4")
        diff = self.run_in_archive("diff", "memo-4", "--json", code=0).json()
        self.assertEqual(diff["verdict"], "same")

    def test_a_file_of_two_records_is_split_when_it_is_said(self):
        file = self.make("packet.pdf", form("104-10004-10156"), MEMO, form("124-10180-10295"), MEMO, MEMO)
        whole = self.imported(file, "2018")
        self.assertEqual([finding["kind"] for finding in whole["findings"]], ["several_records"])
        lines = self.import_file(file, "2023", "--split", "auto", "--json").lines()
        self.assertEqual([(line["document"], line["pages"]) for line in lines[:-1]],
                         [("104-10004-10156", 2), ("124-10180-10295", 3)])
        revision = self.run_in_archive("show", "124-10180-10295@2023", "--json", code=0).json()
        self.assertEqual(revision["pages_of_file"], [3, 5])
        self.run_in_archive("verify", code=0)

    def test_a_file_that_was_split_is_unchanged_the_second_time(self):
        file = self.make("packet.pdf", form("104-10004-10156"), MEMO, form("124-10180-10295"), MEMO, MEMO)
        for status in ("imported", "unchanged"):
            lines = self.import_file(file, "2023", "--split", "auto", "--json").lines()[:-1]
            self.assertEqual([(line["document"], line["pages"], line["status"]) for line in lines],
                             [("104-10004-10156", 2, status), ("124-10180-10295", 3, status)])
        whole = self.imported(file, "2023")  # as a whole it is another file of the release, with its pages
        self.assertEqual((whole["status"], whole["pages"]), ("imported", 5))

    def test_a_range_does_not_stand_for_its_file(self):
        packet = self.make("packet.pdf", "first page here", "second page here", "third page here")
        self.imported(packet, "2018", "--pages", "2-3", "--document", "memo-4")
        whole = self.imported(packet, "2018")
        self.assertEqual((whole["document"], whole["status"], whole["pages"]), ("packet", "imported", 3))

    def test_files_of_one_record_are_joined_by_the_numbers_of_their_pages(self):
        words = ["First the harbor was surveyed.", "Then the lighthouse was painted.", "The clerks were paid on Friday.",
                 "A letter came from Portville.", "It was read to the committee."]
        pages = [(words[i], f"NW 50955 DocId:32174879 Page {i + 1}") for i in range(5)]
        number = ("--document", "104-10004-10156")
        rest = self.imported(self.make("b.pdf", *pages[2:]), "2018", *number)
        self.assertEqual(rest["role"]["kind"], "main")
        first = self.imported(self.make("a.pdf", *pages[:2]), "2018", *number)
        self.assertEqual(first["role"], {"kind": "by_pages"})
        revision = self.run_in_archive("show", "104-10004-10156@2018", "--json", code=0).json()
        self.assert_valid("revision.schema.json", revision)
        self.assertEqual(revision["pages_of_record"], [3, 5])
        self.imported(self.make("whole.pdf", *pages), "2023", *number)
        diff = self.run_in_archive("diff", "104-10004-10156", "--json", code=0).json()
        self.assertEqual(diff["verdict"], "same")
        pairs = [(pair["before"]["number"], pair["after"]["number"]) for pair in diff["pages"]]
        self.assertEqual(pairs, [(page, page) for page in range(1, 6)])
        other = self.imported(self.make("c.pdf", "Nothing numbers this page."), "2018", *number)
        self.assertEqual(other["role"], {"kind": "unsorted"})

    def test_equal_bytes_under_two_names_are_one_document(self):
        first = self.make("scan.pdf", "The committee met on Tuesday.")
        second = self.folder / "copy.pdf"
        second.write_bytes(first.read_bytes())
        lines = self.import_file(second, "2023", "--json").lines() + self.import_file(first, "2023", "--json").lines()
        self.assertEqual([(line["document"], line["status"]) for line in lines if "status" in line],
                         [("copy", "imported"), ("copy", "unchanged")])

    def test_a_name_of_which_no_id_can_be_made_is_unchanged_the_second_time(self):
        file = self.make("Меморандум 5.pdf", form("104-10004-10156"), MEMO)
        self.assertEqual(self.imported(file, "2023")["status"], "imported")
        again = self.imported(file, "2023")
        self.assertEqual((again["document"], again["status"], again["id_witness"]),
                         ("104-10004-10156", "unchanged", "form_field"))

    def test_a_table_of_ones_own_names_other_numbers(self):
        table = self.folder / "town.tsv"
        table.write_text("document\ttown\tanywhere\t90\t-\t-\t\\bKA ([0-9]{4})/([0-9]{2})\\b\tKA-{1}-{2}\n", encoding="utf-8")
        file = self.make("letter.pdf", "Registered as KA 1204/77 by the clerk of the town.")
        self.assertEqual(self.imported(file, "2023", "--identifiers", str(table))["document"], "KA-1204-77")
        self.assertEqual(self.imported(file, "2024")["document"], "letter")
        found = self.run_program("inspect", file, "--identifiers", table, "--json", code=0).json()
        self.assert_valid("inspect.schema.json", found)
        self.assertIn("KA-1204-77", [number["text"] for number in found["identifiers"]])
        table.write_text("document\ttown\n", encoding="utf-8")
        self.assert_one_clear_sentence(self.import_file(file, "2024", "--identifiers", str(table), code=2), "line 1")

    def test_the_fields_of_a_form_are_read(self):
        page = self.run_program("inspect", self.make("scan.pdf", form("104-10004-10156")), "--json", code=0).json()["pages"][0]
        fields = {field["name"]: field["value"] for field in page["form"]["fields"]}
        self.assertEqual(fields["title"], "CABLE ON A VISIT")
        self.assertEqual(fields["current_status"], "Redact")

    def test_a_real_record_is_known_without_its_name(self):
        found = self.run_program("inspect", "--no-file-name", "--json", real_file("pairs", "124-10180-10295_r2025_ocr.pdf")).json()
        self.assertEqual(found["document"], "124-10180-10295")
