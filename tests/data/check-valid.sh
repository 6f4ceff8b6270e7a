#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-valid.sh APP_ID DATA_DIR BUILT_DIR: the desktop file and the metainfo, as they were built, and
# the settings' schema pass the validators of desktop and shops; the pictures that the metainfo names
# are those of DATA_DIR/screenshots.
# check-valid.sh --self-test APP_ID DATA_DIR BUILT_DIR: spoilt copies must not pass.
set -u

check ()
{
  desktop-file-validate "$3/$1.desktop" || return 1
  # AppStream's two readers do not see the same faults.
  appstreamcli validate --no-net "$3/$1.metainfo.xml" || return 1
  appstream-util --nonet validate-relax "$3/$1.metainfo.xml" || return 1
  glib-compile-schemas --strict --dry-run "$2" || return 1

  pictures=$(sed -n 's|.*<image [^>]*>https://.*/\([^/]*\)</image>.*|\1|p' "$3/$1.metainfo.xml")
  [ -n "$pictures" ] || { echo 'the metainfo has no screenshot'; return 1; }
  for picture in $pictures; do
    [ -s "$2/screenshots/$picture" ] || { echo "data/screenshots/$picture is missing"; return 1; }
  done
  # Each action of the desktop file is one that the program has an option for.
  for action in $(sed -n 's/^Actions=//p' "$3/$1.desktop" | tr ';' ' '); do
    grep -qx "Exec=trichion --$action" "$3/$1.desktop" || { echo "action $action starts nothing"; return 1; }
  done
}

self_test ()
{
  scratch=$(mktemp -d) || return 1
  trap 'rm -rf "$scratch"' EXIT
  n=0
  missed=0
  while IFS='|' read -r file edit; do
    n=$((n + 1))
    rm -rf "$scratch/data"
    mkdir -p "$scratch/data/screenshots"
    cp "$3/$2.desktop" "$3/$2.metainfo.xml" "$1/$2.gschema.xml" "$scratch/data/"
    cp "$1/screenshots/"*.png "$scratch/data/screenshots/"
    sed -i "$edit" "$scratch/data/$file"
    if check "$2" "$scratch/data" "$scratch/data" > /dev/null 2>&1; then
      echo "not noticed: $edit in $file"
      missed=1
    fi
  done << END
$2.desktop|/^Type=/d
$2.desktop|s/^Categories=.*/Categories=Hair;/
$2.desktop|/^Exec=.*new-client/d
$2.desktop|s/--new-client/--new-customer/
$2.metainfo.xml|/<summary>/d
$2.metainfo.xml|s/<id>.*</<id>no id</
$2.metainfo.xml|s/<p>/<q>/
$2.metainfo.xml|s/date="[^"]*"/date="soon"/
$2.metainfo.xml|s/design\.png/drawing.png/
$2.gschema.xml|s/<schema id/<schema name/
END
  [ "$n" -eq 10 ] || { echo "only $n cases were tried"; missed=1; }
  cp "$3/$2.desktop" "$3/$2.metainfo.xml" "$1/$2.gschema.xml" "$scratch/data/"
  check "$2" "$scratch/data" "$scratch/data" || missed=1
  return "$missed"
}

if [ "$1" = --self-test ]; then
  self_test "$3" "$2" "$4"
else
  check "$@"
fi
