#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What takes longer than .ci/run, in parts; name some to run only those:
#   sanitizers cppcheck analyzer valgrind coverage fuzz memory benchmark flatpak flatpak-sdk
# Each part ends with one line, PASS, FAIL or SKIPPED and why; the last line is "N passed, N failed".
# Builds and logs go to build-full/ (or TRI_BUILD_DIR). TRI_FUZZ_SECONDS is the time for one target.
set -u

top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top" || exit 1
. "$top/src/setup.sh"
full=${TRI_BUILD_DIR:-$top/build-full}
value_rooms='base head design care'
plain_rooms="$value_rooms render store cli"
passed=0
failed=0
why=

# built NAME OPTION...: a build folder of its own for a part, whole.
built ()
{
  folder=$full/$1
  shift
  if ! build "$folder" "$@" > "$folder.build.log" 2>&1; then
    why="the tree does not build, see $folder.build.log"
    return 1
  fi
}

# test_counts LOG: runs tests/count-results.py and keeps its last line.
test_counts ()
{
  counts=$(python3 "$top/tests/count-results.py" "$1")
  status=$?
  counts=$(printf '%s\n' "$counts" | tail -n 1)
  return "$status"
}

# Those tests of the window that .ci/run leaves out under the sanitizers.
part_sanitizers ()
{
  TRI_BUILD_DIR=$full/sanitizers \
    TRI_MESON_OPTIONS='-Db_sanitize=address,undefined -Db_lundef=false' \
    ASAN_OPTIONS=abort_on_error=1:fast_unwind_on_malloc=0:malloc_context_size=10 \
    UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_stacktrace=1 \
    LSAN_OPTIONS=suppressions=$top/tests/leaks.supp:print_suppressions=0 GDK_DEBUG=gl-disable \
    sh tests/run.sh --timeout-multiplier 8 --suite long > "$full/sanitizers.log" 2>&1
  status=$?
  why="$(tail -n 1 "$full/sanitizers.log"), see $full/sanitizers.log"
  return "$status"
}

# Every source by itself and without system headers, which the tool knows by its GTK library.
part_cppcheck ()
{
  need_packages cppcheck || return 1
  cppcheck --quiet --enable=warning,performance,portability --library=gtk --std=c11 \
    --suppress=missingInclude --inline-suppr --error-exitcode=1 \
    $(printf -- '-Isrc/%s ' $plain_rooms app) src 2> "$full/cppcheck.log" || {
    cat "$full/cppcheck.log"
    why="see above, or $full/cppcheck.log"
    return 1
  }
  why="$(git ls-files 'src/*.c' | wc -l) files"
}

# gcc's own paths through the code. Reading what was never written is left to valgrind: of arrays
# filled in a loop gcc 12 does not see that the loop runs.
part_analyzer ()
{
  folder=$full/analyzer
  [ -e "$folder/build.ninja" ] || meson setup "$folder" "$top" \
    -Dc_args='-fanalyzer -Wno-analyzer-use-of-uninitialized-value' > "$folder.build.log" 2>&1 || {
    why="see $folder.build.log"
    return 1
  }
  # Known files would not be looked at again.
  ninja -C "$folder" -t clean > /dev/null
  ninja -C "$folder" $(printf 'src/%s/libtri-%s.a ' $(for r in $plain_rooms; do echo "$r $r"; done)) \
    > "$full/analyzer.log" 2>&1 || {
    why="it does not build, see $full/analyzer.log"
    return 1
  }
  if grep 'Wanalyzer' "$full/analyzer.log"; then
    why="see above, in full in $full/analyzer.log"
    return 1
  fi
  why='no finding in the rooms without GTK'
}

# No UI tests: GTK and the drivers below it keep what they have until the end.
part_valgrind ()
{
  need_packages valgrind && built valgrind || return 1
  rm -f "$full/valgrind/meson-logs/testlog-valgrind.json"
  env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS \
    meson test -C "$full/valgrind" --no-rebuild --timeout-multiplier 30 \
    --no-suite ui --no-suite app --no-suite house --no-suite data --no-suite fuzz \
    --wrap "valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite
      --suppressions=/usr/share/glib-2.0/valgrind/glib.supp --suppressions=$top/tests/valgrind.supp" \
    > "$full/valgrind.log" 2>&1
  test_counts "$full/valgrind/meson-logs/testlog-valgrind.json" || {
    grep -E '(FAIL|TIMEOUT|ERROR) ' "$full/valgrind.log"
    why="$counts, see $full/valgrind/meson-logs/testlog-valgrind.txt"
    return 1
  }
  why=$counts
}

# Lines that the tests reach, room by room. The rooms of values decide what a client pays and what
# is drawn on a head: there, 85 % is the least. Whether the tests pass is for .ci/run; here those that
# run the program as nobody, or with files that may not grow, fail because its counters are files too.
part_coverage ()
{
  need_packages gcovr && built coverage -Db_coverage=true -Dc_args=-fprofile-update=atomic || return 1
  find "$full/coverage" -name '*.gcda' -delete
  env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS \
    meson test -C "$full/coverage" --no-rebuild --timeout-multiplier 5 > "$full/coverage.log" 2>&1
  gcovr --root "$top" --object-directory "$full/coverage" --filter 'src/' \
    --gcov-ignore-parse-errors --json-summary "$full/coverage.json" > /dev/null 2>> "$full/coverage.log" || {
    why="gcovr failed, see $full/coverage.log"
    return 1
  }
  python3 - "$full/coverage.json" $value_rooms << 'END_PYTHON' || { why='too little is reached'; return 1; }
import collections
import json
import sys

rooms = collections.defaultdict(lambda: [0, 0, 0, 0])
for file in json.load(open(sys.argv[1], encoding="utf-8"))["files"]:
    parts = file["filename"].split("/")
    room = rooms[parts[1] if len(parts) > 2 else "main"]
    for i, key in enumerate(("line_covered", "line_total", "branch_covered", "branch_total")):
        room[i] += file[key]
low = []
print(f"{'room':<8} {'lines':>14} {'branches':>8}")
for name, (lines, all_lines, branches, all_branches) in sorted(rooms.items()):
    percent = 100 * lines / max(all_lines, 1)
    print(f"{name:<8} {percent:6.1f} % of {all_lines:<5} {100 * branches / max(all_branches, 1):6.1f} %")
    if name in sys.argv[2:] and percent < 85:
        low.append(name)
missing = [name for name in sys.argv[2:] if name not in rooms]
sys.exit(1 if low or missing else 0)
END_PYTHON
  why='every room of values over 85 % of its lines'
}

part_fuzz ()
{
  built fuzz -Db_sanitize=address,undefined -Db_lundef=false || return 1
  targets='clicks design landmarks photo pose template typed'
  bad=
  : > "$full/fuzz.log"
  for target in $targets; do
    if ! (cd "$full/fuzz" && env LC_ALL=C.UTF-8 G_DEBUG=gc-friendly,fatal-warnings \
      ASAN_OPTIONS=abort_on_error=1:fast_unwind_on_malloc=0:allocator_may_return_null=1 \
      UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_stacktrace=1 \
      LSAN_OPTIONS="suppressions=$top/tests/leaks.supp:print_suppressions=0" \
      tests/fuzz/fuzz "$target" --seconds "${TRI_FUZZ_SECONDS:-60}") >> "$full/fuzz.log" 2>&1; then
      bad="$bad $target"
    fi
  done
  grep -E ' cases, |^a reader ' "$full/fuzz.log"
  if [ -n "$bad" ]; then
    why="$bad: see $full/fuzz.log; each case named above can be run again by itself"
    return 1
  fi
  why="$(echo $targets | wc -w) readers of files and text"
}

# Photos of 100 megapixels, which the daily tests have at 12.
part_memory ()
{
  built benchmark --buildtype=release || return 1
  if ! "$full/benchmark/tests/test-photo-memory" -m slow > "$full/memory.log" 2>&1; then
    why="see $full/memory.log"
    return 1
  fi
  grep ' bytes a pixel' "$full/memory.log"
  why='100 megapixels stay under 1 GB'
}

part_benchmark ()
{
  built benchmark --buildtype=release || return 1
  rm -f "$full/benchmark/tests/bench/benchmark.jsonl"
  meson test -C "$full/benchmark" --no-rebuild --benchmark --timeout-multiplier 5 \
    > "$full/benchmark.log" 2>&1 && [ -s "$full/benchmark/tests/bench/benchmark.jsonl" ] \
    || { why="see $full/benchmark.log"; return 1; }
  sed -n '/^row  /,/ missed$/p' "$full/benchmark.log"
  why='times are of this machine; compare the ratios'
}

# Its figures are part of what it tells.
flatpak_part ()
{
  proof=$(TRI_FLATPAK_OUTPUT=$full/flatpak sh "$top/tests/flatpak-proof.sh" "$1" 2>&1)
  status=$?
  why=$(printf '%s\n' "$proof" | tail -n 1 | sed 's/^flatpak: //; s/^SKIPPED: //')
  printf '%s\n' "$proof" | head -n -1
  return "$status"
}

part_flatpak () { flatpak_part app; }
part_flatpak_sdk () { flatpak_part sdk; }

mkdir -p "$full"
if ! need_packages $run_packages $test_packages; then
  echo 'FAIL set-up: the packages that Trichion needs are not there'
  echo '0 passed, 1 failed'
  exit 1
fi
[ $# -gt 0 ] || set -- sanitizers cppcheck analyzer valgrind coverage fuzz memory benchmark flatpak flatpak-sdk
for part in "$@"; do
  case $part in
    sanitizers | cppcheck | analyzer | valgrind | coverage | fuzz | memory | benchmark | flatpak | flatpak-sdk) ;;
    *)
      say "There is no part “$part”."
      failed=$((failed + 1))
      continue
      ;;
  esac
  echo "== $part"
  why='it could not be set up'
  part_$(printf %s "$part" | tr - _)
  case $? in
    0)
      passed=$((passed + 1))
      echo "PASS $part: $why"
      ;;
    77) echo "SKIPPED $part: $why" ;;
    *)
      failed=$((failed + 1))
      echo "FAIL $part: $why"
      ;;
  esac
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
