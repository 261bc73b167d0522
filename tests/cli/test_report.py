"""Reports: one file that needs nothing else."""
import csv
import html
import io
import re
import unittest

from program import SAMPLES, ProgramTest, releases
from test_canary import READABLE, line, page_pdf

OPENED = "299-10003-10002"  # lifted and shrunk from the first release to the second
CLOSED_AGAIN = "299-10001-10023"  # the second release withholds what the first shows


class Report(ProgramTest):
    documents = (OPENED,)

    def setUp(self):
        super().setUp()
        self.import_samples(*self.documents)

    def report(self, *arguments, code=0):
        value = self.run_in_archive("report", *arguments, "--time", "2026-01-02T03:04:05Z", "--json", code=code).json()
        self.assert_valid("report.schema.json", value)
        data = (self.folder / value["file"]).read_bytes()
        self.assertEqual(value["bytes"], len(data))
        return value, data.decode()


class OfADocument(Report):
    def test_one_file_with_all_releases_sources_and_how_to_cite(self):
        value, text = self.report(f"{OPENED}@{releases()[0]}", f"@{releases()[1]}")
        self.assertEqual((value["file"], value["format"]), (f"{OPENED}.html", "html"))
        self.assertEqual([document["name"] for document in value["documents"]], [OPENED])
        self.assertNotRegex(text, r"(src|href)=\"(?!data:|#)")
        self.assertIn("Content-Security-Policy", text)
        for release in releases():
            self.assertIn(f"<bdi>{release}</bdi>", text)
        shown = self.run_in_archive("show", f"{OPENED}@{releases()[0]}", "--json", code=0).json()
        self.assertIn(f"SHA-256 {shown['observed']['sha256']}", text)
        changes = self.run_in_archive("diff", f"{OPENED}@{releases()[0]}", f"@{releases()[1]}", "--json",
                                      code=1).json()["redactions"]
        opened = [each for each in changes if each["text"] and each["status"] in ("lifted", "shrunk")]
        self.assertTrue(opened)
        plain = html.unescape(re.sub(r"\[\?\]", "", text))
        for change in opened:
            self.assertEqual(change["text"] in plain, not change["personal"], change["text"])

    def test_the_same_archive_gives_the_same_file(self):
        _, first = self.report(OPENED)
        _, second = self.report(OPENED)
        self.assertEqual(first, second)

    def test_markdown_and_csv(self):
        pair = (f"{OPENED}@{releases()[0]}", f"@{releases()[1]}")
        value, text = self.report(*pair, "--markdown", "--output", "draft.md")
        self.assertEqual((value["file"], value["format"]), ("draft.md", "markdown"))
        self.assertTrue(text.startswith("# 299\\-10003\\-10002\n"), text[:80])
        self.assertIn("SHA\\-256 ", text)
        _, text = self.report(*pair, "--csv")
        rows = list(csv.DictReader(io.StringIO(text)))
        changes = self.run_in_archive("diff", *pair, "--json", code=1).json()["redactions"]
        self.assertEqual([row["change"] for row in rows], [change["id"] for change in changes])
        for row, change in zip(rows, changes):
            self.assertEqual(row["status"], change["status"])
            if change["personal"]:
                self.assertEqual(row["text"], "")

    def test_bad_arguments(self):
        for arguments, words in (((), "nothing to report on"), (("no-such-document",), "no-such-document"),
                                 ((OPENED, "--csv", "--markdown"), "--markdown"),
                                 (("--release", "1999"), "no release '1999'"),
                                 (("none.pdf", "other.pdf"), "none.pdf")):
            result = self.run_in_archive("report", *arguments)
            self.assertIn(result.code, (2, 3), arguments)
            self.assert_one_clear_sentence(result, words)
        result = self.run_in_archive("report", OPENED, "--output", "missing/a.html")
        self.assertEqual(result.code, 4)
        self.assert_one_clear_sentence(result, "there is no folder missing")


class OfPersonalText(ProgramTest):
    """A name that the first release withholds under (b)(6), the second shows, and the third withholds again."""

    NAME = "Gustav Larsson"
    RELEASES = ("2017-01-01", "2018-01-01", "2019-01-01")

    def setUp(self):
        super().setUp()
        self.make_archive()
        for release in self.RELEASES:
            file = self.folder / release / "A-1.pdf"
            file.parent.mkdir()
            file.write_bytes(self.page(shows_name=release == self.RELEASES[1]))
            self.import_file(file, release)

    def page(self, shows_name):
        content = b"".join(line(72, y, READABLE) for y in range(700, 500, -20) if y != 600)
        content += line(72, 600, "The agent of the town was")
        if shows_name:
            content += line(230, 600, self.NAME)
        else:
            content += b"0 g 226 594 140 20 re f 1 g\n" + line(270, 600, "(b)(6)") + b"0 g\n"
        return page_pdf(content)

    def report(self, *arguments):
        result = self.run_in_archive("report", *arguments, "--output", "report.out", code=0)
        self.assertIn("wrote report.out", result.out)
        return (self.folder / "report.out").read_text(encoding="utf-8")

    def test_stays_out_of_every_form_and_picture_unless_asked_for(self):
        first, second, third = self.RELEASES
        changes = self.run_in_archive("diff", f"A-1@{first}", f"@{second}", "--json", code=1).json()["redactions"]
        self.assertEqual([(each["status"], each["personal"], each["text"]) for each in changes],
                         [("lifted", True, self.NAME)])
        for pair in ((f"A-1@{first}", f"@{second}"), (f"A-1@{second}", f"@{third}")):
            for form in ((), ("--markdown",), ("--csv",)):
                self.assertNotIn("Larsson", self.report(*pair, *form), (pair, form))
        text = self.report(f"A-1@{first}", f"@{second}")
        self.assertIn("The pictures of 1 page are left out", text)
        self.assertEqual(text.count("data:image/"), 1, "the page of the first release alone")
        text = self.report(f"A-1@{first}", f"@{second}", "--with-personal")
        self.assertIn("Larsson", text)
        self.assertGreater(text.count("data:image/"), 2)

    def test_opened_between_other_releases_is_covered(self):
        _, second, third = self.RELEASES
        later = self.folder / "2020-01-01" / "A-1.pdf"
        later.parent.mkdir()
        later.write_bytes(self.page(shows_name=True))
        self.import_file(later, "2020-01-01")
        shown = self.report(f"A-1@{third}", "@2020-01-01")
        self.assertNotIn("Larsson", shown)
        self.assertIn("data:image/", shown)


class OfFiles(ProgramTest):
    def test_two_files_without_an_archive(self):
        files = [SAMPLES / release / f"{OPENED}.pdf" for release in releases()[:2]]
        value = self.run_program("report", *files, "--ocr", "never", "--json", code=0).json()
        self.assert_valid("report.schema.json", value)
        text = (self.folder / "report.html").read_text(encoding="utf-8")
        self.assertEqual(value["file"], "report.html")
        self.assertIn("Two files compared", text)
        self.assertIn("SHA-256", text)
        self.assertFalse((self.folder / "archive").exists())


class OfARelease(Report):
    documents = (OPENED, CLOSED_AGAIN)

    def test_every_document_is_in_the_table_and_the_changed_ones_are_shown(self):
        value, text = self.report("--release", releases()[1])
        self.assertEqual(value["file"], f"release-{releases()[1]}.html")
        self.assertEqual(sorted(each["name"] for each in value["documents"]), sorted(self.documents))
        for document in self.documents:
            self.assertIn(f"<bdi>{document}</bdi>", text)
        ids = re.findall(r" id=\"([^\"]+)\"", text)
        self.assertEqual(len(ids), len(set(ids)))


if __name__ == "__main__":
    unittest.main()
