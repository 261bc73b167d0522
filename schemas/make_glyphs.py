#!/usr/bin/env python3
"""Draw the letters of exemption codes in common faces: the table glyphs.tsv.

    schemas/make_glyphs.py > schemas/glyphs.tsv

One row a glyph: face, character, advance, left, top and width in pixels, then its ink as one hexadecimal digit a
pixel, row by row. Capitals are CAPITAL_HEIGHT pixels high; left and top count from the pen on the baseline, top upwards. The table is
committed, so that what a label reads does not depend on the fonts of a machine. Needs python3-pil and the fonts below.
"""
import sys

from PIL import Image, ImageDraw, ImageFont

CAPITAL_HEIGHT = 16
OVERSAMPLING = 8
GLYPHS = "()-.,/0123456789ABCDEFGHILMNOPRSTUWXYabcdefghi"
TRUETYPE = "/usr/share/fonts/truetype/"
FACES = {  # what typewriters, word processors and redaction programs set codes in
    "typewriter": TRUETYPE + "freefont/FreeMono.ttf",
    "typewriter-bold": TRUETYPE + "freefont/FreeMonoBold.ttf",
    "mono": TRUETYPE + "liberation/LiberationMono-Regular.ttf",
    "mono-wide": TRUETYPE + "dejavu/DejaVuSansMono.ttf",
    "sans": TRUETYPE + "liberation/LiberationSans-Regular.ttf",
    "sans-bold": TRUETYPE + "liberation/LiberationSans-Bold.ttf",
    "serif": TRUETYPE + "liberation/LiberationSerif-Regular.ttf",
    "serif-bold": TRUETYPE + "liberation/LiberationSerif-Bold.ttf",
}


def font_with_capitals(path, height):
    probe = ImageFont.truetype(path, 1000)
    top, bottom = probe.getbbox("H", anchor="ls")[1::2]
    return ImageFont.truetype(path, round(1000 * height / (bottom - top)))


def glyph_row(face, font, glyph):
    side = 3 * CAPITAL_HEIGHT * OVERSAMPLING
    image = Image.new("L", (side, side), 0)
    pen = CAPITAL_HEIGHT * OVERSAMPLING
    ImageDraw.Draw(image).text((pen, 2 * pen), glyph, font=font, fill=255, anchor="ls")
    small = image.resize((side // OVERSAMPLING,) * 2, Image.BOX)
    box = small.point(lambda v: 255 if v >= 8 else 0).getbbox()
    ink = "".join(f"{v >> 4:x}" for v in small.crop(box).getdata())
    advance = font.getlength(glyph) / OVERSAMPLING
    return (face, glyph, f"{advance:.2f}", box[0] - CAPITAL_HEIGHT, 2 * CAPITAL_HEIGHT - box[1],
            box[2] - box[0], ink)


def main():
    print("# Letters of codes in common faces, drawn by make_glyphs.py, which says what the columns are.")
    print("face\tglyph\tadvance\tleft\ttop\twidth\tink")
    for face, path in FACES.items():
        font = font_with_capitals(path, CAPITAL_HEIGHT * OVERSAMPLING)
        for glyph in GLYPHS:
            print(*glyph_row(face, font, glyph), sep="\t")


if __name__ == "__main__":
    sys.exit(main())
