"""What is damaged comes back from another copy of the archive, by hash, and the repair is on record."""
import os
import random
import shutil
import subprocess

from program import ProgramTest, releases, samples_of


class RepairTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.imported = releases()[:2]
        self.begin_with("two releases", self.make_it)
        self.replica = self.folder / "replica"
        self.copy_to(self.replica)

    def make_it(self):
        self.make_archive()
        for release in self.imported:
            self.import_file(samples_of(release)[0], release)

    def copy_to(self, place):
        shutil.copytree(self.archive, place, symlinks=True)

    def originals(self, archive=None):
        return sorted(path for path in ((archive or self.archive) / "originals").rglob("?" * 64))

    def objects(self, pattern="*"):
        return sorted(path for path in (self.archive / "repository.git" / "objects").rglob(pattern) if path.is_file())

    def damage(self, path):
        path.chmod(0o644)
        data = path.read_bytes()
        path.write_bytes(data[:len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1:])

    def repair(self, *options, code=0, replica=None):
        report = self.run_in_archive("repair", "--from", replica or self.replica, "--json", *options, code=code).json()
        self.assert_valid("repair.schema.json", report)
        return report

    def text(self, *arguments):
        return subprocess.run(["git", "-C", str(self.archive / "repository.git"), *arguments], check=True, text=True,
                              capture_output=True, env={"HOME": str(self.folder), "PATH": os.environ["PATH"]}).stdout


class Originals(RepairTest):
    def test_that_are_damaged_or_missing_come_back(self):
        first, second = self.originals()[:2]
        sound = {path: path.read_bytes() for path in (first, second)}
        self.damage(first)
        second.unlink()
        self.run_in_archive("verify", code=6)
        report = self.repair()
        self.assertEqual([original["sha256"] for original in report["originals"]], [first.name, second.name])
        self.assertEqual(report["remaining"], [])
        for path, data in sound.items():
            self.assertEqual(path.read_bytes(), data)
            self.assertEqual(path.stat().st_mode & 0o777, 0o444)
        self.run_in_archive("verify", code=0)

    def test_the_repair_is_a_commit_that_the_log_has(self):
        self.originals()[0].unlink()
        report = self.repair("--operator", "A. Keeper")
        message = self.text("log", "-1", "--format=%an%n%B", "main")
        self.assertIn("A. Keeper", message)
        self.assertIn("Palimpsest-Act: repair", message)
        self.assertIn("original " + report["originals"][0]["sha256"], message)
        self.assertEqual(self.text("rev-parse", "main").strip(), report["commit"])
        self.run_in_archive("verify", "--level", "quick", code=0)

    def test_a_damaged_copy_is_not_taken(self):
        name = self.originals()[0].name
        self.damage(self.originals()[0])
        self.damage(next(path for path in self.originals(self.replica) if path.name == name))
        report = self.repair(code=6)
        self.assertEqual(report["originals"], [])
        self.assertIsNone(report["commit"])
        self.assertIn(name, report["remaining"][0]["path"])

    def test_nothing_is_done_when_nothing_is_damaged(self):
        before = self.text("rev-parse", "main", "refs/archive/log")
        result = self.run_in_archive("repair", "--from", self.replica, code=0)
        self.assertIn("nothing was damaged", result.out)
        self.assertEqual(self.text("rev-parse", "main", "refs/archive/log"), before)

    def test_what_only_the_replica_has_does_not_come_along(self):
        shutil.rmtree(self.archive)
        shutil.move(self.replica, self.archive)
        self.copy_to(self.replica)
        newer = releases()[2]
        self.run_program("import", samples_of(newer)[0], "--release", newer, "--ocr", "never", "--archive",
                         self.replica, code=0)
        self.originals()[0].unlink()
        self.repair()
        self.assertEqual(len(self.originals()), 2)
        self.run_in_archive("verify", code=0)


class Objects(RepairTest):
    def test_every_loose_object_comes_back(self):
        for path in self.objects():
            if random.Random(path.name).random() < 0.5:
                self.damage(path)
            else:
                path.unlink()
        report = self.repair()
        self.assertGreater(report["objects"], 10)
        self.run_in_archive("verify", code=0)
        self.text("fsck", "--full", "--strict")

    def test_one_damaged_object_comes_back_and_nothing_else_is_written(self):
        before = self.text("rev-parse", "main")
        blob = self.text("rev-parse", "main:archive.json").strip()
        path = self.archive / "repository.git" / "objects" / blob[:2] / blob[2:]
        self.damage(path)
        report = self.repair()
        self.assertEqual(report["objects"], 1)
        self.assertEqual(self.text("rev-parse", "main~1"), before)
        self.run_in_archive("verify", code=0)

    def test_a_pack_comes_back_from_loose_objects(self):
        self.run_in_archive("maintain", code=0)
        pack, = self.objects("*.pack")
        self.damage(pack)
        self.run_in_archive("verify", code=6)
        self.repair()
        self.assertFalse(pack.exists())
        self.run_in_archive("verify", code=0)
        self.text("fsck", "--full", "--strict")

    def test_an_index_of_a_pack_that_is_cut_off(self):
        self.run_in_archive("maintain", code=0)
        index, = self.objects("*.idx")
        index.chmod(0o644)
        index.write_bytes(index.read_bytes()[:600])
        self.repair()
        self.run_in_archive("verify", code=0)

    def test_an_index_of_a_pack_with_wrong_offsets(self):
        self.run_in_archive("maintain", code=0)
        index, = self.objects("*.idx")
        index.chmod(0o644)
        data = bytearray(index.read_bytes())
        count = int.from_bytes(data[8 + 255 * 4:8 + 256 * 4], "big")
        offsets = 8 + 256 * 4 + count * 24  # behind the names and checksums of the objects
        for number in range(count):
            data[offsets + 4 * number + 1] ^= 0x10  # a megabyte too far
        index.write_bytes(data)
        for level in ("quick", "full", "deep"):
            problems = self.run_in_archive("verify", "--level", level, "--json", code=6).json()["problems"]
            self.assertIn(str(index.relative_to(self.archive)), [problem["path"] for problem in problems], level)
            self.assertTrue(any("The log was not checked" in problem["what"] for problem in problems), problems)
        for command in (("show", "124-10180-10295"), ("list",), ("search", "the"), ("log",), ("maintain",), ("reindex",),
                        ("import", samples_of(self.imported[0])[0], "--release", "another", "--ocr", "never")):
            refused = self.run_in_archive(*command, code=6)
            self.assert_one_clear_sentence(refused, index.name, "palimpsest repair")
        self.repair()
        self.run_in_archive("verify", code=0)

    def test_a_replica_with_hostile_packs_does_no_harm(self):
        """A pack of the replica whose index lies, and a loose object that is another one."""
        blob = self.text("rev-parse", "main:archive.json").strip()
        tree = self.text("rev-parse", "main^{tree}").strip()
        places = [pathlike / blob[:2] / blob[2:] for pathlike in
                  (self.archive / "repository.git" / "objects", self.replica / "repository.git" / "objects")]
        other = self.replica / "repository.git" / "objects" / tree[:2] / tree[2:]
        places[0].unlink()
        places[1].chmod(0o644)
        places[1].write_bytes(other.read_bytes())
        packs = self.replica / "repository.git" / "objects" / "pack"
        (packs / ("pack-" + "0" * 40 + ".pack")).write_bytes(b"PACK" + bytes(100))
        (packs / ("pack-" + "0" * 40 + ".idx")).write_bytes(b"\377tOc\0\0\0\2" + b"\377" * 2000)
        report = self.repair(code=6)
        self.assertEqual(report["objects"], 0)
        self.assertFalse(places[0].exists())

    def test_the_small_files_of_the_archive_come_back(self):
        repository = self.archive / "repository.git"
        for path in (repository / "HEAD", repository / "config", repository / "lfs", self.archive / "archive.json"):
            path.unlink()
        report = self.repair()
        self.assertEqual(sorted(report["files"]), ["archive.json", "repository.git/HEAD", "repository.git/config",
                                                   "repository.git/lfs"])
        self.run_in_archive("verify", code=0)


class References(RepairTest):
    """What main and the log named follows from each other, and from the keys of the archive."""

    LOG, MAIN = "refs/archive/log", "refs/heads/main"

    def reference(self, name, archive=None):
        return (archive or self.archive) / "repository.git" / name

    def lose(self, *names):
        for name in names:
            self.reference(name).unlink()

    def sign(self):
        """Signs the archive and copies it."""
        self.run_in_archive("key", "make", "desk.pem", code=0)
        self.run_in_archive("sign", "--key", "desk.pem", code=0)
        shutil.rmtree(self.replica)
        self.copy_to(self.replica)

    def import_another(self):
        release = releases()[2]
        self.import_file(samples_of(release)[0], release)

    def assert_back(self, report, *names):
        self.assertEqual([name for name in report["files"] if "/refs/" in name],
                         [f"repository.git/{name}" for name in names])
        self.assertEqual(report["remaining"], [])
        self.run_in_archive("verify", code=0)

    def test_main_is_where_the_log_ends(self):
        before = self.text("rev-parse", "main")
        for damage in (lambda path: path.unlink(), lambda path: path.write_text("f" * 40 + "\n"),
                       lambda path: path.write_bytes(b"\0" * 41)):
            damage(self.reference(self.MAIN))
            self.run_in_archive("verify", code=6)
            self.assert_back(self.repair(), self.MAIN)
            self.assertEqual(self.text("rev-parse", "main~1"), before)
            self.assertIn("file repository.git/refs/heads/main", self.text("log", "-1", "--format=%B", "main"))
            before = self.text("rev-parse", "main")

    def test_main_needs_no_copy_that_is_as_new(self):
        self.import_another()
        before = self.text("rev-parse", "main")
        self.lose(self.MAIN)
        self.assert_back(self.repair(), self.MAIN)
        self.assertEqual(self.text("rev-parse", "main~1"), before)

    def test_the_commit_of_main_comes_back_too(self):
        name = self.text("rev-parse", "main").strip()
        self.lose(self.MAIN)
        (self.archive / "repository.git" / "objects" / name[:2] / name[2:]).unlink()
        self.assert_back(self.repair(), self.MAIN)

    def test_the_log_comes_back_with_what_was_signed(self):
        self.sign()
        signed = self.text("ls-tree", "-r", self.LOG, "checkpoints")
        self.assertTrue(signed)
        self.lose(self.LOG)
        self.assert_back(self.repair(), self.LOG)
        self.assertEqual(self.text("ls-tree", "-r", self.LOG, "checkpoints"), signed)

    def test_both_come_back_where_a_key_of_the_archive_signed_the_log(self):
        self.sign()
        before = self.text("rev-parse", "main")
        self.lose(self.LOG, self.MAIN)
        self.assert_back(self.repair(), self.LOG, self.MAIN)
        self.assertEqual(self.text("rev-parse", "main~1"), before)

    def test_both_stay_lost_where_nothing_proves_them(self):
        self.lose(self.LOG, self.MAIN)
        report = self.repair(code=6)
        self.assertEqual(report["files"], [])
        self.assertTrue(any("refs/heads/main" in problem["path"] for problem in report["remaining"]))
        self.assertFalse(self.reference(self.MAIN).exists())

    def test_an_older_copy_does_not_take_the_archive_back(self):
        self.sign()
        self.import_another()
        self.lose(self.LOG, self.MAIN)
        report = self.repair(code=6)
        self.assertIn("the copy is older than the archive was", " ".join(each["what"] for each in report["remaining"]))
        self.assertFalse(self.reference(self.MAIN).exists())

    def test_a_log_of_another_history_is_not_taken(self):
        """A replica whose log has another entry, with tiles and a checkpoint that fit it."""
        other = self.folder / "other"
        shutil.copytree(self.archive, other, symlinks=True)
        shutil.rmtree(self.replica)
        release = releases()[2]
        self.run_program("import", samples_of(release)[0], "--release", release, "--ocr", "never", "--archive", other,
                         "--time", "2025-01-01T00:00:00Z", code=0)
        shutil.move(other, self.replica)
        self.import_another()  # the same release, at another time: another commit
        self.lose(self.LOG)
        report = self.repair(code=6)
        self.assertIn("does not show what it was", " ".join(each["what"] for each in report["remaining"]))
        self.run_in_archive("list", code=0)  # makes the log again
        self.run_in_archive("verify", code=0)


class Replicas(RepairTest):
    def test_that_share_files_with_the_archive_are_refused(self):
        linked = self.folder / "linked"
        subprocess.run(["cp", "-al", str(self.archive), str(linked)], check=True)
        self.originals()[0].unlink()
        result = self.run_in_archive("repair", "--from", linked, code=5)
        self.assert_one_clear_sentence(result, "shares files with the archive", "is the same file on the disk")
        self.run_in_archive("verify", code=6)

    def test_the_archive_itself_and_what_is_none_are_refused(self):
        self.assert_one_clear_sentence(self.run_in_archive("repair", "--from", self.archive, code=2),
                                       "is the archive itself")
        self.assert_one_clear_sentence(self.run_in_archive("repair", "--from", self.folder, code=3),
                                       "is not a copy of an archive")

    def test_a_copy_of_another_archive_is_refused(self):
        self.run_program("init", self.folder / "other", code=0)
        result = self.run_in_archive("repair", "--from", self.folder / "other", code=3)
        self.assert_one_clear_sentence(result, "is a copy of another archive")

    def test_a_key_signs_the_commit(self):
        self.run_in_archive("key", "make", "desk.pem", code=0)
        self.originals()[0].unlink()
        self.repair("--key", self.folder / "desk.pem")
        self.assertIn("BEGIN SSH SIGNATURE", self.text("cat-file", "commit", "main"))
        self.run_in_archive("verify", code=0)

    def test_the_help_of_a_damaged_archive_names_the_command(self):
        self.damage(self.originals()[0])
        result = self.run_in_archive("repair", "--from", self.replica, code=0)
        self.assertIn("restored", result.out)
        self.assertIn("nothing is damaged any more", result.out)


if __name__ == "__main__":
    import unittest
    unittest.main()
