"""Checks the README against the program itself, or renews what it quotes.

    program.py reference  --program FILE [--readme FILE] [--renew]
    program.py transcript --program FILE [--readme FILE] [--renew] --samples FOLDER

reference: every command's --help has examples and exit codes, and the README's table of commands is
that of --help. transcript: the commands in the README's transcript still print what stands there.
With --renew the README is rewritten; the change is reviewed as a diff.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

EXIT_CODES = {"0", "1", "2", "3", "4", "5", "6", "65", "70", "75", "130"}  # 65 and 75 are those of work
REQUIRED_CODES = {"0", "2"}
# What differs from run to run: the random end of the ids of imports; the ids of archives and commits,
# sizes and durations.
IMPORT_ID = re.compile(r"\b(\d{8}T\d{6}Z)-([0-9a-f]{6})\b")
VARIABLE = [(re.compile(r"\b[0-9a-f]{32}\b"), "0" * 32),
            (re.compile(r"\b\d+ bytes\b"), "70000 bytes"),
            (re.compile(r"\b\d+(\.\d+)? s\b"), "1 s")]


class Program:
    """The program in surroundings that do not depend on who runs the test."""

    def __init__(self, path, folder):
        self.path = Path(path).resolve()
        self.folder = folder
        self.environment = {
            "PATH": f"{self.path.parent}:{os.environ.get('PATH', '/usr/bin:/bin')}",
            "HOME": str(folder), "LC_ALL": "C.UTF-8", "TZ": "UTC", "OMP_THREAD_LIMIT": "1",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}

    def run(self, *command):
        return subprocess.run(command, cwd=self.folder, env=self.environment, text=True, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              stdin=subprocess.DEVNULL)

    def help_of(self, *command):
        result = self.run(str(self.path), *command, "--help")
        if result.returncode != 0:
            raise SystemExit(f"palimpsest {' '.join(command)} --help: exit {result.returncode}")
        return result.stdout


def commands_in(help_text):
    """Returns (group, command, what it does) of each command that --help lists."""
    found, group = [], None
    for line in help_text.splitlines():
        heading = re.fullmatch(r"(\S.*commands):", line, re.IGNORECASE)
        entry = re.fullmatch(r"  ([a-z]+)\s+(\S.*)", line)
        if heading:
            group = heading[1]
        elif line and not line.startswith(" "):
            group = None
        elif group and entry:
            found.append((group, entry[1], entry[2]))
        elif group and found and line.strip():  # a long description goes on
            found[-1] = (*found[-1][:2], f"{found[-1][2]} {line.strip()}")
    return found


def help_problems(name, text):
    """Returns what the help of one command lacks."""
    problems = []
    examples = re.search(r"^Examples:\n((?:  .*\n)+)", text, re.MULTILINE)
    if not examples or f"palimpsest {name}" not in examples[1]:
        problems.append(f"palimpsest {name} --help: gives no example")
    codes = re.search(r"^Exit codes:\n((?:  .*\n?)+)", text, re.MULTILINE)
    listed = set(re.findall(r"^  (\d+)  +\S", codes[1], re.MULTILINE)) if codes else set()
    if not REQUIRED_CODES <= listed:
        problems.append(f"palimpsest {name} --help: does not give its exit codes")
    problems += [f"palimpsest {name} --help: {code} is no exit code of this program"
                 for code in sorted(listed - EXIT_CODES)]
    return problems


def table_of(commands):
    rows = ["| command | what it does |", "|---|---|"]
    return "\n".join(rows + [f"| `{name}` | {what} |" for _, name, what in commands])


def transcript_commands(block):
    return [line.strip()[2:] for line in block.splitlines() if line.strip().startswith("$ ")]


def transcript_of(program, commands):
    """Runs the commands in one shell, and returns the session as it looks on a terminal."""
    mark = "\x1e"
    script = "".join(f"printf '{mark}'; {command}\n" for command in commands)
    printed = program.run("bash", "-c", script).stdout.split(mark)[1:]
    session = [f"$ {command}\n{output.rstrip()}".rstrip()
               for command, output in zip(commands, printed)]
    text = "\n".join("\n\n".join(session).splitlines())
    text = with_constant_ids(text)
    for pattern, constant in VARIABLE:
        text = pattern.sub(constant, text)
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def with_constant_ids(text):
    """Different ids stay different: the first ends in 1f3a01, the second in 1f3a02."""
    ends = {}
    return IMPORT_ID.sub(
        lambda found: f"{found[1]}-{0x1f3a00 + ends.setdefault(found[0], len(ends) + 1):06x}", text)


def block_of(readme, name):
    match = re.search(rf"<!-- {name} -->\n(.*?)\n*<!-- /{name} -->", readme, re.DOTALL)
    if not match:
        raise SystemExit(f"README.md: has no place for '{name}'")
    return match[1]


def compare_or_renew(arguments, name, wanted):
    readme = arguments.readme.read_text(encoding="utf-8")
    present = block_of(readme, name)
    if arguments.renew:
        quoted = f"<!-- {name} -->\n{wanted}\n<!-- /{name} -->"
        arguments.readme.write_text(
            re.sub(rf"<!-- {name} -->\n.*?<!-- /{name} -->", lambda _: quoted, readme,
                   flags=re.DOTALL), encoding="utf-8")
        return []
    if present.strip("\n") == wanted.strip("\n"):
        return []
    return [f"README.md: '{name}' is not what the program says, which is:", wanted]


def check_reference(arguments, program):
    commands = commands_in(program.help_of())
    if not commands:
        return ["palimpsest --help: lists no command"]
    problems = []
    for _, name, _ in commands:
        problems += help_problems(name, program.help_of(name))
    return problems + compare_or_renew(arguments, "commands", table_of(commands))


def check_transcript(arguments, program):
    (program.folder / "samples").symlink_to(arguments.samples.resolve())
    commands = transcript_commands(block_of(arguments.readme.read_text(encoding="utf-8"),
                                            "transcript"))
    if not commands:
        return ["README.md: the transcript has no commands"]
    return compare_or_renew(arguments, "transcript", transcript_of(program, commands))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    project = Path(__file__).resolve().parents[2]
    parser.add_argument("check", choices=("reference", "transcript"))
    parser.add_argument("--program", required=True)
    parser.add_argument("--readme", type=Path, default=project / "README.md")
    parser.add_argument("--samples", type=Path, default=project / "samples")
    parser.add_argument("--renew", action="store_true")
    arguments = parser.parse_args()
    check = check_reference if arguments.check == "reference" else check_transcript
    with tempfile.TemporaryDirectory() as folder:
        problems = check(arguments, Program(arguments.program, Path(folder)))
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
