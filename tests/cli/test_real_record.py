"""The main job on a real record in two releases: import, diff, verify."""
import unittest

from program import EARLY, LATE, RECORD, ProgramTest, real_file


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


class RealRecord(ProgramTest):
    def test_the_lifted_box_is_found_and_read(self):
        before = real_file("pairs", f"{RECORD}_r2023.pdf")
        after = real_file("pairs", f"{RECORD}_r2025_ocr.pdf")
        self.make_archive()
        self.import_file(before, EARLY, ocr="auto")
        self.import_file(after, LATE, ocr="auto")
        diff = self.run_in_archive("diff", RECORD, "--json", code=1).json()
        self.assert_valid("diff.schema.json", diff)
        self.assertEqual(diff["verdict"], "opened")
        changed = [r for r in diff["redactions"] if r["status"] != "kept"]
        self.assertEqual(len(changed), 1, changed)
        self.assertEqual(changed[0]["status"], "lifted")
        self.assertEqual(changed[0]["before"]["page"], 2)
        for value, expected in zip(changed[0]["before"]["region"], [240, 265, 426, 280]):
            self.assertAlmostEqual(value, expected, delta=3)
        self.assertLessEqual(distance(changed[0]["text"], "Office of Special Adviser"), 5, changed[0]["text"])
        self.run_in_archive("verify", code=0)

    def test_the_same_pixels_in_other_bytes_are_the_same(self):
        before = real_file("pairs", "104-10004-10156_r2025_nara.pdf")
        after = real_file("pairs", "104-10004-10156_r2025_reocr.pdf")
        self.assertEqual(self.run_program("diff", before, after, "--json", code=0).json()["verdict"], "same")
        self.make_archive()
        self.import_file(before, EARLY, ocr="auto")
        self.import_file(after, LATE, ocr="auto")
        diff = self.run_in_archive("diff", "104-10004-10156", "--json", code=0).json()
        self.assertEqual(diff["verdict"], "same")
        self.assertEqual([r for r in diff["redactions"] if r["status"] != "kept"], [])

    def test_a_file_is_identical_to_itself(self):
        file = real_file("pairs", f"{RECORD}_r2023.pdf")
        self.assertEqual(self.run_program("diff", file, file, "--json", code=0).json()["verdict"], "identical")


if __name__ == "__main__":
    unittest.main()
