#!/usr/bin/env bash
# Installs the Debian packages of the named sections of packages.txt that are missing, and nothing
# when none is.
#
#   tests/support/install_packages.sh build test
set -euo pipefail

list="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/packages.txt"

packages_of_section() {
  awk -v section="[$1]" '/^\[/ { inside = ($1 == section); next } inside && NF && !/^#/ { print $1 }' "$list"
}

# One name a line: every installed package, and what it provides (a Node.js from elsewhere than Debian
# may bring npm along, and refuse Debian's).
installed_names() {
  dpkg-query --show --showformat='${db:Status-Status}, ${Package}, ${Provides}\n' |
    awk -F', *' '$1 == "installed" { for (i = 2; i <= NF; ++i) { sub(/[ (].*/, "", $i); if ($i) print $i } }'
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "Installing packages needs root, and there is no sudo. Run as root: $*" >&2
    exit 1
  fi
}

if ! command -v dpkg-query >/dev/null; then
  echo "This is not a Debian system: install what $list names by hand." >&2
  exit 0
fi

installed="$(installed_names)"
missing=()
for section in "$@"; do
  for package in $(packages_of_section "$section"); do
    grep --quiet --line-regexp --fixed-strings "$package" <<<"$installed" || missing+=("$package")
  done
done
[ "${#missing[@]}" -gt 0 ] || exit 0

echo "Installing ${#missing[@]} missing packages: ${missing[*]}"
as_root apt-get update --quiet=2
as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get install --quiet=2 --yes --no-install-recommends -o Dpkg::Use-Pty=0 "${missing[@]}"
