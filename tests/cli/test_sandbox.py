"""The process that reads PDFs is locked in, says so, and reads the same as outside."""
import json
import shutil
import subprocess
import unittest

from program import DATA, SAMPLES, ProgramTest


def without(call, error="EINVAL"):
    """Runs a program on a kernel that refuses one system call to every process."""
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:error={error}"]


class TestSandbox(ProgramTest):
    def setUp(self):
        super().setUp()
        self.sample = sorted(SAMPLES.glob("2017*/*.pdf"))[0]
        kernel = self.run_program("doctor", "--json").json()["kernel"]
        if not kernel["seccomp"]:
            self.skipTest("this kernel has no seccomp")
        self.kernel = kernel

    def test_doctor_says_what_is_there(self):
        found = self.run_program("doctor", "--json").json()
        self.assert_valid("doctor.schema.json", found)
        self.assertIn("eng", found["languages"])
        self.assertIn("tesseract.dotproduct", found["tooling"])
        self.assertTrue({"limits", "no_new_privs", "seccomp"} <= set(found["sandbox"]))
        self.assertEqual(found["complete"], self.kernel["landlock"] > 0)
        text = self.run_program("doctor").out
        for word in ("landlock", "seccomp", "eng", "poppler"):
            self.assertIn(word, text)

    def test_a_kernel_without_seccomp_is_refused(self):
        done = self.run_program("inspect", "--ocr", "never", self.sample, prefix=without("seccomp"), code=4)
        self.assertIn("seccomp", done.err)
        self.assertIn("--sandbox reduced", done.err)
        doctor = self.run_program("doctor", "--json", prefix=without("seccomp"), code=4).json()
        self.assert_valid("doctor.schema.json", doctor)
        self.assertFalse(doctor["kernel"]["seccomp"])
        self.assertIn("seccomp", doctor["failure"])

    def test_less_can_be_asked_for(self):
        self.run_program("inspect", "--ocr", "never", "--sandbox", "reduced", self.sample, prefix=without("seccomp"), code=0)
        self.run_program("inspect", "--ocr", "never", "--sandbox", "off", self.sample, prefix=without("seccomp"), code=0)
        self.run_program("inspect", "--sandbox", "some", self.sample, code=2)

    def test_a_kernel_without_landlock_is_told_and_used(self):
        prefix = without("landlock_create_ruleset", "EOPNOTSUPP")
        self.run_program("inspect", "--ocr", "never", self.sample, prefix=prefix, code=0)
        doctor = self.run_program("doctor", "--json", prefix=prefix, code=1).json()
        self.assertEqual(doctor["kernel"]["landlock"], 0)
        self.assertNotIn("landlock", " ".join(doctor["sandbox"]))

    def test_the_commit_says_in_which_sandbox_a_file_was_read(self):
        self.make_archive()
        self.import_file(self.sample, "2017")
        self.import_file(self.sample, "2018", "--sandbox", "off")
        messages = subprocess.run(["git", "-C", str(self.archive / "repository.git"), "log", "--format=%B", "main"],
                                  check=True, capture_output=True, text=True).stdout
        lines = [line for line in messages.splitlines() if line.startswith("Palimpsest-Sandbox: ")]
        self.assertEqual(lines[0], "Palimpsest-Sandbox: off")
        self.assertTrue(lines[1].startswith("Palimpsest-Sandbox: required: limits, no_new_privs"), lines[1])

    def test_words_are_the_same_in_and_outside(self):
        files = sorted(SAMPLES.glob("*/*.pdf"))
        real = sorted((DATA / "hostile").glob("*.pdf")) + sorted((DATA / "pairs").glob("**/*.pdf"))
        files += [file for file in real if file.stat().st_size < 300_000][:6]
        for ocr, some in (("never", files), ("auto", files[:2])):
            inside = self.run_program("inspect", "--json", "--ocr", ocr, *some)
            outside = self.run_program("inspect", "--json", "--ocr", ocr, "--sandbox", "off", *some)
            self.assertEqual(inside.out, outside.out)
            self.assertEqual((inside.code, inside.err), (outside.code, outside.err))
            self.assertTrue(any(json.loads(line)["pages"] for line in inside.out.splitlines()))

    def test_records_are_the_same_in_and_outside(self):
        trees = []
        for mode in ("required", "off"):
            self.make_archive()
            self.import_file(sorted((SAMPLES / "2017-11-03").glob("*.pdf"))[0], "2017-11-03", "--sandbox", mode)
            tree = subprocess.run(["git", "-C", str(self.archive / "repository.git"), "rev-parse", "main:documents"],
                                  check=True, capture_output=True, text=True).stdout
            trees.append(tree)
            shutil.rmtree(self.archive)
        self.assertEqual(trees[0], trees[1])


if __name__ == "__main__":
    unittest.main()
