"""The shape of a redaction on the sheet: one rectangle a line, joined where lines follow each other."""
from dataclasses import dataclass

from .typesetting import Text

BY_HAND, BY_PROGRAM = 1.8, 0.0  # points by which a mark reaches past its words
_ASCENT, _DESCENT = 0.80, 0.28  # shares of the type size above and below the baseline


@dataclass(frozen=True)
class Shape:
    """One part of a redaction: stacked boxes (left, top, right, bottom) in points, top to bottom."""

    boxes: tuple

    @property
    def bounds(self):
        return (
            min(b[0] for b in self.boxes),
            self.boxes[0][1],
            max(b[2] for b in self.boxes),
            self.boxes[-1][3],
        )

    @property
    def outline(self):
        """The polygon around the boxes, clockwise from the top left."""
        right = [point for b in self.boxes for point in ((b[2], b[1]), (b[2], b[3]))]
        left = [point for b in reversed(self.boxes) for point in ((b[0], b[3]), (b[0], b[1]))]
        corners = [left[-1]] + right + left[:-1]
        return tuple(c for last, c in zip([None] + corners, corners) if c != last)


def texts_of(sheet, passages):
    return [item for item in sheet.items if isinstance(item, Text) and item.passage in passages]


def passage_groups(sheet, passages):
    """Returns how many stretches of running text `passages` are: more than one where a middle is open."""
    flags = [
        item.passage in passages for item in sheet.items if isinstance(item, Text) and item.line
    ]
    return sum(flag and not before for before, flag in zip([False] + flags, flags))


def _box(texts, reach):
    size, baseline = texts[0].size, texts[0].baseline
    return (
        texts[0].x - reach,
        baseline - _ASCENT * size,
        texts[-1].right + reach,
        baseline + _DESCENT * size,
    )


def _runs(sheet, passages):
    """Yields the lists of texts that stand beside each other on one line."""
    run = []
    for item in sheet.items:
        wanted = isinstance(item, Text) and item.passage in passages
        if run and (not wanted or item.line != run[-1].line):
            yield run
            run = []
        if wanted:
            run.append(item)
    if run:
        yield run


def shapes_of(sheet, passages, reach=BY_HAND):
    """Returns the parts that cover `passages`: boxes of consecutive lines that meet are one part."""
    parts = []
    for run in _runs(sheet, passages):
        box, line = _box(run, reach), run[0].line
        if parts:
            above, last_line = parts[-1][0][-1], parts[-1][1]
            if line == last_line + 1 and box[0] < above[2] - 4 and above[0] < box[2] - 4:
                parts[-1] = (parts[-1][0] + [(box[0], above[3], box[2], box[3])], line)
                continue
        parts.append(([box], line))
    return [Shape(tuple(boxes)) for boxes, _ in parts]
