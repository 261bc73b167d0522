"""Checks the project against one rule, or shows that the check can fail.

    lint.py RULE [--root FOLDER]   prints what breaks the rule; 0 nothing, 1 something, 77 skipped
    lint.py RULE --self-test       tries the check on small trees that are right and wrong
    lint.py all                    every rule, one after the other

A rule is a module beside this file with check(tree), which returns one line for each problem, and
the trees of its self-test: WRONG (name, files, part of the expected line) and RIGHT (name, files).
"""

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

from tree import Tree  # noqa: E402 - found by the line above

RULES = ("layers", "sizes", "headers", "machines", "leftovers", "modules", "top_level", "formatting")
SKIPPED = 77


def run_rule(rule, root):
    problems = rule.check(Tree(root))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def problems_of(rule, files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            if text and (name.endswith(".sh") or name == ".ci/run"):
                path.chmod(0o755)
        return rule.check(Tree(folder))


def self_test(rule):
    failures = []
    for name, files in rule.RIGHT:
        problems = problems_of(rule, files)
        if problems:
            failures.append(f"{name}: nothing is wrong, but the check says {problems}")
    for name, files, expected in rule.WRONG:
        problems = problems_of(rule, files)
        if not any(expected in problem for problem in problems):
            failures.append(f"{name}: expected '{expected}', but the check says {problems}")
    print("\n".join(failures) or f"{len(rule.RIGHT)} right and {len(rule.WRONG)} wrong trees told apart")
    return 1 if failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rule", choices=RULES + ("all",))
    parser.add_argument("--root", default=Path(__file__).resolve().parents[2])
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    worst = 0
    for name in RULES if arguments.rule == "all" else (arguments.rule,):
        rule = importlib.import_module(name)
        skip = getattr(rule, "reason_to_skip", lambda: None)()
        if skip:
            print(f"skipped: {skip}")
            worst = worst or SKIPPED
        else:
            worst = (self_test(rule) if arguments.self_test else run_rule(rule, arguments.root)) or worst
    return worst


if __name__ == "__main__":
    sys.exit(main())
