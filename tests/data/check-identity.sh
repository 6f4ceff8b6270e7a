#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-identity.sh APP_ID SOURCE_DIR: the application id is the same wherever it is written down,
# and the Flatpak manifest asks for neither network nor files.
# check-identity.sh --self-test APP_ID SOURCE_DIR: breaks copies of those files one by one and
# expects each to be noticed.
set -u

check ()
{
  id=$1
  top=$2
  path=/$(printf %s "$id" | tr . /)/
  bad=0

  expect ()
  {
    if [ "$2" != "$3" ]; then
      echo "$1: “$2”, not “$3”"
      bad=1
    fi
  }
  first () { sed -n "$2" "$top/$1" 2> /dev/null | head -n 1; }

  expect 'desktop file, Icon' "$(first "data/$id.desktop.in" 's/^Icon=//p')" "$id"
  expect 'metainfo, id' "$(first "data/$id.metainfo.xml.in" 's|.*<id>\(.*\)</id>.*|\1|p')" "$id"
  expect 'metainfo, launchable' \
    "$(first "data/$id.metainfo.xml.in" 's|.*"desktop-id">\(.*\)</launchable>.*|\1|p')" \
    "$id.desktop"
  expect 'GSettings schema, id' \
    "$(first "data/$id.gschema.xml" 's|.*<schema id="\([^"]*\)".*|\1|p')" "$id"
  expect 'GSettings schema, path' \
    "$(first "data/$id.gschema.xml" 's|.*<schema .*path="\([^"]*\)".*|\1|p')" "$path"
  expect 'Flatpak manifest, app-id' "$(first "flatpak/$id.yml" 's/^app-id: *//p')" "$id"
  expect 'Flatpak manifest, command' "$(first "flatpak/$id.yml" 's/^command: *//p')" \
    "$(first "data/$id.desktop.in" 's/^Exec=\([^ ]*\).*/\1/p')"

  for icon in "scalable/apps/$id.svg" "symbolic/apps/$id-symbolic.svg"; do
    if [ ! -s "$top/icons/hicolor/$icon" ]; then
      echo "icon: icons/hicolor/$icon is missing"
      bad=1
    fi
  done

  # The list of finish-args is the indented lines after its key.
  args=$(sed -n '/^finish-args:/,/^[^ #]/p' "$top/flatpak/$id.yml" 2> /dev/null | sed -n 's/^ *- *//p')
  for arg in $args; do
    case $arg in
      --socket=wayland | --socket=fallback-x11 | --share=ipc | --device=dri) ;;
      *)
        echo "Flatpak manifest: $arg is more than Trichion needs"
        bad=1
        ;;
    esac
  done
  [ -n "$args" ] || { echo 'Flatpak manifest: no finish-args'; bad=1; }
  return "$bad"
}

self_test ()
{
  id=$1
  scratch=$(mktemp -d) || return 1
  trap 'rm -rf "$scratch"' EXIT
  missed=0
  n=0

  fresh ()
  {
    rm -rf "$scratch/top"
    mkdir "$scratch/top"
    cp -r "$2/data" "$2/icons" "$2/flatpak" "$scratch/top/"
  }
  # file and what to do to it
  while IFS='|' read -r file edit; do
    n=$((n + 1))
    fresh "$@"
    sed -i "$edit" "$scratch/top/$file"
    if check "$id" "$scratch/top" > /dev/null; then
      echo "not noticed: $edit in $file"
      missed=1
    fi
  done << END
data/$id.desktop.in|s/^Icon=.*/Icon=trichion/
data/$id.desktop.in|s/^Exec=.*/Exec=other/
data/$id.metainfo.xml.in|s|<id>.*</id>|<id>org.example.Other</id>|
data/$id.metainfo.xml.in|s|$id.desktop|other.desktop|
data/$id.gschema.xml|s|schema id="[^"]*"|schema id="org.example.Other"|
data/$id.gschema.xml|s|path="[^"]*"|path="/org/example/"|
flatpak/$id.yml|s/^app-id:.*/app-id: org.example.Other/
flatpak/$id.yml|s/--share=ipc/--share=network/
flatpak/$id.yml|s/--share=ipc/--filesystem=home/
flatpak/$id.yml|s/--socket=wayland/--device=all/
END
  fresh "$@"
  rm "$scratch/top/icons/hicolor/scalable/apps/$id.svg"
  if check "$id" "$scratch/top" > /dev/null; then
    echo 'not noticed: a missing icon'
    missed=1
  fi
  fresh "$@"
  check "$id" "$scratch/top" || missed=1
  [ "$n" -eq 10 ] || { echo "only $n cases were tried"; missed=1; }
  return "$missed"
}

if [ "$1" = --self-test ]; then
  self_test "$2" "$3"
else
  check "$1" "$2"
fi
