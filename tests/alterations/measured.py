"""Which tests run a line, from a measured run; of an earlier commit too, whose lines are found by their words."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path, PurePosixPath

import coverage

from tests.alterations.constants import constant_at
from tests.alterations.sites import Site

MOST = 400
"""Tests run for one alteration, those of the line's own folder first, and those first that are most about its module:
of the lines that they run, the most are the module's."""
FEW = 30
"""Fewer tests than these have all of their folder run after them."""
SLOW = (
    "tests/ui/", "tests/reader/test_fuzz.py", "tests/reader/test_strange.py", "tests/reader/document/test_hostile.py",
    "tests/test_intake_strange.py", "tests/test_sample_killed.py", "tests/views/test_as_of.py",
)  # fmt: skip
"""Tests that take seconds each, as they run pages or hundreds of files: only where no others run the line, or few."""


class Measured:
    """A measured run (`--cov-context=test`) of the commit `at`, for a copy of the project as it is now."""

    def __init__(self, data: coverage.CoverageData, copy: Path, at: str) -> None:
        self._data, self._copy, self._commit = data, copy, at
        self._files = {name.rpartition("/kyoten/")[2]: name for name in data.measured_files()}
        self._sizes: Counter[str] = Counter()
        for name in self._files.values():
            for contexts in data.contexts_by_lineno(name).values():
                self._sizes.update(context.rpartition("|")[0] for context in contexts)
        self._changed = [name for name in _git("diff", "--name-only", at, "--", "tests").split() if self._is_test(name)]

    def tests_of(self, site: Site) -> list[str]:
        """The tests that run the line, and what was changed since in its own folder; where none runs the module, all of
        that folder. Those that are likeliest to notice, and to do so soon, come first."""
        own = "/".join(("tests", *site.file.parts[1:-1]))
        changed = [name for name in self._changed if str(PurePosixPath(name).parent) == own]
        whole = {*changed, *self._set_up(site)}
        names = {name for name in self._at_line(site) if self._exists(name) and name.partition("::")[0] not in whole}
        if not names and not whole:
            return self._beside(self._copy / own)
        own_lines = self._lines_run(site.file)
        about = sorted(names, key=lambda n: (n.startswith(SLOW), -own_lines[n] / self._sizes[n], self._sizes[n], n))
        quick = [name for name in about if not name.startswith(SLOW)]
        about = quick if len(quick) >= FEW else about
        near = [name for name in about if name.startswith(own + "/")]
        others = [name for name in about if name not in near and not (near and name.startswith(SLOW))]
        files = [name for name in sorted(whole) if near and not name.startswith(SLOW)] or sorted(whole)
        files.sort(key=lambda name: site.file.stem not in name)
        # What a process remembers is run by the first test that asks: the others beside it may notice all the same.
        more = self._beside(self._copy / own) if len(about) + len(whole) < FEW else []
        listed = [*near, *others][:MOST]
        return [*listed[:FEW], *files, *listed[FEW:], *(name for name in more if name not in whole)]

    def _lines_run(self, file: Path) -> Counter[str]:
        """How many of a module's lines each test runs."""
        by_line = self._data.contexts_by_lineno(self._files.get("/".join(file.parts[1:]), ""))
        return Counter(context.rpartition("|")[0] for contexts in by_line.values() for context in contexts)

    def _beside(self, folder: Path) -> list[str]:
        """The tests of a folder; of the one it is in, where it has none."""
        found = sorted(path.relative_to(self._copy).as_posix() for path in folder.glob("test_*.py"))
        return found or self._beside(folder.parent)

    def _at_line(self, site: Site) -> set[str]:
        return {context.rpartition("|")[0] for context in self._contexts(site)}

    def _set_up(self, site: Site) -> set[str]:
        """The files of tests one of which runs the line before it begins: what it makes is for all of them. (Where
        several do so, each makes its own.)"""
        before = {context.rpartition("|")[0] for context in self._contexts(site) if context.endswith("|setup")}
        files = Counter(name.partition("::")[0] for name in before)
        return {name for name, tests in files.items() if tests == 1 and (self._copy / name).exists()}

    def _contexts(self, site: Site) -> set[str]:
        """Those of the line; where no test runs it, those of the lines that speak of the constant that it gives; else
        of its whole module, as where it is new."""
        own = self._at(site.file, [site.line])
        if not own and (name := constant_at(self._copy / site.file, site.line)):
            own = {context for file, lines in self._lines_with(name) for context in self._at(file, lines)}
        return own or self._at(site.file, _then(self._copy, site.file, self._commit))

    def _at(self, file: Path, lines: Iterable[int]) -> set[str]:
        by_line = self._data.contexts_by_lineno(self._files.get("/".join(file.parts[1:]), ""))
        then = _then(self._copy, file, self._commit)
        return {context for line in lines for context in by_line.get(then.get(line, 0), ()) if "::" in context}

    def _lines_with(self, name: str) -> Iterable[tuple[Path, list[int]]]:
        word = re.compile(rf"\b{name}\b")
        for path in sorted((self._copy / "kyoten").rglob("*.py")):
            if word.search(_source(path)):
                lines = [at for at, line in enumerate(_source(path).splitlines(), 1) if word.search(line)]
                yield path.relative_to(self._copy), lines

    def _exists(self, test: str) -> bool:
        file, _, name = test.partition("::")
        return f"def {name.partition('[')[0]}(" in _source(self._copy / file)

    def _is_test(self, name: str) -> bool:
        path = PurePosixPath(name)
        return (
            path.name.startswith("test_") and path.parts[1] not in ("browser", "bench") and (self._copy / name).exists()
        )


@lru_cache(maxsize=4096)
def _source(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""


@lru_cache(maxsize=512)
def _then(copy: Path, file: Path, at: str) -> dict[int, int]:
    """Line now → line in the commit that was measured."""
    now = (copy / file).read_text("utf-8").splitlines()
    then = _git("show", f"{at}:{file.as_posix()}").splitlines()
    same = SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks()
    return {block.b + n + 1: block.a + n + 1 for block in same for n in range(block.size)}


def _git(*words: str) -> str:
    """What git says in the project; "" of a file that the commit does not have."""
    root = Path(__file__).resolve().parents[2]
    return subprocess.run(["git", *words], cwd=root, capture_output=True, encoding="utf-8", check=False).stdout
