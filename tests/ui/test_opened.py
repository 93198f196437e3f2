"""What stands in the address, in process: lists with as many items as their figure, items, the pages' filters."""

from __future__ import annotations

import pytest
from page_runs import opened, plain_words
from streamlit.testing.v1 import AppTest
from tables import tables

from kyoten.storage.store import Store

ITEM = "1-1-H02"


def at(app: AppTest, name: str) -> list[str]:
    """What the address says."""
    said = app.query_params.get(name) or []
    return [said] if isinstance(said, str) else list(said)


def pressed(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("figure", "label"),
    [("completed", "完了率"), ("on_course", "計画比"), ("stalled", "停滞"), ("unreported", "未報告")],
)
def test_a_figure_of_the_overview_opens_as_many_items_as_it_says(store: Store, figure: str, label: str) -> None:
    app = opened("overview.py")
    said = {metric.label: metric.value for metric in app.metric}
    button = app.button(key=f"figure_{figure}").label
    pressed(app, f"figure_{figure}")
    assert at(app, "list") == [figure]
    # 6 of 122件のうち6件; of 停滞 and 未報告 the number itself.
    count = int(said[label].split()[0]) if said[label].endswith("件") else int(button.split("のうち")[1].split("件")[0])
    [listed] = [table for table in tables(app) if "listed_items" in table.key]
    assert len(listed.ids) == count


def test_an_item_opens_by_its_address_with_the_cells_behind_it(store: Store) -> None:
    app = opened("register.py", item=ITEM)
    assert not app.exception
    told = plain_words(app)
    assert "H23_Q2_法人_サンプル.xlsx の シート「報告」の L6" in told
    assert "計画の記載箇所：4行目・5列目(Excelでは E4)" in told
    [excerpt] = [table.value for table in app.table if "行" in table.value.columns]
    [row] = [row for row in excerpt.to_dict("records") if row["行"] == "**6**"]
    # data/sample: 80 % was reported of it in the second quarter.
    assert "**80**" in row["L"]
    # On a telephone the row alone, cell under cell.
    assert "進捗率(%)]" in told
    assert [button.label for button in app.get("download_button")].count("原本を受け取る") == 1


def test_the_original_of_the_plan_is_one_choice_away(store: Store) -> None:
    app = opened("register.py", item=ITEM)
    app.segmented_control(key=f"excerpt_of_{ITEM}").set_value("計画").run()
    assert not app.exception
    [excerpt] = [table.value for table in app.table if "行" in table.value.columns]
    [row] = [row for row in excerpt.to_dict("records") if row["行"] == "**4**"]
    assert "障害のある方などで往来に不自由する場合" in row["E"]
    assert "arrow_right" in row["E"]


def test_an_item_of_another_quarter_and_one_that_is_not_there(store: Store) -> None:
    told = plain_words(opened("search.py", item=f"{ITEM}@2011-1"))
    assert "シート「報告」の L6" in told
    assert "第2四半期**" not in told
    assert "9-9-X99という項目はありません" in plain_words(opened("register.py", item="9-9-X99"))


@pytest.mark.parametrize("wrong", [{"item": "@"}, {"item": "1-1-H01@x-9"}, {"list": "?"}, {"list": ["point", "x"]}])
def test_a_wrong_address_opens_the_page_all_the_same(store: Store, wrong: dict[str, str | list[str]]) -> None:
    assert not opened("overview.py", **wrong).exception


def test_a_list_leads_to_its_item_and_the_item_back_to_the_list(store: Store) -> None:
    app = opened("overview.py", list=["unreported"], item="5-2-H03")
    assert "計画の記載箇所：72行目" in plain_words(app)
    pressed(app, "to_list")
    assert (at(app, "item"), at(app, "list")) == ([], ["unreported"])


def test_an_item_of_a_list_opens_from_the_keyboard(store: Store) -> None:
    """By a native field: the focus that a dialog keeps does not reach the rows of its table."""
    app = opened("overview.py", list=["unreported"])
    app.selectbox(key="list_item").set_value("5-2-H03").run()
    assert not app.exception
    assert (at(app, "item"), at(app, "list")) == (["5-2-H03"], ["unreported"])
    pressed(app, "to_list")
    assert app.selectbox(key="list_item").value is None


@pytest.mark.parametrize(
    ("page", "params", "key"),
    [
        ("stalled.py", {"action": "report"}, "action"),
        ("stalled.py", {"severity": "停滞"}, "severity"),
        ("stalled.py", {"rules": ["behind"]}, "rules"),
        ("register.py", {"search": "ボランティア"}, "search"),
        ("register.py", {"statuses": ["未報告"]}, "statuses"),
        ("register.py", {"only_flagged": "1"}, "only_flagged"),
        ("search.py", {"search_words": "すれ違い"}, "search_words"),
        ("functions.py", {"one_function": "子育て相談"}, "one_function"),
        ("five_years.py", {"five_rate": "実施率"}, "five_rate"),
        ("plan.py", {"plan_part": "gaps"}, "plan_part"),
        ("questions.py", {"question": "prospects"}, "question"),
        ("overview.py", {"variant_function_role": "平均進捗率"}, "variant_function_role"),
    ],
)
def test_a_copied_link_shows_the_filters_of_the_page(store: Store, page: str, params: dict, key: str) -> None:
    app = opened(page, **params)
    assert not app.exception
    expected = params[key]
    assert app.session_state[key] == (True if expected == "1" else expected)
    app.run()
    assert at(app, key) == ([expected] if isinstance(expected, str) else expected)


@pytest.mark.parametrize(
    ("page", "params"),
    [
        ("stalled.py", {"action": "?", "severity": "?", "rules": ["?"]}),
        ("register.py", {"statuses": ["?"], "only_flagged": "?"}),
        ("five_years.py", {"five_rate": "?"}),
        ("overview.py", {"variant_function_role": "?"}),
        ("functions.py", {"one_function": "?"}),
        ("plan.py", {"plan_part": "?"}),
        ("questions.py", {"question": "?"}),
    ],
)
def test_filters_that_are_not_there_fall_back(store: Store, page: str, params: dict) -> None:
    app = opened(page, **params)
    assert not app.exception
    assert not app.error


def test_the_filters_of_one_page_do_not_stand_in_the_address_of_another(store: Store) -> None:
    app = opened("register.py", search="ボランティア")
    app.switch_page("stalled.py").run()
    assert at(app, "search") == []
    # They are kept for the way back.
    assert app.session_state["search"] == "ボランティア"
