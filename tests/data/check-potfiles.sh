#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-potfiles.sh SOURCE_DIR: data/po/POTFILES lists each file that holds text to translate, and no
# other. check-potfiles.sh --self-test: a file left out and one too many are noticed.
set -u
LC_ALL=C
export LC_ALL

check ()
{
  cd "$1" || return 1
  listed=$(sort data/po/POTFILES)
  marked=$({
    ls data/*.in data/*.gschema.xml
    grep -rlE --include='*.[ch]' '\b((N?C?_|n?gettext) \("|g_dngettext \()' src
    grep -rlE --include='*.ui' 'translatable="(yes|true)"' ui
  } 2> /dev/null | sort)
  if [ "$listed" != "$marked" ]; then
    for file in $marked; do
      printf '%s\n' "$listed" | grep -qxF "$file" || echo "add to data/po/POTFILES: $file"
    done
    for file in $listed; do
      printf '%s\n' "$marked" | grep -qxF "$file" || echo "remove from data/po/POTFILES: $file"
    done
    return 1
  fi
}

self_test ()
{
  top=$(mktemp -d) || return 1
  trap 'rm -rf "$top"' EXIT
  mkdir -p "$top/data/po" "$top/src" "$top/ui"
  touch "$top/data/x.desktop.in"
  echo 'puts (_ ("text"));' > "$top/src/a.c"
  echo 'puts ("no text");' > "$top/src/b.c"
  echo 'puts (g_dngettext (DOMAIN, "text", "texts", n));' > "$top/src/d.c"
  echo '<property translatable="yes">text</property>' > "$top/ui/c.ui"
  list () { printf '%s\n' "$@" > "$top/data/po/POTFILES"; }

  list data/x.desktop.in src/a.c src/d.c ui/c.ui
  (check "$top") || return 1
  list data/x.desktop.in src/a.c src/b.c src/d.c ui/c.ui
  (check "$top") | grep -q '^remove .*src/b.c' || return 1
  list data/x.desktop.in src/d.c ui/c.ui
  (check "$top") | grep -q '^add .*src/a.c' || return 1
  list data/x.desktop.in src/a.c ui/c.ui
  (check "$top") | grep -q '^add .*src/d.c' || return 1
  list data/x.desktop.in src/a.c src/d.c
  (check "$top") | grep -q '^add .*ui/c.ui' || return 1
}

if [ "$1" = --self-test ]; then
  self_test
else
  check "$1"
fi
