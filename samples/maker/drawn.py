"""A sheet -> a born-digital page: text operators, embedded subset fonts, vector boxes.

What is withheld is not written at all: neither its words nor glyphs that only they use.
"""
import io

from fontTools import subset
from fontTools.ttLib import TTFont

from . import fonts
from .pdf import PdfWriter, finish_file, number, pdf_text
from .typesetting import PAGE_HEIGHT, PAGE_WIDTH, Stroke, Text

_LABEL_FACE, _LABEL_SIZE = "sans_bold", 7.5


def drawn_pdf(pages, title, date, producer):
    """Returns a PDF; each page is (items that are visible, marks as (parts, codes), footer texts)."""
    writer, faces = PdfWriter(), {}
    for items, marks, _ in pages:
        for item in items:
            if isinstance(item, Text):
                faces.setdefault(item.face, set()).update(item.text)
        for _, codes in marks:
            faces.setdefault(_LABEL_FACE, set()).update(" ".join(codes))
    for _, _, footers in pages:
        for text in footers:
            faces.setdefault(text.face, set()).update(text.text)
    parent, names = writer.reserve(), {face: b"F%d" % n for n, face in enumerate(sorted(faces), 1)}
    resources = b" ".join(b"/%s %d 0 R" % (names[face], _put_font(writer, face, faces[face])) for face in sorted(faces))
    numbers = []
    for items, marks, footers in pages:
        content = writer.put_deflated(b"", _content(list(items) + list(footers), marks, names))
        numbers.append(writer.put(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Contents %d 0 R /Resources << /Font << %s >> >> >>"
            % (parent, number(PAGE_WIDTH), number(PAGE_HEIGHT), content, resources)))
    return finish_file(writer, numbers, parent, title, date, producer)


def _content(items, marks, names):
    operators = []
    for item in items:
        if isinstance(item, Text):
            operators.append(_text(item.text, item.x, item.baseline, item.size, names[item.face]))
        elif isinstance(item, Stroke):
            operators.append(b"%s w %s %s m %s %s l S" % (number(item.weight), number(item.x0), number(PAGE_HEIGHT - item.y0),
                                                          number(item.x1), number(PAGE_HEIGHT - item.y1)))
    for parts, codes in marks:
        for shape in parts:
            operators += [b"0 g"] + [b"%s %s %s %s re f" % (number(l), number(PAGE_HEIGHT - b), number(r - l), number(b - t))
                                     for l, t, r, b in shape.boxes]
            operators += [b"1 g", _label(shape, codes, names), b"0 g"]
    return b"\n".join(operators)


def _text(text, x, baseline, size, name):
    return b"BT /%s %s Tf 1 0 0 1 %s %s Tm %s Tj ET" % (name, number(size), number(x), number(PAGE_HEIGHT - baseline), pdf_text(text))


def _label(shape, codes, names):
    box, text = max(shape.boxes, key=lambda b: b[2] - b[0]), " ".join(codes)
    width = fonts.width_of(text, _LABEL_FACE, _LABEL_SIZE)
    if width > box[2] - box[0]:
        raise ValueError(f"no room for {text!r} in a box of {box[2] - box[0]:.0f} points")
    return _text(text, (box[0] + box[2] - width) / 2, (box[1] + box[3]) / 2 + _LABEL_SIZE * 0.36, _LABEL_SIZE, names[_LABEL_FACE])


def _put_font(writer, face, characters):
    """Embeds the glyphs of `characters` as a simple TrueType font in WinAnsiEncoding."""
    font = TTFont(fonts.path_of(face), recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[], notdef_outline=True)
    options.drop_tables += ["FFTM"]  # FontForge's time stamps
    chooser = subset.Subsetter(options)
    chooser.populate(text="".join(sorted(characters)))
    units, widths = font["head"].unitsPerEm, {}
    metrics, table = font["hmtx"], font.getBestCmap()
    for character in sorted(characters):
        widths[character.encode("cp1252")[0]] = round(metrics[table[ord(character)]][0] * 1000 / units)
    box, ascent, descent = [round(v * 1000 / units) for v in (font["head"].xMin, font["head"].yMin, font["head"].xMax, font["head"].yMax)], \
        round(font["hhea"].ascent * 1000 / units), round(font["hhea"].descent * 1000 / units)
    chooser.subset(font)
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=True)
    data = buffer.getvalue()
    stream = writer.put_deflated(b"/Length1 %d" % len(data), data)
    name = "SAMPLE+" + fonts.path_of(face).rsplit("/", 1)[1].split(".")[0]
    descriptor = writer.put(
        b"<< /Type /FontDescriptor /FontName /%s /Flags 32 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d "
        b"/CapHeight 660 /StemV 80 /FontFile2 %d 0 R >>" % (name.encode(), *box, ascent, descent, stream))
    first, last = min(widths), max(widths)
    row = b" ".join(b"%d" % widths.get(code, 0) for code in range(first, last + 1))
    return writer.put(b"<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding /WinAnsiEncoding /FirstChar %d /LastChar %d "
                      b"/Widths [%s] /FontDescriptor %d 0 R >>" % (name.encode(), first, last, row, descriptor))
