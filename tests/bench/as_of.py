"""A view as of a day against one without (goal: 1.2 ×), and one of a journal of 20,000 deeds against one of 200.

The store is the sample's with a revised plan from the third quarter, another scale from the fourth, persons, 了承 and a
report taken back and restored. The deeds are those of one site and year, of every kind that a view reads: reports taken
back and restored, persons changed, 了承 given and withdrawn, settings saved, links set.
"""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from pairing import compare

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from kyoten import sample  # noqa: E402
from kyoten.fiscal import JAPAN, Quarter  # noqa: E402
from kyoten.storage.engine import file_url  # noqa: E402
from kyoten.storage.store import Store  # noqa: E402
from kyoten.views import view  # noqa: E402

QUARTER, TODAY = Quarter(2011, 4), dt.datetime.now(JAPAN).date()
"""The day in Japan, so that all the deeds lie before its end."""
BY = "係長"
_REAL = 200
"""Deeds that are done through the store; more are copies of them."""


def lived_in(folder: Path, deeds: int) -> Store:
    """A year of a site, with so many deeds in its journal."""
    store = Store(file_url(folder / f"{deeds}.db"))
    store.migrate()
    sample.load(store)
    site = store.sites()[0]
    plan = store.plan(site, 2011).plan
    store.save_plan(site, replace(plan, fiscal_year=2010), file="前年.tsv", data=b"0", by=BY)
    revised = replace(plan, items=plan.items[:-1])
    store.save_plan(site, revised, file="改訂.tsv", data=b"1", by=BY, holds_from=3)
    settings = store.settings(site)
    chance = random.Random(11)
    items = [item.id for item in revised.items]
    for number in range(_REAL):
        item = chance.choice(items)
        match number % 5:
            case 0:
                store.take_back(1, BY, "違う")
                store.restore(1, BY)
            case 1:
                store.change_item(site, 2011, item, {"person": f"担当{number}"}, BY, holds_from=chance.randint(1, 4))
            case 2:
                given = store.acknowledge(site, item, "behind", QUARTER, reason="待つ", by=BY, since=4)
                store.withdraw(given, BY)
            case 3:
                scale = replace(settings, deadline_days=15 + number % 2)
                store.save_settings(site, scale, BY, holds_from=Quarter(2011, chance.randint(1, 4)))
            case _:
                store.save_links(site, 2011, {item: item if number % 2 else None}, BY)
    if deeds > _REAL:
        _done_again(store, deeds // _REAL - 1)
    return store


def _done_again(store: Store, times: int) -> None:
    """The same deeds once more, so many times: their rows are copied, since doing them one by one takes an hour."""
    with sqlite3.connect(store.url.removeprefix("sqlite:///")) as database:
        for table in ("journal", "item_changes", "acknowledgements", "settings", "item_links"):
            names = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] != "id"]
            columns = ", ".join(f'"{name}"' for name in names)
            # A report is submitted once, however often it is taken back.
            once = "WHERE action <> 'submitted'" if table == "journal" else ""
            rows = database.execute(f"SELECT {columns} FROM {table} {once} ORDER BY id").fetchall()
            marks = ", ".join("?" * len(names))
            database.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows * times)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        few, many = (lived_in(Path(folder), count) for count in (200, 20_000))

        def seen(store: Store, as_of: dt.date | None) -> None:
            made = view.load(store, sample.SITE, QUARTER, today=TODAY, as_of=as_of)
            assert made.findings
            assert made.before

        compare("as of a day, against now (200 deeds)", lambda: seen(few, TODAY), lambda: seen(few, None))
        compare("as of a day, against now (20,000 deeds)", lambda: seen(many, TODAY), lambda: seen(many, None))
        compare("now: 20,000 deeds against 200", lambda: seen(many, None), lambda: seen(few, None))
        compare("as of a day: 20,000 deeds against 200", lambda: seen(many, TODAY), lambda: seen(few, TODAY))
        for store in (few, many):
            store.close()


if __name__ == "__main__":
    main()
