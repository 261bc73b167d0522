#!/usr/bin/env python3
"""Measure a full check of large originals beside `openssl dgst -sha256` on the same files, in turns.

    verify_bench.py PALIMPSEST [--originals 8] [--megabytes 64] [--rounds 5] [--work FOLDER]

Makes an archive of PDFs of one page, each with a stream of random bytes, then measures in turns

  openssl   `openssl dgst -sha256` over the originals, one process
  verify    `palimpsest verify`, once held to one processor and once with all of them

and prints megabytes a second of the originals, and what share of openssl's speed that is for each processor.
The best of the rounds counts: what other processes take away says nothing of this one.
"""
import argparse
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time


def pdf_with(ballast):
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
              b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
              b"<< /Length %d >>\nstream\n" % len(ballast) + ballast + b"\nendstream"]
    out, places = [b"%PDF-1.5\n"], []
    size = len(out[0])
    for number, body in enumerate(bodies, 1):
        places.append(size)
        out.append(b"%d 0 obj\n" % number + body + b"\nendobj\n")
        size += len(out[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.append(b"xref\n0 5\n0000000000 65535 f \n" + table +
               b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % size)
    return b"".join(out)


def make_archive(program, folder, count, megabytes):
    archive, files = folder / "archive", folder / "files"
    files.mkdir()
    for number in range(count):
        (files / f"299-10001-{10000 + number}.pdf").write_bytes(
            pdf_with(random.Random(number).randbytes(megabytes << 20)))
    for command in (["init", archive], ["import", files, "--release", "2023", "--ocr", "never", "--archive", archive]):
        subprocess.run([program, *map(str, command)], check=True, stdout=subprocess.DEVNULL)
    return archive


def seconds(command, processors=None):
    limit = (lambda: os.sched_setaffinity(0, processors)) if processors else None
    start = time.monotonic()
    subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL, preexec_fn=limit)
    return time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("palimpsest", type=pathlib.Path)
    parser.add_argument("--originals", type=int, default=8)
    parser.add_argument("--megabytes", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", type=pathlib.Path)
    arguments = parser.parse_args()
    program = arguments.palimpsest.resolve()
    with tempfile.TemporaryDirectory(dir=arguments.work) as folder:
        archive = make_archive(program, pathlib.Path(folder), arguments.originals, arguments.megabytes)
        originals = sorted(path for path in (archive / "originals").rglob("?" * 64))
        bytes_ = sum(path.stat().st_size for path in originals)
        one = {min(os.sched_getaffinity(0))}
        every = os.sched_getaffinity(0)
        ways = {"openssl": (["openssl", "dgst", "-sha256", *originals], one),
                "verify, 1 processor": ([program, "verify", "--archive", archive], one),
                f"verify, {len(every)} processors": ([program, "verify", "--archive", archive], every)}
        best = {name: float("inf") for name in ways}
        for _ in range(arguments.rounds):
            for name, (command, processors) in ways.items():
                best[name] = min(best[name], seconds(command, processors))
        base = bytes_ / best["openssl"]
        print(f"{len(originals)} originals, {bytes_ / 1e6:.0f} MB, best of {arguments.rounds}")
        for name, (_, processors) in ways.items():
            speed = bytes_ / best[name]
            print(f"{name:22} {speed / 1e6:7.0f} MB/s  {speed / base / len(processors):.2f} of openssl a processor")
    return 0


if __name__ == "__main__":
    sys.exit(main())
