"""A file is stored only as it was shown: what somebody else stored in between is noticed, whoever asks."""

from __future__ import annotations

from functools import partial

import pytest
from foreign_books import book

from kyoten import intake
from kyoten.reader.workbook import read_workbook
from kyoten.sample import SITE, read_shipped_plan
from kyoten.settings import Settings
from kyoten.storage.refusals import ChangedMeanwhile
from kyoten.storage.store import AlreadySubmitted, Store, StoreRefusal

ITEMS = [item for item in read_shipped_plan().items if item.role == "法人" and not item.restated]
HEAD = ["行動計画", "状況", "進捗率"]


def checked(store: Store, name: str, item: int, quarter: int = 4) -> intake.Intake:
    """A file that says of one item (its place in ITEMS) that it is done."""
    data = book((f"第{quarter}四半期", [HEAD, [ITEMS[item].text, "完了", 100]]))
    held = intake.stored(store, SITE, 2011)
    return intake.check(held, f"{name}.xlsx", data, read=partial(read_workbook, isolated=False))


def own(store: Store) -> list[str]:
    return [record.file for record in store.submissions(SITE, 2011) if not record.sample]


def test_a_report_that_came_in_between_is_noticed_and_nothing_is_stored(sample_store: Store) -> None:
    """Of two people with files about different items the second is no longer shown the figures that will be."""
    first, second = checked(sample_store, "一", 0), checked(sample_store, "二", 1)
    intake.accept(sample_store, first, site=SITE, by="係長")
    with pytest.raises(ChangedMeanwhile, match="確認している間に第4四半期の報告が変わりました"):
        intake.accept(sample_store, second, site=SITE, by="施設長")
    assert own(sample_store) == ["一.xlsx"]
    intake.accept(sample_store, checked(sample_store, "二", 1), site=SITE, by="施設長")
    assert own(sample_store) == ["一.xlsx", "二.xlsx"]


def test_an_earlier_quarter_is_named_where_that_is_what_changed(sample_store: Store) -> None:
    first, second = checked(sample_store, "一", 0, quarter=3), checked(sample_store, "二", 1)
    intake.accept(sample_store, first, site=SITE, by="係長")
    with pytest.raises(ChangedMeanwhile, match="第3四半期の報告が変わりました"):
        intake.accept(sample_store, second, site=SITE, by="施設長")


def test_a_later_quarter_touches_nothing_that_was_shown(sample_store: Store) -> None:
    """The view of a quarter uses reports up to it."""
    first, second = checked(sample_store, "一", 0), checked(sample_store, "二", 1, quarter=3)
    intake.accept(sample_store, first, site=SITE, by="係長")
    intake.accept(sample_store, second, site=SITE, by="施設長")
    assert own(sample_store) == ["一.xlsx", "二.xlsx"]


def test_what_the_caller_stored_itself_is_no_change(sample_store: Store) -> None:
    first, second, third = (checked(sample_store, name, at) for at, name in enumerate("一二三"))
    numbers = [intake.accept(sample_store, first, site=SITE, by="係長")]
    numbers.append(intake.accept(sample_store, second, site=SITE, by="係長", own=numbers))
    intake.accept(sample_store, third, site=SITE, by="係長", own=numbers)
    assert own(sample_store) == ["一.xlsx", "二.xlsx", "三.xlsx"]


def test_a_report_taken_back_meanwhile_is_noticed(sample_store: Store) -> None:
    number = intake.accept(sample_store, checked(sample_store, "一", 0), site=SITE, by="係長")
    second = checked(sample_store, "二", 1)
    sample_store.take_back(number, "係長", "誤り")
    with pytest.raises(ChangedMeanwhile, match="第4四半期の報告"):
        intake.accept(sample_store, second, site=SITE, by="施設長")


def test_settings_saved_meanwhile_are_noticed(sample_store: Store) -> None:
    taken = checked(sample_store, "一", 0)
    sample_store.save_settings(SITE, Settings(on_track=90.0), by="施設長")
    with pytest.raises(ChangedMeanwhile, match="計画か設定が変わりました"):
        intake.accept(sample_store, taken, site=SITE, by="係長")


def test_that_the_very_file_is_there_is_said_before_that_something_changed(sample_store: Store) -> None:
    taken = checked(sample_store, "一", 0)
    intake.accept(sample_store, taken, site=SITE, by="係長")
    with pytest.raises(AlreadySubmitted):
        intake.accept(sample_store, taken, site=SITE, by="施設長")


def test_nobody_takes_a_report_in_without_a_name(sample_store: Store) -> None:
    taken = checked(sample_store, "一", 0)
    with pytest.raises(StoreRefusal, match="報告の取込には、取り込む人の名前を入れてください。"):
        intake.accept(sample_store, taken, site=SITE, by="　")
    assert own(sample_store) == []
