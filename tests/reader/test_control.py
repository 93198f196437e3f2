"""Control characters in a workbook's texts: dropped for every reader alike, and their cells named."""

import io

import openpyxl
import pytest

from kyoten.reader.control import cleaned
from kyoten.reader.workbook import Sheet, Workbook, read_workbook


def book(*rows):
    """An xlsx; _x0000_ is how one spells the character 0, _xD800_ half of a character."""
    made, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("isolated", [False, True])
def test_control_characters_are_dropped_and_their_cells_named(isolated):
    data = book(["見出し", "a_x0000_b_x0007_c"], ["_x0001_", "一行目\n二\t行目"])
    (sheet,) = read_workbook(data, "報告.xlsx", isolated=isolated).sheets
    assert sheet.rows == (("見出し", "abc"), (None, "一行目\n二\t行目"))
    assert sheet.control_cells == ((0, 1), (1, 0))


def test_so_are_halves_of_a_character_and_what_is_struck_out():
    """𠮷 is one character, of which a damaged file may hold a half."""
    sheet = Sheet("報告", (("𠮷野", "\ud842野"),), struck={(0, 1): "\ud842"})
    (found,) = cleaned(Workbook("報告.xls", "xls", (sheet,))).sheets
    assert (found.rows, found.struck, found.control_cells) == ((("𠮷野", "野"),), {(0, 1): ""}, ((0, 1),))


def test_a_workbook_without_any_stays_as_it_is():
    (sheet,) = read_workbook(book(["状況", "実施中"]), "報告.xlsx", isolated=False).sheets
    assert sheet.control_cells == ()
