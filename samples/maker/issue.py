"""One document in one release: the file, its pages as pictures, and where everything is.

The one place where typesetting, marking, scanning, stamping and PDF writing meet.
"""
from dataclasses import dataclass, replace

from .canvas import Canvas, Place
from .drawn import DrawnPage, drawn_pdf
from .markings import MARKINGS, Marker
from .pdf import scanned_pdf
from .printer import print_sheet
from .scanner import SCANNERS, Scan, finish, scan
from .shape import BY_HAND, BY_PROGRAM, passage_groups, shapes_of, texts_of
from .stamps import place_of, put_stamps
from .typesetting import PAGE_HEIGHT, PAGE_WIDTH, Text, typeset

_PRODUCER = "Palimpsest samples (fiction)"


@dataclass(frozen=True)
class IssuedPage:
    name: str
    number: int
    size: tuple  # points
    place: Place  # points of the paper -> points of this page
    image: object  # PIL image as embedded; None for born-digital pages


@dataclass(frozen=True)
class IssuedPart:
    """A Shape where the scan has put it, in points of the page."""

    boxes: tuple  # bounding boxes of its lines
    outline: tuple  # its corners


@dataclass(frozen=True)
class IssuedRedaction:
    name: str
    page: IssuedPage
    parts: tuple  # of IssuedPart
    passages: tuple
    kind: str
    codes: tuple
    codes_at: str


@dataclass(frozen=True)
class Issue:
    release: object
    pdf: bytes
    pages: tuple
    redactions: tuple
    sheets: dict  # page name -> Sheet as typeset for this release

    def page_named(self, name):
        return next((page for page in self.pages if page.name == name), None)


def issue(document, index, seed):
    """Returns the Issue of the release at `index`. Throws ValueError when the document is badly written."""
    release = document.releases[index]
    if release.copy_of:
        return _copied(document, index, seed)
    corrected = {c.passage: c.text for c in document.corrections if c.release <= index}
    texts = {page.name: page for page in document.pages}
    sheets = {name: typeset(texts[name], document.style, corrected) for name in release.pages}
    seed = f"{seed}/{document.number}"
    if document.is_born_digital:
        return _drawn(document, index, sheets)
    return _scanned(document, index, sheets, seed)


def _copied(document, index, seed):
    release = document.releases[index]
    source = next(n for n, other in enumerate(document.releases) if other.date == release.copy_of)
    return replace(issue(document, source, seed), release=release)


def withheld_on(document, index, sheet):
    """Yields (name, Withheld, parts) of the redactions on a sheet, in the order of the script."""
    for withholding in document.withholdings:
        step = withholding.steps[index]
        if not step or not texts_of(sheet, step.passages):
            continue
        missing = [p for p in step.passages if not texts_of(sheet, (p,))]
        if missing:
            raise ValueError(
                f"{document.number}: {withholding.name}: no passage {missing} on page {sheet.name}"
            )
        reach = BY_PROGRAM if document.is_born_digital else BY_HAND
        parts = tuple(shapes_of(sheet, step.passages, reach))
        if len(parts) != passage_groups(sheet, step.passages):
            raise ValueError(
                f"{document.number}: {withholding.name} falls apart at a line's end; reword it"
            )
        yield withholding.name, step, parts


def _scanned(document, index, sheets, seed):
    release = document.releases[index]
    scanner, marking = SCANNERS[release.scanner], MARKINGS[release.marking]
    kind = marking.kind_in_bilevel if scanner.is_bilevel else marking.kind
    pages, redactions = [], []
    for number, name in enumerate(release.pages, 1):
        withheld = list(withheld_on(document, index, sheets[name]))
        paper = print_sheet(sheets[name], seed)
        if not marking.on_screen:
            _mark(paper, marking, withheld)
        taken = scan(paper, scanner, f"{seed}/{release.date}/{name}")
        image = _finished(taken, scanner, marking, withheld, release, number)
        page = IssuedPage(name, number, taken.size, taken.place, image)
        pages.append(page)
        redactions += _placed(withheld, page, kind, marking.codes_at)
    pdf = scanned_pdf(
        [p.image for p in pages], scanner.dpi, _title(document), release.date, _PRODUCER
    )
    return Issue(release, pdf, tuple(pages), tuple(redactions), sheets)


def _mark(canvas, marking, withheld):
    marker = Marker(canvas, marking)
    for _, step, parts in sorted(withheld, key=lambda w: w[2][0].bounds[1]):
        marker.mark(parts, step.codes)


def _finished(taken: Scan, scanner, marking, withheld, release, number):
    """Sets the tones, then puts what is done on the screen: redactions, stamps."""
    image, scale = finish(taken.image, scanner).convert("L"), Place.scaling(scanner.dpi / 72)
    if marking.on_screen:
        _mark(Canvas(image, taken.place.then(scale), scanner.dpi), marking, withheld)
    put_stamps(Canvas(image, scale, scanner.dpi), release.stamps, number, taken.size)
    return finish(image, scanner)


def _placed(withheld, page, kind, codes_at):
    for name, step, parts in withheld:
        placed = tuple(
            IssuedPart(
                tuple(page.place.bounds(box) for box in shape.boxes),
                tuple(page.place.map(x, y) for x, y in shape.outline),
            )
            for shape in parts
        )
        yield IssuedRedaction(
            name, page, placed, step.passages, kind, step.codes, codes_at if step.codes else ""
        )


def _drawn(document, index, sheets):
    release, pages, redactions, drawings = document.releases[index], [], [], []
    for number, name in enumerate(release.pages, 1):
        withheld = list(withheld_on(document, index, sheets[name]))
        hidden = {passage for _, step, _ in withheld for passage in step.passages}
        page = IssuedPage(name, number, (PAGE_WIDTH, PAGE_HEIGHT), Place.scaling(1.0), None)
        pages.append(page)
        redactions += _placed(withheld, page, "solid", "inside")
        items = [
            i for i in sheets[name].items if not isinstance(i, Text) or i.passage not in hidden
        ]
        marks = tuple((parts, step.codes) for _, step, parts in withheld)
        drawings.append(DrawnPage((*items, *_footers(release, page)), marks))
    pdf = drawn_pdf(drawings, _title(document), release.date, _PRODUCER)
    return Issue(release, pdf, tuple(pages), tuple(redactions), sheets)


def _footers(release, page):
    for stamp in release.stamps:
        text = stamp.text.format(page=page.number)
        x, y = place_of(stamp, text, page.size)
        yield Text(text, x, y, stamp.face, stamp.size, is_worn=False)


def _title(document):
    return f"{document.number} (fiction)"
