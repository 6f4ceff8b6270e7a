#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Proves the Flatpak packaging where Flathub is out of reach, in a runtime made of Debian 13's
# packages, which are GNOME 48 (GTK 4.18, libadwaita 1.7):
#   flatpak-proof.sh app    builds the shipped manifest unchanged and without network, installs its
#                           bundle as an ordinary user, plays a consultation in it (photo, choice,
#                           files, print) through the desktop's portals, updates it from a second
#                           bundle, and looks at the sandbox from inside
#   flatpak-proof.sh sdk    builds the whole tree with warnings as errors and runs the tests that need
#                           no display
# TRI_FLATPAK_CACHE keeps the runtime between runs (/var/tmp/trichion-flatpak, about 350 MB; 3 GB while
# it is made). TRI_FLATPAK_OUTPUT is a folder for logs, the bundle and the screenshots. It needs root,
# or asks sudo for it: the runtime is made in a chroot, and what is proved runs as nobody. Exit 77: the
# machine cannot run sandboxes.
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
self=$top/tests/flatpak-proof.sh
cache=${TRI_FLATPAK_CACHE:-/var/tmp/trichion-flatpak}
output=${TRI_FLATPAK_OUTPUT:-$cache/output}
id=org.trichion.Trichion
branch=48
manifest=flatpak/$id.yml

tool_packages='flatpak flatpak-builder ostree mmdebstrap debian-archive-keyring bubblewrap git
xvfb xauth dbus xdotool x11-utils imagemagick desktop-file-utils fuse3 xdg-desktop-portal
xdg-desktop-portal-gtk sqlite3 poppler-utils'

say () { printf '%s\n' "$*"; }

fail ()
{
  say "flatpak: $*" >&2
  exit 1
}

if [ "$(id -u)" -ne 0 ]; then
  command -v sudo > /dev/null || fail 'this needs root or sudo'
  exec sudo TRI_FLATPAK_CACHE="$cache" TRI_FLATPAK_OUTPUT="$output" sh "$self" "$@"
fi
for file in runtime session checks app sdk; do
  . "$top/tests/flatpak/$file.sh"
done
if [ "${1:-}" = runtime-tree ]; then
  shift
  runtime_tree "$@"
  exit
fi
for part in "${@:-app}"; do
  case $part in
    app | sdk) ;;
    *) fail "there is no part “$part”: app, sdk" ;;
  esac
done

. "$top/src/setup.sh"
need_packages $tool_packages || exit 1
open_user
why=$(why_no_sandbox)
if [ -n "$why" ]; then
  say "SKIPPED: $why"
  exit 77
fi
need_runtime
mkdir -p "$output"
# What git knows or would add, so that no build folder comes along.
(cd "$top" && git -c safe.directory="$top" ls-files -z --cached --others --exclude-standard \
  | tar --null -T - --ignore-failed-read -cf - 2> /dev/null) | tar -xf - -C "$scratch/src"
chown -R "$user:" "$scratch/src"
start=$(date +%s)
as_user flatpak --user remote-add --no-gpg-verify local "file://$cache/repo"
as_user flatpak --user install -y --noninteractive local \
  "org.gnome.Platform//$branch" "org.gnome.Sdk//$branch" > "$output/runtime.log" 2>&1 \
  || fail "the runtime could not be installed: $(tail -n 3 "$output/runtime.log")"
figure 'runtime and SDK installed'
for part in "${@:-app}"; do
  "prove_$part"
done
