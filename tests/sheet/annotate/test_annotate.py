"""The sender's own workbook comes back with its problems marked and its layout as it was."""

from __future__ import annotations

import io
import math
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from quarter_sheets import Filled, read, through_libreoffice

from kyoten.problems.problem import Severity, problem
from kyoten.problems.report import Report
from kyoten.sheet.annotate.annotate import LIST_NAME, annotate, can_annotate
from kyoten.sheet.annotate.marks import mark

ERROR, WARNING = "FFF4B6A6", "FFFFE08A"
PLAIN_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
MACRO_PART = b'<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'


def faulty() -> Filled:
    """120 % in L5 (error), an unknown status in K6 (error), a changed plan text in E9 (warning)."""
    sheet = Filled().type("1-1-H01", 進捗率=120).type("1-1-H02", 状況="ぼちぼち").type("1-1-H05", 状況="着手")
    sheet.sheet["E9"] = "変えた文"
    return sheet


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def marked(book: openpyxl.Workbook, sheet: str = "報告") -> dict[str, str]:
    """Address → fill of every cell that carries a note."""
    return {cell.coordinate: cell.fill.fgColor.rgb for row in book[sheet].iter_rows() for cell in row if cell.comment}


def test_cells_with_problems_are_coloured_and_noted():
    """Exactly the three cells, errors and warnings in their colours, the note with message and remedy."""
    data = faulty().bytes()
    report = read(data)
    book = opened(annotate(data, report))
    assert marked(book) == {"L5": ERROR, "K6": ERROR, "E9": WARNING}
    note = book["報告"]["L5"].comment.text
    found = next(each for each in report.problems if each.cell == "L5")
    assert found.message in note
    assert found.remedy in note


def test_the_layout_and_every_value_stay():
    """Widths, heights, frozen panes, protection, drop-downs and all values are those of the file that was sent."""
    data = faulty().bytes()
    before, after = opened(data)["報告"], opened(annotate(data, read(data)))["報告"]
    assert [[cell.value for cell in row] for row in after.iter_rows()] == [
        [cell.value for cell in row] for row in before.iter_rows()
    ]
    assert after["E7"].data_type == "s"  # 「=安全点検…」 is still text
    assert {key: each.width for key, each in after.column_dimensions.items()} == {
        key: each.width for key, each in before.column_dimensions.items()
    }
    assert after.row_dimensions[5].height == before.row_dimensions[5].height
    assert (after.freeze_panes, after.protection.sheet) == (before.freeze_panes, True)
    assert len(after.data_validations.dataValidation) == len(before.data_validations.dataValidation) == 3


def test_a_sheet_lists_the_problems_worst_first():
    """One row a problem: 誤り before 注意, with sheet, cell, value, message and remedy; the cell is a link."""
    data = faulty().bytes()
    report = read(data)
    sheet = opened(annotate(data, report))[LIST_NAME]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]
    assert [row[:4] for row in rows] == [
        ("誤り", "報告", "L5", "120"),
        ("誤り", "報告", "K6", "ぼちぼち"),
        ("注意", "報告", "E9", "変えた文"),
    ]
    assert [row[4:] for row in rows] == [(each.message, each.remedy) for each in report.problems]
    assert sheet["C2"].hyperlink.location == "'報告'!L5"


def test_what_came_back_is_read_like_what_was_sent():
    """Marked, corrected and marked again: the notes of the first round are gone, and no problem is left."""
    data = faulty().bytes()
    first = annotate(data, read(data))
    assert read(first).problems == read(data).problems
    corrected = Filled(first).type("1-1-H01", 進捗率=100, 状況="完了").type("1-1-H02", 状況="着手").bytes()
    report = read(corrected)
    assert [each.cell for each in report.problems] == ["E9"]
    second = opened(annotate(corrected, report))
    assert marked(second) == {"E9": WARNING}
    assert second["報告"]["L5"].fill.fgColor.rgb not in (ERROR, WARNING)
    assert second.sheetnames.count(LIST_NAME) == 1


def test_libreoffice_opens_the_annotated_workbook(tmp_path):
    """It is a sound file: LibreOffice opens and saves it, and the same problems are found in it."""
    data = faulty().bytes()
    saved = through_libreoffice(annotate(data, read(data)), tmp_path)
    assert [(p.cell, p.code) for p in read(saved).problems] == [(p.cell, p.code) for p in read(data).problems]


def test_the_senders_own_note_stays():
    """A note that stood in the cell comes before ours."""
    sheet = faulty()
    sheet.sheet["L5"].comment = Comment("要相談", "受付")
    data = sheet.bytes()
    note = opened(annotate(data, read(data)))["報告"]["L5"].comment.text
    assert note.startswith("要相談")
    assert "120" in note


@pytest.mark.parametrize("value", ["1", "長い値" * 100, "一行\n" * 20])
def test_a_note_is_as_tall_as_what_it_says(value):
    """A box of 320 pixels holds 26 letters of 12 pixels a line; lines are 15 to 25 pixels high in Excel."""
    book = openpyxl.Workbook()
    book.active.title = "報告"
    mark(book, [problem("unknown_status", sheet="報告", cell="A1", value=value, allowed="完了")])
    note = book["報告"]["A1"].comment
    lines = sum(math.ceil((len(line) or 1) / 26) for line in note.text.split("\n"))
    assert 15 * lines <= note.height <= 25 * lines + 60


def test_a_problem_inside_a_merged_area_is_noted_where_the_area_shows():
    """K6 is hidden in K5:K6: the note stands at K5."""
    sheet = Filled()
    sheet.sheet.merge_cells("K5:K6")
    problems = (problem("unknown_status", sheet="報告", cell="K6", value="?", allowed="完了"),)
    book = opened(annotate(sheet.bytes(), Report("x.xlsx", readable=True, problems=problems)))
    assert marked(book) == {"K5": ERROR}


@pytest.mark.parametrize("value", ["=HYPERLINK(1)", "+1", "-1", "@x", "\x07鐘"])
def test_no_value_becomes_a_formula_in_the_list(value):
    """Whatever a cell held, the list shows it as text, and control characters do not break the file."""
    problems = (problem("unknown_status", sheet="報告", cell="K6", value=value, allowed="完了"),)
    cell = opened(annotate(Filled().bytes(), Report("x.xlsx", readable=True, problems=problems)))[LIST_NAME]["D2"]
    assert cell.data_type == "s"
    assert cell.value == value.replace("\x07", "")


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"PK\x03\x04broken"])
def test_other_formats_come_back_as_a_list(data):
    """A csv, an empty or a broken file: a fresh workbook with the list of problems alone."""
    problems = (problem("damaged"), problem("unknown_item", cell="R5C1", value="9-9-H99", severity=Severity.WARNING))
    assert not can_annotate(data)
    book = opened(annotate(data, Report("x.csv", readable=False, problems=problems)))
    assert book.sheetnames == [LIST_NAME]
    assert [cell.value for cell in book[LIST_NAME]["A"]] == ["区分", "誤り", "注意"]


def test_a_report_without_problems_says_so():
    """The list is there and says that there is nothing."""
    data = Filled().bytes()
    book = opened(annotate(data, read(data)))
    assert book[LIST_NAME]["A2"].value == "指摘はありません。"


def test_macros_are_kept():
    """An xlsm keeps its macro part byte for byte and stays an xlsm."""
    macro = b"\xd0\xcf\x11\xe0not really a macro"
    data = _with_macro(faulty().bytes(), macro)
    back = annotate(data, Report("x.xlsm", readable=True))
    with zipfile.ZipFile(io.BytesIO(back)) as package:
        assert package.read("xl/vbaProject.bin") == macro
        assert b"macroEnabled" in package.read("[Content_Types].xml")


def _with_macro(data: bytes, macro: bytes) -> bytes:
    """The workbook as a macro-enabled one."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as result:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(PLAIN_TYPE, MACRO_TYPE).replace(b"</Types>", MACRO_PART + b"</Types>")
            result.writestr(name, content)
        result.writestr("xl/vbaProject.bin", macro)
    return target.getvalue()
