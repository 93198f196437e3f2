"""Delimited text → cells at the lines where they stand. Encodings, delimiters and quotation marks: test_strange."""

from pathlib import Path

import pytest
from made_workbooks import read

PLAN = Path(__file__).parents[2] / "data" / "plan_matrix_h23.tsv"


def test_a_text_file_has_one_sheet_named_as_the_file_is_without_its_folders():
    book = read("項目,実績\r\n研鑽,年2回\r\n".encode("cp932"), r"C:\受信\報告.csv")
    assert [(sheet.name, sheet.textual) for sheet in book.sheets] == [("報告", True)]


def test_each_line_of_the_plan_file_is_the_row_of_its_number():
    sheet = read(PLAN.read_bytes(), PLAN.name).sheets[0]
    for row, line in enumerate(PLAN.read_text(encoding="utf-8").rstrip("\n").split("\n")):
        fields = [field or None for field in line.split("\t")]
        assert [sheet.cell(row, col) for col in range(len(fields))] == fields, f"R{row + 1}"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_utf_16_without_a_mark_is_known_by_its_line_ends_and_commas(encoding, end):
    sheet = read(f"項目,実績{end}研鑽,年2回{end}".encode(encoding), "報告.csv").sheets[0]
    assert sheet.rows == (("項目", "実績"), ("研鑽", "年2回"))
