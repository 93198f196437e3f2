"""Tables and texts on slides: the header's look, room for every row, sizes at which a text fits."""

from __future__ import annotations

import chart_views
import pytest
import store_samples
from pptx.util import Emu, Pt

from kyoten.chart import function_role
from kyoten.export.pptx import text_runs
from kyoten.export.pptx.chart_slides import add
from kyoten.export.pptx.row_table import RowTable
from kyoten.export.pptx.slides import CORNER, Slides, TableCell, add_table, batches, height_of

FOOTER = 506
"""Where the footer begins, in points."""


def _table(slide):
    [table] = [shape.table for shape in slide.shapes if shape.has_table]
    return table


@pytest.fixture
def slides() -> Slides:
    return Slides(chart_views.make().meta)


def test_the_first_row_of_a_table_looks_like_its_header(slides):
    """Bold on a grey ground; what stands under it is neither, unless a cell says so."""
    slide = slides.titled("題", "測り方", ["ノート"])
    rows = [[TableCell("機能")], [TableCell("甲")], [TableCell("乙", fill="#D6E4EE", bold=True)]]
    add_table(slide, CORNER, [100.0], rows, [20.0, 20.0, 20.0], size=11.0, name="表", alt="説明")
    cells = [row.cells[0] for row in _table(slide).rows]
    assert [cell.text_frame.paragraphs[0].runs[0].font.bold for cell in cells] == [True, False, True]
    assert [str(cell.fill.fore_color.rgb) if cell.fill.type else None for cell in cells] == ["EEF2F5", None, "D6E4EE"]


@pytest.mark.parametrize("count", [1, 8, 9, 10])
def test_the_heatmap_stays_above_the_footer_however_many_functions(slides, count):
    """Nine stand on one slide, the tenth on the next."""
    items = [store_samples.item(f"{n}-1-H01", function=f"{n}番目の機能") for n in range(1, count + 1)]
    add(slides, function_role.build(chart_views.make(items, ())))
    made = list(slides.deck.slides)
    assert [len(_table(slide).rows) - 1 for slide in made] == ([count] if count <= 9 else [9, count - 9])
    for slide in made:
        [frame] = [shape for shape in slide.shapes if shape.has_table]
        assert frame.top + frame.height <= Emu(Pt(FOOTER))


@pytest.mark.parametrize(
    ("letters", "size"),
    [
        (298, 10),
        (299, 9),
        (388, 9),
        (389, 8),
        (500, 8),
        (501, 10),
        (647, 10),
        (648, 9),
        (1000, 8),
        (1001, 7),
        (1325, 6),
    ],
)
def test_a_long_reason_is_set_in_the_largest_size_at_which_two_such_rows_stand_or_else_one(letters, size):
    """A slide has 350 points for rows; the column is 254 wide, of which half a letter is left free, lines are 1.3
    letters apart, and a row has 8 points of its own. At 10 points a line holds 24.9 letters, and 12 lines take 164 of
    the 175 that two rows leave: 298 letters; so do 388 at 9 points and 500 at 8. Longer ones stand alone: 26 lines of
    10 points take 346 of the 350: 647 letters; then 803 at 9, 1000 at 8, 1324 at 7."""
    table = RowTable((("理由", 262.0), ("項目番号", 60.0)))
    assert table.size((TableCell("あ" * letters), TableCell("1-1-H01"))) == size


def test_a_text_is_set_in_the_largest_size_that_fits_its_box():
    """Ten letters at 10 points need 100 and half a letter's room: one line of 13 points in 105, two of them in 104."""
    assert text_runs.lines("あ" * 10, 105, 10) == 1
    assert text_runs.lines("あ" * 10, 104, 10) == 2
    assert text_runs.fitting("あ" * 10, 105, 13, (20.0, 10.0, 5.0)) == 10.0
    assert text_runs.fitting("あ" * 10, 104, 13, (20.0, 10.0, 5.0)) == 5.0
    assert text_runs.fitting("あ" * 1000, 104, 13, (20.0, 10.0)) == 10.0  # the smallest, where none fits


def test_a_rows_height_is_that_of_its_longest_text():
    """Two lines of 13 points and 4 at either edge; never less than asked."""
    assert height_of([("あ" * 10, 112.0), ("あ", 112.0)], 10.0) == 2 * 13 + 8
    assert height_of([("あ", 112.0)], 10.0, 28.0) == 28.0


def test_batches_hold_so_many_at_most():
    assert batches([1, 2, 3, 4, 5], 2) == [[1, 2], [3, 4], [5]]
