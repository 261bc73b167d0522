"""What the program draws for people: overlays and HTML pages."""
import base64
import hashlib
import html.parser
import io
import re
import unittest

from PIL import Image

from program import SAMPLES, ProgramTest, releases, samples_of

NETWORK = re.compile(r"https?:|@import|\burl\(")


class Page(html.parser.HTMLParser):
    """The ids, links, pictures and inline code of an HTML page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.pictures, self.code, self.policy, self.text = [], [], [], {}, "", ""
        self.inside = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append(values["href"])
        if tag in ("image", "img"):
            self.pictures.append(values.get("href") or values["src"])
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        self.inside = tag if tag in ("style", "script") else None

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside:
            self.code[self.inside] = self.code.get(self.inside, "") + data
        else:
            self.text += data


class ViewTest(ProgramTest):
    def page(self, name):
        return Page((self.folder / name).read_text(encoding="utf-8"))

    def assert_self_contained(self, page):
        """It works from one file, and its policy allows nothing else."""
        self.assertTrue(page.policy.startswith("default-src 'none'"), page.policy)
        self.assertNotIn("unsafe", page.policy)
        for kind, text in page.code.items():
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            self.assertIn(f"{kind}-src 'sha256-{digest}'", page.policy)
            self.assertIsNone(NETWORK.search(text))
        for link in page.links:
            self.assertTrue(link.startswith("#"), link)
            self.assertIn(link[1:], page.ids)
        self.assertEqual(len(page.ids), len(set(page.ids)))
        for picture in page.pictures:
            kind, data = re.fullmatch(r"data:image/(png|jpeg);base64,(.*)", picture).groups()
            with Image.open(io.BytesIO(base64.b64decode(data, validate=True))) as image:
                self.assertEqual(image.format, kind.upper())
                image.load()


class Inspect(ViewTest):
    def setUp(self):
        super().setUp()
        self.sample = samples_of(releases()[0])[0]

    def test_html_holds_every_page_and_redaction(self):
        seen = self.run_program("inspect", "--ocr", "never", "--json", "--html", "out.html", self.sample).json()
        page = self.page("out.html")
        self.assert_self_contained(page)
        self.assertNotIn("script", page.code)
        self.assertEqual(len(page.pictures), len(seen["pages"]))
        self.assertIn(seen["sha256"], page.text)
        self.assertIn(self.sample.name, page.text)
        for number, each in enumerate(seen["pages"], start=1):
            self.assertIn(f"f1p{number}", page.ids)
            for index, redaction in enumerate(each["redactions"], start=1):
                self.assertIn(f"f1p{number}r{index}", page.ids)
                for code in redaction["codes"]:
                    self.assertIn(code, page.text)

    def test_overlay_writes_a_drawn_png_for_each_page(self):
        seen = self.run_program("inspect", "--ocr", "never", "--json", "--overlay", "out", self.sample).json()
        names = [f"{self.sample.stem}-{page['number']:04d}.png" for page in seen["pages"]]
        self.assertEqual(sorted(path.name for path in (self.folder / "out").iterdir()), names)
        for name, page in zip(names, seen["pages"]):
            with Image.open(self.folder / "out" / name) as image:
                self.assertEqual(image.width, round(page["width"] * 150 / 72))
                colored = sum(max(pixel) - min(pixel) > 60 for pixel in image.convert("RGB").resize((400, 520)).getdata())
            self.assertEqual(colored > 0, bool(page["redactions"]), name)

    def test_overlays_of_files_with_one_name_stand_beside_each_other(self):
        for folder in ("june", "july"):
            (self.folder / folder).mkdir()
            (self.folder / folder / "memo.pdf").write_bytes(self.sample.read_bytes())
        self.run_program("inspect", "--ocr", "never", "--overlay", "out", "june/memo.pdf", "july/memo.pdf", code=0)
        names = {path.name for path in (self.folder / "out").iterdir()}
        self.assertLessEqual({"june-memo-0001.png", "july-memo-0001.png"}, names)

    def test_a_report_that_cannot_be_written_is_said(self):
        result = self.run_program("inspect", "--ocr", "never", "--html", "none/out.html", self.sample, code=4)
        self.assert_one_clear_sentence(result, "none/out.html")


class Diff(ViewTest):
    """Two pages of the orchard review, of which three redactions changed."""

    def setUp(self):
        super().setUp()
        self.sides = [SAMPLES / release / "299-10003-10002.pdf" for release in releases()[:2]]

    def diff(self, *options):
        return self.run_program("diff", *self.sides, *options, code=1)

    def test_html_shows_the_changes_side_by_side(self):
        found = self.diff("--json", "--html", "out.html").json()
        page = self.page("out.html")
        self.assert_self_contained(page)
        changes = [each for each in found["redactions"] if each["status"] != "kept"]
        self.assertEqual(sum(name.startswith("change") and "-" not in name for name in page.ids), len(changes))
        self.assertEqual(len(page.pictures), 2 * 2 + 2 * len(changes))
        for each in changes:
            self.assertIn(each["text"], page.text)
        self.assertIn("read by OCR, unchecked", page.text)

    def test_html_shows_changed_pages_alone_unless_all_are_asked_for(self):
        self.sides = [SAMPLES / releases()[0] / "299-10003-10002.pdf"] * 2
        for options, count in (((), 0), (("--all-pages",), 4)):
            self.run_program("diff", *self.sides, "--html", "out.html", *options, code=0)
            page = self.page("out.html")
            self.assert_self_contained(page)
            self.assertEqual(len(page.pictures), count)

    def test_stat_counts_page_by_page(self):
        found = self.diff("--json").json()
        opened = [each["before"]["page"] for each in found["redactions"] if each["status"] in ("lifted", "shrunk")]
        lines = self.diff("--stat").out.splitlines()
        for page in sorted(set(opened)):
            row = next(line for line in lines if line.startswith(f" page {page} "))
            self.assertEqual(row.count("+"), opened.count(page), row)
        self.assertTrue(lines[-1].startswith(found["verdict"] + ": "), lines[-1])

    def test_html_shows_releases_of_an_archive(self):
        self.make_archive()
        for side in self.sides:
            self.import_file(side, side.parent.name)
        document = self.sides[0].stem
        for _ in range(2):  # compared, and kept from before
            self.run_in_archive("diff", document, "--html", "out.html", code=1)
            page = self.page("out.html")
            self.assert_self_contained(page)
            self.assertGreater(len(page.pictures), 2)
            self.assertIn(f"{document}@{releases()[0]}", page.text)
            (self.folder / "out.html").unlink()

    def test_html_shows_one_pair_only(self):
        self.make_archive()
        self.run_in_archive("diff", "--release", releases()[0], "--html", "out.html", code=2)

    def test_stat_is_no_json(self):
        self.run_program("diff", *self.sides, "--stat", "--json", code=2)


if __name__ == "__main__":
    unittest.main()
