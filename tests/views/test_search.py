"""Words in reports and persons of two years, by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from store_samples import NOON, SITE, entry, item, plan, report

from kyoten.fiscal import Quarter
from kyoten.storage.store import Store
from kyoten.views.search import load, search

ITEMS = (item("1-1-H01"), item("1-1-G01", role="行政"))


@pytest.fixture
def store(tmp_path):
    made = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    made.migrate()
    for year in (2011, 2012):
        made.save_plan(SITE, plan(*ITEMS, year=year), file="表.tsv", data=b"%d" % year, by="館長")
    send(made, entry("1-1-H01", Quarter(2011, 1), result="ベビーカーで来た人に\n案内を渡した。", issue="坂が多い。"))
    send(made, entry("1-1-H01", Quarter(2011, 3), next_action="ﾍﾞﾋﾞｰｶｰ置き場を広げる。", person="山の家"))
    send(made, entry("1-1-G01", Quarter(2012, 2), role="行政", issue="坂とべびーかーの両方が課題。"))
    yield made
    made.close()


def send(store, *rows):
    store.submit(report(*rows, quarter=rows[0].quarter, file=f"{rows[0].quarter.code}.xlsx"), repr(rows).encode(),
                 site=SITE, by="係")  # fmt: skip


def told(store, words, **more):
    hits = search(load(store, SITE), words, **more)
    return [(hit.when, hit.item.id, hit.field, [hit.text[a:b] for a, b in hit.spans]) for hit in hits]


def test_a_word_is_found_in_every_year_the_newest_first_however_it_is_typed(store):
    assert told(store, "ベビーカー") == [
        ("平成24年度 第2四半期", "1-1-G01", "課題", ["べびーかー"]),
        ("平成23年度 第3四半期", "1-1-H01", "次期の対応", ["ﾍﾞﾋﾞｰｶｰ"]),
        ("平成23年度 第1四半期", "1-1-H01", "取組実績", ["ベビーカー"]),
    ]


def test_several_words_stand_in_one_report_in_any_of_its_texts(store):
    assert told(store, "ベビーカー　坂") == [
        ("平成24年度 第2四半期", "1-1-G01", "課題", ["坂", "べびーかー"]),
        ("平成23年度 第1四半期", "1-1-H01", "取組実績", ["ベビーカー"]),
        ("平成23年度 第1四半期", "1-1-H01", "課題", ["坂"]),
    ]
    assert told(store, "ベビーカー 雨") == []


def test_who_is_in_charge_is_found_in_reports_and_in_the_plan(store):
    store.change_item(SITE, 2011, "1-1-G01", {"person": "やまのいえ係"}, "館長")
    assert told(store, "山の家") == [("平成23年度 第3四半期", "1-1-H01", "担当", ["山の家"])]
    assert told(store, "ヤマノイエ") == [("平成23年度", "1-1-G01", "担当", ["やまのいえ"])]


def test_the_choice_and_a_past_day_hold_and_nothing_is_found_by_no_word(store):
    assert told(store, "坂", roles=("法人",)) == [("平成23年度 第1四半期", "1-1-H01", "課題", ["坂"])]
    assert told(store, "坂", functions=("子育て相談",)) == []
    assert told(store, " ・ 　") == []
    assert load(store, SITE, dt.date(2011, 7, 9)) == ()


def test_a_hit_has_its_cell_and_a_line_with_the_words_apart(store):
    (hit,) = search(load(store, SITE), "案内")
    assert (hit.source, hit.file) == ("報告!I12", "H23_Q1.xlsx")
    assert list(hit.parts()) == [("ベビーカーで来た人に ", False), ("案内", True), ("を渡した。", False)]


def test_of_a_long_text_what_stands_round_the_first_word_is_shown(store):
    send(store, entry("1-1-H01", Quarter(2012, 1), result="あ" * 100 + "石段" + "い" * 100))
    (hit,) = search(load(store, SITE), "石段")
    assert list(hit.parts()) == [("…", False), ("あ" * 30, False), ("石段", True), ("い" * 58, False), ("…", False)]
