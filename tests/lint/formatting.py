"""Every C++ file has the form that .clang-format gives it."""

import shutil
import subprocess

BATCH = 100  # files a call


def reason_to_skip():
    return None if shutil.which("clang-format") else "clang-format is not installed"


def check(tree):
    names = tree.cpp("core", "cli", "tests", "samples")
    problems = []
    for start in range(0, len(names), BATCH):
        result = subprocess.run(["clang-format", "--dry-run", "--Werror", *names[start:start + BATCH]],
                                cwd=tree.root, capture_output=True, text=True, check=False)
        problems += sorted({line.split(":")[0] for line in result.stderr.splitlines()
                            if "error:" in line})
    return [f"{name}: clang-format -i would change it" for name in problems]


WRONG = [("a badly formed line", {".clang-format": "BasedOnStyle: Google\n",
                                  "core/base/a.cpp": "int  a ;\n"}, "core/base/a.cpp: clang-format")]

RIGHT = [("a well formed line", {".clang-format": "BasedOnStyle: Google\n",
                                 "core/base/a.cpp": "int a;\n"})]
