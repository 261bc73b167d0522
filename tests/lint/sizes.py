"""Files of at most 400 lines outside tests, command files of 150, functions of 60.

The median function of the library and the program has at most 10 lines.
"""

import ast
import statistics

from functions import Function, functions_in

FILE_LIMIT = 400
COMMAND_FILE_LIMIT = 150
FUNCTION_LIMIT = 60
MEDIAN_LIMIT = 10
SOURCE_SUFFIXES = (".cpp", ".hpp", ".py", ".sh", ".cmake", "CMakeLists.txt")


def check(tree):
    problems = []
    own_lengths = []
    for name in tree.files:
        if not name.endswith(SOURCE_SUFFIXES):
            continue
        problems += _file_problems(tree, name)
        found = _functions(tree, name)
        problems += [f"{name}:{f.line}: {f.name} has {f.lines} lines, over {FUNCTION_LIMIT}"
                     for f in found if f.lines > FUNCTION_LIMIT]
        if name.startswith(("core/", "cli/")):
            own_lengths += [f.lines for f in found]
    if own_lengths and statistics.median(own_lengths) > MEDIAN_LIMIT:
        problems.append(f"the median function of core/ and cli/ has "
                        f"{statistics.median(own_lengths):g} lines, over {MEDIAN_LIMIT}")
    return problems


def _file_problems(tree, name):
    lines = tree.text(name).count("\n")
    if name.startswith("cli/") and name.endswith(".cpp"):
        limit = COMMAND_FILE_LIMIT
    elif name.startswith("tests/"):
        return []
    else:
        limit = FILE_LIMIT
    return [f"{name}: {lines} lines, over {limit}"] if lines > limit else []


def _functions(tree, name):
    if name.endswith((".cpp", ".hpp")):
        return functions_in(tree.text(name))
    if name.endswith(".py"):
        return [Function(node.name, node.lineno, node.end_lineno - node.lineno + 1)
                for node in ast.walk(ast.parse(tree.text(name)))
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return []


def _long_function(head):
    return head + " {\n" + "  step();\n" * 60 + "}\n"


_MEMBERS = ("namespace n {\nclass Box {\n public:\n  Box(int a)\n      : a_{a}, b_(2), c_{3} {\n"
            + "    step();\n" * 70 + "  }\n};\n}  // namespace n\n")

WRONG = [
    ("a long file", {"core/base/long.cpp": "int a;\n" * 401}, "401 lines, over 400"),
    ("a long command file", {"cli/long.cpp": "int a;\n" * 151}, "151 lines, over 150"),
    ("a long function", {"core/base/f.cpp": _long_function("void act(int a)")}, "act has 62 lines"),
    ("a long function with a trailing type",
     {"core/base/f.cpp": _long_function("auto act(int a) -> std::vector<int>")}, "act has 62"),
    ("a long const member", {"core/base/f.cpp": _long_function("int Box::act() const noexcept")},
     "Box::act has 62 lines"),
    ("a long constructor with braces before its body", {"core/base/f.cpp": _MEMBERS},
     "Box has 73 lines"),
    ("a long function behind braces in strings and initialisers",
     {"core/base/f.cpp": "const char* a = \"{\"; char b = '{'; int c{1}; Row d[] = {{1}, {2}};\n"
                         + _long_function("static void act()")}, "act has 62 lines"),
    ("a long test", {"tests/unit/base/f_test.cpp": _long_function("TEST(A, B)")}, "TEST has 62"),
    ("a long Python function", {"samples/make.py": "def act():\n" + "    step()\n" * 60},
     "act has 61 lines"),
    ("functions that are long as a rule",
     {"core/base/f.cpp": "".join(f"void act{i}() {{\n" + "  step();\n" * 12 + "}\n"
                                 for i in range(9))}, "the median function"),
]

RIGHT = [
    ("a table and a long namespace",
     {"core/base/t.cpp": "namespace n {\nconstexpr std::array<Row, 99> kRows = {{\n"
                         + "    {1, 2},\n" * 99 + "}};\nstruct A {\n" + "  int a;\n" * 80 + "};\n}\n"}),
]
