"""要対応: native tables of every flagged item with its reasons, as many rows a slide as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kyoten.chart import group_rows, style
from kyoten.export.pptx import speaker_notes
from kyoten.export.pptx.slides import BODY, CORNER, Slides, TableCell, add_table, by_height, height_of
from kyoten.rules.table import STALLED
from kyoten.views.tables import stalled_table
from kyoten.views.words import percent_words

if TYPE_CHECKING:
    from kyoten.views.view import View

ROWS = 8
SIZES = (10.0, 9.0, 8.0, 7.0, 6.0)
"""From the usual size down to what a very long text is set in."""
READABLE = 8.0
"""No row is set smaller than this to make room for another."""
HEAD = 24.0
COLUMNS = (
    ("項目番号", 60.0), ("機能", 96.0), ("役割", 56.0), ("項目", 256.0),
    ("重さ", 40.0), ("理由", 262.0), ("いつから", 66.0), ("進捗率", 44.0),
)  # fmt: skip
Row = dict[str, Any]
MORE = "…(全文はノートにある)"


def add(slides: Slides, view: View) -> None:
    """The slides, or one that says that there is nothing to decide."""
    rows = [_row(each) for each in group_rows.rows(stalled_table(view))]
    if not rows:
        slides.titled(
            "要対応の項目はない", "要対応の規則に当てはまる項目はありません。", speaker_notes.sources(view.meta)
        )
        return
    batches = pages(rows)
    for number, page in enumerate(batches, start=1):
        title = message(rows) if len(batches) == 1 else f"{message(rows)}({number}/{len(batches)})"
        measure = "要対応の項目と理由。停滞を先に、続いている期間の長い順に並べる。進捗率は分かっている最新の値"
        notes = [f"{message(rows)}。", "", *(_note(row) for row in page), "", *speaker_notes.sources(view.meta)]
        slide = slides.titled(title, measure, notes)
        _table(slide, page)


def _row(row: Row) -> Row:
    """Who is in charge stands under the role."""
    return {**row, "役割": "\n".join(part for part in (row["役割"], row["担当"]) if part)}


def message(rows: Sequence[Row]) -> str:
    """要対応は34件(停滞17件、注意17件)。停滞が最も多いのは親子の居場所(7件)"""
    stuck = [row for row in rows if row["重さ"] == STALLED]
    head = f"要対応は{len(rows)}件(停滞{len(stuck)}件、注意{len(rows) - len(stuck)}件)"
    if not stuck:
        return head
    counts: dict[str, int] = {}
    for row in stuck:
        counts[row["機能"]] = counts.get(row["機能"], 0) + 1
    most = max(counts.values())
    names = [name for name, count in counts.items() if count == most]
    most_of = "と".join(names) if len(names) <= 2 else f"{names[0]}など{len(names)}機能"
    each = "各" if len(names) > 1 else ""
    return f"{head}。停滞が最も多いのは{most_of}({each}{most}件)"


def pages(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows slide by slide: at most ROWS, and no more than there is room for."""
    return by_height(rows, lambda row: _height(row, _size(row)), BODY[3] - HEAD, ROWS)


def _table(slide: Any, rows: Sequence[Row]) -> None:  # noqa: ANN401 - the library ships no types
    head = [TableCell(name, align="right" if name == "進捗率" else "left") for name, _ in COLUMNS]
    body = [[_cell(row, name) for name, _ in COLUMNS] for row in rows]
    heights = [HEAD, *(min(_height(row, _size(row)), BODY[3] - HEAD) for row in rows)]
    widths = [width for _, width in COLUMNS]
    alt = "。".join(f"{row['項目番号']}({row['重さ']}): {row['理由']}" for row in rows)
    add_table(slide, CORNER, widths, [head, *body], heights, size=SIZES[0], name="要対応の項目", alt=alt)


def _cell(row: Row, name: str) -> TableCell:
    size = _size(row)
    if name == "進捗率":
        return TableCell(percent_words(row[name]), align="right", size=size)
    if name == "重さ":
        return TableCell(row[name], colour=style.RED if row[name] == STALLED else style.INK, bold=True, size=size)
    width = dict(COLUMNS)[name]
    return TableCell(_cut(str(row[name]), width, size), size=size)


def _texts(row: Row) -> list[tuple[str, float]]:
    return [(str(row[name]), width) for name, width in COLUMNS if name != "進捗率"]


def _height(row: Row, size: float) -> float:
    return height_of(_texts(row), size, 28.0)


def _size(row: Row) -> float:
    """The largest size at which two such rows stand on a slide, or at least this one; else the smallest."""
    room = BODY[3] - HEAD
    halved = (size for size in SIZES if size >= READABLE and _height(row, size) <= room / 2)
    whole = (size for size in SIZES if _height(row, size) <= room)
    return next(halved, next(whole, SIZES[-1]))


def _cut(text: str, width: float, size: float) -> str:
    """The text, or as much of it as a slide can hold at the smallest size: the notes have all of it."""
    room = BODY[3] - HEAD
    if height_of([(text, width)], size) <= room:
        return text
    kept = len(text)
    while kept and height_of([(text[:kept] + MORE, width)], size) > room:
        kept -= max(1, kept // 20)
    return text[:kept] + MORE


def _note(row: Row) -> str:
    place = f" 根拠 {row['根拠']}" if row["根拠"] else ""
    stands = f"{row['重さ']}({row['いつから']}から、進捗率{percent_words(row['進捗率'])})"
    who = f"{row['項目番号']} {row['機能']} {' '.join(row['役割'].split())}"
    return f"{who} {stands} {row['項目']} 理由: {row['理由']}。{place}"
