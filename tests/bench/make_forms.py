#!/usr/bin/env python3
"""Draw record identification forms of fictional records, scanned hard: PDFs of one image a page and no text.

    make_forms.py OUT_FOLDER [--seed 1] [--count 60] [--dpi 300]

Every form shows its own record number in its field; comments and titles name other records in every other one, a third has a
release footer with the document's id, and a second page follows with running text. They are turned by up to 1.2 degrees, scanned
at 150 to 300 dpi, blurred, noisy, faded or speckled, and stored as gray JPEG or 1-bit fax in turn. Names say nothing.
Writes OUT_FOLDER/form-NNN.pdf and OUT_FOLDER/gold.tsv: file, record number, docid or -, title.
Needs python3-pil, python3-numpy and TrueType fonts (fonts-liberation, fonts-freefont-ttf).
"""
import argparse
import os
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

import make_scans

AGENCIES = {"104": "CIA", "111": "DIA", "119": "STATE", "124": "FBI", "144": "NSA", "157": "SSCIA", "176": "NARA",
            "178": "NARA", "180": "HSCA", "194": "ARMY", "198": "ARMY", "202": "JCS"}
SUBJECTS = ["HARBOR SURVEY", "LIAISON OFFICERS", "TRAVEL", "PAYMENTS", "CABLE TRAFFIC", "FUNDING", "INTERVIEWS",
            "PRESS REPORTS", "BORDER POSTS", "RADIO SETS"]
STATUS = ["RELEASED WITH DELETIONS", "RELEASED IN PART PUBLIC - RELEASED WITH DELETIONS", "Redact", "OPEN",
          "POSTPONED IN FULL", "Withhold"]
NAMES = ["A. LARSSON", "CHIEF, STATION NINE", "DIRECTOR", "SAC, PORTVILLE", "LEGAL ATTACHE", "HEADQUARTERS"]


def record_number(rng):
    return f"{rng.choice(list(AGENCIES))}-{rng.randint(10001, 10999)}-{rng.randint(10001, 10499)}"


def fields(rng, number):
    """Returns the lines of a form, (label, value); a lone label is a heading, None a rule."""
    decoy = record_number(rng) if rng.random() < 0.5 else "JFK64-16 : F9 : 1998.02.04.11:11:11:000000"
    title = " ".join(w.upper() for w in rng.sample(make_scans.WORDS, 6))
    date = f"{rng.randint(1, 12):02d}/{rng.randint(1, 28):02d}/{rng.randint(55, 78)}"
    agency = AGENCIES[number[:3]]
    rows = [(f"Date : 08/{rng.randint(10, 28)}/93", None), (f"Page : 1", None)] if rng.random() < 0.5 else []
    rows += [("JFK ASSASSINATION SYSTEM", None), ("IDENTIFICATION FORM", None), None, ("AGENCY INFORMATION", None),
             ("AGENCY", agency), ("RECORD NUMBER", number), ("RECORD SERIES", rng.choice(["JFK", "HQ", "NUMBERED FILES"])),
             ("AGENCY FILE NUMBER", f"{rng.randint(100, 299)}-{rng.randint(1000, 99999)}"), None,
             ("DOCUMENT INFORMATION", None), ("ORIGINATOR", agency), ("FROM", rng.choice(NAMES)),
             ("TO", rng.choice(NAMES)), ("TITLE", title), ("DATE", date), ("PAGES", str(rng.randint(1, 60))),
             ("SUBJECTS", rng.choice(SUBJECTS)), (None, rng.choice(SUBJECTS)),
             ("DOCUMENT TYPE", rng.choice(["PAPER", "PAPER, TEXTUAL DOCUMENT"])),
             ("CLASSIFICATION", rng.choice(["SECRET", "CONFIDENTIAL", "UNCLASSIFIED"])),
             ("RESTRICTIONS", rng.choice(["1B", "1A; 1B", "4", "OPEN IN FULL"])),
             ("CURRENT STATUS", rng.choice(STATUS)), ("DATE OF LAST REVIEW", f"0{rng.randint(1, 9)}/30/1993"),
             ("OPENING CRITERIA", rng.choice(["", "INDEFINITE"])), ("COMMENTS", decoy)]
    return rows, title


def draw_form(rng, rows, footer, dpi):
    k, size = dpi / 72, rng.choice([9.5, 10.5, 12])
    names = make_scans.fonts()
    font = ImageFont.truetype(rng.choice(names), round(size * k))
    small = ImageFont.truetype(names[0], round(9 * k))
    image = Image.new("L", (round(612 * k), round(792 * k)), 255)
    pen = ImageDraw.Draw(image)
    left, column, y = rng.uniform(55, 95), rng.uniform(200, 250), rng.uniform(60, 110)
    joined = rng.random() < 0.4  # the value follows its label after a blank
    for row in rows:
        if row is None:
            pen.line((left * k, (y + size / 2) * k, 520 * k, (y + size / 2) * k), fill=60, width=max(1, round(k / 2)))
        elif row[1] is None:
            x = left if row[0].startswith(("Date", "Page")) else 220
            pen.text((x * k, y * k), row[0], font=font, fill=20)
        elif row[0] is None:
            pen.text((column * k, y * k), row[1], font=font, fill=20)
        else:
            label = row[0] + (" : " if joined else " :")
            pen.text((left * k, y * k), label, font=font, fill=20)
            x = left * k + font.getlength(label) if joined else column * k
            pen.text((x, y * k), row[1], font=font, fill=20)
        y += size * 1.45
    if footer:
        pen.text((72 * k, 762 * k), footer, font=small, fill=30)
    for _ in range(rng.choice([0, 0, 1, 3])):  # pencil strokes and scratches
        x, y = rng.uniform(60, 400), rng.uniform(100, 500)
        pen.line((x * k, y * k, (x + rng.uniform(-90, 90)) * k, (y + rng.uniform(-60, 60)) * k),
                 fill=rng.randint(60, 150), width=round(k * rng.uniform(0.4, 1)))
    return image


def scanned_hard(rng, image, dpi):
    noise = np.random.default_rng(rng.randrange(1 << 30))
    image = image.rotate(rng.uniform(-1.2, 1.2), resample=Image.BICUBIC, fillcolor=255)
    scan = rng.choice([150, 200, 200, 300])
    size = image.size
    image = image.resize((size[0] * scan // dpi, size[1] * scan // dpi), Image.BILINEAR)
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 1.1) * scan / 200))
    pixels = np.asarray(image, dtype=np.float32)
    fade = rng.uniform(0.5, 0.9)  # of the contrast that is left
    pixels = 255 - (255 - pixels) * fade
    shade = np.linspace(0, rng.uniform(0, 40), pixels.shape[1])[None, :]
    pixels = pixels * rng.uniform(0.85, 0.97) - shade + noise.normal(0, rng.uniform(6, 16), pixels.shape)
    specks = noise.random(pixels.shape)
    share = rng.uniform(0, 0.0012)
    pixels[specks < share] = 30
    pixels[specks > 1 - share] = 250
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def stored(rng, image, is_fax):
    if is_fax:
        pixels = np.asarray(image, dtype=np.float32)
        ink = np.percentile(pixels, 50) - np.percentile(pixels, 0.5)
        paper = np.asarray(image.filter(ImageFilter.BoxBlur(60)), dtype=np.float32)
        share = rng.uniform(0.25, 0.6)  # low: bold and run together; high: thin and broken
        image = Image.fromarray(np.where(pixels < paper - share * ink, 0, 255).astype(np.uint8))
    return make_scans.stored(image, is_fax)


def pdf_page(image):
    return "/XObject << /Im0 FIRST 0 R >>", b"q 612 0 0 792 0 0 cm /Im0 Do Q", [image]


def make(rng, number, dpi):
    own = record_number(rng)
    docid = str(rng.randint(32100000, 32999999)) if rng.random() < 0.34 else None
    footer = f"NW {rng.randint(40000, 69999)} DocId:{docid} Page {{}}" if docid else None
    rows, title = fields(rng, own)
    is_fax = number % 2 == 1
    form = draw_form(rng, rows, footer.format(1) if footer else None, dpi)
    text, _, _ = make_scans.draw(rng, make_scans.fonts()[number % len(make_scans.fonts())], dpi, is_barred=False)
    if footer:
        small = ImageFont.truetype(make_scans.fonts()[0], round(9 * dpi / 72))
        ImageDraw.Draw(text).text((dpi, 762 * dpi / 72), footer.format(2), font=small, fill=30)
    pages = [pdf_page(stored(rng, scanned_hard(rng, image, dpi), is_fax)) for image in (form, text)]
    return make_scans.pdf(pages), own, docid, title


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=60, help="files")
    parser.add_argument("--dpi", type=int, default=300, help="at which they are drawn before they are scanned")
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    with open(os.path.join(arguments.out, "gold.tsv"), "w", encoding="utf-8") as gold:
        for number in range(arguments.count):
            rng = random.Random(f"form/{arguments.seed}/{number}")
            data, own, docid, title = make(rng, number, arguments.dpi)
            name = f"form-{number:03d}.pdf"
            with open(os.path.join(arguments.out, name), "wb") as out:
                out.write(data)
            gold.write(f"{name}\t{own}\t{docid or '-'}\t{title}\n")


if __name__ == "__main__":
    main()
