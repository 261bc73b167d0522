#!/usr/bin/env bash
# Builds the fuzzers and runs each for a number of seconds: tests/fuzz/run.sh 60. What they found
# interesting is kept in build/fuzz/corpus, what broke a reader in build/fuzz/crash-*. Without clang
# nothing is run, and the exit code is 77.
set -euo pipefail

project="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
command -v clang++ >/dev/null || { echo "clang is not installed"; exit 77; }

cd "$project"
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --parallel 2
cd build/fuzz
for reader in frame message record; do
  mkdir -p "corpus/$reader"
  [ "$reader" != record ] || cp -n "$project"/schemas/examples/*.json corpus/record/
  "tests/fuzz/fuzz_$reader" -max_total_time="${1:-10}" -timeout=10 -rss_limit_mb=1024 -max_len=65536 \
    -print_final_stats=1 "corpus/$reader" 2>&1 | grep -E 'ERROR|SUMMARY|stat::number_of_executed' || true
  [ "${PIPESTATUS[0]}" -eq 0 ] || exit 1
done
