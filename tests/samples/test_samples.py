#!/usr/bin/python3
"""The committed samples are what their maker makes, and the truth beside them agrees with the pixels."""
import hashlib
import json
import math
import pathlib
import re
import sys
import unittest
import zlib

import numpy as np

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
sys.path.insert(0, str(SAMPLES))

from make_samples import COMMITTED_SEED, strangers  # noqa: E402
from maker.documents import DOCUMENTS  # noqa: E402
from maker.issue import issue  # noqa: E402
from maker.truth import json_text, truth_of  # noqa: E402
from maker.typesetting import Text  # noqa: E402

MOST_BYTES = 3_000_000  # what the repository may carry
DARK = 128  # gray levels below are ink; paper is never so dark
LEAST_INK, MOST_INK = 0.04, 0.5  # share of dark pixels in a line of typed text


def made():
    """Yields every document with its issues, made once."""
    if not hasattr(made, "all"):
        made.all = [
            (d, [issue(d, n, COMMITTED_SEED) for n in range(len(d.releases))]) for d in DOCUMENTS
        ]
    return made.all


def truths():
    return [
        json.loads((SAMPLES / "truth" / f"{d.number}.json").read_text("utf-8")) for d in DOCUMENTS
    ]


def redactions(truth):
    """Yields (release, page, redaction) of everything withheld in a document."""
    for release in truth["releases"]:
        for page in release["pages"]:
            for redaction in page["redactions"]:
                yield release, page, redaction


def ink(image, box, page):
    """Returns what is dark in `box` (points), without the rim that a turned page or an outline takes."""
    scale = image.width / page["width"]
    rim = 1.5 + (box[2] - box[0]) * math.sin(math.radians(1)) / 2
    left, top, right, bottom = box[0] + 2.5, box[1] + rim, box[2] - 2.5, box[3] - rim
    pixels = np.asarray(image.convert("L"))
    return (
        pixels[
            round(top * scale) : round(bottom * scale) + 1,
            round(left * scale) : round(right * scale),
        ]
        < DARK
    )


class Generation(unittest.TestCase):
    def test_gives_the_committed_bytes(self):
        for document, issues in made():
            for made_issue in issues:
                path = SAMPLES / "releases" / made_issue.release.date / f"{document.number}.pdf"
                self.assertEqual(
                    hashlib.sha256(path.read_bytes()).digest(),
                    hashlib.sha256(made_issue.pdf).digest(),
                    path.name,
                )

    def test_gives_the_committed_truth(self):
        for document, issues in made():
            committed = (SAMPLES / "truth" / f"{document.number}.json").read_text("utf-8")
            self.assertEqual(
                committed, json_text(truth_of(document, issues)) + "\n", document.number
            )

    def test_gives_other_bytes_for_another_seed(self):
        document = DOCUMENTS[-1]
        self.assertNotEqual(
            issue(document, 0, COMMITTED_SEED + 1).pdf, issue(document, 0, COMMITTED_SEED).pdf
        )

    def test_leaves_no_file_that_nothing_makes(self):
        self.assertEqual(strangers(SAMPLES), [])


class Samples(unittest.TestCase):
    def test_stay_small(self):
        size = sum(
            path.stat().st_size
            for part in ("releases", "truth")
            for path in (SAMPLES / part).rglob("*")
            if path.is_file()
        )
        self.assertLess(size, MOST_BYTES)

    def test_show_every_status_and_every_verdict_of_a_pair(self):
        pairs = [pair for truth in truths() for pair in truth["pairs"]]
        self.assertEqual(
            {r["status"] for p in pairs for r in p["redactions"]},
            {"kept", "lifted", "shrunk", "grown", "added"},
        )
        self.assertEqual(
            {p["verdict"] for p in pairs},
            {"identical", "same", "opened", "closed", "mixed", "repaged", "altered"},
        )

    def test_hide_at_least_two_words(self):
        for truth in truths():
            for _, _, redaction in redactions(truth):
                self.assertGreaterEqual(len(redaction["text"].split()), 2, redaction["name"])
            for pair in truth["pairs"]:
                for change in pair["redactions"]:
                    self.assertEqual(
                        change["status"] == "kept", change["text"] == "", change["name"]
                    )

    def test_have_the_hashes_that_the_truth_states(self):
        for truth in truths():
            for release in truth["releases"]:
                self.assertEqual(
                    hashlib.sha256((SAMPLES / release["file"]).read_bytes()).hexdigest(),
                    release["sha256"],
                )


class Pixels(unittest.TestCase):
    """What the truth says of a place is what the page shows there."""

    def places(self, kind):
        """Yields (ink, what) for each line of each scanned redaction of a kind."""
        for (document, issues), truth in zip(made(), truths()):
            for made_issue, release in zip(issues, truth["releases"]):
                for page, made_page in zip(release["pages"], made_issue.pages):
                    for redaction in page["redactions"] if made_page.image else ():
                        for line in (line for part in redaction["parts"] for line in part["lines"]):
                            if redaction["kind"] == kind:
                                yield ink(made_page.image, line, page), (
                                    document.number,
                                    release["release"],
                                    redaction["name"],
                                ), redaction

    def test_a_black_bar_is_dark(self):
        bars = [
            (dark, what)
            for dark, what, redaction in self.places("solid")
            if redaction["codes_at"] == "margin"
        ]
        self.assertGreater(len(bars), 10)
        for dark, what in bars:
            self.assertGreater(dark.mean(), 0.97, what)

    def test_a_white_out_shows_nothing(self):
        gaps = list(self.places("blank"))
        self.assertGreater(len(gaps), 10)
        for dark, what, _ in gaps:
            self.assertLess(dark.mean(), 0.01, what)

    def test_a_box_shows_no_more_than_its_code(self):
        boxes = list(self.places("outlined"))
        self.assertGreater(len(boxes), 10)
        for dark, what, _ in boxes:
            self.assertLess(dark.mean(), 0.2, what)
            self.assertLess(dark.any(axis=0).mean(), 0.75, what)

    def test_a_box_has_an_upper_and_a_lower_side(self):
        for (document, issues), truth in zip(made(), truths()):
            for release, page, redaction in redactions(truth):
                image = issues[truth["releases"].index(release)].pages[page["number"] - 1].image
                if image is None or redaction["kind"] != "outlined":
                    continue
                scale, pixels = image.width / page["width"], np.asarray(image.convert("L")) < 200
                for part in redaction["parts"]:
                    for line, y in (
                        (part["lines"][0], part["lines"][0][1]),
                        (part["lines"][-1], part["lines"][-1][3]),
                    ):
                        reach = 1.5 + (line[2] - line[0]) * math.sin(math.radians(1))
                        rows = pixels[
                            round((y - reach) * scale) : round((y + reach) * scale),
                            round(line[0] * scale) : round(line[2] * scale),
                        ]
                        self.assertGreater(
                            rows.any(axis=0).mean(), 0.8, (document.number, redaction["name"])
                        )

    def test_a_lifted_place_has_ink(self):
        count = 0
        for (document, issues), truth in zip(made(), truths()):
            dates = [release["release"] for release in truth["releases"]]
            for pair in truth["pairs"]:
                made_issue, release = (
                    issues[dates.index(pair["after"])],
                    truth["releases"][dates.index(pair["after"])],
                )
                for change in pair["redactions"]:
                    image = made_issue.pages[change["place"]["page"] - 1].image
                    if change["status"] == "lifted" and image:
                        dark = ink(
                            image,
                            change["place"]["region"],
                            release["pages"][change["place"]["page"] - 1],
                        )
                        self.assertTrue(
                            LEAST_INK < dark.mean() < MOST_INK,
                            (document.number, change["name"], dark.mean()),
                        )
                        count += 1
        self.assertGreater(count, 10)


class BornDigital(unittest.TestCase):
    def test_hidden_words_are_not_in_the_file(self):
        for truth in (t for t in truths() if t["text_layer"]):
            hidden = {release["release"]: set() for release in truth["releases"]}
            for release, _, redaction in redactions(truth):
                hidden[release["release"]].add(redaction["text"])
            for release in truth["releases"]:
                words = drawn_text((SAMPLES / release["file"]).read_bytes())
                self.assertIn("orchard", words.lower())
                for text in hidden[release["release"]]:
                    self.assertNotIn(text, words)

    def test_no_word_starts_under_a_box(self):
        for document, issues in made():
            for issue_ in issues if document.is_born_digital else ():
                hidden = {p for r in issue_.redactions for p in r.passages}
                for page in issue_.pages:
                    boxes = [
                        b
                        for r in issue_.redactions
                        if r.page == page
                        for part in r.parts
                        for b in part.boxes
                    ]
                    for item in issue_.sheets[page.name].items:
                        if isinstance(item, Text) and item.passage not in hidden:
                            under = [
                                b
                                for b in boxes
                                if b[1] < item.baseline < b[3]
                                and b[0] < item.right - 0.1
                                and item.x + 0.1 < b[2]
                            ]
                            self.assertEqual(under, [], item.text)

    def test_lifted_words_are_in_the_file(self):
        for truth in (t for t in truths() if t["text_layer"]):
            files = {release["release"]: release["file"] for release in truth["releases"]}
            lifted = [
                (p["before"], p["after"], c["text"])
                for p in truth["pairs"]
                for c in p["redactions"]
                if c["status"] == "lifted"
            ]
            self.assertTrue(lifted)
            for before, after, text in lifted:
                self.assertIn(text, drawn_text((SAMPLES / files[after]).read_bytes()))
                self.assertNotIn(text, drawn_text((SAMPLES / files[before]).read_bytes()))


def drawn_text(pdf):
    """Returns what the page contents of a PDF draw, strings joined by spaces."""
    words = []
    for match in re.finditer(rb"/FlateDecode /Length (\d+) >>\nstream\n", pdf):
        content = zlib.decompress(pdf[match.end() : match.end() + int(match[1])])
        if b" Tj ET" in content:
            words += re.findall(rb"\(((?:\\.|[^\\)])*)\) Tj", content)
    return re.sub(r"\\(.)", r"\1", b" ".join(words).decode("cp1252"))


if __name__ == "__main__":
    unittest.main()
