"""The table of columns: one code a column, every alias of one column only."""

from __future__ import annotations

import pytest

from kyoten.model import ProgressEntry
from kyoten.settings import DEFAULT_SCALE, Settings
from kyoten.sheet.columns import COLUMNS, INPUTS, by_header, header_key


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("番号", "item"),
        ("Ｎｏ．", "item"),
        ("no", "item"),
        ("取組", "text"),
        ("行動計画・達成目標", "text"),
        ("行動計画(法人)", "text"),
        ("進捗率", "percent"),
        ("達成率(%)", "percent"),
        ("達 成 度", "percent"),
        ("進捗\n状況", "status"),
        ("評価", "status"),
        ("実績", "count"),
        ("回数（回）", "count"),
        ("取組実績", "result"),
        ("備考", "result"),
        ("前回\n状況", "last_status"),
        ("天気", None),
        ("", None),
    ],
)
def test_by_header(header, code):
    """Other people's headers mean our columns, whatever their width, white space or unit in brackets."""
    column = by_header(header)
    assert (column.code if column else None) == code


def test_no_header_means_two_columns():
    """Each header and alias, normalised, belongs to one column alone."""
    words = [(header_key(word), column.code) for column in COLUMNS for word in {column.header, *column.aliases}]
    assert len({word for word, _ in words}) == len(set(words))


def test_input_columns_are_the_fields_of_an_entry():
    """Each input column's code is a field of ProgressEntry, so that a row becomes an entry by its codes."""
    assert set(INPUTS) <= set(ProgressEntry._fields)
    assert len(INPUTS) == 7


def test_every_input_column_says_how_to_fill_it_in():
    """The 記入要領 has a sentence for each of them."""
    assert all(column.help.endswith("。") for column in COLUMNS if column.is_input)


def test_only_the_status_has_a_list_of_words():
    """Its allowed values are the names of the site's scale, in their order."""
    allowed = {column.code: column.allowed(Settings()) for column in COLUMNS}
    assert allowed.pop("status") == tuple(rating.name for rating in DEFAULT_SCALE)
    assert set(allowed.values()) == {()}
