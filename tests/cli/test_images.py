"""Folders of photographs and scans: one document, its pages in the order of the names, every image an original."""
import hashlib
import shutil
import struct
import subprocess
import unittest
import zlib

from PIL import Image, ImageDraw, ImageFont

from program import ProgramTest

WHO = ("--operator", "A. Reader", "--time", "2024-01-01T00:00:00Z")
DPI = 150
WIDE, HIGH = 850, 1100  # a letter page
BOX = (200, 300, 600, 340)  # what is withheld, in pixels
REGION = [edge * 72 / DPI for edge in BOX]
FONT = "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"
EXIF_TURNED = 6  # the camera was held upright: the stored rows are columns


def page(text, box=BOX, mode="L"):
    image = Image.new(mode, (WIDE, HIGH), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT, 26)
    for line in range(6):
        draw.text((120, 140 + 40 * line), f"{text} as it was written, line {line + 1}", fill="black", font=font)
    for line in range(6):
        draw.text((120, 460 + 40 * line), f"and so the report goes on with line {line + 7}", fill="black", font=font)
    if box:
        draw.rectangle(box, fill="black")
    return image


def turned(image):
    """The same page as a camera stores it that was held upright."""
    exif = Image.Exif()
    exif[274] = EXIF_TURNED
    return image.transpose(Image.Transpose.ROTATE_90), exif.tobytes()


class ImageTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.scans = self.folder / "memo-7"
        self.begin_with("a folder of scans", self.make_it)

    def make_it(self):
        self.write_scans(self.scans)
        self.make_archive()
        self.import_images(self.scans, "2018")

    def write_scans(self, folder):
        """Four pages in three files whose order is that of numbers and not of letters."""
        folder.mkdir()
        page("The second").save(folder / "scan 10.jpg", dpi=(DPI, DPI), quality=90)
        page("The first", box=None).save(folder / "scan 2.png", dpi=(DPI, DPI))
        rows = [page("The third").convert("1"), page("The fourth", box=None).convert("1")]
        rows[0].save(folder / "scan 11.TIF", dpi=(DPI, DPI), save_all=True, append_images=rows[1:], compression="group4")
        (folder / "notes.txt").write_text("no image\n")

    def import_images(self, path, release, *options, code=0, ocr="never"):
        return self.import_file(path, release, *WHO, *options, code=code, ocr=ocr)

    def shown(self, name="memo-7@2018"):
        return self.run_in_archive("show", name, "--json", code=0).json()

    def originals(self):
        return {file.name: file for file in (self.archive / "originals" / "objects").rglob("*") if file.is_file()}

    def sha256s(self, folder=None):
        return [hashlib.sha256((folder or self.scans).joinpath(name).read_bytes()).hexdigest()
                for name in ("scan 2.png", "scan 10.jpg", "scan 11.TIF")]


class Images(ImageTest):
    def test_of_a_folder_are_one_document_in_the_order_of_their_names(self):
        revision = self.shown()
        self.assertEqual((revision["document"], revision["observed"]["page_count"]), ("memo-7", 4))
        images = [each for each in revision["evidence"] if each["kind"] == "image"]
        self.assertEqual([(each["file_name"], each["sha256"]) for each in images],
                         list(zip(("scan 2.png", "scan 10.jpg", "scan 11.TIF"), self.sha256s())))
        redactions = [self.shown(f"memo-7@2018/{number}")["redactions"] for number in (1, 2, 3, 4)]
        self.assertEqual([len(each) for each in redactions], [0, 1, 1, 0])
        for found in (redactions[1][0], redactions[2][0]):
            for edge, wanted in zip(found["region"], REGION):
                self.assertAlmostEqual(edge, wanted, delta=2)

    def test_are_kept_as_they_are_each_an_original(self):
        kept = self.originals()
        for sha256, name in zip(self.sha256s(), ("scan 2.png", "scan 10.jpg", "scan 11.TIF")):
            self.assertEqual(kept[sha256].read_bytes(), (self.scans / name).read_bytes())
        listed = self.run_in_archive("export", "--sha256sums", code=0).out
        for sha256 in self.sha256s():
            self.assertIn(sha256, listed)
        sums = self.folder / "originals.sha256"
        sums.write_text(listed)
        subprocess.run(["sha256sum", "-c", "--quiet", sums], cwd=self.archive, check=True)
        # What stands for the document is a list that the same tool checks where the images are.
        manifest = kept[self.shown()["observed"]["sha256"]]
        subprocess.run(["sha256sum", "-c", "--quiet", manifest], cwd=self.scans, check=True)

    def test_imported_again_change_nothing(self):
        commits = self.run_in_archive("log", "--json", code=0).out
        self.assertIn("unchanged", self.import_images(f"{self.scans}/", "2018").out)
        self.assertEqual(self.run_in_archive("log", "--json", code=0).out, commits)

    def test_are_read_like_pages_of_a_pdf(self):
        self.import_images(self.scans / "scan 10.jpg", "2019", "--document", "memo-8", ocr="auto")
        text = self.run_in_archive("show", "memo-8@2019/1", code=0).out
        self.assertIn("The second as it was written", text)
        self.assertIn("withheld", text)
        self.assertIn("memo-8", self.run_in_archive("search", "written", code=0).out)

    def test_are_compared_with_another_release(self):
        later = self.folder / "later"
        shutil.copytree(self.scans, later)
        page("The second", box=None).save(later / "scan 10.jpg", dpi=(DPI, DPI), quality=90)
        self.import_images(later, "2019", "--document", "memo-7")
        diff = self.run_in_archive("diff", "memo-7", "--json", code=1).json()
        self.assertEqual([(change["status"], change["before"]["page"]) for change in diff["redactions"]
                          if change["status"] == "lifted"], [("lifted", 2)])
        self.assertEqual(self.run_program("diff", self.scans, later, "--ocr", "never", "--json", code=1).json()["verdict"], "opened")

    def test_lie_as_the_camera_says(self):
        image, exif = turned(page("The only"))
        self.assertEqual(image.size, (HIGH, WIDE))
        file = self.folder / "memo-9.jpg"
        image.save(file, dpi=(DPI, DPI), quality=90, exif=exif)
        self.import_images(file, "2018")
        shown = self.shown("memo-9@2018/1")
        self.assertEqual((shown["width"], shown["height"]), (408, 528))
        self.assertEqual(len(shown["redactions"]), 1)
        for edge, wanted in zip(shown["redactions"][0]["region"], REGION):
            self.assertAlmostEqual(edge, wanted, delta=2)

    def test_without_a_resolution_are_taken_for_a_letter_and_say_so(self):
        file = self.folder / "memo-9.png"
        page("The only").save(file)
        self.import_images(file, "2018")
        shown = self.shown("memo-9@2018/1")
        self.assertEqual((shown["height"], [each["kind"] for each in shown["findings"]]), (792, ["page_size_assumed"]))
        self.assertNotIn("page_size_assumed", [each["kind"] for each in self.shown("memo-7@2018/1")["findings"]])

    def test_verify_and_a_damaged_one_is_found_and_repaired(self):
        self.run_in_archive("verify", "--level", "deep", code=0)
        copy = self.folder / "copy"
        shutil.copytree(self.archive, copy, symlinks=True)
        broken = self.originals()[self.sha256s()[1]]
        broken.chmod(0o644)
        broken.write_bytes(b"\xff\xd8\xff" + broken.read_bytes()[3:-1] + b"x")
        self.assertIn(self.sha256s()[1], self.run_in_archive("verify", code=6).out)
        self.run_in_archive("repair", "--from", copy, code=0)
        self.run_in_archive("verify", "--level", "deep", code=0)

    def test_leave_as_a_bag_with_every_original(self):
        self.run_in_archive("export", "--bagit", self.folder / "bag", code=0)
        self.run_program("verify", "--bagit", self.folder / "bag", code=0)
        manifest = (self.folder / "bag" / "manifest-sha256.txt").read_text()
        for sha256 in self.sha256s():
            self.assertIn(f"{sha256}  data/evidence/{sha256}", manifest)
        self.run_in_archive("export", "--premis", self.folder / "premis.xml", code=0)
        self.assertIn("text/plain", (self.folder / "premis.xml").read_text())

    def test_removed_by_order_are_gone_all_of_them(self):
        other = self.folder / "memo-8"
        other.mkdir()
        shutil.copy(self.scans / "scan 2.png", other)
        self.import_images(other, "2018")
        self.run_in_archive("remove", "memo-7@2018/3", "--reason", "an order", *WHO, code=0)
        left = self.originals()
        self.assertIn(self.sha256s()[0], left)  # another document has it, too
        self.assertNotIn(self.sha256s()[1], left)
        self.assertNotIn(self.sha256s()[2], left)
        self.run_in_archive("verify", code=0)
        self.assertIn("removed by order", str(self.shown("memo-7@2018/3")["findings"]))
        refused = self.import_images(self.scans / "scan 10.jpg", "2019", code=3)
        self.assertIn("removed from the archive by order", refused.out + refused.err)
        self.run_in_archive("remove", "memo-8", "--reason", "an order", *WHO, code=0)
        self.assertNotIn(self.sha256s()[0], self.originals())
        self.run_in_archive("verify", code=0)

    def test_shared_by_two_documents_go_with_the_second(self):
        twin = self.folder / "memo-8"
        shutil.copytree(self.scans, twin)
        self.import_images(twin, "2019", "--document", "memo-8")
        before = self.originals()
        self.run_in_archive("remove", "memo-7", "--reason", "an order", *WHO, code=0)
        self.assertEqual(set(self.originals()), set(before))
        self.assertEqual(self.shown("memo-8@2019/1")["findings"], [])
        self.run_in_archive("remove", "memo-8@2019/1", "--reason", "an order", *WHO, code=0)
        self.assertEqual(self.originals(), {})
        self.run_in_archive("verify", "--level", "deep", code=0)

    def test_are_split_and_joined_like_any_pages(self):
        self.run_in_archive("split", "memo-7@2018", "--pages", "3-4", "--document", "memo-8", *WHO, code=0)
        self.assertEqual(len(self.shown("memo-7@2018/3")["redactions"]), 1)
        self.run_in_archive("join", "memo-7@2018", "memo-8@2018", *WHO, code=0)
        self.run_in_archive("verify", "--level", "deep", code=0)

    def test_that_are_none_or_hostile_are_refused_or_said_to_be_unread(self):
        fake = self.folder / "fake"
        fake.mkdir()
        (fake / "a.jpg").write_text("no picture at all")
        refused = self.import_images(fake, "2018", code=3)
        self.assertIn("image 1 is no JPEG, PNG or TIFF", refused.out + refused.err)
        page("The only").save(fake / "a.jpg", dpi=(DPI, DPI))
        (fake / "b.png").write_bytes(bomb(60000, 60000))
        (fake / "c.png").write_bytes((self.scans / "scan 2.png").read_bytes()[:400])
        self.import_images(fake, "2018")
        self.assertEqual([[each["kind"] for each in self.shown(f"fake@2018/{number}")["findings"]] for number in (1, 2, 3)],
                         [[], ["page_not_rendered"], ["page_not_rendered"]])
        self.assertIn("too large", str(self.shown("fake@2018/2")["findings"]))


def bomb(width, height):
    """A small PNG whose head promises very many pixels."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b""))


if __name__ == "__main__":
    unittest.main()
