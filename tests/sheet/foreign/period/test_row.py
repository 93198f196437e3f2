"""Cells of a column of quarters or years, as staff write them; 平成 from 20 on, else 令和."""

from __future__ import annotations

import pytest

from kyoten.sheet.foreign.period.row import RowPeriod, row_period, row_year


@pytest.mark.parametrize(
    ("cells", "quarter"),
    [
        (("第1四半期", "1Q", "1", "第1期", "Ⅰ", "Ⅰ期", "一", "第一期", "4〜6月"), 1),
        (("第2四半期", "2Q", "２", "第2期", "Ⅱ", "二期", "7〜9月"), 2),
        (("第3四半期", "3Q", "3", "Ⅲ", "第Ⅲ期", "三", "10〜12月"), 3),
        (("第4四半期", "4Q", "4", "Ⅳ", "四", "1〜3月"), 4),
        (("5", "0", "第5期", "Ⅴ", "五", "秋ごろ", "9月", "6月分", ""), None),
    ],
)
def test_a_cell_names_its_quarter(cells, quarter):
    assert {cell: row_period(cell).quarter for cell in cells} == dict.fromkeys(cells, quarter)


@pytest.mark.parametrize("cell", ["年間", "通年", "合計", "計", "年度累計", "全体", "総計", "小計"])
def test_a_total_is_of_no_quarter(cell):
    assert row_period(cell) == RowPeriod(whole_year=True)


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("令和5年度第2四半期", (2, 2023)),
        ("R5.6", (1, 2023)),
        ("第2四半期", (2, None)),
    ],
)
def test_a_cell_may_name_its_year_too(cell, period):
    assert row_period(cell)[:2] == period


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("令和5年度", 2023),
        ("R5", 2023),
        ("2023", 2023),
        ("23", 2011),
        ("5", 2023),
        ("平成23", 2011),
        ("今年度", None),
        ("", None),
    ],
)
def test_a_cell_names_its_year(cell, year):
    assert row_year(cell) == year
