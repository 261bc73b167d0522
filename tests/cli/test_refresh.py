"""Originals that are read again: what was read is new, and what people said, cited and filed stays."""
import subprocess
import unittest

from PIL import Image, ImageDraw, ImageFont

from made_pdf import text_pdf
from program import ProgramTest

WHO = ("--operator", "A. Reader", "--time", "2024-01-01T00:00:00Z")
LATER = ("--operator", "B. Reader", "--time", "2024-02-01T00:00:00Z")
DPI = 100
FONT = "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"
SCAN, MEMO, PART = "memo-7", "memo-4", "memo-5"
EARLY, LATE = "2018", "2023"


def scan(text, bars):
    """A page of a scan: a few lines of print, and black bars at these heights."""
    image = Image.new("L", (850, 1100), "white")
    draw = ImageDraw.Draw(image)
    for line in range(3):
        draw.text((100, 140 + 40 * line), f"{text} as it was written, line {line + 1}", fill="black",
                  font=ImageFont.truetype(FONT, 24))
    for top in bars:
        draw.rectangle((200, top, 600, top + 36), fill="black")
    return image


class RefreshTest(ProgramTest):
    """A document of images in two releases, a PDF, and a range of the same PDF, all read without recognition."""

    def setUp(self):
        super().setUp()
        self.begin_with("documents read without recognition", self.make_it)

    def make_it(self):
        self.make_archive()
        for release, bars in ((EARLY, (400, 500)), (LATE, (400,))):
            folder = self.folder / f"{SCAN}-{release}"
            folder.mkdir()
            scan("The first page", bars).save(folder / "1.png", dpi=(DPI, DPI))
            scan("The second page", ()).save(folder / "2.png", dpi=(DPI, DPI))
            self.import_file(folder, release, "--document", SCAN, *WHO)
        packet = self.folder / "packet.pdf"
        packet.write_bytes(text_pdf([(f"Page {page} of the packet stands here in letters", "") for page in range(1, 5)]))
        self.import_file(packet, EARLY, "--document", MEMO, *WHO)
        self.import_file(packet, EARLY, "--document", PART, "--pages", "2-3", *WHO)

    def refresh(self, *arguments, code=0):
        """Returns the revisions by name, and the summary."""
        lines = self.run_in_archive("refresh", *arguments, "--json", *LATER, code=code).lines()
        for line in lines:
            self.assert_valid("refresh.schema.json", line)
        return {f"{line['document']}@{line['folder']}": line for line in lines[:-1]}, lines[-1]

    def git(self, *arguments):
        return subprocess.run(["git", "-C", self.archive / "repository.git", *arguments], check=True, capture_output=True, text=True).stdout

    def tree(self):
        return self.git("rev-parse", "main^{tree}").strip()

    def redactions(self, place):
        return {each["id"]: each for each in self.run_in_archive("show", place, "--json", code=0).json()["redactions"]}

    def folder_of(self, place):
        """The git id of all that the archive has of a revision."""
        inner = f"/{place.replace('@', '/')}/"
        path = next(path for path in self.git("ls-tree", "-r", "--name-only", "main").splitlines() if inner in path)
        return self.git("rev-parse", f"main:{path.split(inner)[0]}{inner}").strip()

    def path_of(self, document):
        return next(path for path in self.git("ls-tree", "-r", "--name-only", "main").splitlines()
                    if f"/{document}/" in path and path.endswith("original.pdf"))

    def assert_sound(self):
        result = self.run_in_archive("verify", "--level", "deep")
        self.assertEqual(result.code, 0, result.out + result.err)
        commands = (("list", "--json"), ("stats", "--json"), ("search", "page"))
        before = [self.run_in_archive(*command, code=0).out for command in commands]
        self.run_in_archive("reindex", code=0)
        self.assertEqual([self.run_in_archive(*command, code=0).out for command in commands], before)


class Refresh(RefreshTest):
    def test_of_what_present_tools_read_says_so_and_commits_nothing(self):
        before = self.git("rev-parse", "main")
        revisions, summary = self.refresh()
        self.assertEqual(revisions, {})
        self.assertEqual((summary["revisions"], summary["current"], summary["refresh"]), (4, 4, None))
        self.assertIn("Nothing to read: 4 revisions are as present tools read them", self.run_in_archive("refresh", code=0).out)
        revisions, summary = self.refresh("--all")
        self.assertEqual({line["status"] for line in revisions.values()}, {"unchanged"})
        self.assertEqual((len(revisions), summary["unchanged"], summary["refresh"]), (4, 4, None))
        self.assertEqual(self.git("rev-parse", "main"), before)

    def test_dry_run_says_which_tools_differ_and_reads_nothing(self):
        before = self.git("rev-parse", "main")
        revisions, summary = self.refresh("--dry-run", "--ocr", "auto")
        self.assertEqual(set(revisions), {f"{SCAN}@{EARLY}", f"{SCAN}@{LATE}", f"{MEMO}@{EARLY}", f"{PART}@{EARLY}"})
        self.assertTrue(all("ocr never, now auto" in line["why"] for line in revisions.values()), revisions)
        self.assertEqual((summary["planned"], summary["refresh"]), (4, None))
        self.assertEqual(self.git("rev-parse", "main"), before)

    def test_is_one_commit_a_revision_and_one_act_that_undo_takes_back(self):
        before = self.tree()
        commits = int(self.git("rev-list", "--count", "main"))
        revisions, summary = self.refresh("--ocr", "auto")
        self.assertEqual({line["status"] for line in revisions.values()}, {"refreshed"})
        self.assertEqual(revisions[f"{SCAN}@{EARLY}"]["changed_pages"], [1, 2])
        self.assertEqual((revisions[f"{MEMO}@{EARLY}"]["changed_pages"], revisions[f"{PART}@{EARLY}"]["pages"]), ([], 2))
        self.assertEqual(int(self.git("rev-list", "--count", "main")), commits + 4)
        self.assertIn("first", self.run_in_archive("show", f"{SCAN}@{EARLY}/1", code=0).out)
        act = self.run_in_archive("log", "--json", code=0).lines()[0]
        self.assertEqual((act["id"], act["kind"], act["what"], act["by"]), (summary["refresh"], "refresh", "Read 4 revisions again", "B. Reader"))
        self.assertEqual(set(act["about"]), set(revisions))
        events = self.run_in_archive("show", PART, "--events", "--json", code=0).out
        self.assertIn("read again: 2 pages were read by", events)
        self.assert_sound()
        self.assertEqual(self.refresh()[1]["current"], 4)
        self.run_in_archive("undo", summary["refresh"], *LATER, code=0)
        self.assertEqual(self.tree(), before)

    def test_does_not_hold_up_the_undo_of_an_import(self):
        before = self.tree()
        _, summary = self.refresh("--ocr", "auto")
        self.run_in_archive("undo", f"{PART}@{EARLY}", *LATER, code=0)
        self.assertIn("was taken back", self.run_in_archive("show", PART, code=3).err)
        self.assert_sound()
        again = self.refresh("--ocr", "never")[1]["refresh"]
        self.run_in_archive("undo", again, *LATER, code=0)
        self.run_in_archive("undo", f"{SCAN}@{LATE}", *LATER, code=0)
        self.assert_sound()
        undone = self.run_in_archive("undo", summary["refresh"], "--json", *LATER, code=0).json()
        self.assertEqual(sorted(undone["revisions"]), [f"{MEMO}@{EARLY}", f"{SCAN}@{EARLY}"])
        self.assert_sound()
        left = self.git("diff", "--name-status", "--no-renames", before, "main").splitlines()
        changed = [line for line in left if not line.startswith("D")]
        self.assertEqual([line for line in changed if f"/{SCAN}/{EARLY}/revision.json" not in line], [], left)
        self.run_in_archive("undo", f"{MEMO}@{EARLY}", *LATER, code=0)
        self.assert_sound()

    def test_of_what_was_taken_back_since_is_nothing_to_take_back(self):
        _, summary = self.refresh(PART, "--ocr", "auto")
        self.run_in_archive("undo", f"{PART}@{EARLY}", *LATER, code=0)
        refused = self.run_in_archive("undo", summary["refresh"], *LATER, code=5)
        self.assert_one_clear_sentence(refused, "all that", "was taken back already")

    def test_holds_up_the_undo_of_an_import_that_people_spoke_of(self):
        self.refresh("--ocr", "auto")
        self.run_in_archive("edit", f"{PART}@{EARLY}/1", "text=As I read it", *LATER, code=0)
        refused = self.run_in_archive("undo", f"{PART}@{EARLY}", *LATER, code=5)
        self.assert_one_clear_sentence(refused, "has changed since it was imported", f"palimpsest log {PART}")

    def test_reads_what_is_named_and_refuses_what_is_not_there(self):
        revisions, summary = self.refresh(f"{SCAN}@{LATE}", PART, "--ocr", "auto", "--dry-run")
        self.assertEqual((list(revisions), summary["revisions"]), ([f"{SCAN}@{LATE}", f"{PART}@{EARLY}"], 2))
        self.assert_one_clear_sentence(self.run_in_archive("refresh", "nothing", code=3), "nothing")
        self.assert_one_clear_sentence(self.run_in_archive("refresh", f"{MEMO}@{EARLY}/1", code=2), "names a page")
        self.run_in_archive("placeholder", "memo-9@2010-01-01", "state=missing", *WHO, code=0)
        self.assert_one_clear_sentence(self.run_in_archive("refresh", "memo-9", code=3), "no file of memo-9")

    def test_keeps_what_people_said_and_the_ids_of_redactions(self):
        place = f"{SCAN}@{EARLY}/1"
        ids = self.redactions(place)
        self.assertEqual(len(ids), 2)
        lower = max(ids, key=lambda name: ids[name]["region"][1])
        self.run_in_archive("edit", f"{place}#{lower}", "codes=(b)(1)", *WHO, code=0)
        self.run_in_archive("edit", f"{SCAN}@{EARLY}/2", "text=As I read it", *WHO, code=0)
        self.run_in_archive("diff", SCAN, code=0)
        self.assertEqual(self.kept_diffs(), 1)
        revisions, _ = self.refresh(f"{SCAN}@{EARLY}", "--ocr", "auto")
        line = revisions[f"{SCAN}@{EARLY}"]
        self.assertEqual((line["new_redactions"], line["lost_redactions"]), ([], []))
        now = self.redactions(place)
        self.assertEqual(set(now), set(ids))
        self.assertEqual(now[lower]["codes"], ["(b)(1)"])
        self.assertIn("As I read it", self.run_in_archive("show", f"{SCAN}@{EARLY}/2", code=0).out)
        self.assertEqual(self.kept_diffs(), 0, "it rested on what was read before")

    def test_of_a_damaged_original_leaves_the_revision_and_reads_the_others(self):
        pointer = next(line for line in self.git("show", "main:" + self.path_of(MEMO)).splitlines() if line.startswith("oid"))
        sha256 = pointer.split(":")[1]
        original = self.archive / "originals" / "objects" / sha256[:2] / sha256[2:4] / sha256
        original.chmod(0o644)
        original.write_bytes(original.read_bytes()[:-9] + b"otherwise")
        revisions, summary = self.refresh("--ocr", "auto", code=1)
        self.assertEqual((summary["refreshed"], summary["failed"]), (2, 2))
        self.assertIn("is damaged", revisions[f"{MEMO}@{EARLY}"]["error"])

    def kept_diffs(self):
        return self.git("ls-tree", "-r", "--name-only", "main").count("/changes/")


class RefreshJob(RefreshTest):
    def collect(self, job, code):
        lines = self.run_in_archive("collect", job, "--json", *LATER, code=code).lines()
        self.assert_valid("collect.schema.json", lines[-1])
        for line in lines[:-1]:
            self.assert_valid("refresh.schema.json", line)
        return lines[-1]

    def work(self, job, shard):
        self.run_program("work", "--job", job, "--shard", shard, "--jobs", "1", code=0)

    def plan(self, job):
        planned = self.run_in_archive("plan", job, "--unread", "--ocr", "auto", "--minutes", "10", "--json", code=0).json()
        self.assert_valid("job.schema.json", planned)
        self.assertEqual((planned["shards"], planned["planned_at"]), (1, self.git("rev-parse", "main").strip()))
        return planned

    def test_makes_the_tree_of_a_refresh_on_one_machine(self):
        job = self.folder / "job"
        before = self.tree()
        summary = self.refresh("--ocr", "auto")[1]
        serial = self.tree()
        self.run_in_archive("undo", summary["refresh"], *LATER, code=0)
        planned = self.run_in_archive("plan", job, "--unread", "--ocr", "auto", "--minutes", "0.012", "--json", code=0).json()
        self.assert_valid("job.schema.json", planned)
        self.assertEqual((planned["files"], self.tree()), (3, before))
        last = planned["shards"]
        self.assertGreater(last, 1)
        for shard in range(1, last):
            self.work(job, shard)
        some = self.collect(job, code=1)
        self.assertEqual((some["missing"], some["failed"]), ([last], 0))
        self.assertGreater(some["files_left"], 0)
        self.work(job, last)
        rest = self.collect(job, code=0)
        self.assertEqual((some["imported"] + rest["imported"], rest["failed"], rest["missing"]), (4, 0, []))
        self.assertEqual(self.tree(), serial)
        self.assert_one_clear_sentence(self.run_in_archive("plan", self.folder / "other", "--unread", code=3), "nothing of the archive is to be read")

    def test_leaves_what_others_read_again_since_it_was_planned(self):
        job = self.folder / "job"
        self.plan(job)
        self.work(job, 1)
        later = f"{SCAN}@{LATE}"
        self.refresh(later, "--ocr", "always")
        newer = self.folder_of(later)
        lines = self.run_in_archive("collect", job, "--json", *LATER, code=1).lines()
        left = {f"{line['document']}@{line['folder']}": line["why"] for line in lines[:-2] if line["status"] == "changed_since"}
        self.assertEqual(list(left), [later])
        self.assertIn("read again since the job was planned: ", left[later])
        self.assertIn("ocr never, now always", left[later])
        self.assertEqual([lines[-1][key] for key in ("imported", "changed_since", "failed")], [3, 1, 0])
        self.assertEqual(self.folder_of(later), newer)
        said = self.run_in_archive("collect", job, *LATER, code=1).out
        self.assertIn(f"left as is  {later}", said)
        self.assertEqual(self.collect(job, code=1)["changed_since"], 1)
        self.assert_sound()

    def test_planned_once_more_takes_the_archive_as_it_is_now(self):
        job = self.folder / "job"
        first = self.plan(job)
        self.refresh(f"{SCAN}@{LATE}", "--ocr", "always")
        self.assertEqual(self.plan(job)["id"], first["id"])
        self.work(job, 1)
        collected = self.collect(job, code=0)
        self.assertEqual((collected["imported"], collected["changed_since"]), (4, 0))

    def test_of_another_archive_is_refused(self):
        job = self.folder / "job"
        self.plan(job)
        self.work(job, 1)
        self.archive = self.folder / "other"
        self.make_archive()
        refused = self.run_in_archive("collect", job, *LATER, code=5)
        self.assert_one_clear_sentence(refused, "the job was planned of another archive")

    def test_is_planned_of_originals_alone(self):
        result = self.run_in_archive("plan", self.folder / "job", "--unread", "--release", "2024", code=2)
        self.assert_one_clear_sentence(result, "--release says nothing")


if __name__ == "__main__":
    unittest.main()
