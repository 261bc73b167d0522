"""What a sample document is: its pages as written, what is withheld when, and how it is released.

Nothing here draws. Text marks its passages as [name:words of the passage]; withholdings and
corrections refer to passages by these names. Lengths are points.
"""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Heading:
    text: str
    align: str = "center"  # "left", "center" or "right"
    underline: bool = False
    size: float = 0  # 0: as the body


@dataclass(frozen=True)
class Field:
    """A line of a memorandum's head: label, colon, text."""

    label: str
    text: str
    column: float = 78  # distance of the text from the label's left edge


@dataclass(frozen=True)
class Paragraph:
    text: str
    indent: float = 0  # of the whole paragraph
    first: float = 0  # further indent of the first line


@dataclass(frozen=True)
class Gap:
    height: float


@dataclass(frozen=True)
class Rule:
    weight: float = 0.8


@dataclass(frozen=True)
class Letterhead:
    """A seal, the name of an office, and its address."""

    office: str
    address: str


@dataclass(frozen=True)
class Note:
    """Something put on the paper later: a rubber stamp or a file number, at a fixed place."""

    text: str
    x: float
    y: float
    size: float = 13
    turn: float = 0  # degrees, counterclockwise
    struck: bool = False  # crossed out by hand
    framed: bool = False


@dataclass(frozen=True)
class Scrawl:
    """A line of handwriting that says nothing: initials, a signature."""

    x: float
    y: float  # its middle
    width: float
    height: float


@dataclass(frozen=True)
class PageText:
    name: str
    blocks: tuple
    notes: tuple = ()  # of Notes and Scrawls
    style: str = ""  # where it is not the document's


@dataclass(frozen=True)
class Withheld:
    """What one release withholds: consecutive passages, and the codes printed for it.

    Passages that do not touch on the paper (a middle one is open) make a redaction of several parts.
    """

    passages: tuple
    codes: tuple = ()


@dataclass(frozen=True)
class Withholding:
    """One redaction through the releases; None where a release shows the words."""

    name: str
    steps: tuple  # one Withheld or None per release


@dataclass(frozen=True)
class Correction:
    """Other words for a passage from one release on."""

    passage: str
    release: int  # index of the first release that has them
    text: str


@dataclass(frozen=True)
class Release:
    date: str  # also the release's id
    pages: tuple  # names of PageTexts, in order
    marking: str  # a name in markings.MARKINGS
    scanner: str = ""  # a name in scanner.SCANNERS; empty for born-digital documents
    stamps: tuple = ()
    copy_of: str = ""  # the file of an earlier release is posted again, byte for byte


@dataclass(frozen=True)
class Document:
    number: str
    title: str
    story: str  # one sentence for readers of the truth
    style: str  # a name in typesetting.STYLES
    pages: tuple
    withholdings: tuple
    releases: tuple
    corrections: tuple = field(default=())
    is_born_digital: bool = False
