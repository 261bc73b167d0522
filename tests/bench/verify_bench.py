#!/usr/bin/env python3
"""Measure a full check of large originals beside `openssl dgst -sha256` on the same files, in turns.

    verify_bench.py PALIMPSEST [--originals 8] [--megabytes 64] [--rounds 5] [--work FOLDER]

Makes an archive of PDFs of one page, each with a stream of random bytes, then measures in turns

  openssl   `openssl dgst -sha256` over the originals: one process on one processor, and one on each of all
  verify    `palimpsest verify`, once held to one processor and once with all of them

and prints megabytes a second of the originals, and what share that is of openssl on as many processors: two of a
virtual machine can be one core, and then openssl gains nothing by them either.
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


def seconds(commands, processors):
    """Of all the commands, started at once."""
    start = time.monotonic()
    running = [subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL,
                                preexec_fn=lambda: os.sched_setaffinity(0, processors)) for command in commands]
    if any([process.wait() for process in running]):
        raise SystemExit(f"verify_bench: {commands[0][0]} failed")
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
        every = os.sched_getaffinity(0)
        best = {}
        for _ in range(arguments.rounds):
            for processors in ({min(every)}, every):
                count = len(processors)
                ways = {"openssl": [["openssl", "dgst", "-sha256", *originals[i::count]] for i in range(count)],
                        "verify": [[program, "verify", "--archive", archive]]}
                for name, commands in ways.items():
                    key = name, count
                    best[key] = min(best.get(key, float("inf")), seconds(commands, processors))
        print(f"{len(originals)} originals, {bytes_ / 1e6:.0f} MB, best of {arguments.rounds}")
        for (name, count), took in best.items():
            print(f"{name} on {count}  {bytes_ / took / 1e6:6.0f} MB/s  {best['openssl', count] / took:.2f} of openssl on {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
