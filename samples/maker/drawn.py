"""A sheet -> a born-digital page: text operators, embedded subset fonts, vector boxes.

What is withheld is not written at all: neither its words nor glyphs that only they use.
"""
from dataclasses import dataclass

from . import fonts
from .embedded_font import put_font
from .pdf import PdfWriter, finish_file, number, pdf_text
from .typesetting import PAGE_HEIGHT, PAGE_WIDTH, Stroke, Text

_LABEL_FACE, _LABEL_SIZE = "sans_bold", 7.5


@dataclass(frozen=True)
class DrawnPage:
    items: tuple  # the Texts and Strokes that are visible
    marks: tuple  # (parts, codes) of each redaction


def drawn_pdf(pages, title, date, producer):
    """Returns a PDF of DrawnPages."""
    writer, used = PdfWriter(), _characters(pages)
    parent, names = writer.reserve(), {f: b"F%d" % n for n, f in enumerate(sorted(used), 1)}
    entries = [b"/%s %d 0 R" % (names[f], put_font(writer, f, used[f])) for f in sorted(used)]
    box = b"[0 0 %s %s]" % (number(PAGE_WIDTH), number(PAGE_HEIGHT))
    numbers = []
    for page in pages:
        content = writer.put_deflated(b"", _content(page, names))
        numbers.append(
            writer.put(
                b"<< /Type /Page /Parent %d 0 R /MediaBox %s /Contents %d 0 R /Resources << /Font << %s >> >> >>"
                % (parent, box, content, b" ".join(entries))
            )
        )
    return finish_file(writer, numbers, parent, title, date, producer)


def _characters(pages):
    """Returns the characters that are drawn in each face."""
    used = {}
    for page in pages:
        for item in page.items:
            if isinstance(item, Text):
                used.setdefault(item.face, set()).update(item.text)
        for _, codes in page.marks:
            used.setdefault(_LABEL_FACE, set()).update(" ".join(codes))
    return used


def _content(page, names):
    operators = []
    for item in page.items:
        if isinstance(item, Text):
            operators.append(_text(item.text, item.x, item.baseline, item.size, names[item.face]))
        elif isinstance(item, Stroke):
            operators.append(_line(item))
    for parts, codes in page.marks:
        for shape in parts:
            operators += [b"0 g"] + [_filled(box) for box in shape.boxes]
            operators += [b"1 g", _label(shape, codes, names), b"0 g"]
    return b"\n".join(operators)


def _text(text, x, baseline, size, name):
    place = b"%s %s" % (number(x), number(PAGE_HEIGHT - baseline))
    return b"BT /%s %s Tf 1 0 0 1 %s Tm %s Tj ET" % (name, number(size), place, pdf_text(text))


def _line(stroke):
    ends = (stroke.x0, PAGE_HEIGHT - stroke.y0, stroke.x1, PAGE_HEIGHT - stroke.y1)
    return b"%s w %s %s m %s %s l S" % tuple(number(v) for v in (stroke.weight, *ends))


def _filled(box):
    left, top, right, bottom = box
    sides = (left, PAGE_HEIGHT - bottom, right - left, bottom - top)
    return b"%s %s %s %s re f" % tuple(number(v) for v in sides)


def _label(shape, codes, names):
    """Returns the operator that writes the codes into the widest box."""
    left, top, right, bottom = max(shape.boxes, key=lambda b: b[2] - b[0])
    text = " ".join(codes)
    width = fonts.width_of(text, _LABEL_FACE, _LABEL_SIZE)
    if width > right - left:
        raise ValueError(f"no room for {text!r} in a box of {right - left:.0f} points")
    x, baseline = (left + right - width) / 2, (top + bottom) / 2 + _LABEL_SIZE * 0.36
    return _text(text, x, baseline, _LABEL_SIZE, names[_LABEL_FACE])
