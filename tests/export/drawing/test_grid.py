"""Grids as shapes, each place worked out by hand: points from the upper left corner."""

from __future__ import annotations

import pytest

from kyoten.chart import style
from kyoten.chart.forms import Grid, GridCell
from kyoten.export.drawing import layout
from kyoten.export.drawing.shapes import Rect, Room, Text

PALE, DARK = "#EDE6DC", "#1F5F8B"


def _cell(row: str, column: str, shown: str, fill: str, ink: str) -> GridCell:
    return GridCell(row, column, 40.0, shown, shown, "", "", fill, ink)


def _grid(shown: str = "40", rows: tuple[str, ...] = ("甲", "乙"), columns: tuple[str, ...] = ("法人", "行政")) -> Grid:
    cells = {(row, column): _cell(row, column, shown, PALE, style.INK) for row in rows for column in columns}
    last = rows[-1], columns[-1]
    return Grid(rows, columns, cells | {last: _cell(*last, "100", DARK, style.WHITE)})


def _texts(drawing) -> list[tuple]:
    return [(each.x, each.y, each.text, each.align) for each in drawing.texts]


def test_names_stand_beside_their_cells():
    """A letter of 11 points and 10 after it are left for the names; two columns of 100, 24 above them, rows of 30."""
    drawing = layout.drawing(_grid(), Room(221))
    assert drawing.height == 24 + 2 * 30
    assert _texts(drawing) == [
        (71, 10, "法人", "center"),
        (171, 10, "行政", "center"),
        (11, 39, "甲", "right"),
        (71, 39, "40", "center"),
        (171, 39, "40", "center"),
        (11, 69, "乙", "right"),
        (71, 69, "40", "center"),
        (171, 69, "100", "center"),
    ]


def test_each_cell_has_its_colour_and_a_gap_of_three_to_the_next():
    cells = [each for each in layout.drawing(_grid(), Room(221)).shapes if isinstance(each, Rect)]
    assert [(each.x, each.y, each.w, each.h, each.fill) for each in cells] == [
        (22.5, 25.5, 97, 27, PALE),
        (122.5, 25.5, 97, 27, PALE),
        (22.5, 55.5, 97, 27, PALE),
        (122.5, 55.5, 97, 27, DARK),
    ]


def test_no_cell_is_wider_than_170_points():
    first, second, *_ = (each for each in layout.drawing(_grid(), Room(712)).shapes if isinstance(each, Rect))
    assert (first.w, second.x - first.x) == (167, 170)


def test_words_become_smaller_in_a_narrow_cell():
    """14 points less 4 for 記入なし, which is four letters wide: 2.5 a letter; 12 is the usual size."""
    narrow = layout.drawing(_grid("記入なし"), Room(21 + 2 * 14))
    assert [each.size for each in narrow.texts if each.text == "記入なし"] == [2.5] * 3
    usual = layout.drawing(_grid("記入なし"), Room(221))
    assert [each.size for each in usual.texts if each.text == "記入なし"] == [12] * 3


def test_a_long_name_takes_more_lines_and_its_cells_begin_lower():
    """Nine letters of 11 points fit over a column of 100: a name of twelve takes a second line, 13 points more."""
    drawing = layout.drawing(_grid(columns=("法人と行政と市社協の役割", "行政")), Room(221))
    assert min(each.y for each in drawing.shapes if isinstance(each, Rect)) == 24 + 13 + 1.5
    over = [each for each in drawing.texts if each.y < 37]
    assert "".join(each.text for each in over if each.x == 71) == "法人と行政と市社協の役割"


def test_long_names_of_rows_keep_their_rows_high_enough():
    """Two lines of 13 and 3 more in each row, though 60 points would be the room."""
    low = layout.drawing(_grid(rows=("親子の居場所と情報収集・提供", "乙")), Room(221, 60, label=7))
    assert low.height == 24 + 2 * 29


@pytest.mark.parametrize(
    ("at", "name", "colour"), [(0, "0%", "#F3D9C9"), (4, "100%", style.ACCENT), (5, "未報告", style.UNREPORTED_FILL)]
)
def test_the_legend_says_what_the_colours_mean(at: int, name: str, colour: str):
    legend = layout.drawing(_grid(), Room()).legend
    assert [each.text for each in legend] == ["0%", "25%", "50%", "75%", "100%", "未報告"]
    assert (legend[at].text, legend[at].fill) == (name, colour)


def test_an_empty_grid_is_as_high_as_its_head():
    drawing = layout.drawing(Grid((), (), {}), Room(221))
    assert (drawing.height, drawing.shapes) == (24, ())
    assert not any(isinstance(each, Text) for each in drawing.shapes)
