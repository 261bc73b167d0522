"""A killed import or act of a person, a full disk and a failing disk leave an archive that opens, verifies and goes on.

strace shows every call by which a command changes the archive, and puts the failure at a sample of
them: the process is killed there, or the call fails.
"""
import hashlib
import re
import shutil
import subprocess
import unittest

from made_pdf import lines_pdf, pdf_of
from program import PROGRAM, ProgramTest

CALLS = ("write", "fsync", "rename", "link", "unlink", "mkdir")
KILLS = 30      # points of one import at which it is killed
FAILURES = 16   # points at which a call fails
OPENINGS = 10   # files that cannot be opened
RELEASE = "2017-11-03"
NAME = "299-10001-10007"
LINE = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)")


def small_pdf():
    """A page with one line of text, so that an import takes a fraction of a second."""
    text = b"BT /F1 12 Tf 72 700 Td (A page that is imported again and again.) Tj ET"
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
              b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
              b" /Resources << /Font << /F1 5 0 R >> >> >>",
              b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
              b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    return pdf_of(bodies)


def sample(points, count):
    step = max(1, len(points) / count)
    return [points[int(i * step)] for i in range(min(count, len(points)))]


class KillTest(ProgramTest):
    """An import under strace, whose calls can be made to fail or to be the last."""

    CALLS = CALLS

    def setUp(self):
        super().setUp()
        if shutil.which("strace") is None:
            self.skipTest("strace is not installed")
        self.make_archive()
        self.file = self.folder / f"{NAME}.pdf"
        self.file.write_bytes(small_pdf())
        self.make_inputs()
        self.made = self.folder / "made"
        shutil.copytree(self.archive, self.made, symlinks=True)
        probe = subprocess.run(["strace", "-o", "/dev/null", PROGRAM, "--version"], check=False, capture_output=True)
        if probe.returncode:
            self.skipTest("strace may not watch a process here")

    def make_inputs(self):
        """For tests that import something else than one small file."""

    def start_again(self):
        shutil.rmtree(self.archive)
        shutil.copytree(self.made, self.archive, symlinks=True)

    def traced(self, command, *options):
        """Runs a command under strace, which sees the one process that writes and none of its workers."""
        log = self.folder / "strace.txt"
        result = self.run_program(*command, "--archive", self.archive,
                                  prefix=["strace", "-y", "-s", "0", "-o", str(log),
                                          "-e", "trace=" + ",".join(self.CALLS), *options])
        return result, log.read_text(encoding="utf-8", errors="replace").splitlines()

    def traced_import(self, *options):
        return self.traced(("import", self.file, "--release", RELEASE, "--ocr", "never"), *options)

    def calls_of_an_import(self):
        return self.calls_of(*self.traced_import())

    def calls_of(self, result, lines):
        """Returns (call, its number among calls of that name, arguments) for each change of the archive."""
        self.assertEqual(result.code, 0, result.err)
        self.start_again()
        found, counts = [], dict.fromkeys(self.CALLS, 0)
        for line in lines:
            match = LINE.match(line)
            if match and match[1] in counts:
                counts[match[1]] += 1
                if str(self.archive) in match[2]:
                    found.append((match[1], counts[match[1]], match[2].replace(str(self.archive) + "/", "")))
        return found

    def assert_sound_and_usable(self):
        for arguments, codes in ((("verify",), (0, 1)), (("list",), (0,)), (("verify",), (0,))):
            result = self.run_in_archive(*arguments)
            self.assertIn(result.code, codes, result.out + result.err)
        self.import_file(self.file, RELEASE)
        result = self.run_in_archive("verify", code=0)
        self.assertEqual([path for path in (self.archive / "staging").iterdir()], [], result.out)


class Kill(KillTest):
    def test_a_kill_at_any_call_leaves_a_sound_archive(self):
        points = self.calls_of_an_import()
        self.assertGreater(len(points), KILLS)
        for call, number, arguments in sample(points, KILLS):
            self.start_again()
            with self.subTest(call=call, number=number, arguments=arguments):
                result, _ = self.traced_import("-e", f"inject={call}:signal=SIGKILL:when={number}")
                self.assertEqual(result.code, -9, result.out + result.err)
                self.assert_sound_and_usable()

    def test_a_call_that_fails_ends_the_import_with_one_sentence(self):
        points = [point for point in self.calls_of_an_import() if point[0] != "unlink"]
        for index, (call, number, arguments) in enumerate(sample(points, FAILURES)):
            self.start_again()
            reason = "EIO" if index % 2 and call in ("write", "fsync") else "ENOSPC"
            when = f"{number}+" if call != "write" else str(number)  # of writes one, for the message is another
            with self.subTest(call=call, number=number, arguments=arguments, reason=reason):
                result, _ = self.traced_import("-e", f"inject={call}:error={reason}:when={when}")
                if call == "link":
                    self.assertEqual(result.code, 0, "a disk without hard links is no failure: files are renamed")
                    continue
                self.assertEqual(result.code, 4, result.out + result.err)
                self.assert_one_clear_sentence(result)
                self.assertEqual(result.err.count("palimpsest: "), 1, result.err)
                self.assert_sound_and_usable()

    def test_everything_is_durable_before_the_reference_moves(self):
        calls = self.calls_of_an_import()
        synced = [arguments for call, _, arguments in calls if call == "fsync"]
        order = [(call, arguments) for call, _, arguments in calls]

        def first(call, *parts):
            found = [i for i, (name, arguments) in enumerate(order)
                     if name == call and all(part in arguments for part in parts)]
            self.assertTrue(found, f"{call} {parts}")
            return found[0]

        original = first("link", "staging/", "originals/objects/")
        sha256 = hashlib.sha256(self.file.read_bytes()).hexdigest()
        place = re.search(r"originals/objects/\w\w/\w\w", order[original][1])[0]
        self.assertLess(first("fsync", f"staging/{sha256}"), original)
        self.assertLess(original, first("fsync", place + ">"))
        first_object = first("write", "objects/tmp_object")
        self.assertLess(first("fsync", place + ">"), first_object)
        moved = first("rename", "refs/heads/main.lock")
        self.assertLess(first("fsync", "refs/heads/main.lock"), moved)
        self.assertLess(moved, max(i for i, (name, arguments) in enumerate(order)
                                   if name == "fsync" and arguments.endswith("refs/heads>")))
        self.check_objects(order, synced)

    def check_objects(self, order, synced):
        """Each object, those of the log too, is durable with its folders before the next reference moves."""
        moves = [i for i, (name, arguments) in enumerate(order) if name == "rename" and ".lock" in arguments]
        self.assertGreaterEqual(len(moves), 2, "main, and the log")
        linked = [(i, arguments) for i, (name, arguments) in enumerate(order)
                  if name == "link" and "tmp_object" in arguments]
        self.assertGreater(len(linked), 8)
        for i, arguments in linked:
            moved = next(move for move in moves if move > i)
            temporary, folder = re.search(r"(tmp_object\w+)\", .*objects/(\w\w)/", arguments).groups()
            self.assertTrue(any(temporary in one for one in synced), temporary)
            for place in (f"objects/{folder}>", "repository.git/objects>"):
                self.assertTrue([j for j, (name, what) in enumerate(order)
                                 if name == "fsync" and what.endswith(place) and i < j < moved], (temporary, place))


class FullTable(KillTest):
    """A process may have only so many files open."""

    CALLS = ("openat",)

    def test_a_file_that_cannot_be_opened_ends_the_import_or_changes_nothing(self):
        points = self.calls_of_an_import()
        self.assertGreater(len(points), OPENINGS)
        codes = []
        for call, number, arguments in sample(points, OPENINGS):
            self.start_again()
            with self.subTest(call=call, number=number, arguments=arguments):
                result, _ = self.traced_import("-e", f"inject={call}:error=EMFILE:when={number}")
                codes.append(result.code)
                # A cache that cannot be written, and a leftover that stays, are no failures.
                self.assertIn(result.code, (0, 4), result.out + result.err)
                if result.code == 4:
                    self.assert_one_clear_sentence(result)
                self.assert_sound_and_usable()
        self.assertIn(4, codes)


class KillOfActs(KillTest):
    """What people do to an archive is there as a whole, or not at all."""

    KILLS = 2  # of each act

    def make_inputs(self):
        self.table = self.folder / "rows.csv"
        rows = [f"memo-{number},Title {number}" for number in range(1, 7)]
        self.table.write_text("document,title\n" + "\n".join(rows) + "\n")
        for number in range(1, 7):
            pdf = self.folder / f"memo-{number}.pdf"
            pdf.write_bytes(lines_pdf([[f"page {page} of memo {number}, as it was written"] for page in (1, 2)]))
        self.run_in_archive("import", *sorted(self.folder.glob("memo-*.pdf")), "--release", RELEASE, "--ocr", "never", code=0)

    def state(self):
        """What a reader of the archive sees."""
        listed = self.run_in_archive("list", "--json", code=0).out
        said = self.run_in_archive("corrections", "--export", "-", code=0).out
        return listed, re.sub(r'"(at|act)": ?"[^"]*"', "", said)

    def assert_is_done_whole_or_not_at_all(self, command):
        self.made = self.folder / "made-before"
        shutil.rmtree(self.made, ignore_errors=True)
        shutil.copytree(self.archive, self.made, symlinks=True)
        before = self.state()
        result, lines = self.traced(command)
        after = self.state()
        self.assertNotEqual(before, after)
        points = self.calls_of(result, lines)
        self.assertGreater(len(points), 10)
        points, killed = sample(points, self.KILLS), 0
        for call, number, arguments in points:
            self.start_again()
            with self.subTest(command=command, call=call, number=number, arguments=arguments):
                result, _ = self.traced(command, "-e", f"inject={call}:signal=SIGKILL:when={number}")
                # An act has another id each time: objects that fall into one folder make a call less.
                self.assertIn(result.code, (-9, 0), result.out + result.err)
                killed += result.code == -9
                is_told = result.code == 0
                self.assertIn(self.run_in_archive("verify").code, (0, 1))
                found = self.state()
                self.assertIn(found, (after,) if is_told else (before, after))
                if found == before:
                    self.run_in_archive(*command, code=0)
                self.assertEqual(self.state(), after)
                self.run_in_archive("verify", code=0)
        self.assertGreaterEqual(killed, len(points) - len(points) // 10, "nearly every point kills the act")
        self.start_again()
        self.run_in_archive(*command, code=0)

    def test_a_kill_at_any_call_leaves_all_of_an_act_or_nothing(self):
        self.assert_is_done_whole_or_not_at_all(("edit", "memo-1", "title=Mine", "access=restricted", "reason=so"))
        self.assert_is_done_whole_or_not_at_all(("edit", f"memo-2@{RELEASE}/1", "text=As I read it"))
        edit = self.run_in_archive("log", "--json", "--most", "1", code=0).lines()[0]["id"]
        self.assert_is_done_whole_or_not_at_all(("undo", edit))
        self.assert_is_done_whole_or_not_at_all(("edit", "--csv", self.table))
        self.assert_is_done_whole_or_not_at_all(("split", f"memo-3@{RELEASE}", "--pages", "2-2", "--document", "part-1"))
        self.assert_is_done_whole_or_not_at_all(("join", f"memo-3@{RELEASE}", f"part-1@{RELEASE}"))


if __name__ == "__main__":
    unittest.main()
