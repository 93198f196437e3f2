"""Submissions: the newest report counts, older ones stay, taking back and restoring, nothing twice."""

import datetime as dt
import hashlib

import pytest
from sqlalchemy.exc import StatementError
from store_samples import FULL, ITEM, NOON, Q1, Q2, Q3, SITE, entry, item, plan, report, rows, send

from kyoten.fiscal import Quarter
from kyoten.problems.report import Report
from kyoten.settings import Settings
from kyoten.storage import store as front
from kyoten.storage.store import Store


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
    every = [(each.submission, each.entry.percent) for each in planned.reports(SITE, 2011)]
    assert every == [(first, 10), (first, 20), (second, 30), (other, 50)]


def test_the_report_stored_last_counts_though_the_clock_was_put_back(planned):
    send(planned, entry(percent=10), data=b"1")
    send(planned, entry(percent=30), data=b"2", received=NOON - dt.timedelta(days=300))
    assert [each.entry.percent for each in planned.entries(SITE, 2011)] == [30]


def test_taking_back_uncovers_the_older_report_and_restoring_covers_it_again(planned):
    send(planned, entry(percent=10), data=b"1")
    second = send(planned, entry(percent=30), data=b"2")
    planned.take_back(second, "館長", "別の拠点の数字でした")
    assert [each.entry.percent for each in planned.entries(SITE, 2011)] == [10]
    assert [each.taken_back for each in planned.submissions(SITE, 2011)] == [False, True]
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
    assert len(planned.reports(SITE, 2011)) == 1
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
