#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Trichion in build/ and starts it: without arguments with the demo client, or, where there is
# no display, makes the demo client's pictures. Arguments are handed to trichion instead.
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/src/setup.sh"

need_packages $run_packages
build "$top/build"

export GSETTINGS_SCHEMA_DIR="$top/build/data"
export TRI_LOCALEDIR="$top/build/data/po"
trichion=$top/build/src/trichion

if [ $# -gt 0 ]; then
  exec "$trichion" "$@"
elif [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
  exec "$trichion" --demo
else
  # "trichion demo" refuses a folder with anything in it; this one only ever holds its pictures.
  rm -rf "$top/build/demo"
  say "There is no display, so the demo client's consultation is written to $top/build/demo."
  exec "$trichion" demo --output "$top/build/demo"
fi
