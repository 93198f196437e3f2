"""What is imported is declared, and the locks pin exactly what is declared and all that comes along."""

from __future__ import annotations

import ast
import re
import sys
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN = [ROOT / "app.py", ROOT / "data/sample/make.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "kyoten").rglob("*.py")]
TESTS = [path for path in (ROOT / "tests").rglob("*.py") if path.parent.name != "bench"]
NOT_IMPORTED = {"matplotlib-fontja", "noto-cjk-sans-jp-regular", "noto-cjk-sans-jp-bold"}
"""Declared for a file that each carries (a font), found without an import."""
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?: ; (.+?))?(?: \\)?$", re.MULTILINE)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(file: str) -> dict[str, set[str]]:
    """Package → its versions; a lock may hold two, for different Pythons."""
    found: dict[str, set[str]] = {}
    for name, version, _ in PINNED.findall((ROOT / file).read_text("utf-8")):
        found.setdefault(normal(name), set()).add(version)
    return found


_carriers = cache(packages_distributions)


def imported(files: list[Path]) -> set[str]:
    """The packages of the registry that the files import anywhere, type checking included."""
    roots: set[str] = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                roots |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                roots.add(node.module.split(".")[0])
    inside = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "tests/support").iterdir()]
    ours = {"app", "kyoten", "tests"} | {path.stem for path in inside}
    carriers = _carriers()
    return {normal(carriers.get(root, [root])[0]) for root in roots - set(sys.stdlib_module_names) - ours}


def test_what_the_product_imports_is_declared_and_nothing_else_is() -> None:
    assert imported(RUN) == pinned("requirements.txt").keys() - NOT_IMPORTED


def test_what_the_tests_import_is_declared() -> None:
    assert imported(TESTS) <= pinned("requirements.txt").keys() | pinned("requirements-dev.txt").keys()


def test_every_requirement_is_pinned() -> None:
    for file in ("requirements.txt", "requirements-dev.txt"):
        lines = [line.split("#")[0].strip() for line in (ROOT / file).read_text("utf-8").splitlines()]
        assert [line for line in lines if line and not PINNED.match(line)] == (
            ["-r requirements.txt"] if "dev" in file else []
        )


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_has_the_version_that_is_declared(file: str) -> None:
    """Where it fails: python3 -m kyoten.bootstrap lock."""
    lock = pinned(file.replace(".txt", ".lock"))
    assert {name: lock.get(name) for name in pinned(file)} == pinned(file)


def test_what_the_tests_run_with_is_what_a_newcomer_gets() -> None:
    run, tests = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert {name: tests.get(name) for name in run} == run


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_versions_and_hashes_and_no_place_on_a_machine(file: str) -> None:
    """No address, path or option that would bind it to where it was made; every pin with at least one hash."""
    lines = (ROOT / file).read_text("utf-8").splitlines()
    assert [line for line in lines if "/" in line or line.startswith("-")] == []
    starts = [number for number, line in enumerate(lines) if PINNED.match(line)]
    assert len(starts) >= len(pinned("requirements.txt"))
    assert [lines[n] for n in starts if not lines[n + 1].strip().startswith("--hash=sha256:")] == []
    kinds = [line.strip().split(" ")[0].split(":")[0] for line in lines if line[:1] == " "]
    assert set(kinds) <= {"#", "--hash=sha256"}
