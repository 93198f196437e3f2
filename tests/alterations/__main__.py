"""How many small alterations of the code do the tests notice? `python -m tests.alterations --count 200 --seed 1`.

Not part of the test command, for it takes its time. A copy of the project is altered at random places, one at a time,
and those tests run that run the altered line (found once by a measured run). An alteration that no test fails on is
listed: it wants a test that says what a person would see go wrong, or simpler code.
"""

from __future__ import annotations

import argparse
import ast
import itertools
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import coverage
import pytest

from tests.alterations import forked
from tests.alterations.measured import Measured
from tests.alterations.sites import Site, sites

ROOT = Path(__file__).resolve().parents[2]
APART = ("ui", "bootstrap.py")
"""Left out unless named: how a screen is laid out is for tests in a browser, which this does not run."""
LIMIT = 600
"""Seconds for the tests of one alteration. One that hangs them is noticed too; how many did so is printed."""
NO_TESTS = int(pytest.ExitCode.NO_TESTS_COLLECTED)
"""pytest's status where all tests were left out."""
FIRST = 40
"""Tests that are tried before the others are even collected: most alterations are noticed by one of them."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--skip", type=int, default=0, help="leave out so many: they were tried before")
    parser.add_argument("--rooms", nargs="+", help="folders and modules of kyoten/; without it all but the screen's")
    parser.add_argument("--measured", type=Path, help="the .coverage file of an earlier measured run")
    parser.add_argument("--at", default="HEAD", help="the commit that was measured: lines are found by their words")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "project")
        _copy(copy)
        data = coverage.CoverageData(str(arguments.measured or _measure(copy)))
        data.read()
        measured = Measured(data, copy, arguments.at)
        forked.prepare(copy)
        chosen = _chosen(copy, arguments.rooms or _rooms(copy), arguments.count, arguments.seed)[arguments.skip :]
        broken: list[str] = []
        results = {site: _tried(copy, site, measured.tests_of(site), broken) for site in chosen}
    _print(results)
    return 0


def _copy(to: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, to / name)


def _measure(copy: Path) -> Path:
    """Run the tests once and note which test runs which line."""
    words = ["-m", "pytest", "--ignore=tests/browser", "-n2", "--cov=kyoten", "--cov-context=test", "--cov-report="]
    subprocess.run([sys.executable, *words], cwd=copy, check=True)
    return copy / ".coverage"


def _rooms(copy: Path) -> list[str]:
    return [each.name for each in (copy / "kyoten").iterdir() if each.name not in APART]


def _modules(place: Path) -> list[Path]:
    return [place] if place.suffix == ".py" else list(place.rglob("*.py"))


def _chosen(copy: Path, rooms: list[str], count: int, seed: int) -> list[Site]:
    files = sorted(path.relative_to(copy) for room in rooms for path in _modules(copy / "kyoten" / room))
    every = [site for file in files for site in sites(file, copy)]
    random.Random(seed).shuffle(every)
    return list(itertools.islice((site for site in every if _compiles(copy, site)), count))


def _compiles(copy: Path, site: Site) -> bool:
    try:
        ast.parse(site.apply((copy / site.file).read_bytes()))
    except SyntaxError:  # inside an f-string of Python 3.11
        return False
    return True


def _tried(copy: Path, site: Site, tests: list[str], broken: list[str]) -> str:
    """What the tests said to an alteration: "." one failed, "T" their time was up, "U" all passed (it is listed).

    `broken` are those that fail anyway; they are left out, here and afterwards.
    """
    path = copy / site.file
    before = path.read_bytes()
    path.write_bytes(site.apply(before))
    try:
        status, failed = _run(copy, tests, broken)
    finally:
        path.write_bytes(before)
    if failed and _fails_anyway(copy, failed):
        print(f"\n{failed} fails without any alteration: left out")
        broken.append(failed)
        return _tried(copy, site, tests, broken)
    if status == 0:
        was, becomes = (" ".join(text.split())[:120] for text in (site.was, site.becomes))
        print(f"\n| {site.file.as_posix()}:{site.line} | `{was}` | `{becomes}` |", flush=True)
        return "U"
    _NOTICED_BY[next((at for at, test in enumerate(tests, start=1) if failed.startswith(test)), 0)] += 1
    said = "T" if status is None else "."
    print(said, end="", flush=True)
    return said


_NOTICED_BY: Counter[int] = Counter()
"""How many were noticed by the first of their tests, the second …; 0: by their time, or before any test ran."""


def _run(copy: Path, tests: list[str], broken: list[str]) -> tuple[int | None, str]:
    """pytest's status, None where time was up, and the first test that failed."""
    left_out = [f"--deselect={test}" for test in broken]
    for part in (tests[:FIRST], tests[FIRST:]):
        status, failed = forked.run(copy, [*part, *left_out], LIMIT) if part else (0, "")
        if status not in (0, NO_TESTS):
            return status, failed
    return 0, ""


_SOUND: set[str] = set()
"""Files of tests one of which was seen to fail by the alteration alone."""


def _fails_anyway(copy: Path, test: str) -> bool:
    """Whether a test fails without any alteration; asked once a file, and of each that did so."""
    file = test.partition("::")[0]
    if file in _SOUND:
        return False
    if forked.run(copy, [test], LIMIT)[0]:
        return True
    _SOUND.add(file)
    return False


def _print(results: dict[Site, str]) -> None:
    rooms = Counter(site.file.parts[1] for site in results)
    missed = Counter(site.file.parts[1] for site, said in results.items() if said == "U")
    noticed, timed = len(results) - missed.total(), Counter(results.values())["T"]
    print(
        f"\n{noticed} of {len(results)} noticed ({100 * noticed / len(results):.1f} %), {timed} of them by their time"
    )
    print(", ".join(f"{room} {number - missed[room]} of {number}" for room, number in sorted(rooms.items())))
    by = {most: sum(number for at, number in _NOTICED_BY.items() if 0 < at <= most) for most in (1, 5, 20, FIRST)}
    print("by the first tests:", ", ".join(f"{number} by {most}" for most, number in by.items()))


if __name__ == "__main__":
    sys.exit(main())
