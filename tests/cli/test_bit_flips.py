"""One flipped bit anywhere in an archive: found and named, or shown to be harmless and named.

PALIMPSEST_FLIPS says how many; with more than 1,000 every byte of the small files is flipped, too.
"""
import concurrent.futures
import os
import random
import shutil
import subprocess
import unittest

from program import releases, samples_of
from test_proof import Authority
from test_evidence import EvidenceTest

FLIPS = int(os.environ.get("PALIMPSEST_FLIPS", "100"))
EVERY = 1 if FLIPS > 1000 else 8  # bytes of the small files
SMALL = ("archive.json", "repository.git/HEAD", "repository.git/config", "repository.git/refs/heads/main",
         "repository.git/refs/archive/log")
PACKED = "repository.git/packed-refs"


class BitFlips(EvidenceTest):
    """The archive has a signed, a stamped and a plain part, packed and loose objects."""

    def setUp(self):
        super().setUp()
        authority = Authority(self.folder / "tsa")
        self.addCleanup(authority.close)
        key = self.make_key()
        self.import_one(0, "--key", key)
        self.run_in_archive("timestamp", "--url", authority.url, "--ca", authority.root, code=0)
        self.run_in_archive("maintain", code=0)
        self.import_one(1, "--key", key)
        self.import_one(2)
        self.verify(code=0)

    def classes(self):
        """Class of file -> paths. Tokens, tiles and checkpoints are git objects of the log."""
        objects = "repository.git/objects"
        log = {path for _, _, path in self.loose_objects_of("refs/archive/log")}
        main = {path for _, _, path in self.loose_objects_of("main")} - log
        named = lambda pattern: [str(path.relative_to(self.archive))  # noqa: E731
                                 for path in sorted((self.archive / "repository.git" / "objects").rglob(pattern))]
        return {"packs": named("*.pack"), "indexes": named("*.idx"), "loose objects of main": sorted(main),
                "loose objects of the log": sorted(log),
                "originals": [str(path.relative_to(self.archive))
                              for path in sorted((self.archive / "originals").rglob("?" * 64))],
                **{name: [name] for name in SMALL}, "loose": [p for p in named("??/*") if objects in p]}

    def loose_objects_of(self, name):
        for line in self.text("rev-list", "--objects", name).split("\n"):
            identity = line.split(" ")[0]
            path = f"repository.git/objects/{identity[:2]}/{identity[2:]}"
            if (self.archive / path).exists():
                yield identity, name, path

    def flip(self, folder, path, at, bit):
        """Returns what is wrong with what verify says; empty when nothing is."""
        file = folder / path
        file.chmod(0o644)
        content = file.read_bytes()
        file.write_bytes(content[:at] + bytes([content[at] ^ (1 << bit)]) + content[at + 1:])
        result = self.run_program("verify", "--json", "--archive", folder)
        file.write_bytes(content)
        if result.code not in (1, 6):
            return f"{path} at {at}, bit {bit}: exit {result.code}: {result.err[:200]}"
        pair = {path, str((folder / path).with_suffix(".pack").relative_to(folder)),
                str((folder / path).with_suffix(".idx").relative_to(folder))}
        problems = result.json()["problems"]
        # A packed reference that has another name now is missing under its own.
        is_named = any(problem["path"] in pair or path == PACKED for problem in problems)
        if not is_named:
            return f"{path} at {at}, bit {bit}: exit {result.code}, and it is not named: {problems[:3]}"
        return ""

    def run_flips(self, flips):
        """Two at a time, each in a copy of its own."""
        copies = []
        for number in range(2):
            copies.append(self.folder / f"copy-{number}")
            shutil.copytree(self.archive, copies[-1], symlinks=True)
        work = lambda number: [self.flip(copies[number], *flip) for flip in flips[number::2]]  # noqa: E731
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            wrong = [said for saids in pool.map(work, range(2)) for said in saids if said]
        self.assertEqual(wrong, [], f"{len(wrong)} of {len(flips)}")
        for copy in copies:
            self.run_program("verify", "--archive", copy, code=0)

    def test_in_every_byte_of_the_small_files(self):
        flips = [(path, at, at % 8) for path in SMALL for at in range(0, (self.archive / path).stat().st_size, EVERY)]
        self.assertGreater(len(flips), 400 // EVERY)
        self.run_flips(flips)

    def test_in_every_byte_of_packed_references(self):
        self.git("pack-refs", "--all")
        size = (self.archive / PACKED).stat().st_size
        self.assertGreater(size, 100)
        self.run_flips([(PACKED, at, at % 8) for at in range(0, size, EVERY)])

    def test_in_every_class_of_files(self):
        generator = random.Random(20250318)
        classes = {name: paths for name, paths in self.classes().items() if paths}
        self.assertLessEqual({"packs", "indexes", "loose objects of the log", "originals", *SMALL}, set(classes))
        flips = []
        for _ in range(FLIPS):
            path = generator.choice(classes[generator.choice(sorted(classes))])
            flips.append((path, generator.randrange((self.archive / path).stat().st_size), generator.randrange(8)))
        self.run_flips(flips)


if __name__ == "__main__":
    unittest.main()
