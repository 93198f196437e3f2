"""Several submissions of one quarter: what counts, and which file each value leads to."""

from __future__ import annotations

import datetime as dt

from store_samples import Q1, SITE, entry, report

from kyoten.model import ProgressEntry
from kyoten.storage.records import Evidence, StoredEntry, standing_entries
from kyoten.storage.store import Store

NOON = dt.datetime(2011, 7, 5, 12, tzinfo=dt.UTC)


def send(store: Store, file: str, *entries: ProgressEntry, sample: bool = False) -> int:
    return store.submit(report(*entries, file=file), file.encode(), site=SITE, by="担当", sample=sample)


def text_only(text: str) -> ProgressEntry:
    return entry(percent=None, issue=text, cells=(("issue", "報告!J12"),))


def test_a_correction_with_one_text_keeps_percent_and_result_and_the_file_they_came_with(planned: Store) -> None:
    first = send(planned, "一.xlsx", entry(percent=40.0, result="開いた。"))
    second = send(planned, "二.xlsx", text_only("狭い。"))
    (found,) = planned.entries(SITE, 2011)
    assert (found.entry.percent, found.entry.result, found.entry.issue) == (40.0, "開いた。", "狭い。")
    assert found.submission == second
    assert found.evidence == Evidence("報告!G12", "一.xlsx", first)
    assert found.files == ("二.xlsx", "一.xlsx")


def test_taking_the_correction_back_brings_back_what_was_before(planned: Store) -> None:
    send(planned, "一.xlsx", entry(percent=40.0, result="開いた。"))
    second = send(planned, "二.xlsx", entry(percent=90.0))
    assert planned.entries(SITE, 2011)[0].entry.percent == 90.0
    planned.take_back(second, "館長", "誤り")
    (found,) = planned.entries(SITE, 2011)
    assert (found.entry.percent, found.entry.result, found.earlier) == (40.0, "開いた。", {})


def test_an_item_whose_fields_were_all_cleared_is_unreported(planned: Store) -> None:
    send(planned, "一.xlsx", entry(percent=40.0), entry("4-2-H01", percent=10.0))
    cleared = entry(percent=None, cells=(("percent", "報告!G12"),))
    send(planned, "二.xlsx", cleared)
    assert [each.entry.item for each in planned.entries(SITE, 2011)] == ["4-2-H01"]


def test_an_own_report_takes_a_samples_place_and_no_sample_counts_after_it(planned: Store) -> None:
    """A sample's invented words never stand beside a real number, whichever came first."""
    send(planned, "見本.xlsx", entry(percent=70.0, result="架空の成果。"), sample=True)
    send(planned, "報告.xlsx", entry(percent=20.0))
    send(planned, "見本2.xlsx", entry(percent=99.0), sample=True)
    (found,) = planned.entries(SITE, 2011)
    assert (found.entry.percent, found.entry.result, found.file, found.sample) == (20.0, "", "報告.xlsx", False)


def test_each_field_leads_to_the_newest_file_that_filled_it() -> None:
    """一: 40 % and a text; 二: another text; 三: another percent. The percent is of 三, the text of 二."""
    rows = [entry(percent=40.0, result="あ"), entry(percent=None, result="い"), entry(percent=60.0)]
    reports = [StoredEntry(row, at, f"{at}.xlsx", NOON) for at, row in enumerate(rows, start=1)]
    (found,) = standing_entries(reports)
    assert (found.entry.percent, found.entry.result) == (60.0, "い")
    assert {name: each.file for name, each in found.earlier.items()} == {"result": "2.xlsx"}
    assert found.evidence.file == "3.xlsx"
    assert found.entry.quarter == Q1
