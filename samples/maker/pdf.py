"""Writes small PDF files whose bytes depend on nothing but what is put into them."""
import hashlib
import io
import zlib

from PIL import Image, ImageOps, TiffImagePlugin

JPEG_QUALITY = 50  # paper grain survives at 150 dpi; about 100 KB a page


class PdfWriter:
    """Collects objects, then writes them with a cross-reference table."""

    def __init__(self):
        self.objects = []

    def reserve(self):
        """Returns the number of an object that is put later."""
        self.objects.append(None)
        return len(self.objects)

    def put(self, body, number=None):
        number = number or self.reserve()
        self.objects[number - 1] = body
        return number

    def put_stream(self, dictionary, data):
        return self.put(
            b"<< %s /Length %d >>\nstream\n%s\nendstream" % (dictionary, len(data), data)
        )

    def put_deflated(self, dictionary, data):
        return self.put_stream(b"%s /Filter /FlateDecode" % dictionary, zlib.compress(data, 9))

    def file(self, root, info):
        out, offsets = io.BytesIO(), []
        out.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
        for number, body in enumerate(self.objects, 1):
            offsets.append(out.tell())
            out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        start, identity = out.tell(), hashlib.md5(out.getvalue()).hexdigest().encode()
        out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
        out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
        out.write(
            b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n"
            % (len(offsets) + 1, root, info, identity, identity, start)
        )
        return out.getvalue()


def pdf_text(text):
    """Returns a PDF string of Latin-1 text."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return b"(" + escaped.encode("cp1252") + b")"


def number(value):
    return f"{value:.3f}".rstrip("0").rstrip(".").encode()


def finish_file(writer, pages, parent, title, date, producer):
    """Puts page tree, catalog and information, and returns the file. `date` is YYYY-MM-DD."""
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    writer.put(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids), parent)
    root = writer.put(b"<< /Type /Catalog /Pages %d 0 R >>" % parent)
    stamp = pdf_text("D:" + date.replace("-", "") + "120000Z")
    info = writer.put(
        b"<< /Title %s /Producer %s /CreationDate %s /ModDate %s >>"
        % (pdf_text(title), pdf_text(producer), stamp, stamp)
    )
    return writer.file(root, info)


def scanned_pdf(images, dpi, title, date, producer):
    """Returns a PDF of one image a page: CCITT group 4 for mode "1", JPEG for mode "L"."""
    writer = PdfWriter()
    parent, pages = writer.reserve(), []
    for image in images:
        picture = _put_bilevel(writer, image) if image.mode == "1" else _put_gray(writer, image)
        width, height = number(image.width * 72 / dpi), number(image.height * 72 / dpi)
        content = writer.put_stream(b"", b"q %s 0 0 %s 0 0 cm /Im0 Do Q" % (width, height))
        pages.append(
            writer.put(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Contents %d 0 R /Resources << /XObject << /Im0 %d 0 R >> >> >>"
                % (parent, width, height, content, picture)
            )
        )
    return finish_file(writer, pages, parent, title, date, producer)


def _put_bilevel(writer, image):
    # PDF and group 4 both take a set bit for black here, so the picture is inverted for libtiff.
    buffer = io.BytesIO()
    ImageOps.invert(image.convert("L")).convert("1", dither=Image.Dither.NONE).save(
        buffer, "TIFF", compression="group4", strip_size=1 << 30
    )
    tags = Image.open(io.BytesIO(buffer.getvalue())).tag_v2
    offsets, counts = tags[TiffImagePlugin.STRIPOFFSETS], tags[TiffImagePlugin.STRIPBYTECOUNTS]
    if len(offsets) != 1:
        raise ValueError("libtiff wrote more than one strip")
    data = buffer.getvalue()[offsets[0] : offsets[0] + counts[0]]
    return writer.put_stream(
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1 "
        b"/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns %d /Rows %d >>"
        % (image.width, image.height, image.width, image.height),
        data,
    )


def _put_gray(writer, image):
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=JPEG_QUALITY)
    return writer.put_stream(
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode"
        % image.size,
        buffer.getvalue(),
    )
