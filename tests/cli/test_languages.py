"""Pages in other languages and scripts, and pages that lie on their side. They are drawn here."""
import subprocess
import unittest

from PIL import Image, ImageDraw, ImageFont

from program import ProgramTest

FONT = "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"
ENGLISH = ("The report of the station was received by the committee on border trade and the officers declined to "
           "discuss the shipment agreement with the minister before the meeting in Washington. ")
RUSSIAN = ("Сообщение станции было получено комитетом по пограничной торговле и сотрудники отказались обсуждать "
           "соглашение о поставках с министром до совещания в Москве. ")
GERMAN = ("Der Bericht der Dienststelle wurde vom Ausschuss für den Grenzhandel übernommen, und die Beamten lehnten es "
          "ab, das Lieferabkommen vor der Sitzung in Bonn mit dem Minister zu erörtern. ")
SPANISH = ("El informe de la estación fue recibido por la comisión de comercio fronterizo y los funcionarios se "
           "negaron a discutir el acuerdo de envío con el señor ministro antes de la reunión en España. ")


class TestLanguages(ProgramTest):
    def page(self, name, text, turn=0):
        """Writes a scan of twenty lines; `turn` is in degrees clockwise."""
        font = ImageFont.truetype(FONT, 46)
        image = Image.new("L", (2550, 3300), 255)
        draw, words = ImageDraw.Draw(image), (text * 20).split()
        for row in range(20):
            line = ""
            while font.getlength(line) < 1850:
                line += words.pop(0) + " "
            draw.text((300, 300 + 70 * row), line, font=font, fill=30)
        path = self.folder / f"{name}.pdf"
        image.rotate(-turn, expand=True).save(path, resolution=300)
        return path

    def inspect(self, path, *options):
        page = self.run_program("inspect", "--json", *options, path, code=0).json()["pages"][0]
        return page["text_source"], {finding["kind"]: finding["message"] for finding in page["findings"]}

    def text_of(self, path):
        self.import_file(path, "2023", ocr="auto")
        git = ["git", "-C", str(self.archive / "repository.git")]
        names = subprocess.run([*git, "ls-tree", "-r", "--name-only", "main"], check=True, capture_output=True, text=True)
        name = next(n for n in names.stdout.splitlines() if f"/{path.stem}/" in n and n.endswith("text/0001.txt"))
        return subprocess.run([*git, "show", "main:" + name], check=True, capture_output=True, text=True).stdout

    def test_a_page_in_another_script_is_a_finding_and_no_noise(self):
        source, findings = self.inspect(self.page("russian", RUSSIAN))
        self.assertEqual(source, "none")
        self.assertIn("Cyrillic", findings["low_confidence"])
        self.assertIn("--lang", findings["low_confidence"])

    def test_other_languages_of_the_same_script_are_read(self):
        for name, text in (("german", GERMAN), ("spanish", SPANISH)):
            source, findings = self.inspect(self.page(name, text))
            self.assertEqual(source, "ocr")
            self.assertNotIn("low_confidence", findings)

    def test_a_page_is_read_whichever_way_up_it_lies(self):
        self.make_archive()
        for turn in (90, 180, 270):
            text = self.text_of(self.page(f"turned{turn}", ENGLISH, turn))
            self.assertIn("received by the committee on border trade", " ".join(text.split()), turn)

    def test_a_language_that_is_not_installed_names_its_package(self):
        installed = self.run_program("doctor", "--json").json()["languages"]
        language, package = next(pair for pair in (("rus", "tesseract-ocr-rus"), ("chi_sim", "tesseract-ocr-chi-sim"),
                                                   ("kat", "tesseract-ocr-kat")) if pair[0] not in installed)
        done = self.run_program("inspect", "--lang", "eng+" + language, self.page("english", ENGLISH), code=4)
        self.assertIn(package, done.err)


if __name__ == "__main__":
    unittest.main()
