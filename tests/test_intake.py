"""A workbook on its way in: what it would change, what is remembered of it, what waits to be mended."""

from __future__ import annotations

import datetime as dt
import io
from functools import partial

import openpyxl
import pytest
from openpyxl import Workbook

from kyoten import intake
from kyoten.fiscal import Quarter
from kyoten.reader.workbook import read_workbook
from kyoten.sheet.known import Choices
from kyoten.storage.store import AlreadySubmitted, Store, StoreRefusal
from kyoten.views import view
from kyoten.views.overview import Figure

Q4 = Quarter(2011, 4)
HERE = partial(read_workbook, isolated=False)
HEADLESS = (("あ", "い", "う"), ("育児休業中のためのプログラムの実施。", "実施中", 65))


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def filled(store: Store, values: dict[str, tuple[object, object]]) -> bytes:
    """Our own sheet of 市社協 and 行政 for Q4 with status and percent of some items typed in."""
    book = openpyxl.load_workbook(io.BytesIO(intake.sheet_for(store, store.sites()[0], Q4, "行政")))
    sheet = book["報告"]
    machine = next(row for row in sheet.iter_rows() if any(str(c.value).startswith('{"kyoten"') for c in row))
    columns = {str(cell.value): cell.column for cell in machine if cell.value}
    first = next(cell.column for cell in machine if str(cell.value).startswith('{"kyoten"'))
    for row in sheet.iter_rows(min_row=machine[0].row + 1):
        number = row[0].row
        if (item := sheet.cell(number, first).value) in values:
            sheet.cell(number, columns["status"]).value, sheet.cell(number, columns["percent"]).value = values[item]
    return saved(book)


def test_a_bad_file_is_answered_and_stores_nothing(sample_store: Store) -> None:
    site = sample_store.sites()[0]
    taken = intake.check(intake.stored(sample_store, site, 2011), "../../etc/passwd.xlsx", b"", read=HERE)
    assert [p.code for p in taken.report.problems] == ["empty_file"]
    assert not taken.report.storable
    assert "/" not in taken.report.file


def effect(store: Store, taken: intake.Intake, today: dt.date) -> tuple[tuple[Figure, Figure], ...]:
    data = view.year_data(store, store.sites()[0], 2011)
    return intake.effect(view.make(data, Q4, today=today), data, taken.report)


def test_the_effect_is_what_the_overview_shows_after_storing(sample_store: Store) -> None:
    """The preview's second figures are the overview's first ones once the file is in."""
    site, today = sample_store.sites()[0], dt.date(2012, 4, 20)
    data = filled(sample_store, {"1-1-G01": ("完了", 100), "3-1-G01": ("完了", 100)})
    taken = intake.check(intake.stored(sample_store, site, 2011), "行政.xlsx", data, read=HERE)
    promised = [then.words for _, then in effect(sample_store, taken, today)]
    intake.accept(sample_store, taken, site=site, by="係長")
    again = effect(sample_store, taken, today)
    assert [now.words for now, _ in again] == promised


def test_the_same_file_is_not_stored_twice(sample_store: Store) -> None:
    site = sample_store.sites()[0]
    taken = intake.check(
        intake.stored(sample_store, site, 2011), "行政.xlsx", filled(sample_store, {"1-1-G01": ("完了", 100)})
    )
    intake.accept(sample_store, taken, site=site, by="係長")
    with pytest.raises(AlreadySubmitted):
        intake.accept(sample_store, taken, site=site, by="係長")


def test_a_header_assigned_by_hand_is_known_the_next_time(sample_store: Store) -> None:
    site = sample_store.sites()[0]
    unknown = intake.check(intake.stored(sample_store, site, 2011), "表.xlsx", table(*HEADLESS), read=HERE)
    assert [p.code for p in unknown.report.problems] == ["no_header"]
    signature = unknown.report.headers[0].signature
    choices = Choices(assignments={signature: {0: "text", 1: "status", 2: "percent"}}, quarter=Q4)
    taken = intake.check(
        intake.stored(sample_store, site, 2011), "表.xlsx", table(*HEADLESS), choices=choices, read=HERE
    )
    # By hand: the text is item 1-1-H13's, word for word (tests/plan/plan_expected/items.tsv, R9C5).
    assert [(e.item, e.status, e.percent) for e in taken.report.entries] == [("1-1-H13", "実施中", 65)]
    intake.accept(sample_store, taken, site=site, by="施設長")
    next_time = table(HEADLESS[0], ("ボランティア交流会の継続実施", "完了", 100))
    again = intake.check(intake.stored(sample_store, site, 2011), "第4四半期.xlsx", next_time, read=HERE)
    assert [(e.item, e.percent) for e in again.report.entries] == [("1-8-H06", 100)]


def test_rows_left_out_wait_until_the_role_reports_anew(sample_store: Store) -> None:
    site = sample_store.sites()[0]
    wrong = filled(sample_store, {"1-1-G01": ("完了", 80), "1-1-G02": ("実施中", 60)})
    taken = intake.check(intake.stored(sample_store, site, 2011), "行政.xlsx", wrong, read=HERE)
    intake.accept(sample_store, taken, site=site, by="係長")
    [(record, problems)] = sample_store.open_problems(site, Q4)
    assert record.file == "行政.xlsx"
    assert [p.code for p in problems] == ["done_but_percent"]
    mended = filled(sample_store, {"1-1-G01": ("完了", 100), "1-1-G02": ("実施中", 60)})
    intake.accept(
        sample_store,
        intake.check(intake.stored(sample_store, site, 2011), "行政2.xlsx", mended, read=HERE),
        site=site,
        by="係長",
    )
    assert sample_store.open_problems(site, Q4) == []


def test_a_report_and_what_is_remembered_of_its_header_are_stored_together(
    sample_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the second fails, the first is not stored either."""
    site, data = sample_store.sites()[0], table(*HEADLESS)
    asked = intake.check(intake.stored(sample_store, site, 2011), "見出しなし.xlsx", data, quarter=Q4, read=HERE)
    signature = asked.report.headers[0].signature
    choices = Choices(assignments={signature: {0: "text", 1: "status", 2: "percent"}}, quarter=Q4)
    held = intake.stored(sample_store, site, 2011)
    taken = intake.check(held, "見出しなし.xlsx", data, choices=choices, read=HERE)
    before = sample_store.submissions(site, 2011), sample_store.revision()

    def fall(*_: object) -> None:
        raise StoreRefusal("書けません。")

    monkeypatch.setattr(Store, "remember_header", fall)
    with pytest.raises(StoreRefusal):
        intake.accept(sample_store, taken, site=site, by="係長")
    assert (sample_store.submissions(site, 2011), sample_store.revision()) == before


def counted(*counts: tuple[str, int]) -> bytes:
    """A table that is not ours: 実績 of quarters, named by their headers, of item 1-1-H13."""
    return table(("行動計画", *(header for header, _ in counts)), (HEADLESS[1][0], *(count for _, count in counts)))


def take(store: Store, name: str, data: bytes) -> intake.Intake:
    taken = intake.check(intake.stored(store, store.sites()[0], 2011), name, data, read=HERE)
    intake.accept(store, taken, site=store.sites()[0], by="施設長")
    return taken


def test_a_count_below_the_one_that_is_stored_is_named(sample_store: Store) -> None:
    """Only the store knows the 40 times of Q2: for Q4, 39 is below, 40 is not."""
    take(sample_store, "Q2.xlsx", counted(("第2四半期 実績(回)", 40)))
    take(sample_store, "Q3.xlsx", counted(("第3四半期 実績(回)", 40)))
    below, same = (take(sample_store, f"{n}.xlsx", counted(("第4四半期 実績(回)", n))) for n in (39, 40))
    assert [(p.code, p.value) for p in below.report.problems] == [("count_below_last", "39")]
    assert same.report.problems == ()


def test_a_sheet_of_two_quarters_changes_both(sample_store: Store) -> None:
    take(sample_store, "先.xlsx", counted(("第2四半期 実績(回)", 40), ("第3四半期 実績(回)", 50)))
    after = take(sample_store, "後.xlsx", counted(("第2四半期 実績(回)", 45), ("第3四半期 実績(回)", 55)))
    assert after.changes is not None
    told = [change for _, changes in after.changes.groups() for change in changes if change.after]
    assert {(c.before.quarter.number, c.before.count, c.after.count) for c in told if c.before and c.after} == {
        (2, 40, 45),
        (3, 50, 55),
    }


def test_a_correcting_row_with_one_text_leaves_the_rest_of_what_was_reported(sample_store: Store) -> None:
    """Reported: 完了 and 100 %. The correcting sheet has 課題 alone: the item stays complete."""
    site = sample_store.sites()[0]
    first = filled(sample_store, {"1-1-G01": ("完了", 100)})
    intake.accept(
        sample_store,
        intake.check(intake.stored(sample_store, site, 2011), "行政.xlsx", first, read=HERE),
        site=site,
        by="係長",
    )
    book = openpyxl.load_workbook(io.BytesIO(intake.sheet_for(sample_store, site, Q4, "行政")))
    sheet = book["報告"]
    columns = {str(cell.value): cell.column for cell in sheet[3]}
    row = next(cell.row for cell in sheet["A"] if cell.value == "1-1-G01")
    assert sheet.cell(row, columns["status"]).value == "完了", "the sheet begins with what was reported"
    sheet.cell(row, columns["status"]).value = sheet.cell(row, columns["percent"]).value = None
    sheet.cell(row, columns["issue"]).value = "人手が足りない。"
    taken = intake.check(intake.stored(sample_store, site, 2011), "訂正.xlsx", saved(book), read=HERE)
    assert taken.changes is not None
    assert taken.changes.replaced == ()
    intake.accept(sample_store, taken, site=site, by="係長")
    (found,) = [e for e in sample_store.entries(site, 2011) if e.entry.item == "1-1-G01" and e.entry.quarter == Q4]
    assert (found.entry.status, found.entry.percent, found.entry.issue) == ("完了", 100, "人手が足りない。")
    assert found.evidence.file == "行政.xlsx"


def test_a_sheet_of_before_the_site_was_renamed_is_still_its_own(sample_store: Store) -> None:
    site = sample_store.sites()[0]
    data = filled(sample_store, {"1-1-G02": ("実施中", 50)})
    sample_store.rename_site(site, "改めた名の拠点", "館長")
    found = intake.check(intake.stored(sample_store, "改めた名の拠点", 2011), "行政.xlsx", data, read=HERE)
    assert [entry.item for entry in found.report.entries] == ["1-1-G02"]
    sample_store.rename_site("改めた名の拠点", site, "館長")
    assert sample_store.sites() == [site]


def test_what_was_said_of_a_word_is_known_the_next_time(sample_store: Store) -> None:
    """In a sheet of ours as in any other; nothing is remembered before the file is taken in."""
    site = sample_store.sites()[0]
    first = filled(sample_store, {"1-1-G01": ("順調", 80), "1-1-G02": ("順調", 60)})
    asked = intake.check(intake.stored(sample_store, site, 2011), "行政.xlsx", first, read=HERE)
    assert [(each.word, len(each.told)) for each in asked.report.words] == [("順調", 2)]
    assert asked.report.entries == ()
    choices = Choices(symbols={"順調": "実施中"})
    taken = intake.check(intake.stored(sample_store, site, 2011), "行政.xlsx", first, choices=choices, read=HERE)
    assert intake.stored(sample_store, site, 2011).words == {}
    intake.accept(sample_store, taken, site=site, by="係長")
    next_time = filled(sample_store, {"1-1-G03": ("順調", 20)})
    again = intake.check(intake.stored(sample_store, site, 2011), "行政2.xlsx", next_time, read=HERE)
    assert [e.status for e in again.report.entries if e.item == "1-1-G03"] == ["実施中"]
    assert again.report.words == ()
