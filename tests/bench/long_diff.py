#!/usr/bin/env python3
"""Measure diffs of long files: made pairs, joined until they have so many pages.

    long_diff.py PROGRAM [--pages 100] [--seed 31] [--hard] [--shared FOLDER] [--work FOLDER] [--ocr auto|never]
                 [--only archived|adhoc]

Prints, for the same pages: what a diff of two archived revisions takes (reading was done by the import), and what a
diff of the two raw files takes on two cores until the first change stands on the screen and until the end. Times are
wall clock; processor time of all processes stands beside it. Needs pdfunite (poppler-utils).
"""
import argparse
import json
import os
import pathlib
import pty
import resource
import select
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = "long-document"


def join(pairs, side, pages, out):
    """Joins the files of one side until `pages` pages are there; returns how many there are."""
    files, count = [], 0
    while count < pages:
        for pair in pairs:
            truth = json.loads((pair / "truth.json").read_text(encoding="utf-8"))
            files.append(pair / f"{side}.pdf")
            count += sum(1 for page in truth["pages"] if page[0 if side == "before" else 1])
            if count >= pages:
                break
    subprocess.run(["pdfunite", *map(str, files), str(out)], check=True)
    return count


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(command, environment):
    start, processor = time.monotonic(), processor_seconds()
    done = subprocess.run([str(part) for part in command], env=environment, stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"long_diff: {command[1]}: exit {done.returncode}")
    return time.monotonic() - start, processor_seconds() - processor, done.stdout


def first_output(command, environment):
    """Runs a command on a terminal; returns when the first change came, and the end."""
    start = time.monotonic()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(str(command[0]), [str(part) for part in command], environment)
    first, seen = None, b""
    while True:
        ready, _, _ = select.select([terminal], [], [], 600)
        try:
            data = os.read(terminal, 65536) if ready else b""
        except OSError:  # the other end is closed
            data = b""
        if not data:
            break
        seen += data
        if first is None and b"so far, page by page" in seen:
            first = time.monotonic() - start
    os.waitpid(child, 0)
    return first, time.monotonic() - start


def archived(arguments, work, files, pages):
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "PALIMPSEST_ARCHIVE": str(work / "archive")}
    program = arguments.program.resolve()
    measured([program, "init", work / "archive"], environment)
    for release, file in zip(("2018", "2023"), files):
        took, _, _ = measured([program, "import", file, "--document", DOCUMENT, "--release", release, "--ocr",
                               arguments.ocr], environment)
        print(f"import {release}: {took / pages:.2f} s a page")
    took, processor, out = measured([program, "diff", DOCUMENT, "--json"], environment)
    changes = sum(1 for change in json.loads(out)["redactions"] if change["status"] != "kept")
    print(f"archived diff: {took / pages:.2f} s a page pair, {processor / pages:.2f} s of processor, {changes} changes")
    took, _, _ = measured([program, "diff", DOCUMENT, "--json"], environment)
    print(f"the kept diff again: {took:.2f} s")


def adhoc(arguments, files, pages):
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "TERM": "xterm"}
    command = [arguments.program.resolve(), "diff", *files, "--ocr", arguments.ocr]
    before = processor_seconds()
    first, end = first_output(command, environment)
    processor = processor_seconds() - before
    shown = "never" if first is None else f"after {first:.1f} s"
    print(f"ad hoc diff: first change on the screen {shown}, {end / pages:.2f} s a page pair, "
          f"{processor / pages:.2f} s of processor")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--hard", action="store_true")
    parser.add_argument("--shared", type=pathlib.Path, default=PROJECT.parent / "shared")
    parser.add_argument("--work", type=pathlib.Path, default=None)
    parser.add_argument("--ocr", choices=("auto", "never"), default="auto")
    parser.add_argument("--only", choices=("archived", "adhoc"), default=None)
    arguments = parser.parse_args()
    work = arguments.work or pathlib.Path(tempfile.mkdtemp(prefix="long_diff."))
    work.mkdir(parents=True, exist_ok=True)
    hard = ["--hard"] if arguments.hard else []
    subprocess.run(["/usr/bin/python3", str(arguments.shared / "eval" / "make_pairs.py"), str(work / "pairs"), "--seed",
                    str(arguments.seed), "--count", str(max(2, arguments.pages // 8)), *hard], check=True,
                   stdout=subprocess.DEVNULL)
    pairs = sorted((work / "pairs").glob("pair-*"))
    files = [work / "before.pdf", work / "after.pdf"]
    pages = min(join(pairs, side, arguments.pages, file) for side, file in zip(("before", "after"), files))
    print(f"{pages} page pairs of {len(pairs)} made pairs")
    if arguments.only != "adhoc":
        archived(arguments, work, files, pages)
    if arguments.only != "archived":
        adhoc(arguments, files, pages)
    print(f"largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
