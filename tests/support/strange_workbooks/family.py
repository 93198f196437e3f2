"""What a strange workbook is: how its bytes are made, and what must come of reading them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kyoten.reader.workbook import Sheet

Make = Callable[[], bytes]
Expected = str | tuple[Sheet, ...]
"""The code of the one problem, or every sheet in full: its cells, merged ranges, percentages, and whether hidden."""


@dataclass(frozen=True)
class Strange:
    """`name`: as a sender would call it, which may be wrong about what it is; `format`: what it is."""

    name: str
    make: Make
    expected: Expected
    format: str = ""

    @property
    def data(self) -> bytes:
        """The file. Made once in a process, and the same bytes in every one."""
        return _made(self.make)

    @property
    def code(self) -> str:
        """The problem's code, "" for a file that is read."""
        return self.expected if isinstance(self.expected, str) else ""


@functools.cache
def _made(make: Make) -> bytes:
    return make()


class Family:
    """The files of one module, in their order."""

    def __init__(self, form: str = "") -> None:
        self._form = form
        self._files: list[Strange] = []

    def __iter__(self) -> Iterator[Strange]:
        return iter(self._files)

    def file(self, name: str, expected: Expected, form: str | None = None) -> Callable[[Make], Make]:
        """Above a function that makes a file: what it is called, and what must come of it."""

        def listed(make: Make) -> Make:
            self.add(name, make, expected, form)
            return make

        return listed

    def add(self, name: str, make: Make, expected: Expected, form: str | None = None) -> None:
        """The same for a file of a table of cases."""
        self._files.append(Strange(name, make, expected, "" if isinstance(expected, str) else form or self._form))
