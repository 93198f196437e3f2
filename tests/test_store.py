"""The store: what goes in comes back, one transaction a deed, the newest report counts, nothing is lost."""

import dataclasses
import datetime as dt
import hashlib
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import IntegrityError, StatementError
from store_samples import (
    COUNTED,
    FULL,
    ITEM,
    NOON,
    OWN_SETTINGS,
    PLAN,
    Q1,
    Q2,
    Q3,
    RESTATED,
    SITE,
    entry,
    item,
    plan,
    report,
)

from kyoten import store as front
from kyoten.fiscal import Quarter
from kyoten.model import Plan, ProgressEntry
from kyoten.problems import Report
from kyoten.settings import Settings
from kyoten.storage import codec, journal
from kyoten.storage.engine import writing
from kyoten.store import Store


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    opened.migrate()
    yield opened
    opened.close()


@pytest.fixture
def planned(store):
    store.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    return store


def send(store, *entries, data=b"first", **more):
    quarter = entries[0].quarter if entries else Q1
    return store.submit(report(*entries, quarter=quarter), data, site=SITE, by="担当", **more)


def rows(store, table):
    """What stands in the file itself, past the Store."""
    with sqlite3.connect(store.url.removeprefix("sqlite:///")) as database:
        return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


# Plans


def test_a_plan_comes_back_equal_with_its_file(planned):
    stored = planned.plan(SITE, 2011)
    assert stored == front.StoredPlan(SITE, 2011, 1, PLAN, "計画.tsv", False)
    assert planned.plan_original(SITE, 2011) == ("計画.tsv", b"plan")
    assert type(stored.plan.items[0].kind) is type(ITEM.kind)


def test_each_field_of_a_plan_has_its_column():
    """A field added to the model without a column would be lost in silence."""
    assert {part.attribute for part in codec.PARTS} == {f.name for f in dataclasses.fields(Plan)} - {"fiscal_year"}
    for part in codec.PARTS:
        columns = {column.name for column in part.table.columns} - {"plan_id", "position"}
        assert columns == {f.name for f in dataclasses.fields(part.element)}, part.attribute


def test_each_field_of_an_entry_and_of_the_settings_comes_back(planned):
    assert all(getattr(FULL, f.name) for f in dataclasses.fields(ProgressEntry)), "the example must fill every field"
    send(planned, FULL)
    assert planned.entries(SITE, 2011)[0].entry == FULL
    planned.save_settings(SITE, OWN_SETTINGS, "館長")
    assert planned.settings(SITE) == OWN_SETTINGS


def test_importing_the_same_plan_again_adds_no_version_and_a_changed_one_does(planned):
    assert planned.save_plan(SITE, plan(), file="写し.xlsx", data=b"other bytes", by="館長") == 1
    changed = plan(ITEM, COUNTED, RESTATED, item("1-1-H02"))
    assert planned.save_plan(SITE, changed, file="訂正.tsv", data=b"2", by="館長") == 2
    assert planned.plan(SITE, 2011).plan == changed
    assert planned.plan(SITE, 2011, version=1).plan == PLAN
    assert planned.plan_original(SITE, 2011, version=1) == ("計画.tsv", b"plan")
    assert rows(planned, "plans") == rows(planned, "files") == 2


def test_sites_and_years_are_kept_apart(planned):
    planned.save_plan(SITE, plan(ITEM, year=2010), file="前年.tsv", data=b"0", by="館長")
    planned.save_plan("やま拠点", plan(COUNTED), file="やま.tsv", data=b"1", by="館長")
    assert planned.sites() == [SITE, "やま拠点"]
    assert planned.years(SITE) == [2010, 2011]
    assert planned.years("やま拠点") == [2011]
    send(planned, entry())
    assert planned.entries("やま拠点", 2011) == planned.entries(SITE, 2010) == []
    assert planned.plan("やま拠点", 2011).plan.items == (COUNTED,)


def test_what_is_not_there_is_none_or_empty(store):
    assert store.plan(SITE, 2011) is None
    assert store.plan_original(SITE, 2011) is None
    assert store.latest_quarter(SITE) is None
    assert [store.sites(), store.years(SITE), store.entries(SITE, 2011), store.submissions(SITE, 2011)] == [[]] * 4
    assert store.settings(SITE) == Settings()


def test_a_new_version_may_not_drop_an_item_that_has_own_reports(planned):
    send(planned, entry("1-1-G01", role="行政"))
    with pytest.raises(front.ReportedItemsMissing) as refused:
        planned.save_plan(SITE, plan(ITEM), file="訂正.tsv", data=b"2", by="館長")
    assert refused.value.items == ("1-1-G01",)
    assert planned.reported_items(SITE, 2011) == ["1-1-G01"]
    assert planned.plan(SITE, 2011).version == 1
    assert planned.save_plan(SITE, plan(COUNTED), file="訂正.tsv", data=b"2", by="館長") == 2


# Submissions


def test_a_submission_keeps_bytes_hash_and_everything_known_of_it(planned):
    number = send(planned, FULL, entry("4-2-H01", percent=None))
    assert planned.original(number) == ("H23_Q1_法人.xlsx", b"first")
    record = front.SubmissionRecord(
        id=number,
        site=SITE,
        quarter=Q1,
        role="法人",
        plan_version=1,
        file="H23_Q1_法人.xlsx",
        sha256=hashlib.sha256(b"first").hexdigest(),
        size=5,
        by="担当",
        received=NOON,
        sample=False,
        taken_back=False,
        entries=2,
        events=(),
    )
    assert planned.submissions(SITE, 2011) == [record]
    assert [each.entry.item for each in planned.entries(SITE, 2011)] == ["1-1-H01", "4-2-H01"]


def test_times_come_back_in_utc(planned):
    """12 o'clock in Japan is 3 o'clock UTC."""
    send(planned)
    received = planned.entries(SITE, 2011)[0].received
    assert received.isoformat() == "2011-07-10T03:00:00+00:00"
    with pytest.raises(StatementError, match="without a zone"):
        Store(planned.url, clock=lambda: dt.datetime(2011, 7, 1)).save_settings(SITE, Settings(), "館長")  # noqa: DTZ001


def test_the_newest_report_per_item_and_quarter_counts_and_older_ones_stay(planned):
    first = send(planned, entry(percent=10), entry("4-2-H01", percent=20), data=b"1")
    second = send(planned, entry(percent=30), data=b"2")
    other = send(planned, entry(quarter=Q2, percent=50), data=b"3")
    found = [(e.entry.item, e.entry.quarter, e.entry.percent, e.submission) for e in planned.entries(SITE, 2011)]
    # The second sheet says nothing on 4-2-H01, so the first still speaks for it.
    assert found == [("4-2-H01", Q1, 20, first), ("1-1-H01", Q1, 30, second), ("1-1-H01", Q2, 50, other)]
    history = planned.item_history(SITE, 2011, "1-1-H01")
    assert [(h.stored.submission, h.counts) for h in history] == [(first, False), (second, True), (other, True)]


def test_the_report_stored_last_counts_though_the_clock_was_put_back(planned):
    send(planned, entry(percent=10), data=b"1")
    send(planned, entry(percent=30), data=b"2", received=NOON - dt.timedelta(days=300))
    assert [each.entry.percent for each in planned.entries(SITE, 2011)] == [30]


def test_taking_back_uncovers_the_older_report_and_restoring_covers_it_again(planned):
    send(planned, entry(percent=10), data=b"1")
    second = send(planned, entry(percent=30), data=b"2")
    planned.take_back(second, "館長", "別の拠点の数字でした")
    assert [each.entry.percent for each in planned.entries(SITE, 2011)] == [10]
    assert [h.taken_back for h in planned.item_history(SITE, 2011, "1-1-H01")] == [False, True]
    planned.restore(second, "係長")
    assert [each.entry.percent for each in planned.entries(SITE, 2011)] == [30]
    record = planned.submissions(SITE, 2011)[1]
    assert [(e.action, e.by, e.note, e.at) for e in record.events] == [
        ("taken_back", "館長", "別の拠点の数字でした", NOON),
        ("restored", "係長", "", NOON),
    ]
    assert not record.taken_back


def test_an_item_whose_only_report_is_taken_back_is_unreported(planned):
    planned.take_back(send(planned), "館長", "誤送信")
    assert planned.entries(SITE, 2011) == []
    assert [h.counts for h in planned.item_history(SITE, 2011, "1-1-H01")] == [False]
    assert planned.quarters(SITE) == []


def test_the_same_bytes_for_the_same_quarter_are_refused_and_name_the_one_there(planned):
    first = send(planned)
    with pytest.raises(front.AlreadySubmitted, match="平成23年度 第1四半期") as refused:
        send(planned)
    assert refused.value.submission == first
    assert rows(planned, "submissions") == rows(planned, "entries") == 1
    assert send(planned, entry(quarter=Q2)) != first, "the same bytes for another quarter are another report"


def test_bytes_taken_back_may_come_again_and_then_the_old_one_can_not_be_restored(planned):
    first = send(planned)
    planned.take_back(first, "館長", "確認のため")
    again = send(planned)
    with pytest.raises(front.AlreadySubmitted) as refused:
        planned.restore(first, "館長")
    assert refused.value.submission == again
    assert [record.taken_back for record in planned.submissions(SITE, 2011)] == [True, False]


@pytest.mark.parametrize(
    ("deed", "refusal"),
    [
        (lambda s: s.original(99), front.UnknownSubmission),
        (lambda s: s.take_back(99, "館長", "x"), front.UnknownSubmission),
        (lambda s: s.restore(99, "館長"), front.UnknownSubmission),
        (lambda s: s.restore(send(s), "館長"), front.NotTakenBack),
        (lambda s: [s.take_back(n, "館長", "x") for n in [send(s)] * 2], front.AlreadyTakenBack),
        (lambda s: send(s, entry(quarter=Quarter(2012, 1))), front.NoPlan),
        (lambda s: send(s, version=7), front.NoPlan),
        (lambda s: s.save_plan(SITE, plan(year=0), file="年度なし.tsv", data=b"", by=""), front.PlanWithoutYear),
        (lambda s: s.submit(Report("空.xlsx", True, Q1), b"x", site=SITE, by=""), front.NothingToStore),
        (
            lambda s: s.submit(Report("壊.xlsx", False, Q1, "法人", (FULL,)), b"x", site=SITE, by=""),
            front.NothingToStore,
        ),
    ],
)
def test_what_can_not_be_done_is_refused_with_one_japanese_sentence(planned, deed, refusal):
    with pytest.raises(refusal, match=r"。$") as refused:
        deed(planned)
    assert isinstance(refused.value, front.StoreRefusal)


def test_a_sheet_of_several_quarters_is_filed_under_the_newest(planned):
    sheet = report(entry(quarter=Q1), entry(quarter=Q3), quarter=None, role=None)
    planned.submit(sheet, b"wide", site=SITE, by="担当")
    record = planned.submissions(SITE, 2011)[0]
    assert (record.quarter, record.role, record.entries) == (Q3, None, 2)
    assert planned.quarters(SITE) == planned.quarters(SITE, 2011) == [Q1, Q3]
    assert planned.latest_quarter(SITE) == Q3


def test_a_submission_names_the_version_it_was_read_against(planned):
    planned.save_plan(SITE, plan(ITEM, item("1-1-H02")), file="訂正.tsv", data=b"2", by="館長")
    send(planned, data=b"1", version=1)
    send(planned, data=b"2")
    assert [record.plan_version for record in planned.submissions(SITE, 2011)] == [1, 2]


# All or nothing


def contents(store):
    return [rows(store, name) for name in ("sites", "files", "plans", "submissions", "entries", "journal")]


def test_a_report_that_fails_at_its_last_row_leaves_nothing(planned):
    before = contents(planned)
    with pytest.raises(IntegrityError):
        send(planned, entry("4-2-H01"), entry(percent=1), entry(percent=2))  # one item twice in one quarter
    assert contents(planned) == before


class Fallen(Exception):
    """Something going wrong in the middle."""


@pytest.mark.parametrize(
    "deed",
    [
        lambda s: send(s, data=b"other"),
        lambda s: s.take_back(1, "館長", "x"),
        lambda s: s.save_plan("新拠点", plan(ITEM), file="f", data=b"f", by="館長"),
        lambda s: s.save_settings(SITE, OWN_SETTINGS, "館長"),
        lambda s: s.clear_sample(),
    ],
)
def test_a_deed_that_fails_at_its_very_end_leaves_nothing(planned, monkeypatch, deed):
    """The line in the journal is the last thing that each deed writes."""
    send(planned)
    send(planned, data=b"sample", sample=True)
    before, standing = contents(planned), planned.submissions(SITE, 2011)

    def fall(*_, **__):
        raise Fallen

    monkeypatch.setattr(journal, "record", fall)
    with pytest.raises(Fallen):
        deed(planned)
    assert contents(planned) == before
    assert planned.submissions(SITE, 2011) == standing
    assert planned.settings(SITE) == Settings()


def test_two_clicks_at_the_same_moment_store_one_submission(planned):
    gate = threading.Barrier(4)

    def click(_):
        own = Store(planned.url)
        gate.wait()
        try:
            return send(own)
        except front.AlreadySubmitted:
            return None
        finally:
            own.close()

    with ThreadPoolExecutor(4) as pool:
        numbers = [number for number in pool.map(click, range(4)) if number]
    assert len(numbers) == rows(planned, "submissions") == rows(planned, "entries") == 1


def test_writers_at_the_same_time_all_get_through(planned):
    """Eight reports from four threads that share one store, and a plan version from each thread, none of them lost."""

    def write(number):
        send(planned, entry(percent=number), data=b"%d" % number)
        return planned.save_plan("新拠点", plan(item(f"1-1-H{number:02}")), file="f", data=b"f", by="館長")

    with ThreadPoolExecutor(4) as pool:
        versions = list(pool.map(write, range(8)))
    assert sorted(versions) == list(range(1, 9))
    history = planned.item_history(SITE, 2011, "1-1-H01")
    assert sorted(h.stored.entry.percent for h in history) == list(range(8))
    assert [h.counts for h in history] == [False] * 7 + [True]


# Settings, journal, sample


def test_settings_are_kept_with_who_and_when_and_the_newest_counts(planned):
    planned.save_settings(SITE, OWN_SETTINGS, "館長")
    planned.save_settings(SITE, Settings(deadline_days=10), "係長")
    assert planned.settings(SITE) == Settings(deadline_days=10)
    assert [(s.by, s.at, s.settings.deadline_days) for s in planned.settings_history(SITE)] == [
        ("館長", NOON, 20),
        ("係長", NOON, 10),
    ]
    assert planned.settings("やま拠点") == Settings()


def test_settings_saved_by_another_version_take_defaults_for_what_they_lack():
    body = codec.settings_body(OWN_SETTINGS)
    del body["on_track"]
    body["gone_since"] = 3
    body["scale"][0]["gone_since"] = 3
    assert codec.settings_from_body(body) == dataclasses.replace(OWN_SETTINGS, on_track=Settings().on_track)


def test_the_journal_says_who_did_what(planned):
    number = send(planned)
    planned.take_back(number, "館長", "誤り")
    planned.save_settings(SITE, Settings(), "係長")
    assert [(e.action, e.by, e.submission, e.note) for e in planned.events(SITE)] == [
        ("plan_saved", "館長", None, "平成23年度 第1版 計画.tsv"),
        ("submitted", "担当", number, "H23_Q1_法人.xlsx"),
        ("taken_back", "館長", number, "誤り"),
        ("settings_saved", "係長", None, ""),
    ]
    assert planned.events("やま拠点") == []


def sampled(store):
    store.save_plan(SITE, PLAN, file="見本.tsv", data=b"plan", by="", sample=True)
    send(store, data=b"sample", sample=True)
    return store


def test_clearing_the_sample_leaves_an_empty_store_that_is_not_new(store):
    assert store.untouched()
    sampled(store)
    assert store.has_sample()
    assert store.has_sample(SITE)
    assert store.plan(SITE, 2011).sample
    assert store.clear_sample("館長") == front.ClearedSample(submissions=1, plans=1, kept=())
    assert contents(store)[:5] == [0] * 5
    assert [store.sites(), store.has_sample(), store.untouched()] == [[], False, False]


def test_own_reports_on_the_sample_plan_stay_and_make_it_the_sites_own(store):
    own = send(sampled(store), entry(percent=77), data=b"own")
    assert store.clear_sample() == front.ClearedSample(submissions=1, plans=0, kept=((SITE, 2011),))
    assert not store.plan(SITE, 2011).sample
    assert [(e.submission, e.entry.percent) for e in store.entries(SITE, 2011)] == [(own, 77)]
    assert store.original(own) == ("H23_Q1_法人.xlsx", b"own")
    assert store.plan_original(SITE, 2011) == ("見本.tsv", b"plan")


def test_own_reports_taken_back_are_own_reports_too(store):
    number = send(sampled(store), data=b"own")
    store.take_back(number, "館長", "見直し中")
    store.clear_sample()
    assert store.original(number) == ("H23_Q1_法人.xlsx", b"own")


def test_clearing_the_sample_touches_nothing_of_ones_own(planned):
    send(planned, data=b"own")
    sampled_year = plan(ITEM, year=2012)
    planned.save_plan("見本拠点", sampled_year, file="見本.tsv", data=b"s", by="", sample=True)
    before = planned.submissions(SITE, 2011), planned.plan(SITE, 2011)
    assert planned.clear_sample().plans == 1
    assert (planned.submissions(SITE, 2011), planned.plan(SITE, 2011)) == before
    assert planned.sites() == [SITE]


def test_importing_the_samples_own_matrix_makes_it_the_sites_plan(store):
    sampled(store)
    assert store.save_plan(SITE, PLAN, file="自分の.tsv", data=b"plan", by="館長") == 1
    assert store.clear_sample() == front.ClearedSample(submissions=1, plans=0, kept=())
    assert store.plan(SITE, 2011).plan == PLAN


def test_a_sample_report_does_not_hold_back_ones_own_plan(store):
    sampled(store)
    assert store.save_plan(SITE, plan(COUNTED), file="自分の.tsv", data=b"2", by="館長") == 2
    assert store.clear_sample() == front.ClearedSample(submissions=1, plans=1, kept=())
    assert (store.plan(SITE, 2011).version, store.plan(SITE, 2011).sample) == (2, False)


def test_numbers_of_cleared_reports_are_not_given_again(store):
    cleared = send(sampled(store), entry(quarter=Q2), data=b"2", sample=True)
    store.clear_sample()
    store.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    assert send(store) > cleared


# The database itself


def test_sqlite_runs_with_a_write_ahead_log_and_foreign_keys(planned, tmp_path):
    with sqlite3.connect(tmp_path / "kyoten.db") as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), writing(planned._engine) as connection:
        connection.exec_driver_sql("INSERT INTO settings VALUES (1, 99, '2011-07-10', 'x', '{}')")


@pytest.mark.parametrize("url", ["", "no url", "nosuch://x/y", "sqlite:////no/such/folder/kyoten.db"])
def test_a_database_that_can_not_be_opened_is_refused_in_japanese(url):
    with pytest.raises(front.DatabaseUnavailable, match="データベース"):
        Store(url).migrate()


def test_a_file_that_is_no_database_is_refused_in_japanese(tmp_path):
    (tmp_path / "kyoten.db").write_text("これはデータベースではありません。" * 99)
    with pytest.raises(front.DatabaseUnavailable, match="壊れている"):
        Store(f"sqlite:///{tmp_path / 'kyoten.db'}").migrate()


def test_a_database_without_tables_says_so(tmp_path):
    with pytest.raises(front.DatabaseUnavailable, match="表がありません"):
        Store(f"sqlite:///{tmp_path / 'empty.db'}").sites()
