"""No file names a place on somebody's machine, or a machine."""

import re

# In pieces, so that this file does not break its own rule.
_FOLDERS = ("work", "farm", "home", "root", "Users", "srv")
PLACE = re.compile(r"(?<![\w.$}{/-])/(?:" + "|".join(_FOLDERS) + r")/[\w.]")
HOST = re.compile(r"\b[a-z0-9][a-z0-9-]*\.(?:internal|intranet|corp|localdomain)\b|"
                  r"(?<![\d.])(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2})(?![\d.])")


def check(tree):
    problems = []
    for name in tree.files:
        if tree.is_binary(name) or name == "LICENSE":
            continue
        for number, line in enumerate(tree.text(name).splitlines(), start=1):
            if PLACE.search(line):
                problems.append(f"{name}:{number}: a path of one machine")
            if HOST.search(line):
                problems.append(f"{name}:{number}: the name or address of a machine")
    return problems


WRONG = [
    ("a work folder", {"README.md": "see /" + "work/main/README.md\n"}, "README.md:1: a path"),
    ("a home folder", {"core/base/a.cpp": 'open("/' + 'home/ada/a.pdf");\n'}, "a path of one"),
    ("a host", {"tests/a.sh": "curl http://mirror.int" + "ernal/a\n"}, "name or address"),
    ("an address", {"tests/a.sh": "ping 192.168" + ".1.20\n"}, "name or address"),
]

RIGHT = [("a path of every system and a relative one",
          {"README.md": "/usr/bin/python3, cli/work/x, version 10.2.1, https://a.org/home/x\n"})]
