#!/usr/bin/env python3
"""Judges the schemas and their examples by python3-jsonschema, apart from the program's own judge.

Every schema must be a draft-07 schema and have an example; every example must satisfy its schema, and
be refused when a required key is missing, an unknown one stands in it, or anything has another type.
"""

import argparse
import copy
import json
import pathlib
import sys

import jsonschema

METASCHEMA = jsonschema.Draft7Validator(jsonschema.Draft7Validator.META_SCHEMA)


def load_schemas(folder):
    return {path.name: json.loads(path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("*.schema.json"))}


def make_judge(name, schemas):
    resolver = jsonschema.RefResolver(base_uri=name, referrer=schemas[name], store=schemas)
    return jsonschema.Draft7Validator(schemas[name], resolver=resolver)


def schema_name(example):
    """import-failed.json is an example of import.schema.json."""
    return example.stem.split("-")[0] + ".schema.json"


def of_another_type(value):
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "seven"
    if value is None:
        return True
    if isinstance(value, list):
        return {}
    return [] if isinstance(value, dict) else 7.5


def replaced(value, path, replacement):
    """Returns a copy of `value` with another thing at `path`."""
    if not path:
        return replacement
    broken = copy.deepcopy(value)
    place = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = replacement
    return broken


def paths_of(value, path=()):
    """Yields the path and the value of everything inside `value`, itself first."""
    yield path, value
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in steps:
        yield from paths_of(child, (*path, step))


def problems_of_example(name, example, schemas):
    judge = make_judge(name, schemas)
    value = json.loads(example.read_text(encoding="utf-8"))
    for error in judge.iter_errors(value):
        yield f"{example.name}: {list(error.absolute_path)}: {error.message}"
    if judge.is_valid({**value, "surprise": 1}):
        yield f"{name} takes unknown keys"
    for path, part in paths_of(value):
        if judge.is_valid(replaced(value, path, of_another_type(part))):
            yield f"{name} takes another type at {list(path)} of {example.name}"
    for key in schemas[name].get("required", ()):
        if judge.is_valid({each: part for each, part in value.items() if each != key}):
            yield f"{name} does not require {key}"


def problems_of(folder):
    schemas = load_schemas(folder)
    for name, schema in schemas.items():
        for error in METASCHEMA.iter_errors(schema):
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
