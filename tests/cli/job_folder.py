"""Jobs of small files, and bundles that are not what they should be."""
import hashlib
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import zlib

from made_pdf import lines_pdf
from program import ProgramTest

MAGIC = b"palimpsest-bundle 1\n"
RELEASE = "2023-06-27"
LONG = "124-10180-10009"


def page_lines(name, page):
    return [f"{name}, page {page} of the paper", "The station reports what it saw and what it did not.",
            "Nothing of this was ever written by anybody."]


def make_files(folder, long_pages=20):
    """Ten files: short ones, a long one, a second copy, a further part, and one that is no PDF."""
    folder.mkdir()
    for number, pages in enumerate((2, 1, 3, 1, 2, 1, 1, 2), start=1):
        name = f"124-10180-1000{number}"
        (folder / f"{name}.pdf").write_bytes(lines_pdf([page_lines(name, page + 1) for page in range(pages)]))
    (folder / f"{LONG}.pdf").write_bytes(lines_pdf([page_lines(LONG, page + 1) for page in range(long_pages)]))
    shutil.copy(folder / "124-10180-10003.pdf", folder / "124-10180-10003 copy.pdf")
    (folder / "124-10180-10004 part 2 of 2.pdf").write_bytes(lines_pdf([["A further part"]]))
    (folder / "124-10180-10011.pdf").write_bytes(b"%PDF-1.4 and nothing that follows from it")


class JobTest(ProgramTest):
    """A test with a planned job, an empty archive, and what a serial import makes of it.

    Tests share the files, which none changes, and begin with copies of the rest.
    """

    MINUTES = "0.02"  # of a shard, so that the few pages are several
    made = None

    def setUp(self):
        super().setUp()
        if JobTest.made is None:
            JobTest.made = pathlib.Path(tempfile.mkdtemp(prefix="palimpsest-job-"))
            unittest.addModuleCleanup(shutil.rmtree, JobTest.made, True)
            self.make_once()
        self.files = self.made / "files"
        self.job = self.folder / "job"
        shutil.copytree(self.made / "job", self.job)
        shutil.copytree(self.made / "empty", self.archive, symlinks=True)
        self.serial_tree = (self.made / "tree").read_text()
        self.serial = [json.loads(line) for line in (self.made / "import").read_text().splitlines()]

    def make_once(self):
        make_files(self.made / "files")
        self.make_archive()
        shutil.copytree(self.archive, self.made / "empty", symlinks=True)
        done = self.run_in_archive("import", self.made / "files", "--release", RELEASE, "--ocr", "never", "--json", code=1)
        (self.made / "import").write_text(done.out)
        (self.made / "tree").write_text(self.tree())
        shutil.rmtree(self.archive)
        self.plan(self.made / "job")

    def plan(self, job, *options, code=0):
        return self.run_program("plan", job, self.made / "files", "--release", RELEASE, "--ocr", "never", "--minutes",
                                self.MINUTES, *options, "--json", code=code)

    def manifest(self, job=None):
        return json.loads(((job or self.job) / "job.json").read_text())

    def shards(self, job=None):
        return [json.loads(path.read_text()) for path in sorted(((job or self.job) / "shards").rglob("*.json"))]

    def work(self, shard, code=None, job=None, **options):
        result = self.run_program("work", "--job", job or self.job, "--shard", shard, "--jobs", "1", "--json", **options)
        if code is None:
            self.assertIn(result.code, (0, 65), result.out + result.err)
        else:
            self.assertEqual(result.code, code, result.out + result.err)
        return result

    def work_all(self, job=None):
        for shard in range(1, self.manifest(job)["shards"] + 1):
            self.work(shard, job=job)

    def collect(self, *options, code=None):
        result = self.run_in_archive("collect", self.job, *options, "--json", code=code)
        for line in result.lines()[:-1]:
            self.assert_valid("import.schema.json", line)
        self.assert_valid("collect.schema.json", result.lines()[-1])
        return result.lines()[-1]

    def tree(self):
        done = subprocess.run(["git", "-C", self.archive / "repository.git", "rev-parse", "main^{tree}"],
                              check=True, capture_output=True, text=True)
        return done.stdout

    def assert_tree_is_serial(self):
        self.assertEqual(self.tree(), self.serial_tree)

    def bundle(self, shard, attempt=1, job=None):
        return (job or self.job) / "bundles" / "000" / f"{shard:06}.{attempt}.bundle"


def read_bundle(path):
    """Returns the head of a bundle, and its items unpacked."""
    data = path.read_bytes()
    assert data.startswith(MAGIC)
    size = int(data[85:97])
    head, place, items = json.loads(data[98:98 + size]), 98 + size, []
    for item in head["items"]:
        items.append(zlib.decompress(data[place:place + item[5]]))
        place += item[5]
    assert place == len(data)
    return head, items


def write_bundle(path, head, items):
    """Writes a bundle that is sound in itself, whatever it holds."""
    packed = [zlib.compress(item, 1) for item in items]
    for row, item, body in zip(head["items"], items, packed):
        row[3:] = [hashlib.sha256(item).hexdigest(), len(item), len(body)]
    text = json.dumps(head).encode()
    rest = b"%012d\n" % len(text) + text + b"".join(packed)
    path.write_bytes(MAGIC + hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest)
