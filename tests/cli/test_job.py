"""A release read in shards: what any number of machines leave behind becomes the tree of one import."""
import json
import pathlib
import shutil
import stat
import subprocess
import unittest

from job_folder import LONG, RELEASE, JobTest, make_files, read_bundle, write_bundle
from program import PROGRAM, SOURCE, wait_until


class DoneJobTest(JobTest):
    """Every shard has its bundle."""

    def setUp(self):
        super().setUp()
        if not (self.made / "done").exists():
            self.work_all()
            shutil.copytree(self.job, self.made / "done")
        else:
            shutil.copytree(self.made / "done", self.job, dirs_exist_ok=True)

    def shard_of(self, name):
        """The first shard with a file of this name."""
        return next(shard["number"] for shard in self.shards()
                    if any(pathlib.Path(item[4]).stem == name for item in shard["items"]))

    def assert_is_made_good(self, shard):
        """The shard is read again, and the tree is the one of a serial import."""
        self.work(shard)
        last = self.collect(code=1)  # one file is no PDF
        self.assertEqual((last["missing"], last["refused"], last["files_left"], last["failed"]), ([], [], 0, 1))
        self.assert_tree_is_serial()


class Plan(JobTest):
    def test_covers_every_page_once_and_in_order(self):
        pages = {}
        for shard in self.shards():
            self.assert_valid("shard.schema.json", shard)
            for sha256, count, first, last, name in shard["items"]:
                self.assertEqual(first, pages.get(name, (0, 0))[0] + 1, name)
                pages[name] = (last, count)
        self.assertTrue(all(last == count for last, count in pages.values()), pages)
        self.assertEqual(list(pages), [line["file"] for line in self.serial if "file" in line])
        manifest = self.manifest()
        self.assert_valid("job.schema.json", manifest)
        self.assertEqual((manifest["files"], manifest["pages"]), (12, 37))
        self.assertGreaterEqual(manifest["shards"], 4)

    def test_takes_away_what_a_killed_plan_left_and_nothing_else(self):
        killed, foreign = self.folder / "killed", self.folder / "foreign"
        shutil.copytree(self.job / "shards", killed / "shards")
        self.plan(killed)
        self.assertEqual(self.shards(killed), self.shards())
        (foreign / "shards").mkdir(parents=True)
        (foreign / "shards" / "mine.txt").write_text("precious")
        self.assertIn("holds other files", self.plan(foreign, code=5).err)
        self.assertEqual((foreign / "shards" / "mine.txt").read_text(), "precious")

    def test_splits_a_long_document_by_its_pages(self):
        parts = [item for shard in self.shards() for item in shard["items"] if pathlib.Path(item[4]).stem == LONG]
        self.assertGreater(len(parts), 2)
        self.assertEqual(sorted(page for _, _, first, last, _ in parts for page in range(first, last + 1)),
                         list(range(1, 21)))

    def test_again_changes_nothing_and_another_one_is_refused(self):
        before = {path: path.stat().st_mtime_ns for path in self.made.joinpath("job").rglob("*") if path.is_file()}
        self.plan(self.made / "job")
        self.assertEqual({path: path.stat().st_mtime_ns for path in before}, before)
        result = self.plan(self.made / "job", "--agency", "NARA", code=5)
        self.assert_one_clear_sentence(result, "another job")

    def test_of_a_file_that_cannot_be_read_says_so_and_plans_the_others(self):
        files = self.folder / "some"
        make_files(files, long_pages=1)
        (files / "gone.pdf").symlink_to("nowhere.pdf")
        result = self.run_program("plan", self.folder / "other", files, "--release", RELEASE, "--ocr", "never", code=1)
        self.assertIn("gone.pdf", result.err)
        self.assertEqual(self.manifest(self.folder / "other")["files"], 12)


class Work(JobTest):
    def test_leaves_a_bundle_and_a_record_and_does_nothing_twice(self):
        run = self.work(1, code=0).json()
        self.assert_valid("run.schema.json", run)
        head, items = read_bundle(self.bundle(1))
        self.assert_valid("bundle.schema.json", head)
        self.assertEqual(run["pages"], sum(item[1] == "page" for item in head["items"]))
        for row, item in zip(head["items"], items):
            if row[1] == "page":
                self.assert_valid("page.schema.json", json.loads(item))
        made = self.bundle(1).read_bytes()
        self.assertEqual(self.work(1, code=0).json()["attempt"], 1)
        self.assertEqual([path.name for path in self.bundle(1).parent.iterdir()], ["000001.1.bundle"])
        self.bundle(1).unlink()
        self.work(1, code=0)
        self.assertEqual(self.bundle(1, attempt=2).read_bytes(), made)

    def test_takes_its_number_from_slurm_kubernetes_or_parallel(self):
        for variable, value in (("SLURM_ARRAY_TASK_ID", 2), ("JOB_COMPLETION_INDEX", 1), ("PARALLEL_SEQ", 2)):
            result = self.run_program("work", "--job", self.job, "--json", prefix=["env", f"{variable}={value}"], code=0)
            self.assertEqual(result.json()["shard"], 2)
        self.assert_one_clear_sentence(self.run_program("work", "--job", self.job, code=2), "--shard")
        self.assert_one_clear_sentence(self.run_program("work", "--job", self.job, "--shard", "99", code=2), "no shard 99")

    def test_of_a_file_that_is_another_now_ends_and_one_that_is_not_seen_asks_again(self):
        mine = self.folder / "mine"
        make_files(mine, long_pages=1)
        job = self.folder / "other"
        self.run_program("plan", job, mine, "--release", RELEASE, "--ocr", "never", code=0)
        pdf = mine / "124-10180-10001.pdf"
        bytes_before = pdf.read_bytes()
        pdf.write_bytes(bytes_before + b"\n")
        self.assert_one_clear_sentence(self.work(1, code=3, job=job), "not the file that was planned")
        pdf.unlink()
        self.assert_one_clear_sentence(self.work(1, code=75, job=job), "124-10180-10001.pdf")
        status = self.run_program("job", "status", job, "--json", code=0).json()
        self.assertIn("124-10180-10001.pdf", status["failed"][0]["error"])
        self.assertEqual(status["failed"][0]["attempt"], 2)
        pdf.write_bytes(bytes_before)
        self.work(1, code=65, job=job)
        self.assertEqual(self.run_program("job", "status", job, "--json", code=0).json()["failed"], [])

    def test_that_is_stopped_asks_again(self):
        command = [PROGRAM, "work", "--job", self.job, "--shard", "1"]
        environment = {"HOME": str(self.folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
        with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
            wait_until("the attempt has begun", (self.job / "runs" / "000" / "000001.1.json").exists, 30)
            process.terminate()
            _, said = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 75, said)
        self.assertIn("shard 1 was stopped", said)
        self.assertFalse(self.bundle(1).exists())
        status = self.run_program("job", "status", self.job, "--json", code=0).json()
        self.assertIn("was stopped", status["failed"][0]["error"])

    def test_on_a_machine_with_other_tools_asks_again(self):
        manifest = self.manifest()
        manifest["pipeline"] = manifest["pipeline"][:17] + "0" * 16
        manifest["tooling"]["poppler"] = "0.0.1"
        (self.job / "job.json").write_text(json.dumps(manifest))
        self.assert_one_clear_sentence(self.work(1, code=75), "poppler", "instead of 0.0.1")


class Collect(DoneJobTest):
    def test_makes_the_tree_of_a_serial_import_and_repeats_nothing(self):
        last = self.collect(code=1)
        serial = self.serial[-1]
        self.assertEqual([last[key] for key in ("imported", "unchanged", "failed")],
                         [serial[key] for key in ("imported", "unchanged", "failed")])
        self.assertEqual((last["failed"], last["missing"], last["refused"]), (1, [], []))
        self.assert_tree_is_serial()
        message = subprocess.run(["git", "-C", self.archive / "repository.git", "log", "-1", "--format=%B", "main"],
                                 check=True, capture_output=True, text=True).stdout
        self.assertIn("Palimpsest-Sandbox: required: limits", message)
        again = self.collect(code=1)
        self.assertEqual((again["imported"], again["unchanged"]), (0, 11))
        self.assert_tree_is_serial()
        self.run_in_archive("verify", code=0)

    def test_stops_before_a_missing_shard_and_goes_on_when_it_is_there(self):
        gap = self.shard_of("124-10180-10004")
        self.bundle(gap).unlink()
        last = self.collect(code=1)
        self.assertEqual(last["missing"], [gap])
        self.assertGreater(last["files_left"], 0)
        held = [line["id"] for line in self.run_in_archive("list", "--json", code=0).lines()]
        self.assertNotIn("124-10180-10009", held)
        self.assert_is_made_good(gap)

    def test_skips_or_reads_what_is_missing_when_asked(self):
        gap = self.shard_of(LONG) + 1
        self.bundle(gap).unlink()
        skipped = self.collect("--gaps", "skip", code=1)
        self.assertEqual((skipped["imported"], skipped["files_left"]), (self.serial[-1]["imported"] - 1, 1))
        self.assertEqual(self.collect("--gaps", "read", code=1)["missing"], [gap])
        self.assert_tree_is_serial()

    def spoil(self, shard, change):
        """Writes another bundle, sound in itself, in the place of one."""
        head, items = read_bundle(self.bundle(shard))
        write_bundle(self.bundle(shard), *change(head, items))

    def spoil_all(self):
        """Makes every bundle one that cannot be used, and returns what is to be said of each."""
        def other_pipeline(head, items):
            return dict(head, pipeline=head["pipeline"][:17] + "f" * 16, tooling={**head["tooling"], "poppler": "0.0.1"}), items

        def one_page_less(head, items):
            return dict(head, items=head["items"][:-1]), items[:-1]

        def other_file(head, items):
            return dict(head, items=[["0" * 64, *row[1:]] for row in head["items"]]), items

        def other_words(head, items):
            at = next(i for i, row in enumerate(head["items"]) if row[1] == "page")
            return head, [*items[:at], items[at].replace(b'"station"', b'"nation"'), *items[at + 1:]]

        other = self.folder / "other"
        self.run_program("plan", other, self.files, "--release", "2018", "--ocr", "never", "--minutes", self.MINUTES, code=0)
        self.work(5, job=other)
        shutil.copy(self.bundle(1), self.bundle(1, attempt=2))
        self.spoil(1, other_words)
        self.bundle(2).write_bytes(self.bundle(2).read_bytes()[:-7])
        shutil.copy(self.bundle(4), self.bundle(3))
        self.spoil(4, other_pipeline)
        shutil.copy(self.bundle(5, job=other), self.bundle(5))
        self.spoil(6, one_page_less)
        self.spoil(7, other_file)
        return {1: "disagree on page 1 of", 2: "cut short", 3: "holds shard 4", 4: "poppler 0.0.1 instead of",
                5: "another job, or to an earlier plan", 6: "does not hold page", 7: "with the bytes that the shard asks for"}

    def test_gaps_are_not_read_by_other_tools_than_the_job_was_planned_for(self):
        manifest = self.manifest()
        manifest["pipeline"] = manifest["pipeline"][:17] + "f" * 16
        (self.job / "job.json").write_text(json.dumps(manifest))
        result = self.run_in_archive("collect", self.job, "--gaps", "read", code=4)
        self.assertIn("this machine does not read as the job was planned", result.out + result.err)
        self.assertEqual(self.run_in_archive("list", "--json", code=0).lines(), [])

    def test_refuses_and_names_what_is_truncated_foreign_stale_or_contradicted(self):
        expected = self.spoil_all()
        last = self.collect(code=1)
        self.assertEqual((last["imported"], last["missing"]), (0, list(expected)))
        self.assertEqual([bundle["file"] for bundle in last["refused"] if bundle["shard"] == 1],
                         ["000001.1.bundle", "000001.2.bundle"])
        for bundle in last["refused"]:
            with self.subTest(shard=bundle["shard"]):
                self.assertIn(expected[bundle["shard"]], bundle["why"])
                self.assertTrue(self.bundle(bundle["shard"]).with_suffix(".refused").exists())
        self.assertEqual({bundle["shard"] for bundle in last["refused"]}, set(expected))
        self.work_all()
        shutil.copy(self.bundle(2, attempt=2), self.bundle(2, attempt=9))  # equal ones are no contradiction
        self.assertEqual(self.collect(code=1)["refused"], [])
        self.assert_tree_is_serial()

    def test_refuses_bundles_that_opened_one_long_file_otherwise(self):
        first = self.shard_of(LONG)
        shard = first + 1

        def other_facts(head, items):
            self.assertEqual(head["items"][0][1], "facts")
            return head, [items[0].replace(b"1.5", b"1.4"), *items[1:]]

        self.spoil(shard, other_facts)
        refused = {bundle["shard"]: bundle["why"] for bundle in self.collect(code=1)["refused"]}
        self.assertEqual(list(refused), [first, shard], "nobody can tell which is right")
        self.assertIn(f"disagrees with shard {first} on the facts of", refused[shard])
        self.work(first)
        self.assert_is_made_good(shard)

    def test_refuses_bundles_that_read_copies_of_one_file_otherwise(self):
        files = self.folder / "mine"
        files.mkdir()
        for name, copied in (("a", "124-10180-10003"), ("b", LONG), ("c", "124-10180-10003")):
            shutil.copy(self.files / f"{copied}.pdf", files / f"{name}.pdf")
        self.job = self.folder / "other"
        self.run_program("plan", self.job, files, "--release", RELEASE, "--ocr", "never", "--minutes", self.MINUTES, code=0)
        self.work_all()
        first, last = self.shard_of("a"), self.shard_of("c")
        self.assertNotEqual(first, last)
        self.spoil(last, lambda head, items: (head, [*items[:-1], items[-1].replace(b'"station"', b'"nation"')]))
        collected = self.collect(code=1)
        self.assertEqual([bundle["shard"] for bundle in collected["refused"]], [first, last])
        for bundle, other in zip(collected["refused"], (last, first)):
            self.assertIn(f"disagrees with shard {other} on page 3 of", bundle["why"])
        self.assertEqual((collected["missing"], collected["imported"]), ([first, last], 0))
        self.work(first)
        self.work(last)
        collected = self.collect(code=0)
        self.assertEqual((collected["refused"], collected["failed"]), ([], 0))

    def test_of_a_file_that_changed_since_fails_that_file(self):
        files = self.folder / "mine"
        make_files(files, long_pages=1)
        self.job = self.folder / "other"
        self.run_program("plan", self.job, files, "--release", RELEASE, "--ocr", "never", code=0)
        self.work(1)
        (files / "124-10180-10005.pdf").write_bytes((files / "124-10180-10001.pdf").read_bytes() + b"\n")
        self.assertEqual(self.collect(code=1)["failed"], 2)

    def test_keeps_what_the_plan_said_of_the_release(self):
        self.job = self.folder / "other"
        self.run_program("plan", self.job, self.files / "124-10180-10001.pdf", "--release", "2018", "--date", "2018-04-26",
                         "--agency", "NARA", "--source-url", "https://example.org/a.pdf", "--document", "104-1",
                         "--ocr", "never", code=0)
        self.work(1, code=0)
        self.assertEqual(self.collect(code=0)["imported"], 1)
        shown = self.run_in_archive("show", "104-1", "--json", code=0).json()
        release = shown["revisions"][0]["release"]
        self.assertEqual((release["agency"], release["date"]), ("NARA", "2018-04-26"))


class Status(DoneJobTest):
    def test_counts_from_the_files_of_the_folder(self):
        self.bundle(2).unlink()
        status = self.run_program("job", "status", self.job, "--json", code=0).json()
        self.assert_valid("job_status.schema.json", status)
        self.assertEqual((status["shards"] - status["done"], status["failures"]), (1, 1))
        self.assertGreater(status["pages_per_second"], 0)
        self.assertGreater(status["seconds_left"], 0)
        self.assertLess(status["pages_done"], status["pages"])
        self.assertIn("left", self.run_program("job", "status", self.job, code=0).out)

    def test_of_no_job_says_so(self):
        self.assert_one_clear_sentence(self.run_program("job", "status", self.folder, code=3), "holds no job")


class Submit(DoneJobTest):
    def fake_slurm(self):
        """An sbatch that writes down how it was called, and numbers its jobs."""
        fake = self.folder / "bin" / "sbatch"
        fake.parent.mkdir()
        fake.write_text(f"#!/bin/sh\necho \"$@\" >> {self.folder}/calls\necho 4$(wc -l < {self.folder}/calls)\n")
        fake.chmod(0o755)
        return ["env", f"PATH={fake.parent}:/usr/bin:/bin"]

    def test_gives_missing_shards_to_slurm_and_lets_collect_follow(self):
        for shard in (1, 3):
            self.bundle(shard).unlink()
        result = self.run_program("submit", self.job, "--archive", self.archive, "--partition", "long", "--account", "hist",
                                  "--time", "90", "--memory", "2G", "--concurrency", "7", "--json",
                                  prefix=self.fake_slurm(), code=0).json()
        self.assert_valid("submit.schema.json", result)
        self.assertEqual((result["shards"], result["jobs"]), ([1, 3], ["41", "42"]))
        calls = (self.folder / "calls").read_text().splitlines()
        self.assertEqual(calls, [f"--parsable --array=1,3%7 --output={self.job}/slurm/work-%A_%a.txt {self.job}/slurm/work.sh 0",
                                 f"--parsable --output={self.job}/slurm/collect-%j.txt --dependency=afterany:41 "
                                 f"{self.job}/slurm/collect.sh"])
        script = (self.job / "slurm" / "work.sh").read_text()
        for option in ("partition=long", "account=hist", "time=90", "mem=2G", "requeue", "cpus-per-task=1"):
            self.assertIn(f"#SBATCH --{option}\n", script)
        self.assertTrue((self.job / "slurm" / "work.sh").stat().st_mode & stat.S_IXUSR)
        subprocess.run(["sh", "-n", self.job / "slurm" / "work.sh"], check=True)
        self.assertIn(f"--archive {self.archive}", (self.job / "slurm" / "collect.sh").read_text())

    def test_cuts_arrays_where_slurm_would_refuse_them(self):
        for bundle in self.bundle(1).parent.iterdir():
            bundle.unlink()
        commands = self.run_program("submit", self.job, "--archive", self.archive, "--array-size", "2", "--dry-run", "--json",
                                    code=0).json()["commands"]
        self.assertEqual([command[2] for command in commands[:2]], ["--array=1-2", "--array=1-2"])
        self.assertEqual([command[-1] for command in commands[:2]], ["0", "2"])

    def test_dry_run_prints_scripts_and_writes_nothing(self):
        self.bundle(1).unlink()
        result = self.run_program("submit", self.job, "--archive", self.archive, "--dry-run", code=0)
        self.assertIn("#SBATCH --requeue", result.out)
        self.assertIn("sbatch --parsable --array=1 ", result.out)
        self.assertFalse((self.job / "slurm").exists())

    def test_without_slurm_or_an_archive_says_so(self):
        result = self.run_program("submit", self.job, "--archive", self.archive, prefix=["env", "PATH=/nowhere"])
        self.assertEqual(result.code, 4)
        self.assert_one_clear_sentence(result, "there is no sbatch")
        self.run_program("submit", self.job, "--archive", self.folder / "nothing", code=3)


@unittest.skipIf(shutil.which("parallel") is None, "GNU parallel is not installed")
class Parallel(JobTest):
    def test_example_runs_the_shards_over_ssh(self):
        ssh = self.folder / "ssh"  # a machine that is this one
        ssh.write_text("#!/bin/sh\nwhile [ \"${1#-}\" != \"$1\" ]; do shift; done\n"
                       f"echo \"$1\" >> {self.folder}/hosts\nshift\n[ \"$1\" = -- ] && shift\nSHELL=/bin/sh exec sh -c \"$*\"\n")
        ssh.chmod(0o755)
        done = subprocess.run([SOURCE / "samples" / "cluster" / "parallel.sh", self.job, "--sshlogin", "1/scan1,1/scan2"],
                              env={"HOME": str(self.folder), "PATH": "/usr/bin:/bin", "PALIMPSEST": PROGRAM,
                                   "PARALLEL_SSH": str(ssh), "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"},
                              capture_output=True, text=True, timeout=300, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(set((self.folder / "hosts").read_text().split()), {"scan1", "scan2"})
        self.assertEqual(self.collect(code=1)["missing"], [])
        self.assert_tree_is_serial()
