"""Small plans and reports written out in a test, and the tracks that kyoten.measures makes of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kyoten import measures
from kyoten.fiscal import Quarter
from kyoten.model import ActionItem, Kind, Plan, ProgressEntry
from kyoten.settings import Settings
from kyoten.storage.records import StoredEntry

YEAR = 2011
SETTINGS = Settings()
UNLIKE = ("利用者アンケートの実施", "情報誌を配布する", "研修会を開く", "相談窓口を周知する", "防災訓練を行う")
"""Texts that are nothing like each other: one per item unless a test gives its own."""
RECEIVED = dt.datetime(2011, 4, 1, tzinfo=dt.UTC)


def item(name, **facts):
    """One item of 達成型 for 法人 in the first function; any field of ActionItem can be given."""
    usual = {
        "function": "親子の居場所",
        "state": 1,
        "target_states": (),
        "viewpoints": (),
        "role": "法人",
        "text": "",
        "kind": "達成型",
        "target_count": None,
        "due_months": (),
        "at_least": False,
        "restated": False,
        "restates": None,
        "starred": False,
        "continued": False,
        "new": False,
        "source": "R1C1",
    }
    made = usual | facts
    return ActionItem(id=name, **made | {"kind": Kind(made["kind"])})


def times(name, target, *months, **facts):
    """A 回数型 with a target and its scheduled months."""
    return item(name, kind="回数型", target_count=target, due_months=months, **facts)


def plan_of(*items, year=YEAR):
    """The plan of items in the order given, each with a text."""
    texts = (each.text or UNLIKE[place % len(UNLIKE)] for place, each in enumerate(items))
    return Plan(year, tuple(replace(each, text=text) for each, text in zip(items, texts, strict=True)))


def entry(name, quarter, *, status=None, percent=None, count=None, result="", year=YEAR):
    """One report; its source is 報告!<item><quarter>, its file 第<quarter>四半期.xlsx."""
    fields = {"status": status, "percent": percent, "count": count, "result": result}
    cells = tuple((field, f"報告!{name}{quarter}") for field, value in fields.items() if value not in (None, ""))
    said = ProgressEntry(name, Quarter(year, quarter), "法人", status, percent, count, result, cells=cells)
    return StoredEntry(said, quarter, f"第{quarter}四半期.xlsx", RECEIVED)


def seen(items, entries, quarter=4, settings=SETTINGS, year=YEAR):
    """The tracks of lists of items and entries, up to a quarter."""
    return measures.tracks(plan_of(*items, year=year), entries, Quarter(year, quarter), settings)


def reports(name, said):
    """{quarter: {field: value}} → entries of one item."""
    return [entry(name, quarter, **facts) for quarter, facts in said.items()]


def column(tracks, name, item="A"):
    """One item's values of a field, by quarter."""
    return [getattr(point, name) for track in tracks if track.item.id == item for point in track.points]
