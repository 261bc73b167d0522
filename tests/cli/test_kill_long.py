"""The long form of test_kill: every call of an import, kills at random times, a full disk.

Not part of an ordinary run: ctest -L long. PALIMPSEST_KILL_POINTS says at how many calls an import is
killed, and at how many each errno is injected (default 500).
"""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

from program import PROGRAM, ProgramTest
from test_kill import CALLS, RELEASE, KillTest, sample
from test_parallel import long_pdf

POINTS = int(os.environ.get("PALIMPSEST_KILL_POINTS", "500"))
RANDOM_KILLS = max(4, POINTS // 10)
ERRORS = ("ENOSPC", "EIO", "EMFILE")
FULL_DISK_MEGABYTES = 3


class KillLong(KillTest):
    """One import of files enough for a pack of objects, so that there are calls enough to be killed at."""

    CALLS = (*CALLS, "openat")

    def make_inputs(self):
        self.file.unlink()
        self.file = self.folder / "in"
        self.file.mkdir()
        for number in range(12):
            (self.file / f"299-10001-100{number:02}.pdf").write_bytes(long_pdf(1 + number % 3))

    def points(self):
        """Returns the calls that are tried: all of them or a sample, the same in every run."""
        return sample(self.calls_of_an_import(), POINTS)

    def test_a_kill_at_any_call(self):
        points = self.points()
        for call, number, arguments in points:
            self.start_again()
            with self.subTest(call=call, number=number, arguments=arguments):
                result, _ = self.traced_import("-e", f"inject={call}:signal=SIGKILL:when={number}")
                self.assertIn(result.code, (-9, 0), result.out + result.err)
                self.assert_told_is_held(result)
                self.assert_sound_and_usable()

    def fail_everywhere(self, error):
        for call, number, arguments in self.points():
            self.start_again()
            with self.subTest(call=call, number=number, arguments=arguments, error=error):
                result, _ = self.traced_import("-e", f"inject={call}:error={error}:when={number}")
                # A cache that cannot be written, and a leftover that stays, are no failures.
                self.assertIn(result.code, (0, 1, 3, 4), result.out + result.err)
                self.assert_told_is_held(result)
                self.assert_sound_and_usable()

    def test_no_space_at_any_call(self):
        self.fail_everywhere("ENOSPC")

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
