"""Statuses renamed and retired from a quarter: history, figures, sheets; worked out by hand (docs/time.md)."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from foreign_books import book
from store_samples import SITE, entry, item, plan, report

from kyoten import intake
from kyoten.export.contents import legend
from kyoten.fiscal import Quarter
from kyoten.settings import Settings
from kyoten.sheet.columns import BY_CODE
from kyoten.storage.store import Store
from kyoten.views.item_detail import item_detail
from kyoten.views.settings_words import differences
from kyoten.views.view import View, load

Q1, Q2, Q3 = (Quarter(2011, number) for number in (1, 2, 3))
A, B = item("1-1-H01", text="講座を開く。"), item("1-1-H02", text="便りを出す。")
BEGUN, STOPPED = "取組中", "取りやめ"


def changed(**of: dict[str, object]) -> Settings:
    """The default settings with these changes of statuses."""
    scale = tuple(replace(rating, **of.get(rating.name, {})) for rating in Settings().scale)
    return replace(Settings(), scale=scale)


RENAMED = replace(
    changed(実施中={"name": BEGUN, "former": ("実施中",)}, 中止={"name": STOPPED, "former": ("中止",)}),
    cancelled=STOPPED,
)
RETIRED = changed(着手={"retired": True})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """The first item is 実施中 twice, the second 着手 and then 中止."""
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}")
    opened.migrate()
    opened.save_plan(SITE, plan(A, B), file="計画.tsv", data=b"1", by="館長")
    for quarter, second in ((Q1, "着手"), (Q2, "中止")):
        rows = (
            entry("1-1-H01", quarter, percent=None, status="実施中"),
            entry("1-1-H02", quarter, percent=None, status=second),
        )
        opened.submit(report(*rows, quarter=quarter), quarter.code.encode(), site=SITE, by="担当")
    return opened


def seen(store: Store, quarter: Quarter) -> View:
    return load(store, SITE, quarter, today=dt.date(2012, 4, 20))


def test_history_is_shown_under_the_new_name_with_the_old_one_noted(store):
    store.save_settings(SITE, RENAMED, "館長", holds_from=Q3)
    store.submit(report(entry("1-1-H01", Q3, percent=None, status=BEGUN), quarter=Q3), b"q3", site=SITE, by="担当")
    quarters = item_detail(seen(store, Q3), "1-1-H01").quarters
    assert [(each.quarter, each.status) for each in quarters] == [
        (Q3, BEGUN), (Q2, "取組中(報告時「実施中」)"), (Q1, "取組中(報告時「実施中」)"),
    ]  # fmt: skip
    assert [each.status for each in item_detail(seen(store, Q2), "1-1-H01").quarters] == ["実施中", "実施中"]


def test_figures_and_rules_take_the_two_names_for_one(store):
    """Three quarters of one status and value are no change, whatever it is called; what was 中止 asks for nothing."""
    store.save_settings(SITE, RENAMED, "館長", holds_from=Q3)
    store.submit(report(entry("1-1-H01", Q3, percent=None, status=BEGUN), quarter=Q3), b"q3", site=SITE, by="担当")
    view = seen(store, Q3)
    assert [point.value for point in view.track("1-1-H01").points] == [50.0, 50.0, 50.0]
    assert ("no_change", "1-1-H01") in {(each.rule, each.item) for each in view.findings}
    assert "1-1-H02" not in {each.item for each in view.findings}
    assert view.total.by_status[BEGUN] == 1
    assert seen(store, Q2).total.by_status["実施中"] == 1
    assert view.before.total.by_status["実施中"] == 1, "the quarter before has its own scale"


def test_a_renaming_from_the_start_shows_every_quarter_under_the_new_name(store):
    store.save_settings(SITE, RENAMED, "館長")
    assert seen(store, Q1).total.by_status[BEGUN] == 1
    assert seen(store, Q2).track("1-1-H02").now.excluded


def theirs(status: str) -> bytes:
    return book(("第3四半期", [["行動計画", "状況"], ["講座を開く。", status]]))


def taken(store: Store, status: str, quarter: Quarter = Q3):
    return intake.check(intake.stored(store, SITE, 2011), "平成23年度.xlsx", theirs(status), quarter=quarter).report


def test_a_sheet_with_the_old_name_is_read_as_the_new_one_and_says_so(store):
    store.save_settings(SITE, RENAMED, "館長", holds_from=Q3)
    found = taken(store, "実施中")
    assert [each.status for each in found.entries] == [BEGUN]
    assert [each.rule for each in found.conversions if each.result == BEGUN] == [
        "前の名前「実施中」を、今の評価の段階として読みました"
    ]


def test_a_retired_status_is_kept_for_the_past_and_not_offered_any_more(store):
    store.save_settings(SITE, RETIRED, "館長", holds_from=Q2)
    assert "着手" not in BY_CODE["status"].allowed(seen(store, Q2).meta.settings)
    assert [point.value for point in seen(store, Q2).track("1-1-H02").points][:1] == [25.0]
    assert "着手" in [step.name for step in legend.scale(seen(store, Q2).meta.settings)], "it was reported in the first"
    only_first = load(store, SITE, Q2, functions=["親子の居場所"], roles=["行政"], today=dt.date(2012, 4, 20))
    assert "着手" not in [step.name for step in legend.scale(only_first.meta.settings)]


def test_a_retired_status_in_a_later_sheet_is_taken_with_a_warning(store):
    store.save_settings(SITE, RETIRED, "館長", holds_from=Q3)
    found = taken(store, "着手")
    assert [each.status for each in found.entries] == ["着手"]
    (warning,) = [each for each in found.problems if each.code == "retired_status"]
    assert (warning.value, warning.severity.value) == ("着手", "warning")
    assert "未着手、実施中、概ね達成" in warning.remedy
    assert not [each for each in taken(store, "実施中").problems if each.code == "retired_status"]


def test_the_sheet_handed_out_offers_what_is_in_use(store):
    def offered(quarter: Quarter) -> list[str]:
        made = openpyxl.load_workbook(io.BytesIO(intake.sheet_for(store, SITE, quarter, "法人")))
        (rule,) = [each for each in made["報告"].data_validations.dataValidation if each.type == "list"]
        return rule.formula1.strip('"').split(",")

    store.save_settings(SITE, RETIRED, "館長", holds_from=Q3)
    assert offered(Q3) == ["未着手", "実施中", "概ね達成", "完了", "中止", "評価困難"]
    assert "着手" in offered(Q2)


def test_settings_keep_former_names_and_what_is_retired(store):
    both = replace(RENAMED, scale=tuple(replace(r, retired=r.name == "着手") for r in RENAMED.scale))
    store.save_settings(SITE, both, "館長")
    assert store.settings(SITE) == both


def test_the_changes_are_told_in_words():
    assert differences(Settings(), RENAMED) == ("状況「実施中」の名前 → 取組中", "状況「中止」の名前 → 取りやめ")
    assert differences(Settings(), RETIRED) == ("状況「着手」を使わない",)
    assert differences(RETIRED, Settings()) == ("状況「着手」を使う",)
