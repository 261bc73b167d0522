"""What a release puts on every page besides the redactions: stamps and footers.

They are overlaid on the finished scan, upright, and change with every release.
"""
from dataclasses import dataclass

from . import fonts


@dataclass(frozen=True)
class Stamp:
    text: str  # "{page}" stands for the page's number in the file
    at: str  # a key of _PLACES
    face: str = "sans"
    size: float = 8.5
    is_boxed: bool = False


# Where a stamp starts or is centered: x, baseline from the top or (negative) from the bottom.
_PLACES = {
    "top": ("center", 15.0),
    "top_left": (14.0, 15.0),
    "top_right": ("right", 15.0),
    "bottom": ("center", -11.0),
    "bottom_left": (16.0, -12.0),
}


def place_of(stamp, text, size):
    """Returns x and baseline in points on a page of `size`."""
    x, y = _PLACES[stamp.at]
    width = fonts.width_of(text, stamp.face, stamp.size)
    x = {"center": (size[0] - width) / 2, "right": size[0] - width - 16}.get(x, x)
    return x, y if y > 0 else size[1] + y


def put_stamps(canvas, stamps, page, size):
    for stamp in stamps:
        text = stamp.text.format(page=page)
        x, y = place_of(stamp, text, size)
        right = x + canvas.width_of(text, stamp.face, stamp.size)
        box = (x - 3, y - stamp.size, right + 3, y + stamp.size * 0.35)
        canvas.fill(box, 255)
        if stamp.is_boxed:
            canvas.pen.rectangle(canvas.box(box), outline=0, width=1)
        canvas.text(text, x, y, stamp.face, stamp.size)
