"""Small views for the tests of charts and outputs, made by the real modules from invented items and reports.

SMALL, second quarter, all 達成型 without a due month, so 25, 50, 75 and 100 % are expected (docs/measures.md):

| item    | function    | role | Q1       | Q2        |
| 1-1-H01 | 親子の居場所 | 法人 | 着手 20   | 完了 100  |
| 1-1-H02 | 親子の居場所 | 法人 | 着手 30   | 実施中 40 |
| 1-1-G01 | 親子の居場所 | 行政 | 着手 25   | —         |
| 2-1-H01 | 子育て相談   | 法人 | 着手 10   | 着手 20   |
| 2-1-H02 | 子育て相談   | 法人 | 未着手 0  | 中止      |
| 3-1-G01 | 人材育成     | 行政 | —         | —         |
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import store_samples

from kyoten.fiscal import Quarter
from kyoten.model import ActionItem, Plan, ProgressEntry
from kyoten.settings import Settings
from kyoten.storage.records import StoredEntry
from kyoten.views import view

IBASHO, SODAN, IKUSEI = "親子の居場所", "子育て相談", "人材育成"
ITEMS = (
    store_samples.item("1-1-H01", text="=SUM(A1)を行う。"),
    store_samples.item("1-1-H02"),
    store_samples.item("1-1-G01", role="行政"),
    store_samples.item("2-1-H01", function=SODAN),
    store_samples.item("2-1-H02", function=SODAN),
    store_samples.item("3-1-G01", function=IKUSEI, role="行政"),
)
REPORTS = (
    ("1-1-H01", 1, "着手", 20),
    ("1-1-H02", 1, "着手", 30),
    ("1-1-G01", 1, "着手", 25),
    ("2-1-H01", 1, "着手", 10),
    ("2-1-H02", 1, "未着手", 0),
    ("1-1-H01", 2, "完了", 100),
    ("1-1-H02", 2, "実施中", 40),
    ("2-1-H01", 2, "着手", 20),
    ("2-1-H02", 2, "中止", None),
)
Told = tuple[str, int, str | None, float | None]


def make(
    items: Iterable[ActionItem] = ITEMS,
    reports: Iterable[Told] = REPORTS,
    number: int = 2,
    *,
    sample: bool = True,
    settings: Settings | None = None,
    **choice,
) -> view.View:
    """The view of a quarter of 2011 on its 20th day after; `choice`: roles, functions."""
    quarter = Quarter(2011, number)
    plan = Plan(2011, tuple(items))
    data = view.YearData("みなと拠点", plan, stored(plan, reports), settings or Settings(), sample)
    return view.make(data, quarter, today=quarter.end + dt.timedelta(days=20), **choice)


def stored(plan: Plan, reports: Iterable[Told]) -> tuple[StoredEntry, ...]:
    """The reports as the store gives them."""
    return tuple(_stored(plan, *told) for told in reports)


def _stored(plan: Plan, item: str, quarter: int, status: str | None, percent: float | None) -> StoredEntry:
    role = plan.item(item).role
    cells = (("status", f"報告!G{quarter}"),) if percent is None else (("percent", f"報告!H{quarter}"),)
    entry = ProgressEntry(item, Quarter(2011, quarter), role, status, percent, result="-実施した", cells=cells)
    received = dt.datetime(2011, 7, 10, tzinfo=dt.UTC)
    return StoredEntry(entry, quarter, f"H23_Q{quarter}_{role}.xlsx", received)


def large() -> view.View:
    """Six functions × four roles with names of 18 characters, four quarters, 400 characters in an item."""
    functions = [f"{mark}十八文字まである長い機能の名前です" for mark in "一二三四五六"]
    assert {len(name) for name in functions} == {18}
    roles = ("法人", "行政", "市社協", "NPO法人連絡会")
    items = [
        store_samples.item(
            f"{number}-1-X{place:02d}",
            function=name,
            role=roles[place % 4],
            text="子育て中の人が集まる場をひらく。" * 25,
        )
        for number, name in enumerate(functions, start=1)
        for place in range(1, 13)
    ]
    names = [rating.name for rating in Settings().scale]
    reports: list[Told] = []
    for at, item in enumerate(items):
        for quarter in range(1, 5):
            status = names[(at + quarter) % len(names)]
            if (at + quarter) % 5:
                reports.append((item.id, quarter, status, None))
    return make(items, reports, 4)


def silent() -> view.View:
    """A plan that nobody has reported on."""
    return make(reports=())


def empty() -> view.View:
    """A plan without items."""
    return make(items=(), reports=())
