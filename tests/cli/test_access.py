"""Restricted documents: absent from whatever a command gives out until their day, for everybody but the owner."""
import hashlib
import re
import shutil
import unittest

from made_pdf import text_pdf
from program import ProgramTest

WHO = ("--operator", "A. Reader", "--time", "2024-01-01T00:00:00Z")
SECRET, FORMER, OPEN = "sealed-77", "sealed-66", "memo-4"
EARLY, LATE = "2018-04-26", "2023-06-27"
UNTIL, BEFORE = "2031-01-01", "2030-12-31"
REASON = "the donor asks for it"
# What no answer may hold: names, words, titles and digests of the restricted document.
TOLD = re.compile(r"sealed-\d|zanzib|mombasa|quiet cable|donor", re.IGNORECASE)


def pdf(*words):
    return text_pdf([(f"The {word} report of the station, as it was written", "") for word in words])


class AccessTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.begin_with("a restricted document", self.fill_archive)
        self.originals = [hashlib.sha256(pdf(*words)).hexdigest() for words in (("zanzibar",), ("zanzibar", "mombasa"))]

    def fill_archive(self):
        self.make_archive()
        for release, words in ((EARLY, ("zanzibar",)), (LATE, ("zanzibar", "mombasa"))):
            self.add(FORMER, release, *words)
            self.add(OPEN, release, "ordinary", *words[1:2] and ("second",))
        self.act("edit", FORMER, f"id={SECRET}")
        self.act("edit", SECRET, "title=Quiet cable")
        self.act("edit", OPEN, "title=Loud cable")
        self.restrict()

    def add(self, document, release, *words):
        file = self.folder / f"{document}.pdf"
        file.write_bytes(pdf(*words))
        self.import_file(file, release, "--document", document, *WHO)
        file.unlink()

    def act(self, *arguments, code=0):
        return self.run_in_archive(*arguments, *WHO, code=code)

    def restrict(self):
        return self.act("edit", SECRET, "access=restricted", f"until={UNTIL}", f"reason={REASON}", "--json").json()

    def listed(self, *options):
        return [line["id"] for line in self.run_in_archive("list", "--json", *options, code=0).lines()]

    def assert_tells_nothing(self, what, text):
        found = TOLD.search(text)
        self.assertIsNone(found, f"{what} tells of {found and found.group()}:\n{text}")
        for sha256 in self.originals:
            self.assertNotIn(sha256, text, what)


# Of each command: what it is asked, and how it ends. {out} is a fresh path; what is written there is read, too.
# Acts and checks of the owner are asked about what is open, and say nothing of what is not.
ASKED = {
    "import": [(["{new}", "--release", "2024", "--document", "memo-5", "--ocr", "never"], 0)],
    # Jobs know the files that they are given, and what comes of them is an import.
    "plan": [(["{job}", "{new}", "--release", "2026", "--ocr", "never"], 0)],
    "work": [(["--job", "{job}", "--shard", "1"], 0)],
    "job": [(["status", "{job}"], 0)],
    "submit": [(["{job}", "--dry-run"], 0)],
    "collect": [(["{job}"], 0)],
    "show": [([SECRET], 3), ([f"{FORMER}@{LATE}/1"], 3), ([SECRET, "--events"], 3), ([SECRET, "--copies"], 3),
             ([OPEN, "--json"], 0), ([OPEN, "--events"], 0), ([OPEN, "--copies"], 0), ([OPEN, "--edits"], 0)],
    "diff": [([SECRET], 3), ([SECRET, "--all"], 3), ([f"{SECRET}@{EARLY}", f"@{LATE}"], 3),
             ([f"{OPEN}@{EARLY}", f"{SECRET}@{LATE}"], 3), (["--release", LATE], 1), (["--release", LATE, "--json"], 1),
             (["--release", LATE, "--csv"], 1)],
    "search": [(["zanzibar"], 0), (["zanzib*", "--json"], 0), (["--fuzzy", "zamzibar", "--json"], 0),
               (["--revealed", "mombasa"], 0), (["quiet"], 0), (["sealed*"], 0), (["station", "--json"], 0),
               (["station", "--release", LATE], 0), (["--redacted", "station"], 0)],
    "report": [([SECRET, "--output", "{out}"], 3), (["--release", LATE, "--output", "{out}"], 0),
               (["--release", LATE, "--csv", "--output", "{out}"], 0),
               (["--release", LATE, "--markdown", "--output", "{out}"], 0), ([OPEN, "--output", "{out}"], 0)],
    "cite": [([SECRET], 3), ([f"{FORMER}@{LATE}/1", "--format", "csl"], 3), ([f"{OPEN}@{LATE}/1"], 0)],
    "edit": [([OPEN, "box=7"], 0)],
    "undo": [(["{last}"], 0)],
    "verify": [([], 0), (["--json"], 0), (["--level", "deep"], 0), (["{secret}"], 1), (["{secret}", "--json"], 1)],
    "init": [(["{out}"], 0)],
    "list": [([], 0), (["--json"], 0)],
    "log": [([], 0), (["--json"], 0), (["--document", SECRET], 3), (["--document", FORMER], 3)],
    "timeline": [([SECRET], 3), ([OPEN], 0)],
    "stats": [([], 0), (["--json"], 0), (["--documents", "all", "--csv"], 0), (["--by", "code", "--svg", "{out}"], 0)],
    # The list names the document and its file itself; the row is counted and not compared.
    "audit": [([LATE, "--manifest", "{manifest}"], 0), ([LATE, "--manifest", "{manifest}", "--json"], 0)],
    "placeholder": [(["memo-9@2010-01-01", "state=missing"], 0)],
    "split": [([f"{OPEN}@{LATE}", "--pages", "2-2", "--document", "memo-8"], 0)],
    "join": [([f"{OPEN}@{LATE}", f"memo-8@{LATE}"], 0)],
    "corrections": [(["--export", "-"], 0)],
    "inspect": [(["{new}", "--ocr", "never"], 0)],
    "key": [(["make", "{key}"], 0), (["list"], 0)],
    "sign": [(["--key", "{key}"], 0)],
    "timestamp": [(["--query", "{out}"], 0)],
    "prove": [([SECRET], 3), ([f"{SECRET}@{LATE}", "--certificate"], 3), ([OPEN, "--certificate"], 0)],
    "export": [(["--sha256sums"], 0), (["--checkpoint"], 0), (["--bagit", "{out}"], 0), (["--premis", "{out}"], 0),
               (["--prov", "{out}"], 0), (["--premis", "{out}", SECRET], 3), (["--bagit", "{out}", FORMER], 3)],
    "doctor": [([], None)],
    "refresh": [([], 0), ([OPEN, "--all", "--json"], 0), ([OPEN, "--ocr", "auto", "--dry-run"], 0),
                (["--ocr", "auto", "--dry-run"], 0), (["--ocr", "auto", "--dry-run", "--json"], 0)],
    "scrub": [(["--every", "30d"], 0)],
    "remove": [(["memo-5", "--reason", "an order", "--key", "{key}"], 0)],
    "repair": [(["--from", "{copy}"], 0)],
    "maintain": [([], 0)],
    "compose": [([SECRET, "--output", "{out}"], 3), ([OPEN, "--output", "{out}"], 0)],
    "reindex": [([], 0)],
}
NEED_NO_ARCHIVE = {"init", "inspect", "doctor", "plan", "work", "job"}
ASKED_ELSEWHERE = {"serve"}  # it does not end by itself; see test_serve.py


class Restricted(AccessTest):
    def commands(self):
        """The program's own list."""
        return re.findall(r"^  (\w[\w-]*)  ", self.run_program("--help", code=0).out.partition("Subcommands")[0], re.MULTILINE)

    def arguments(self, words):
        """The words with what they stand for, and the file that is written, if any."""
        self.made_files += 1
        out = self.folder / f"out-{self.made_files}"
        places = {"{out}": out, "{new}": self.new, "{secret}": self.secret, "{manifest}": self.manifest, "{key}": self.key,
                  "{copy}": self.copy, "{job}": self.folder / "job"}
        if "{last}" in words:
            log = self.run_in_archive("log", "--json", code=0).lines()
            places["{last}"] = next(act["id"] for act in log if act["kind"] in ("edit", "import"))
        return [places.get(word, word) for word in words], out

    def written(self, out):
        files = [out] if out.is_file() else [file for file in out.rglob("*") if file.is_file()] if out.exists() else []
        return [(str(file.relative_to(self.folder)), file.read_bytes().decode("utf-8", "replace")) for file in files]

    def prepare(self):
        self.made_files = 0
        self.new = self.folder / "new.pdf"
        self.new.write_bytes(pdf("other"))
        self.secret = self.folder / "in-hand.pdf"
        self.secret.write_bytes(pdf("zanzibar"))
        self.key = self.folder / "desk.pem"
        self.copy = self.folder / "copy"
        shutil.copytree(self.archive, self.copy, symlinks=True)
        self.manifest = self.folder / "list.csv"
        self.manifest.write_text("Record Number,File Name,Release Date\n"
                                 f"{OPEN},{OPEN}.pdf,{LATE}\n{SECRET},{FORMER}.pdf,{LATE}\n")

    def test_documents_are_absent_from_the_answers_of_every_command(self):
        self.prepare()
        self.assertEqual(set(self.commands()) - set(ASKED) - ASKED_ELSEWHERE, set(), "decide what these commands tell of restricted documents")
        for command, questions in ASKED.items():
            for words, code in questions:
                arguments, out = self.arguments(words)
                run = self.run_program if command in NEED_NO_ARCHIVE else self.run_in_archive
                result = run(command, *arguments, code=code)
                asked = f"palimpsest {command} {' '.join(words)}"
                said = result.out + result.err
                for word in (*map(str, arguments), SECRET, FORMER):  # whoever names it is told the name again
                    is_named = word in asked or word in map(str, arguments) or "{manifest}" in words
                    said = said.replace(word, "") if is_named else said
                if "{secret}" in words:  # who holds the file knows its digest
                    said = said.replace(self.originals[0], "")
                self.assert_tells_nothing(asked, said)
                for name, text in self.written(out):
                    self.assert_tells_nothing(f"{asked}: {name}", text)

    def test_documents_are_counted_and_not_named(self):
        for command in (("list",), ("list", "--json"), ("search", "zanzibar"), ("stats",), ("log",), ("export", "--sha256sums"),
                        ("corrections", "--export", "-"), ("diff", "--release", LATE)):
            said = self.run_in_archive(*command).err
            self.assertIn("1 restricted document is left out", said, command)

    def test_documents_are_shown_to_the_owner_who_asks(self):
        self.assertEqual(self.listed("--include-restricted"), [OPEN, SECRET])
        for command, word in ((("show", f"{FORMER}@{LATE}/2"), "mombasa"), (("cite", f"{SECRET}@{LATE}/1"), "Quiet cable"),
                              (("search", "mombasa"), SECRET), (("log",), SECRET), (("stats", "--documents", "all"), SECRET),
                              (("corrections", "--export", "-"), REASON), (("export", "--sha256sums"), self.originals[0]),
                              (("diff", "--release", LATE), SECRET), (("prove", SECRET, "--certificate"), self.originals[1]),
                              (("timeline", SECRET), "timeline/")):
            result = self.run_in_archive(*command, "--include-restricted")
            self.assertIn(word, result.out, command)
            self.assertNotIn("left out", result.err)

    def test_documents_are_shown_from_their_day_on_without_an_act(self):
        self.assertEqual(self.listed("--time", BEFORE), [OPEN])
        self.assertEqual(self.listed("--time", UNTIL), [OPEN, SECRET])
        self.run_in_archive("show", SECRET, "--time", BEFORE, code=3)
        self.run_in_archive("show", SECRET, "--time", UNTIL, code=0)
        self.assertEqual(self.run_in_archive("search", "mombasa", "--json", "--time", BEFORE, code=0).json()["hits"], [])
        self.assertEqual(self.run_in_archive("search", "mombasa", "--json", "--time", UNTIL, code=0).json()["hits"][0]["document"],
                         SECRET)
        self.act("edit", SECRET, "until=")
        self.assertEqual(self.listed("--time", "2999-01-01"), [OPEN])

    def test_documents_stay_so_in_an_index_that_is_made_anew(self):
        self.run_in_archive("reindex", code=0)
        self.assertEqual(self.listed(), [OPEN])
        self.assert_tells_nothing("search", self.run_in_archive("search", "zanzibar", code=0).out.replace("zanzibar", ""))

    def test_a_name_of_two_of_them_tells_of_neither(self):
        for number in (1, 2):
            file = self.folder / "docid-32174879.pdf"
            file.write_bytes(pdf("zanzibar", str(number)))
            self.import_file(file, EARLY, "--document", f"sealed-9{number}", *WHO)
            file.unlink()
            self.act("edit", f"sealed-9{number}", "access=restricted", f"until={UNTIL}", f"reason={REASON}")
        for command in (["show", "docid-32174879"], ["cite", "docid-32174879"], ["diff", "docid-32174879"]):
            result = self.run_in_archive(*command, code=3)
            self.assert_tells_nothing(" ".join(command), result.out + result.err)

    def test_a_new_restriction_does_not_keep_a_day_that_has_lapsed(self):
        self.act("edit", OPEN, "access=restricted", "until=2020-01-01", f"reason={REASON}")
        self.assertIn(OPEN, self.listed())
        self.act("edit", OPEN, "access=restricted", "reason=a court order")
        self.assertNotIn(OPEN, self.listed())

    def test_documents_are_open_again_when_the_act_is_taken_back(self):
        act = next(act for act in self.run_in_archive("log", "--include-restricted", "--json", code=0).lines()
                   if "access" in act["what"])
        self.act("undo", act["id"])
        self.assertEqual(self.listed(), [OPEN, SECRET])

    def test_documents_are_open_again_when_a_person_says_so(self):
        done = self.act("edit", SECRET, "access=open", "--json").json()
        self.assertEqual([(change["field"], change.get("after", "")) for change in done["changes"]],
                         [("access", ""), ("until", ""), ("reason", "")])
        self.assertEqual(self.listed(), [OPEN, SECRET])
        self.assertNotIn(REASON, self.run_in_archive("show", SECRET, code=0).out)

    def test_documents_have_a_reason_and_a_day(self):
        for values, why in ((("access=restricted",), "cannot be restricted without a reason"),
                            (("until=2031-01-01",), "belong to a restriction"),
                            (("reason=so",), "belong to a restriction"),
                            (("access=closed", "reason=so"), "access is one of restricted"),
                            (("access=restricted", "until=2031", "reason=so"), "until is a day such as")):
            self.assertIn(why, self.act("edit", OPEN, *values, code=2).err)
        self.assertEqual(self.listed(), [OPEN])

    def test_pages_stay_so_wherever_they_are_moved(self):
        self.act("split", f"{SECRET}@{LATE}", "--pages", "2-2", "--document", "part-1")
        self.assertEqual(self.listed(), [OPEN])
        self.run_in_archive("show", "part-1", code=3)
        moved = self.run_in_archive("show", f"{FORMER}@{LATE}/2", code=3)
        self.assertNotIn("part-1", moved.err)
        self.act("edit", "part-1", f"into={OPEN}")
        self.assertEqual(self.listed(), [])
        self.assertEqual(self.listed("--include-restricted"), [OPEN, SECRET])

    def test_pages_that_moved_to_one_are_answered_like_pages_that_never_were(self):
        self.add("memo-5", EARLY, "first", "second", "third")
        for pages, name, gone, never in (("3-3", "sealed-78", f"{EARLY}/3", f"{EARLY}/9"), ("1-1", "sealed-79", f"{EARLY}/1", "1999/1")):
            self.act("split", f"memo-5@{EARLY}", "--pages", pages, "--document", name)
            self.act("edit", name, "access=restricted", f"reason={REASON}")
            for command in ("show", "cite"):
                answers = [self.run_in_archive(command, f"memo-5@{place}", code=3).err.replace(place, "PLACE").replace(f"'{place.split('/')[0]}'", "RELEASE")
                           for place in (gone, never)]
                self.assertEqual(*answers)

    def test_rows_of_a_list_are_counted_by_name_and_by_file_and_compared_for_the_owner(self):
        file = self.folder / "scan.pdf"
        file.write_bytes(pdf("zanzibar", "pemba"))
        self.import_file(file, LATE, "--document", "sealed-78", *WHO)
        self.act("edit", "sealed-78", "access=restricted", f"reason={REASON}")
        manifest = self.folder / "list.csv"
        manifest.write_text("Record Number,File Name,Release Date\n"
                            f"{OPEN},{OPEN}.pdf,{LATE}\n{SECRET},{SECRET}.pdf,{LATE}\n104-10001-10001,scan.pdf,{LATE}\n")
        found = self.run_in_archive("audit", LATE, "--manifest", manifest, "--json", code=0).json()
        self.assert_valid("audit.schema.json", found)
        self.assertEqual((found["rows"], found["files"], found["matched"], found["restricted"]), (1, 1, 1, 2))
        found = self.run_in_archive("audit", LATE, "--manifest", manifest, "--json", "--include-restricted", code=1).json()
        self.assertEqual((found["rows"], found["files"], found["matched"], found["restricted"]), (3, 3, 2, 0))
        self.assertEqual([fault["kind"] for fault in found["faults"]], ["row_without_file", "file_without_row", "other_id"])

    def test_documents_of_other_archives_are_restricted_by_corrections(self):
        lines = self.run_in_archive("corrections", "--export", "-", "--include-restricted", code=0).out
        (self.folder / "said.jsonl").write_text(lines)
        shutil.rmtree(self.archive)
        self.make_archive()
        for release, words in ((EARLY, ("zanzibar",)), (LATE, ("zanzibar", "mombasa"))):
            self.add(FORMER, release, *words)
            self.add(OPEN, release, "ordinary", *words[1:2] and ("second",))
        self.act("corrections", "--import", self.folder / "said.jsonl")
        self.assertEqual(self.listed(), [OPEN])
        self.assertEqual(self.listed("--time", UNTIL), [OPEN, SECRET])  # the rename came along
        again = self.act("corrections", "--import", self.folder / "said.jsonl", "--json").json()
        self.assertEqual(again["changes"], [])


if __name__ == "__main__":
    unittest.main()
