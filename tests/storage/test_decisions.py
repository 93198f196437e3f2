"""What people decide: changed items, answered repairs, 了承, links. Recorded with who and when, never overwritten."""

import datetime as dt

import pytest
from store_samples import ITEM, NOON, PLAN, Q1, SITE, entry, events, item, plan, rows, send

from kyoten.model import Kind
from kyoten.plan.item_ids import keep_ids
from kyoten.storage import journal
from kyoten.storage import store as front
from kyoten.storage.records import FieldChange

TABLES = ("item_changes", "repair_answers", "acknowledgements", "item_links", "journal")


# Items


def test_a_changed_item_stands_in_the_plan_and_is_recorded_field_by_field(planned):
    """The first item is 達成型 without a target; nothing else of the plan changes."""
    made = planned.change_item(
        SITE,
        2011,
        "1-1-H01",
        {"kind": "回数型", "target_count": 3, "due_months": [7, 11, 3], "person": "担当A "},
        "館長",
    )
    stored = planned.plan(SITE, 2011)
    changed = stored.plan.item("1-1-H01")
    assert (changed.kind, changed.target_count, changed.due_months) == (Kind.COUNT, 3, (7, 11, 3))
    assert stored.persons == {"1-1-H01": "担当A"}
    assert stored.plan.items[1:] == PLAN.items[1:]
    history = planned.item_changes(SITE, 2011, "1-1-H01")
    assert (
        history
        == list(made)
        == [
            FieldChange("1-1-H01", "kind", Kind.ACHIEVEMENT, Kind.COUNT, "館長", NOON),
            FieldChange("1-1-H01", "target_count", None, 3, "館長", NOON),
            FieldChange("1-1-H01", "due_months", (), (7, 11, 3), "館長", NOON),
            FieldChange("1-1-H01", "person", "", "担当A", "館長", NOON),
        ]
    )
    last = events(planned, SITE)[-1]
    assert (last.action, last.by) == ("item_changed", "館長")
    assert last.note == (
        "1-1-H01 種類 達成型 → 回数型、目標回数 なし → 3回、予定の月 なし → 7月・11月・3月、担当 なし → 担当A"
    )


def test_a_second_change_starts_from_the_first_and_only_what_differs_is_recorded(planned):
    planned.change_item(SITE, 2011, "1-1-G01", {"target_count": 4}, "館長")
    planned.change_item(SITE, 2011, "1-1-G01", {"target_count": 5, "at_least": True}, "係長")
    assert [(c.field, c.old, c.new, c.by) for c in planned.item_changes(SITE, 2011)] == [
        ("target_count", 3, 4, "館長"),
        ("target_count", 4, 5, "係長"),
    ]


def test_a_change_that_changes_nothing_leaves_no_trace(planned):
    before = planned.revision()
    assert planned.change_item(SITE, 2011, "1-1-G01", {"target_count": 3}, "館長") == ()
    assert planned.revision() == before
    assert planned.item_changes(SITE, 2011) == []


def test_changes_outlive_the_import_of_a_corrected_matrix(planned):
    """The text of 1-1-G01 is corrected by one letter, so it keeps its id; its target stays as it was set by hand."""
    planned.change_item(SITE, 2011, "1-1-G01", {"target_count": 6, "person": "係"}, "館長")
    again = plan(ITEM, item("1-1-G01", role="行政", text="1-1-G01を行う", kind=Kind.COUNT, target_count=3, new=True))
    kept = keep_ids(again, planned.plan(SITE, 2011).plan)
    assert planned.save_plan(SITE, kept, file="訂正.tsv", data=b"2", by="館長") == 2
    stored = planned.plan(SITE, 2011)
    assert stored.plan.item("1-1-G01").target_count == 6
    assert stored.persons == {"1-1-G01": "係"}


def test_importing_the_same_matrix_after_a_change_adds_no_version(planned):
    planned.change_item(SITE, 2011, "1-1-G01", {"target_count": 6, "person": "係"}, "館長")
    assert planned.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長") == 1
    kept = keep_ids(PLAN, planned.plan(SITE, 2011).plan)
    assert planned.save_plan(SITE, kept, file="計画.tsv", data=b"plan", by="館長") == 1


def test_years_and_sites_do_not_share_changes(planned):
    planned.save_plan(SITE, plan(ITEM, year=2012), file="次.tsv", data=b"3", by="館長")
    planned.save_plan("やま拠点", PLAN, file="やま.tsv", data=b"4", by="館長")
    planned.change_item(SITE, 2011, "1-1-H01", {"person": "担当A"}, "館長")
    assert planned.plan(SITE, 2012).persons == planned.plan("やま拠点", 2011).persons == {}


@pytest.mark.parametrize(
    ("where", "refusal"),
    [
        ((SITE, 2011, "9-9-H99"), front.UnknownItem),
        ((SITE, 2010, "1-1-H01"), front.NoPlan),
    ],
)
def test_an_item_that_is_not_there_can_not_be_changed(planned, where, refusal):
    before = [rows(planned, table) for table in TABLES]
    with pytest.raises(refusal):
        planned.change_item(*where, {"person": "担当A"}, "館長")
    assert [rows(planned, table) for table in TABLES] == before


def test_a_value_that_an_item_can_not_have_is_refused_with_its_reason(planned):
    with pytest.raises(front.BadChange) as refused:
        planned.change_item(SITE, 2011, "1-1-G01", {"target_count": 0}, "館長")
    assert refused.value.reasons == ("目標回数は1回から366回までの整数にしてください。",)
    assert planned.plan(SITE, 2011).plan == PLAN


# Repairs


def test_a_doubtful_repair_is_answered_with_who_when_and_for_which_version(planned):
    """R9C2 is the plan's one repair that asks to be confirmed."""
    planned.answer_repair(SITE, 2011, "R9C2", "confirmed", note="", by="館長", text="○視点")
    planned.answer_repair(SITE, 2011, "R9C2", "changed", note="2列のずれ", by="係長")
    told = [
        (a.source, a.codes, a.text, a.answer, a.note, a.version, a.by, a.at) for a in planned.repair_answers(SITE, 2011)
    ]
    assert told == [
        ("R9C2", ("shifted",), "○視点", "confirmed", "", 1, "館長", NOON),
        ("R9C2", ("shifted",), "", "changed", "2列のずれ", 1, "係長", NOON),
    ]
    assert [e.action for e in events(planned, SITE)][-2:] == ["repair_answered"] * 2


@pytest.mark.parametrize(
    ("source", "answer", "note", "refusal"),
    [
        ("R3C5", "confirmed", "", front.UnknownRepair),  # a repair, but none that asks
        ("R9C2", "perhaps", "", front.BadAnswer),
        ("R9C2", "changed", " ", front.ReasonMissing),
    ],
)
def test_answers_that_mean_nothing_are_refused(planned, source, answer, note, refusal):
    with pytest.raises(refusal):
        planned.answer_repair(SITE, 2011, source, answer, note=note, by="館長")
    assert planned.repair_answers(SITE, 2011) == []


# All of them


class Fallen(Exception):
    """Something going wrong in the middle."""


@pytest.mark.parametrize(
    "deed",
    [
        lambda s: s.change_item(SITE, 2011, "1-1-H01", {"person": "担当A"}, "館長"),
        lambda s: s.answer_repair(SITE, 2011, "R9C2", "confirmed", note="", by="館長"),
        lambda s: s.acknowledge(SITE, "1-1-H01", "behind", Q1, reason="x", by="館長"),
        lambda s: s.withdraw(1, "館長"),
        lambda s: s.save_links(SITE, 2012, {"1-1-G01": "1-1-G01"}, "館長"),
    ],
)
def test_a_decision_that_fails_at_its_very_end_leaves_nothing(two_years, monkeypatch, deed):
    """The line in the journal is the last thing that each deed writes."""
    two_years.acknowledge(SITE, "1-1-G01", "behind", Q1, reason="x", by="館長")
    before = [rows(two_years, table) for table in TABLES], two_years.acknowledgements(SITE, 2011)

    def fall(*_, **__):
        raise Fallen

    monkeypatch.setattr(journal, "record", fall)
    with pytest.raises(Fallen):
        deed(two_years)
    assert ([rows(two_years, table) for table in TABLES], two_years.acknowledgements(SITE, 2011)) == before


def test_reports_lists_every_entry_of_every_submission(planned):
    """Superseded and taken back ones too, in the order in which they were stored."""
    first = send(planned, entry(percent=10), data=b"1", received=NOON - dt.timedelta(days=1))
    second = send(planned, entry(percent=30), data=b"2")
    planned.take_back(second, "館長", "誤り")
    assert [(e.submission, e.entry.percent) for e in planned.reports(SITE, 2011)] == [(first, 10), (second, 30)]
