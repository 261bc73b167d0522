#!/usr/bin/env python3
"""Measure the reading room under 200 readers at once, on an archive of 10,000 documents.

    serve_bench.py PALIMPSEST STORE_BENCH [--work FOLDER] [--documents 10000] [--seconds 30] [--readers 200]

STORE_BENCH makes the archive (build/dev/tests/bench/store_bench; documents of one page of text, without originals); the
samples are imported into it for pictures. wrk (Debian's package) then asks on loopback, each reader over one kept connection:

  pages     lists, documents, pages, searches, tables: 500 addresses, at random
  same      one page of a document
  pictures  cached tiles of the samples' pages

and prints the median, the 99th percentile, requests a second and errors of each, and the server's memory before and after.
"""
import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples" / "releases"


def made_archive(palimpsest, store_bench, folder, count):
    if not folder.exists():
        subprocess.run([store_bench, folder, str(count)], check=True, stdout=subprocess.DEVNULL)
        for release in sorted(SAMPLES.iterdir()):
            subprocess.run([palimpsest, "import", release, "--archive", folder, "--release", release.name, "--ocr", "never"],
                           check=True, stdout=subprocess.DEVNULL)
    return folder


def addresses(count):
    """Returns addresses of pages: half of them documents that nobody asked for before."""
    dice = random.Random(1)
    found = ["/", "/table", "/statistics?by=code", "/search?q=ab*", "/?status=redacted"]
    for _ in range(500 - len(found)):
        document = f"104-10000-{100000 + dice.randrange(count)}"
        found.append(dice.choice([f"/d/{document}", f"/d/{document}@2023-06-27/1", f"/?first={50 * dice.randrange(count // 50)}"]))
    return found


def is_shown(address):
    """False for a page that is hidden for the sake of a person."""
    try:
        urllib.request.urlopen(address).read()
    except urllib.error.HTTPError as error:
        return error.code != 404
    return True


def pictures(base):
    """Returns tiles of the samples' pages, which the server has drawn then."""
    found = []
    for release in sorted(SAMPLES.iterdir()):
        for file in sorted(release.glob("*.pdf")):
            image = f"/iiif/image/{file.stem}@{release.name}:1"
            found += [f"{image}/0,0,1024,1024/1024,/0/default.jpg", f"{image}/full/850,/0/default.jpg"]
    return [each for each in found if is_shown(base + each)]


def memory(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def measure(name, base, targets, arguments, work):
    script = work / f"{name}.lua"
    listed = ",\n".join(json.dumps(each) for each in targets)
    script.write_text(f"local all = {{\n{listed}\n}}\nlocal at = 0\nfunction request()\n  at = math.random(#all)\n"
                      "  return wrk.format('GET', all[at])\nend\n", encoding="utf-8")
    said = subprocess.run(["wrk", "-t", "2", "-c", str(arguments.readers), "-d", f"{arguments.seconds}s", "--latency", "-s", script,
                           base], check=True, text=True, capture_output=True).stdout
    part = {percent: re.search(rf"^\s+{percent}%\s+(\S+)", said, re.MULTILINE)[1] for percent in (50, 99)}
    rate = re.search(r"Requests/sec:\s+(\S+)", said)[1]
    errors = re.findall(r"(?:Socket errors|Non-2xx).*", said)
    print(f"{name:9} median {part[50]:>9}   99 % {part[99]:>9}   {rate:>9} a second   {'; '.join(errors) or 'no error'}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("palimpsest")
    parser.add_argument("store_bench")
    parser.add_argument("--work")
    parser.add_argument("--documents", type=int, default=10000)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--readers", type=int, default=200)
    arguments = parser.parse_args()
    work = pathlib.Path(arguments.work or tempfile.mkdtemp(prefix="palimpsest-serve-"))
    work.mkdir(parents=True, exist_ok=True)
    archive = made_archive(arguments.palimpsest, arguments.store_bench, work / "archive", arguments.documents)
    server = subprocess.Popen([arguments.palimpsest, "serve", "--archive", archive, "--port", "0", "--json"],
                              stdout=subprocess.PIPE, text=True)
    try:
        said = "".join(server.stdout.readline() for _ in range(3))
        base = json.loads(said)["address"].rstrip("/")
        tiles = pictures(base)
        before = memory(server)
        measure("pages", base, addresses(arguments.documents), arguments, work)
        measure("same", base, ["/d/104-10000-100500@2023-06-27/1"], arguments, work)
        measure("pictures", base, tiles, arguments, work)
        middle = memory(server)
        measure("again", base, addresses(arguments.documents) + tiles, arguments, work)
        print(f"memory: {before:.0f} MB at first, {middle:.0f} MB after all, {memory(server):.0f} MB after once more")
    finally:
        server.terminate()
        server.wait(60)


if __name__ == "__main__":
    sys.exit(main())
