"""Citations: what they say, in which form, and that they go on working."""
import unittest

from made_pdf import text_pdf
from program import SAMPLES, ProgramTest, releases

DOCUMENT = "299-10003-10002"
WHO = ("--operator", "A. Reader", "--time", "2024-01-01T00:00:00Z")


class Citations(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.release = releases()[0]
        self.import_file(SAMPLES / self.release / f"{DOCUMENT}.pdf", self.release, "--agency", "NARA")
        self.name = f"{DOCUMENT}@{self.release}/1"
        self.edit(DOCUMENT, "title=Cable to Mexico City", "date=1963-11-22", "box=7", "collection=JFK Collection",
                  "repository=National Archives")

    def edit(self, *arguments):
        self.run_in_archive("edit", *arguments, *WHO, code=0)

    def cite(self, *arguments, code=0):
        return self.run_in_archive("cite", *arguments, code=code)

    def test_name_where_the_paper_lies_and_which_file_shows_it(self):
        sha256 = self.run_in_archive("list", "--json", code=0).json()["revisions"][0]["sha256"]
        redaction = self.run_in_archive("show", self.name, "--json", code=0).json()["redactions"][0]
        self.edit(f"{self.name}#{redaction['id']}", "codes=(b)(1)")
        text = self.cite(f"{self.name}#{redaction['id']}").out
        for part in ("“Cable to Mexico City”, 1963-11-22", DOCUMENT, "box 7, JFK Collection, National Archives",
                     f"release {self.release} (NARA)", "PDF page 1", f"redaction {redaction['id']} under (b)(1)", "unchecked",
                     f"SHA-256 {sha256}"):
            self.assertIn(part, text)
        [item] = self.cite(self.name, "--format", "csl").json()
        self.assertEqual((item["title"], item["issued"], item["custom"]["sha256"]),
                         ("Cable to Mexico City", {"date-parts": [[1963, 11, 22]]}, sha256))
        self.assertEqual(self.cite(self.name, "--json").json(), [item])
        self.assertIn("TI  - Cable to Mexico City", self.cite(self.name, "--format", "ris").out)
        self.assertIn("title = {{Cable to Mexico City}}", self.cite(self.name, "--format", "bibtex").out)

    def test_say_who_checked_the_text(self):
        self.assertIn("unchecked", self.cite(self.name).out)
        self.edit(self.name, "checked=yes")
        self.assertIn("text checked by A. Reader", self.cite(self.name).out)
        self.edit(self.name, "text=As I read it")
        self.assertIn("text as read by A. Reader", self.cite(self.name).out)
        self.assertNotIn("unchecked", self.cite(self.name).out)

    def test_keep_pages_of_the_file_and_of_the_paper_apart(self):
        file = self.folder / "packet.pdf"
        file.write_bytes(text_pdf([(f"The report goes on here\nand here", f"Page {number} of 40") for number in range(12, 18)]))
        self.import_file(file, "2018", "--pages", "3-6", "--document", "letter")
        text = self.cite("letter@2018/2").out
        self.assertIn("PDF page 2 (4 of the whole file)", text)
        self.assertIn("printed page 15", text)

    def test_of_what_moved_are_made_of_where_it_is(self):
        self.edit(DOCUMENT, "id=cable-1")
        self.assertIn("cable-1", self.cite(self.name).out)

    def test_of_what_is_not_there_are_refused(self):
        for name, code, why in (("nothing", 3, "holds no document"), (f"{DOCUMENT}@{self.release}/99", 3, "has "),
                                (f"{self.name}#r999", 3, "has no redaction 'r999'"),
                                (f"{DOCUMENT}@{self.release}#r1", 2, "does not say on which page")):
            self.assertIn(why, self.cite(name, code=code).err)


if __name__ == "__main__":
    unittest.main()
