#!/usr/bin/env python3
"""Draw pages without any redaction: whatever is found on them is false.

    make_clean_pages.py OUT_FOLDER [--seed 1] [--count 100] [--dpi 300] [--pdf]

Kinds, in turn: running text with headings and underlines, ruled tables, tables with shaded heads, forms with empty
fields and check boxes, photographs with captions, maps, letters with logos, stamps and bar codes, screenshots with chat
bubbles and buttons. Every second page is scanned: tilted, blurred, noisy, gray or 1-bit, with punch holes and dark edges.

Writes OUT_FOLDER/clean-NNN-1.ppm (clean-NNN.pdf with --pdf) and gold.json for eval/score_redactions.py.
Needs python3-numpy, python3-pil and TrueType fonts (fonts-liberation or fonts-freefont-ttf).
"""
import argparse
import glob
import json
import os
import random
import sys
import time

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FIXED_TIME = time.gmtime(1_600_000_000)  # so that a seed always gives the same bytes
WORDS = ("the report of station was received by committee on border trade and shipment agreement which "
         "officers declined to discuss Minister Ambassador Headquarters requested confirmed payment schedule "
         "harbor telephone transfer survey consul cipher revised list attendees 240 1963 June Trieste No.").split()
LABELS = ["Name", "Date of birth", "Office", "Subject", "File number", "Phone", "Remarks", "Approved by", "Title", "City"]


class Sheet:
    """A page in points, drawn at any resolution."""

    def __init__(self, dpi, rng, fonts):
        self.k, self.rng, self.fonts = dpi / 72, rng, fonts
        self.image = Image.new("RGB", (round(612 * self.k), round(792 * self.k)), "white")
        self.draw = ImageDraw.Draw(self.image)

    def at(self, *values):
        return [round(v * self.k) for v in values]

    def font(self, size):
        return ImageFont.truetype(self.fonts[self.rng.randrange(len(self.fonts))], round(size * self.k))

    def text(self, x, y, text, font, fill=(20, 20, 20)):
        self.draw.text(tuple(self.at(x, y)), text, font=font, fill=fill)
        return self.draw.textlength(text, font=font) / self.k

    def words(self, count):
        return " ".join(self.rng.choice(WORDS) for _ in range(count))

    def box(self, left, top, right, bottom, **style):
        self.draw.rectangle(self.at(left, top, right, bottom), **style)

    def paragraph(self, left, top, right, lines, size=10, fill=(20, 20, 20)):
        font = self.font(size)
        for i in range(lines):
            line = ""
            while self.draw.textlength(line, font=font) < (right - left - 30) * self.k:
                line = (line + " " + self.rng.choice(WORDS)).strip()
            self.text(left, top + 1.3 * size * i, line, font, fill)
        return top + 1.3 * size * lines


def text_page(s):
    rng = s.rng
    s.text(72, 50, s.words(4).upper(), s.font(rng.choice([14, 20, 28])))
    y = 100
    while y < 660:
        y = s.paragraph(72, y, 540, rng.randint(3, 8), rng.choice([9, 10, 11, 12])) + 14
        if rng.random() < 0.3:
            width = s.text(72, y, s.words(3), s.font(12))
            s.box(72, y + 14, 72 + width, y + 14 + rng.choice([0.5, 1, 2]), fill=(0, 0, 0))
            y += 26
    s.box(72, 740, 540, 740 + rng.choice([0.5, 1, 3]), fill=(0, 0, 0))
    s.text(290, 750, str(rng.randint(1, 99)), s.font(9))


def table_page(s, shaded=False):
    rng = s.rng
    s.text(72, 50, s.words(3), s.font(14))
    columns = sorted(rng.sample(range(140, 500, 40), rng.randint(2, 4)))
    edges = [72] + columns + [540]
    y, font, line = 90, s.font(9), round(rng.choice([0.5, 1, 1.5]) * s.k) or 1
    tone = rng.choice([(225, 225, 225), (200, 215, 235), (205, 205, 205)])
    for row in range(rng.randint(8, 24)):
        height = rng.choice([16, 18, 28])
        for i, (left, right) in enumerate(zip(edges, edges[1:])):
            fill = tone if shaded and (row == 0 or i == 0) else None
            s.box(left, y, right, y + height, outline=(0, 0, 0), width=line, fill=fill)
            if row == 0 or i == 0 or rng.random() < 0.8:
                text = s.words(1) if i else s.words(2)
                while s.draw.textlength(text, font=font) > (right - left - 6) * s.k and " " in text:
                    text = text.rsplit(" ", 1)[0]
                if s.draw.textlength(text, font=font) < (right - left - 4) * s.k:
                    s.text(left + 3, y + 3, text, font)
        y += height
    s.paragraph(72, y + 20, 540, 4)


def form_page(s):
    rng = s.rng
    s.text(72, 50, "APPLICATION FORM " + s.words(1).upper(), s.font(16))
    y, font = 100, s.font(10)
    for label in rng.sample(LABELS, 8):
        s.text(72, y + 3, label + ":", font)
        if rng.random() < 0.5:
            s.box(180, y + 15, 540, y + 15.7, fill=(0, 0, 0))
        for i in range(8 if rng.random() < 0.3 else 0):
            s.box(400 + 12 * i, y, 412 + 12 * i, y + 14, outline=(0, 0, 0))
        s.text(190, y + 2, s.words(rng.randint(1, 4)), font)
        y += 32
    for i in range(5):
        s.box(72, y + 22 * i, 81, y + 22 * i + 9, outline=(0, 0, 0), width=round(s.k))
        s.text(90, y + 22 * i - 1, s.words(4), font)
    s.paragraph(72, y + 140, 540, 8)


def photograph(s, left, top, right, bottom):
    nrng = np.random.default_rng(s.rng.randrange(1 << 30))
    x0, y0, x1, y1 = s.at(left, top, right, bottom)
    rough = nrng.uniform(0, 255, (s.rng.randint(4, 9), s.rng.randint(4, 9), 3)).astype(np.uint8)
    picture = Image.fromarray(rough).resize((x1 - x0, y1 - y0), Image.BICUBIC)
    draw = ImageDraw.Draw(picture)
    for _ in range(s.rng.randint(4, 12)):  # buildings, faces, windows
        w, h = s.rng.randint(20, 60) * s.k, s.rng.randint(20, 60) * s.k
        x, y = s.rng.uniform(0, x1 - x0 - w), s.rng.uniform(0, y1 - y0 - h)
        shade = s.rng.randint(0, 230)
        (draw.rectangle if s.rng.random() < 0.5 else draw.ellipse)([x, y, x + w, y + h], fill=(shade, shade, max(0, shade - 20)))
    grain = nrng.normal(0, 7, (y1 - y0, x1 - x0, 1))
    s.image.paste(Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8)), (x0, y0))


def photograph_page(s):
    y = s.paragraph(72, 60, 540, 8) + 15
    photograph(s, 90, y, 90 + s.rng.randint(180, 430), y + s.rng.randint(140, 300))
    s.paragraph(72, y + 330, 540, 12)


def map_page(s):
    rng = s.rng
    s.text(72, 50, "MAP " + s.words(2), s.font(14))
    left, top, right, bottom = 72, 80, 540, 560
    s.box(left, top, right, bottom, fill=rng.choice([(240, 232, 205), (226, 236, 214)]), outline=(0, 0, 0), width=round(s.k))
    point = lambda: tuple(s.at(rng.uniform(left + 5, right - 5), rng.uniform(top + 5, bottom - 5)))
    for _ in range(10):
        s.draw.polygon([point() for _ in range(3)], fill=rng.choice([(190, 214, 160), (170, 205, 235), (235, 220, 170)]))
    for _ in range(25):
        s.draw.line([point() for _ in range(rng.randint(2, 4))], fill=rng.choice([(120, 70, 40), (0, 0, 0), (200, 30, 30)]),
                    width=round(rng.choice([0.5, 1, 2]) * s.k))
    for _ in range(30):
        x, y = rng.uniform(left + 5, right - 15), rng.uniform(top + 5, bottom - 15)
        s.box(x, y, x + rng.uniform(3, 9), y + rng.uniform(3, 9), fill=(30, 30, 30))
    for _ in range(14):
        x, y = rng.uniform(left + 5, right - 90), rng.uniform(top + 5, bottom - 20)
        s.text(x, y, s.words(1), s.font(rng.choice([8, 10, 14])))
    s.paragraph(72, 590, 540, 8)


def letter_page(s):
    rng = s.rng
    color = rng.choice([(20, 60, 140), (0, 0, 0), (160, 30, 30)])
    s.draw.ellipse(s.at(72, 40, 120, 88), fill=color)
    s.draw.ellipse(s.at(82, 50, 110, 78), fill=(255, 255, 255))
    s.text(90, 55, "A", s.font(16), color)
    s.text(130, 50, s.words(2).upper(), s.font(24), color)
    s.paragraph(72, 130, 300, 5)
    s.paragraph(72, 230, 540, 18, 11)
    s.draw.rectangle(s.at(360, 130, 520, 175), outline=(170, 20, 20), width=round(1.5 * s.k))  # a stamp in its frame
    s.text(368, 136, "RECEIVED", s.font(14), (170, 20, 20))
    s.text(368, 155, "14 JUNE 1963 REGISTRY OFFICE", s.font(8), (170, 20, 20))
    x = 72
    while x < 200:  # a bar code
        width = rng.choice([0.8, 1.6, 2.4])
        s.box(x, 690, x + width, 722, fill=(0, 0, 0))
        x += width + rng.choice([0.8, 1.6, 2.4])
    banner = rng.choice(["SECRET", "CONFIDENTIAL"])
    width = s.text(270, 20, banner, s.font(14))
    s.box(268, 28, 272 + width, 30, fill=(0, 0, 0))  # struck out


def screen_page(s):
    rng = s.rng
    y, font = 60, s.font(10)
    for i in range(8):
        left = 72 if i % 2 else 220
        s.draw.rounded_rectangle(s.at(left, y, left + 310, y + 52), radius=round(8 * s.k),
                                 fill=rng.choice([(228, 228, 235), (210, 235, 205), (205, 225, 250)]))
        for k in range(3):
            s.text(left + 10, y + 6 + 14 * k, s.words(5), font)
        y += 66
    s.draw.rounded_rectangle(s.at(72, y, 170, y + 24), radius=round(5 * s.k), fill=(40, 90, 200))
    s.text(84, y + 6, rng.choice(["Send message", "Reply to all", "Open in browser"]), font, (255, 255, 255))
    s.box(190, y, 520, y + 40, fill=(245, 240, 200))
    s.text(196, y + 5, s.words(7), font)
    s.text(196, y + 20, s.words(7), font)


def scanned(image, rng, dpi):
    nrng = np.random.default_rng(rng.randrange(1 << 30))
    gray = image.convert("L").rotate(rng.uniform(-1.2, 1.2), resample=Image.BICUBIC, fillcolor=255)
    draw = ImageDraw.Draw(gray)
    k = dpi / 72
    if rng.random() < 0.4:
        for y in (250, 530):
            draw.ellipse([22 * k, y * k, 40 * k, (y + 18) * k], fill=rng.randint(0, 60))
    if rng.random() < 0.4:
        draw.rectangle([0, 0, rng.uniform(2, 9) * k, gray.height], fill=rng.randint(0, 70))
    pixels = np.asarray(gray.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 1.2))), dtype=np.float32)
    pixels = pixels + nrng.normal(0, rng.choice([3, 7, 12]), pixels.shape)
    if rng.random() < 0.5:
        pixels = (pixels > rng.uniform(110, 190)) * 255
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).convert("RGB")


KINDS = {"text": text_page, "table": table_page, "shaded": lambda s: table_page(s, True), "form": form_page,
         "photograph": photograph_page, "map": map_page, "letter": letter_page, "screen": screen_page}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--dpi", type=int, default=300)
    parser.add_argument("--pdf", action="store_true")
    args = parser.parse_args()
    fonts = sorted(f for f in glob.glob("/usr/share/fonts/**/*.ttf", recursive=True)
                   if os.path.basename(f) in ("LiberationSans-Regular.ttf", "LiberationSerif-Regular.ttf",
                                              "LiberationSans-Bold.ttf", "FreeSans.ttf", "FreeSerif.ttf", "FreeMono.ttf"))
    if not fonts:
        sys.exit("make_clean_pages: no TrueType font found; install fonts-liberation or fonts-freefont-ttf")
    os.makedirs(args.out, exist_ok=True)
    gold = []
    for i in range(args.count):
        rng = random.Random(args.seed * 10007 + i)
        kind = list(KINDS)[i // 2 % len(KINDS)]
        sheet = Sheet(args.dpi, rng, fonts)
        KINDS[kind](sheet)
        image = scanned(sheet.image, rng, args.dpi) if i % 2 else sheet.image
        name = os.path.join(args.out, f"clean-{i:03d}")
        if args.pdf:
            image.save(name + ".pdf", "PDF", resolution=args.dpi, creationDate=FIXED_TIME, modDate=FIXED_TIME)
        else:
            image.save(name + "-1.ppm")
        gold.append({"file": f"clean-{i:03d}.pdf", "page": 1, "style": kind + ("-scan" if i % 2 else ""), "regions": []})
    with open(os.path.join(args.out, "gold.json"), "w", encoding="utf-8") as file:
        json.dump(gold, file, indent=1)


if __name__ == "__main__":
    main()
