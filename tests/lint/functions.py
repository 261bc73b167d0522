"""Finds the functions of C++ text by counting braces, and their lengths in lines.

It knows just enough C++ for code that clang-format has formed: a brace opens a function when what
stands before it ends like a parameter list. Braces of initialisers belong to the statement around.
"""

import re
from dataclasses import dataclass

from tree import without_comments_and_strings

_SCOPE = re.compile(r"^(?:template\s*<.*>\s*)?(?:export\s+)?(?:inline\s+)?"
                    r"(?:namespace|class|struct|union|enum|extern)\b", re.DOTALL)
_AFTER_PARAMETERS = re.compile(
    r"\)\s*(?:(?:const|noexcept(?:\([^()]*\))?|override|final|mutable|try|&&|&)\s*)*"
    r"(?:->[^;={}]*|requires\b[^;={}]*)?$", re.DOTALL)


@dataclass(frozen=True)
class Function:
    name: str
    line: int   # of its first word
    lines: int  # from there to the closing brace


def functions_in(text):
    """Returns the functions that are defined in `text`; what stands inside one is part of it."""
    return _Scanner(_without_preprocessor(without_comments_and_strings(text))).run()


def _without_preprocessor(text):
    return re.sub(r"(?m)^[ \t]*#(?:\\\n|[^\n])*",
                  lambda match: "\n" * match[0].count("\n"), text)


def _name_of(header):
    match = re.search(r"(~?[\w:~]+|operator\s*\S+?)\s*\(", header)
    return match[1] if match else header.strip()[:40]


class _Scanner:
    def __init__(self, text):
        self.text = text
        self.stack = []    # of "scope", "function", "braces"
        self.header = ""   # of the statement that is being read
        self.header_line = 0
        self.line = 1
        self.open_function = None
        self.found = []

    def run(self):
        for character in self.text:
            self._take(character)
            if character == "\n":
                self.line += 1
        return self.found

    def _take(self, character):
        if character == "{":
            self._open()
        elif character == "}":
            self._close()
        elif character == ";" and not self._inside("function", "braces"):
            self.header = ""
        elif character == ":" and re.fullmatch(r"\s*(public|private|protected)\s*", self.header):
            self.header = ""
        else:
            if not self.header.strip() and not character.isspace():
                self.header_line = self.line
            self.header += character

    def _inside(self, *kinds):
        return bool(self.stack) and self.stack[-1] in kinds

    def _open(self):
        header = self.header.strip()
        if self._inside("function", "braces"):
            self.stack.append("braces")
        elif _AFTER_PARAMETERS.search(header) and not header.endswith("="):
            self.stack.append("function")
            self.open_function = (_name_of(header), self.header_line)
        elif _SCOPE.match(header):
            self.stack.append("scope")
            self.header = ""
        else:
            self.stack.append("braces")

    def _close(self):
        kind = self.stack.pop() if self.stack else "scope"
        if kind == "function":
            name, line = self.open_function
            self.found.append(Function(name, line, self.line - line + 1))
        if kind == "braces":
            self.header += ")"  # so that a member initialiser ends like its twin with parentheses
        else:
            self.header = ""
