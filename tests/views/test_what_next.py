"""Each state of a site's year says what is going on and what to do next. Reports and days by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from chart_views import ITEMS, stored

from kyoten.fiscal import Quarter
from kyoten.model import ActionItem, Plan
from kyoten.settings import Settings
from kyoten.storage.closing_records import Closing
from kyoten.storage.judgements import Judgement, state_subject
from kyoten.ui.next_step import PAGES
from kyoten.views.view import View, YearData, make
from kyoten.views.what_next import NO_PLAN, Stage, what_next
from kyoten.views.year_data import AtClosing, LastYear, Terms

PLAN = Plan(2011, ITEMS[:3])
"""Two items of 法人 and one of 行政, all due at the year's end."""
ALL = [(item.id, quarter, "実施中", 25.0 * quarter) for item in PLAN.items for quarter in (1, 2, 3, 4)]


def upto(last: int, *without: tuple[str, int]) -> list[tuple[str, int, str | None, float | None]]:
    """Every item's reports up to a quarter, but for some."""
    return [told for told in ALL if told[1] <= last and (told[0], told[1]) not in without]


def year(reports: Sequence[tuple[str, int, str | None, float | None]] = (), **more: object) -> YearData:
    return replace(YearData("みなと拠点", PLAN, stored(PLAN, reports), Settings(), False), **more)  # type: ignore[arg-type]


def closed(number: int, *, again: bool = False) -> dict[str, object]:
    """The quarter closed on the 20th day after its end; `again`: and opened since."""
    at = dt.datetime.combine(Quarter(2011, number).end + dt.timedelta(days=20), dt.time(3), dt.UTC)
    events = [Closing(2011, number, True, "館長", at)]
    if again:
        return {"closings": (*events, Closing(2011, number, False, "館長", at + dt.timedelta(days=1), "訂正"))}
    return {"closings": tuple(events), "closed": {number: AtClosing(at, (), None, False, {}, frozenset())}}


def view(data: YearData, number: int, today: dt.date) -> View:
    return make(data, Quarter(2011, number), today=today)


def judged() -> dict[str, Judgement]:
    """Everything that is asked about at the year's end."""
    at = dt.datetime(2012, 4, 20, tzinfo=dt.UTC)
    subjects = [*(item.id for item in PLAN.items)]
    return {subject: Judgement(1, subject, "A", "達成", "継続", "理由", "館長", at) for subject in subjects}


MISSING = "3件のうち1件が未報告(行政は全件)"
LAST = LastYear((Terms(Plan(2010, ITEMS[:3]), Settings(), {}),) * 4, (), {})
STATES = [
    ("年度のはじめ", year(), 1, dt.date(2011, 5, 1), Stage.NEW_YEAR, "submit",
     "平成23年度の報告はまだありません(第1四半期の報告の期限は7月15日)。"),
    ("二年目のはじめ", year(last_year=LAST), 1, dt.date(2011, 5, 1), Stage.NEW_YEAR, "plan",
     "平成23年度の報告はまだありません(第1四半期の報告の期限は7月15日)。"),
    ("第1四半期の途中", year(upto(1)), 1, dt.date(2011, 6, 30), Stage.RUNNING, "submit",
     "第1四半期の途中です(6月30日まで)。"),
    ("期限まで", year(upto(1, ("1-1-G01", 1))), 1, dt.date(2011, 7, 15), Stage.COLLECTING, "submit",
     f"{MISSING}です。報告の期限は7月15日です。"),
    ("期限の後", year(upto(1, ("1-1-G01", 1))), 1, dt.date(2011, 7, 16), Stage.OVERDUE, "stalled",
     f"報告の期限(7月15日)を過ぎて、{MISSING}です。"),
    ("年度半ば", year(upto(2)), 2, dt.date(2011, 10, 1), Stage.REPORTED, "submissions",
     "第2四半期の報告がそろいました。"),
    ("確定の後", year(upto(2), **closed(2)), 2, dt.date(2011, 11, 1), Stage.CLOSED, "submit",
     "第2四半期は確定しています。"),
    ("解除の後", year(upto(2), **closed(2, again=True)), 2, dt.date(2011, 11, 1), Stage.CORRECTING, "submissions",
     "第2四半期の確定を解除しています。"),
    ("年度末", year(upto(4)), 4, dt.date(2012, 4, 10), Stage.YEAR_END, "review",
     "平成23年度 第4四半期の報告がそろいました。"),
    ("評価の後", year(upto(4), judgements=judged()), 4, dt.date(2012, 4, 10), Stage.YEAR_END, "submissions",
     "平成23年度 第4四半期の報告がそろいました。"),
    ("年度の確定の後", year(upto(4), judgements=judged(), **closed(4)), 4, dt.date(2012, 5, 1), Stage.YEAR_CLOSED,
     "plan", "平成23年度 第4四半期は確定しています。"),
    ("評価の前に確定", year(upto(4), **closed(4)), 4, dt.date(2012, 5, 1), Stage.YEAR_CLOSED, "review",
     "平成23年度 第4四半期は確定しています。"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "stage", "page", "now"), [(row[1:4], *row[4:]) for row in STATES], ids=[row[0] for row in STATES]
)
def test_a_state_is_named_with_its_next_step(
    seen: tuple[YearData, int, dt.date], stage: Stage, page: str, now: str
) -> None:
    found = what_next(view(*seen))
    assert (found.stage, found.page, found.now) == (stage, page, now)
    assert found.step.endswith("。")
    assert 4 <= len(found.deed) <= 16
    assert found.page in PAGES
    assert f"「{PAGES[found.page]}」" in found.step


def test_every_stage_is_met_above_or_without_a_plan() -> None:
    assert {row[4] for row in STATES} | {NO_PLAN.stage} == set(Stage)
    assert f"「{PAGES[NO_PLAN.page]}」" in NO_PLAN.step


def test_after_a_quarter_the_way_leads_to_the_next_one() -> None:
    found = what_next(view(year(upto(2), **closed(2)), 2, dt.date(2011, 11, 1)))
    assert found.quarter == Quarter(2011, 3)
    assert "第3四半期の報告用紙" in found.step


def test_a_plan_that_changed_within_the_year_is_told_in_its_first_quarter_alone() -> None:
    """From the third quarter: 1-1-H02 has ended, 2-1-H01 came, 1-1-H01 says something else."""

    def changed(item: ActionItem) -> ActionItem:
        return replace(item, text="ほかのことを行う。") if item.id == "1-1-H01" else item

    later = Plan(2011, tuple(changed(item) for item in (*PLAN.items, ITEMS[3]) if item.id != "1-1-H02"))
    terms = (*(Terms(PLAN, Settings(), {}),) * 2, *(Terms(later, Settings(), {}),) * 2)
    data = year(upto(2), plan=later, by_quarter=terms)
    third = what_next(view(data, 3, dt.date(2011, 12, 1)))
    assert third.stage == Stage.RUNNING
    assert third.also.startswith(
        "第3四半期から計画が変わっています(加わった項目1件、変わった項目1件、終わった項目1件)。"
    )
    assert what_next(view(data, 4, dt.date(2012, 2, 1))).also == ""
    assert what_next(view(data, 2, dt.date(2011, 10, 1))).also == ""


def test_a_subject_of_the_year_end_is_left_as_long_as_it_is_not_decided() -> None:
    """The plan has no target states here; one of its three items is not judged yet."""
    some = {subject: each for subject, each in judged().items() if subject != "1-1-G01"}
    found = what_next(view(year(upto(4), judgements=some), 4, dt.date(2012, 4, 10)))
    assert found.step == "「振り返り」で、まだ決めていない1件を評価します。"
    assert state_subject("親子の居場所", 1) not in some


def test_the_user_guide_lists_every_stage() -> None:
    guide = (Path(__file__).resolve().parents[2] / "docs" / "user-guide.md").read_text("utf-8")
    table = guide.split("## 年度の流れ")[1].split("## ")[0]
    assert [line.split(" | ")[0].removeprefix("| ") for line in table.splitlines() if line.startswith("| ")][2:] == [
        stage.value for stage in Stage
    ]
