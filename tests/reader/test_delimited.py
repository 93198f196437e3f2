"""Delimited text → cells: encodings and delimiters by content, quotation marks that quote and that don't."""

from pathlib import Path

import pytest
from made_workbooks import read

PLAN = Path(__file__).parents[2] / "data" / "plan_matrix_h23.tsv"
TEXT = "項目,実績\r\nスタッフの研鑽,年2回\r\n"
ROWS = (("項目", "実績"), ("スタッフの研鑽", "年2回"))


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("cp932"),
        TEXT.encode("utf-16"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("iso2022_jp"),
    ],
    ids=["utf-8", "utf-8-bom", "cp932", "utf-16", "le-bom", "be-bom", "le", "be", "utf-32", "iso-2022-jp"],
)
def test_a_text_file_is_read_in_any_encoding_of_the_office(data):
    book = read(data, r"C:\受信\報告.csv")
    assert (book.format, book.sheets[0].name, book.sheets[0].rows) == ("csv", "報告", ROWS)
    assert book.sheets[0].textual


@pytest.mark.parametrize(
    ("text", "form", "rows"),
    [
        ("a,b\n1,2", "csv", (("a", "b"), ("1", "2"))),
        ("a\tb,c\n1\t2", "tsv", (("a", "b,c"), ("1", "2"))),
        ("a;b,c\n1;2\n", "csv", (("a", "b,c"), ("1", "2"))),
        ("sep=;\na,x;b\n", "csv", (("sep=", None), ("a,x", "b"))),
        ("一列だけ\n値\n", "csv", (("一列だけ",), ("値",))),
        ('a,"一行目\r\n二行目"\n1,"彼は""はい"""\n', "csv", (("a", "一行目\n二行目"), ("1", '彼は"はい"'))),
        ("\n\na,b\n\n1,\n\n", "csv", ((None, None), (None, None), ("a", "b"), (None, None), ("1", None))),
        ('a\t<ul style="x">\n1\t2\n', "tsv", (("a", '<ul style="x">'), ("1", "2"))),
        ('a\t"親子"の居場所\n1\t2\n', "tsv", (("a", '"親子"の居場所'), ("1", "2"))),
        ('a,"閉じない\n"b,c",2\n3,4\n', "csv", (("a", '"閉じない'), ("b,c", "2"), ("3", "4"))),
    ],
)
def test_the_delimiter_is_told_by_content_and_marks_that_quote_nothing_stay_text(text, form, rows):
    book = read(text.encode(), "報告.csv")
    assert (book.format, book.sheets[0].rows) == (form, rows)


def test_each_line_of_the_plan_file_is_the_row_of_its_number():
    sheet = read(PLAN.read_bytes(), PLAN.name).sheets[0]
    for row, line in enumerate(PLAN.read_text(encoding="utf-8").rstrip("\n").split("\n")):
        fields = [field or None for field in line.split("\t")]
        assert [sheet.cell(row, col) for col in range(len(fields))] == fields, f"R{row + 1}"
