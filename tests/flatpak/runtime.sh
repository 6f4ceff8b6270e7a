# SPDX-License-Identifier: GPL-3.0-or-later
# A runtime and an SDK out of Debian 13's packages, which are GNOME 48 (GTK 4.18, libadwaita 1.7),
# under the real names. Sourced by tests/flatpak-proof.sh.

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
# and more, and the base is unpacked only once. mmdebstrap's hooks call tests/flatpak-proof.sh again.
make_runtime ()
{
  work=$cache/work
  rm -rf "$work"
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

# A runtime of other packages is an old one.
need_runtime ()
{
  [ "$(cat "$cache/repo/packages" 2> /dev/null)" != "$(echo $platform_packages $sdk_packages)" ] \
    || return 0
  say "Making a GNOME $branch runtime from Debian 13's packages in $cache (a few minutes) ..."
  mkdir -p "$cache"
  make_runtime
}
