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
  cp "$scratch/pictures/"*.png "$output/" 2> /dev/null || :
  [ "$status" -eq 0 ] || {
    grep '^flatpak: ' "$output/$1.log"
    return 1
  }
  # The program's own words are part of the proof.
  if grep -E 'WARNING|CRITICAL|ERROR' "$home/app.log"; then
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
  figure 'built, unchanged and without network'

  bundle first
  cp "$scratch/first.flatpak" "$output/$id.flatpak"
  install_bundle first || fail "the bundle does not install: $(cat "$output/install-first.log")"
  as_user flatpak info --user --show-metadata "$id" > "$scratch/installed"
  check_metadata "$scratch/installed" || exit 1
  say "flatpak: bundle $(megabytes "$scratch/first.flatpak"), installed $(megabytes "$scratch/app/files")"
  figure 'bundled and installed'
  if [ -n "${TRI_STOP:-}" ]; then cp -a "$scratch" "$TRI_STOP"; exit; fi
}
