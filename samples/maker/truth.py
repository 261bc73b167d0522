"""What is really in the sample files: the answers that inspect and diff should give.

The form is described in samples/README.md; readers rely on it, so change both together.
"""
import hashlib
import json
import re

from .shape import texts_of

FORMAT = 1
_GAIN, _LOSS = {"lifted", "shrunk"}, {"grown", "added"}


def truth_of(document, issues):
    """Returns the truth of a document as a value that JSON can hold."""
    pairs = [(a, b) for b in range(len(issues)) for a in range(b)]
    return {
        "format": FORMAT,
        "document": document.number,
        "title": document.title,
        "story": document.story,
        "text_layer": document.is_born_digital,
        "releases": [_release(document, issue) for issue in issues],
        "pairs": [
            _pair(document, issues, a, b) for a, b in sorted(pairs, key=lambda p: (p[1] - p[0], p))
        ],
    }


def json_text(value, depth=0):
    """Returns stable JSON: one member a line, a list without objects on one line."""
    if isinstance(value, dict):
        members = [f"{json.dumps(name)}: {json_text(v, depth + 1)}" for name, v in value.items()]
        return _block("{", members, "}", depth)
    if isinstance(value, list) and any(isinstance(v, dict) for v in value):
        return _block("[", [json_text(v, depth + 1) for v in value], "]", depth)
    return json.dumps(value, ensure_ascii=False)


def _block(opening, lines, closing, depth):
    indent = "\n" + " " * depth
    return opening + ",".join(f"{indent} {line}" for line in lines) + indent + closing


def normalized(code):
    """Returns a printed code as its system writes it: b7C -> (b)(7)(C)."""
    short = re.fullmatch(r"b([1-9])([A-F])?", code)
    if not short:
        return code
    return f"(b)({short[1]})" + (f"({short[2]})" if short[2] else "")


def text_of(sheet, passages):
    return " ".join(item.text for item in texts_of(sheet, passages))


def _region(lengths):
    return [round(v, 2) for v in lengths]


def _union(boxes):
    return _region(
        (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )
    )


def _all_boxes(redaction):
    return [box for part in redaction.parts for box in part.boxes]


def _release(document, issue):
    return {
        "release": issue.release.date,
        "file": f"releases/{issue.release.date}/{document.number}.pdf",
        "sha256": hashlib.sha256(issue.pdf).hexdigest(),
        "pages": [_page(issue, page) for page in issue.pages],
    }


def _page(issue, page):
    return {
        "number": page.number,
        "name": page.name,
        "width": round(page.size[0], 2),
        "height": round(page.size[1], 2),
        "stamps": [stamp.text.format(page=page.number) for stamp in issue.release.stamps],
        "redactions": [_redaction(issue, r) for r in issue.redactions if r.page == page],
    }


def _redaction(issue, redaction):
    return {
        "name": redaction.name,
        "kind": redaction.kind,
        "codes": [normalized(code) for code in redaction.codes],
        "printed_codes": list(redaction.codes),
        "codes_at": redaction.codes_at or None,
        "region": _union(_all_boxes(redaction)),
        "parts": [
            {
                "region": _union(part.boxes),
                "lines": [_region(box) for box in part.boxes],
                "outline": [_region(corner) for corner in part.outline],
            }
            for part in redaction.parts
        ],
        "text": text_of(issue.sheets[redaction.page.name], redaction.passages),
    }


def _pair(document, issues, a, b):
    before, after = issues[a], issues[b]
    redactions, unpaired = [], []
    for withholding in document.withholdings:
        sides = [
            next((r for r in issue.redactions if r.name == withholding.name), None)
            for issue in (before, after)
        ]
        if sides == [None, None]:
            continue
        name = next(r for r in sides if r).page.name
        if before.page_named(name) and after.page_named(name):
            redactions.append(_change(withholding.name, before, after, name, *sides))
        else:
            unpaired.append(_unpaired(withholding.name, *sides))
    pages, texts = _page_pairs(before, after), _text_changes(document, before, after, a, b)
    return {
        "before": before.release.date,
        "after": after.release.date,
        "verdict": _verdict(before, after, redactions, pages, texts),
        "pages": pages,
        "redactions": redactions,
        "unpaired": unpaired,
        "text_changes": texts,
    }


def _status(old, new):
    if not old or not new:
        return "lifted" if old else "added"
    if old.passages == new.passages:
        return "kept"
    if set(new.passages) < set(old.passages):
        return "shrunk"
    if set(new.passages) > set(old.passages):
        return "grown"
    raise ValueError(f"{old.name}: neither shrunk nor grown")


def _change(name, before, after, page_name, old, new):
    status, page = _status(old, new), after.page_named(page_name)
    hidden = [set(r.passages) if r else set() for r in (old, new)]
    differing = tuple(sorted(hidden[0] ^ hidden[1]))
    back = before.page_named(page_name).place.inverse().then(page.place)
    moved = [back.bounds(box) for box in _all_boxes(old)] if old else _all_boxes(new)
    return {
        "name": name,
        "status": status,
        "before": _side(old),
        "after": _side(new),
        "place": {"page": page.number, "region": _union(moved)},
        "code_changed": bool(old and new and _codes(old) != _codes(new)),
        "text": text_of(after.sheets[page_name], differing),
    }


def _codes(redaction):
    return sorted(normalized(code) for code in redaction.codes)


def _side(redaction):
    if not redaction:
        return None
    return {
        "page": redaction.page.number,
        "region": _union(_all_boxes(redaction)),
        "parts": [_union(part.boxes) for part in redaction.parts],
        "codes": [normalized(code) for code in redaction.codes],
    }


def _unpaired(name, old, new):
    return {"name": name, "side": "before" if old else "after", **_side(old or new)}


def _page_pairs(before, after):
    """Returns every page of both sides in the order of AFTER, then those only in BEFORE."""
    partners = [(before.page_named(page.name), page) for page in after.pages]
    partners += [(page, None) for page in before.pages if not after.page_named(page.name)]
    return [
        {
            side: page
            and {
                "number": page.number,
                "width": round(page.size[0], 2),
                "height": round(page.size[1], 2),
            }
            for side, page in zip(("before", "after"), pair)
        }
        for pair in partners
    ]


def _text_changes(document, before, after, a, b):
    changes = []
    for correction in document.corrections:
        if a < correction.release <= b:
            changes += [
                _text_change(before, after, correction.passage, page)
                for page in after.pages
                if before.page_named(page.name)
                and texts_of(after.sheets[page.name], (correction.passage,))
            ]
    return changes


def _text_change(before, after, passage, page):
    sides = []
    for issue, issued in ((before, before.page_named(page.name)), (after, page)):
        texts = texts_of(issue.sheets[page.name], (passage,))
        boxes = [
            issued.place.bounds(
                (t.x, t.baseline - t.size * 0.7, t.right, t.baseline + t.size * 0.2)
            )
            for t in texts
        ]
        sides.append(
            ({"page": issued.number, "region": _union(boxes)}, " ".join(t.text for t in texts))
        )
    return {
        "before": sides[0][0],
        "after": sides[1][0],
        "text_before": sides[0][1],
        "text_after": sides[1][1],
    }


def _verdict(before, after, redactions, pages, texts):
    statuses = {r["status"] for r in redactions}
    if before.pdf == after.pdf:
        return "identical"
    if statuses & _GAIN and statuses & _LOSS:
        return "mixed"
    if statuses & (_GAIN | _LOSS):
        return "opened" if statuses & _GAIN else "closed"
    numbers = [p["before"] and p["after"] and p["before"]["number"] for p in pages]
    if None in numbers or numbers != sorted(numbers):
        return "repaged"
    return "altered" if texts else "same"
