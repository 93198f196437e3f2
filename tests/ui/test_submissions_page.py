"""提出状況 in process: who reported when, what each file was, taking back and restoring, also from two sessions."""

from __future__ import annotations

import pytest
from page_runs import done, opened, refused, words
from streamlit.testing.v1 import AppTest
from tables import tables

from kyoten.sample import FOLDER, SITE
from kyoten.storage.store import Store
from kyoten.ui import submissions_page

# The sample's last workbook: 市社協, the fourth quarter. Numbers follow the order in data/sample/received.tsv.
LAST, FILE = 11, "H23_Q4_市社協_サンプル.xlsx"


@pytest.fixture
def picked(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the history's first row had been chosen, which only a browser can do."""
    draw = submissions_page._chosen_row
    monkeypatch.setattr(submissions_page, "_chosen_row", lambda page: draw(page) or 0)


def state(app: AppTest, role: str, quarter: int) -> str:
    """A cell of the grid: sign, word, and what stands under them."""
    row = next(row for row in tables(app)[0].data["rows"] if row["cells"][0]["words"] == role)
    cell = row["cells"][quarter]
    return f"{cell['sign']} {cell['words']} {cell['note']}"


def ask_to_take_back(app: AppTest, reason: str = "別の四半期の内容だった", by: str = "施設長") -> AppTest:
    app.button(key=f"take_back_{LAST}").click().run()
    app.text_area(key="take_back_reason").set_value(reason)
    app.text_input(key="take_back_by").set_value(by)
    return app


def ask_to_restore(app: AppTest, by: str = "施設長") -> AppTest:
    app.button(key=f"restore_{LAST}").click().run()
    app.text_input(key="restore_by").set_value(by)
    return app


def record(store: Store):
    return next(each for each in store.submissions(SITE, 2011) if each.id == LAST)


@pytest.mark.parametrize(
    ("role", "quarter", "word", "when"),
    [
        # received.tsv against the deadlines of 15 July, 15 October, 15 January and 15 April.
        ("行政", 1, "遅れて提出", "8月5日"),
        ("行政", 2, "期限内に提出", "10月14日"),
        ("行政", 3, "一部提出", "2月6日　期限後の報告を含む"),
        ("市社協", 1, "未提出", "0/1件"),
        ("市社協", 2, "遅れて提出", "10月28日"),
    ],
)
def test_each_role_and_quarter_has_its_state_in_words_and_its_day(
    store: Store, role: str, quarter: int, word: str, when: str
) -> None:
    app = opened("submissions.py")
    assert not app.exception
    cell = state(app, role, quarter)
    assert cell.split(" ")[1] == word
    assert cell.endswith(when)


def test_the_deadlines_stand_over_the_states(store: Store) -> None:
    days = ("7月15日", "10月15日", "1月15日", "4月15日")
    heads = [f"第{number}四半期(期限 {day})" for number, day in enumerate(days, start=1)]
    assert list(tables(opened("submissions.py"))[0].value.columns) == ["役割", *heads]


def test_the_heading_sums_the_quarter_up(store: Store) -> None:
    told = words(opened("submissions.py")).replace("\\", "")
    assert "第2四半期は3役割のうち2役割の報告がそろっています。遅れて提出は市社協。" in told


def test_the_history_is_newest_first(store: Store) -> None:
    table = tables(opened("submissions.py"))[1].value
    assert list(table["番号"]) == [str(number) for number in range(LAST, 0, -1)]
    assert table.iloc[0]["ファイル"] == FILE


def test_a_filter_by_role_leaves_its_row_and_files(store: Store) -> None:
    app = opened("submissions.py", role=["行政"], function=["子育て相談"])
    assert not app.exception
    assert list(tables(app)[0].value["役割"]) == ["行政"]
    assert set(tables(app)[1].value["役割"]) == {"行政"}
    assert "機能では絞り込みません" in words(app)


@pytest.mark.parametrize(
    ("reason", "by", "sentence"),
    [
        ("", "施設長", "理由を入れてください。"),
        ("誤り", " ", "氏名を入れてください。"),
        ("　", "", "理由と氏名を入れてください。"),
    ],
)
def test_nothing_is_taken_back_without_reason_and_name(
    store: Store, picked: None, reason: str, by: str, sentence: str
) -> None:
    app = ask_to_take_back(opened("submissions.py"), reason, by)
    app.button(key="take_back_yes").click().run()
    assert refused(app) == [sentence]
    assert not record(store).taken_back


def test_a_report_taken_back_counts_no_more_until_it_is_restored(store: Store, picked: None) -> None:
    app = ask_to_take_back(opened("submissions.py"))
    app.button(key="take_back_yes").click().run()
    assert done(app) == [f"報告番号 11({FILE.replace('_', chr(92) + '_')})を取り下げました。"]
    assert "未提出" in state(app, "市社協", 4)
    assert tables(app)[1].value.iloc[0]["状態"] == "取り下げ"
    assert "理由：別の四半期の内容だった" in words(app)
    [event] = record(store).events
    assert (event.by, event.note) == ("施設長", "別の四半期の内容だった")

    ask_to_restore(app, "係長").button(key="restore_yes").click().run()
    assert done(app) == [f"報告番号 11({FILE.replace('_', chr(92) + '_')})を元に戻しました。"]
    # 20 April is after the 15th.
    assert "遅れて提出" in state(app, "市社協", 4)
    assert [event.by for event in record(store).events] == ["施設長", "係長"]


def test_a_second_session_is_told_that_a_report_is_taken_back_already(store: Store, picked: None) -> None:
    first, second = (ask_to_take_back(opened("submissions.py")) for _ in range(2))
    first.button(key="take_back_yes").click().run()
    second.button(key="take_back_yes").click().run()
    assert done(first)
    assert refused(second) == ["報告番号 11 の報告はすでに取り下げられています。"]
    assert len(record(store).events) == 1
    # It sees the other session's deed at once.
    assert "未提出" in state(second, "市社協", 4)


def test_a_second_session_is_told_that_a_report_counts_again_already(store: Store, picked: None) -> None:
    store.take_back(LAST, "施設長", "誤り")
    first, second = (ask_to_restore(opened("submissions.py")) for _ in range(2))
    first.button(key="restore_yes").click().run()
    second.button(key="restore_yes").click().run()
    assert refused(second) == ["報告番号 11 の報告は取り下げられていないため、戻す操作は要りません。"]
    assert not record(store).taken_back


def test_the_original_is_the_file_as_it_came(store: Store) -> None:
    opened("submissions.py")
    assert submissions_page._bytes(LAST) == (FOLDER / FILE).read_bytes()


def test_where_nothing_is_reported_the_page_leads_to_reporting(store: Store) -> None:
    store.clear_sample()
    app = opened("submissions.py")
    assert not app.exception
    assert "この年度の報告はまだありません" in words(app)
    assert [each.label for each in tables(app)] == ["役割と四半期ごとの提出状況"]
    assert "未提出" in state(app, "法人", 1)


def test_without_a_plan_the_page_says_how_to_begin(empty: Store) -> None:
    app = opened("submissions.py")
    assert not app.exception
    assert "行動計画がまだありません" in words(app)
