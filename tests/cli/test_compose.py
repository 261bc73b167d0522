"""The least redacted version: from which release each place comes, and what never gets into it."""
import re
import unittest

from program import SAMPLES, ProgramTest, releases
from test_serve import PRIVATE, private_page

CLOSED_AGAIN = "299-10001-10023"  # the second release withholds what the first shows
STATEMENT = "Composite made by Palimpsest, not a released document"


class Compose(ProgramTest):
    def compose(self, *arguments):
        value = self.run_in_archive("compose", *arguments, "--json", code=0).json()
        self.assert_valid("compose.schema.json", value)
        return value, (self.folder / value["text"]).read_text(encoding="utf-8")

    def words_in(self, pdf, name):
        """Returns the text layer of a PDF, page by page, as the program itself reads it."""
        archive, self.archive = self.archive, self.folder / f"reading-{name}"
        self.make_archive()
        shown = self.import_file(self.folder / pdf, "2030", "--document", name, "--json").lines()[0]
        texts = [self.run_in_archive("show", f"{name}@2030/{page}", code=0).out for page in range(1, shown["pages"] + 1)]
        self.archive = archive
        return texts


class OfSamples(Compose):
    def setUp(self):
        super().setUp()
        self.import_samples(CLOSED_AGAIN)

    def withheld_places(self, release):
        file = SAMPLES / release / f"{CLOSED_AGAIN}.pdf"
        read = self.run_program("inspect", file, "--ocr", "never", "--json", code=0).json()
        return sum(len(page["redactions"]) for page in read["pages"])

    def test_a_place_comes_from_the_release_that_shows_it(self):
        value, text = self.compose(CLOSED_AGAIN)
        self.assertEqual(value["file"], f"{CLOSED_AGAIN}-composite.pdf")
        self.assertTrue(value["patches"], value)
        for patch in value["patches"]:
            page = value["pages"][patch["page"] - 1]
            self.assertNotEqual(patch["from"], page["from"])
            self.assertIn(f"[{patch['number']}] page {patch['page']}, {patch['redaction']} of {page['from']}", text)
        least = min(self.withheld_places(release) for release in releases())
        self.assertLessEqual(value["still_withheld"], least)
        for release in releases():
            self.assertRegex(text, rf"{CLOSED_AGAIN}@{release}, SHA-256 [0-9a-f]{{64}}")

    def test_every_page_says_what_it_is(self):
        value, text = self.compose(CLOSED_AGAIN)
        self.assertTrue(text.startswith(STATEMENT))
        pages = self.words_in(value["file"], "composite")
        self.assertGreater(len(pages), len(value["pages"]))  # the list of patches at the end
        for page in pages:
            self.assertIn(STATEMENT, re.sub(r"\s+", " ", page))
        for patch in value["patches"]:
            self.assertIn(f"[{patch['number']}]", pages[patch["page"] - 1])
            self.assertIn(f"{CLOSED_AGAIN}@{patch['from']}", pages[patch["page"] - 1])

    def test_the_same_archive_gives_the_same_file(self):
        files = []
        for _ in range(2):
            value, _ = self.compose(CLOSED_AGAIN, "--output", "composite.pdf")
            files.append((self.folder / value["file"]).read_bytes())
        self.assertEqual(*files)

    def test_what_was_withdrawn_is_composed_only_when_asked(self):
        self.run_in_archive("placeholder", f"{CLOSED_AGAIN}@2025-01-01", "state=withheld_in_full", code=0)
        refused = self.run_in_archive("compose", CLOSED_AGAIN, code=3)
        self.assertIn("withdrawn", refused.err)
        self.run_in_archive("compose", CLOSED_AGAIN, "--with-withdrawn", code=0)


class OfPrivateText(Compose):
    def test_personal_text_is_never_composed_unasked(self):
        self.make_archive()
        for release, shown in (("2017-11-03", False), ("2021-12-15", True)):
            file = self.folder / release / f"{PRIVATE}.pdf"
            file.parent.mkdir()
            file.write_bytes(private_page(shown))
            self.import_file(file, release)
        value, text = self.compose(PRIVATE)
        words = "".join(self.words_in(value["file"], "composite"))
        for word in ("Wilhelmina", "Zyskind", "Gloverstown"):
            self.assertNotIn(word, text + words)
        value, text = self.compose(PRIVATE, "--with-personal")
        self.assertIn("Zyskind", text)


if __name__ == "__main__":
    unittest.main()
