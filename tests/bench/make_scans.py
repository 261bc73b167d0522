#!/usr/bin/env python3
"""Draw scanned pages of known words: PDFs that hold one image a page and no text.

    make_scans.py OUT_FOLDER [--seed 1] [--count 20] [--dpi 300] [--pages 1] [--text]

Every page is a letter or report in one of the fonts at hand, tilted a little, blurred, noisy and stored as gray JPEG or as
1-bit fax in turn; every third one has bars over some of its words. With --text the pages are born digital: text and no
image. Writes OUT_FOLDER/scan-NNN.pdf, and scan-NNN.txt with the words that a reader can see.
Needs python3-pil, python3-numpy and TrueType fonts (fonts-liberation, fonts-freefont-ttf).
"""
import argparse
import glob
import io
import os
import random
import zlib

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

WORDS = """the of and to in that was for is on with as it be at by this had not are but from or have an they which one
were all their there been has when who will more no if out so said what up its about into than them can only other new
some could time these two may then do first any my now such like our over man me even most made after also did many
before must through back years where much your way well down should because each just those people how too little state
good very make world still own see men work long get here between both life being under never day same another know
while last might us great old year off come since against go came right used take three report station officer embassy
minister ambassador headquarters requested confirmed payment schedule harbor telephone transfer survey consul cipher
revised attendees committee border trade shipment agreement declined discuss source meeting government security foreign
information intelligence activity subject memorandum director chief section country military political office national
department cable message received dated August September Washington Berlin Vienna Moscow Havana Mexico agent contact
operation equipment aircraft program budget approved comment reference paragraph enclosure copy file number page
available provided according various general special present possible certain important considered however therefore
concerning regarding approximately following previous evidence statement investigation bureau interview knowledge
individual address telephone residence employed arrived departed travelled returned indicated advised stated reported
1947 1953 1958 1961 1962 1963 1964 1971 12 15 24 30 48 120 350 1,200""".split()
FONTS = ["/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
         "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf",
         "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
         "/usr/share/fonts/truetype/freefont/FreeSerif.ttf",
         "/usr/share/fonts/truetype/freefont/FreeMono.ttf"]
MARGIN, TOP, BOTTOM = 72, 72, 700


def fonts():
    found = [name for name in FONTS if os.path.exists(name)]
    return found or sorted(glob.glob("/usr/share/fonts/truetype/**/*.ttf", recursive=True))[:5]


def sentences(rng):
    while True:
        words = [rng.choice(WORDS) for _ in range(rng.randint(6, 18))]
        yield words[0].capitalize()
        yield from words[1:-1]
        yield words[-1] + "."


def lines(rng, measure, width):
    """Yields the lines of one page, a list of words each; an empty one between paragraphs."""
    source, line, count = sentences(rng), [], 0
    while True:
        word = next(source)
        if measure(" ".join(line + [word])) > width:
            yield line
            line, count = [word], count + 1
            if count % 7 == 0:
                yield []
        else:
            line.append(word)


def draw(rng, name, dpi, is_barred):
    """Returns the page as a gray image, its visible words and its lines with their places."""
    k, size = dpi / 72, rng.choice([10, 11, 12])
    font = ImageFont.truetype(name, round(size * k))
    image = Image.new("L", (round(612 * k), round(792 * k)), 255)
    pen = ImageDraw.Draw(image)
    y, seen, placed = TOP, [], []
    for line in lines(rng, font.getlength, (612 - 2 * MARGIN) * k):
        if y > BOTTOM:
            break
        text = " ".join(line)
        pen.text((MARGIN * k, y * k), text, font=font, fill=25)
        placed.append((y, size, text))
        if is_barred and line and rng.random() < 0.12:
            left = rng.randrange(len(line))
            right = min(len(line), left + rng.randint(2, 6))
            start = font.getlength(" ".join(line[:left] + [""]) if left else "")
            end = font.getlength(" ".join(line[:right]))
            pen.rectangle((MARGIN * k + start - 4, y * k - 4, MARGIN * k + end + 4, (y + 1.15 * size) * k), fill=0)
            line = line[:left] + line[right:]
        if line:
            seen.append(" ".join(line))
        y += 1.25 * size
    return image, "\n".join(seen), placed


def scanned(rng, image):
    noise = np.random.default_rng(rng.randrange(1 << 30))
    image = image.rotate(rng.uniform(-0.6, 0.6), resample=Image.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.6, 1.1)))
    pixels = np.asarray(image, dtype=np.float32) * rng.uniform(0.88, 0.97) + noise.normal(0, 6, image.size[::-1])
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def stored(image, is_fax):
    """Returns the bytes of an image object without its number."""
    head = f"<< /Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} /ColorSpace /DeviceGray "
    out = io.BytesIO()
    if is_fax:
        image.point(lambda v: 255 if v > 140 else 0).convert("1").save(out, "TIFF", compression="group4", strip_size=1 << 30)
        tiff = Image.open(out)
        offset, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]
        data = out.getvalue()[offset:offset + length]
        black = "true" if tiff.tag_v2[262] == 1 else "false"
        head += (f"/BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {image.width} "
                 f"/Rows {image.height} /BlackIs1 {black} >> ")
    else:
        image.save(out, "JPEG", quality=75)
        data = out.getvalue()
        head += "/BitsPerComponent 8 /Filter /DCTDecode "
    return head.encode() + b"/Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def pdf(pages):
    """Returns a PDF of pages, each (resource entries, content, objects that the resources name)."""
    objects, kids = [], []
    for entries, content, extra in pages:
        first = 3 + len(objects)
        objects += extra
        packed = zlib.compress(content)
        objects.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream")
        number = 3 + len(objects)
        kids.append(number)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << " +
                       entries.replace("FIRST", str(first)).encode() +
                       b" >> /Contents %d 0 R >>" % (number - 1))
    tree = "<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), " ".join(f"{k} 0 R" for k in kids))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", tree.encode()] + objects
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))


def page(rng, number, dpi, is_text):
    names = fonts()
    image, seen, placed = draw(rng, names[number % len(names)], dpi, is_barred=number % 3 == 0 and not is_text)
    if is_text:
        content = "".join(f"BT /F1 {size} Tf 72 {792 - y - size:.2f} Td ({text}) Tj ET\n" for y, size, text in placed)
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
        return ("/Font << /F1 FIRST 0 R >>", content.encode(), [font]), seen
    image = stored(scanned(rng, image), is_fax=number % 2 == 1)
    return ("/XObject << /Im0 FIRST 0 R >>", b"q 612 0 0 792 0 0 cm /Im0 Do Q", [image]), seen


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20, help="files")
    parser.add_argument("--pages", type=int, default=1, help="of each file")
    parser.add_argument("--dpi", type=int, default=300)
    parser.add_argument("--text", action="store_true")
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    for number in range(arguments.count):
        rng = random.Random(f"{arguments.seed}/{number}")
        pages = [page(rng, number + i, arguments.dpi, arguments.text) for i in range(arguments.pages)]
        name = os.path.join(arguments.out, f"scan-{number:03d}")
        with open(name + ".pdf", "wb") as out:
            out.write(pdf([drawn for drawn, _ in pages]))
        with open(name + ".txt", "w", encoding="utf-8") as out:
            out.write("\n\f".join(seen for _, seen in pages) + "\n")


if __name__ == "__main__":
    main()
