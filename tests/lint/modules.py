"""Every folder of core/ is one module with an explicit list of its sources, and is built."""

import re


def check(tree):
    return _module_problems(tree) + _source_problems(tree) + _glob_problems(tree)


def _module_problems(tree):
    problems = []
    added = set(re.findall(r"add_subdirectory\((\w+)\)", _text(tree, "core/CMakeLists.txt")))
    folders = {name.split("/")[1] for name in tree.files
               if name.startswith("core/") and name.count("/") > 1} - {"cmake"}
    for folder in sorted(folders):
        lists = _text(tree, f"core/{folder}/CMakeLists.txt")
        if not re.search(rf"palimpsest_module\({folder}\s", lists):
            problems.append(f"core/{folder}: its CMakeLists.txt makes no module of its name")
        if folder not in added:
            problems.append(f"core/{folder}: core/CMakeLists.txt does not add it")
    return problems


def _source_problems(tree):
    problems = []
    for name in tree.cpp("core", "cli", "tests"):
        if name.endswith(".cpp"):
            folder = _nearest_lists(tree, name)
            listed = _text(tree, f"{folder}/CMakeLists.txt") if folder else ""
            own = name.removeprefix(f"{folder}/")
            if not re.search(rf"(?<![\w/.]){re.escape(own)}(?![\w.])", listed):
                problems.append(f"{name}: no CMakeLists.txt lists it")
    return problems


def _nearest_lists(tree, name):
    folder = name.rpartition("/")[0]
    while folder and f"{folder}/CMakeLists.txt" not in tree.files:
        folder = folder.rpartition("/")[0]
    return folder


def _glob_problems(tree):
    return [f"{name}: takes sources by GLOB" for name in tree.files
            if name.endswith("CMakeLists.txt") and re.search(r"\bGLOB(_RECURSE)?\b", tree.text(name))]


def _text(tree, name):
    return tree.text(name) if name in tree.files else ""


WRONG = [
    ("a folder that is no module", {"core/base/a.cpp": "", "core/CMakeLists.txt": ""},
     "core/base: its CMakeLists.txt makes no module"),
    ("a module that is not built",
     {"core/base/CMakeLists.txt": "palimpsest_module(base SOURCES a.cpp)", "core/base/a.cpp": "",
      "core/CMakeLists.txt": ""}, "core/CMakeLists.txt does not add it"),
    ("a source that is not listed",
     {"core/base/CMakeLists.txt": "palimpsest_module(base SOURCES ba.cpp)", "core/base/a.cpp": "",
      "core/CMakeLists.txt": "add_subdirectory(base)"}, "core/base/a.cpp: no CMakeLists.txt"),
    ("a test that is not listed", {"tests/unit/base/a_test.cpp": ""}, "no CMakeLists.txt lists it"),
    ("sources by pattern", {"cli/CMakeLists.txt": "file(GLOB sources *.cpp)"}, "GLOB"),
]

RIGHT = [
    ("a module and a program",
     {"core/CMakeLists.txt": "add_subdirectory(base)\n",
      "core/base/CMakeLists.txt": "palimpsest_module(base\n  SOURCES a.cpp b.cpp)\n",
      "core/base/a.cpp": "", "core/base/b.cpp": "",
      "cli/CMakeLists.txt": "add_executable(palimpsest main.cpp commands/list.cpp)\n",
      "cli/main.cpp": "", "cli/commands/list.cpp": ""})]
