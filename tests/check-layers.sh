#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-layers.sh SOURCE_DIR ROOM=ARCHIVE...: the rooms use each other in one direction only, seen in
# the symbols of their archives and in their #include lines. The build enforces the same with include
# directories; this is the second fence, for what a compiler does not see.
# check-layers.sh --self-test CC…: builds small bad rooms and expects each to be noticed.
set -u
LC_ALL=C
export LC_ALL

# The rooms that each room may use beside itself (src/README.md).
uses ()
{
  case $1 in
    base) echo ;;
    head) echo base ;;
    design) echo base head ;;
    care) echo base head design ;;
    render) echo base head design ;;
    store) echo base head design care ;;
    cli) echo base head design care render store ;;
    app) echo base head design care render store cli ;;
    *) echo "unknown-room-$1" ;;
  esac
}

# Functions by which a room would read a clock, a file or chance: not for the four rooms of values.
impure='fopen64? open64? openat64? time clock_gettime gettimeofday getenv rand random srand
g_get_real_time g_get_monotonic_time g_date_time_new_now.* g_getenv g_random_.* g_rand_.*
g_file_(get|set)_contents.* g_file_new.* g_file_open_tmp g_key_file_load_from_(file|dirs|data_dirs)
g_key_file_save_to_file g_dir_open g_fopen g_open g_mapped_file_new g_input_stream_.*
g_get_(user_data|user_config|home|tmp)_dir'

check_symbols ()
{
  for pair in "$@"; do
    room=${pair%%=*}
    archive=${pair#*=}
    nm "$archive" 2> /dev/null | awk -v room="$room" -v allowed="$(uses "$room")" '
      NF == 2 && $1 ~ /^[Uvw]$/ { print "U", room, $2, allowed }
      NF == 3 && $2 ~ /^[A-Z]$/ { print "D", room, $3 }'
  done | awk -v impure="$(printf %s "$impure" | tr ' \n' '||')" '
    $1 == "D" { where[$3] = where[$3] " " $2 " "; next }
    { n++; user[n] = $2; symbol[n] = $3; $1 = $3 = ""; allowed[n] = " " $0 " " }
    function complain(i, why) {
      if (!(user[i] SUBSEP symbol[i] in told)) { print user[i] ": " symbol[i] " " why; bad = 1 }
      told[user[i], symbol[i]] = 1
    }
    END {
      for (i = 1; i <= n; i++) {
        s = symbol[i]
        # What no room defines, the linker reports.
        if (s ~ /^_?tri_/ && s in where) {
          ok = 0
          k = split(allowed[i], rooms, " ")
          for (j = 1; j <= k; j++) if (index(where[s], " " rooms[j] " ")) ok = 1
          if (!ok) complain(i, "is of a room it may not use:" where[s])
        }
        if (user[i] != "app" && s ~ /^(gtk|gdk|gsk|adw)_/ && s !~ /^gdk_pixbuf_/)
          complain(i, "is of GTK, which only app uses")
        if (user[i] != "store" && s ~ /^sqlite3_/) complain(i, "is of SQLite, which only store uses")
        if (user[i] ~ /^(base|head|design|care)$/ && s ~ ("^(" impure ")$"))
          complain(i, "does input or output, reads a clock or draws chance; pass the value in")
      }
      exit bad
    }'
}

check_includes ()
{
  bad=0
  top=$1
  shift
  for pair in "$@"; do
    room=${pair%%=*}
    for file in "$top/src/$room"/*.[ch]; do
      [ -e "$file" ] || continue
      for header in $(sed -n 's/^ *# *include *"\(tri-[^"]*\)".*/\1/p' "$file"); do
        found=no
        for other in $room $(uses "$room"); do
          [ ! -e "$top/src/$other/$header" ] || found=yes
        done
        owner=$(cd "$top/src" && ls -d */"$header" 2> /dev/null)
        # A header without an owner is made by the build.
        if [ "$found" = no ] && [ -n "$owner" ]; then
          echo "$room: ${file##*/} includes $owner"
          bad=1
        fi
      done
      # Beside each forbidden header, the room that may have it.
      while read -r home pattern; do
        if [ "$room" != "$home" ] && grep -qE "^ *# *include *<$pattern" "$file"; then
          echo "$room: ${file##*/} includes <$pattern>, which is for $home only"
          bad=1
        fi
      done << 'END'
app (gtk|gdk|gsk)/
app adwaita
store sqlite3
END
    done
  done
  return "$bad"
}

check ()
{
  top=$1
  shift
  for pair in "$@"; do
    if [ ! -s "${pair#*=}" ]; then
      echo "${pair%%=*}: no archive ${pair#*=}"
      return 1
    fi
  done
  result=0
  check_symbols "$@" || result=1
  check_includes "$top" "$@" || result=1
  return "$result"
}

self_test ()
{
  scratch=$(mktemp -d) || return 1
  trap 'rm -rf "$scratch"' EXIT
  failed=0
  n=0

  # make_room ROOM CODE: an archive of one file; in C89, where what is not declared may be called
  make_room ()
  {
    mkdir -p "$scratch/src/$1"
    printf '%b\n' "$2" > "$scratch/src/$1/tri-$1.c"
    printf 'int tri_%s (void);\n' "$1" > "$scratch/src/$1/tri-$1.h"
    rm -f "$scratch/$1.a"
    $cc -w -O0 -std=gnu89 -I"$scratch/stand-in" $(printf " -I$scratch/src/%s" base head design care render store) \
      -c "$scratch/src/$1/tri-$1.c" -o "$scratch/$1.o" && ar rc "$scratch/$1.a" "$scratch/$1.o"
  }
  mkdir -p "$scratch/stand-in/gtk"
  : > "$scratch/stand-in/gtk/gtk.h"
  : > "$scratch/stand-in/sqlite3.h"

  mkdir "$scratch/good"
  pairs=
  for room in base head design care render store; do
    make_room $room "int tri_$room (void) { return 1; }" || return 1
    mv "$scratch/$room.a" "$scratch/good"
    pairs="$pairs $room=$scratch/$room.a"
  done
  mv "$scratch/src" "$scratch/good/src"

  while IFS='|' read -r verdict room code; do
    n=$((n + 1))
    rm -rf "$scratch/src"
    cp -r "$scratch/good/." "$scratch"
    make_room "$room" "$code" || return 1
    if check "$scratch" $pairs > "$scratch/out"; then got=passes; else got=fails; fi
    if [ "$got" != "$verdict" ]; then
      echo "$room with “$code” $got"
      cat "$scratch/out"
      failed=1
    fi
  done << 'END'
passes|head|int tri_base (void);\nint tri_head (void) { return tri_base (); }
passes|store|int tri_care (void);\nint tri_store (void) { return tri_care () + sqlite3_step (); }
passes|render|#include "tri-design.h"\nint tri_render (void) { return gdk_pixbuf_new () + fopen ("", ""); }
fails|base|int tri_head (void);\nint tri_base (void) { return tri_head (); }
fails|render|int tri_care (void);\nint tri_render (void) { return tri_care (); }
fails|render|int tri_store (void);\nint tri_render (void) { return tri_store (); }
fails|store|int tri_render (void);\nint tri_store (void) { return tri_render (); }
passes|design|int tri_design (void) { return tri_made_by_the_build (); }
fails|render|int tri_render (void) { return gtk_init_check (); }
fails|store|int tri_store (void) { return gdk_display_get_default (); }
fails|care|int tri_care (void) { return adw_init (); }
fails|care|int tri_care (void) { return sqlite3_open (); }
fails|design|int tri_design (void) { return g_get_real_time (); }
fails|head|int tri_head (void) { return g_file_get_contents (); }
fails|base|#include "tri-store.h"\nint tri_base (void) { return 1; }
fails|store|#include "tri-render.h"\nint tri_store (void) { return 1; }
fails|render|#include <gtk/gtk.h>\nint tri_render (void) { return 1; }
fails|care|#include <sqlite3.h>\nint tri_care (void) { return 1; }
END
  [ "$n" -eq 18 ] || { echo "only $n cases were tried"; failed=1; }
  return "$failed"
}

if [ "$1" = --self-test ]; then
  shift
  cc=$* # maybe with a cache before it
  self_test
else
  check "$@"
fi
