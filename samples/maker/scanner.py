"""Paper -> scan: turned, shifted, scaled, blurred, noisy, in one bit or gray.

Chance is drawn as integers, whose results are the same on every machine.
"""
import random
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from .canvas import Place
from .printer import PRINT_DPI
from .typesetting import PAGE_HEIGHT, PAGE_WIDTH


@dataclass(frozen=True)
class Scanner:
    dpi: int
    is_bilevel: bool
    turn: float  # degrees; each page is fed within +-`slack` of it
    slack: float
    scale: float
    shift: float  # points, at most
    blur: float  # pixels of the print
    noise: int  # gray levels, standard deviation
    level: int = 128  # what is darker becomes black
    specks: int = 0  # dust, per page
    trim: tuple = (0, 0)  # pixels that the bed is narrower and shorter than letter paper
    edge: int = 0  # pixels of darkness that the lid leaves at the left edge
    shade: int = 0  # gray levels by which paper darkens toward one side


SCANNERS = {
    "basement": Scanner(200, True, 0.35, 0.25, 0.994, 4, 1.3, 22, 138, 90, edge=4),
    "sheet_feeder": Scanner(200, True, -0.2, 0.15, 1.004, 3, 0.9, 14, 120, 25, (4, 8)),
    "contractor": Scanner(200, True, 0.05, 0.1, 1.0, 2, 0.7, 10, 128, 6),
    "microfilm": Scanner(200, True, -0.6, 0.3, 0.982, 7, 1.8, 34, 146, 240, (0, 12), edge=12),
    "flatbed": Scanner(150, False, 0.25, 0.15, 1.003, 3, 1.2, 3, shade=16, specks=12),
    "flatbed_new": Scanner(150, False, -0.15, 0.1, 0.998, 2, 0.9, 2, shade=6, specks=4),
}


@dataclass(frozen=True)
class Scan:
    image: Image.Image  # gray; final tones are set by `finish`
    place: Place  # points of the paper -> points of the scanned page
    dpi: int

    @property
    def size(self):
        """Width and height of the page in points."""
        return self.image.width * 72 / self.dpi, self.image.height * 72 / self.dpi


def scan(paper, scanner, seed):
    """Returns the Scan of a printed Canvas, in the scanner's own gray."""
    chance, dice = random.Random(f"{seed}/feed"), np.random.default_rng(_number(seed))
    reach = scanner.shift
    place = Place.turning(
        scanner.turn + chance.uniform(-scanner.slack, scanner.slack),
        scanner.scale,
        (PAGE_WIDTH / 2, PAGE_HEIGHT / 2),
        (chance.uniform(-reach, reach), chance.uniform(-reach, reach)),
    )
    size = (
        round(PAGE_WIDTH * scanner.dpi / 72) - scanner.trim[0],
        round(PAGE_HEIGHT * scanner.dpi / 72) - scanner.trim[1],
    )
    to_print = (
        place.then(Place.scaling(scanner.dpi / 72)).inverse().then(Place.scaling(PRINT_DPI / 72))
    )
    image = paper.image.filter(ImageFilter.GaussianBlur(scanner.blur))
    image = image.transform(
        size, Image.Transform.AFFINE, to_print.row, resample=Image.Resampling.BICUBIC, fillcolor=255
    )
    return Scan(_soiled(image, scanner, chance, dice), place, scanner.dpi)


def finish(image, scanner):
    """Returns the image in the scanner's tones: mode "1" or "L"."""
    if not scanner.is_bilevel:
        return image
    return image.point([0 if v < scanner.level else 255 for v in range(256)]).convert(
        "1", dither=Image.Dither.NONE
    )


def _number(seed):
    return random.Random(f"{seed}/noise").getrandbits(64)


def _soiled(image, scanner, chance, dice):
    pixels = np.asarray(image).astype(np.int32)
    pixels += _noise(dice, pixels.shape, scanner.noise)
    if scanner.shade:
        pixels -= (np.arange(image.width, dtype=np.int32) * scanner.shade // image.width)[
            np.newaxis, :
        ] + 6
    width = scanner.edge
    for y in range(0, image.height if scanner.edge else 0, 9):
        width = min(max(width + chance.choice((-1, 0, 0, 1)), 1), 2 * scanner.edge)
        pixels[y : y + 9, :width] -= 200
    for _ in range(scanner.specks):
        x, y = chance.randrange(image.width - 4), chance.randrange(image.height - 4)
        pixels[
            y : y + chance.choice((1, 1, 2, 2, 3)), x : x + chance.choice((1, 1, 2, 3))
        ] = chance.randint(20, 110)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _noise(dice, shape, deviation):
    """Nearly normal noise: four bytes have mean 510 and deviation 147.8 as a sum."""
    total = dice.integers(0, 256, size=(4,) + shape, dtype=np.uint8).sum(axis=0, dtype=np.int32)
    return (total - 510) * deviation // 148
