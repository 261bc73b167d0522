"""The project's own samples, whose truth is known: what changed between their releases."""
import json
import unittest

from program import SAMPLES, SOURCE, ProgramTest, releases, samples_of


# Pairs whose verdict is not right yet, and why. A pair that comes right must leave this table.
NOT_YET = {}


class Samples(ProgramTest):
    """Every record through its releases, against what its maker knows."""

    def imported(self):
        self.make_archive()
        for release in releases():
            self.import_file(SAMPLES / release, release, ocr="auto")

    def test_every_verdict_between_two_releases_is_right(self):
        self.imported()
        for path in sorted((SOURCE / "samples" / "truth").glob("*.json")):
            truth = json.loads(path.read_text(encoding="utf-8"))
            for pair in truth["pairs"]:
                key = (truth["document"], pair["before"], pair["after"])
                with self.subTest(pair=key):
                    sides = [f"{key[0]}@{release}" for release in key[1:]]
                    diff = self.run_in_archive("diff", *sides, "--json").json()
                    self.assert_valid("diff.schema.json", diff)
                    if key in NOT_YET:
                        self.assertNotEqual(diff["verdict"], pair["verdict"], f"{NOT_YET[key]}: no longer so")
                        continue
                    self.assertEqual(diff["verdict"], pair["verdict"])
                    self.assertEqual(page_numbers(diff), page_numbers(pair))
        self.run_in_archive("verify", code=0)


def page_numbers(diff):
    return [tuple(side and side["number"] for side in (pair["before"], pair["after"])) for pair in diff["pages"]]


class Json(ProgramTest):
    """Every command's --json validates against its schema."""

    def test_every_command(self):
        made = self.run_program("init", self.archive, "--json", code=0).json()
        self.assert_valid("init.schema.json", made)
        early, late = releases()[:2]
        for release in (early, late):
            for line in self.import_file(samples_of(release)[0], release, "--json").lines():
                self.assert_valid("import.schema.json", line)
        document = samples_of(early)[0].stem
        for line in self.run_in_archive("list", "--json", code=0).lines():
            self.assert_valid("list.schema.json", line)
        self.assert_valid("show.schema.json", self.run_in_archive("show", document, "--json", code=0).json())
        revision = self.run_in_archive("show", f"{document}@{early}", "--json", code=0).json()
        self.assert_valid("revision.schema.json", revision)
        page = self.run_in_archive("show", f"{document}@{early}/1", "--json", code=0).json()
        self.assert_valid("page.schema.json", page)
        self.assert_valid("diff.schema.json", self.run_in_archive("diff", document, "--json").json())
        self.assert_valid("verify.schema.json", self.run_in_archive("verify", "--json", code=0).json())
        for line in self.run_program("inspect", samples_of(early)[0], "--json", code=0).lines():
            self.assert_valid("inspect.schema.json", line)

    def test_equal_inputs_give_equal_trees(self):
        trees = []
        for name in ("one", "two"):
            self.archive = self.folder / name
            self.make_archive()
            self.import_file(samples_of(releases()[0])[0], releases()[0], "--time", "2024-01-01T00:00:00Z")
            listed = self.run_in_archive("list", "--json", code=0).out
            trees.append(listed)
        self.assertEqual(*trees)


if __name__ == "__main__":
    unittest.main()
