"""PDF files written object by object, for tests that need no picture."""
import zlib


def pdf_of(bodies):
    """The file whose objects 1, 2 ... are `bodies`; the first is the catalogue."""
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(bodies) + 1, table, len(bodies) + 1, len(out))


def escaped(text):
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def text_pdf(pages):
    """Returns a PDF with a text layer; a page is (text, footer)."""
    return placed_pdf([[(72, 700 - 20 * i, line) for i, line in enumerate(text.split("\n"))] + [(72, 30, footer)]
                       for text, footer in pages])


def placed_pdf(pages):
    """Returns a PDF with a text layer; a page is a list of (x, y, text), y from below."""
    objects, kids = [], []
    for lines in pages:
        content = "".join(f"BT /F1 11 Tf {x} {y} Td ({escaped(line)}) Tj ET\n" for x, y, line in lines if line)
        packed = zlib.compress(content.encode())
        objects.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream")
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << "
                       b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >> >>" % (2 + len(objects)))
        kids.append(2 + len(objects))
    tree = "<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), " ".join(f"{kid} 0 R" for kid in kids))
    return pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", tree.encode()] + objects)


def lines_pdf(pages):
    """Returns a PDF with a text layer; a page is a list of lines."""
    return text_pdf([("\n".join(lines), "") for lines in pages])
