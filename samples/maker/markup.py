"""Text with marked passages: "He met [guest:Colonel Ferrand], twice." -> words of pieces."""
import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\[([a-z0-9_]+):([^\]]*)\]|([^\[]+)")


@dataclass(frozen=True)
class Piece:
    """A part of a word that belongs to one passage, or to none."""

    text: str
    passage: str


def pieces_of(text, replaced):
    """Yields (characters, passage); `replaced` maps passages to their corrected words."""
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() != end:
            raise ValueError(f"stray bracket in {text!r}")
        end = match.end()
        passage = match.group(1) or ""
        yield replaced.get(passage, match.group(2)) if passage else match.group(3), passage
    if end != len(text):
        raise ValueError(f"stray bracket in {text!r}")


def words_of(text, replaced=None):
    """Returns the words of `text`, each a list of Pieces."""
    words, open_word = [], []
    for characters, passage in pieces_of(text, replaced or {}):
        for part in re.findall(r"\s+|\S+", characters):
            if part.isspace():
                words.append(open_word)
                open_word = []
            else:
                open_word.append(Piece(part, passage))
    words.append(open_word)
    return [word for word in words if word]
