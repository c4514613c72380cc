# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Shared by run.sh and test.sh: what is missing is installed, nothing is ever removed.

# Headers by the compiler's dependencies: preprocessing each file for them takes a twentieth of a build that finds
# nothing in the cache.
export CCACHE_DEPEND=1

project_root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '\n== %s\n' "$*" >&2; }

# packages_of KIND...: the names listed under these kinds.
packages_of() {
  local kind
  for kind in "$@"; do
    awk -v kind="$kind" '$1 == kind { print $2 }' "$project_root/packaging/debian-packages.txt"
  done
}

# install_missing KIND...: installs what of these kinds is not installed yet.
install_missing() {
  command -v dpkg-query >/dev/null || {
    echo "This script installs packages on Debian and its relatives only. Install the equivalents of" >&2
    echo "packaging/debian-packages.txt by hand, then run it again with AISEMBLE_SKIP_INSTALL=1." >&2
    [ -n "${AISEMBLE_SKIP_INSTALL:-}" ] || exit 1
    return 0
  }
  [ -z "${AISEMBLE_SKIP_INSTALL:-}" ] || return 0
  local package missing=()
  for package in $(packages_of "$@"); do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Missing packages: ${missing[*]}. Install them as root, then run this again." >&2; exit 1; }
    as_root=(sudo)
  fi
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  "${as_root[@]}" apt-get update
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-remove --no-install-recommends "${missing[@]}"
}

# configure_preset PRESET [cmake options...]: for a build from nothing, as the scripts here make them.
configure_preset() {
  local preset=$1
  shift
  say "Configuring the '$preset' preset"
  (cd "$project_root" && cmake --preset "$preset" -DAISEMBLE_UNITY=ON "$@")
}

# build_targets PRESET [targets...]: all of them when none is named.
build_targets() {
  local preset=$1
  shift
  say "Building the '$preset' preset${*:+: $*}"
  (cd "$project_root" && cmake --build --preset "$preset" ${*:+--target "$@"})
}
