#!/usr/bin/env bash
# Installs what is missing, builds the dev preset and runs every test. Works from any folder; the
# exit code is that of ctest. Arguments go to ctest: tests/run.sh -R lint
set -euo pipefail

project="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
"$project/tests/support/install_packages.sh" build test browser samples cluster

cd "$project"
cmake --preset dev
cmake --build --preset dev --parallel "$(nproc)"
exec ctest --preset dev --parallel 3 "$@"
