"""A header opens with what it is for and #pragma once; a source includes its own header first."""

from tree import includes

MIN_PURPOSE = 25  # characters; shorter comments only repeat the file's name


def check(tree):
    problems = []
    for name in tree.cpp("core", "cli", "tests"):
        if name.endswith(".hpp"):
            problems += _opening_problems(name, tree.text(name))
        else:
            problems += _own_header_problems(tree, name)
    return problems


def _opening_problems(name, text):
    lines = text.splitlines()
    comment = list(_until_code(lines))
    if len(" ".join(comment)) < MIN_PURPOSE or not lines[0].startswith("// "):
        return [f"{name}: does not open with a comment that says what it is for"]
    rest = lines[len(comment):]
    if not rest or rest[0] != "#pragma once":
        return [f"{name}: #pragma once does not follow the opening comment"]
    return []


def _until_code(lines):
    for line in lines:
        if not line.startswith("//"):
            return
        yield line


def _own_header_problems(tree, name):
    own = name.removesuffix(".cpp") + ".hpp"
    if own not in tree.files:
        return []
    found = includes(tree.text(name))
    if not found or not f"/{own}".endswith("/" + found[0][2]):
        return [f"{name}: does not include its own header first"]
    return []


_PURPOSE = "// What a test says that this header is for.\n#pragma once\n"

WRONG = [
    ("no purpose", {"core/base/a.hpp": "#pragma once\n"}, "what it is for"),
    ("a purpose that says nothing", {"core/base/a.hpp": "// a.hpp\n#pragma once\n"},
     "what it is for"),
    ("no guard", {"core/base/a.hpp": "// What a test says that this header is for.\n#include <a>\n"},
     "#pragma once"),
    ("a foreign header first", {"core/base/a.hpp": _PURPOSE,
                                "core/base/a.cpp": '#include <vector>\n#include "base/a.hpp"\n'},
     "its own header first"),
]

RIGHT = [
    ("a header and its source",
     {"core/base/a.hpp": _PURPOSE, "core/base/a.cpp": '#include "base/a.hpp"\n#include <vector>\n'}),
]
