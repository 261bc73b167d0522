"""The top level holds what it must and nothing else; scripts can be started and parsed."""

import os
import re
import subprocess

FOLDERS = {".ci", "cli", "core", "samples", "schemas", "tests"}
FILES = set(".clang-format .clang-tidy .editorconfig .gitattributes .gitignore CHANGELOG.md "
            "CMakeLists.txt CMakePresets.json CONTRIBUTING.md LICENSE README.md packages.txt".split())
SCRIPTS = {".ci/run", "samples/run.sh", "tests/run.sh"}


def check(tree):
    problems = []
    for name in sorted({name.split("/")[0] for name in tree.files}):
        is_known = name in (FILES if name in tree.files else FOLDERS)
        if not is_known:
            problems.append(f"{name}: does not belong to the top level")
    problems += [f"{name}: is missing" for name in sorted((SCRIPTS | FILES - {".gitattributes"})
                                                          - set(tree.files))]
    for name in tree.files:
        if name.endswith(".sh") or name == ".ci/run":
            problems += _script_problems(tree, name)
    if ".ci/run" in tree.files and "tests/run.sh" not in tree.text(".ci/run"):
        problems.append(".ci/run: does not call tests/run.sh")
    return problems + _package_problems(tree)


def _script_problems(tree, name):
    path = tree.root / name
    problems = []
    if not os.access(path, os.X_OK):
        problems.append(f"{name}: cannot be executed")
    if subprocess.run(["bash", "-n", str(path)], capture_output=True, check=False).returncode != 0:
        problems.append(f"{name}: bash cannot parse it")
    return problems


def _package_problems(tree):
    if "packages.txt" not in tree.files:
        return []
    lines = [line for line in tree.text("packages.txt").splitlines()
             if line and not line.startswith(("#", "["))]
    return [f"packages.txt: {line.split()[0]} has no reason" for line in lines
            if not re.fullmatch(r"[a-z0-9][a-z0-9.+-]+ +\S.*", line)]


_WHOLE = {name: "" for name in FILES - {".gitattributes"}} | {
    ".ci/run": "exec tests/run.sh\n", "samples/run.sh": "true\n", "tests/run.sh": "true\n"}

WRONG = [
    ("a stray folder", _WHOLE | {"docs/a.md": ""}, "docs: does not belong"),
    ("a stray file", _WHOLE | {"notes.txt": ""}, "notes.txt: does not belong"),
    ("a missing document", {name: text for name, text in _WHOLE.items() if name != "README.md"},
     "README.md: is missing"),
    ("a broken script", _WHOLE | {"tests/a.sh": "if then\n"}, "bash cannot parse"),
    ("another test command", _WHOLE | {".ci/run": "ctest\n"}, "does not call tests/run.sh"),
    ("a package without a reason", _WHOLE | {"packages.txt": "[build]\ncmake\n"},
     "cmake has no reason"),
]

RIGHT = [("a whole top level", _WHOLE | {"packages.txt": "[build]\ng++  compiles\n"})]
