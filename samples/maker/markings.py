"""How agencies mark what they withhold.

A marking draws the parts of one redaction on a canvas, on paper before the scan or on the screen
after it, and says what kind of redaction a reader sees and where its codes stand.
"""
from dataclasses import dataclass

from . import fonts

_MARGIN_X, _MARGIN_SIZE = 532.0, 10.0  # points: right of every text block
_LABEL_SIZE = 8.0
_BLACK, _WHITE, _GREY = 0, 255, 186
_HAIRLINE = 0.42  # points; thinner lines break in a 200 dpi scan


@dataclass(frozen=True)
class Marking:
    kind: str  # as palimpsest names it
    kind_in_bilevel: str  # where a 1-bit scan loses the fill
    fill: int
    outline: float  # weight in points; 0 for none
    codes_at: str  # "inside" or "margin"
    on_screen: bool = False  # drawn on the finished scan instead of the paper


MARKINGS = {
    "black_bar": Marking("solid", "solid", _BLACK, 0, "margin"),
    "black_bar_screen": Marking("solid", "solid", _BLACK, 0, "margin", on_screen=True),
    "white_box": Marking("outlined", "outlined", _WHITE, _HAIRLINE, "inside"),
    "white_box_screen": Marking("outlined", "outlined", _WHITE, 0.3, "inside", on_screen=True),
    "grey_box": Marking("solid", "outlined", _GREY, _HAIRLINE, "inside"),
    "white_out": Marking("blank", "blank", _WHITE, 0, "margin"),
}


class Marker:
    """Marks the redactions of one page; margin codes never run into each other."""

    def __init__(self, canvas, marking):
        self.canvas, self.marking, self.margin_y = canvas, marking, 0.0

    def mark(self, parts, codes):
        for shape in parts:
            self.canvas.fill_shape(shape, self.marking.fill)
            if self.marking.outline:
                self.canvas.outline(shape, self.marking.outline)
            if self.marking.codes_at == "inside":
                self._label(shape, codes)
        if self.marking.codes_at == "margin":
            self._note_in_margin(parts[0], codes)

    def _label(self, shape, codes):
        """Writes the codes into the widest box, as far as there is room."""
        box = max(shape.boxes, key=lambda b: b[2] - b[0])
        text, room = " ".join(codes), box[2] - box[0] - 4
        size = min(_LABEL_SIZE, (box[3] - box[1]) * 0.72)
        while codes and fonts.width_of(text, "sans", size) > room and size > 5.5:
            size -= 0.5
        width = fonts.width_of(text, "sans", size)
        if width > room:
            raise ValueError(f"no room for {text!r} in a box of {room:.0f} points")
        self.canvas.text(
            text, (box[0] + box[2] - width) / 2, (box[1] + box[3]) / 2 + size * 0.36, "sans", size
        )

    def _note_in_margin(self, shape, codes):
        y = max(shape.boxes[0][3] - 3, self.margin_y)
        for code in codes:
            self.canvas.text(code, _MARGIN_X, y, "serif", _MARGIN_SIZE)
            y += _MARGIN_SIZE + 1
        self.margin_y = y
