"""要対応 by what must be done, and the reminder: worked out by hand from the small view of chart_views."""

import datetime as dt
import re
from dataclasses import replace

import chart_views
import pytest

from kyoten.fiscal import Quarter
from kyoten.rules.actions import ACTIONS
from kyoten.rules.table import RULES
from kyoten.storage.records import Acknowledgement
from kyoten.views import view
from kyoten.views.actions import by_action, reminder
from kyoten.views.tables import acknowledged_table


def test_each_rule_asks_for_an_action_that_is_shown_and_each_action_has_a_rule():
    """A rule whose action were in no group would be lost from the page and from every reminder."""
    assert {rule.action for rule in RULES} == set(ACTIONS)


def test_the_document_says_the_same(pytestconfig):
    """docs/measures.md has one row an action: its name and the names of its rules in the order of the rule table."""
    text = (pytestconfig.rootpath / "docs" / "measures.md").read_text("utf-8")
    for action in ACTIONS:
        names = "、".join(rule.name for rule in RULES if rule.action == action)
        assert f"| {action.name} | {names} |" in text


# SMALL in its second quarter on 20 October, after the deadline of the 15th (expected 50 %):
# 1-1-H02 30 → 40: 80 %, in time. 2-1-H01 20 of 50 = 40 %: behind, but not in the first (10 of 25, 15 points). 2-1-H02
# cancelled. 行政 has reported nothing: one line for 1-1-G01 and 3-1-G01.
def small(**options):
    return chart_views.make(**options)


def test_findings_stand_with_what_must_be_done_worst_and_oldest_first():
    found = {group.action.code: [(f.item, f.severity) for f in group.findings] for group in by_action(small())}
    assert found == {
        "report": [],
        "start": [],
        "replan": [("2-1-H01", "注意")],
        "direct": [],
        "check": [],
    }
    assert [group.label for group in by_action(small())] == [
        "報告を求める 1役割・0件",
        "着手を促す 0件",
        "計画を見直す 1件",
        "来年度を決める 0件",
        "確認する 0件",
    ]


def test_an_item_with_two_findings_of_one_action_counts_once():
    """10 % in three quarters: behind; and no change since the first."""
    items = (chart_views.store_samples.item("1-1-H01"),)
    told = chart_views.make(items, [("1-1-H01", n, "未着手", 0) for n in (1, 2, 3)], 3)
    by_code = {group.action.code: group for group in by_action(told)}
    assert [f.rule for f in by_code["start"].findings] == ["no_change", "not_started"]  # since the 1st, since the 2nd
    assert by_code["start"].items == ("1-1-H01",)
    assert by_code["replan"].items == ("1-1-H01",)


GYOUSEI = """\
件名：平成23年度 第2四半期の進捗報告について(みなと拠点)

行政 ご担当者様

いつもお世話になっております。
みなと拠点の行動計画について、2011年10月20日現在、お願いしたい項目が2件あります。お手数をおかけしますが、ご対応をお願いいたします。

1 報告をお願いする項目(2件)
第2四半期の報告の期限は2011年10月15日(土)でした。お早めにご提出をお願いいたします。
第2四半期の報告は、まだ1件も届いていません。報告用紙のすべての項目をお願いいたします。

第3四半期の報告の期限は2012年1月15日(日)です。期限までにご提出をお願いいたします。
ご不明な点がありましたら、お問い合わせください。よろしくお願いいたします。"""


def test_a_reminder_names_items_reasons_and_deadlines():
    """15 October 2011 was a Saturday, 15 January 2012 a Sunday."""
    assert reminder(small(), "行政") == GYOUSEI


def test_a_reminder_lists_what_a_role_has_left_out():
    """行政 has reported 1-1-G01: 3-1-G01 alone is missing, for the second time."""
    text = reminder(small(reports=[*chart_views.REPORTS, ("1-1-G01", 2, "実施中", 50)]), "行政")
    assert (
        "・3-1-G01 3-1-G01を行う。\n　理由：2期連続で報告が未提出(第1四半期・第2四半期、直近の期限は10月15日)" in text
    )
    assert "1-1-G01" not in text
    assert "1件も届いていません" not in text


def test_a_reminder_says_since_when_and_leaves_other_roles_out():
    text = reminder(small(), "法人")
    assert "1 時期、回数、進め方の見直しをお願いする項目(1件)" in text
    assert "　理由：計画の50%に対して20%(進み40%)。第2四半期から" in text
    assert "G01" not in text


def test_a_role_with_nothing_to_do_is_thanked():
    text = reminder(small(), "市社協")
    assert "2011年10月20日現在、お願いする項目はありません。ご協力ありがとうございます。" in text
    assert "・" not in text
    assert "第3四半期の報告の期限は2012年1月15日(日)です。" in text


def test_a_deadline_of_ones_own_is_the_one_that_is_named():
    settings = chart_views.Settings(deadlines=(("2011-3", dt.date(2012, 1, 31)),))
    assert "第3四半期の報告の期限は2012年1月31日(火)です。" in reminder(small(settings=settings), "行政")


def test_after_the_years_last_deadline_none_is_named():
    text = reminder(chart_views.make(number=4), "市社協")
    assert "期限" not in text


def test_nothing_that_was_reported_is_in_a_reminder():
    """Every result in SMALL is 「-実施した」."""
    told = small()
    for role in ("法人", "行政"):
        assert "実施した" not in reminder(told, role)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_reminders_of_the_sample_are_office_prose(sample_store, number):
    """第2四半期, never Q2 or 2Q; no double negative; a plain sentence end; no line that is only white space."""
    quarter = Quarter(2011, number)
    told = view.load(sample_store, sample_store.sites()[0], quarter, today=quarter.end + dt.timedelta(days=30))
    for role in told.plan.roles:
        text = reminder(told, role)
        assert not re.search(r"Q\d|\dQ|nan|None|ないわけ|なくはない|ないことは", text)
        assert text.endswith("。")
        assert not re.search(r"^[ 　]+$", text, re.M)


def test_a_long_text_is_cut_in_a_reminder():
    items = (chart_views.store_samples.item("1-1-H01", text="あ" * 61 + "\n"),)
    told = [("1-1-H01", 2, "着手", 5)]
    assert f"・1-1-H01 {'あ' * 60}…\n" in reminder(chart_views.make(items, told), "法人")


def test_acknowledged_findings_are_listed_with_their_reason_and_number():
    at = dt.datetime(2011, 10, 1, tzinfo=dt.UTC)
    told = small()
    by = Acknowledgement(7, "2-1-H01", "behind", Quarter(2011, 3), "工事", "館長", at, False)
    behind = next(f for f in told.findings if f.rule == "behind")
    [row] = acknowledged_table(replace(told, acknowledged=((behind, by),))).to_dict("records")
    assert (row["番号"], row["項目番号"], row["役割"], row["規則"]) == (7, "2-1-H01", "法人", "遅れ")
    assert (row["了承の期限"], row["了承の理由"], row["了承した人"]) == ("第3四半期まで", "工事", "館長")
    assert acknowledged_table(told).empty


@pytest.mark.parametrize(("length", "shown"), [(60, "案" * 60), (61, "案" * 60 + "…")])
def test_a_reminder_names_an_item_by_its_first_sixty_letters(length, shown):
    item = chart_views.store_samples.item("1-1-H01", text="案" * length)
    text = reminder(chart_views.make([item], [("1-1-H01", 2, "着手", 5)]), "法人")
    line = next(line for line in text.split("\n") if "1-1-H01" in line)
    assert shown in line
    assert "案" * 61 not in line
