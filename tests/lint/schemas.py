#!/usr/bin/env python3
"""Judges the schemas and their examples by python3-jsonschema, apart from the program's own judge.

Every schema must be a draft-07 schema, every example must satisfy its own, and an example must be
refused when a required key is missing or an unknown one stands in it.
"""

import argparse
import copy
import json
import pathlib
import sys

import jsonschema


def load_schemas(folder):
    return {path.name: json.loads(path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("*.schema.json"))}


def make_judge(name, schemas):
    resolver = jsonschema.RefResolver(base_uri=name, referrer=schemas[name], store=schemas)
    return jsonschema.Draft7Validator(schemas[name], resolver=resolver)


def schema_name(example):
    """import-failed.json is an example of import.schema.json."""
    return example.stem.split("-")[0] + ".schema.json"


def broken_copies(value):
    """Yields what was broken, and a copy of the object without each key and with one too many."""
    for key in value:
        broken = copy.deepcopy(value)
        del broken[key]
        yield f"without {key}", key, broken
    yield "with a surprise", None, {**value, "surprise": 1}


def problems_of_example(name, example, schemas):
    judge = make_judge(name, schemas)
    value = json.loads(example.read_text(encoding="utf-8"))
    for error in judge.iter_errors(value):
        yield f"{example.name}: {list(error.absolute_path)}: {error.message}"
    for how, key, broken in broken_copies(value):
        is_optional = key is not None and name in ("release.schema.json",) and key != "id"
        if not is_optional and judge.is_valid(broken):
            yield f"{example.name} {how} is not refused by {name}"


def problems_of(folder):
    schemas = load_schemas(folder)
    for name, schema in schemas.items():
        for error in jsonschema.Draft7Validator(jsonschema.Draft7Validator.META_SCHEMA).iter_errors(schema):
            yield f"{name}: {list(error.absolute_path)}: {error.message}"
    examples = sorted((folder / "examples").glob("*.json"))
    shown = {schema_name(example) for example in examples} | {"common.schema.json"}
    for name in sorted(set(schemas) - shown):
        yield f"{name} has no example"
    for example in examples:
        yield from problems_of_example(schema_name(example), example, schemas)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path, help="the folder schemas/")
    problems = list(problems_of(parser.parse_args().folder))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
