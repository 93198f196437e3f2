"""設定 in words: what differs between two settings, and the scale's rows as the table's editor gives them back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kyoten.settings import DEFAULT_SCALE, Settings
from kyoten.views import settings_checks
from kyoten.views.settings_words import differences, editable, in_order


def test_the_scale_comes_back_from_its_table_unchanged() -> None:
    assert settings_checks.read_scale(in_order(editable(Settings()))) == DEFAULT_SCALE


def test_rows_are_put_in_order_by_their_number_and_unnumbered_ones_come_last() -> None:
    table = editable(Settings()).head(4)
    table["順"] = [3, None, 1, 2]
    assert [row["状況"] for row in in_order(table)] == ["実施中", "概ね達成", "未着手", "着手"]


OTHER = replace(DEFAULT_SCALE[1], percent=20.0, colour="#AABBCC", symbol="")
CHANGES = {
    "nothing": (Settings(), ()),
    "a number with its unit": (replace(Settings(), on_track=85.0), ("「順調」の下限 80% → 85%",)),
    "a quarter": (
        replace(Settings(), not_started_quarter=3),
        ("着手しているはずの四半期 第2四半期 → 第3四半期",),
    ),
    "a rule": (replace(Settings(), rules_off=frozenset({"copied"})), ("規則「同文」を使わない",)),
    "a deadline": (
        replace(Settings(), deadlines=(("2011-1", dt.date(2011, 7, 29)),)),
        ("平成23年度 第1四半期の期限の日 決めない → 2011年7月29日",),
    ),
    "a step's percent, colour and symbol": (
        replace(Settings(), scale=(DEFAULT_SCALE[0], OTHER, *DEFAULT_SCALE[2:])),
        (
            "状況「着手」の割合 25% → 20%",
            "状況「着手」の色 #C5DCEB → #AABBCC",
            "状況「着手」の記号 △ → なし",
        ),
    ),
    "a step less": (replace(Settings(), scale=DEFAULT_SCALE[:-1]), ("状況「評価困難」をなくす",)),
    "another step that ends an item": (
        replace(Settings(), cancelled="評価困難"),
        ("項目を終わりにする状況 中止 → 評価困難",),
    ),
    "another order": (
        replace(Settings(), scale=(*DEFAULT_SCALE[:5], DEFAULT_SCALE[6], DEFAULT_SCALE[5])),
        (
            "状況の順 未着手・着手・実施中・概ね達成・完了・中止・評価困難"
            " → 未着手・着手・実施中・概ね達成・完了・評価困難・中止",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_a_difference_between_settings_is_told_in_words(case: str) -> None:
    new, told = CHANGES[case]
    assert differences(Settings(), new) == told
