# SPDX-License-Identifier: GPL-3.0-or-later
# What src/run.sh and tests/run.sh share: the packages and the build. Sourced with $top set to the
# top of the source tree.

run_packages='build-essential meson ninja-build pkg-config gettext libglib2.0-bin
libgtk-4-dev libadwaita-1-dev libsqlite3-dev libjpeg62-turbo-dev libpng-dev liblcms2-dev
libjson-glib-dev desktop-file-utils librsvg2-common adwaita-icon-theme webp-pixbuf-loader
heif-gdk-pixbuf'

test_packages='xvfb xauth xdotool x11-utils dbus imagemagick appstream appstream-util
clang-format sqlite3 libgl1-mesa-dri fonts-cantarell locales'

say ()
{
  printf '%s\n' "$*" >&2
}

# need_packages PACKAGE...: installs those that are missing, and says which.
need_packages ()
{
  if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
    say "This script sets up Debian 12. On another system install what these Debian packages hold" \
      "and build with meson: $*"
    return 1
  fi

  missing=
  for package in "$@"; do
    if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2> /dev/null)" != installed ]; then
      missing="$missing $package"
    fi
  done
  [ -n "$missing" ] || return 0

  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo > /dev/null; then
      say "These packages are missing and installing them needs root or sudo:$missing"
      return 1
    fi
    as_root=sudo
  fi
  say "Installing with apt-get:$missing"
  $as_root apt-get -qq update \
    && $as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get -qq -y --no-install-recommends install $missing > /dev/null
}

# build DIRECTORY [MESON_OPTION...]: configures it unless that is done, and builds.
build ()
{
  directory=$1
  shift
  # A folder that was moved, or left half configured, is made again.
  if [ -e "$directory" ] \
    && ! { ninja -C "$directory" -t targets > /dev/null 2>&1 \
      && grep -qF "\"source\": \"$top\"" "$directory/meson-info/meson-info.json" 2> /dev/null; }; then
    if [ ! -d "$directory/meson-private" ] && [ -n "$(ls -A "$directory")" ]; then
      say "$directory is not a build folder; move it away or set TRI_BUILD_DIR to another place."
      return 1
    fi
    say "The build folder $directory is broken or of another place; making it again."
    rm -rf "$directory"
  fi
  if [ ! -e "$directory" ]; then
    meson setup "$@" "$directory" "$top" > "$directory.log" 2>&1 || {
      cat "$directory.log" >&2
      return 1
    }
    mv "$directory.log" "$directory/setup.log"
  elif [ $# -gt 0 ]; then
    meson configure "$@" "$directory" || return 1
  fi
  ninja -C "$directory" >&2
}
