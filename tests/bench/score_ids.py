#!/usr/bin/env python3
"""Score how often the program finds the own id of documents whose file names are hidden from it.

    score_ids.py PALIMPSEST FOLDER            a folder of make_forms.py, with gold.tsv: file, number, docid or -, title
    score_ids.py PALIMPSEST FOLDER GOLD.tsv   any other folder: file, number

Prints one line for each file that is not right, then the shares of files that are right, wrong and without an id.
"""
import json
import os
import subprocess
import sys


def gold_rows(path):
    with open(path, encoding="utf-8") as rows:
        return [line.rstrip("\n").split("\t") for line in rows if line.strip() and not line.startswith("#")]


def inspected(program, path):
    result = subprocess.run([program, "inspect", "--no-file-name", "--json", path], capture_output=True, text=True)
    return json.loads(result.stdout) if result.stdout.strip() else {"document": None, "identifiers": [], "pages": []}


def title_of(found):
    fields = [field for page in found["pages"] if page.get("form") for field in page["form"]["fields"]]
    return next((field["value"] for field in fields if field["name"] == "title"), "")


def main():
    program, folder = sys.argv[1:3]
    gold = gold_rows(sys.argv[3] if len(sys.argv) > 3 else os.path.join(folder, "gold.tsv"))
    right = wrong = docids = docids_right = titles = titles_right = 0
    for name, own, *rest in gold:
        found = inspected(program, os.path.join(folder, name))
        id_found = found["document"]
        right += id_found == own
        wrong += id_found not in (None, own)
        if id_found != own:
            near = [(n["text"], n["witness"], n["raw"], n["confidence"]) for n in found["identifiers"]
                    if n["kind"] == "document"]
            print(f"{name}: {id_found} instead of {own}; read {near}")
        if rest and rest[0] != "-":
            docids += 1
            docids_right += any(n["system"] == "docid" and n["text"] == rest[0] for n in found["identifiers"])
        if len(rest) > 1:
            titles += 1
            titles_right += title_of(found) == rest[1]
    count = len(gold)
    print(f"{count} files: right {right / count:.1%}, wrong {wrong / count:.1%}, none {1 - (right + wrong) / count:.1%}")
    if docids:
        print(f"docids of footers: {docids_right} of {docids}")
    if titles:
        print(f"titles to the letter: {titles_right} of {titles}")


if __name__ == "__main__":
    main()
