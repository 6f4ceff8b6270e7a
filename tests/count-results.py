#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the single tests in meson's testlog.json; the last line is "N passed, N failed"."""

import json
import re
import sys

RESULT = re.compile(r"^(ok|not ok)\b([^\n]*)", re.MULTILINE)


def count(program):
    """(passed, failed, skipped) of one test program; one without TAP output is one test."""
    passed = failed = skipped = 0
    for verdict, rest in RESULT.findall(program.get("stdout") or ""):
        if re.search(r"#\s*SKIP", rest, re.IGNORECASE):
            skipped += 1
        elif verdict == "ok" or re.search(r"#\s*TODO", rest, re.IGNORECASE):
            passed += 1
        else:
            failed += 1
    good = program["result"] in ("OK", "EXPECTEDFAIL")
    if program["result"] == "SKIP":
        return 0, 0, max(skipped, 1)
    if good and passed + failed + skipped == 0:
        passed = 1
    # A crash or a time-out after some good results is a failure all the same.
    if not good and failed == 0:
        failed = 1
    return passed, failed, skipped


def self_test():
    """What a log of each kind of program must count as."""
    cases = [
        ("OK", "1..2\nok 1 /a\nok 2 /b # SKIP no display\n", (1, 0, 1)),
        ("OK", "", (1, 0, 0)),
        ("FAIL", "", (0, 1, 0)),
        ("FAIL", "ok 1 /a\nnot ok 2 /b\nnot ok 3 /c\n", (1, 2, 0)),
        ("ERROR", "1..2\nok 1 /a\n", (1, 1, 0)),
        ("TIMEOUT", None, (0, 1, 0)),
        ("SKIP", "1..0 # SKIP\n", (0, 0, 1)),
    ]
    wrong = [
        (case, found)
        for *case, wanted in cases
        if (found := count({"result": case[0], "stdout": case[1]})) != wanted
    ]
    print("\n".join(map(str, wrong)) or "all counts are right")
    return 1 if wrong else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    try:
        with open(sys.argv[1], encoding="utf-8") as log:
            counts = [count(json.loads(line)) for line in log if line.strip()]
    except OSError as error:
        print(f"No test was run: {error}", file=sys.stderr)
        counts = []
    passed, failed, skipped = (sum(column) for column in zip(*counts)) if counts else (0, 1, 0)
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
