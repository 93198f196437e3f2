"""View → the meeting's handout as PDF through typst: A4 landscape, tagged (PDF/UA-1), in the order a meeting goes.

One page that can stand alone, then by function, then what needs a decision with its reasons, then legend and sources.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from kyoten.export.paper.fonts import fonts
from kyoten.export.paper.glyphs import MISSING, printable
from kyoten.export.paper.handout import contents
from kyoten.export.paper.image import source

if TYPE_CHECKING:
    from kyoten.views.view import Meta, View

TEMPLATE = Path(__file__).with_name("handout.typ")


def document(view: View) -> bytes:
    """The handout; the same view, the same bytes."""
    return compiled(data(view), view.meta)


def data(view: View) -> dict[str, Any]:
    """The contents in letters that the font has, with a note where some had to be replaced."""
    words: dict[str, Any] = printable(contents(view))
    if MISSING not in json.dumps({**words, "glyph_note": ""}, ensure_ascii=False):
        words["glyph_note"] = ""
    return words


def pages(view: View, dots: float = 96.0) -> tuple[bytes, ...]:
    """The handout's pages as PNG, `dots` to the inch: for looking at it before it is taken away."""
    images = _set(data(view), view.meta, format="png", ppi=dots)
    return (images,) if isinstance(images, bytes) else tuple(images)


def compiled(words: dict[str, Any], meta: Meta) -> bytes:
    """`data` set as PDF/UA-1. Its dates are the as-of date, never the clock's."""
    document: bytes = _set(words, meta, format="pdf", pdf_standards="ua-1")
    return document


def _set(words: dict[str, Any], meta: Meta, **options: Any) -> Any:  # noqa: ANN401 - one file, or one a page
    day = dt.datetime.combine(meta.as_of, dt.time(), dt.UTC)
    return typst.compile(
        source(TEMPLATE),
        font_paths=fonts(),
        ignore_system_fonts=True,
        timestamp=int(day.timestamp()),
        sys_inputs={"data": json.dumps(words, ensure_ascii=False, sort_keys=True)},
        **options,
    )
