#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Trichion in build/ and runs its tests without a display; arguments go to "meson test"
# (--suite head, or a test's name). TRI_MESON_OPTIONS are options for the build, TRI_BUILD_DIR is
# another folder for it. The last line is "N passed, N failed".
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/src/setup.sh"
directory=${TRI_BUILD_DIR:-$top/build}

if ! need_packages $run_packages $test_packages || ! build "$directory" ${TRI_MESON_OPTIONS:-}; then
  say 'Trichion could not be built, so no test was run.'
  echo '0 passed, 1 failed'
  exit 1
fi

# The results of an earlier run must not be counted if this one cannot start.
rm -f "$directory/meson-logs/testlog.json"
cd "$top"
# Tests of the window wait for frames and fingers most of the time: two of them to a core.
MESON_TESTTHREADS=${MESON_TESTTHREADS:-$(($(nproc) * 2))}
export MESON_TESTTHREADS
env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS \
  meson test -C "$directory" --print-errorlogs "$@" || true
exec python3 "$top/tests/count-results.py" "$directory/meson-logs/testlog.json"
