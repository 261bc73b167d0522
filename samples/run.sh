#!/usr/bin/env bash
# Installs what is missing, builds the program, and follows one sample record through three releases.
#
#   samples/run.sh [FOLDER]
#
# FOLDER is where the archive goes: new or empty, a new temporary folder by default. It is kept, so
# that it can be looked at. The report that is shown at the end is written into build/.
set -euo pipefail

project="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
archive="${1:-$(mktemp --directory --tmpdir palimpsest-samples.XXXXXX)/archive}"
archive="$(realpath --canonicalize-missing "$archive")"

"$project/tests/support/install_packages.sh" build
cd "$project"
cmake --preset release >/dev/null
cmake --build --preset release --parallel "$(nproc)"
PATH="$project/build/release/bin:$PATH"

# Shows a command and runs it. Exit code 1 is an answer ("there is something to report"), no failure.
say_and_run() {
  printf '\n$ %s\n' "$*"
  "$@" || [ $? -eq 1 ]
}

cd samples/releases
say_and_run palimpsest init "$archive"
export PALIMPSEST_ARCHIVE="$archive"
for release in *; do
  say_and_run palimpsest import "$release" --release "$release"
done
say_and_run palimpsest list

document=299-10001-10007  # opened step by step; samples/README.md tells the others
say_and_run palimpsest show "$document"
say_and_run palimpsest diff "$document"
say_and_run palimpsest verify
report="$project/build/$document.html"
say_and_run palimpsest report "$document" --output "$report"

printf '\nThe archive is kept in %s\n' "$archive"
printf 'The report opens in any browser: %s\n' "$report"
printf 'Stock git reads it, too:  git -C %s/repository.git log --stat main\n' "$archive"
