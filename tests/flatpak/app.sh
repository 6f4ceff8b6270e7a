# SPDX-License-Identifier: GPL-3.0-or-later
# The application: built, bundled, installed, played with, updated. Sourced by tests/flatpak-proof.sh.

# figure WHAT: how long it took since the last figure.
figure ()
{
  now=$(date +%s)
  say "flatpak: $1: $((now - start)) s"
  start=$now
}

# megabytes FILE-OR-FOLDER
megabytes () { du -sb "$1" | awk '{ printf "%.1f MB", $1 / 1e6 }'; }

# build_app SOURCE MANIFEST NAME: builds into $scratch/NAME and the repository, with the network shut
# off by a namespace besides flatpak-builder's own word.
build_app ()
{
  (cd "$1" && as_user bwrap --dev-bind / / --unshare-net \
    flatpak-builder --user --disable-download --disable-rofiles-fuse --force-clean \
    --state-dir="$scratch/state" --repo="$scratch/repo" "$scratch/$3" "$2") \
    > "$output/build-$3.log" 2>&1
}

# copy_app NAME EDIT [FILE-EDIT]: builds $scratch/NAME of the files that were built already, as a
# manifest changed by the sed script EDIT describes it, in a repository that goes on from the shipped
# one. It takes seconds, for the update and for what must be refused.
copy_app ()
{
  mkdir -p "$scratch/$1-src/files"
  cp -a "$scratch/app/files/." "$scratch/$1-src/files"
  rm -rf "$scratch/$1-src/files/share/app-info" "$scratch/$1-src/files/manifest.json"
  sed -n '1,/^modules:/p' "$scratch/src/$manifest" > "$scratch/$1-src/shipped.yml"
  cat >> "$scratch/$1-src/shipped.yml" << 'END_MODULE'
  - name: trichion
    buildsystem: simple
    build-commands: ['cp -a . /app']
    sources:
      - type: dir
        path: files
END_MODULE
  sed "$2" "$scratch/$1-src/shipped.yml" > "$scratch/$1-src/$id.yml"
  [ -z "${3:-}" ] || (cd "$scratch/$1-src/files" && eval "$3")
  chown -R "$user:" "$scratch/$1-src"
  build_app "$scratch/$1-src" "$id.yml" "$1"
}

# bundle NAME [BRANCH]: $scratch/NAME.flatpak of what the repository holds now.
bundle ()
{
  as_user flatpak build-bundle "$scratch/repo" "$scratch/$1.flatpak" "$id" "${2:-master}" > /dev/null
}

install_bundle ()
{
  in_session flatpak --user install -y --noninteractive "$scratch/$1.flatpak" \
    > "$output/install-$1.log" 2>&1
}

# play NAME: the scene of that name in the session, its pictures in the output.
play ()
{
  mkdir -p "$scratch/pictures"
  chown "$user:" "$scratch/pictures"
  in_session sh "$scratch/src/tests/flatpak/scenes.sh" "$1" "$id" "$scratch" > "$output/$1.log" 2>&1
  status=$?
  cp "$home/app.log" "$output/words.log" 2> /dev/null || :
  cp "$scratch/pictures/"*.png "$output/" 2> /dev/null || :
  [ "$status" -eq 0 ] || {
    grep '^flatpak: ' "$output/$1.log"
    return 1
  }
  # The program's own words are part of the proof, but for what libadwaita 1.7 says of the heading
  # of its AdwMessageDialog, and GTK 4.18 of its window of shortcuts.
  if grep -E 'WARNING|CRITICAL|ERROR' "$home/app.log" \
    | grep -vE 'Trying to measure GtkLabel|GtkLabel .*reported min width -2'; then
    say "flatpak: the program warned in the scene “$1”"
    return 1
  fi
}

prove_app ()
{
  build_app "$scratch/src" "$manifest" app || {
    tail -n 20 "$output/build-app.log" >&2
    fail "the manifest does not build (all of it: $output/build-app.log)"
  }
  ! grep -n 'warning:' "$output/build-app.log" || fail 'the build has warnings'
  check_exports "$scratch/app" || exit 1
  check_metadata "$scratch/app/metadata" || exit 1
  check_icons "$scratch/src" || exit 1
  figure 'built, unchanged and without network'

  bundle first
  cp "$scratch/first.flatpak" "$output/$id.flatpak"
  install_bundle first || fail "the bundle does not install: $(cat "$output/install-first.log")"
  as_user flatpak info --user --show-metadata "$id" > "$scratch/installed"
  check_metadata "$scratch/installed" || exit 1
  say "flatpak: bundle $(megabytes "$scratch/first.flatpak"), installed $(megabytes "$scratch/app/files")"
  figure 'bundled and installed'
  make_documents
  check_inside || exit 1
  check_heic || exit 1
  figure 'sandbox looked at from inside'

  # A photo through the file dialog, a choice, and files and paper out again.
  for scene in consultation files print pages; do
    play "$scene" || exit 1
    figure "played: $scene"
  done
  expect 'clients, photos and choices' "$(count_record)" '1 1 1' || exit 1
  check_folder "$home/Documents" photo.jpg saved || exit 1
  check_folder "$home/Documents/saved" picture.jpg sheet.pdf || exit 1
  pdftotext "$home/Documents/saved/sheet.pdf" - | grep -q 'Chosen on' || fail 'the saved sheet is empty'
  pdftotext "$home/$(cd "$home" && ls -- *.pdf)" - | grep -q 'Chosen on' || fail 'the printed sheet is empty'
  identify "$home/Documents/saved/picture.jpg" > /dev/null || fail 'the saved picture is none'
  cp "$home"/*.pdf "$home/Documents/saved/"* "$output/"
  choice=$(read_choice) || fail "$choice"
  figure 'files and record looked at'

  prove_update
  refuse_wrong
  say "flatpak: photo in, choice, sheet, picture and print out, update and sandbox hold ($output)"
}

make_documents ()
{
  echo secret > "$home/secret.txt"
  mkdir -p "$home/Documents/saved"
  convert "$top/data/samples/sample-front.jpg" -shave 10x10 -bordercolor '#ff00ff' -border 10 \
    -quality 95 "$home/Documents/photo.jpg"
  chown -R "$user:" "$home/Documents" "$home/secret.txt"
}

# A photo that the runtime has no loader for is refused with a way out. It goes by the name of a
# sample, whose points are known.
check_heic ()
{
  data=$home/.var/app/$id/data
  install -o "$user" -m 644 "$top/tests/render/photos/quarters.heic" "$data/sample-front.jpg"
  install -o "$user" -m 644 "$top/data/samples/landmarks.json" "$data/"
  said=$(in_session flatpak run "$id" render "$data/sample-front.jpg" \
    --landmarks "$data/landmarks.json" --output "$data/none.jpg" 2>&1 || true)
  rm "$data/sample-front.jpg" "$data/landmarks.json"
  case $said in
    *'set the phone to take JPEG'*) ;;
    *)
      say "flatpak: of a HEIC photo the program says “$said”"
      return 1
      ;;
  esac
}

# The update: the same program with newer words of itself. The choice outlives it.
prove_update ()
{
  first=$(as_user flatpak info --user --show-commit "$id")
  copy_app update '' 'sed -i "s/<release version=\"[^\"]*\"/<release version=\"9.9\"/" $(find share -name "*.appdata.xml" -o -name "*.metainfo.xml")' \
    || fail "the update does not build: $output/build-update.log"
  bundle update
  update=$(as_user ostree --repo="$scratch/repo" rev-parse "app/$id/$(flatpak --default-arch)/master")
  [ "$update" != "$first" ] || fail 'the update is no other than the first'
  refused 'an update that is not installed' check_update "$update"
  install_bundle update || fail "the update does not install: $(cat "$output/install-update.log")"
  check_update "$update" || exit 1
  check_choice "$choice" || exit 1
  play again || exit 1
  expect 'clients, photos and choices after the update' "$(count_record)" '1 1 1' || exit 1
  figure 'updated, and the choice found again'
}

# refused WHAT COMMAND...: that a check does fail.
refused ()
{
  what=$1
  shift
  if ("$@") > "$output/refused.log" 2>&1; then
    fail "$what was not noticed"
  fi
  say "flatpak: refused, as it should be: $what ($(grep '^flatpak: ' "$output/refused.log" | head -n 1 \
    | sed 's/^flatpak: //' | cut -c 1-90))"
}

# wrong_app NAME EDIT [FILE-EDIT]: as copy_app, and its checks before it is handed out.
wrong_app ()
{
  copy_app "$@" || {
    say "flatpak: it does not build: $(grep . "$output/build-$1.log" | tail -n 1)"
    return 1
  }
  check_exports "$scratch/$1" && check_metadata "$scratch/$1/metadata"
}

# wrong_update NAME EDIT [FILE-EDIT]: as copy_app, installed over what is there, and looked at.
wrong_update ()
{
  copy_app "$@" && bundle "$1" && install_bundle "$1" || {
    say 'flatpak: it could not be made, so nothing is proved'
    exit 0
  }
  check_choice "$choice"
}

# What must not pass. Each is made of the files that are there already, in a few seconds.
refuse_wrong ()
{
  refused 'a manifest with the network' wrong_app wide-net 's/--share=ipc/--share=network/'
  refused 'a manifest with the home folder' wrong_app wide-home 's/.*--device=dri/&\n  - --filesystem=home:ro/'
  refused 'a manifest with a bus name' wrong_app wide-bus 's/.*--device=dri/&\n  - --talk-name=org.freedesktop.Flatpak/'
  refused 'a wrong application id' wrong_app wrong-id "s/^app-id: .*/app-id: $id.Other/"
  refused 'a desktop file without its icon' wrong_app no-icon '' 'rm -r share/icons'
  mkdir -p "$scratch/icon/ui" "$scratch/icon/src/app" "$scratch/icon/icons"
  echo '<property name="icon-name">no-such-icon-symbolic</property>' > "$scratch/icon/ui/x.ui"
  refused 'an icon that the platform lacks' check_icons "$scratch/icon"
  refused 'a bundle of another branch' other_branch
  refused 'an update that cannot start' wrong_update broken '' 'printf "#!/bin/sh\\nexit 1\\n" > bin/trichion'
  # Flatpak has the last word on XDG_DATA_HOME, so that only the program itself can go wrong.
  refused 'an update that looks for its data elsewhere' wrong_update lost '' \
    'mv bin/trichion bin/real
    echo "XDG_DATA_HOME=/tmp exec /app/bin/real \"\$@\"" | sed "1 i #!/bin/sh" > bin/trichion
    chmod +x bin/trichion'
  figure 'what is wrong was refused'
}

# It would stand beside the application instead of replacing it.
other_branch ()
{
  copy_app other "s/^app-id:.*/&\nbranch: other/" && bundle other other && install_bundle other || exit 0
  status=0
  check_update "$update" || status=1
  as_user flatpak --user uninstall -y --noninteractive "$id//other" > /dev/null 2>&1
  return "$status"
}
