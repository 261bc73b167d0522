"""The long form of test_kill: every call of an import, kills at random times, a full disk.

Not part of an ordinary run: ctest -L long. PALIMPSEST_KILL_POINTS says at how many calls an import is
killed, and at how many each errno is injected (default 500).
"""
import copy
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from program import PROGRAM, ProgramTest
from test_kill import CALLS, RELEASE, KillOfActs, KillTest, sample
from test_parallel import long_pdf

POINTS = int(os.environ.get("PALIMPSEST_KILL_POINTS", "500"))
FILES = 36  # whose import changes the archive by more than 500 calls
EARLIER = 7  # imports of as many files: their packs and that of the next are joined
RANDOM_KILLS = max(4, POINTS // 10)
FULL_DISK_MEGABYTES = 3


def kind_of(point):
    """Returns what a call does: its name, and what it touches without the digits that name an object."""
    call, _, arguments = point
    return call, re.sub(r"[0-9a-f]{2,}|\d+", "#", re.sub(r"(tmp_object|\.new)[^\">]*", r"\1", arguments))


def spread(points, count):
    """Returns `count` points in their order, taken in turn from each kind of call, evenly from its calls."""
    kinds = {}
    for point in points:
        kinds.setdefault(kind_of(point), []).append(point)
    left, chosen = min(count, len(points)), set()
    for index, kind in enumerate(sorted(kinds.values(), key=len)):
        share = min(len(kind), left // (len(kinds) - index))
        chosen.update(sample(kind, share) if share else [])
        left -= share
    return [point for point in points if point in chosen]


class KillLong(KillTest):
    """One import of files enough for a pack of objects, so that there are calls enough to be killed at.

    Every attempt begins with a copy of the same archive, of which the pages are read already, as after an
    import that was stopped at its end: what is tried is the writer. They run in memory, side by side.
    """

    CALLS = (*CALLS, "openat")
    PLACE = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

    def make_inputs(self):
        self.file.unlink()
        for batch in range(EARLIER):
            self.import_file(self.files_of(batch), RELEASE)
        self.file = self.files_of(EARLIER)

    def files_of(self, batch):
        folder = self.folder / f"in{batch}"
        folder.mkdir()
        for number in range(FILES):
            (folder / f"299-1000{batch}-100{number:02}.pdf").write_bytes(long_pdf(1 + number % 3))
        return folder

    def setUp(self):
        super().setUp()
        self.import_file(self.file, RELEASE)
        packs = list((self.archive / "repository.git" / "objects" / "pack").glob("*.pack"))
        self.assertEqual(len(packs), 1, "the packs of eight imports were not joined")
        shutil.copytree(self.archive / "cache" / "pages", self.made / "cache" / "pages", dirs_exist_ok=True)
        self.start_again()

    def beside(self, number):
        """Returns this test with an archive of its own."""
        other = copy.copy(self)
        other.folder = self.folder / str(number)
        other.folder.mkdir(exist_ok=True)
        other.archive = other.folder / "archive"
        return other

    def start_again(self):
        shutil.rmtree(self.archive, ignore_errors=True)
        shutil.copytree(self.made, self.archive, symlinks=True)

    def try_everywhere(self, attempt):
        """Calls attempt(place, call, number) at every point, tells those at which it fails, and returns exit codes."""
        points = spread(self.calls_of_an_import(), POINTS)
        self.assertEqual(len(points), POINTS, "an import makes too few calls")
        waiting = list(reversed(points))
        failures, codes = [], []

        def work(place):
            while waiting:
                call, number, arguments = waiting.pop()
                place.start_again()
                try:
                    codes.append(attempt(place, call, number))
                except AssertionError as error:
                    failures.append(f"{call} {number} {arguments}\n{error}")
                    print(failures[-1], file=sys.stderr, flush=True)  # a run takes long

        with ThreadPoolExecutor() as pool:
            list(pool.map(work, [self.beside(number) for number in range(os.cpu_count() or 1)]))
        print(f"{self.id()}: {len(points)} points, {len({kind_of(point) for point in points})} kinds of calls, "
              f"exit codes {dict(Counter(codes))}", file=sys.stderr)
        self.assertEqual(failures, [], "\n\n".join(failures))
        return codes

    def test_a_kill_at_any_call(self):
        def kill(place, call, number):
            result, _ = place.traced_import("-e", f"inject={call}:signal=SIGKILL:when={number}")
            place.assertIn(result.code, (-9, 0), result.out + result.err)
            place.assert_told_is_held(result)
            place.assert_sound_and_usable()
            return result.code

        codes = self.try_everywhere(kill)
        self.assertGreaterEqual(codes.count(-9), .9 * len(codes), "nearly every point kills the import")

    def fail_everywhere(self, error):
        def fail(place, call, number):
            result, _ = place.traced_import("-e", f"inject={call}:error={error}:when={number}")
            # A cache that cannot be written, and a leftover that stays, are no failures.
            place.assertIn(result.code, (0, 1, 3, 4), result.out + result.err)
            place.assert_told_is_held(result)
            place.assert_sound_and_usable()
            return result.code

        codes = self.try_everywhere(fail)
        self.assertGreater(codes.count(4), len(codes) // 10, "many points end the import")

    def test_no_space_at_any_call(self):
        self.fail_everywhere("ENOSPC")

    def test_packs_that_cannot_be_removed_stay_and_keep_nobody(self):
        result, _ = self.traced_import("-e", "inject=unlink:error=EPERM")
        self.assertEqual(result.code, 0, result.out + result.err)
        self.assert_told_is_held(result)
        self.run_in_archive("verify", code=0)
        self.assert_sound_and_usable()

    def test_an_io_error_at_any_call(self):
        self.fail_everywhere("EIO")

    def test_no_descriptors_at_any_call(self):
        self.fail_everywhere("EMFILE")

    def assert_told_is_held(self, result):
        """Nothing that was acknowledged is lost."""
        told = [line.split()[1] for line in result.out.splitlines() if line.startswith("imported ")]
        held = self.run_in_archive("list", "--json", code=0).lines()
        names = {f"{document['id']}@{revision['folder']}" for document in held
                 for revision in document["revisions"]}
        self.assertLessEqual(set(told), names, result.out)


class KillOfActsLong(KillOfActs):
    KILLS = max(2, POINTS // 6)  # of each of six acts


class RandomKill(ProgramTest):
    def setUp(self):
        super().setUp()
        self.make_archive()
        self.input = self.folder / "in"
        self.input.mkdir()
        for number in range(60):
            (self.input / f"299-10001-100{number:02}.pdf").write_bytes(long_pdf(1 + number % 4))

    def held(self):
        return {document["id"] for document in self.run_in_archive("list", "--json", code=0).lines()}

    def test_a_killed_parallel_import_loses_nothing_that_it_told(self):
        chance = random.Random(7)
        told, kills = set(), 0
        for _ in range(RANDOM_KILLS):
            if len(told) == 60:
                shutil.rmtree(self.archive)
                self.make_archive()
                told = set()
            process = subprocess.Popen([PROGRAM, "import", str(self.input), "--release", "2017", "--ocr", "never",
                                        "--jobs", "2", "--archive", str(self.archive)], stdout=subprocess.PIPE,
                                       text=True, env={**os.environ, "HOME": str(self.folder)})
            time.sleep(chance.uniform(0.02, 2.5))
            process.send_signal(signal.SIGKILL)
            out = process.communicate()[0]
            kills += process.returncode == -9
            told |= {line.split()[1].split("@")[0] for line in out.splitlines() if line.startswith("imported ")}
            self.assertLessEqual(told, self.held())
            self.run_in_archive("verify", code=0)
        self.assertGreater(kills, 0)
        self.import_file(self.input, "2017")
        self.assertEqual(len(self.held()), 60)


class FullDisk(ProgramTest):
    def setUp(self):
        super().setUp()
        self.disk = pathlib.Path(tempfile.mkdtemp(prefix="palimpsest-disk-"))
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={FULL_DISK_MEGABYTES}m", "none", self.disk],
                                 check=False, capture_output=True)
        if mounted.returncode:
            self.disk.rmdir()
            self.skipTest("mounting is not permitted here")
        self.addCleanup(self.disk.rmdir)
        self.addCleanup(subprocess.run, ["umount", self.disk], check=True)
        self.archive = self.disk / "archive"
        self.make_archive()
        self.input = self.folder / "in"
        self.input.mkdir()
        for number in range(80):
            content = long_pdf(2) + b"%" + random.Random(number).randbytes(60000).hex().encode() + b"\n"
            (self.input / f"299-10001-100{number:02}.pdf").write_bytes(content)

    def test_what_was_told_stays_and_the_rest_follows_when_there_is_room(self):
        result = self.import_file(self.input, "2017", code=4)
        self.assert_one_clear_sentence(result)
        self.run_in_archive("verify", code=0)
        told = {line.split()[1] for line in result.out.splitlines() if line.startswith("imported ")}
        held = self.run_in_archive("list", "--json", code=0).lines()
        self.assertEqual(told, {f"{document['id']}@2017" for document in held})
        subprocess.run(["mount", "-o", "remount,size=60m", self.disk], check=True)
        self.import_file(self.input, "2017", code=0)
        self.assertEqual(len(self.run_in_archive("list", "--json", code=0).lines()), 80)
        self.run_in_archive("verify", code=0)


if __name__ == "__main__":
    unittest.main()
