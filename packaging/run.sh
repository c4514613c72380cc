#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# From a clone to the open workbench: installs what is missing, builds, starts. Arguments go to the program.
# Without a display it runs the demo in the terminal instead.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

install_missing build
configure_preset release -DBUILD_TESTING=OFF
build_targets release

programs=$project_root/build/release/bin
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$programs/aisemble-workbench" "$@"
fi
say "No display here (neither DISPLAY nor WAYLAND_DISPLAY is set): running the demo in the terminal instead."
exec "$programs/aisemble" demo "$@"
