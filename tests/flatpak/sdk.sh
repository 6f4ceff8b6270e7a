# SPDX-License-Identifier: GPL-3.0-or-later
# The whole tree in the SDK, with warnings as errors, and its tests without a display. Sourced by
# tests/flatpak-proof.sh.

prove_sdk ()
{
  as_user flatpak build-init "$scratch/sdk" "$id" org.gnome.Sdk org.gnome.Platform "$branch"
  in_sdk () { as_user flatpak build --filesystem="$scratch" "$scratch/sdk" "$@"; }
  cat > "$scratch/sdk.sh" << 'END_SDK'
set -e
pkg-config --modversion gtk4 libadwaita-1 glib-2.0 sqlite3 | paste -s -d ' '
meson setup -Dwerror=true "$1/build" "$1/src" > "$1/setup.log" || { cat "$1/setup.log"; exit 1; }
ninja -C "$1/build"
# The picture with lettering belongs to Debian 12's cairo and fonts.
meson test -C "$1/build" --no-rebuild --print-errorlogs \
  --suite base --suite head --suite design --suite care --suite render --suite store --suite cli \
  --suite app --test-args='-s /render/overlay/picture'
meson test -C "$1/build" --no-rebuild --print-errorlogs --suite data --suite house --suite fuzz
END_SDK
  in_sdk sh "$scratch/sdk.sh" "$scratch" > "$output/sdk.log" 2>&1 || {
    grep -E 'error:|FAIL|TIMEOUT|not ok' "$output/sdk.log" | head -n 20 >&2
    fail "the tree does not hold in GNOME $branch (all of it: $output/sdk.log)"
  }
  versions=$(head -n 1 "$output/sdk.log")
  say "flatpak: builds without warnings and passes its tests in GNOME $branch" \
    "(GTK, libadwaita, GLib, SQLite: $versions)"
}
