"""A small plan and reports for the tests of the store, the frames and the backup. Everything is invented."""

from __future__ import annotations

import datetime as dt
import sqlite3

from kyoten.fiscal import Quarter
from kyoten.model import ActionItem, FiveYearTask, Kind, Plan, ProgressEntry, Repair, TargetState, Viewpoint
from kyoten.problems.problem import problem
from kyoten.problems.report import Report
from kyoten.settings import Rating, Settings
from kyoten.storage import journal
from kyoten.storage.engine import reading

SITE = "みなと拠点"
Q1, Q2, Q3 = (Quarter(2011, number) for number in (1, 2, 3))
NOON = dt.datetime(2011, 7, 10, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=9)))


def item(item_id: str, **changed) -> ActionItem:
    """An item of 親子の居場所; anything about it may be given."""
    usual = {
        "function": "親子の居場所",
        "state": 1,
        "target_states": ("温かく迎える。", "多様な人が来る。"),
        "viewpoints": ("配慮しているか。",),
        "role": "法人",
        "text": f"{item_id}を行う。",
        "kind": Kind.ACHIEVEMENT,
        "target_count": None,
        "due_months": (),
        "at_least": False,
        "restated": False,
        "restates": None,
        "starred": False,
        "continued": False,
        "new": False,
        "source": "R3C5",
    }
    return ActionItem(id=item_id, **(usual | changed))


def plan(*items: ActionItem, year: int = 2011) -> Plan:
    """A plan with something in each of its lists."""
    return Plan(
        fiscal_year=year,
        items=items or (ITEM, COUNTED, RESTATED),
        target_states=(TargetState("親子の居場所", 1, "①", "温かく迎える。", True, "R2C2"),),
        viewpoints=(
            Viewpoint("親子の居場所", ("温かく迎える。",), "配慮しているか。", False, False, ("1-1-H01",), "R2C3"),
            Viewpoint("子育て相談", (), "相談しやすいか。", True, True, (), "R9C3"),
        ),
        five_year_tasks=(
            FiveYearTask("親子の居場所", ("温かく迎える。",), "区及び法人", "育てる\n続ける", True, "R2C4"),
        ),
        repairs=(
            Repair("shifted", "R9C2", "1列左にずれていました。", True),
            Repair("markup", "R3C5", "除きました。", False),
        ),
        problems=(problem("no_sheet", sheet="計画", cell="A1", value="×"),),
    )


ITEM = item("1-1-H01", starred=True, continued=True)
COUNTED = item("1-1-G01", role="行政", kind=Kind.COUNT, target_count=3, due_months=(7, 11, 3), at_least=True, new=True)
RESTATED = item("4-2-H01", function="子育て相談", state=2, restated=True, restates="1-1-H01", kind=Kind.ONGOING)
PLAN = plan()


def entry(item_id: str = "1-1-H01", quarter: Quarter = Q1, percent: float | None = 40.0, **more) -> ProgressEntry:
    """An entry by 法人 with a percent and the cells that it came from."""
    fields = {"role": "法人", "percent": percent} | more
    at = {"percent": "報告!G12", "result": "報告!I12"}
    cells = tuple((name, cell) for name, cell in at.items() if fields.get(name) not in (None, ""))
    return ProgressEntry(item_id, quarter, **({"cells": cells} | fields))


FULL = entry(
    status="実施中",
    percent=42.5,
    count=2,
    result="講座を開いた。\n12名が参加",
    issue="場所が狭い",
    next_action="会場を変える",
    person="担当A",
)


def report(
    *entries: ProgressEntry, file: str = "H23_Q1_法人.xlsx", quarter: Quarter | None = Q1, role="法人"
) -> Report:
    """A readable report; one entry unless others are given."""
    return Report(file, True, quarter, role, entries or (FULL,))


OWN_SETTINGS = Settings(
    scale=(Rating("まだ", 0, "#000000", "×", "○"), Rating("済", 100, "#FFFFFF"), Rating("中止", None, "#888888")),
    deadline_days=20,
    on_track=95.0,
    rules_off=frozenset({"copied", "behind"}),
    deadlines=(("2011-2", dt.date(2011, 10, 20)),),
)


def send(store, *entries, data=b"first", **more):
    quarter = entries[0].quarter if entries else Q1
    return store.submit(report(*entries, quarter=quarter), data, site=SITE, by="担当", **more)


def events(store, site: str | None = None):
    """The lines of the journal, oldest first: who did what and when."""
    with reading(store._engine) as connection:
        return journal.events(connection, site)


def rows(store, table):
    """What stands in the file itself, past the Store."""
    with sqlite3.connect(store.url.removeprefix("sqlite:///")) as database:
        return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def contents(store):
    """How many rows stand in the tables that every deed touches."""
    return [rows(store, name) for name in ("sites", "files", "plans", "submissions", "entries", "journal")]
