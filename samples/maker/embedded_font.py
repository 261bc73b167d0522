"""A face as a PDF font that carries only the glyphs it is asked for."""
import io

from fontTools import subset
from fontTools.ttLib import TTFont

from . import fonts

_CODE_PAGE = "cp1252"  # WinAnsiEncoding
_CAP_HEIGHT, _STEM = 660, 80  # thousandths of an em; viewers use them only when a glyph is missing


def put_font(writer, face, characters):
    """Embeds the glyphs of `characters` as a simple TrueType font and returns its object."""
    font = TTFont(fonts.path_of(face), recalcTimestamp=False)
    widths, shape = _widths(font, characters), _shape(font)
    data = _subset(font, characters)
    stream = writer.put_deflated(b"/Length1 %d" % len(data), data)
    name = b"SAMPLE+" + fonts.path_of(face).rsplit("/", 1)[1].split(".")[0].encode()
    descriptor = writer.put(
        b"<< /Type /FontDescriptor /FontName /%s /Flags 32 /ItalicAngle 0 %s /CapHeight %d /StemV %d "
        b"/FontFile2 %d 0 R >>" % (name, shape, _CAP_HEIGHT, _STEM, stream)
    )
    first, last = min(widths), max(widths)
    row = b" ".join(b"%d" % widths.get(code, 0) for code in range(first, last + 1))
    return writer.put(
        b"<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding /WinAnsiEncoding /FirstChar %d "
        b"/LastChar %d /Widths [%s] /FontDescriptor %d 0 R >>"
        % (name, first, last, row, descriptor)
    )


def _thousandths(font, value):
    return round(value * 1000 / font["head"].unitsPerEm)


def _widths(font, characters):
    """Returns the advance widths by character code."""
    metrics, glyphs = font["hmtx"], font.getBestCmap()
    return {
        c.encode(_CODE_PAGE)[0]: _thousandths(font, metrics[glyphs[ord(c)]][0])
        for c in sorted(characters)
    }


def _shape(font):
    head, line = font["head"], font["hhea"]
    lengths = (head.xMin, head.yMin, head.xMax, head.yMax, line.ascent, line.descent)
    values = tuple(_thousandths(font, length) for length in lengths)
    return b"/FontBBox [%d %d %d %d] /Ascent %d /Descent %d" % values


def _subset(font, characters):
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[], notdef_outline=True)
    options.drop_tables += ["FFTM"]  # FontForge's time stamps
    chooser = subset.Subsetter(options)
    chooser.populate(text="".join(sorted(characters)))
    chooser.subset(font)
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=True)
    return buffer.getvalue()
