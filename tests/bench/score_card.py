#!/usr/bin/env python3
"""Measure the program and rewrite the figures in tests/bench/README.md.

    score_card.py PART... [--count 40] [--build FOLDER] [--shared FOLDER] [--work FOLDER] [--print]

Parts, each a block of the README between <!-- PART --> and <!-- /PART -->:
  redactions  inspect on real files against the gold regions; a third of the Woo files is held back
  codes       inspect on made pages: regions and codes, easy and hard
  diff        diff on made pairs, easy and hard
  clean       inspect on pages without redactions
  time        the detector alone, drawing beside it, and memory
  all         everything; a quarter of an hour on two cores

Builds what it needs. --shared holds eval/ (make_pairs.py and the scorers) and data/; --work keeps
what was made and read; --print shows the figures and leaves the README alone. --count is the number
of made pairs: figures of fewer than 40 are for trying out only.
"""
import argparse
import json
import os
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

BENCH = pathlib.Path(__file__).resolve().parent
PROJECT = BENCH.parents[1]
PARTS = ("redactions", "codes", "diff", "clean", "time")
PROCESSES = 2
HELD_BACK = 2  # entries of woo.json whose place is this, modulo 3
SCORE_ROW = re.compile(r"^(\S+) +(\d+) +(\d+) +([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+) +", re.MULTILINE)


def environment():
    """One thread for each process, so that figures do not depend on what else Tesseract starts."""
    return {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}


def run(*command, codes=(0, 1)):
    done = subprocess.run([str(part) for part in command], env=environment(), text=True, capture_output=True,
                          check=False)
    if done.returncode not in codes:
        raise SystemExit(f"score_card: {command[0]}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout


def table(head, rows):
    lines = [head, ["---"] * len(head)] + rows
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def short(figure):
    """".955" for "0.955"."""
    return str(figure).removeprefix("0") if str(figure).startswith("0.") else str(figure)


class ScoreCard:
    def __init__(self, arguments, work):
        self.count = arguments.count
        self.build = arguments.build
        self.eval = arguments.shared / "eval"
        self.data = arguments.shared / "data"
        self.work = work
        self.program = self.build / "bin" / "palimpsest"

    def make(self, *targets):
        run("cmake", "--build", self.build, "--parallel", PROCESSES, "--target", *targets, codes=(0,))

    # What the scorers say.

    def inspect(self, name, files):
        """Returns the file with the answers for `files`, read by two processes."""
        answers = self.work / f"{name}.jsonl"
        shares = [share for share in (files[i::PROCESSES] for i in range(PROCESSES)) if share]
        with ThreadPoolExecutor(PROCESSES) as pool:
            texts = pool.map(lambda share: run(self.program, "inspect", "--json", *share), shares)
            answers.write_text("".join(texts), encoding="utf-8")
        return answers

    def score(self, gold, answers):
        """Returns the scorer's rows as {name: (pages, gold, P, R, F1, SQ)}, and its whole text."""
        path = self.work / "gold.json"
        path.write_text(json.dumps(gold), encoding="utf-8")
        text = run(sys.executable, self.eval / "score_redactions.py", path, answers)
        return {row[0]: row[1:] for row in SCORE_ROW.findall(text)}, text

    def gold(self, name):
        return json.loads((self.data / "redactions" / f"{name}.json").read_text(encoding="utf-8"))

    def made(self, seed, is_hard):
        """Returns the folder of made pairs."""
        folder = self.work / f"{'hard' if is_hard else 'easy'}{seed}-{self.count}"
        if len(list(folder.glob("*/gold.json"))) < self.count:
            run(sys.executable, self.eval / "make_pairs.py", folder, "--seed", seed, "--count", self.count,
                *(["--hard"] if is_hard else []))
        return folder

    # The parts. Each returns the text of its block.

    def redactions(self):
        self.make("palimpsest", "palimpsest_worker_program")
        rows = []
        for name, title in (("woo", "Woo"), ("us", "US files")):
            gold = self.gold(name)
            folder = self.data / "redactions" / name
            names = sorted({entry["file"] for entry in gold})
            answers = self.inspect(name, [self.file_of(folder, each) for each in names])
            if name == "us":
                rows.append(score_row(title, self.score(gold, answers)[0]["total"]))
                continue
            seen = [entry for i, entry in enumerate(gold) if i % 3 != HELD_BACK]
            held = [entry for i, entry in enumerate(gold) if i % 3 == HELD_BACK]
            scores = self.score(seen, answers)[0]
            rows += [score_row(f"{title}, two thirds: {style}", scores[style])
                     for style in sorted(scores) if style != "total"]
            rows.append(score_row(f"{title}, two thirds", scores["total"]))
            rows.append(score_row(f"{title}, held-back third", self.score(held, answers)[0]["total"]))
        return table(["pages", "number", "P", "R", "F1", "mean IoU"], rows)

    def file_of(self, folder, name):
        for path in (folder / name, folder.parent / name, self.data / "redacted" / name):
            if path.exists():
                return path
        found = sorted(self.data.rglob(pathlib.Path(name).name))
        if not found:
            raise SystemExit(f"score_card: {name} is not in {self.data}")
        return found[0]

    def codes(self):
        self.make("palimpsest", "palimpsest_worker_program")
        rows = []
        for is_hard in (False, True):
            folder = self.made(5, is_hard)
            answers = self.inspect(folder.name, sorted(folder.glob("*/*.pdf")))
            gold = [entry for path in sorted(folder.glob("*/gold.json"))
                    for entry in json.loads(path.read_text(encoding="utf-8"))]
            scores, text = self.score(gold, answers)
            codes = re.search(r"codes: ([\d.]+) right of (\d+) that are printed; (\d+) regions", text)
            rows.append(score_row("hard" if is_hard else "easy", scores["total"])
                        + [short(codes[1]) if codes else "", codes[2] if codes else "", codes[3] if codes else ""])
        return (f"Seed 5, {self.count} pairs each.\n\n"
                + table(["pages", "number", "P", "R", "F1", "mean IoU", "codes right", "of", "regions with a wrong code"],
                        rows))

    def diff(self):
        self.make("palimpsest", "palimpsest_worker_program")
        columns = []
        for is_hard in (False, True):
            folder = self.made(11, is_hard)
            pairs = sorted(path for path in folder.iterdir() if path.is_dir())
            with ThreadPoolExecutor(PROCESSES) as pool:
                for pair, text in zip(pairs, pool.map(self.diff_of, pairs)):
                    (pair / "diff.json").write_text(text, encoding="utf-8")
            columns.append(diff_figures(run(sys.executable, self.eval / "score_diff.py", folder)))
        rows = [[name, *(column[name] for column in columns)] for name in columns[0]]
        return f"Seed 11, {self.count} pairs each.\n\n" + table(["measure", "easy", "hard"], rows)

    def diff_of(self, pair):
        return run(self.program, "diff", pair / "before.pdf", pair / "after.pdf", "--json")

    def clean(self):
        self.make("palimpsest", "palimpsest_worker_program")
        folder = self.work / "clean"
        run(sys.executable, BENCH / "make_clean_pages.py", folder, "--pdf", "--count", 100)
        answers = self.inspect("clean", sorted(folder.glob("*.pdf")))
        pages = [page for line in answers.read_text(encoding="utf-8").splitlines() for page in json.loads(line)["pages"]]
        false = sum(len(page["redactions"]) for page in pages)
        touched = sum(bool(page["redactions"]) for page in pages)
        return table(["clean pages", "false regions", "on pages"], [[len(pages), false, touched]])

    def time(self):
        self.make("palimpsest", "palimpsest_worker_program", "page_bench")
        files = [self.file_of(self.data / "redactions" / "us", entry["file"]) for entry in self.gold("us")]
        files = sorted(set(files)) + sorted(self.made(5, True).glob("*/before.pdf"))[:12]
        lines = [json.loads(line) for line in run(self.build / "tests/bench/page_bench", *files).splitlines()]
        rows = [[title, *(f"{value:.3f}" for value in spread([line[key] for line in lines[:-1]]))]
                for key, title in (("detect", "detector, without recognition"), ("draw", "drawing at 300 dpi"),
                                   ("parse", "parsing the page"))]
        start = time.monotonic()
        pages = run(self.program, "inspect", "--json", *files[:8]).count('"text_source"')
        rows.append(["whole `inspect`, recognition included", f"{(time.monotonic() - start) / pages:.2f}", "", ""])
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        return (table(["seconds a page, one core", "mean", "median", "worst"], rows)
                + f"\n\n{len(lines) - 1} pages. Memory at most: {lines[-1]['peak_megabytes']:.0f} MB without "
                  f"recognition, {peak:.0f} MB in the worker of `inspect`.")


def spread(values):
    return statistics.fmean(values), statistics.median(values), max(values)


def score_row(title, score):
    pages, _, precision, recall, f1, quality = score
    return [title, pages, short(precision), short(recall), short(f1), short(quality)]


def diff_figures(text):
    """Returns {measure: figure} of what score_diff.py prints."""
    figures = {}
    for status in ("kept", "lifted", "shrunk", "grown", "added", "all changes"):
        row = re.search(rf"^{status} +(\d+) +([\d.]+) +([\d.]+) +([\d.]+)", text, re.MULTILINE)
        figures[f"F1 of {status} (number)"] = f"{short(row[4])} ({row[1]})"
    rate = re.search(r"character error rate ([\d.]+)", text)
    figures["character error rate of revealed text"] = short(rate[1])
    false = re.search(r"pairs: (\d+) false changes on (\d+) pages", text)
    figures["false changes where nothing changed"] = f"{false[1]} on {false[2]} pages"
    right = re.search(r"verdict right: (\S+); page matches right: (\S+)", text)
    figures["verdict right"], figures["page matches right"] = right[1].rstrip(";"), right[2]
    return figures


def replace_block(readme, part, text):
    block = re.compile(rf"<!-- {part} -->\n.*?<!-- /{part} -->", re.DOTALL)
    if not block.search(readme):
        raise SystemExit(f"score_card: the README has no place for '{part}'")
    return block.sub(lambda _: f"<!-- {part} -->\n{text}\n<!-- /{part} -->", readme)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="+", choices=(*PARTS, "all"), metavar="PART")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--build", type=pathlib.Path, default=PROJECT / "build" / "dev")
    parser.add_argument("--shared", type=pathlib.Path, default=PROJECT.parent / "shared")
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--print", action="store_true", dest="is_print")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = arguments.work or pathlib.Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        card = ScoreCard(arguments, work)
        for part in PARTS if "all" in arguments.parts else arguments.parts:
            text = getattr(card, part)()
            print(f"{part}\n{text}\n", flush=True)
            if not arguments.is_print:
                path = BENCH / "README.md"
                path.write_text(replace_block(path.read_text(encoding="utf-8"), part, text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
