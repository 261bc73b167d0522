"""No notes to oneself and no code in comments: issues and git keep both better."""

import ast
import re

CHECKED = (".cpp", ".hpp", ".py", ".sh", ".cmake", "CMakeLists.txt", ".md")
# In pieces, so that this file does not break its own rule.
NOTE = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|HA" + "CK|XX" + r"X)\b")
CPP_CODE = re.compile(
    r"^(?:[{}]+;?|#\s*(?:include|define|if|endif)\b.*"
    r"|(?:return|if|for|while|auto|const|using|std::|static|delete|throw)\b.*[;{]"
    r"|[\w:.>\[\]()*-]+\s*[-+*/]?=\s*[^=].*;"
    r"|[\w:.>-]+\(.*\);)$")
PYTHON_CODE = (ast.Assign, ast.AugAssign, ast.Import, ast.ImportFrom, ast.FunctionDef, ast.Return,
               ast.For, ast.While, ast.Raise, ast.Assert)


def check(tree):
    problems = []
    for name in tree.files:
        if not name.endswith(CHECKED) or tree.is_binary(name):
            continue
        for number, line in enumerate(tree.text(name).splitlines(), start=1):
            if NOTE.search(line):
                problems.append(f"{name}:{number}: a note that belongs into an issue")
            if _is_code_in_comment(name, line):
                problems.append(f"{name}:{number}: code in a comment")
    return problems


def _is_code_in_comment(name, line):
    if name.endswith((".cpp", ".hpp")):
        match = re.match(r"\s*//\s?(.*)", line)
        return bool(match) and bool(CPP_CODE.match(match[1].strip()))
    if name.endswith(".py"):
        match = re.match(r"\s*# ?(\S.*)", line)
        return bool(match) and _is_python(match[1])
    return False


def _is_python(text):
    try:
        body = ast.parse(text).body
    except SyntaxError:
        return False
    if not body:
        return False
    is_call = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Call)
    return isinstance(body[0], PYTHON_CODE) or is_call


WRONG = [
    ("a note", {"core/base/a.cpp": "// TO" + "DO: later\n"}, "a.cpp:1: a note"),
    ("a note in a document", {"README.md": "FIX" + "ME\n"}, "README.md:1: a note"),
    ("a statement", {"core/base/a.cpp": "int a;\n// count += 2;\n"}, "a.cpp:2: code"),
    ("a call", {"core/base/a.cpp": "  // registry.clear();\n"}, "code in a comment"),
    ("a return", {"core/base/a.cpp": "// return nothing_found;\n"}, "code in a comment"),
    ("an include", {"core/base/a.cpp": "// #include <vector>\n"}, "code in a comment"),
    ("a Python call", {"samples/a.py": "# draw(page, 3)\n"}, "a.py:1: code"),
    ("a Python assignment", {"samples/a.py": "# size = 3\n"}, "a.py:1: code"),
]

RIGHT = [
    ("prose, also with signs of code",
     {"core/base/a.hpp": "// Returns 2011-03; nothing is filled in;\n// x' = xx*x + xy*y + x0\n"
                         "int a;  // of std::string (see f());\n",
      "samples/a.py": "# The codes of (b)(1) and 1.4(c), in order.\n# one\n"})]
