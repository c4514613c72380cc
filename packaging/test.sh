#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds everything and runs all tests; then the readers of outside data
# again under the address and undefined-behaviour sanitizers, and what shares data between threads under the thread one.
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

configure_preset release -DBUILD_TESTING=ON
build_targets release
run_tests release -LE 'live'

if [ -z "$quick" ]; then
  # libtorch and Qt themselves are not built with sanitizers; the layers that are ours and small are what counts here.
  # Of the address sanitizer's reports functions are enough: line tables take an eighth of the compile time. What the
  # thread one must not report is named by files (tests/tsan.supp), so it has them.
  for pair in asan:address:-O1 "tsan:thread:-O1 -g1"; do
    IFS=: read -r preset label flags <<<"$pair"
    configure_preset "$preset" -DBUILD_TESTING=ON -DCMAKE_CXX_FLAGS_RELWITHDEBINFO="$flags" \
      -DAISEMBLE_WITH_TORCH=OFF -DAISEMBLE_BUILD_DESKTOP=OFF
    build_targets "$preset" "tests_$label"
    run_tests "$preset" -L "$label" -LE 'slow|live'
  done
fi

say "All tests passed"
cat "${reports[@]}" | awk '/^[0-9]+% tests passed/ { total += $NF; failed += $4 } END { printf "%d passed, %d failed\n", total - failed, failed }'
