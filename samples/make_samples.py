#!/usr/bin/python3
"""Makes the sample documents, or checks that the committed ones are what this program makes.

    make_samples.py OUT_FOLDER [--seed N] [--document NUMBER ...]
    make_samples.py --check [--seed N] [--document NUMBER ...]

Writes OUT_FOLDER/releases/DATE/NUMBER.pdf and OUT_FOLDER/truth/NUMBER.json. The same seed gives the
same bytes. --check makes them in memory and compares them with the files beside this program.
Exit status: 0 done or equal, 1 different, 2 wrong arguments.
"""
import argparse
import pathlib
import sys

from maker.documents import DOCUMENTS
from maker.issue import issue
from maker.truth import json_text, truth_of

COMMITTED_SEED = 1


def files_of(document, seed):
    """Returns a mapping of relative paths to the bytes of all files of a document."""
    issues = [issue(document, index, seed) for index in range(len(document.releases))]
    files = {f"releases/{i.release.date}/{document.number}.pdf": i.pdf for i in issues}
    files[f"truth/{document.number}.json"] = (json_text(truth_of(document, issues)) + "\n").encode()
    return files


def write(files, folder):
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def differing(files, folder):
    """Returns the paths whose committed bytes are missing or different."""
    return [
        p
        for p, data in files.items()
        if not (folder / p).is_file() or (folder / p).read_bytes() != data
    ]


def strangers(folder):
    """Returns committed sample files that no document makes."""
    expected = {f"releases/{r.date}/{d.number}.pdf" for d in DOCUMENTS for r in d.releases}
    expected |= {f"truth/{d.number}.json" for d in DOCUMENTS}
    found = {
        p.relative_to(folder).as_posix()
        for part in ("releases", "truth")
        for p in (folder / part).rglob("*")
        if p.is_file()
    }
    return sorted(found - expected)


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=pathlib.Path, metavar="OUT_FOLDER")
    parser.add_argument("--seed", type=int, default=COMMITTED_SEED)
    parser.add_argument(
        "--document", nargs="+", choices=[d.number for d in DOCUMENTS], metavar="NUMBER"
    )
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    if bool(chosen.folder) == chosen.check:
        parser.error("name a folder to write, or --check")
    return chosen


def main():
    chosen, here = arguments(), pathlib.Path(__file__).resolve().parent
    wrong = strangers(here) if chosen.check else []
    for document in DOCUMENTS:
        if chosen.document and document.number not in chosen.document:
            continue
        files = files_of(document, chosen.seed)
        if chosen.check:
            wrong += differing(files, here)
        else:
            write(files, chosen.folder)
    for path in wrong:
        print(f"make_samples: not what this program makes: {path}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
