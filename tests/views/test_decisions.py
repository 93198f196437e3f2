"""The decision page, worked out by hand from the reports of a small plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tracks_by_hand import SETTINGS, entry, item, plan_of

from kyoten.fiscal import Quarter
from kyoten.storage.store import Acknowledgement
from kyoten.views import view
from kyoten.views.decisions import NEXT_PLAN, decision_page

Q2 = Quarter(2011, 2)
PLAN = plan_of(item("A"), item("B"), item("C", role="行政"), item("D", role="行政"))


def told(name, quarter, percent, issue="", next_action="", **more):
    plain = entry(name, quarter, percent=percent, **more)
    return replace(plain, entry=plain.entry._replace(issue=issue, next_action=next_action))


REPORTS = (
    # A: 25 of 25, then 20 of 50 = 40 %, 30 points short: 遅れ and 後退, both since the second quarter
    told("A", 1, 25.0, issue="人手が足りない。"),
    told("A", 2, 20.0, next_action="募集する。"),
    # B: 10 % twice: 変化なし since the first; 10 of 50: 遅れ since the second (15 points in the first are none)
    told("B", 1, 10.0, issue="場所がない。"),
    told("B", 2, 10.0, issue="場所が見つからない。"),
    # C: nothing at all
    # D: keeps the plan
    told("D", 2, 50.0),
)


def made(number=2, today=dt.date(2011, 10, 20), reports=REPORTS, **more):
    data = view.YearData("みなと拠点", PLAN, tuple(reports), SETTINGS, sample=False, **more)
    return view.make(data, Quarter(2011, number), today=today)


def test_the_grave_ones_come_first_the_longest_first():
    """B and C are 停滞 since the first quarter (C: unreported twice), A is 注意; in plan order where they are alike."""
    page = decision_page(made())
    assert [(each.item, each.severity, each.since.number) for each in page.decisions] == [
        ("B", "停滞", 1), ("C", "停滞", 1), ("A", "注意", 2),
    ]  # fmt: skip
    assert page.summary == "要対応3件(停滞2件、注意1件)"


def test_what_is_asked_of_an_item_and_what_it_rests_on():
    b = decision_page(made(persons={"B": "事務局"})).decisions[0]
    assert (b.role, b.function, b.person, b.progress) == ("法人", "親子の居場所", "事務局", 10)
    assert b.why == ("2期連続で進捗に変化なし(第1四半期 10% → 第2四半期 10%)。計画の50%に対して10%(進み20%)")
    assert b.rules == "変化なし・遅れ"
    assert (b.issue, b.next_action) == ("場所が見つからない。", "記入なし")
    assert b.asked == "いつから取り組むか、計画に残すかを決める"
    assert b.until == "次の報告の期限(2012年1月15日)まで"
    assert b.evidence_words == "第1四半期.xlsx · 第1四半期 · 報告!B1\n第2四半期.xlsx · 第2四半期 · 報告!B2"


def test_an_older_text_says_of_which_quarter_it_is():
    a = decision_page(made()).decisions[2]
    assert (a.issue, a.next_action) == ("(第1四半期)人手が足りない。", "募集する。")
    assert a.asked == "時期、回数、進め方をどう見直すかを決める"


def test_an_item_without_a_report_rests_on_none():
    """The deadline was 15 October."""
    c = decision_page(made()).decisions[1]
    assert (c.asked, c.until) == ("いつまでに報告するかを決める", "すみやかに(期限は2011年10月15日)")
    assert (c.evidence, c.evidence_words, c.issue) == ((), "報告なし", "記入なし")


def in_one_cell(reports):
    """As items often stand: in the same cell of each quarter's file."""
    return [replace(each, entry=each.entry._replace(cells=(("percent", "報告!L7"),))) for each in reports]


def test_the_same_cell_of_two_files_is_told_with_each_file():
    """変化なし rests on both quarters of B."""
    b = decision_page(made(reports=in_one_cell(REPORTS))).decisions[0]
    assert [each.words for each in b.evidence] == [
        "第1四半期.xlsx · 第1四半期 · 報告!L7",
        "第2四半期.xlsx · 第2四半期 · 報告!L7",
    ]


def test_a_rule_that_rests_on_the_newest_report_names_it_alone():
    """15 of 25 is 10 points short; 20 of 50 is 30 short: 遅れ since the second quarter."""
    kept = [told(name, 2, 50.0) for name in "BCD"]
    (a,) = decision_page(made(reports=in_one_cell([told("A", 1, 15.0), told("A", 2, 20.0), *kept]))).decisions
    assert [each.quarter.number for each in a.evidence] == [2]


def test_what_is_held_against_another_role_names_the_cells_of_both():
    """The same undertaking: 完了 for one role, 未着手 for the other, which is not late yet in June."""
    alike = plan_of(item("A", text="防災訓練を行う"), item("C", role="行政", text="防災訓練を行う"))
    said = (entry("A", 1, status="完了"), entry("C", 1, status="未着手"))
    data = view.YearData("みなと拠点", alike, said, SETTINGS, sample=False)
    page = decision_page(view.make(data, Quarter(2011, 1), today=dt.date(2011, 7, 10)))
    (c,) = page.decisions
    assert (c.item, c.evidence_words) == (
        "C",
        "第1四半期.xlsx · 第1四半期 · 報告!C1\n第1四半期.xlsx · 第1四半期 · 報告!A1",
    )


def test_after_the_year_the_next_plan_waits_for_it():
    """75 of 100 at the year's end is 停滞 (年度末未達); there is no further report."""
    (a,) = decision_page(
        made(4, dt.date(2012, 4, 20), [told("A", 4, 75.0), *(told(n, 4, 100.0) for n in "BCD")])
    ).decisions
    assert (a.rules, a.asked, a.until) == (
        "年度末未達",
        "達成できなかった理由を確かめ、来年度の方向を決める",
        NEXT_PLAN,
    )


@pytest.mark.parametrize(("rules", "accepted", "asked"), [(("no_change",), 0, 3), (("no_change", "behind"), 1, 2)])
def test_what_is_accepted_is_counted_and_not_asked_again(rules, accepted, asked):
    """An item of which one finding is left is asked for."""
    by = tuple(
        Acknowledgement(n, "B", rule, Q2, "工事", "館長", dt.datetime(2011, 10, 20, tzinfo=dt.UTC), sample=False)
        for n, rule in enumerate(rules)
    )
    page = decision_page(made(acknowledgements=by))
    assert (page.accepted, len(page.decisions)) == (accepted, asked)
    assert ("ほかに了承済み1件" in page.summary) == bool(accepted)


def test_nothing_to_decide():
    page = decision_page(made(reports=[told(name, 2, 50.0) for name in "ABCD"]))
    assert (page.decisions, page.summary) == ((), "要対応の項目はありません")


def test_a_role_that_has_reported_nothing_is_asked_once():
    """行政 has C and D and reports on neither; it stands before the items, which alone are counted."""
    page = decision_page(made(reports=[each for each in REPORTS if each.entry.item != "D"], persons={"C": "係"}))
    (role,) = page.roles
    assert [each.item or each.role for each in page.lines] == ["行政", "B", "A"]
    assert (role.text, role.person) == ("報告のない項目 C、D", "係")
    assert (role.asked, role.until) == ("いつまでに報告するかを決める", "すみやかに(期限は2011年10月15日)")
    assert page.summary.endswith("要対応2件(停滞1件、注意1件)")
    assert role.reasons[0].startswith("行政の報告がまだです(2件")


def test_an_item_of_the_sample_with_the_files_that_it_rests_on(sample_store):
    """1-4-H04 in data/sample/reports/function_1.tsv: 10 % in each quarter, of 75 % due: 変化なし since the first, 遅れ.
    It stands in one row of 法人's three workbooks, its percent in column L."""
    (site,) = sample_store.sites()
    page = decision_page(view.load(sample_store, site, Quarter(2011, 3), today=dt.date(2012, 2, 10)))
    found = next(each for each in page.decisions if each.item == "1-4-H04")
    assert (found.severity, found.since.number, found.rules) == ("停滞", 1, "変化なし・遅れ")
    assert found.reasons[1] == "計画の75%に対して10%(進み13.3%)"
    assert (found.issue, found.next_action) == ("土曜の午前に来られる人が見つからない。", "OBの父親に声をかける。")
    assert [(each.file, each.quarter.number) for each in found.evidence] == [
        ("H23_Q1_法人_サンプル.xlsx", 1), ("H23_Q2_法人_サンプル.xlsx", 2), ("H23_Q3_法人_サンプル.xlsx", 3),
    ]  # fmt: skip
    assert {each.cell for each in found.evidence} == {"報告!L23"}
