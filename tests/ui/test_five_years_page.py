"""5か年 in process: the sample has one year of five, with a plan and four quarters."""

from __future__ import annotations

from page_runs import opened, plain_words
from tables import tables

from kyoten.storage.store import Store


def test_the_years_are_shown_and_the_missing_ones_said(store: Store) -> None:
    app = opened("five_years.py")
    assert not app.exception
    said = plain_words(app)
    assert "平成24年度・平成25年度・平成26年度・平成27年度は計画がありません。" in said
    table = tables(app)[0].value
    assert list(table.iloc[:, 0]) == [
        "平成23年度(第4四半期まで、サンプル)",
        *(f"平成{year}年度(計画なし)" for year in (24, 25, 26, 27)),
    ]
    assert table.iloc[0]["項目数"] == "134件"
    assert (table.iloc[1:, 1:] == "—").all(axis=None)
    assert "対応する項目" in said


def test_the_choice_of_a_function_holds(store: Store) -> None:
    app = opened("five_years.py", function="子育て相談")
    assert not app.exception
    assert tables(app)[0].value.iloc[0]["項目数"] == "15件"
    assert list(tables(app)[1].value["機能"]) == ["子育て相談"]


def test_without_a_plan_there_is_what_to_do_next(empty: Store) -> None:
    assert "行動計画がまだありません" in plain_words(opened("five_years.py"))
