"""Documents renamed, merged, split and joined: old names and citations go on working, and all of it can be undone."""
import json
import subprocess
import unittest

from made_pdf import text_pdf
from program import ProgramTest

WHO = ("--operator", "A. Reader", "--time", "2024-01-01T00:00:00Z")


class StructureTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()

    def add(self, name, release, words, first=1):
        """A document of one page for each word."""
        file = self.folder / f"{name}.pdf"
        file.write_bytes(text_pdf([(f"The {word} report of {name}, as it was written", "") for word in words]))
        self.import_file(file, release, "--document", name)

    def act(self, *arguments, code=0):
        return self.run_in_archive(*arguments, *WHO, code=code)

    def page(self, name):
        """The word of the page that a citation names."""
        return self.run_in_archive("show", name, code=0).out.split()[1]

    def refusal(self, name):
        return self.run_in_archive("show", name, code=3).err

    def folders(self, name):
        return [each["folder"] for each in self.run_in_archive("show", name, "--json", code=0).json()["revisions"]]

    def is_whole(self):
        """The archive verifies, its index is what it would be made anew, and its pages are what reading gives."""
        before = self.run_in_archive("list", "--json", code=0).out
        self.run_in_archive("reindex", code=0)
        self.assertEqual(self.run_in_archive("list", "--json", code=0).out, before)
        self.run_in_archive("verify", "--level", "deep", code=0)

    def undo(self, outcome, code=0):
        return self.act("undo", outcome["act"], code=code)


class Renamed(StructureTest):
    def test_documents_are_found_by_their_old_id(self):
        self.add("memo-4", "2018", ["first", "second"])
        done = self.act("edit", "memo-4", "id=299-00001-10001", "--json").json()
        self.assert_valid("restructuring.schema.json", done)
        self.assertEqual(self.folders("memo-4"), ["2018"])
        self.assertEqual(self.page("memo-4@2018/2"), "second")
        self.assertEqual(self.page("299-00001-10001@2018/2"), "second")
        self.assertEqual(self.run_in_archive("show", "memo-4", "--json", code=0).json()["id"], "299-00001-10001")
        self.is_whole()
        self.undo(done)
        self.assertEqual(self.run_in_archive("show", "299-00001-10001", "--json", code=0).json()["id"], "memo-4")
        self.assertEqual(self.page("299-00001-10001@2018/1"), "first")
        self.is_whole()

    def test_documents_keep_what_people_said_and_take_a_new_file_by_the_old_name(self):
        self.add("memo-4", "2018", ["first"])
        self.act("edit", "memo-4@2018/1", "text=My reading")
        self.act("edit", "memo-4", "title=Mine")
        self.act("edit", "memo-4", "id=memo-5")
        self.assertEqual(self.run_in_archive("show", "memo-4@2018/1", code=0).out, "My reading\n")
        self.assertIn("Mine", self.run_in_archive("show", "memo-5", code=0).out)

    def test_documents_keep_the_order_of_undated_releases(self):
        for release in ("undated-b", "undated-a", "undated-c"):
            self.add("memo-4", release, [release])
        order = ["undated-b", "undated-a", "undated-c"]
        self.assertEqual(self.folders("memo-4"), order)
        self.add("memo-6", "undated-0", ["other"])
        self.act("edit", "memo-4", "id=memo-5")
        self.assertEqual(self.folders("memo-5"), order)
        self.act("edit", "memo-5", "into=memo-6")
        self.assertEqual(self.folders("memo-6"), [*order, "undated-0"])
        self.is_whole()

    def test_documents_take_no_name_of_another(self):
        self.add("memo-4", "2018", ["first"])
        self.add("memo-5", "2018", ["first"])
        refused = self.act("edit", "memo-4", "id=memo-5", code=5)
        self.assertIn("another document", refused.err)
        self.assertIn("into=memo-5", refused.err)
        self.act("edit", "memo-4", "id=memo/5", code=2)
        self.act("edit", "memo-4", "id=memo-6", "title=x", code=2)


class TakenBack(StructureTest):
    def test_imports_leave_their_names_to_the_same_bytes_alone(self):
        self.add("memo-4", "2018", ["first"])
        self.act("undo", "memo-4@2018")
        for name in ("memo-4", "memo-4@2018/1"):
            self.assertIn("was taken back", self.refusal(name))
        self.add("memo-4", "2018", ["second"])
        self.assertEqual(self.folders("memo-4"), ["2018+2"])
        self.assertEqual(self.page("memo-4@2018+2/1"), "second")
        self.assertIn("was taken back", self.refusal("memo-4@2018/1"))
        self.is_whole()
        self.act("undo", "memo-4@2018+2")
        self.add("memo-4", "2018", ["first"])
        self.assertEqual(self.page("memo-4@2018/1"), "first")
        self.is_whole()


class Merged(StructureTest):
    def test_documents_keep_every_citation_apart(self):
        self.add("one", "2018", ["alpha", "beta"])
        self.add("two", "2018", ["gamma", "delta"])
        self.add("two", "2020", ["epsilon"])
        done = self.act("edit", "two", "into=one", "--json").json()
        self.assert_valid("restructuring.schema.json", done)
        self.assertEqual(self.folders("one"), ["2018", "2018+2", "2020"])
        for name, word in (("one@2018/2", "beta"), ("two@2018/2", "delta"), ("two@2020/1", "epsilon"),
                           ("one@2018+2/1", "gamma"), ("one@2020/1", "epsilon")):
            self.assertEqual(self.page(name), word, name)
        self.is_whole()
        self.undo(done)
        self.assertEqual((self.folders("one"), self.folders("two")), (["2018"], ["2018", "2020"]))
        for name, word in (("one@2018/2", "beta"), ("two@2018/2", "delta"), ("one@2018+2/1", "gamma"),
                           ("one@2020/1", "epsilon")):
            self.assertEqual(self.page(name), word, name)
        self.is_whole()

    def test_documents_keep_their_citations_when_pages_of_either_are_split_off(self):
        self.add("one", "2018", ["alpha", "beta", "gamma"])
        self.add("two", "2018", ["delta", "epsilon", "zeta"])
        self.act("split", "two@2018", "--pages", "2-3", "--document", "tail")
        merged = self.act("edit", "two", "into=one", "--json").json()
        split = self.act("split", "one@2018", "--pages", "2-3", "--document", "rest", "--json").json()
        words = {"one@2018/1": "alpha", "one@2018/2": "beta", "one@2018/3": "gamma", "two@2018/1": "delta", "two@2018/2": "epsilon",
                 "two@2018/3": "zeta", "one@2018+2/1": "delta", "rest@2018/1": "beta", "tail@2018/2": "zeta"}
        for act in (None, split, merged):
            if act:
                self.undo(act)
            self.assertEqual({name: self.page(name) for name in words}, words)
        self.act("edit", "two", "into=one")
        self.assertEqual({name: self.page(name) for name in words}, words)
        self.is_whole()

    def test_documents_then_renamed_are_found_by_every_name(self):
        self.add("one", "2018", ["alpha"])
        self.add("two", "2018", ["beta"])
        self.act("edit", "two", "id=second")
        self.act("edit", "second", "into=one")
        self.act("edit", "one", "id=whole")
        for name, word in (("one@2018/1", "alpha"), ("two@2018/1", "beta"), ("second@2018/1", "beta"),
                           ("whole@2018+2/1", "beta")):
            self.assertEqual(self.page(name), word, name)
        self.is_whole()


class Split(StructureTest):
    def setUp(self):
        super().setUp()
        self.add("packet", "2018", ["one", "two", "three", "four", "five"])

    def test_last_pages_are_cited_by_both_names(self):
        self.act("edit", "packet@2018/4", "text=mine four")
        done = self.act("split", "packet@2018", "--pages", "3-5", "--document", "letter", "--json").json()
        self.assert_valid("restructuring.schema.json", done)
        for name, word in (("packet@2018/2", "two"), ("packet@2018/3", "three"), ("packet@2018/5", "five"),
                           ("letter@2018/1", "three"), ("letter@2018/2", "four"), ("packet@2018/4", "four")):
            self.assertEqual(self.page(name), word, name)
        self.assertIn("has 3 pages", self.refusal("letter@2018/4"))
        self.is_whole()
        self.undo(done)
        for name, word in (("packet@2018/4", "four"), ("letter@2018/1", "three"), ("letter@2018/3", "five")):
            self.assertEqual(self.page(name), word, name)
        self.assertEqual(self.folders("packet"), ["2018"])
        self.is_whole()

    def test_first_pages_leave_the_rest_under_a_new_name(self):
        self.act("split", "packet@2018", "--pages", "1-2", "--document", "letter")
        self.assertEqual((self.folders("packet"), self.folders("letter")), (["2018+2"], ["2018"]))
        for name, word in (("packet@2018/1", "one"), ("packet@2018/3", "three"), ("packet@2018/5", "five"),
                           ("packet@2018+2/1", "three"), ("letter@2018/2", "two")):
            self.assertEqual(self.page(name), word, name)
        self.add("packet", "2018", ["other"])
        self.assertEqual(self.folders("packet"), ["2018+2", "2018+3"])
        self.is_whole()

    def test_pages_are_joined_again(self):
        self.act("split", "packet@2018", "--pages", "3-5", "--document", "letter")
        done = self.act("join", "packet@2018", "letter@2018", "--json").json()
        self.assertEqual(self.folders("packet"), ["2018"])
        for name, word in (("packet@2018/4", "four"), ("letter@2018/2", "four"), ("packet@2018/1", "one")):
            self.assertEqual(self.page(name), word, name)
        self.is_whole()
        self.undo(done)
        for name, word in (("packet@2018/4", "four"), ("letter@2018/2", "four"), ("packet@2018/1", "one")):
            self.assertEqual(self.page(name), word, name)
        self.is_whole()

    def test_some_of_the_pages_are_joined_again(self):
        self.act("split", "packet@2018", "--pages", "2-5", "--document", "letter")
        self.act("split", "letter@2018", "--pages", "1-1", "--document", "note")
        self.act("join", "packet@2018", "note@2018")
        for name, word in (("packet@2018/2", "two"), ("packet@2018/3", "three"), ("packet@2018/5", "five"), ("letter@2018/1", "two"),
                           ("letter@2018/4", "five"), ("note@2018/1", "two")):
            self.assertEqual(self.page(name), word, name)

    def test_pages_that_cannot_be_split_off_are_refused(self):
        for pages, why in (("2-3", "in the middle"), ("1-5", "no page would be left"), ("4-9", "no such pages")):
            self.assertIn(why, self.act("split", "packet@2018", "--pages", pages, "--document", "letter", code=2).err)

    def test_pages_that_changed_since_are_not_taken_back(self):
        done = self.act("split", "packet@2018", "--pages", "3-5", "--document", "letter", "--json").json()
        later = self.act("edit", "letter@2018/1", "text=since", "--json").json()
        self.assertIn("has changed since", self.undo(done, code=5).err)
        self.undo(later)
        self.undo(done)
        self.assertEqual(self.page("letter@2018/1"), "three")


class Joined(StructureTest):
    def test_files_are_parts_of_one_release(self):
        self.add("one", "2018", ["alpha"])
        self.add("two", "2018", ["beta"])
        self.add("three", "2019", ["gamma"])
        self.act("join", "one@2018", "two@2018")
        roles = [each["role"] for each in self.run_in_archive("show", "one", "--json", code=0).json()["revisions"]]
        self.assertEqual(roles, [{"kind": "part", "part": 1}, {"kind": "part", "part": 2}])
        self.assertEqual(self.page("two@2018/1"), "beta")
        self.assertIn("came in two releases", self.act("join", "one@2018", "three@2019", code=2).err)
        self.assertIn("with itself", self.act("join", "one@2018", "one@2018", code=2).err)
        self.is_whole()


class Acts(StructureTest):
    def test_are_listed_in_plain_words(self):
        self.add("one", "2018", ["alpha"])
        self.add("two", "2018", ["beta"])
        edit = self.act("edit", "one", "title=Harvest", "--why", "the cover says so", "--json").json()
        self.act("edit", "one", "id=first")
        self.assertIn("one line", self.act("edit", "one", "title=x", "--why", "two\nlines", code=2).err)
        acts = self.run_in_archive("log", "--json", code=0).lines()
        for act in acts:
            self.assert_valid("log.schema.json", act)
        self.assertEqual([act["what"] for act in acts], ["Rename one to first", "Edit title of one", "Import two@2018",
                                                         "Import one@2018"])
        self.assertEqual(acts[0]["by"], "A. Reader")
        self.assertEqual([act["why"] for act in acts], [None, "the cover says so", None, None])
        of_one = self.run_in_archive("log", "--document", "first", "--json", code=0).lines()
        self.assertEqual([act["what"] for act in of_one], ["Rename one to first", "Edit title of one", "Import one@2018"])
        self.assertEqual(len(self.run_in_archive("log", "--most", "2", "--json", code=0).lines()), 2)
        text = self.run_in_archive("log", code=0).out
        self.assertIn("Rename one to first", text)
        self.assertIn(edit["act"], text)
        self.assertIn("the cover says so", text)
        self.assertIn("no act names", self.run_in_archive("log", "--document", "nobody", code=3).err)

    def test_of_every_kind_keep_why_they_were_done(self):
        self.add("one", "2018", ["alpha", "beta", "gamma"])
        self.add("two", "2018", ["delta"])
        for number, arguments in enumerate((
                ("edit", "one", "title=Harvest"),
                ("edit", "two", "id=three"),
                ("split", "one@2018", "--pages", "3-3", "--document", "part"),
                ("join", "one@2018", "part@2018"),
                ("edit", "three", "into=one"),
                ("placeholder", "one@2010", "state=missing"),
                ("refresh", "one", "--ocr", "auto"),
                ("undo", None))):
            act = self.run_in_archive("log", "--json", code=0).lines()[0]["id"]
            why = f"reason {number} of {arguments[0]}"
            self.act(*[each or act for each in arguments], "--why", why)
            told = self.run_in_archive("log", "--json", code=0).lines()[0]
            self.assert_valid("log.schema.json", told)
            self.assertEqual((told["why"], told["kind"] in (arguments[0], "edit")), (why, True), told)
            self.assertIn(why, self.run_in_archive("log", code=0).out)
            self.assertIn("one line", self.act(*[each or act for each in arguments], "--why", "two\nlines", code=2).err)

    def test_that_were_taken_back_are_told_by_what_they_brought(self):
        self.add("one", "2018", ["alpha"])
        act = self.run_in_archive("log", "--json", code=0).lines()[0]["id"]
        self.act("undo", act)
        for name in ("one", "one@2018", "one@2018/1"):
            self.assertIn(f"the act {act} that brought it was taken back, 2024-01-01T00:00:00Z by A. Reader",
                          self.refusal(name))
        [undo, undone] = self.run_in_archive("log", "--json", code=0).lines()
        self.assertEqual(undone["undone_by"], undo["id"])

    def test_that_were_taken_back_are_told_under_every_later_name_of_the_document(self):
        self.add("one", "2018", ["alpha"])
        self.add("one", "2019", ["beta"])
        self.act("undo", "one@2019")
        self.act("edit", "one", "id=two")
        self.add("three", "2018", ["gamma"])
        self.act("edit", "two", "into=three")
        for name in ("one@2019/1", "two@2019/1", "three@2019"):
            self.assertIn("was taken back", self.refusal(name))
        self.assertNotIn("was taken back", self.refusal("one@2020/1"))

    def test_of_values_are_taken_back_one_by_one(self):
        self.add("one", "2018", ["alpha"])
        first = self.act("edit", "one", "title=A", "--json").json()
        self.act("edit", "one", "series=S")
        self.act("edit", "one", "title=B")
        self.assertIn("has changed since", self.undo(first, code=5).err)
        second = next(act for act in self.run_in_archive("log", "--json").lines() if act["what"].startswith("Edit series"))
        self.act("undo", second["id"])
        values = {fact["name"]: fact["value"] for fact in self.run_in_archive("show", "one", "--json").json()["metadata"]
                  if "by" in fact["source"]}
        self.assertEqual(values, {"title": "B"})
        self.assertIn("taken back already", self.act("undo", second["id"], code=5).err)


class Removed(StructureTest):
    """By order: history has the same pages under every name that they bore."""

    def everything(self):
        done = subprocess.run(["git", "-C", self.archive / "repository.git", "log", "-p", "main"], text=True,
                              errors="replace", capture_output=True, check=True)
        return done.stdout

    def remove(self, name):
        self.run_in_archive("remove", name, "--reason", "by order of the owner", *WHO, code=0)
        self.run_in_archive("verify", code=0)

    def test_documents_leave_all_names_behind(self):
        self.add("one", "2018", ["alpha"])
        self.add("two", "2018", ["beta"])
        self.add("other", "2018", ["gamma"])
        self.act("edit", "one", "id=first")
        self.act("edit", "two", "into=first")
        self.assertIn("alpha", self.everything())
        self.remove("first")
        text = self.everything()
        self.assertNotIn("alpha", text)
        self.assertNotIn("beta", text)
        self.assertIn("gamma", text)

    def test_revisions_leave_those_beside_them(self):
        self.add("one", "2018", ["alpha"])
        self.add("two", "2018", ["beta"])
        self.act("edit", "two", "into=one")
        self.remove("one@2018+2")
        text = self.everything()
        self.assertIn("alpha", text)
        self.assertNotIn("beta", text)
        self.assertEqual(self.page("one@2018/1"), "alpha")

    def test_parts_leave_the_rest_of_the_file(self):
        self.add("packet", "2018", ["one", "two", "three"])
        self.act("split", "packet@2018", "--pages", "2-3", "--document", "letter")
        self.remove("letter")
        text = self.everything()
        self.assertIn("The one report", text.replace("+", ""))
        self.assertNotIn("two", text)
        self.assertNotIn("three", text)


class Corrections(StructureTest):
    def tree(self):
        done = subprocess.run(["git", "-C", self.archive / "repository.git", "ls-tree", "-r", "main"], text=True,
                              capture_output=True, check=True)
        return [line for line in done.stdout.splitlines() if "\tdocuments/" in line]

    def test_make_the_same_tree_in_another_archive(self):
        self.add("one", "2018", ["alpha", "beta"])
        self.add("two", "2018", ["gamma"])
        self.act("edit", "one", "title=Harvest", "tags=a; b", "date=1963-11")
        self.act("edit", "one@2018/2", "text=beta as I read it", "checked=yes")
        self.act("edit", "one@2018/1#new", "region=72,80,200,95", "kind=solid", "codes=(b)(1)", "justification=a source")
        self.act("placeholder", "two@2010", "state=missing", "reason=lost: in 1974")
        file = self.folder / "corrections.jsonl"
        self.run_in_archive("corrections", "--export", file, code=0)
        for line in self.run_in_archive("corrections", "--export", "-", code=0).lines():
            self.assert_valid("correction.schema.json", line)
        first = self.tree()
        self.archive = self.folder / "other"
        self.make_archive()
        self.add("one", "2018", ["alpha", "beta"])
        self.add("two", "2018", ["gamma"])
        outcome = self.run_in_archive("corrections", "--import", file, "--json", "--operator", "Somebody Else", code=0).json()
        self.assert_valid("values.schema.json", outcome)
        self.assertEqual(self.tree(), first)
        self.assertIn("said so already", self.run_in_archive("corrections", "--import", file, code=0).out)

    def test_find_documents_by_their_originals(self):
        self.add("one", "2018", ["alpha"])
        self.act("edit", "one", "title=Harvest")
        self.act("edit", "one@2018/1", "text=as I read it")
        file = self.folder / "corrections.jsonl"
        self.run_in_archive("corrections", "--export", file, code=0)
        self.archive = self.folder / "other"
        self.make_archive()
        pdf = self.folder / "one.pdf"
        self.import_file(pdf, "2019", "--document", "other-name")
        self.run_in_archive("corrections", "--import", file, code=0)
        self.assertIn("Harvest", self.run_in_archive("show", "other-name", code=0).out)
        self.assertEqual(self.run_in_archive("show", "other-name@2019/1", code=0).out, "as I read it\n")

    def test_carry_renames_and_merges(self):
        def fill():
            for name, word in (("one", "alpha"), ("two", "beta"), ("three", "gamma"), ("five", "delta")):
                self.add(name, "2018", [word])

        fill()
        self.act("edit", "one", "id=four")
        self.act("edit", "four", "id=harvest-4")
        self.act("edit", "two", "into=three")
        self.act("edit", "harvest-4", "title=Harvest")
        mistaken = self.act("edit", "five", "id=six", "--json").json()
        self.undo(mistaken)
        file = self.folder / "corrections.jsonl"
        self.run_in_archive("corrections", "--export", file, code=0)
        lines = [json.loads(line) for line in file.read_text().splitlines()]
        for line in lines:
            self.assert_valid("correction.schema.json", line)
        self.assertEqual([(line["document"], line["field"], line["values"]) for line in lines],
                         [("one", "id", ["four"]), ("four", "id", ["harvest-4"]), ("two", "into", ["three"]),
                          ("harvest-4", "title", ["Harvest"])])
        self.archive = self.folder / "other"
        self.make_archive()
        fill()
        self.act("corrections", "--import", file)
        self.assertEqual([line["id"] for line in self.run_in_archive("list", "--json", code=0).lines()],
                         ["five", "harvest-4", "three"])
        self.assertEqual([self.page(f"{name}@2018/1") for name in ("one", "four", "two", "three")],
                         ["alpha", "alpha", "beta", "gamma"])
        self.assertIn("Harvest", self.run_in_archive("show", "four", code=0).out)
        acts = len(self.run_in_archive("log", "--json", code=0).lines())
        self.act("corrections", "--import", file)
        self.assertEqual(len(self.run_in_archive("log", "--json", code=0).lines()), acts)
        self.is_whole()

    def test_carry_what_a_letter_shows_and_one_state_of_two_that_were_merged(self):
        letter = self.folder / "letter.txt"
        letter.write_text("It is missing.")
        self.add("one", "2018", ["alpha"])
        self.act("placeholder", "one@2010", "state=missing", "--evidence", letter)
        self.act("placeholder", "two@2010", "state=withheld_in_full")
        self.act("edit", "two", "into=one")
        lines = self.run_in_archive("corrections", "--export", "-", code=0).lines()
        for line in lines:
            self.assert_valid("correction.schema.json", line)
        file = self.folder / "corrections.jsonl"
        self.run_in_archive("corrections", "--export", file, code=0)
        shown = self.run_in_archive("show", "one", "--json", code=0).json()["placeholders"]
        self.archive = self.folder / "other"
        self.make_archive()
        self.add("one", "2018", ["alpha"])
        self.act("corrections", "--import", file, code=1)
        self.assertEqual(self.run_in_archive("show", "one", "--json", code=0).json()["placeholders"], shown[-1:])
        self.is_whole()

    def test_carry_the_evidence_of_a_state_by_its_digest(self):
        letter = self.folder / "letter.txt"
        letter.write_text("It is missing.")
        self.act("placeholder", "one@2010", "state=missing", "--evidence", letter)
        file = self.folder / "corrections.jsonl"
        self.run_in_archive("corrections", "--export", file, code=0)
        first = self.tree()
        self.archive = self.folder / "other"
        self.make_archive()
        self.act("corrections", "--import", file)
        self.assertEqual(self.tree(), first)
        self.run_in_archive("verify", code=0)
        again = ("placeholder", "one@2010", "state=missing", "--evidence", letter, "--json")
        [supplied] = self.act(*again).json()["changes"]
        self.assertEqual((supplied["target"], supplied["field"], supplied["after"]), ("one@2010", "evidence", "letter.txt"))
        self.assertEqual(self.act(*again).json()["changes"], [])
        self.assertEqual(self.tree(), first)
        self.run_in_archive("verify", code=0)

    def test_say_nothing_of_another_document_that_bears_the_name(self):
        self.act("placeholder", "memo-4@2010", "state=missing")
        self.act("edit", "memo-4", "id=memo-5")
        self.act("edit", "memo-5", "title=Harvest")
        file = self.folder / "corrections.jsonl"
        self.run_in_archive("corrections", "--export", file, code=0)
        self.archive = self.folder / "other"
        self.make_archive()
        self.act("placeholder", "memo-4@2010", "state=referred")
        self.act("placeholder", "memo-5@2012", "state=referred")
        before = self.tree()
        outcome = self.act("corrections", "--import", file, "--json", code=3).json()
        self.assertEqual([bad["source"] for bad in outcome["bad"]], [f"{file}, line 1"])
        self.assertEqual(self.tree(), before)

    def test_skip_renames_of_documents_without_a_file_that_are_not_here(self):
        self.add("one", "2018", ["alpha"])
        self.act("placeholder", "memo-4@2010", "state=missing")
        self.act("placeholder", "memo-7@2010", "state=missing")
        self.act("edit", "memo-4", "id=memo-5")
        self.act("edit", "memo-7", "into=one")
        self.act("edit", "one", "id=harvest")
        file = self.folder / "corrections.jsonl"
        self.run_in_archive("corrections", "--export", file, code=0)
        self.archive = self.folder / "other"
        self.make_archive()
        self.add("one", "2018", ["alpha"])
        self.act("placeholder", "memo-7@2010", "state=missing")
        result = self.act("corrections", "--import", file, "--json", code=1)
        outcome = result.json()
        self.assert_valid("values.schema.json", outcome)
        [skipped] = outcome["skipped"]
        self.assertEqual((outcome["bad"], skipped["source"]), ([], f"{file}, line 1"))
        self.assertIn("holds no document 'memo-4'", skipped["why"])
        self.assertIn("line 1 is skipped", result.err)
        self.assertEqual([line["id"] for line in self.run_in_archive("list", "--json", code=0).lines()], ["harvest", "memo-5"])
        self.assertIn("missing", self.run_in_archive("show", "memo-7", code=0).out)
        self.is_whole()

    def test_of_what_is_not_here_change_nothing(self):
        self.add("one", "2018", ["alpha"])
        self.act("edit", "one", "title=Harvest")
        self.act("edit", "one@2018/1", "text=as I read it")
        file = self.folder / "corrections.jsonl"
        self.run_in_archive("corrections", "--export", file, code=0)
        self.archive = self.folder / "other"
        self.make_archive()
        self.add("two", "2018", ["beta"])
        refused = self.run_in_archive("corrections", "--import", file, code=3)
        self.assertIn("line 1", refused.err)
        self.assertIn("line 2", refused.err)
        self.assertIn("nothing was changed", refused.err)


if __name__ == "__main__":
    unittest.main()
