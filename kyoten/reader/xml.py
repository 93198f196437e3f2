"""Streaming XML without any of XML's dangers: a document type declaration ends the reading, so that there are no
entities to expand and nothing to fetch from outside."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from kyoten.problems.problem import Unreadable, problem

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def damaged() -> Unreadable:
    """For whatever does not hang together inside a file."""
    return Unreadable(problem("damaged"))


def parse(xml: bytes, start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Call `start`, `end` and `text` with local names (no prefixes). Raises Unreadable (unsafe_content, damaged)."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    if end:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise damaged() from error


def refuse_declarations(xml: bytes) -> None:
    """Raises Unreadable where a part declares a document type, in UTF-8 or UTF-16, without parsing it."""
    # A letter alone is found ten times as fast as a word, and most sheets have none of it.
    if b"!" in xml and any(mark in xml for mark in _MARKS):
        _refuse()


_MARKS = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)


def _refuse(*_: object) -> None:
    raise Unreadable(problem("unsafe_content"))
