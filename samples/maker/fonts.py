"""The faces that samples are set in, all from Debian packages."""
from functools import lru_cache

from PIL import ImageFont

_ROOT = "/usr/share/fonts/"
FACES = {
    "typewriter": "opentype/courier-prime/Courier Prime.otf",
    "typewriter_bold": "opentype/courier-prime/Courier Prime Bold.otf",
    "teletype": "opentype/courier-prime/Courier Prime Sans.otf",
    "ribbon": "truetype/freefont/FreeMonoBold.ttf",
    "sans": "truetype/liberation/LiberationSans-Regular.ttf",
    "sans_bold": "truetype/liberation/LiberationSans-Bold.ttf",
    "narrow_bold": "truetype/liberation/LiberationSansNarrow-Bold.ttf",
    "serif": "truetype/liberation/LiberationSerif-Regular.ttf",
    "serif_bold": "truetype/liberation/LiberationSerif-Bold.ttf",
    "serif_italic": "truetype/liberation/LiberationSerif-Italic.ttf",
}
PACKAGES = ("fonts-courier-prime", "fonts-freefont-ttf", "fonts-liberation")
_MEASURE = 1000  # pixels a em: widths are taken at one size, so that they scale exactly


def path_of(face):
    return _ROOT + FACES[face]


@lru_cache(maxsize=None)
def load(face, pixels):
    # Basic layout: Raqm would make the result depend on another library.
    return ImageFont.truetype(path_of(face), pixels, layout_engine=ImageFont.Layout.BASIC)


def width_of(text, face, size):
    """Returns the advance width of `text` in points."""
    return load(face, _MEASURE).getlength(text) * size / _MEASURE
