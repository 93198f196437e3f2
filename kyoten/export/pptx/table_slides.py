"""The native tables of a deck: key figures with the functions under them, 機能 × 役割, the legend with the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from kyoten.chart import group_rows, signs, style
from kyoten.chart.chart import Chart
from kyoten.chart.forms import Grid, GridCell
from kyoten.chart.number_words import known, percent
from kyoten.chart.pace import bands_text
from kyoten.export.contents import report_tables
from kyoten.export.contents.data_tables import WHOLE
from kyoten.export.contents.legend import DEFINITIONS
from kyoten.export.pptx import text_runs
from kyoten.export.pptx.slides import (
    BODY,
    CORNER,
    PAD,
    UNDER_SIZE,
    TableCell,
    add_table,
    add_text,
    by_height,
    height_of,
)
from kyoten.fiscal import day_words
from kyoten.measures import bands
from kyoten.settings import UNREPORTED
from kyoten.views import overview
from kyoten.views.words import NO_VALUE

if TYPE_CHECKING:
    from kyoten.views.view import Meta, View

CARD_ROWS = (20.0, 35.0, 28.0, 21.0)
CARDS_HEIGHT, CARD_GAP = sum(CARD_ROWS), 14.0
UNDER_FIGURES = BODY[1] + CARDS_HEIGHT + 12
"""Where the table under the key figures begins."""
_FUNCTION_SIZE, _FUNCTION_HEAD = 11.0, 24.0
_FUNCTION_HEADS = ("機能", "項目数(件)", "完了率", "平均進捗率", "計画", "計画比", "判定", "未報告(件)", "要対応(件)")
_FUNCTION_WIDTHS = (216.0, 70.0, 84.0, 86.0, 70.0, 106.0, 80.0, 84.0, 84.0)
LEGEND_TOP, LEGEND_HEIGHT, LEGEND_SIZE = BODY[1] - 12, 290.0, 10.0


def key_figures(slide: Any, view: View) -> None:  # noqa: ANN401 - the library ships no types
    """The figures side by side, each with the numbers behind it and its change against the quarter before."""
    left, top, width, _ = BODY
    figures = overview.figures(view)
    wide = (width - CARD_GAP * (len(figures) - 1)) / len(figures)
    for number, figure in enumerate(figures):
        corner = (left + number * (wide + CARD_GAP), top)
        words = [figure.label, figure.words, figure.counts, report_tables.change_words(figure, view)]
        card = [
            [TableCell(words[0], colour=style.QUIET_TEXT)],
            [TableCell(words[1], bold=True, size=24.0)],
            [TableCell(words[2], size=10.0)],
            [TableCell(words[3], size=10.0)],
        ]
        alt = "。".join(word for word in words if word)
        add_table(slide, corner, [wide], card, list(CARD_ROWS), size=11.0, name=figure.label, alt=alt)


def function_pages(names: Sequence[str]) -> list[list[str]]:
    """The functions slide by slide: under the key figures, with the whole below them, and on slides of their own."""
    room = BODY[3] - _FUNCTION_HEAD
    first = BODY[1] + room - UNDER_FIGURES - _function_height(WHOLE)
    return by_height(names, _function_height, room, first=first)


def _function_height(name: str) -> float:
    """A row with its name and with two lines of numbers."""
    numbers = (_FUNCTION_SIZE + UNDER_SIZE) * text_runs.LEADING + 1.5 * PAD
    return height_of([(name, _FUNCTION_WIDTHS[0])], _FUNCTION_SIZE, numbers)


def functions(slide: Any, view: View, names: Sequence[str], *, total: bool, top: float) -> None:  # noqa: ANN401
    """機能別の数値: one row a function, and the whole below."""
    found = group_rows.by_group(group_rows.rolled(view, "function"), "function")
    listed = [(name, found[name,]) for name in names]
    if total:
        listed.append((WHOLE, group_rows.rows(group_rows.rolled(view))[0]))
    body = [_function_row(name, row, view.quarter.number) for name, row in listed]
    head = [_cell(text, number, bold=True) for number, text in enumerate(_FUNCTION_HEADS)]
    heights = [_FUNCTION_HEAD, *(_function_height(name) for name, _ in listed)]
    alt = "。".join(
        f"{name}は完了率{percent(row['completion_rate'])}({row['completable']}件のうち{row['completed']}件)、"
        f"計画比{percent(row['pace'])}({row['banded']}件のうち{row['on_course']}件が{bands(view.quarter.number)[0]})"
        for name, row in listed
    )
    add_table(
        slide,
        (BODY[0], top),
        _FUNCTION_WIDTHS,
        [head, *body],
        heights,
        size=_FUNCTION_SIZE,
        name="機能別の数値",
        alt=alt,
    )


def _function_words(name: str, row: group_rows.Row) -> list[str]:
    rates = [percent(row[key]) if known(row[key]) else NO_VALUE
             for key in ("completion_rate", "mean_progress", "expected", "pace")]  # fmt: skip
    band = row["band"] or group_rows.gap_label(row)
    return [name, str(row["items"]), *rates, band, str(row["unreported"]), str(row["flagged"])]


def _function_row(name: str, row: group_rows.Row, number: int) -> list[TableCell]:
    """The numbers, under 完了率 and 計画比 what they are made of."""
    cells = [_cell(text, at, bold=name == WHOLE) for at, text in enumerate(_function_words(name, row))]
    if known(row["completion_rate"]):
        cells[2] = replace(cells[2], under=f"{row['completable']}件中{row['completed']}件")
    if row["banded"]:
        cells[5] = replace(cells[5], under=f"{row['banded']}件中{row['on_course']}件が{bands(number)[0]}")
    return cells


def _cell(text: str, column: int, *, bold: bool) -> TableCell:
    return TableCell(text, align="left" if column in (0, 6) else "right", bold=bold, anchor="middle")


GRID_NAME, GRID_SIZE, GRID_NUMBER = 220.0, 13.0, 15.0
"""The width of the names' column; the letters of names and of numbers."""


def grid_pages(form: Grid) -> list[list[str]]:
    """The functions slide by slide, as many as stand on one."""
    return by_height(form.rows, partial(_grid_height, form), BODY[3] - _grid_head(form))


def _grid_column(form: Grid) -> float:
    return min(190.0, (BODY[2] - GRID_NAME) / max(len(form.columns), 1))


def _grid_head(form: Grid) -> float:
    return height_of([(column, _grid_column(form)) for column in form.columns], GRID_SIZE, 30.0)


def _grid_height(form: Grid, row: str) -> float:
    """A row with its name, and with numbers and what they count under them."""
    counts = [form.cells[row, column].counts for column in form.columns]
    under = height_of([(words, _grid_column(form)) for words in counts], UNDER_SIZE) - PAD
    return height_of([(row, GRID_NAME)], GRID_SIZE, GRID_NUMBER * text_runs.LEADING + under)


def grid(slide: Any, form: Grid, chart: Chart) -> None:  # noqa: ANN401
    """Cells on the colours of their values, with the number and what it counts in each."""
    wide, head_high = _grid_column(form), _grid_head(form)
    head = [TableCell("機能"), *(TableCell(column, align="center") for column in form.columns)]
    body = [[TableCell(name, anchor="middle"), *map(_grid_cell, cells)] for name, cells in form.lines()]
    # Few rows stand apart a little.
    least = min(52.0, (BODY[3] - head_high) / max(len(form.rows), 1))
    heights = [head_high, *(max(_grid_height(form, name), least) for name in form.rows)]
    widths = [GRID_NAME, *[wide] * len(form.columns)]
    add_table(slide, CORNER, widths, [head, *body], heights, size=GRID_SIZE, name=chart.measure, alt=chart.alt)


def _grid_cell(cell: GridCell) -> TableCell:
    plain = TableCell(cell.full, fill=cell.fill, colour=cell.ink, align="center", anchor="middle")
    return replace(plain, bold=True, size=GRID_NUMBER, under=cell.counts) if cell.counts else plain


def legend(slide: Any, meta: Meta) -> float:  # noqa: ANN401
    """The scale with its colours, the thresholds, the terms; where the taller of the tables ends."""
    settings, (left, _, width, _) = meta.settings, BODY
    scale = [[TableCell("評価尺度"), TableCell("率", align="right")]]
    for rating in settings.scale:
        rate = "率に含めない" if rating.percent is None else f"{rating.percent:g}%"
        scale.append(
            [
                TableCell(signs.with_sign(rating, settings), fill=rating.colour, colour=style.text_on(rating.colour)),
                TableCell(rate, align="right"),
            ]
        )
    scale.append(
        [
            TableCell(f"{signs.NO_REPORT} {UNREPORTED}", fill=style.UNREPORTED_FILL),
            TableCell("0%とは別に数える", align="right"),
        ]
    )
    widths, heights = [118.0, 112.0], [min(22.0, LEGEND_HEIGHT / len(scale))] * len(scale)
    add_table(
        slide, (left, LEGEND_TOP), widths, scale, heights, size=LEGEND_SIZE, name="評価尺度", alt="評価尺度と率の一覧"
    )
    terms = [("判定(計画比)", f"{bands_text(settings, meta.quarter.number)}。"), *DEFINITIONS[:6]]
    due = settings.deadline(meta.quarter)
    terms.append(("提出期限", f"{meta.quarter.label}の報告は{day_words(due)}まで。"))
    wide = [110.0, width - 254.0 - 110.0]
    rows = [[TableCell("用語"), TableCell("意味")], *([TableCell(name), TableCell(words)] for name, words in terms)]
    tall = [22.0, *(height_of([(name, wide[0]), (words, wide[1])], LEGEND_SIZE, 22.0) for name, words in terms)]
    add_table(
        slide, (left + 254.0, LEGEND_TOP), wide, rows, tall, size=LEGEND_SIZE, name="用語", alt="用語と意味の一覧"
    )
    return LEGEND_TOP + max(sum(heights), sum(tall))


def files(slide: Any, meta: Meta, top: float) -> None:  # noqa: ANN401
    """The files that were reported, as many as there is room for; all of them stand in the notes."""
    box = (BODY[0], top, BODY[2], 500.0 - top)
    size = 10.0
    most = len(meta.sources)
    while most > 1 and text_runs.lines(_named(meta, most), box[2] - 15, size) * size * text_runs.LEADING > box[3] - 28:
        most -= 1
    add_text(slide, box, ["出典", _named(meta, most)], size, name="出典")


def _named(meta: Meta, most: int) -> str:
    if not meta.sources:
        return "報告なし"
    more = len(meta.sources) - most
    return "、".join(meta.sources[:most]) + (f" ほか{more}件(すべての名前はノートにある)" if more else "")
