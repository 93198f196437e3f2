"""要対応 in process: what must be done, the filters, accepting and taking back, the reminder to a role."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_runs import done, opened, refused, words
from streamlit.testing.v1 import AppTest
from tables import tables

from kyoten.fiscal import Quarter
from kyoten.rules.table import RULES
from kyoten.sample import SITE
from kyoten.settings import Settings
from kyoten.storage.store import Store

# 5-2-H03 is one of the four items without a report in the second quarter (docs: 報告 130 / 134件); nothing else is
# flagged on it, since rules on movement look at reported quarters only.
ITEM = "5-2-H03"


def item_opened(**params: str) -> AppTest:
    """The page with the item open over it, as its address says."""
    return opened("stalled.py", item=ITEM, **params)


def heading(app: AppTest) -> str:
    return next(m.value for m in app.markdown if m.value.startswith("## "))


def accepted(app: AppTest, *, reason: str = "年度末にまとめて報告する", by: str = "施設長") -> AppTest:
    app.text_area(key=f"accept_reason_{ITEM}").set_value(reason)
    app.text_input(key=f"accept_by_{ITEM}").set_value(by)
    return app.button(key=f"accept_yes_{ITEM}").click().run()


def withdrawn(app: AppTest, number: int, by: str = "係長") -> AppTest:
    app.button(key=f"withdraw_{number}").click().run()
    app.text_input(key="withdraw_by").set_value(by)
    return app.button(key="withdraw_yes").click().run()


def test_what_must_be_done_is_counted_and_picks_its_items(store: Store) -> None:
    """134 items, 130 of them reported, the deadline long past: four reports are to be asked for."""
    app = opened("stalled.py")
    actions = app.segmented_control(key="action")
    assert [option.split()[0] for option in actions.options] == [
        "すべて", "報告を求める", "着手を促す", "計画を見直す", "来年度を決める", "確認する",
    ]  # fmt: skip
    assert actions.options[1] == "報告を求める 4件"
    actions.set_value("report").run()
    assert not app.exception
    table = tables(app)[0].value
    assert len(table) == 4
    assert set(table["規則"]) == {"未報告"}
    assert "期限を過ぎても報告がない項目です" in words(app)


def test_rule_and_severity_narrow_an_action(store: Store) -> None:
    app = opened("stalled.py")
    app.pills(key="rules").set_value(["behind"]).run()
    assert all("遅れ" in rules for rules in tables(app)[0].value["規則"])
    app.segmented_control(key="severity").set_value("停滞").run()
    # 遅れ is never graver than 注意.
    assert not tables(app)
    assert "この条件に当たる項目はありません" in words(app)


def test_a_rule_picked_elsewhere_is_dropped_where_it_cannot_occur(store: Store) -> None:
    app = opened("stalled.py")
    app.pills(key="rules").set_value(["behind"]).run()
    app.segmented_control(key="action").set_value("report").run()
    assert not app.exception
    assert len(tables(app)[0].value) == 4


def test_an_item_opens_with_its_quarters_and_the_cells_behind_them(store: Store) -> None:
    app = item_opened(quarter="3")
    told = words(app)
    assert ITEM in told
    assert all(f"第{number}四半期**" in told for number in (1, 2, 3))
    assert "H23\\_Q3\\_法人\\_サンプル.xlsx の シート「報告」の " in told


@pytest.mark.parametrize(
    ("reason", "by", "sentence"),
    [
        ("", "施設長", "理由を入れてください。"),
        (" ", "施設長", "理由を入れてください。"),
        ("様子を見る", "　", "氏名を入れてください。"),
        ("", "", "理由と氏名を入れてください。"),
    ],
)
def test_nothing_is_accepted_without_reason_and_name(store: Store, reason: str, by: str, sentence: str) -> None:
    app = accepted(item_opened(), reason=reason, by=by)
    assert refused(app) == [sentence]
    assert store.acknowledgements(SITE, 2011) == []


def test_accepting_takes_the_item_out_of_the_count_and_withdrawing_brings_it_back(store: Store) -> None:
    app = item_opened()
    count = len(tables(app)[0].value)
    assert heading(app) == f"## 要対応は{count}件"
    app.radio(key=f"accept_until_{ITEM}").set_value(3)
    accepted(app)
    assert done(app) == [f"{ITEM.replace('-', chr(92) + '-')} の「未報告」を第3四半期まで了承しました。"]
    [kept] = store.acknowledgements(SITE, 2011)
    assert (kept.item, kept.rule, kept.until, kept.reason, kept.by) == (
        ITEM, "unreported", Quarter(2011, 3), "年度末にまとめて報告する", "施設長",
    )  # fmt: skip
    assert heading(app) == f"## 要対応は{count - 1}件(ほかに了承済み1件)"
    assert ITEM not in set(tables(app)[0].value["項目番号"])
    assert "了承の理由：年度末にまとめて報告する" in words(app)

    withdrawn(app, kept.number)
    assert done(app) == [f"{ITEM.replace('-', chr(92) + '-')} の了承を取り消しました。"]
    assert heading(app) == f"## 要対応は{count}件"
    assert store.acknowledgements(SITE, 2011)[0].withdrawn_by == "係長"


def test_what_was_accepted_through_a_quarter_is_not_listed_in_the_next(store: Store) -> None:
    accepted(item_opened())
    assert "了承済み" in heading(item_opened())
    assert "了承済み" not in heading(item_opened(quarter="3"))


def test_a_second_session_is_told_that_a_finding_is_accepted_no_more(store: Store) -> None:
    first = accepted(item_opened())
    number = store.acknowledgements(SITE, 2011)[0].number
    second = item_opened()
    second.button(key=f"withdraw_{number}").click().run()
    withdrawn(first, number)
    second.text_input(key="withdraw_by").set_value("課長")
    second.button(key="withdraw_yes").click().run()
    assert refused(second) == [f"番号 {number} の了承はすでに取り消されています。"]
    assert not second.exception
    assert "了承済み" not in heading(second)


def test_what_people_type_is_shown_as_text(store: Store) -> None:
    app = accepted(item_opened(), reason="**強く** <b>太く</b>", by=":red[長]")
    assert "了承の理由：\\*\\*強く\\*\\* \\<b\\>太く\\</b\\>" in words(app)
    assert "\\:\u2060red\\[長\\]" in words(app)


def test_the_name_is_asked_once(store: Store) -> None:
    app = accepted(item_opened())
    app.button(key=f"withdraw_{store.acknowledgements(SITE, 2011)[0].number}").click().run()
    assert app.text_input(key="withdraw_by").value == "施設長"


def test_the_reminder_speaks_to_one_role_at_a_time(store: Store) -> None:
    app = opened("stalled.py")
    assert "法人 ご担当者様" in app.code[0].value
    assert ITEM in app.code[0].value
    app.segmented_control(key="reminder_role").set_value("行政").run()
    assert "行政 ご担当者様" in app.code[0].value
    assert ITEM not in app.code[0].value


def test_a_filter_by_role_leaves_that_role_alone_to_be_reminded(store: Store) -> None:
    app = opened("stalled.py", role=["市社協"])
    assert not app.exception
    assert [option.split()[0] for option in app.segmented_control(key="reminder_role").options] == ["市社協"]


def test_where_nothing_is_reported_every_report_is_asked_for(store: Store) -> None:
    store.clear_sample()
    app = opened("stalled.py", quarter="1")
    assert not app.exception
    assert heading(app) == "## 法人・行政・市社協の報告がまだです。ほかに要対応の項目はありません"
    assert "行政の報告がまだです(34件)" in words(app)
    assert "停滞" not in words(app).replace("停滞" + "を", "")
    assert not tables(app)
    assert [option.split()[0] for option in app.segmented_control(key="reminder_role").options] == [
        "法人", "行政", "市社協",
    ]  # fmt: skip
    assert "第1四半期の報告は、まだ1件も届いていません。" in app.code[0].value


def test_where_nothing_is_flagged_the_page_says_so(store: Store) -> None:
    off = frozenset(rule.code for rule in RULES)
    store.save_settings(SITE, replace(Settings(), rules_off=off), by="施設長")
    app = opened("stalled.py")
    assert not app.exception
    assert heading(app) == "## 要対応の項目はありません"
    assert "この四半期に要対応の項目はありません。" in words(app)
    assert not app.code


def test_without_a_plan_the_page_says_how_to_begin(empty: Store) -> None:
    app = opened("stalled.py")
    assert not app.exception
    assert "行動計画がまだありません" in words(app)
