"""After a backup was brought back under a running server, pages show what is stored then, and not what they kept."""

from __future__ import annotations

from page_runs import opened
from store_samples import PLAN, Q2, SITE, entry, report

from kyoten.storage.backup import backup, restore
from kyoten.storage.store import Store
from kyoten.ui import page_cache


def submit(store: Store, percent: int) -> None:
    store.submit(report(entry(percent=percent, quarter=Q2), quarter=Q2), b"%d" % percent, site=SITE, by="担当")


def test_a_page_shows_what_was_reported_after_the_restore(empty, tmp_path):
    """Backup, 5 %, restore, 95 %: the journal is wound back, and its next line must not be taken for the lost one.

    The plan expects 50 % of the item by the second quarter: 5 ÷ 50 and 50 ÷ 50, of 95 no more than the plan asks."""
    empty.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    backup(empty.url, tmp_path / "backup.db")
    submit(empty, 5)
    assert pace() == "10.0 %"
    restore(empty.url, tmp_path / "backup.db")
    submit(empty, 95)
    assert pace() == "100.0 %"


def pace() -> str:
    """計画比 on 概要, as anybody sees it who comes now."""
    app = opened("overview.py")
    assert not app.exception
    return next(metric.value for metric in app.metric if metric.label.startswith("計画比"))


def test_a_page_that_is_overtaken_while_it_is_drawn_shows_one_state(empty, monkeypatch):
    """A report comes in between the page's first look at the store and its reading; nothing is kept wrongly named."""
    empty.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    sites = page_cache.sites

    def overtaken():
        found = sites()
        submit(empty, 50)
        return found

    monkeypatch.setattr(page_cache, "sites", overtaken)
    app = opened("overview.py")
    assert [metric.value for metric in app.metric][:2] == ["0.0 %", "100.0 %"]
    assert app.session_state["_revision"] == empty.revision()
