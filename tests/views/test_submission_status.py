"""提出状況: the state of each role and quarter, and what each submission changed. Days worked out by hand."""

import datetime as dt

import pytest
from store_samples import Q1, Q2, SITE, entry, item, plan, report

from kyoten.fiscal import JAPAN, Quarter
from kyoten.model import Kind
from kyoten.settings import Settings
from kyoten.storage.store import Store
from kyoten.views import submission_status
from kyoten.views.refusals import NothingToShow

# Two items of 法人, one of 行政 that is first due in November (so nothing is asked of it before the third quarter).
ITEMS = (
    item("1-1-H01"),
    item("1-1-H02"),
    item("1-1-G01", role="行政", kind=Kind.COUNT, target_count=2, due_months=(11, 3)),
)
# The first quarter's reports are due on 15 July 2011.
DUE = dt.date(2011, 7, 15)
IN_TIME = dt.datetime(2011, 7, 15, 23, 59, tzinfo=JAPAN)
TOO_LATE = dt.datetime(2011, 7, 16, 0, 0, tzinfo=JAPAN)


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: dt.datetime(2011, 7, 20, tzinfo=JAPAN))
    opened.migrate()
    opened.save_plan(SITE, plan(*ITEMS), file="計画.tsv", data=b"plan", by="館長")
    yield opened
    opened.close()


def send(store, when, *entries, quarter=Q1):
    data = f"{when}{entries}".encode()
    return store.submit(report(*entries, quarter=quarter), data, site=SITE, by="担当", received=when)


def both(quarter=Q1, **more):
    return entry("1-1-H01", quarter, **more), entry("1-1-H02", quarter, **more)


def cell(store, role="法人", quarter=Q1, today=dt.date(2011, 8, 1)):
    page = submission_status.load(store, SITE, 2011, today=today)
    (found,) = [each for each in page.cells if (each.role, each.quarter) == (role, quarter)]
    return found


def states(page):
    """Role → the states of its four quarters."""
    return {role: [each.state for each in page.cells if each.role == role] for role in {c.role for c in page.cells}}


def test_everything_by_the_last_minute_is_in_time(store):
    send(store, IN_TIME, *both())
    found = cell(store)
    assert (found.state, found.reported, found.asked) == ("期限内に提出", 2, 2)
    assert (found.first, found.last, found.deadline) == (DUE, DUE, DUE)
    assert found.files == ("H23_Q1_法人.xlsx",)


def test_a_minute_later_is_late(store):
    """Midnight in Japan is still the 15th in UTC: the day in Japan counts."""
    send(store, TOO_LATE, *both())
    assert cell(store).state == "遅れて提出"
    assert cell(store).first == dt.date(2011, 7, 16)


def test_the_last_missing_item_decides_whether_it_was_late(store):
    send(store, IN_TIME, entry("1-1-H01"))
    found = cell(store)
    assert (found.state, found.reported, found.asked) == ("一部提出", 1, 2)
    assert not cell(store).late
    send(store, TOO_LATE, entry("1-1-H02"))
    found = cell(store)
    assert (found.state, found.first, found.last) == ("遅れて提出", DUE, dt.date(2011, 7, 16))


def test_a_correction_after_the_deadline_does_not_make_it_late(store):
    send(store, IN_TIME, *both())
    send(store, TOO_LATE, entry("1-1-H01", percent=50))
    assert cell(store).state == "期限内に提出"


def test_what_was_taken_back_was_not_reported(store):
    number = send(store, IN_TIME, *both())
    store.take_back(number, "館長", "誤り")
    assert cell(store).state == "未提出"


@pytest.mark.parametrize(("today", "state"), [(DUE, "期限前"), (DUE + dt.timedelta(days=1), "未提出")])
def test_without_a_report_the_day_decides(store, today, state):
    assert cell(store, today=today).state == state


def test_a_deadline_of_ones_own_counts_instead(store):
    send(store, TOO_LATE, *both())
    store.save_settings(SITE, Settings(deadlines=(("2011-1", dt.date(2011, 7, 31)),)), "館長")
    assert cell(store).state == "期限内に提出"
    assert cell(store).deadline == dt.date(2011, 7, 31)


def test_nothing_is_asked_for_before_it_is_due_and_a_report_on_it_counts_all_the_same(store):
    assert cell(store, "行政").state == "対象なし"
    assert cell(store, "行政", Quarter(2011, 3)).asked == 1
    send(store, IN_TIME, entry("1-1-G01", role="行政", percent=None, count=1))
    assert cell(store, "行政").state == "期限内に提出"


@pytest.mark.parametrize("status", ["完了", "中止"])
def test_a_complete_or_cancelled_item_is_asked_for_no_more(store, status):
    send(store, IN_TIME, entry("1-1-H01", status=status, percent=None), entry("1-1-H02"))
    assert cell(store, quarter=Q1).asked == 2
    assert cell(store, quarter=Q2).asked == 1


def test_an_item_that_can_not_be_judged_is_still_asked_for(store):
    send(store, IN_TIME, entry("1-1-H01", status="評価困難", percent=None), entry("1-1-H02"))
    assert cell(store, quarter=Q2).asked == 2


def test_a_restated_item_is_asked_for_at_its_original_only(store):
    copy = item("4-2-H01", restated=True, restates="1-1-H01")
    store.save_plan(SITE, plan(*ITEMS, copy), file="訂正.tsv", data=b"2", by="館長")
    assert cell(store).asked == 2


def test_each_role_has_its_four_quarters(store):
    send(store, IN_TIME, entry("1-1-H01"))
    page = submission_status.load(store, SITE, 2011, today=dt.date(2011, 8, 1))
    assert states(page) == {
        "法人": ["一部提出", "期限前", "期限前", "期限前"],
        "行政": ["対象なし", "対象なし", "期限前", "期限前"],
    }
    assert page.summary(Q1) == "第1四半期の報告がそろった役割はまだありません。一部提出は法人(1/2件)。"


def test_each_submission_says_what_it_changed_against_what_stood_before_it(store):
    """1: both new. 2: a correction of the same quarter, 40 → 50 forward. 3: the next quarter, 50 → 30 back, 40 → 40
    unchanged, both new in that quarter and with other words. 4: the correction sent in again word for word."""
    send(store, IN_TIME, *both())
    send(store, TOO_LATE, entry("1-1-H01", percent=50))
    later = dt.datetime(2011, 10, 1, tzinfo=JAPAN)
    send(store, later, entry("1-1-H01", Q2, percent=30), entry("1-1-H02", Q2), quarter=Q2)
    send(store, later, entry("1-1-H01", percent=50))
    page = submission_status.load(store, SITE, 2011, today=dt.date(2011, 8, 1))
    assert [arrival.words for arrival in reversed(page.arrivals)] == [
        "新規に報告2件",
        "進んだ1件",
        "新規に報告2件、後退1件、変化なし1件",
        "変化なし1件",
    ]
    table = page.history_table()
    assert list(table["番号"]) == [4, 3, 2, 1]
    assert list(table["四半期"]) == ["第1四半期", "第2四半期", "第1四半期", "第1四半期"]
    assert table.iloc[0][["提出者", "役割", "ファイル", "件数", "状態"]].tolist() == [
        "担当", "法人", "H23_Q1_法人.xlsx", 1, "有効",
    ]  # fmt: skip


def test_what_had_been_taken_back_by_then_is_no_base_for_comparison(store):
    """The first is taken back on 20 July (the store's clock); what comes in on the 25th finds nothing before it, what
    came in on the 18th had found it standing."""
    first = send(store, IN_TIME, entry("1-1-H01"))
    send(store, dt.datetime(2011, 7, 18, tzinfo=JAPAN), entry("1-1-H01", percent=50))
    store.take_back(first, "館長", "誤り")
    second = submission_status.load(store, SITE, 2011, today=DUE).arrivals[0]
    assert second.words == "進んだ1件"
    store.take_back(second.record.id, "館長", "誤り")
    send(store, dt.datetime(2011, 7, 25, tzinfo=JAPAN), entry("1-1-H01", percent=50))
    page = submission_status.load(store, SITE, 2011, today=DUE)
    assert [a.words for a in page.arrivals] == ["新規に報告1件", "進んだ1件", "新規に報告1件"]
    assert list(page.history_table()["状態"]) == ["有効", "取り下げ", "取り下げ"]


def test_without_a_plan_there_is_nothing_to_show(store):
    with pytest.raises(NothingToShow, match="平成24年度の行動計画"):
        submission_status.load(store, SITE, 2012, today=DUE)


def test_the_sample_was_reported_as_its_arrivals_say(sample_store):
    """data/sample/received.tsv against the deadlines 7/15, 10/15, 1/15, 4/15; 市社協 sent nothing for the first."""
    page = submission_status.load(sample_store, sample_store.sites()[0], 2011, today=dt.date(2012, 5, 1))
    assert states(page)["市社協"] == ["未提出", "遅れて提出", "期限内に提出", "遅れて提出"]
    late = [cell.late for cell in page.cells if cell.role == "行政"]
    assert late == [True, False, True, False]
    assert all(cell.state == "一部提出" for cell in page.cells if cell.role == "法人")
    assert len(page.arrivals) == 11
    assert page.summary(Quarter(2011, 2)).startswith(
        "第2四半期は3役割のうち2役割の報告がそろっています。遅れて提出は市社協。"
    )
