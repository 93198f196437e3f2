"""Many questions answered from one state, many deeds stored as one; whoever writes in between."""

import pytest
from store_samples import COUNTED, ITEM, OWN_SETTINGS, RESTATED, SITE, contents, entry, item, plan, send

from kyoten.problems.report import Report
from kyoten.settings import Settings
from kyoten.storage.store import AlreadySubmitted, NothingToStore, RememberedHeader, Store

CHANGED = plan(ITEM, COUNTED, RESTATED, item("1-1-H02"))
UNREADABLE = Report("壊れた.xlsx", readable=False)
HEADER = RememberedHeader("項目|進み", {0: "item", 1: "percent"})


@pytest.fixture
def other(planned):
    """Another process's store on the same database."""
    opened = Store(planned.url)
    yield opened
    opened.close()


def everything(store):
    return (
        store.revision(),
        store.plan(SITE, 2011).plan,
        [each.entry.percent for each in store.entries(SITE, 2011)],
        [record.id for record in store.submissions(SITE, 2011)],
        store.settings(SITE),
        store.remembered_headers(SITE),
    )


def test_a_snapshot_stays_as_it_was_whatever_is_stored_meanwhile(planned, other):
    send(planned, entry(percent=10))
    with planned.snapshot() as then:
        before = everything(then)
        send(other, entry(percent=90), data=b"second")
        other.save_plan(SITE, CHANGED, file="訂正.tsv", data=b"2", by="館長")
        other.save_settings(SITE, OWN_SETTINGS, "館長")
        other.remember_header(SITE, HEADER, "館長")
        assert everything(then) == before
    assert everything(planned) == (
        other.revision(), CHANGED, [90.0], [1, 2], OWN_SETTINGS, [HEADER],
    )  # fmt: skip


def test_nothing_can_be_stored_in_a_snapshot(planned):
    with planned.snapshot() as then, pytest.raises(RuntimeError, match="for reading"):
        send(then)
    assert planned.submissions(SITE, 2011) == []


def test_what_is_done_in_a_transaction_is_seen_by_others_all_at_once(planned, other):
    with planned.transaction() as deed:
        send(deed, entry(percent=10))
        deed.remember_header(SITE, HEADER, "担当")
        assert [each.entry.percent for each in deed.entries(SITE, 2011)] == [10.0]
        assert (other.entries(SITE, 2011), other.remembered_headers(SITE)) == ([], [])
    assert len(other.entries(SITE, 2011)) == len(other.remembered_headers(SITE)) == 1


def test_a_transaction_that_fails_leaves_nothing_of_any_of_its_deeds(planned):
    before, revision = contents(planned), planned.revision()

    def fall():
        with planned.transaction() as deed:
            send(deed)
            deed.save_settings(SITE, OWN_SETTINGS, "館長")
            deed.submit(UNREADABLE, b"", site=SITE, by="担当")

    with pytest.raises(NothingToStore):
        fall()
    assert (contents(planned), planned.revision(), planned.settings(SITE)) == (before, revision, Settings())


def test_a_refused_deed_may_be_passed_over_within_a_transaction(planned):
    send(planned, data=b"there")
    with planned.transaction() as deed:
        with pytest.raises(AlreadySubmitted):
            send(deed, data=b"there")
        send(deed, data=b"new")
    assert [record.id for record in planned.submissions(SITE, 2011)] == [1, 2]


def test_a_plan_that_was_rolled_back_is_not_remembered(planned):
    """Its row's number is given again to the next one."""

    def fall():
        with planned.transaction() as deed:
            deed.save_plan(SITE, CHANGED, file="訂正.tsv", data=b"2", by="館長")
            assert deed.plan(SITE, 2011).plan == CHANGED
            deed.submit(UNREADABLE, b"", site=SITE, by="担当")

    with pytest.raises(NothingToStore):
        fall()
    other = plan(ITEM, COUNTED, RESTATED, item("1-1-H03"))
    planned.save_plan(SITE, other, file="別.tsv", data=b"3", by="館長")
    assert planned.plan(SITE, 2011).plan == other


def test_a_header_remembered_makes_a_revision_of_its_own(planned):
    before = planned.revision()
    planned.remember_header(SITE, HEADER, "担当")
    after = planned.revision()
    assert after != before
    planned.remember_header(SITE, HEADER, "担当")
    assert planned.revision() == after


def test_a_sample_that_becomes_the_sites_own_makes_a_revision_of_its_own(store):
    store.save_plan(SITE, CHANGED, file="見本.tsv", data=b"s", by="館長", sample=True)
    before = store.revision()
    assert store.save_plan(SITE, CHANGED, file="計画.tsv", data=b"s", by="館長") == 1
    assert store.revision() != before
