"""Which file may include which.

base includes only base, model only base and model. The siblings see base, model and themselves.
worker composes the page-level stages inside the child process and is the only user of pdf and ocr;
archive stands above the siblings and worker. cli opens a store and a worker, hands both to archive,
and prints what comes back by report and record; it never calls a stage.
Foreign headers stay inside their module, and a header that includes one stays inside it, too.
The library neither prints nor reads the environment; the worker program does both.
"""

import re

from tree import includes, without_comments_and_strings

SIBLINGS = set("pdf ocr image page redact align diff identify lists record store proof index report "
               "exchange web composite".split())
GROUND = {"base", "model"}
PROCESS_ONLY = {"pdf", "ocr", "image"}  # called in the worker process and nowhere else
# Likewise, of a module whose other headers anyone may include: it parses bytes of unknown origin.
PROCESS_ONLY_HEADERS = {"lists/cell_table.hpp"}
ALLOWED = {
    "base": {"base"},
    "model": GROUND,
    **{sibling: GROUND | {sibling} for sibling in SIBLINGS},
    "identify": GROUND | {"identify", "schemas"},  # tables of patterns and codes
    "lists": GROUND | {"lists", "schemas"},  # the table of headings
    "record": GROUND | {"record", "schemas"},
    "worker": GROUND | SIBLINGS | {"worker"},
    "archive": GROUND | (SIBLINGS - PROCESS_ONLY) | {"worker", "archive"},
    "cli": GROUND | {"archive", "store", "worker", "record", "report", "web", "cli"},
}

# First part of an included path -> the modules that may include it.
FOREIGN = {
    "poppler": {"pdf"},
    "qpdf": {"pdf", "composite"},
    "tesseract": {"ocr"},
    "leptonica": {"ocr", "image", "redact", "align"},
    "allheaders.h": {"ocr", "image", "redact", "align"},
    "git2.h": {"store"},
    "git2": {"store"},
    "zlib.h": {"store", "exchange", "index"},
    "unicode": {"exchange"},
    "libxml": {"exchange"},
    "openssl": {"base", "proof"},
    "seccomp.h": {"base", "worker"},
    "nlohmann": {"record", "exchange", "web"},
    "valijson": {"record"},
    "re2": {"identify"},
    "sqlite3.h": {"index"},
    "orcus": {"lists"},
    "httplib.h": {"web"},
    "CLI": {"cli"},
}
SYSTEM = re.compile(r"(sys|linux|netinet|arpa)/[\w/]+\.h|[a-z_0-9]+|"
                    r"(unistd|fcntl|errno|signal|poll|dirent|sched|spawn|pthread|termios|iconv|"
                    r"langinfo|dlfcn|pwd|string|stdlib|stdio|time|ftw)\.h")

SPEAKS = re.compile(r"\bstd::(?:cout|cerr|clog)\b|\b(?:std::)?(?:printf|puts|putchar|perror)\s*\(|"
                    r"\b(?:fprintf|fputs|fwrite)\s*\([^;]*\bstd(?:out|err)\b")
ENVIRONMENT = re.compile(r"\b(?:secure_)?getenv\s*\(|\b(?:set|put|unset)env\s*\(|\benviron\b")
WORKER_PROGRAM = "core/worker/main.cpp"


def check(tree):
    problems = []
    graph = {}  # file -> [(line, included file)]
    for name in tree.cpp("core", "cli", "schemas"):
        graph[name] = []
        for line, opening, path in includes(tree.text(name)):
            target = _project_file(tree, path)
            if target:
                graph[name].append((line, target))
            problems += _include_problems(name, line, opening, path, target)
        problems += _silence_problems(tree, name)
    return problems + _leaks(tree, graph) + _cycles(graph)


def _module_of(name):
    parts = name.split("/")
    return parts[1] if parts[0] == "core" else parts[0]


def _project_file(tree, path):
    for name in ("core/" + path, "cli/" + path, path):
        if name in tree.files:
            return name
    return None


def _include_problems(name, line, opening, path, target):
    module = _module_of(name)
    if opening == '"':
        if target is None:
            return [f'{name}:{line}: "{path}" is no file of the project']
        wanted = _module_of(target)
        if wanted not in ALLOWED.get(module, {module}):
            return [f"{name}:{line}: {module} includes {path}, and may not see {wanted}"]
        if path in PROCESS_ONLY_HEADERS and module not in {wanted, "worker"}:
            return [f"{name}:{line}: {module} includes {path}, which only the worker process calls"]
        return []
    owners = FOREIGN.get(_library_of(path))
    if owners:
        if module not in owners:
            return [f"{name}:{line}: {module} includes <{path}>, which belongs to "
                    f"{' '.join(sorted(owners))}"]
    elif not SYSTEM.fullmatch(path):
        return [f"{name}:{line}: <{path}> is a library that tests/lint/layers.py does not name"]
    return []


def _silence_problems(tree, name):
    if not name.startswith("core/") or name == WORKER_PROGRAM:
        return []
    problems = []
    text = without_comments_and_strings(tree.text(name))
    for number, line in enumerate(text.splitlines(), start=1):
        if SPEAKS.search(line):
            problems.append(f"{name}:{number}: the library prints")
        if ENVIRONMENT.search(line):
            problems.append(f"{name}:{number}: the library touches the environment")
    return problems


def _library_of(path):
    return re.sub(r"^poppler-.*", "poppler", path.removeprefix("cpp/").split("/")[0])


def _leaks(tree, graph):
    """A header with a foreign include, itself or by another header, is private to its module."""
    foreign = {name for name in graph if name.endswith(".hpp") and name.startswith("core/") and any(
        opening == "<" and _library_of(path) in FOREIGN
        for _, opening, path in includes(tree.text(name)))}
    grown = True
    while grown:
        more = {name for name, targets in graph.items() if name.endswith(".hpp")
                and name not in foreign and any(target in foreign for _, target in targets)}
        foreign |= more
        grown = bool(more)
    problems = [f"{name}:{line}: {target} carries a foreign header out of {_module_of(target)}"
                for name, targets in graph.items() for line, target in targets
                if target in foreign and _module_of(target) != _module_of(name)]
    return problems + [f"{name}: includes a foreign header, so its module must name it in "
                       f"PRIVATE_HEADERS" for name in sorted(foreign)
                       if not _is_named_private(tree, name)]


def _is_named_private(tree, name):
    lists = f"core/{_module_of(name)}/CMakeLists.txt"
    if lists not in tree.files:
        return False
    match = re.search(r"PRIVATE_HEADERS([^A-Z)]*)", tree.text(lists))
    return bool(match) and name.rsplit("/", 1)[1] in match[1].split()


def _cycles(graph):
    finished, path, problems = set(), [], []

    def visit(name):
        if name in path:
            problems.append("include cycle: " + " -> ".join(path[path.index(name):] + [name]))
        elif name not in finished:
            path.append(name)
            for _, target in graph.get(name, []):
                visit(target)
            path.pop()
            finished.add(name)

    for name in graph:
        visit(name)
    return problems


def _file(*lines):
    return "".join(line + "\n" for line in lines)


WRONG = [
    ("base looks up", {"core/base/a.cpp": _file('#include "model/page.hpp"'),
                       "core/model/page.hpp": ""}, "base includes model/page.hpp"),
    ("model looks up", {"core/model/a.cpp": _file('#include "diff/a.hpp"'), "core/diff/a.hpp": ""},
     "model includes diff/a.hpp"),
    ("a sibling includes a sibling", {"core/diff/a.cpp": _file('#include "align/a.hpp"'),
                                      "core/align/a.hpp": ""}, "diff includes align/a.hpp"),
    ("a sibling includes archive", {"core/report/a.cpp": _file('#include "archive/a.hpp"'),
                                    "core/archive/a.hpp": ""}, "may not see archive"),
    ("a sibling includes worker", {"core/diff/a.cpp": _file('#include "worker/a.hpp"'),
                                   "core/worker/a.hpp": ""}, "may not see worker"),
    ("archive parses a PDF itself", {"core/archive/a.cpp": _file('#include "pdf/a.hpp"'),
                                     "core/pdf/a.hpp": ""}, "archive includes pdf/a.hpp"),
    ("archive parses a list itself", {"core/archive/a.cpp": _file('#include "lists/cell_table.hpp"'),
                                      "core/lists/cell_table.hpp": ""}, "only the worker process"),
    ("a command calls a stage", {"cli/a.cpp": _file('#include "diff/a.hpp"'),
                                 "core/diff/a.hpp": ""}, "cli includes diff/a.hpp"),
    ("Poppler outside pdf", {"core/page/a.cpp": _file("#include <poppler-document.h>")},
     "page includes <poppler-document.h>"),
    ("OpenSSL outside base", {"core/store/a.cpp": _file("#include <openssl/evp.h>")},
     "store includes <openssl/evp.h>"),
    ("git outside store", {"core/archive/a.cpp": _file("#include <git2.h>")}, "<git2.h>"),
    ("an unknown library", {"core/base/a.cpp": _file("#include <boost/any.hpp>")}, "does not name"),
    ("a file that is not there", {"core/base/a.cpp": _file('#include "base/none.hpp"')},
     "is no file of the project"),
    ("a foreign type in a public header",
     {"core/store/a.hpp": _file("#include <git2.h>"), "core/store/CMakeLists.txt": ""},
     "must name it in PRIVATE_HEADERS"),
    ("a private header outside its module",
     {"core/worker/a.cpp": _file('#include "pdf/b.hpp"'),
      "core/pdf/b.hpp": _file('#include "pdf/a.hpp"'),
      "core/pdf/a.hpp": _file("#include <qpdf/QPDF.hh>"),
      "core/pdf/CMakeLists.txt": "palimpsest_module(pdf PRIVATE_HEADERS a.hpp b.hpp)"},
     "carries a foreign header out of pdf"),
    ("headers in a circle", {"core/base/a.hpp": _file('#include "base/b.hpp"'),
                             "core/base/b.hpp": _file('#include "base/a.hpp"')}, "include cycle"),
    ("the library prints", {"core/base/a.cpp": _file("void f() { std::cout << 1; }")}, "prints"),
    ("the library prints in C", {"core/base/a.cpp": _file('void f() { printf("a"); }')}, "prints"),
    ("the library prints errors", {"core/base/a.cpp": _file('void f() { fprintf(stderr, "a"); }')},
     "prints"),
    ("the library reads the environment",
     {"core/base/a.cpp": _file('auto a = std::getenv("HOME");')}, "touches the environment"),
]

RIGHT = [
    ("a private header in a folder of its module",
     {"core/store/write/a.hpp": _file("#include <git2.h>"),
      "core/store/CMakeLists.txt": "palimpsest_module(store PRIVATE_HEADERS a.hpp)"}),
    ("words about printing, and snprintf",
     {"core/base/a.cpp": _file("// std::cout is for cli alone", '#include <cstdio>',
                               'void f() { snprintf(a, 4, "printf("); }')}),
    ("the layers as they are meant",
     {"core/worker/a.cpp": _file('#include "pdf/a.hpp"', '#include "ocr/a.hpp"',
                                  '#include "lists/cell_table.hpp"'),
      "core/lists/cell_table.hpp": "",
      "core/pdf/a.hpp": _file('#include "model/page.hpp"', "#include <vector>"),
      "core/ocr/a.hpp": "", "core/model/page.hpp": "", "core/archive/a.hpp": "",
      "core/archive/a.cpp": _file('#include "archive/a.hpp"', "#include <sys/stat.h>"),
      "cli/a.cpp": _file('#include "archive/a.hpp"', "#include <CLI/CLI.hpp>")}),
]
