"""Ruled lines → grids, by hand: points, y downwards."""

from __future__ import annotations

from kyoten.reader.document.ruled import GridArea, RuledLine, grids, joined


def lines(*places: tuple[float, float, float]) -> list[RuledLine]:
    return [RuledLine(*place) for place in places]


def test_pieces_of_one_line_are_joined_and_double_rules_are_one():
    assert joined(lines((10, 0, 50), (10, 52, 90), (11, 0, 90), (10, 200, 250))) == lines(
        (10.25, 0, 90), (10.25, 200, 250)
    )


def test_a_grid_of_four_cells():
    across, upright = lines((0, 0, 100), (50, 0, 100), (100, 0, 100)), lines((0, 0, 100), (40, 0, 100), (100, 0, 100))
    (grid,) = grids(across, upright)
    assert (grid.xs, grid.ys) == ((0, 40, 100), (0, 50, 100))
    assert (grid.place(39, 60), grid.place(41, 10), grid.place(101, 10)) == ((1, 0), (0, 1), None)


def test_where_a_rule_is_missing_a_cell_covers_both_places():
    across, upright = (
        lines((0, 0, 90), (30, 30, 90), (60, 0, 90)),
        lines((0, 0, 60), (30, 0, 60), (60, 30, 60), (90, 0, 60)),
    )
    (grid,) = grids(across, upright)
    assert grid.areas == {
        (0, 0): GridArea(0, 0, 1, 0),
        (0, 1): GridArea(0, 1, 0, 2),
        (1, 1): GridArea(1, 1, 1, 1),
        (1, 2): GridArea(1, 2, 1, 2),
    }


def test_an_area_that_is_no_rectangle_is_one_cell_at_its_first_place():
    """A rule between two rows that ends before the last column: a slip of whoever drew it."""
    across, upright = lines((0, 0, 60), (30, 0, 30), (60, 0, 60)), lines((0, 0, 60), (30, 30, 60), (60, 0, 60))
    (grid,) = grids(across, upright)
    assert grid.place(45, 45) == grid.place(45, 15) == grid.place(15, 15) == (0, 0)
    assert grid.place(15, 45) == (1, 0)


def test_rules_that_do_not_meet_are_two_tables_from_the_top_down():
    across = lines((0, 0, 90), (20, 0, 90), (100, 0, 90), (120, 0, 90))
    upright = lines((0, 0, 20), (45, 0, 20), (90, 0, 20), (0, 100, 120), (30, 100, 120), (90, 100, 120))
    first, second = grids(across, upright)
    assert (first.ys, second.ys, second.xs) == ((0, 20), (100, 120), (0, 30, 90))


def test_a_frame_a_lone_line_and_a_single_column_are_no_table():
    frame = grids(lines((0, 0, 90), (90, 0, 90)), lines((0, 0, 90), (90, 0, 90)))
    lone = grids(lines((0, 0, 90)), [])
    column = grids(lines((0, 0, 90), (45, 0, 90), (90, 0, 90)), lines((0, 0, 90), (90, 0, 90)))
    assert frame == lone == column == []


def test_rules_that_reach_further_than_the_uprights_open_a_column_at_each_side():
    """No frame at the sides: what lies beyond the one upright belongs to the table as far as any rule reaches."""
    across, upright = lines((0, 20, 80), (30, 0, 100), (60, 20, 80)), lines((50, 0, 60))
    (grid,) = grids(across, upright)
    assert (grid.xs, grid.ys) == ((0, 50, 100), (0, 30, 60))
