"""計画, 表の取込: each question that a plan's workbook leaves open, its answer, and what the answer does."""

from __future__ import annotations

import io

import openpyxl
from foreign_books import book
from plan_page import choose, counts, drop, opened, save, save_buttons, stored_items, words

from kyoten.sample import SITE
from kyoten.storage.store import Store

STRANGE = book(
    ("表紙", [["令和6年度 計画書"]]),
    ("計画", [["令和6年度"], ["あ", "い", "う", "え"], ["親子の居場所", "姿。", "●甲を行う。\n●乙を行う。", "年3回"]]),
)
NOBODYS = book(("計画", [["令和6年度計画"], ["機能", "姿", "取組"], ["親子の居場所", "姿。", "●甲"]]))
YEAR_2024 = book(("計画", [["令和6年度計画"], ["機能", "姿", "取組(法人)"], ["親子の居場所", "姿。", "●甲"]]))
YEARS = book(
    *(
        (f"R{n}", [[f"令和{n}年度計画"], ["機能", "姿", "取組(法人)"], ["親子の居場所", "姿。", f"●令和{n}年の講座"]])
        for n in (5, 6)
    )
)


# Columns


def test_columns_that_nobody_can_tell_are_assigned_with_the_first_rows_in_view(store: Store) -> None:
    app = drop(opened("import"), "計画.xlsx", STRANGE)
    asked = [each.value for each in app.warning]
    assert len(asked) == 1
    assert "シート「計画」で最も見出しに近いのは2行目「あ、い、う、え」です" in asked[0]
    assert app.dataframe[-1].value.iloc[1].tolist() == ["親子の居場所", "姿。", "●甲を行う。\n●乙を行う。", "年3回"]
    assert save_buttons(app) == []
    for label, code in (("1列 あ", "function"), ("2列 い", "state"), ("3列 う", "action:法人"), ("4列 え", "ignore")):
        app = choose(app, label, code)
    assert not app.warning
    assert counts(app).loc["計"].tolist() == [2, 2]
    save(app)
    assert stored_items(store) == [("法人", "甲を行う。"), ("法人", "乙を行う。")]
    [header] = store.remembered_headers(SITE)
    assert header.columns == {0: "function", 1: "state", 2: "action:法人", 3: "ignore"}


def test_columns_once_assigned_are_known_for_the_next_years_plan(store: Store) -> None:
    app = drop(opened("import"), "計画.xlsx", STRANGE)
    for label, code in (("1列", "function"), ("2列", "state"), ("3列", "action:区")):
        app = choose(app, label, code)
    save(app)
    following = book(("計画", [["令和7年度"], ["あ", "い", "う", "え"], ["親子の居場所", "姿。", "●丙を行う。"]]))
    app = drop(opened("import"), "翌年.xlsx", following)
    assert not app.warning
    save(app)
    assert stored_items(store, 2025) == [("区", "丙を行う。")]


def test_a_column_that_was_misread_is_assigned_though_all_could_be_read(store: Store) -> None:
    rows = [["機能", "姿", "令和6年度の取組(法人)", "備考"], ["親子の居場所", "姿。", "●甲", "●区のこと"]]
    app = drop(opened("import"), "計画.xlsx", book(("計画", rows)))
    assert counts(app).loc["計"].tolist() == [1, 1]
    app = choose(app, "4列 備考", "action:行政")
    assert counts(app).loc["計"].tolist() == [1, 1, 2]
    save(app)
    assert stored_items(store) == [("法人", "甲"), ("行政", "区のこと")]


def test_a_role_that_is_on_no_list_may_be_typed(store: Store) -> None:
    app = drop(opened("import"), "計画.xlsx", STRANGE)
    next(field for field in app.text_input if field.label == "一覧にない役割の名前").set_value("区社協").run()
    for label, code in (("1列", "function"), ("3列", "action:区社協")):
        app = choose(app, label, code)
    save(app)
    assert {role for role, _ in stored_items(store)} == {"区社協"}


def test_where_the_plan_begins_may_be_said(store: Store) -> None:
    app = choose(drop(opened("import"), "計画.xlsx", STRANGE), "3列", "action:法人")
    assert counts(app).loc["計"].tolist() == [2, 2]
    begins = next(field for field in app.number_input if field.label == "計画が始まる行")
    assert begins.value == 3
    app = begins.set_value(4).run()
    assert counts(app) is None
    assert save_buttons(app) == []


def test_a_sheet_that_is_no_plan_is_left_out(store: Store) -> None:
    rows = [["機能", "姿", "令和6年度の取組(法人)"], ["親子の居場所", "姿。", "●甲"]]
    example = [rows[0], ["親子の居場所", "記入の例。", "●例を書く"]]
    app = drop(opened("import"), "計画.xlsx", book(("計画", rows), ("記入例", example)))
    assert counts(app).loc["計"].tolist() == [2, 2]
    pills = next(each for each in app.button_group if each.label.startswith("読むシート"))
    app = pills.unselect(pills.options[1]).run()
    assert "シート「記入例」は、選ばれなかったため読みませんでした" in words(app)
    save(app)
    assert stored_items(store) == [("法人", "甲")]


# Role, year, hidden


def test_actions_of_nobody_keep_the_plan_out_until_their_role_is_said(store: Store) -> None:
    app = drop(opened("import"), "計画.xlsx", NOBODYS)
    assert "答えていただくことがあります" in words(app)
    assert counts(app).columns.tolist() == ["役割なし", "計"]
    assert save_buttons(app) == []
    app = choose(app, "見出し「取組」(計画!C2)の行動計画は、どの役割のものですか", "法人")
    assert not app.warning
    save(app)
    assert stored_items(store) == [("法人", "甲")]


def test_the_role_may_be_said_otherwise_before_the_plan_is_saved(store: Store) -> None:
    app = choose(drop(opened("import"), "計画.xlsx", NOBODYS), "どの役割のものですか", "法人")
    app = choose(app, "どの役割のものですか", "行政")
    assert counts(app).columns.tolist() == ["行政", "計"]
    save(app)
    assert stored_items(store) == [("行政", "甲")]


def test_rows_of_which_some_name_a_role_keep_it_when_the_others_are_said(store: Store) -> None:
    rows = [
        ["機能", "姿", "令和6年度の取組", "実施主体"],
        ["親子の居場所", "姿。", "講座を開く。", ""],
        ["", "", "周知する。", "区"],
    ]
    app = choose(drop(opened("import"), "計画.xlsx", book(("計画", rows))), "どの役割のものですか", "法人")
    save(app)
    assert stored_items(store) == [("法人", "講座を開く。"), ("区", "周知する。")]


def test_a_sheet_that_is_left_out_takes_its_question_along(store: Store) -> None:
    """Two sheets whose headers differ, each with actions of nobody."""
    example = [["機能", "姿", "取組", "備考"], ["親子の居場所", "例。", "●例", ""]]
    rows = [["令和6年度計画"], ["機能", "姿", "取組"], ["親子の居場所", "姿。", "●甲"]]
    app = drop(opened("import"), "計画.xlsx", book(("計画", rows), ("記入例", example)))
    assert len([box for box in app.selectbox if "どの役割のものですか" in box.label]) == 2
    pills = next(each for each in app.button_group if each.label.startswith("読むシート"))
    app = pills.unselect(pills.options[1]).run()
    app = choose(app, "どの役割のものですか", "法人")
    assert not app.exception
    save(app)
    assert stored_items(store) == [("法人", "甲")]


def test_one_question_serves_all_sheets_under_the_same_header(store: Store) -> None:
    rows = [["令和6年度計画"], ["姿", "取組"], ["姿。", "●甲"]]
    app = drop(opened("import"), "計画.xlsx", book(("親子の居場所", rows), ("子育て相談", rows)))
    app = choose(app, "どの役割のものですか", "法人")
    save(app)
    assert stored_items(store) == [("法人", "甲"), ("法人", "甲")]


def test_of_several_years_none_is_chosen_before_a_person_does(store: Store) -> None:
    app = drop(opened("import"), "計画.xlsx", YEARS)
    [asked] = [box for box in app.selectbox if box.label == "どの年度の計画を取り込みますか"]
    assert (asked.value, asked.options) == (None, ["令和6年度", "令和5年度"])
    assert save_buttons(app) == []
    app = asked.set_value(2023).run()
    assert save_buttons(app) == ["令和5年度の計画として保存する"]
    assert "シート「R6」はほかの年度の計画とみて、読みませんでした" in words(app)
    save(app)
    assert stored_items(store, 2023) == [("法人", "令和5年の講座")]
    assert store.years(SITE) == [2011, 2023]


def test_what_is_hidden_is_said_and_may_belong_to_the_plan(store: Store) -> None:
    rows = (["機能", "姿", "令和6年度の取組(法人)"], ["親子の居場所", "姿。", "●甲"], ["", "", "●乙"])
    made = openpyxl.load_workbook(io.BytesIO(book(("計画", rows))))
    made.active.row_dimensions[3].hidden = True
    target = io.BytesIO()
    made.save(target)
    app = drop(opened("import"), "計画.xlsx", target.getvalue())
    assert "計画!C3**　「●乙」　非表示の行のため、計画に含めませんでした" in words(app)
    hidden = next(each for each in app.segmented_control if each.label == "非表示の行と列")
    assert hidden.value is False
    app = hidden.set_value(True).run()
    assert counts(app).loc["計"].tolist() == [2, 2]
    save(app)
    assert stored_items(store) == [("法人", "甲"), ("法人", "乙")]


def test_a_year_far_from_the_one_in_the_table_is_asked_about(store: Store) -> None:
    app = drop(opened("import"), "計画.xlsx", YEAR_2024)
    app = next(each for each in app.selectbox if str(each.key).startswith("plan_year_")).set_value(2010).run()
    assert [each.value for each in app.warning] == [
        "平成22年度の計画として読みましたが、表に書かれた令和6年度から離れています。"
    ]
    assert save_buttons(app) == []
    box = next(each for each in app.checkbox if each.label == "平成22年度の計画で間違いありません")
    app = box.check().run()
    assert not app.warning
    save(app)
    assert stored_items(store, 2010) == [("法人", "甲")]
