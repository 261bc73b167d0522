"""The process that reads PDFs is locked in, says so, and reads the same as outside."""
import json
import pathlib
import shutil
import subprocess
import unittest

from made_pdf import pdf_of
from program import DATA, PROGRAM, SAMPLES, ProgramTest, wait_until


def without(call, error="EINVAL"):
    """Runs a program on a kernel that refuses one system call to every process."""
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:error={error}"]


def endless_pdf():
    """A page of forms in forms: a thousand million rectangles."""
    def form(content, resources):
        return (b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s >> /Length %d >>\nstream\n%s\nendstream"
                % (resources, len(content), content))
    forms = 9
    within = [form(b"/F Do " * 10, b"/XObject << /F %d 0 R >>" % (6 + i)) for i in range(forms)]
    page = (b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /XObject << /F 5 0 R >> >> >>")
    return pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page,
                   b"<< /Length 5 >>\nstream\n/F Do\nendstream"] + within + [form(b"0 0 9 9 re f", b"")])


def processor_time_of(pid):
    """Ticks that a process used; None when it is gone."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else int(fields[11]) + int(fields[12])


def busy_children_of(pid, ticks=100):
    """Children in the middle of something long; a start uses a tenth of these ticks."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], check=False, capture_output=True, text=True).stdout
    return [int(child) for child in found.split() if (processor_time_of(child) or 0) >= ticks]


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

    def sandboxes_of_commits(self):
        messages = subprocess.run(["git", "-C", str(self.archive / "repository.git"), "log", "--format=%B", "main"],
                                  check=True, capture_output=True, text=True).stdout
        return [line for line in messages.splitlines() if line.startswith("Palimpsest-Sandbox: ")]

    def test_the_commit_says_in_which_sandbox_a_file_was_read(self):
        self.make_archive()
        self.import_file(self.sample, "2017")
        self.import_file(self.sample, "2018", "--sandbox", "off")
        lines = self.sandboxes_of_commits()
        self.assertEqual(lines[0], "Palimpsest-Sandbox: off")
        self.assertTrue(lines[1].startswith("Palimpsest-Sandbox: required: limits, no_new_privs"), lines[1])

    def test_pages_from_the_cache_keep_the_sandbox_in_which_they_were_read(self):
        self.make_archive()
        self.import_file(self.sample, "2017", "--sandbox", "off")
        self.import_file(self.sample, "2018")
        lines = self.sandboxes_of_commits()
        self.assertEqual(lines, ["Palimpsest-Sandbox: off"] * 2)

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


class TestKilledProgram(ProgramTest):
    def test_readers_of_a_killed_program_end_in_the_middle_of_a_page(self):
        file = self.folder / "endless.pdf"
        file.write_bytes(endless_pdf())
        program = subprocess.Popen([PROGRAM, "inspect", "--ocr", "never", file], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        self.addCleanup(program.wait)
        self.addCleanup(program.kill)
        wait_until("a process of its own reads the page", lambda: busy_children_of(program.pid), 60)
        readers = busy_children_of(program.pid)
        program.kill()
        program.wait()
        wait_until("the reader ends, too", lambda: not any(map(processor_time_of, readers)), 20)


if __name__ == "__main__":
    unittest.main()
