"""verify --level deep reads every PDF again; an interrupted check goes on where it ended."""
import hashlib
import json
import os
import signal
import subprocess
import time
import unittest

from made_pdf import text_pdf
from program import PROGRAM
from test_evidence import EvidenceTest

RELEASE = "2017-11-03"


class DeepTest(EvidenceTest):
    COUNT = 2

    def setUp(self):
        super().setUp()
        folder = self.folder / RELEASE
        folder.mkdir()
        for number in range(self.COUNT):
            lines = "\n".join(f"Line {line} of the memorandum number {number} on the harbor." for line in range(8))
            (folder / f"299-10001-{10000 + number}.pdf").write_bytes(text_pdf([(lines, "")]))
        self.import_file(folder, RELEASE)

    def originals(self):
        return sorted(path for path in (self.archive / "originals").rglob("?" * 64))

    def commit_as_ours(self, edits):
        """A record that somebody changed and had logged, as the program logs what a kill left out."""
        self.git("update-ref", "refs/heads/main", self.forge_commit(self.with_digests(edits)))
        self.run_in_archive("list", code=0)
        self.verify(code=0)

    def with_digests(self, edits):
        """The edits, and the digests of their files as the record of the revision gives them."""
        record_path = self.path_in_main("revision.json")
        record = edits.get(record_path, self.git("show", f"main:{record_path}"))
        for path, data in edits.items():
            if path != record_path:
                record = record.replace(hashlib.sha256(self.git("show", f"main:{path}")).hexdigest().encode(),
                                        hashlib.sha256(data).hexdigest().encode())
        return {**edits, record_path: record}

    def changed_tooling(self, **tools):
        path = self.path_in_main("revision.json")
        record = json.loads(self.git("show", f"main:{path}"))
        text = self.git("show", f"main:{path}").decode()
        for tool, version in tools.items():
            text = text.replace(f'"{tool}": "{record["observed"]["tooling"][tool]}"', f'"{tool}": "{version}"')
        return {path: text.encode()}


class Deep(DeepTest):
    def test_reads_every_revision_again(self):
        report = self.verify("--level", "deep", code=0)
        self.assertEqual(report["checked"]["readings"], self.COUNT)
        self.assertIsNone(report["resumed"])
        self.assertIn("2 revisions read again", self.run_in_archive("verify", "--level", "deep", code=0).out)
        self.assertEqual(self.verify(code=0)["checked"]["readings"], 0)

    def test_a_record_that_was_not_read_so_is_damage(self):
        self.commit_as_ours({self.path_in_main("0001.txt"): b"Words that nobody read.\n"})
        self.assert_found("differs from its record in page 1", "the tools are those that the record names",
                          options=["--level", "deep"])

    def test_what_other_tools_explain_is_told_apart(self):
        self.commit_as_ours({self.path_in_main("0001.txt"): b"Words of another time.\n",
                             **self.changed_tooling(poppler="0.1.2")})
        report = self.assert_found("differs from its record in page 1", "Other tools explain it: poppler 0.1.2, now",
                                   options=["--level", "deep"], result="ok")
        self.assertEqual(report["result"], "ok")

    def test_other_tools_that_read_the_same_are_nothing_to_report(self):
        self.commit_as_ours(self.changed_tooling(poppler="0.1.2"))
        self.verify("--level", "deep", code=0)

    def test_a_missing_original_is_named_once_as_damage(self):
        self.originals()[0].unlink()
        report = self.verify("--level", "deep", code=6)
        self.assertEqual([problem["harmless"] for problem in report["problems"]].count(False), 1)
        self.assertEqual(report["checked"]["readings"], self.COUNT - 1)

    def test_a_sample_is_read_for_a_sample(self):
        self.assertLessEqual(self.verify("--level", "deep", "--sample", "1", code=0)["checked"]["readings"], 1)


class Resumed(DeepTest):
    COUNT = 24

    def interrupted(self, *options):
        """Runs a check and stops it somewhere in the middle."""
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "OMP_THREAD_LIMIT": "1"}
        for delay in (0.4, 0.3, 0.5, 0.2, 0.6, 0.15, 0.8, 0.1, 1.2, 0.07):
            process = subprocess.Popen([PROGRAM, "verify", "--level", "deep", "--jobs", "1", "--archive", self.archive,
                                        *options], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                       text=True)
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            said = process.communicate(timeout=600)[1]
            if process.returncode == 130 and "were found whole and 0 revisions" not in said:
                return said
        return self.skipTest("no moment was found to stop the check at")

    def test_a_check_goes_on_where_it_ended_and_says_so(self):
        said = self.interrupted()
        self.assertIn("the check was stopped", said)
        self.assertIn("--resume", said)
        result = self.run_in_archive("verify", "--level", "deep", "--resume", "--json", code=0)
        report = result.json()
        self.assertEqual(report["resumed"]["originals"], self.COUNT)
        self.assertGreater(report["resumed"]["readings"], 0)
        self.assertEqual(report["resumed"]["readings"] + report["checked"]["readings"], self.COUNT)
        self.assertEqual(report["resumed"]["log_entries"], self.COUNT + 1)
        self.assertIsNone(self.verify("--resume", code=0)["resumed"], "nothing is left to go on with")

    def test_what_changed_since_is_checked_again(self):
        self.interrupted()
        path = self.originals()[5]
        path.chmod(0o644)
        data = path.read_bytes()
        path.write_bytes(data[:-3] + b"x" + data[-2:])
        report = self.verify("--resume", code=6)
        self.assertIn(path.name, report["problems"][0]["path"])
        self.assertEqual(report["resumed"]["originals"], self.COUNT - 1)

    def test_without_resume_everything_is_checked(self):
        self.interrupted()
        report = self.verify(code=0)
        self.assertIsNone(report["resumed"])


if __name__ == "__main__":
    unittest.main()
