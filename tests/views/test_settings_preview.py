"""What a change of settings does, before it is saved. Worked out by hand from the small view of chart_views."""

import datetime as dt
from dataclasses import replace

import chart_views

from kyoten.fiscal import Quarter
from kyoten.settings import Settings
from kyoten.views import view
from kyoten.views.settings_preview import changed, preview

Q2, TODAY = Quarter(2011, 2), dt.date(2011, 10, 20)


def headline(_: view.View) -> str:
    """One that no setting changes."""
    return "みなと拠点の様子"


def year():
    plan = chart_views.Plan(2011, chart_views.ITEMS)
    return view.YearData("みなと拠点", plan, chart_views.stored(plan, chart_views.REPORTS), Settings(), False)


def lines(**new):
    return preview(year(), Q2, replace(Settings(), **new), TODAY, headline=headline)


def test_the_figures_stand_before_and_after_with_their_units():
    """Flagged: 2-1-H01 at 40 % of its plan 遅れ; 行政 has reported neither of its two items. Without 遅れ none.
    Of 6 items 1 is complete and 1 cancelled: 1 of 5 = 20 %. Mean (100 + 40 + 20) ÷ 3 = 53.3; of the 150 asked
    50, 40 and 20: 73.3 %."""
    shown = {label: (before, after) for label, before, after in lines(rules_off=frozenset({"behind"}))}
    assert shown == {
        "要対応": ("1件", "0件"),
        "報告のない役割": ("1", "1"),
        "見出しの文": ("みなと拠点の様子", "みなと拠点の様子"),
        "停滞": ("0件", "0件"),
        "注意": ("1件", "0件"),
        "完了": ("1件", "1件"),
        "率に含めない項目": ("1件", "1件"),
        "完了率": ("20.0%(5件のうち1件)",) * 2,
        "実施率": ("—", "—"),
        "平均進捗率": ("53.3%", "53.3%"),
        "計画比": ("73.3%(3件のうち2件が順調)",) * 2,
        "判定が順調の項目": ("2件", "2件"),
        "判定がやや遅れの項目": ("0件", "0件"),
        "判定が遅れの項目": ("1件", "1件"),
        "規則「遅れ」": ("1件", "0件"),
    }


def test_only_what_differs_is_told_in_a_sentences_words():
    assert changed(lines(rules_off=frozenset({"behind"}))) == (
        "要対応 1件 → 0件",
        "注意 1件 → 0件",
        "規則「遅れ」 1件 → 0件",
    )
    assert changed(lines()) == ()


def test_the_sentence_above_the_figures_is_told_where_it_changes():
    off = replace(Settings(), rules_off=frozenset({"behind"}))
    lines = preview(year(), Q2, off, TODAY, headline=lambda seen: f"要対応は{len(seen.flagged)}件")
    assert changed(lines)[1] == "見出しの文 要対応は1件 → 要対応は0件"


def test_a_threshold_moves_the_bands():
    """40 % of the plan is やや遅れ from 40 on; 80 % (1-1-H02) is not yet 順調 from 81 on, unless 10 points less do."""
    assert "判定がやや遅れの項目 0件 → 2件" in changed(lines(slightly_behind=40.0, on_track=81.0, behind_points=9.0))


def test_a_later_deadline_asks_for_reports_later():
    """With 20 days the 20th is the last day in time, and nothing is unreported; 3-1-G01 goes too."""
    assert changed(lines(deadline_days=20)) == ("報告のない役割 1 → 0", "規則「未報告」 2件 → 0件")


def sixty(name: str) -> tuple:
    """The scale with 60 % for a status."""
    return tuple(replace(rating, percent=60) if rating.name == name else rating for rating in Settings().scale)


def test_another_percent_for_a_status_moves_the_mean_where_no_percent_was_reported():
    """2-1-H01 is 着手 without a percent: 25 before, 60 after; the mean is (100 + 40 + 25) ÷ 3 = 55.0, then 200 ÷ 3."""
    reports = [(*told[:3], None if told[:2] == ("2-1-H01", 2) else told[3]) for told in chart_views.REPORTS]
    data = replace(year(), entries=chart_views.stored(year().plan, reports))
    moved = changed(preview(data, Q2, replace(Settings(), scale=sixty("着手")), TODAY, headline=headline))
    assert "平均進捗率 55.0% → 66.7%" in moved


def test_another_percent_for_a_status_moves_nothing_where_a_percent_was_reported():
    """Every value in SMALL but 中止 was reported as a percent."""
    assert changed(lines(scale=sixty("着手"))) == changed(lines(scale=sixty("実施中"))) == ()


def test_nothing_known_is_a_dash():
    empty = replace(year(), entries=())
    shown = {label: before for label, before, _ in preview(empty, Q2, Settings(), TODAY, headline=headline)}
    assert shown["完了率"] == shown["計画比"] == "—"


def test_settings_from_a_later_quarter_change_nothing_of_this_one():
    new = replace(Settings(), rules_off=frozenset({"behind"}))
    assert changed(preview(year(), Q2, new, TODAY, headline=headline, first=3)) == ()
    assert changed(preview(year(), Q2, new, TODAY, headline=headline, first=2)) == changed(
        preview(year(), Q2, new, TODAY, headline=headline)
    )
