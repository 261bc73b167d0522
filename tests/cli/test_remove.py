"""What is removed by order is gone from every byte of the archive, and the log still verifies."""
import hashlib
import json
import os
import re
import shutil
import subprocess
import unittest
import zlib

from index_text import text_of_index
from made_pdf import text_pdf
from program import PROGRAM, ProgramTest

FIRST, SECOND = "2017-11-03", "2021-12-15"
DOCUMENT, OTHER = "299-10001-10007", "299-10001-10009"
SECRET = "Quetzalmoor"  # a word of page 2, in both releases
COVER = "Brindlewick"   # a word of page 1
KILLS = 24
CALLS = ("write", "fsync", "rename", "link", "unlink", "mkdir")
LINE = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)")


def pages(word, more=""):
    text = "\n".join(f"The report of {word} was read in the morning and filed again, line {n}. {more}" for n in range(6))
    cover = "\n".join(f"A cover sheet that names {COVER} and the office, line {n}." for n in range(6))
    return [(cover, ""), (text, "")]


def inflated(data):
    """What a zlib stream at the start of the bytes, or behind a head as caches have it, holds."""
    for start in (0, 40):
        try:
            yield zlib.decompressobj().decompress(data[start:])
        except zlib.error:
            continue


CONTENTS = {(DOCUMENT, FIRST): pages(SECRET), (OTHER, FIRST): pages("Harrowgate"),
            (DOCUMENT, SECOND): pages(SECRET, "Once more.")}


class RemoveTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.repository = self.archive / "repository.git"
        self.files = {name: self.folder / name[1] / f"{name[0]}.pdf" for name in CONTENTS}
        self.begin_with(self.make_it.__qualname__, self.make_it)

    def make_it(self):
        self.make_archive()
        for (document, release), content in CONTENTS.items():
            file = self.files[document, release]
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text_pdf(content))
            self.import_file(file, release)

    def git(self, *arguments, check=True, **options):
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1",
                       "GIT_AUTHOR_NAME": "X", "GIT_AUTHOR_EMAIL": "x@example.org", "GIT_COMMITTER_NAME": "X",
                       "GIT_COMMITTER_EMAIL": "x@example.org", **options.pop("env", {})}
        return subprocess.run(["git", "-C", str(self.repository), *map(str, arguments)], env=environment,
                              capture_output=True, check=check, **options).stdout

    def text(self, *arguments, **options):
        return self.git(*arguments, **options).decode().strip()

    def remove(self, target, *options, code=0):
        result = self.run_in_archive("remove", target, "--reason", "order 12 of a court", "--json", *options, code=code)
        if code:
            return result
        report = result.json()
        self.assert_valid("remove.schema.json", report)
        return report

    def verify(self, *options, code=0):
        report = self.run_in_archive("verify", "--json", *options, code=code).json()
        self.assert_valid("verify.schema.json", report)
        return report

    def places_of(self, word):
        """Every file and git object of the archive's folder that holds the word, deflated or not."""
        wanted, found = word.encode(), []
        for path in sorted(self.archive.rglob("*")):
            if not path.is_file() or path.is_symlink():
                continue
            data = path.read_bytes()
            if wanted in data or any(wanted in text for text in inflated(data)):
                found.append(str(path.relative_to(self.archive)))
            if data.startswith(b"%PDF") and self.is_in_pdf(data, wanted):
                found.append(str(path.relative_to(self.archive)))
        objects = self.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)").decode().split()
        for name in objects:
            if wanted in self.git("cat-file", self.text("cat-file", "-t", name), name):
                found.append("git object " + name)
        index = self.archive / "index.sqlite"
        if index.exists():
            text = text_of_index(index)
            if wanted.lower() in text:
                found.append("the index")
        return found

    @staticmethod
    def is_in_pdf(data, wanted):
        for part in data.split(b"stream\n")[1:]:
            try:
                if wanted in zlib.decompressobj().decompress(part):
                    return True
            except zlib.error:
                continue
        return False

    def originals(self):
        return sorted(path.name for path in (self.archive / "originals").rglob("?" * 64))

    def sha256(self, document, release):
        return hashlib.sha256(self.files[document, release].read_bytes()).hexdigest()


class Removed(RemoveTest):
    def test_a_document_is_gone_from_every_byte(self):
        self.run_in_archive("diff", DOCUMENT, code=None)
        self.run_in_archive("timeline", DOCUMENT, code=0)
        self.run_in_archive("list", code=0)
        self.git("config", "core.logAllRefUpdates", "always")
        self.git("update-ref", "refs/heads/main", "main", "main")
        self.git("reflog", "expire", "--expire=now", "--all", check=False)
        self.git("config", "--unset", "core.logAllRefUpdates")
        self.git("pack-refs", "--all")
        self.assertGreater(len(self.places_of(SECRET)), 5)
        report = self.remove(DOCUMENT)
        self.assertEqual(self.places_of(SECRET), [])
        self.assertEqual(sorted(report["originals"]), sorted(self.sha256(DOCUMENT, release) for release in (FIRST, SECOND)))
        self.assertEqual(self.originals(), [self.sha256(OTHER, FIRST)])
        self.assertEqual(self.text("for-each-ref", "--format=%(refname)", "refs/heads/timeline"), "")
        self.assertEqual(self.verify()["checked"]["removals"], 1)
        self.assertIn("removed by order: 1", self.run_in_archive("verify", code=0).out)
        self.assertNotIn(DOCUMENT, self.run_in_archive("list", code=0).out)
        self.git("fsck", "--full", "--strict")
        self.assertNotEqual(self.places_of("Harrowgate"), [])

    def test_one_revision_goes_and_the_others_stay(self):
        self.run_in_archive("diff", DOCUMENT, code=None)
        self.assertIn("changes/", self.text("ls-tree", "-r", "--name-only", "main"))
        report = self.remove(f"{DOCUMENT}@{FIRST}")
        self.assertEqual(report["originals"], [self.sha256(DOCUMENT, FIRST)])
        tree = self.text("log", "--format=%T", "main").split()
        for root in tree:
            names = self.text("ls-tree", "-r", "--name-only", root)
            self.assertNotIn(f"{DOCUMENT}/{FIRST}", names)
            self.assertNotIn(f"{DOCUMENT}/changes", names)
        self.assertIn("line 3. Once more.", self.run_in_archive("show", f"{DOCUMENT}@{SECOND}/2", code=0).out)
        self.verify()

    def test_pages_go_with_the_original_and_the_records_of_the_others_stay(self):
        self.remove(f"{DOCUMENT}@{SECOND}")
        report = self.remove(f"{DOCUMENT}@{FIRST}/2")
        self.assertEqual(report["pages"], [2, 2])
        self.assertEqual(self.places_of(SECRET), [])
        self.assertIn(COVER, self.run_in_archive("show", f"{DOCUMENT}@{FIRST}/1", code=0).out)
        shown = self.run_in_archive("show", f"{DOCUMENT}@{FIRST}", code=0).out
        self.assertIn("the page was removed by order", shown)
        self.assertEqual(self.verify()["checked"]["removals"], 2)

    def test_others_are_told_of_no_original_that_is_gone(self):
        digest = self.sha256(DOCUMENT, FIRST)
        self.remove(f"{DOCUMENT}@{FIRST}/2")
        sums = self.run_in_archive("export", "--sha256sums", code=0).out
        self.assertNotIn(digest, sums)
        done = subprocess.run(["sha256sum", "-c", "-"], input=sums, text=True, cwd=self.archive, capture_output=True,
                              check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.run_in_archive("export", "--premis", self.folder / "premis.xml", code=0)
        premis = (self.folder / "premis.xml").read_text()
        self.assertIn(f"sha256:{digest}", premis)
        self.assertNotIn(f"objects/{digest[:2]}", premis)
        self.run_in_archive("export", "--bagit", self.folder / "bag", code=0)
        self.run_program("verify", "--bagit", self.folder / "bag", code=0)

    def test_what_an_undo_took_back_can_still_be_removed(self):
        self.run_in_archive("undo", f"{DOCUMENT}@{FIRST}", code=0)
        self.run_in_archive("undo", f"{DOCUMENT}@{SECOND}", code=0)
        self.assertNotEqual(self.places_of(SECRET), [])
        self.remove(DOCUMENT)
        self.assertEqual(self.places_of(SECRET), [])
        self.verify()

    def test_an_original_that_another_revision_needs_stays_and_is_named(self):
        copy = self.folder / "again" / f"{OTHER}.pdf"
        copy.parent.mkdir()
        copy.write_bytes(self.files[DOCUMENT, FIRST].read_bytes())
        self.import_file(copy, "2025-01-01", "--document", OTHER)
        report = self.remove(DOCUMENT)
        self.assertEqual(report["originals"], [self.sha256(DOCUMENT, SECOND)])
        self.assertEqual(report["kept"], [self.sha256(DOCUMENT, FIRST)])
        self.assertEqual(report["holders"], [f"{OTHER}@2025-01-01"])
        self.verify()
        refused = self.import_file(self.files[DOCUMENT, FIRST], FIRST, "--document", DOCUMENT, code=3)
        self.assertIn("these bytes were removed from the archive by order", refused.out + refused.err)
        self.import_file(copy, "2025-01-02", "--document", OTHER)

    def test_evidence_about_the_document_alone_goes_along(self):
        (self.folder / "list.csv").write_text(f"Record Number,Title,Release Date\n{DOCUMENT},About {SECRET},2017-11-03\n")
        self.run_in_archive("import", self.folder / FIRST, "--manifest", self.folder / "list.csv", "--ocr", "never",
                            code=None)
        self.assertIn(SECRET, self.run_in_archive("show", DOCUMENT, code=0).out)
        self.remove(DOCUMENT)
        self.assertEqual(self.places_of(SECRET), [])
        self.verify()

    def test_what_the_archive_never_held_is_no_removal(self):
        before = self.text("rev-parse", "main")
        for target in ("299-10001-19999", f"{DOCUMENT}@1999", f"{DOCUMENT}@{FIRST}/9"):
            self.assert_one_clear_sentence(self.remove(target, code=3), "never held")
        for target in (f"{DOCUMENT}@{FIRST}/x", f"{DOCUMENT}@{FIRST}/5-2"):
            self.remove(target, code=2)
        self.remove("../x", code=3)
        self.assert_one_clear_sentence(
            self.run_in_archive("remove", DOCUMENT, "--reason", "two\nlines", code=2), "must be one line")
        self.assertEqual(self.text("rev-parse", "main"), before)

    def test_a_branch_that_holds_the_old_history_is_named(self):
        self.git("branch", "mine", "main")
        self.assert_one_clear_sentence(self.remove(DOCUMENT, code=5), "refs/heads/mine would keep")
        self.git("branch", "-D", "mine")
        self.remove(DOCUMENT)


class Afterwards(RemoveTest):
    def setUp(self):
        super().setUp()
        self.replica = self.folder / "replica"
        shutil.copytree(self.archive, self.replica, symlinks=True)
        self.remove(f"{DOCUMENT}@{FIRST}")
        self.remove(f"{DOCUMENT}@{SECOND}")

    def test_the_same_bytes_are_not_taken_in_again(self):
        result = self.import_file(self.files[DOCUMENT, FIRST], FIRST, code=3)
        self.assertIn("these bytes were removed from the archive by order", result.out + result.err)
        self.assertIn("order 12 of a court", result.out + result.err)
        self.assertEqual(self.places_of(SECRET), [])

    def test_repair_never_brings_it_back(self):
        for path in (self.archive / "originals").rglob("?" * 64):
            path.unlink()
        report = self.run_in_archive("repair", "--from", self.replica, "--json", code=0).json()
        self.assertEqual([original["sha256"] for original in report["originals"]], [self.sha256(OTHER, FIRST)])
        self.assertEqual(self.places_of(SECRET), [])
        self.verify()

    def test_undo_says_that_it_is_gone(self):
        result = self.run_in_archive("undo", f"{DOCUMENT}@{FIRST}", code=5)
        self.assert_one_clear_sentence(result, "was removed by order")

    def test_verify_says_of_the_file_what_became_of_it(self):
        result = self.run_in_archive("verify", self.files[DOCUMENT, FIRST], code=1)
        self.assertIn("they were removed by order", result.out)
        result = self.run_in_archive("verify", self.files[OTHER, FIRST], code=0)
        self.assertIn(self.text("log", "--format=%H", "--grep", f"Import {OTHER}", "main"), result.out)

    def test_the_archive_goes_on(self):
        new = self.folder / "new.pdf"
        new.write_bytes(text_pdf(pages("Fennimore")))
        self.import_file(new, "2026-01-01", "--document", DOCUMENT)
        self.remove(OTHER)
        self.assertEqual(self.verify()["checked"]["removals"], 3)
        self.run_in_archive("maintain", code=0)
        self.verify("--level", "quick")
        self.run_in_archive("show", DOCUMENT, code=0)

    def test_a_checkpoint_kept_elsewhere_is_still_continued(self):
        kept = self.folder / "kept"
        kept.write_text(self.run_program("export", "--checkpoint", "--archive", self.replica, code=0).out)
        self.verify("--since", kept)

    def test_a_proof_of_what_stayed_still_holds(self):
        proof = self.folder / "proof.json"
        proof.write_text(self.run_in_archive("prove", OTHER, code=0).out)
        self.run_program("verify", proof, self.files[OTHER, FIRST], code=0)
        certificate = self.run_in_archive("prove", OTHER, "--certificate", code=0).out
        self.assertIn(self.sha256(OTHER, FIRST), certificate)


class Signed(RemoveTest):
    def setUp(self):
        super().setUp()
        self.key = self.folder / "desk.pem"

    def make_it(self):
        super().make_it()
        self.run_in_archive("key", "make", "desk.pem", code=0)
        more = self.folder / "more.pdf"
        more.write_bytes(text_pdf(pages("Underhill")))
        self.import_file(more, "2026-01-01", "--key", self.folder / "desk.pem")

    def test_only_a_key_that_signs_may_remove(self):
        self.assert_one_clear_sentence(self.remove(DOCUMENT, code=2), "must be signed by a key")
        self.remove(DOCUMENT, "--key", self.key)
        self.assertIn("BEGIN SSH SIGNATURE", self.text("cat-file", "commit", "main"))
        self.verify()

    def test_signatures_of_replaced_commits_still_count(self):
        before = self.verify()["checked"]["signatures"]
        self.remove(DOCUMENT, "--key", self.key)
        self.assertNotIn("SIGNATURE", self.text("cat-file", "commit", "main~1"))
        self.assertEqual(self.verify()["checked"]["signatures"], before + 2)  # of the removal and its checkpoint


class Forged(Signed):
    """Somebody who may write everywhere calls what he does a removal."""

    def setUp(self):
        super().setUp()
        self.report = self.remove(f"{DOCUMENT}@{FIRST}", "--key", self.key)
        self.verify()

    def assert_found(self, *words):
        report = self.verify(code=6)
        sentences = [problem["what"] for problem in report["problems"]]
        self.assertTrue(any(all(word in sentence for word in words) for sentence in sentences), sentences)

    def tree_with(self, base, edits):
        index = {"GIT_INDEX_FILE": str(self.folder / "index")}
        self.git("read-tree", base, env=index)
        for path, data in edits.items():
            blob = self.git("hash-object", "-w", "--stdin", input=data).decode().strip()
            self.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", env=index)
        return self.text("write-tree", env=index)

    def commit_like(self, commit, tree, parent, change=lambda text: text):
        """A commit with the message, people and times of another."""
        head, message = self.git("cat-file", "commit", commit).decode().split("\n\n", 1)
        lines = [line for line in head.split("\n") if line.startswith(("author", "committer"))]
        text = "\n".join([f"tree {tree}", f"parent {parent}", *lines]) + "\n\n" + message
        return self.git("hash-object", "-w", "-t", "commit", "--stdin", input=change(text).encode()).decode().strip()

    def rewritten(self, edits, change=lambda text: text):
        """Main whose newest commit before the removal is another, and the removal's map says so."""
        path = f"removals/{self.report['removal']}.json"
        record = json.loads(self.git("show", f"main:{path}"))
        old = record["commits"][-1]["after"]
        forged = self.commit_like(old, self.tree_with(old, edits), self.text("rev-parse", old + "~1"), change)
        record["commits"][-1]["after"] = forged
        text = self.git("show", f"main:{path}").decode().replace(old, forged)
        return self.commit_like("main", self.tree_with("main", {path: text.encode(), **edits}), forged)

    def log_again(self, main):
        """The log without its newest entry, so that the program writes it for this main."""
        self.git("update-ref", "refs/heads/main", main)
        self.git("update-ref", "refs/archive/log", "refs/archive/log~1")
        self.run_in_archive("list", code=0)

    def test_a_removal_that_changes_another_record_is_found(self):
        path = next(path for path in self.text("ls-tree", "-r", "--name-only", "main").split("\n")
                    if f"{OTHER}/{FIRST}/text/0001" in path)
        self.log_again(self.rewritten({path: b"other words\n"}))
        self.assert_found("since a removal by order", "more was changed than removed")
        self.assert_found("records a removal by order, and no key that signed for the archive signed it")

    def test_a_removal_that_changes_a_message_is_found(self):
        self.log_again(self.rewritten({}, lambda text: text.replace("Import", "Rewrite")))
        self.assert_found("since a removal by order", "its message, time or operator")

    def test_a_record_put_where_something_was_removed_is_found(self):
        path = next(path for path in self.text("ls-tree", "-r", "--name-only", "main").split("\n")
                    if f"{DOCUMENT}/{SECOND}/text/0001" in path).replace(SECOND, FIRST)
        self.log_again(self.rewritten({path: b"other words\n"}))
        self.assert_found("since a removal by order")

    def test_the_record_of_a_removal_taken_away_is_found(self):
        self.git("update-ref", "refs/heads/main", self.text("commit-tree", "main~1^{tree}", "-p", "main", "-m", "x"))
        self.assert_found("History was rewritten")


class Killed(RemoveTest):
    def setUp(self):
        super().setUp()
        if shutil.which("strace") is None:
            self.skipTest("strace is not installed")
        probe = subprocess.run(["strace", "-o", "/dev/null", PROGRAM, "--version"], check=False, capture_output=True)
        if probe.returncode:
            self.skipTest("strace may not watch a process here")
        self.run_in_archive("timeline", DOCUMENT, code=0)
        self.made = self.folder / "made"
        shutil.copytree(self.archive, self.made, symlinks=True)

    def start_again(self):
        shutil.rmtree(self.archive)
        shutil.copytree(self.made, self.archive, symlinks=True)

    def traced_remove(self, *options):
        log = self.folder / "strace.txt"
        result = self.run_program("remove", DOCUMENT, "--reason", "an order", "--archive", self.archive,
                                  prefix=["strace", "-y", "-s", "0", "-o", str(log), "-e", "trace=" + ",".join(CALLS),
                                          *options])
        return result, log.read_text(encoding="utf-8", errors="replace").splitlines()

    def calls(self):
        result, lines = self.traced_remove()
        self.assertEqual(result.code, 0, result.err)
        self.start_again()
        found, counts = [], dict.fromkeys(CALLS, 0)
        for line in lines:
            match = LINE.match(line)
            if match and match[1] in counts:
                counts[match[1]] += 1
                if str(self.archive) in match[2]:
                    found.append((match[1], counts[match[1]]))
        return found

    def test_a_kill_at_any_call_leaves_all_of_it_or_nothing(self):
        points = self.calls()
        self.assertGreater(len(points), KILLS)
        outcomes = set()
        for i in range(KILLS):
            call, number = points[int(i * len(points) / KILLS)]
            self.start_again()
            with self.subTest(call=call, number=number):
                result, _ = self.traced_remove("-e", f"inject={call}:signal=SIGKILL:when={number}")
                self.assertEqual(result.code, -9, result.out + result.err)
                self.assertIn(self.run_in_archive("verify").code, (0, 1))
                self.run_in_archive("list", code=0)
                removals = self.verify()["checked"]["removals"]
                self.assertEqual(bool(self.places_of(SECRET)), removals == 0)
                self.assertEqual(list((self.archive / "staging").iterdir()), [])
                if removals == 0:
                    self.run_in_archive("show", f"{DOCUMENT}@{FIRST}/2", code=0)
                    self.remove(DOCUMENT)
                    self.assertEqual(self.places_of(SECRET), [])
                self.verify()
                outcomes.add(removals)
        self.assertEqual(outcomes, {0, 1}, "some kills come before the removal is in force, some after it")


if __name__ == "__main__":
    unittest.main()
