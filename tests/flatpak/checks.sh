# SPDX-License-Identifier: GPL-3.0-or-later
# What must be true of a built application, of its bundle and of what is installed. Each says what is
# wrong and fails. Sourced by tests/flatpak-proof.sh, whose self-test gives them what is wrong.

# expect WHAT FOUND WANTED
expect ()
{
  [ "$2" = "$3" ] || {
    say "flatpak: $1: “$2”, not “$3”"
    return 1
  }
}

# The whole of it, so that nothing can be added unseen: no network, no file, no bus name.
permissions='[Context]
shared=ipc;
sockets=x11;wayland;fallback-x11;
devices=dri;'

# check_metadata FILE: of a build folder or as "flatpak info --show-metadata" gives it.
check_metadata ()
{
  expect 'application id' "$(sed -n 's/^name=//p' "$1" | head -n 1)" "$id" || return 1
  expect 'command' "$(sed -n 's/^command=//p' "$1")" trichion || return 1
  expect 'runtime' "$(sed -n 's/^runtime=//p' "$1" | head -n 1)" \
    "org.gnome.Platform/$(flatpak --default-arch)/$branch" || return 1
  expect 'permissions' "$(awk '/^\[/ { shown = !/^\[(Application\]|Extension |Build\])/ } shown && NF' "$1")" \
    "$permissions"
}

# check_exports FOLDER: what a build hands to the desktop. A build folder's names are not looked at
# by flatpak-builder, and what is named otherwise than the application is silently left out.
check_exports ()
{
  icons=export/share/icons/hicolor
  for file in files/bin/trichion "export/share/applications/$id.desktop" \
    "$icons/scalable/apps/$id.svg" "$icons/symbolic/apps/$id-symbolic.svg" \
    "files/share/app-info/xmls/$id.xml.gz" files/share/locale/de/LC_MESSAGES/trichion.mo; do
    [ -e "$1/$file" ] || {
      say "flatpak: $file was not made (do its name and the app-id differ?)"
      return 1
    }
  done
  # flatpak-builder 1.2 exports the metainfo by its older name.
  metainfo=$(ls "$1/export/share/metainfo/$id.metainfo.xml" \
    "$1/export/share/metainfo/$id.appdata.xml" 2> /dev/null | head -n 1)
  [ -n "$metainfo" ] || {
    say 'flatpak: no metainfo is exported'
    return 1
  }
  expect 'id in the metainfo' "$(sed -n 's|^ *<id>\(.*\)</id>|\1|p' "$metainfo")" "$id" || return 1
  desktop=$1/export/share/applications/$id.desktop
  desktop-file-validate "$desktop" || return 1
  expect 'icon of the desktop file' "$(sed -n 's/^Icon=//p' "$desktop")" "$id" || return 1
  # Flatpak makes "flatpak run" of it where it is installed.
  expect 'what the desktop file starts' "$(sed -n 's/^Exec=//p' "$desktop" | cut -d ' ' -f 1 | sort -u)" \
    trichion || return 1
  # By this a window finds its icon and name on X11; the window itself is found by it later.
  grep -qx 'StartupWMClass=trichion' "$desktop" || {
    say 'flatpak: the desktop file does not name the class of the windows'
    return 1
  }
}

# The user's record, read where Flatpak keeps it: clients, photos, decisions.
count_record ()
{
  store=$home/.var/app/$id/data/trichion/record/store.db
  [ -s "$store" ] || {
    say "flatpak: the record is not in $store"
    return 1
  }
  sqlite3 -readonly -separator ' ' "$store" 'SELECT (SELECT count (*) FROM client),
    (SELECT count (*) FROM photo), (SELECT count (*) FROM decision)'
}

# read_choice: the words of the sheet that the application makes of its record, so that it is the
# application that finds the choice.
read_choice ()
{
  sheet=$home/.var/app/$id/cache/sheet.pdf
  rm -f "$sheet"
  in_session flatpak run "$id" sheet 'Marlon Hale' --output "$sheet" > "$output/sheet.log" 2>&1 || {
    say "flatpak: the choice is not found: $(tail -n 1 "$output/sheet.log")"
    return 1
  }
  pdftotext -layout "$sheet" -
}

# check_choice WORDS: that it is the same as before.
check_choice ()
{
  found=$(read_choice) || {
    say "$found"
    return 1
  }
  case $found in
    *'Chosen on'*) ;;
    *)
      say 'flatpak: the sheet tells of no choice'
      return 1
      ;;
  esac
  expect 'the sheet of the choice' "$found" "$1"
}

# check_inside: the sandbox, from inside.
check_inside ()
{
  in_session flatpak run --command=sh "$id" -c "$(cat "$top/tests/flatpak/inside.sh")" inside "$id" "$home" \
    > "$output/inside.log" 2> "$output/inside-session.log" || {
    say "flatpak: the sandbox has no shell: $(tail -n 1 "$output/inside-session.log")"
    return 1
  }
  if [ -s "$output/inside.log" ]; then
    sed 's/^/flatpak: /' "$output/inside.log"
    return 1
  fi
}

# check_update COMMIT: that the installed application is the one of the update.
check_update ()
{
  expect 'installed version after the update' \
    "$(as_user flatpak info --user --show-commit "$id" 2> /dev/null)" "$1" || return 1
  expect 'applications that are installed' \
    "$(as_user flatpak list --user --app --columns=application | grep -c .)" 1
}

# check_icons FOLDER: each icon that the sources in FOLDER name is the application's own or one of the
# platform, whose set is smaller than that of older desktops. What is missing is drawn as a broken picture.
check_icons ()
{
  ostree --repo="$cache/repo" ls -R "runtime/org.gnome.Platform/$(flatpak --default-arch)/$branch" \
    /files/share/icons > "$scratch/icons"
  for icon in $(grep -rhoE '[">][a-z0-9]+(-[a-z0-9]+)*-symbolic["<]' "$1/ui" "$1/src/app" \
    | tr -d '"<>' | sort -u); do
    grep -q "/$icon\.svg$" "$scratch/icons" || [ -n "$(find "$1/icons" -name "$icon.svg")" ] || {
      say "flatpak: the platform has no icon $icon"
      return 1
    }
  done
}

# check_folder FOLDER NAME...: nothing is there but what the user saved, hidden or not.
check_folder ()
{
  folder=$1
  shift
  expect "files in $(basename "$folder")" "$(ls -A "$folder" | sort | tr '\n' ' ')" \
    "$(printf '%s\n' "$@" | sort | tr '\n' ' ')"
}
