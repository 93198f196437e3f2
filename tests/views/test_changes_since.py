"""What changed between two days, worked out by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from store_samples import SITE, entry, item, plan, report

from kyoten.fiscal import JAPAN, Quarter
from kyoten.settings import Settings
from kyoten.storage.store import Store
from kyoten.views.changes_since import ChangesSince, SinceLine, changes_since
from kyoten.views.view import load

Q1, Q2 = Quarter(2011, 1), Quarter(2011, 2)
PLAN = plan(item("1-1-H01", text="講座を開く。"), item("1-1-H02", text="便りを出す。"))
MEETING, NOW = dt.date(2011, 10, 20), dt.date(2011, 11, 10)


class Year:
    """A store with a clock set by hand: the plan, and 20 % on 1-1-H01 in both quarters, before the meeting."""

    def __init__(self, folder) -> None:
        self.now = dt.datetime(2011, 4, 1, 9, tzinfo=JAPAN)
        self.store = Store(f"sqlite:///{folder / 'year.db'}", lambda: self.now)
        self.store.migrate()
        self.store.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="係")
        self.now = dt.datetime(2011, 10, 14, 9, tzinfo=JAPAN)
        self.first = self.send(entry("1-1-H01", Q1, percent=20.0, status="着手"))
        self.send(entry("1-1-H01", Q2, percent=20.0, status="着手"))
        self.now = dt.datetime(2011, 11, 1, 9, tzinfo=JAPAN)

    def send(self, *rows) -> int:
        sheet = report(*rows, quarter=rows[0].quarter)
        return self.store.submit(sheet, f"{self.now}{rows}".encode(), site=SITE, by="担当")

    def changes(self) -> ChangesSince:
        then, now = (load(self.store, SITE, Q2, today=day, as_of=day) for day in (MEETING, NOW))
        return changes_since(then, now)

    def found(self) -> dict[str, list[tuple[str, str]]]:
        return {label: [(e.item, e.words) for e in lines] for label, lines in self.changes().groups.items() if lines}


@pytest.fixture
def year(tmp_path) -> Year:
    return Year(tmp_path)


def test_nothing_changed(year):
    assert year.found() == {}
    assert year.changes().summary == "2011年10月20日から2011年11月10日まで：変わったことはありません。"


def test_a_late_report_comes_and_ends_its_finding(year):
    """1-1-H02 was unreported in both quarters at the meeting; the second quarter's report came on 1 November: half of
    the plan, as expected."""
    year.send(entry("1-1-H02", Q2, percent=50.0, status="実施中"))
    found = year.found()
    assert found["新しい報告"] == [("1-1-H02", "第2四半期 実施中 50%")]
    ((ended, why),) = found["要対応でなくなった"]
    assert (ended, why.split("：")[0]) == ("1-1-H02", "停滞 未報告")
    assert set(found) == {"新しい報告", "要対応でなくなった"}
    assert year.changes().groups["新しい報告"] == (SinceLine("1-1-H02", "便りを出す。", "第2四半期 実施中 50%"),)


def test_a_correction_says_each_field_and_how_far_the_item_moved(year):
    year.send(entry("1-1-H01", Q2, percent=30.0, result="二回開いた。"))
    found = year.found()
    assert found["訂正された報告"] == [
        ("1-1-H01", "第2四半期 進捗率 20% → 30%"),
        ("1-1-H01", "第2四半期 取組実績 空欄 → 「二回開いた。」"),
    ]
    assert found["進んだ"] == [("1-1-H01", "20% → 30%")]


def test_a_correction_downwards_and_a_report_taken_back(year):
    year.send(entry("1-1-H01", Q2, percent=10.0))
    year.store.take_back(year.first, "館長", "誤り")
    found = year.found()
    assert found["後退した"] == [("1-1-H01", "20% → 10%")]
    assert found["取り下げられた報告"] == [("1-1-H01", "第1四半期 着手 20%")]


def test_plan_person_settings_and_acceptance(year):
    longer = replace(PLAN, items=(replace(PLAN.items[0], text="講座を三回開く。"), item("1-1-H03", text="見学会。")))
    year.store.save_plan(SITE, longer, file="改訂.tsv", data=b"2", by="係", holds_from=2)
    year.store.change_item(SITE, 2011, "1-1-H01", {"person": "事務局"}, "係")
    year.store.save_settings(SITE, replace(Settings(), deadline_days=20), "館長")
    year.store.acknowledge(SITE, "1-1-H01", "no_change", Q2, reason="工事のため", by="館長", since=2)
    found = year.found()
    assert found["計画"] == [
        ("1-1-H03", "加わった"),
        ("1-1-H02", "なくなった"),
        ("1-1-H01", "本文が変わった"),
    ]
    assert found["担当"] == [("1-1-H01", "(なし) → 事務局")]
    assert found["了承"] == [("1-1-H01", "変化なしを第2四半期まで：工事のため(館長)")]
    assert found["設定"] == [("", "四半期の末日から報告の期限まで 15日 → 20日")]


def test_texts_that_differ_only_after_what_a_line_shows_are_a_correction_all_the_same(year):
    same = "講座を開いた。" * 20
    year.now = dt.datetime(2011, 10, 15, 9, tzinfo=JAPAN)
    year.send(entry("1-1-H01", Q2, percent=None, result=f"{same}一"))
    year.now = dt.datetime(2011, 11, 1, 9, tzinfo=JAPAN)
    year.send(entry("1-1-H01", Q2, percent=None, result=f"{same}二"))
    ((item_id, words),) = year.found()["訂正された報告"]
    assert (item_id, words.split(" 「")[0]) == ("1-1-H01", "第2四半期 取組実績")
