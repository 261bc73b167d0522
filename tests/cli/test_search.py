"""Words are found in the pages of all releases, and shown with their place."""
import unittest

from index_text import text_of_index
from made_pdf import placed_pdf
from program import SAMPLES, ProgramTest, releases

OPENED = "299-10003-10002"  # lifted and shrunk from the first release to the second
FILLER = "The committee met on Tuesday morning in the old library of the town"


def page_of(*lines):
    return [(72, 700 - 20 * i, line) for i, line in enumerate((*lines, FILLER, FILLER, FILLER))]


class Search(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()

    def add(self, document, release, *pages):
        file = self.folder / release / f"{document}.pdf"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(placed_pdf(pages))
        return self.import_file(file, release, "--document", document, "--json").lines()[-1]["import"]

    def search(self, *arguments, code=0):
        value = self.run_in_archive("search", *arguments, "--json", code=code).json()
        self.assert_valid("search.schema.json", value)
        return value

    def documents(self, *arguments):
        return [hit["document"] for hit in self.search(*arguments)["hits"]]


class Found(Search):
    def test_a_hit_gives_document_release_page_region_and_words(self):
        self.add("A-1", "2018", page_of("Nothing of it"), page_of("Ambassador Baker asked for the expansion"))
        self.add("B-1", "2018", page_of("Baker had no plan"))
        value = self.search("Baker AND expansion")
        self.assertEqual((value["documents"], value["found"], value["complete"]), (1, 1, True))
        [hit] = value["hits"]
        self.assertEqual((hit["document"], hit["release"], hit["page"]), ("A-1", "2018", 2))
        self.assertEqual([part["text"] for part in hit["snippet"] if part["hit"]], ["Baker", "expansion"])
        left, top, right, bottom = hit["regions"][0]
        self.assertTrue(72 < left < right < 300 and 75 < top < bottom < 100, hit["regions"])
        text = self.run_in_archive("search", "Baker AND expansion", code=0).out
        self.assertIn("A-1@2018/2  [", text)
        self.assertIn("Ambassador Baker asked for the expansion", text)
        self.assertIn("1 document, 1 page", text)
        shown = self.run_in_archive("show", f"{hit['document']}@{hit['release']}/{hit['page']}", code=0).out
        self.assertIn("Ambassador Baker asked", shown)

    def test_a_later_import_and_undo_are_followed(self):
        self.add("A-1", "2018", page_of("Baker"))
        self.assertEqual(self.documents("Miller"), [])
        later = self.add("A-1", "2019", page_of("Baker and Miller"))
        [hit] = self.search("Baker")["hits"]
        self.assertEqual((hit["release"], hit["releases"]), ("2019", ["2018", "2019"]))
        self.run_in_archive("undo", later, code=0)
        self.assertEqual(self.documents("Miller"), [])
        self.run_in_archive("reindex", code=0)
        self.assertEqual(self.documents("Baker"), ["A-1"])

    def test_filters(self):
        self.add("A-1", "2018", page_of("Baker"))
        self.add("B-1", "2023-06-27", page_of("Baker"))
        self.assertEqual(self.documents("Baker", "--release", "2018"), ["A-1"])
        self.assertEqual(self.documents("Baker", "--release", "2020..2024"), ["B-1"])
        self.assertEqual(self.documents("Baker", "--redacted"), [])
        self.assertEqual(self.documents("Baker", "--agency", "CIA"), [])
        self.assertEqual(self.documents("Baker", "--date", "1962"), [])
        self.assertEqual(len(self.documents("Baker", "--limit", "1")), 1)
        for arguments, words in ((("--release", "1999"), "no release '1999'"), (("--date", "x"), "is no date")):
            result = self.run_in_archive("search", "Baker", *arguments)
            self.assertIn(result.code, (2, 3))
            self.assert_one_clear_sentence(result, words)

    def test_what_cannot_be_understood_is_said_with_its_place(self):
        self.add("A-1", "2018", page_of("Baker"))
        for query, words in (("Baker AND", "at character 7: AND has nothing on its right"),
                             ("(Baker", "at character 1: the bracket"), ("&", "no letter and no digit"),
                             ('"Baker', "the quotation"), ("", "nothing to search for")):
            result = self.run_in_archive("search", query, code=2)
            self.assert_one_clear_sentence(result, words)
            self.assertNotRegex(result.err.lower(), "sql|fts5|syntax error")

    def test_misread_words(self):
        self.add("A-1", "2018", page_of("the governrnent of Khrushchcv"))
        self.assertEqual(self.documents("government Khrushchev"), [])
        value = self.search("--fuzzy", "government Khrushchev")
        self.assertEqual([hit["document"] for hit in value["hits"]], ["A-1"])
        self.assertEqual(value["similar"], ["governrnent", "khrushchcv"])


class Revealed(Search):
    def test_only_what_a_later_release_opened(self):
        for release in releases()[:2]:
            self.import_file(SAMPLES / release / f"{OPENED}.pdf", release)
        self.assertEqual(self.search("--revealed", "the")["not_compared"], 1)
        changes = self.run_in_archive("diff", OPENED, "--json", code=1).json()["redactions"]
        opened = [change for change in changes if change["status"] in ("lifted", "shrunk") and change["text"]]
        self.assertTrue(opened)
        for change in opened:
            words = f'"{change["text"]}"'
            value = self.search("--revealed", *(["--with-personal"] if change["personal"] else []), words)
            self.assertEqual(value["not_compared"], 0)
            [hit] = value["hits"]
            self.assertEqual((hit["document"], hit["revealed"]["before"], hit["revealed"]["after"]),
                             (OPENED, *releases()[:2]))
            if change["personal"]:
                self.assertEqual(self.search("--revealed", words)["hits"], [])
        kept = [change for change in changes if change["status"] == "kept"]
        self.assertTrue(kept)
        self.assertEqual(self.documents("--revealed", "zeppelin"), [])

    def test_pages_cannot_be_asked_for_redactions_at_once(self):
        self.assert_one_clear_sentence(self.run_in_archive("search", "x", "--revealed", "--redacted", code=2), "--re")


class Forgotten(Search):
    def indexed_text(self):
        return text_of_index(self.archive / "index.sqlite")

    def test_a_removed_document_is_in_no_byte_of_the_index(self):
        self.add("A-1", "2018", page_of("Quetzalcora the agent"))
        self.add("B-1", "2018", page_of("Zanzibarra the town"))
        self.assertEqual(self.documents("Quetzalcora"), ["A-1"])
        self.assertIn(b"quetzalcora", self.indexed_text())
        self.run_in_archive("remove", "A-1", "--reason", "order 12 of a court", code=0)
        self.assertEqual(self.documents("Quetzalcora"), [])
        self.assertEqual(self.documents("--fuzzy", "Quetzalcoro"), [])
        self.assertEqual(self.documents("Zanzibarra"), ["B-1"])
        self.assertNotIn(b"quetzalcora", self.indexed_text())
        self.assertIn(b"zanzibarra", self.indexed_text())


if __name__ == "__main__":
    unittest.main()
