"""The files that the checks read, and C++ text without comments and strings."""

import re
import subprocess
from pathlib import Path

CPP_SUFFIXES = (".cpp", ".hpp")
UNVERSIONED = {".git", "build", "__pycache__"}


class Tree:
    """The project's own files: those that git tracks or would, or all of a folder without git."""

    def __init__(self, root):
        self.root = Path(root).resolve()
        self.files = sorted(self._listed_by_git() or self._walked())
        self._texts = {}

    def _listed_by_git(self):
        if not (self.root / ".git").exists():
            return None
        listing = subprocess.run(
            ["git", "-C", str(self.root), "ls-files", "-z", "--cached", "--others",
             "--exclude-standard"], capture_output=True, check=False)
        if listing.returncode != 0:
            return None
        names = listing.stdout.decode("utf-8").split("\0")
        return {name for name in names if name and (self.root / name).is_file()}

    def _walked(self):
        paths = (path.relative_to(self.root) for path in self.root.rglob("*") if path.is_file())
        return {str(path) for path in paths if not UNVERSIONED & set(path.parts)}

    def text(self, name):
        """Returns the text of a file; bytes that are no UTF-8 are replaced."""
        if name not in self._texts:
            self._texts[name] = (self.root / name).read_text(encoding="utf-8", errors="replace")
        return self._texts[name]

    def is_binary(self, name):
        with open(self.root / name, "rb") as file:
            return b"\0" in file.read(8192)

    def cpp(self, *folders):
        """Returns the C++ files below `folders`."""
        return [name for name in self.files
                if name.endswith(CPP_SUFFIXES) and name.split("/")[0] in folders]


_TOKENS = re.compile(
    r'R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)"'  # raw string
    r'|"(?:\\.|[^"\\\n])*"'                          # string
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"          # character, but no digit separator
    r"|//(?:\\\n|[^\n])*|/\*.*?\*/",                 # comment
    re.DOTALL)


def without_comments_and_strings(text):
    """Returns C++ text of the same lines, strings emptied and comments blanked."""
    def blanked(match):
        kept = '""' if match[0][0] in "\"R" else "0" if match[0][0] == "'" else " "
        return kept + "\n" * match[0].count("\n")
    return _TOKENS.sub(blanked, text)


def includes(text):
    """Returns (line number, opening character, path) of each #include."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if match:
            found.append((number, match[1], match[2]))
    return found
