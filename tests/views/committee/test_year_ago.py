"""What was said a year ago, beside today, worked out by hand. Second quarters of 2010 and 2011."""

from __future__ import annotations

import datetime as dt

import pytest
from store_samples import NOON, SITE, entry, item, plan, report

from kyoten.fiscal import Quarter
from kyoten.storage.store import Store
from kyoten.views.committee.year_ago import year_ago
from kyoten.views.view import load

OLD = plan(
    item("1-1-H01", text="講座を開く。"),
    item("1-1-H02", text="便りを出す。"),
    item("4-1-H01", text="便りを出す。", restated=True, restates="1-1-H02"),
    year=2010,
)
NEW = plan(
    item("1-1-H01", text="便りを出す。"),
    item("1-1-H02", text="講座を開く。"),
    item("1-1-H03", text="見学会。"),
    item("4-1-H01", text="便りを出す。", restated=True, restates="1-1-H01"),
)
DAY = dt.date(2011, 10, 20)


@pytest.fixture
def store(tmp_path):
    made = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    made.migrate()
    made.save_plan(SITE, NEW, file="23.tsv", data=b"23", by="館長")
    yield made
    made.close()


def send(store, *entries):
    store.submit(report(*entries, quarter=entries[0].quarter), repr(entries).encode(), site=SITE, by="担当")


def asked(store):
    return year_ago(load(store, SITE, Quarter(2011, 2), today=DAY))


def test_last_year_s_words_stand_beside_what_is_reported_now(store):
    """The items have changed places; what needs a decision comes first: 20 of 50 % is late, 50 of 50 goes on from what
    was complete. Last year's third quarter is later than what is asked for."""
    store.save_plan(SITE, OLD, file="22.tsv", data=b"22", by="館長")
    store.save_links(SITE, 2011, {"1-1-H01": "1-1-H02", "1-1-H02": "1-1-H01", "4-1-H01": "4-1-H01"}, "館長")
    send(store, entry("1-1-H01", Quarter(2010, 1), 10.0, issue="講師がいない。"))
    send(store, entry("1-1-H01", Quarter(2010, 2), 40.0, next_action="講師を探す。"),
         entry("1-1-H02", Quarter(2010, 2), 50.0))  # fmt: skip
    send(store, entry("1-1-H01", Quarter(2010, 3), 40.0, issue="雪が多い。"))
    send(store, entry("1-1-H02", Quarter(2010, 4), 100.0, status="完了"))
    send(store, entry("1-1-H02", Quarter(2011, 2), 20.0), entry("1-1-H01", Quarter(2011, 2), 50.0))
    answer = asked(store)
    assert [row[:4] for row in answer.rows] == [
        ("1-1-H02", "講座を開く。", "法人", "1-1-H01"),
        ("1-1-H01", "便りを出す。", "法人", "1-1-H02"),
    ]
    assert [row[4:8] for row in answer.rows] == [
        ("(第1四半期)講師がいない。", "講師を探す。", "40%", "20%"),
        ("記入なし", "記入なし", "50%", "50%"),
    ]
    assert answer.sentence.startswith("前年度から続く項目は2件、うち1件に課題か次期の対応が書かれています。")


def test_without_last_year_s_plan(store):
    answer = asked(store)
    assert answer.sentence == "平成22年度の計画が取り込まれていないため、1年前に言ったことは分かりません。"
    assert not answer.there


def test_without_a_report_of_that_quarter(store):
    store.save_plan(SITE, OLD, file="22.tsv", data=b"22", by="館長")
    answer = asked(store)
    assert answer.sentence == "前年度の同じ四半期(平成22年度 第2四半期)の報告はありません。"
    assert not answer.there
