#!/usr/bin/env python3
"""Measure an import beside ocrmypdf on the same made pages, in one run, and what the sandbox costs.

    import_bench.py PALIMPSEST [--pages 100] [--work FOLDER] [--seed 1]

Draws scanned pages at 300 dpi with known words (make_scans.py) and pages with a text layer, then measures

  scans     palimpsest import (two workers, redactions found, committed) beside
            ocrmypdf --jobs 2 --output-type pdf --optimize 0 --force-ocr: pages a second, seconds of the processor a
            page, character errors against the known words
  text      pages with a good text layer: pages a second of the processor, which is a second and core
  sandbox   seconds of the processor with and without the sandbox on the same text pages
  memory    the largest process of each

The processor's seconds hold on a busy machine, too; pages a second need one that does nothing else.
Needs ocrmypdf, git, python3-numpy and python3-pil.
"""
import argparse
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent


def make(folder, *options):
    subprocess.run(["/usr/bin/python3", str(HERE / "make_scans.py"), str(folder), *map(str, options)], check=True)


def measured(command):
    """Returns the wall clock, the processor's seconds and the largest process (MB) of a command."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, used, after.ru_maxrss / 1024


def distance(a, b):
    """Levenshtein's, by rows of numpy: the running minimum of a row undoes its insertions."""
    b = np.frombuffer(b.encode("utf-32-le"), dtype=np.uint32)
    steps = np.arange(len(b) + 1)
    row = steps.copy()
    for i, character in enumerate(a, 1):
        change = np.minimum(row[1:] + 1, row[:-1] + (b != ord(character)))
        row = np.minimum.accumulate(np.concatenate(([i], change)) - steps) + steps
    return int(row[-1])


def plain(text):
    text = re.sub(r"\[[^\]]*withheld[^\]]*\]|\[no text\]", " ", text)
    return " ".join(text.split())


def character_errors(texts, truths):
    errors = sum(distance(plain(text), plain(truth)) for text, truth in zip(texts, truths))
    return errors / sum(len(plain(truth)) for truth in truths)


def archived_texts(archive, names):
    git = ["git", "-C", str(archive / "repository.git")]
    paths = subprocess.run([*git, "ls-tree", "-r", "--name-only", "main"], check=True, capture_output=True, text=True)
    found = {}
    for path in paths.stdout.splitlines():
        match = re.match(r"documents/../../([^/]+)/.*/text/(\d+)\.txt$", path)
        if match:
            shown = subprocess.run([*git, "show", "main:" + path], check=True, capture_output=True, text=True).stdout
            found[match.group(1), int(match.group(2))] = shown
    return [found[name, 1] for name in names]


def run_palimpsest(program, scans, work):
    archive = work / "archive"
    shutil.rmtree(archive, ignore_errors=True)
    subprocess.run([program, "init", str(archive)], check=True, stdout=subprocess.DEVNULL)
    jobs = ["--jobs", "2"] if "--jobs" in subprocess.run([program, "import", "--help"], capture_output=True,
                                                         text=True, check=True).stdout else []
    common = ["import", scans, "--release", "2023", "--archive", archive, *jobs]
    times = measured([program, *common])
    again = measured([program, *common])
    return times, again, archive


def run_ocrmypdf(scans, work):
    """One file after the other, as a person would; its own two jobs share the pages of a file."""
    whole = work / "whole.pdf"
    pages = sorted(scans.glob("*.pdf"))
    import pikepdf
    joined = pikepdf.Pdf.new()
    for page in pages:
        joined.pages.extend(pikepdf.Pdf.open(page).pages)
    joined.save(whole)
    times = measured(["ocrmypdf", "-q", "--jobs", "2", "--output-type", "pdf", "--optimize", "0", "--force-ocr",
                      "--sidecar", work / "whole.txt", whole, work / "read.pdf"])
    return times, (work / "whole.txt").read_text(encoding="utf-8").split("\f")[:len(pages)]


def row(name, pages, times, errors=None):
    wall, used, memory = times
    return {"what": name, "pages": pages, "pages_per_second": round(pages / wall, 2),
            "processor_seconds_per_page": round(used / pages, 3), "peak_megabytes": round(memory),
            **({} if errors is None else {"character_errors": round(errors, 4)})}


def measure_scans(program, work, count, seed):
    scans = work / "scans"
    make(scans, "--count", count, "--seed", seed)
    truths = [file.read_text(encoding="utf-8") for file in sorted(scans.glob("*.txt"))]
    ours, again, archive = run_palimpsest(program, scans, work)
    names = [file.stem for file in sorted(scans.glob("*.pdf"))]
    rows = [row("palimpsest import", count, ours, character_errors(archived_texts(archive, names), truths)),
            row("palimpsest import, again", count, again)]
    theirs, texts = run_ocrmypdf(scans, work)
    rows.append(row("ocrmypdf", count, theirs, character_errors(texts, truths)))
    return rows


def measure_text(program, work, seed):
    make(work / "text", "--count", 2, "--pages", 50, "--seed", seed, "--text")
    files = sorted((work / "text").glob("*.pdf"))
    rows = []
    for mode in ("required", "off"):
        rows.append(row(f"text layer, sandbox {mode}", 100, measured([program, "inspect", "--sandbox", mode, *files])))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=pathlib.Path)
    arguments = parser.parse_args()
    work = arguments.work or pathlib.Path(tempfile.mkdtemp(prefix="palimpsest-import-bench-"))
    work.mkdir(parents=True, exist_ok=True)
    program = os.path.abspath(arguments.program)
    rows = measure_text(program, work, arguments.seed)
    rows += measure_scans(program, work, arguments.pages, arguments.seed) if arguments.pages else []
    for each in rows:
        print(json.dumps(each))
    return 0


if __name__ == "__main__":
    sys.exit(main())
