"""What lies over the cells of an xlsx: notes (comments, threads) and the text of boxes and shapes (docs/reading.md)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager

from kyoten.problems.problem import Unreadable
from kyoten.reader.cells import column_number
from kyoten.reader.notes import Notes, put_note
from kyoten.reader.xml import parse, refuse_declarations
from kyoten.reader.zip_package import Package, tidy

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})\Z")
_THREAD = re.compile(r"\A\s*\[[^\]]*\].*?(?:コメント|Comment)[:：]\s*", re.DOTALL)
"""What Excel writes over the text of a thread for programs that know none."""


def notes_of(package: Package, sheet: str) -> Notes:
    """The texts over the cells of the sheet whose part is `sheet`. Raises Unreadable (damaged, unsafe_content)."""
    folder, name = posixpath.split(sheet)
    relations = package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: Notes = {}
    for target in _targets(relations, folder) if relations else ():
        is_drawing = "drawing" in posixpath.basename(posixpath.dirname(target))
        part = package.part(target) if target.endswith(".xml") else None
        if part and (is_drawing or b"<comment" in part or b":comment" in part):
            refuse_declarations(part)
            walk = _Boxes(found) if is_drawing else _Comments(found)
            with _as_far_as_it_goes():
                parse(part, walk.start, walk.end, walk.text)
    return found


@contextmanager
def _as_far_as_it_goes() -> Iterator[None]:
    """A part that lies over a sheet and is damaged keeps nobody from reading the sheet."""
    try:
        yield
    except Unreadable as error:
        if error.problem.code != "damaged":
            raise


def _targets(xml: bytes, folder: str) -> list[str]:
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "")
        if tag == "Relationship" and attributes.get("TargetMode") != "External" and target:
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, tidy(target))
            found.append(posixpath.normpath(whole))

    parse(xml, start)
    return [each for each in found if not each.startswith("..")]


class _Comments:
    """Follows a part of comments."""

    def __init__(self, found: Notes) -> None:
        self.found, self.inside = found, False
        self.at: tuple[int, int] | None = None
        self.letters: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "comment":
            place = _REFERENCE.match(attributes.get("ref", ""))
            self.at = (int(place[2]) - 1, column_number(place[1])) if place else None
            self.letters = []
        self.inside = tag == "t"

    def text(self, text: str) -> None:
        if self.inside:
            self.letters.append(text)

    def end(self, tag: str) -> None:
        self.inside = False
        if tag == "comment" and self.at is not None:
            put_note(self.found, self.at, _THREAD.sub("", "".join(self.letters)))


class _Boxes:
    """Follows a part of drawings."""

    def __init__(self, found: Notes) -> None:
        self.found, self.place, self.tag, self.from_ = found, {"row": 0, "col": 0}, "", False
        self.letters: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "from":
            self.from_, self.letters, self.place = True, [], {"row": 0, "col": 0}
        self.tag = tag

    def text(self, text: str) -> None:
        if self.tag == "t":
            self.letters.append(text)
        elif self.from_ and self.tag in self.place and text.strip().isdecimal():
            self.place[self.tag] = int(text)

    def end(self, tag: str) -> None:
        self.tag = ""
        if tag == "from":
            self.from_ = False
        elif tag == "p" and self.letters:
            self.letters.append("\n")
        elif tag in ("twoCellAnchor", "oneCellAnchor"):
            put_note(self.found, (self.place["row"], self.place["col"]), "".join(self.letters))
            self.letters = []
