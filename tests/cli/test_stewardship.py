"""Any sequence of acts leaves an archive that verifies, whose index is what it would be made anew, and in which every
citation that was ever printed names the page that it named, or says in a sentence what became of it.

PALIMPSEST_ACTS says how many acts, PALIMPSEST_SEED which; a failure prints both.
"""
import hashlib
import os
import random
import subprocess
import unittest

from PIL import Image, ImageDraw

from index_text import said_by_index
from made_pdf import text_pdf
from program import ProgramTest

ACTS = int(os.environ.get("PALIMPSEST_ACTS", "30"))
SEED = int(os.environ.get("PALIMPSEST_SEED", "8"))
RELEASES = ("2017-11-03", "2018-04-26", "2021-12-15", "undated-a", "undated-b")
DONE, REFUSED, ABSENT, CONFLICT = 0, 2, 3, 5
FATES = ("was taken back", "was removed by order")


class Stewardship(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.random = random.Random(SEED)
        self.clock = 0
        self.made = 0
        self.citations = {}  # DOCUMENT@RELEASE/PAGE -> the mark of the page
        self.history = []

    def act(self, *arguments, codes=(DONE,)):
        self.clock += 1
        when = f"2024-01-{1 + self.clock // 1440:02}T{self.clock // 60 % 24:02}:{self.clock % 60:02}:00Z"
        result = self.run_in_archive(*arguments, "--operator", "A. Reader", "--time", when)
        self.history.append(" ".join(map(str, arguments)) + f"  -> {result.code}")
        self.assertIn(result.code, codes, self.story(result.err))
        return result

    def story(self, what):
        return f"seed {SEED}, after {len(self.history)} acts: {what}\n" + "\n".join(self.history)

    def documents(self):
        return self.run_in_archive("list", "--json", "--include-restricted", code=0).lines()

    def revisions(self):
        return [(document["id"], revision["folder"], revision["pages"])
                for document in self.documents() for revision in document["revisions"]]

    def a_document(self):
        documents = self.documents()
        return self.random.choice(documents)["id"] if documents else None

    def a_page(self):
        revisions = self.revisions()
        if not revisions:
            return None
        document, folder, pages = self.random.choice(revisions)
        return f"{document}@{folder}/{self.random.randint(1, pages)}"

    # The acts. Each picks what it is done to, and does nothing where there is nothing.

    def import_file(self, *_):
        self.made += 1
        pages = self.random.randint(1, 5)
        file = self.folder / f"file-{self.made}.pdf"
        file.write_bytes(text_pdf([(f"mark-{self.made}-{page} stands on this page of the report", "")
                                   for page in range(1, pages + 1)]))
        known = self.a_document()
        document = known if known and self.random.random() < 0.4 else f"memo-{self.made}"
        release = self.random.choice(RELEASES) if document != known else f"extra-{self.made}"
        self.act("import", file, "--release", release, "--document", document, "--ocr", "never")

    def import_images(self):
        """A folder of scans, whose pages are told apart by where a black place stands."""
        self.made += 1
        folder = self.folder / f"scans-{self.made}"
        folder.mkdir()
        for number in range(1, self.random.randint(2, 4)):
            image = Image.new("L", (425, 550), "white")
            place = (60, 40 + 60 * number, 300, 70 + 60 * number)
            ImageDraw.Draw(image).rectangle(place, fill="black")
            image.save(folder / f"scan {number}.{self.random.choice(('png', 'jpg', 'tif'))}", dpi=(100, 100))
        self.act("import", folder, "--release", self.random.choice(RELEASES), "--document", f"scan-{self.made}", "--ocr", "never")

    def restrict(self):
        """Restricted, to some day or without end, or open again."""
        document = self.a_document()
        if document and self.random.random() < 0.6:
            until = self.random.choice(("until=2020-01-01", "until=2031-01-01", "until="))
            self.act("edit", document, "access=restricted", until, "reason=an order")
        elif document:
            self.act("edit", document, "access=open")

    def extract_again(self):
        """Originals are read again, otherwise than before or as they were, and what was read is what reading them gives."""
        documents = [self.a_document()] if self.random.random() < 0.5 and self.revisions() else []
        if documents and not any(revision[0] == documents[0] for revision in self.revisions()):
            return  # a placeholder has no file
        how = self.random.choice((("--ocr", "auto"), ("--ocr", "never"), ("--all",)))
        self.act("refresh", *documents, *how)
        result = self.run_in_archive("verify", "--level", "deep", "--sample", "20")
        self.assertEqual(result.code, DONE, self.story(result.out + result.err))

    def set_value(self):
        document = self.a_document()
        field = self.random.choice(("title", "series", "box", "tags", "people", "notes"))
        if document:
            self.act("edit", document, f"{field}={self.random.choice(('', 'one', 'two', 'three; four'))}")

    def set_date(self):
        document = self.a_document()
        if document:
            self.act("edit", document, f"date={self.random.choice(('1963-11-22', '1962~', '1962/1964', ''))}")

    def set_text(self):
        page = self.a_page()
        if page:
            self.act("edit", page, f"text={self.random.choice(('as I read it', 'otherwise', ''))}")

    def set_redaction(self):
        page = self.a_page()
        if page:
            top = self.random.randint(50, 600)
            self.act("edit", f"{page}#new", f"region=72,{top},300,{top + 14}", "kind=solid", "codes=(b)(1)")

    def rename(self):
        document = self.a_document()
        if document:
            self.act("edit", document, f"id=renamed-{self.clock}")

    def merge(self):
        one, other = self.a_document(), self.a_document()
        if one and one != other:
            self.act("edit", one, f"into={other}")

    def split(self):
        revisions = [each for each in self.revisions() if each[2] > 1]
        if not revisions:
            return
        document, folder, pages = self.random.choice(revisions)
        cut = self.random.randint(1, pages - 1)
        part = self.random.choice((f"1-{cut}", f"{cut + 1}-{pages}"))
        target = self.a_document() if self.random.random() < 0.3 else f"split-{self.clock}"
        self.act("split", f"{document}@{folder}", "--pages", part, "--document", target)

    def join(self):
        revisions = self.revisions()
        if len(revisions) < 2:
            return
        one, other = self.random.sample(revisions, 2)
        same = [each for each in revisions if each != one and each[1].split("+")[0] == one[1].split("+")[0]]
        other = self.random.choice(same) if same else other
        self.act("join", "@".join(one[:2]), "@".join(other[:2]), codes=(DONE, REFUSED))

    def placeholder(self):
        document = self.a_document() if self.random.random() < 0.6 else f"listed-{self.clock}"
        if document:
            state = self.random.choice(("withheld_in_full", "missing", ""))
            letter = ("--evidence", self.a_letter()) if state and self.random.random() < 0.6 else ()
            self.act("placeholder", f"{document}@2010-01-01", f"state={state}", *letter)

    def a_letter(self):
        """One of three, so that several documents have the same."""
        letter = self.folder / f"letter-{self.random.randint(1, 3)}.txt"
        letter.write_text(f"This is {letter.name}.")
        return letter

    def check_letters(self):
        """The letters that records name are stored, and no others."""
        shown = [self.run_in_archive("show", document["id"], "--json", "--include-restricted", code=0).json() for document in self.documents()]
        named = {claim["source"]["evidence"] for each in shown for claim in each["states"] if "evidence" in claim["source"]}
        done = subprocess.run(["git", "-C", self.archive / "repository.git", "ls-tree", "--name-only", "main", "evidence/"],
                              text=True, capture_output=True, check=True)
        letters = {hashlib.sha256(path.read_bytes()).hexdigest() for path in self.folder.glob("letter-*.txt")}
        self.assertEqual({line.removeprefix("evidence/") for line in done.stdout.splitlines()} & letters, named, self.story("letters"))

    def undo(self):
        acts = [act for act in self.run_in_archive("log", "--json", "--include-restricted", code=0).lines()
                if act["kind"] in ("import", "edit", "refresh") and not act["undone_by"]]
        if acts:
            recent = acts[:4] if self.random.random() < 0.7 else acts
            self.act("undo", self.random.choice(recent)["id"], codes=(DONE, CONFLICT))

    def mark_of(self, citation):
        """The mark that a page prints, whatever a person says of its text; else the message."""
        result = self.run_in_archive("show", citation, "--json", "--include-restricted")
        if result.code == ABSENT:
            return result.err
        self.assertEqual(result.code, DONE, self.story(f"{citation}: {result.err}"))
        page = result.json()
        first = page["words"][0][0][0] if page["words"] else ""
        return first if first.startswith("mark-") else self.black_place(page)

    @staticmethod
    def black_place(page):
        """Of a scan: where it is black, which no person moves by a new redaction at another place."""
        return f"black at {sorted(round(each['region'][1]) for each in page['redactions'] if each['region'][0] < 60)}"

    def print_citations(self):
        for document, folder, pages in self.revisions():
            for page in range(1, pages + 1):
                citation = f"{document}@{folder}/{page}"
                if citation not in self.citations:
                    self.citations[citation] = self.mark_of(citation)

    def check_citations(self):
        for citation, mark in self.citations.items():
            found = self.mark_of(citation)
            is_told = any(fate in found for fate in FATES)
            self.assertTrue(found == mark or is_told, self.story(f"{citation} was {mark} and is {found}"))

    def check_index(self):
        commands = [(*command, *audience) for audience in ((), ("--include-restricted",))
                    for command in (("list", "--json"), ("stats", "--json"), ("log", "--json"), ("search", "stands OR report"))]
        before = [self.run_in_archive(*command, code=0).out for command in commands]
        followed = said_by_index(self.archive / "index.sqlite")
        self.run_in_archive("reindex", code=0)
        anew = said_by_index(self.archive / "index.sqlite")
        for query, rows in anew.items():
            self.assertEqual(followed[query], rows, self.story(query))
        self.assertEqual([self.run_in_archive(*command, code=0).out for command in commands], before, self.story("index"))

    def test_of_an_archive_survives_any_sequence_of_acts(self):
        acts = [self.import_file] * 3 + [self.import_images, self.restrict, self.restrict, self.extract_again, self.set_value, self.set_date, self.set_text, self.set_redaction, self.rename,
                                         self.merge, self.split, self.split, self.join, self.placeholder, self.undo, self.undo]
        for number in range(ACTS):
            act = self.import_file if number < 3 else self.random.choice(acts)
            act()
            self.print_citations()
            if number % 10 == 9:
                self.check_citations()
        self.check_citations()
        self.check_letters()
        self.check_index()
        result = self.run_in_archive("verify", "--level", "deep")
        self.assertEqual(result.code, DONE, self.story(result.out + result.err))


if __name__ == "__main__":
    unittest.main()
