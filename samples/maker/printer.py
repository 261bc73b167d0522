"""A sheet -> ink on paper: worn types, rubber stamps, pen strokes, punched holes."""
import math
import random

from PIL import Image, ImageChops, ImageDraw

from . import fonts
from .canvas import Canvas
from .document import Note, Scrawl
from .typesetting import PAGE_HEIGHT, PAGE_WIDTH, Seal, Stroke, Text

PRINT_DPI = 300  # above every scanner's, so that scans lose detail rather than copy pixels


def print_sheet(sheet, seed):
    """Returns a Canvas of the sheet. The same seed gives the same copy of the paper."""
    chance = random.Random(f"{seed}/print/{sheet.name}")
    canvas = Canvas.blank(PAGE_WIDTH, PAGE_HEIGHT, PRINT_DPI)
    for item in sheet.items:
        _PRINTERS[type(item)](canvas, item, chance)
    for note in sheet.notes:
        {Note: _stamp_note, Scrawl: _scrawl}[type(note)](canvas, note, chance)
    _punch(canvas, chance)
    return canvas


def _print_text(canvas, item, chance):
    if not item.is_worn:
        canvas.text(item.text, item.x, item.baseline, item.face, item.size, 20)
        return
    x = item.x
    for letter in item.text:
        low = {"e": 1, "t": -1, "r": 1, "A": -1}.get(letter, 0)  # this machine's bent type bars
        nudge = (chance.choice((-1, 0, 0, 0, 1)), low + chance.choice((-1, 0, 0, 0, 0, 1)))
        canvas.text(letter, x, item.baseline, item.face, item.size, chance.randint(0, 75), nudge)
        x += fonts.width_of(letter, item.face, item.size)


def _print_stroke(canvas, item, chance):
    del chance
    canvas.line(item.x0, item.y0, item.x1, item.y1, item.weight)


def _print_seal(canvas, seal, chance):
    """A lighthouse in a ring: the arms of a service that does not exist."""
    del chance
    x, y, r = seal.x, seal.y, seal.radius
    for radius, weight in ((r, 1.2), (r - 4, 0.6)):
        canvas.pen.ellipse(
            canvas.box((x - radius, y - radius, x + radius, y + radius)),
            outline=0,
            width=canvas.pixels(weight),
        )
    tower = [(-4, 12), (-2.4, -8), (2.4, -8), (4, 12)]
    canvas.pen.polygon([canvas.place.map(x + a, y + b) for a, b in tower], fill=0)
    canvas.fill((x - 4, y - 12, x + 4, y - 9), 0)
    for side in (-1, 1):
        for rise in (-4, 0, 4):
            canvas.line(x + side * 6, y - 10.5, x + side * 16, y - 10.5 + rise, 0.8)
    for wave in range(3):
        canvas.pen.arc(
            canvas.box((x - 15 + wave * 10, y + 9, x - 5 + wave * 10, y + 17)),
            0,
            180,
            fill=0,
            width=canvas.pixels(0.8),
        )


_PRINTERS = {Text: _print_text, Stroke: _print_stroke, Seal: _print_seal}


def _stamp_note(canvas, note, chance):
    font = fonts.load("narrow_bold", canvas.pixels(note.size))
    left, top, right, bottom = font.getbbox(note.text)
    pad = canvas.pixels(4)
    ink = Image.new("L", (right - left + 2 * pad, bottom - top + 2 * pad), 0)
    pen = ImageDraw.Draw(ink)
    pen.text((pad - left, pad - top), note.text, font=font, fill=chance.randint(190, 235))
    if note.framed:
        pen.rectangle((0, 0, ink.width - 1, ink.height - 1), outline=220, width=canvas.pixels(1.2))
    if note.struck:
        middle = ink.height // 2
        for _ in range(2):
            ends = [
                (0, middle + chance.randint(-9, 9)),
                (ink.width, middle + chance.randint(-9, 9)),
            ]
            pen.line(ends, fill=255, width=canvas.pixels(1.1))
    _wear(ink, chance)
    ink = ink.rotate(note.turn, expand=True, resample=Image.BICUBIC)
    x, y = canvas.place.map(note.x, note.y)
    spot = (round(x), round(y), round(x) + ink.width, round(y) + ink.height)
    canvas.image.paste(ImageChops.darker(canvas.image.crop(spot), ImageChops.invert(ink)), spot)


def _scrawl(canvas, scrawl, chance):
    """Draws loops that shrink toward the end, as a hurried hand does."""
    turns, lean, points = chance.randint(4, 7), chance.uniform(0.1, 0.5), []
    sizes = [chance.uniform(0.35, 1) for _ in range(turns + 1)]
    for step in range(turns * 24):
        turn, share = step / 24, step / (turns * 24)
        size = sizes[int(turn)] * (1 - 0.6 * share) * scrawl.height / 2
        rise = size * math.sin(2 * math.pi * turn)
        x = (
            scrawl.x
            + scrawl.width * share
            + size * 0.6 * math.cos(2 * math.pi * turn)
            - lean * rise
        )
        points.append(canvas.place.map(x, scrawl.y + rise))
    canvas.pen.line(points, fill=chance.randint(10, 60), width=canvas.pixels(1.1), joint="curve")


def _wear(ink, chance):
    """Takes small bites out of a stamp's ink."""
    pen = ImageDraw.Draw(ink)
    for _ in range(ink.width * ink.height // 900):
        x, y, r = (
            chance.randrange(ink.width),
            chance.randrange(ink.height),
            chance.choice((1, 1, 1, 2)),
        )
        pen.ellipse((x - r, y - r, x + r, y + r), fill=0)


def _punch(canvas, chance):
    """Two holes at the top edge, as two-hole fastened files have."""
    y = 20 + chance.uniform(-3, 3)
    for x in (PAGE_WIDTH / 2 - 99, PAGE_WIDTH / 2 + 99):
        canvas.pen.ellipse(canvas.box((x - 9, y - 9, x + 9, y + 9)), fill=30)
