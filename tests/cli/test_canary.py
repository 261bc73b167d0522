"""A withheld word goes through every command and is found nowhere but in the original."""
import sqlite3
import subprocess
import unittest
import zlib

from program import ProgramTest

UNDER_BAR, EARLIER, ATTACHED = "Zanzibarra", "Quetzalcora", "Xylophania"
CANARIES = (UNDER_BAR, EARLIER, ATTACHED)
DOCUMENT = "124-10180-10295"
READABLE = "The committee met on Tuesday morning in the old library of the town"


class PdfFile:
    """Writes objects by number, and changes behind them as a saved change would."""

    def __init__(self):
        self.bytes = b"%PDF-1.6\n"
        self.previous = None
        self.offsets = {}

    def add(self, number, body, stream=None):
        self.offsets[number] = len(self.bytes)
        if stream is not None:
            data = zlib.compress(stream)
            body = b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (body, len(data), data)
        self.bytes += b"%d 0 obj %s endobj\n" % (number, body)

    def save(self, size):
        table = len(self.bytes)
        self.bytes += b"xref\n"
        if self.previous is None:
            self.bytes += b"0 1\n0000000000 65535 f \n"
        for number, offset in sorted(self.offsets.items()):
            self.bytes += b"%d 1\n%010d 00000 n \n" % (number, offset)
        link = b"" if self.previous is None else b" /Prev %d" % self.previous
        self.bytes += b"trailer << /Root 1 0 R /Size %d%s >>\nstartxref\n%d\n%%%%EOF\n" % (size, link, table)
        self.previous, self.offsets = table, {}


def page_pdf(content):
    """Returns a file of one letter page in Helvetica, /F1."""
    file = PdfFile()
    file.add(1, b"<< /Type /Catalog /Pages 2 0 R >>")
    file.add(2, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>")
    file.add(3, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
                b"/Resources << /Font << /F1 5 0 R >> >> >>")
    file.add(4, b"", content)
    file.add(5, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    file.save(6)
    return file.bytes


def line(x, y, text):
    return b"BT /F1 12 Tf %d %d Td (%s) Tj ET\n" % (x, y, text.encode())


def bar(y):
    return b"0 g 68 %d 300 20 re f\n" % (y - 6)


def canary_pdf(has_bars):
    file = PdfFile()
    readable = b"".join(line(72, y, READABLE) for y in (700, 680, 660))
    first = readable + line(72, 600, "Agent " + UNDER_BAR) + line(72, 500, "Agent " + EARLIER)
    file.add(1, b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.txt) 6 0 R] >> >> >>")
    file.add(2, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>")
    file.add(3, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
                b"/Resources << /Font << /F1 5 0 R >> >> >>")
    file.add(4, b"", first)
    file.add(5, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    file.add(6, b"<< /Type /Filespec /F (a.txt) /UF (a.txt) /EF << /F 7 0 R >> >>")
    file.add(7, b"/Type /EmbeddedFile", b"Agent " + ATTACHED.encode())
    file.save(8)
    if has_bars:
        file.add(4, b"", readable + line(72, 600, "Agent " + UNDER_BAR) + bar(600) + bar(500))
    else:
        file.add(4, b"", readable + bar(600) + bar(500))
    file.save(8)
    return file.bytes


class Canary(ProgramTest):
    def setUp(self):
        super().setUp()
        self.first = self.folder / f"{DOCUMENT}.pdf"
        self.first.write_bytes(canary_pdf(True))
        self.second = self.folder / "later" / f"{DOCUMENT}.pdf"
        self.second.parent.mkdir()
        self.second.write_bytes(canary_pdf(False))
        self.said = []

    def run_program(self, *arguments, **options):
        result = super().run_program(*arguments, **options)
        self.assertIn(result.code, (0, 1, 2), result.err)
        self.said.append((arguments, result.out + result.err))
        return result

    def every_command(self):
        self.make_archive()
        self.import_file(self.first, "2023-06-27")
        later = self.import_file(self.second, "2025-03-18", "--json").lines()[-1]["import"]
        sides = (f"{DOCUMENT}@2023-06-27", f"{DOCUMENT}@2025-03-18")
        for json in ((), ("--json",)):
            self.run_in_archive("list", *json)
            self.run_in_archive("show", DOCUMENT, *json)
            self.run_in_archive("show", sides[0], *json)
            self.run_in_archive("diff", *sides, "--ocr", "never", *json)
            self.run_in_archive("diff", *reversed(sides), *json)
            self.run_program("diff", self.first, self.second, *json)
            self.run_program("inspect", self.first, self.second, *json)
            self.run_program("inspect", "--ocr", "never", self.first, self.second, *json)
            self.run_in_archive("verify", *json, code=0)
        self.run_program("inspect", "--html", "shown.html", "--overlay", "drawn", self.first, self.second)
        self.run_in_archive("export", "--sha256sums", code=0)
        said, self.said = self.said, []
        self.search_for_them()  # which says the words again
        self.said = said
        self.run_in_archive("undo", later, "--json", code=0)
        self.run_program("inspect", "--show-exposed", self.first, code=2)

    def search_for_them(self):
        """The index keeps its text packed, so that a search of bytes does not see it."""
        for canary in CANARIES:
            found = self.run_in_archive("search", "--fuzzy", canary, "--json", code=0).json()
            self.assertEqual((found["documents"], found["similar"]), (0, []), canary)
        self.assertEqual(self.run_in_archive("search", "library", "--json", code=0).json()["documents"], 1)
        with sqlite3.connect(self.archive / "index.sqlite") as index:
            packed = [row[0] for row in index.execute("SELECT words FROM text_words")]
            terms = {row[0] for row in index.execute("SELECT term FROM terms")}
        self.assertTrue(packed)
        for canary in CANARIES:
            self.assertNotIn(canary.lower(), terms)
            for words in packed:
                self.assertNotIn(canary.encode(), zlib.decompress(words[4:]))

    def git_objects(self):
        return subprocess.run(["git", "-C", self.archive / "repository.git", "cat-file", "--batch-all-objects",
                               "--batch"], capture_output=True, check=True).stdout

    def test_the_words_are_found_nowhere_but_in_the_original(self):
        self.every_command()
        for canary in CANARIES:
            for arguments, text in self.said:
                self.assertNotIn(canary, text, arguments)
            self.assertNotIn(canary.encode(), self.git_objects())
            for path in (self.folder / "shown.html", *(self.folder / "drawn").iterdir()):
                self.assertNotIn(canary.encode(), path.read_bytes(), path)
            for path in self.archive.rglob("*"):
                if path.is_file() and "originals" not in path.relative_to(self.archive).parts:
                    self.assertNotIn(canary.encode(), path.read_bytes(), path)
            kept = [path for path in (self.archive / "cache" / "pages").rglob("*") if path.is_file()]
            self.assertTrue(kept)
            for path in kept:
                self.assertNotIn(canary.encode(), zlib.decompress(path.read_bytes()[40:]), path)

    def test_the_words_are_shown_to_who_asks_for_them(self):
        result = self.run_program("inspect", "--ocr", "never", "--show-exposed", "--json", self.first, code=1)
        value = result.json()
        self.assert_valid("inspect.schema.json", value)
        shown = {each["basis"]: each["words"] for each in value["exposed_text"]}
        self.assertEqual(shown, {"covered_by_shape": f"Agent {UNDER_BAR}", "earlier_version": f"Agent {EARLIER}",
                                 "attachment": f"Agent {ATTACHED}"})

    def test_places_and_numbers_are_told(self):
        value = self.run_program("inspect", "--ocr", "never", "--json", self.first, code=1).json()
        counts = [each["exposed"]["characters"] for each in value["pages"][0]["redactions"]]
        self.assertEqual(counts, [len("Agent" + UNDER_BAR), len("Agent" + EARLIER)])
        self.assertEqual([each["kind"] for each in value["findings"]], ["exposed_text"])


if __name__ == "__main__":
    unittest.main()
