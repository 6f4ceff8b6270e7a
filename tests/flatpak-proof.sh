#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Proves the Flatpak packaging where Flathub is out of reach: makes a runtime and an SDK out of
# Debian 13's packages, which are GNOME 48 (GTK 4.18, libadwaita 1.7), and with them
#   flatpak-proof.sh app   builds the shipped manifest unchanged and without network, installs it from
#                          a bundle, runs it on a virtual display and looks at its permissions
#   flatpak-proof.sh sdk   builds the whole tree with warnings as errors and runs the tests that need
#                          no display
# TRI_FLATPAK_CACHE keeps the runtime between runs (/var/tmp/trichion-flatpak, about 350 MB; 3 GB while
# it is made). TRI_FLATPAK_OUTPUT is a folder for logs, the bundle and the screenshot. Exit 77: the
# machine cannot run sandboxes.
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
self=$top/tests/flatpak-proof.sh
cache=${TRI_FLATPAK_CACHE:-/var/tmp/trichion-flatpak}
id=org.trichion.Trichion
branch=48
manifest=flatpak/$id.yml

tool_packages='flatpak flatpak-builder ostree mmdebstrap debian-archive-keyring bubblewrap git
xvfb dbus xdotool x11-utils imagemagick desktop-file-utils'

# What an application may count on in the GNOME platform: nothing that the real one lacks. dbus-x11
# only keeps dconf from pulling in systemd.
platform_packages='libgtk-4-1 libadwaita-1-0 libsqlite3-0 libjson-glib-1.0-0 libjpeg62-turbo
liblcms2-2 adwaita-icon-theme hicolor-icon-theme librsvg2-common shared-mime-info gsettings-desktop-schemas
dconf-gsettings-backend dbus-x11 libglib2.0-bin fontconfig fonts-cantarell fonts-dejavu-core
webp-pixbuf-loader ca-certificates tzdata'
# The last line is what flatpak-builder itself calls in the SDK.
sdk_packages='gcc libc6-dev meson ninja-build pkgconf gettext python3 libgtk-4-dev libadwaita-1-dev
libsqlite3-dev libjson-glib-dev libjpeg62-turbo-dev liblcms2-dev libgtk-4-bin
libglib2.0-dev-bin desktop-file-utils appstream appstream-util elfutils binutils'

say () { printf '%s\n' "$*"; }

fail ()
{
  say "flatpak: $*" >&2
  exit 1
}

# runtime_tree ROOT TREE ID: the part of a Debian root that Flatpak mounts on /usr, laid out as
# "flatpak build-export" wants it.
runtime_tree ()
{
  usr=$2/usr
  mkdir -p "$2/files"
  cp -a "$1/usr" "$usr"
  cp -a "$1/etc" "$usr/etc"
  rm -rf "$usr/local" "$usr/src" "$usr/games" "$usr/share/doc" "$usr/share/man" "$usr/share/locale" \
    "$usr/lib/systemd" "$usr/etc/apt" "$usr/etc/systemd" "$usr/etc/init.d" "$usr/etc/security" \
    "$usr/etc/pam.d" "$usr/etc/mtab" "$usr/etc/hostname" "$usr/etc/resolv.conf" \
    "$usr/etc/machine-id" "$usr/etc/.pwd.lock"
  rm -f "$usr/etc/"*shadow* "$usr/etc/"*-
  find "$usr" \( -type p -o -type s -o -type b -o -type c \) -delete
  chmod -R u+rwX,go+rX,ug-s "$usr"
  cat > "$usr/etc/fonts/conf.d/05-flatpak.conf" << END_FONTS
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>/app/share/fonts</dir><dir>/run/host/fonts</dir></fontconfig>
END_FONTS
  cat > "$2/metadata" << END_METADATA
[Runtime]
name=$3
runtime=org.gnome.Platform/$(flatpak --default-arch)/$branch
sdk=org.gnome.Sdk/$(flatpak --default-arch)/$branch
END_METADATA
}

# The SDK's packages go into the root that the platform was copied from, so that it is the platform
# and more, and the base is unpacked only once. mmdebstrap's hooks call this script again.
make_runtime ()
{
  [ "$(id -u)" -eq 0 ] || fail 'making the runtime needs root'
  work=$cache/work
  rm -rf "$work" "$cache/repo"
  mkdir -p "$work"
  mirror=$(apt-cache policy base-files | awk '/ http/ && !/security/ { print $2; exit }')
  mirror=${mirror:-http://deb.debian.org/debian}
  mmdebstrap --quiet --mode=root --variant=essential --format=directory \
    --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Retries "3"' \
    --aptopt='Acquire::Languages "none"' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt=force-unsafe-io \
    --include="$(echo $platform_packages | tr ' ' ,)" \
    --customize-hook="sh '$self' runtime-tree \"\$1\" '$work/platform' org.gnome.Platform" \
    --customize-hook='APT_CONFIG="$MMDEBSTRAP_APT_CONFIG" apt-get -qq -y -oDPkg::Chroot-Directory="$1" -oDpkg::Use-Pty=0 install '"$(echo $sdk_packages)" \
    --customize-hook="sh '$self' runtime-tree \"\$1\" '$work/sdk' org.gnome.Sdk" \
    trixie "$work/root" "deb $mirror trixie main" > "$cache/runtime.log" 2>&1 || {
    tail -n 20 "$cache/runtime.log" >&2
    rm -rf "$work"
    fail "the runtime could not be made (all of it: $cache/runtime.log)"
  }
  ostree --repo="$work/repo" init --mode=archive
  ostree --repo="$work/repo" config set core.fsync false
  ostree --repo="$work/repo" config set archive.zlib-level 3
  for tree in platform sdk; do
    flatpak build-export --runtime "$work/repo" "$work/$tree" "$branch" > /dev/null
  done
  flatpak build-update-repo "$work/repo" > /dev/null
  chmod -R a+rX "$work/repo"
  echo $platform_packages $sdk_packages > "$work/repo/packages"
  # Only a whole repository gets its name.
  rm -rf "$cache/repo"
  mv "$work/repo" "$cache/repo"
  rm -rf "$work"
}

if [ "${1:-}" = runtime-tree ]; then
  shift
  runtime_tree "$@"
  exit
elif [ "${1:-}" = runtime ]; then
  make_runtime
  exit
fi

# As root everything runs as nobody: root would keep its rights in the sandbox and prove little.
as_user ()
{
  if [ "$(id -u)" -eq 0 ]; then
    set -- setpriv --reuid=nobody --regid=nogroup --clear-groups -- "$@"
  fi
  env -i PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 HOME="$scratch/home" \
    XDG_RUNTIME_DIR="$scratch/run" FLATPAK_USER_DIR="$scratch/flatpak" GSK_RENDERER=cairo "$@"
}

# in_session COMMAND...: with a virtual display and a session bus. A bundle's installation asks the
# system bus about parental controls, so the session bus stands in for it.
in_session ()
{
  as_user xvfb-run -a -s '-noreset -screen 0 1280x900x24 -nolisten tcp' dbus-run-session -- \
    sh -c 'export XDG_SESSION_TYPE=x11 DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS; exec "$@"' \
    session "$@"
}

prepare ()
{
  . "$top/src/setup.sh"
  need_packages $tool_packages || exit 1
  # A runtime of other packages is an old one.
  if [ "$(cat "$cache/repo/packages" 2> /dev/null)" != "$(echo $platform_packages $sdk_packages)" ]; then
    say "Making a GNOME $branch runtime from Debian 13's packages in $cache (a few minutes) ..."
    mkdir -p "$cache"
    if [ "$(id -u)" -eq 0 ]; then
      make_runtime
    else
      sudo TRI_FLATPAK_CACHE="$cache" sh "$self" runtime
    fi
  fi

  scratch=$(mktemp -d /var/tmp/trichion-proof.XXXXXX)
  trap 'rm -rf "$scratch"' EXIT
  output=${TRI_FLATPAK_OUTPUT:-$cache/output}
  mkdir -p "$output" "$scratch/home" "$scratch/run" "$scratch/src"
  # What git knows or would add, so that no build folder comes along.
  (cd "$top" && git ls-files -z --cached --others --exclude-standard \
    | tar --null -T - --ignore-failed-read -cf - 2> /dev/null) | tar -xf - -C "$scratch/src"
  if [ "$(id -u)" -eq 0 ]; then
    mkdir -p /tmp/.X11-unix
    chmod 1777 /tmp/.X11-unix
    chown -R nobody:nogroup "$scratch"
  fi
  chmod 700 "$scratch/run"

  if ! as_user bwrap --unshare-all --ro-bind / / true 2> "$scratch/bwrap.log"; then
    say "SKIPPED: this machine cannot run sandboxes: $(cat "$scratch/bwrap.log")"
    exit 77
  fi
  as_user flatpak --user remote-add --no-gpg-verify local "file://$cache/repo"
  as_user flatpak --user install -y --noninteractive local \
    "org.gnome.Platform//$branch" "org.gnome.Sdk//$branch" > "$output/runtime.log" 2>&1 \
    || fail "the runtime could not be installed: $(tail -n 3 "$output/runtime.log")"
}

# expect WHAT FOUND WANTED
expect ()
{
  [ "$2" = "$3" ] || fail "$1: “$2”, not “$3”"
}

check_exports ()
{
  for file in "files/bin/trichion" "export/share/applications/$id.desktop" \
    "export/share/icons/hicolor/scalable/apps/$id.svg" "files/share/app-info/xmls/$id.xml.gz"; do
    [ -e "$scratch/app/$file" ] || fail "$file was not made (do its name and the app-id differ?)"
  done
  # flatpak-builder 1.2 exports the metainfo by its older name.
  [ -e "$scratch/app/export/share/metainfo/$id.metainfo.xml" ] \
    || [ -e "$scratch/app/export/share/metainfo/$id.appdata.xml" ] || fail 'no metainfo is exported'
  desktop-file-validate "$scratch/app/export/share/applications/$id.desktop" \
    || fail 'the exported desktop file is not valid'
  # By this a window finds its icon and name on X11; look() expects it of the window.
  grep -qx 'StartupWMClass=trichion' "$scratch/app/export/share/applications/$id.desktop" \
    || fail 'the desktop file does not name the class of the windows'
  # The whole of it, so that nothing can be added unseen: no network, no file, no bus name.
  expect 'permissions' "$(as_user flatpak info --user --show-permissions "$id" | grep -v '^$')" \
    '[Context]
shared=ipc;
sockets=x11;wayland;fallback-x11;
devices=dri;'
  expect 'runtime' "$(as_user flatpak info --user --show-runtime "$id")" \
    "org.gnome.Platform/$(flatpak --default-arch)/$branch"
}

# look NAME STORE [OPTION...]: starts the installed program, waits for its window, takes the picture
# NAME.png and closes it. The program's own words are part of the proof: no warning, and no doubt
# where it keeps its record.
look ()
{
  name=$1
  store=$scratch/home/.var/app/$id/data/trichion/$2/store.db
  shift 2
  cat > "$scratch/look.sh" << 'END_LOOK'
picture=$1
shift
flatpak run "$@" > "$HOME/app.log" 2>&1 &
window=
i=0
while [ -z "$window" ] && [ "$i" -lt 300 ]; do
  window=$(xdotool search --onlyvisible --class '^trichion$' 2> /dev/null | head -n 1)
  i=$((i + 1))
  sleep 0.2
done
# What is seen last has come from other threads.
sleep 8
import -window root "$HOME/$picture"
flatpak ps --columns=application
flatpak kill "$1"
wait
[ -n "$window" ]
END_LOOK
  in_session sh "$scratch/look.sh" "$name.png" "$id" "$@" > "$output/$name.log" 2>&1 || {
    cat "$output/$name.log" "$scratch/home/app.log" >&2
    fail "no window of class trichion, as the desktop file says, came up"
  }
  grep -qx "$id" "$output/$name.log" || fail "$id is not what ran"
  cp "$scratch/home/app.log" "$output/$name-words.log"
  cp "$scratch/home/$name.png" "$output/"
  ! grep -E 'WARNING|CRITICAL|ERROR' "$output/$name-words.log" || fail 'the program warned'
  colours=$(identify -format %k "$output/$name.png")
  [ "$colours" -gt 50 ] || fail "the picture $output/$name.png has only $colours colours"
  [ -s "$store" ] || fail "the record is not in $store"
}

check_sandbox ()
{
  echo secret > "$scratch/home/secret.txt"
  chmod a+r "$scratch/home/secret.txt"
  in_session flatpak run --command=sh "$id" -c '
    test ! -e "$1" || echo "the home folder is open"
    test "$(tail -n +3 /proc/net/dev | wc -l)" -eq 1 || echo "there is a network"
    ! touch /app/x 2> /dev/null || echo "/app can be written"
    test "$XDG_DATA_HOME" = "$HOME/.var/app/$2/data" || echo "data would go to $XDG_DATA_HOME"
  ' sandbox "$scratch/home/secret.txt" "$id" > "$output/sandbox.log" 2> "$output/session.log" \
    || fail "the sandbox has no shell: $(cat "$output/session.log")"
  [ ! -s "$output/sandbox.log" ] || fail "$(cat "$output/sandbox.log")"
}

prove_app ()
{
  # Without network by a namespace, besides flatpak-builder's own word.
  (cd "$scratch/src" && as_user bwrap --dev-bind / / --unshare-net \
    flatpak-builder --user --disable-download --disable-rofiles-fuse --force-clean \
    --state-dir="$scratch/state" --repo="$scratch/repo" "$scratch/app" "$manifest") \
    > "$output/build.log" 2>&1 || {
    tail -n 20 "$output/build.log" >&2
    fail "the manifest does not build (all of it: $output/build.log)"
  }
  ! grep -n 'warning:' "$output/build.log" || fail 'the build has warnings'
  as_user flatpak build-bundle "$scratch/repo" "$scratch/$id.flatpak" "$id" > /dev/null
  cp "$scratch/$id.flatpak" "$output/"
  in_session flatpak --user install -y --noninteractive "$scratch/$id.flatpak" \
    > "$output/install.log" 2>&1 || fail "the bundle does not install: $(cat "$output/install.log")"
  check_exports
  say "flatpak: built, $(stat -c %s "$output/$id.flatpak") bytes; permissions and ids are right"
  look window record
  look demo demo --demo
  check_sandbox
  say "flatpak: its windows came up ($output/window.png, demo.png); permissions, ids and sandbox hold"
}

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

prepare
for part in "${@:-app}"; do
  case $part in
    app) prove_app ;;
    sdk) prove_sdk ;;
    *) fail "there is no part “$part”: app, sdk" ;;
  esac
done
