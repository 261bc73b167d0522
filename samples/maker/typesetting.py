"""Blocks -> a sheet: every piece of text and every line at its place, in points from the top left."""
from dataclasses import dataclass

from . import fonts
from .document import Field, Gap, Heading, Letterhead, Paragraph, Rule
from .markup import words_of

PAGE_WIDTH, PAGE_HEIGHT = 612.0, 792.0


@dataclass(frozen=True)
class Style:
    face: str
    size: float
    pitch: float  # from line to line
    left: float
    right: float
    top: float
    is_worn: bool = True  # a machine whose types have uneven height and ink
    heading_face: str = ""


STYLES = {
    "memorandum": Style("typewriter", 12, 15, 76, 512, 92),
    "cable": Style("teletype", 11, 16, 70, 508, 100),
    "report": Style("ribbon", 10.5, 13, 84, 516, 96),
    "letter": Style("typewriter", 11, 14, 84, 512, 64),
    "note": Style("typewriter", 12, 18, 80, 510, 104),
    "form": Style("serif", 11, 15, 110, 520, 96, is_worn=False, heading_face="serif_bold"),
    "office": Style("serif", 11.5, 15.5, 80, 532, 84, is_worn=False, heading_face="serif_bold"),
}


@dataclass(frozen=True)
class Text:
    text: str
    x: float
    baseline: float
    face: str
    size: float
    passage: str = ""
    line: int = 0  # counts the lines of a page; 0 for what is not running text
    is_worn: bool = True

    @property
    def right(self):
        return self.x + fonts.width_of(self.text, self.face, self.size)


@dataclass(frozen=True)
class Stroke:
    x0: float
    y0: float
    x1: float
    y1: float
    weight: float


@dataclass(frozen=True)
class Seal:
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Sheet:
    name: str
    items: tuple
    notes: tuple


class _Setter:
    """Sets one page; the pen moves down as blocks are put."""

    def __init__(self, style, replaced):
        self.style, self.replaced = style, replaced
        self.items, self.y, self.line = [], style.top, 0

    def put_line(self, words, x):
        """Puts words from `x` on the current line; a word is a list of pieces."""
        space = fonts.width_of(" ", self.style.face, self.style.size)
        self.line += 1
        for word in words:
            for piece in word:
                text = Text(
                    piece.text,
                    x,
                    self.y,
                    self.style.face,
                    self.style.size,
                    piece.passage,
                    self.line,
                    self.style.is_worn,
                )
                self.items.append(text)
                x = text.right
            x += space
        self.y += self.style.pitch

    def put_words(self, words, left, first):
        """Breaks words into lines; the first starts at `left + first`."""
        style, line, x = self.style, [], left + first
        start, space = x, fonts.width_of(" ", style.face, style.size)
        for word in words:
            width = fonts.width_of("".join(p.text for p in word), style.face, style.size)
            if line and x + width > style.right:
                self.put_line(line, start)
                line, x = [], left
                start = left
            line.append(word)
            x += width + space
        if line:
            self.put_line(line, start)

    def put(self, block):
        {
            Heading: self.heading,
            Field: self.field,
            Paragraph: self.paragraph,
            Gap: self.gap,
            Rule: self.rule,
            Letterhead: self.letterhead,
        }[type(block)](block)

    def heading(self, block):
        style = self.style
        face, size = style.heading_face or style.face, block.size or style.size
        width = fonts.width_of(block.text, face, size)
        x = {
            "left": style.left,
            "right": style.right - width,
            "center": (style.left + style.right - width) / 2,
        }[block.align]
        self.line += 1
        self.items.append(Text(block.text, x, self.y, face, size, "", self.line, style.is_worn))
        if block.underline:
            self.items.append(Stroke(x, self.y + 2.4, x + width, self.y + 2.4, 0.8))
        self.y += max(style.pitch, size * 1.25)

    def field(self, block):
        style = self.style
        self.items.append(
            Text(block.label, style.left, self.y, style.face, style.size, "", 0, style.is_worn)
        )
        colon = style.left + block.column - 2 * fonts.width_of("m", style.face, style.size)
        self.items.append(Text(":", colon, self.y, style.face, style.size, "", 0, style.is_worn))
        self.put_words(words_of(block.text, self.replaced), style.left + block.column, 0)

    def paragraph(self, block):
        self.put_words(
            words_of(block.text, self.replaced), self.style.left + block.indent, block.first
        )
        self.y += self.style.pitch * 0.75

    def gap(self, block):
        self.y += block.height

    def rule(self, block):
        self.items.append(
            Stroke(self.style.left, self.y - 6, self.style.right, self.y - 6, block.weight)
        )
        self.y += 10

    def letterhead(self, block):
        center = PAGE_WIDTH / 2
        self.items.append(Seal(self.style.left + 18, self.y + 4, 24))
        for text, face, size, step in (
            (block.office, "serif_bold", 15, 16),
            (block.address, "serif_italic", 9.5, 30),
        ):
            x = center - fonts.width_of(text, face, size) / 2
            self.items.append(Text(text, x, self.y, face, size, "", 0, False))
            self.y += step
        self.items.append(Stroke(self.style.left, self.y - 12, self.style.right, self.y - 12, 1.2))
        self.y += 14


def typeset(page, style_name, replaced):
    """Returns the Sheet of a PageText. Throws ValueError when it does not fit the page."""
    setter = _Setter(STYLES[page.style or style_name], replaced)
    for block in page.blocks:
        setter.put(block)
    if setter.y > PAGE_HEIGHT - 52:
        raise ValueError(
            f"page {page.name} is too long by {setter.y - PAGE_HEIGHT + 52:.0f} points"
        )
    return Sheet(page.name, tuple(setter.items), page.notes)
