#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds everything with warnings as errors and runs all tests; then the Qt-free core and the
# orchestrator again under the address, undefined-behaviour and thread sanitizers.
#   packaging/test.sh            all of it
#   packaging/test.sh --quick    without the sanitizers
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

quick=
[ "${1:-}" != --quick ] || quick=1

install_missing build test
cd "$project_root"
export QT_QPA_PLATFORM=offscreen
reports=()

# run_tests PRESET [ctest options...]
run_tests() {
  local preset=$1
  shift
  say "Tests of the '$preset' preset"
  local report=build/$preset/ctest.txt status=0
  ctest --preset "$preset" "$@" 2>&1 | tee "$report" || status=$?
  reports+=("$report")
  [ "$status" -eq 0 ] || exit "$status"
}

build_preset release -DBUILD_TESTING=ON -DAISEMBLE_WERROR=ON
run_tests release -LE 'live'

if [ -z "$quick" ]; then
  # libtorch and Qt themselves are not built with sanitizers; the layers that are ours and small are what counts here.
  for sanitizer in asan tsan; do
    build_preset "$sanitizer" -DBUILD_TESTING=ON -DAISEMBLE_WITH_TORCH=OFF -DAISEMBLE_BUILD_DESKTOP=OFF
    run_tests "$sanitizer" -L unit -LE 'slow|live'
  done
fi

say "All tests passed"
cat "${reports[@]}" | awk '/^[0-9]+% tests passed/ { total += $NF; failed += $4 } END { printf "%d passed, %d failed\n", total - failed, failed }'
