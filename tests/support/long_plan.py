"""A plan that no layout was made for: 12 functions, 8 roles with names of 24 to 30 letters, an item for each function
and role, 400 letters in an item, 2,000 in a result. Invented, like the names in it."""

from __future__ import annotations

import datetime as dt

import store_samples

from kyoten.fiscal import Quarter
from kyoten.model import Plan, ProgressEntry
from kyoten.settings import Settings
from kyoten.storage.records import StoredEntry
from kyoten.views import view

NUMBER = "一二三四五六七八九十壱弐"
FUNCTIONS = tuple(f"{mark}の機能・地域とともに育てる居場所と相談の場づくり" for mark in NUMBER)
ROLES = (
    "特定非営利活動法人みなと子育て支援連絡協議会事務局",
    "みなと区役所福祉保健センターこども家庭支援課",
    "社会福祉法人みなと市社会福祉協議会ボランティア推進係",
    "みなと区民生委員児童委員協議会主任児童委員連絡会",
    "みなと区子育て支援者連絡会および親子のひろば運営委員会",
    "公立大学法人みなと市立大学地域子育て支援研究センター",
    "みなと区医師会・歯科医師会・薬剤師会合同の健診部会",
    "みなと区青少年指導員協議会および学校家庭地域連携事業",
)
TEXT = "子育て中の人が気軽に集まり、互いに学びあえる場を、地域の人とともにひらく。"
RESULT = "月に二度の集まりをひらき、参加した人の声を聞いて、次の回の内容に生かした。"
QUARTER = Quarter(2011, 3)


def repeated(words: str, letters: int) -> str:
    """The sentence again and again, cut at exactly so many letters."""
    return (words * (letters // len(words) + 1))[:letters]


def plan() -> Plan:
    """96 items: {function}-1-{role}01, each of 400 letters."""
    items = [
        store_samples.item(
            f"{number}-1-R{place}1", function=function, role=role, text=repeated(f"{number}-{place} {TEXT}", 400)
        )
        for number, function in enumerate(FUNCTIONS, start=1)
        for place, role in enumerate(ROLES, start=1)
    ]
    return Plan(2011, tuple(items))


def entries(made: Plan) -> tuple[StoredEntry, ...]:
    """Of each item a report in most quarters; three out of four fall behind, as nothing but 10 % is added."""
    return tuple(
        _entry(item.id, item.role, Quarter(2011, number), 10 * number if at % 4 else 25 * number)
        for at, item in enumerate(made.items)
        for number in range(1, QUARTER.number + 1)
        if (at + number) % 7
    )


def _entry(item: str, role: str, quarter: Quarter, percent: int) -> StoredEntry:
    entry = ProgressEntry(
        item,
        quarter,
        role,
        "着手",
        percent,
        result=repeated(f"{item} {RESULT}", 2000),
        issue=repeated("参加する人の数が伸びず、担当する人も足りない。", 300),
        next_action=repeated("周知の方法を改め、担当する人を増やす。", 200),
        cells=(("percent", f"報告!H{quarter.number}"),),
    )
    received = dt.datetime(2011, 7, 10, tzinfo=dt.UTC)
    return StoredEntry(entry, quarter.number, f"H23_Q{quarter.number}_{role}.xlsx", received)


def make(quarter: Quarter = QUARTER) -> view.View:
    """The view of the whole plan on the quarter's 20th day after."""
    made = plan()
    data = view.YearData("みなと区地域子育て支援拠点", made, entries(made), Settings(), True)
    return view.make(data, quarter, today=quarter.end + dt.timedelta(days=20))
