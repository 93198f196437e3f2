"""What a report would change, worked out by hand for each item."""

from __future__ import annotations

import pytest
from quarter_sheets import PLAN, Q1, Q2

from kyoten.model import ProgressEntry
from kyoten.problems.report import Report
from kyoten.settings import Settings
from kyoten.sheet.changes import LABELS, compare, compare_all

NAME = "1-1-H01"


def entry(name: str = NAME, quarter=Q2, **facts) -> ProgressEntry:
    role = "行政" if "-G" in name else "法人"
    return ProgressEntry(name, quarter, role, **facts, cells=(("status", "報告!K5"),))


def report(*entries: ProgressEntry, **facts) -> Report:
    return Report("報告.xlsx", readable=True, quarter=Q2, role="法人", entries=entries, **facts)


def groups(stored, last, sent: Report) -> dict[str, list[str]]:
    """Screen label → ids, without empty groups and without 今回ない."""
    changes = compare({e.item: e for e in stored}, {e.item: e for e in last}, sent, PLAN, Settings())
    return {label: [each.item for each in found] for label, found in changes.groups() if found and label != "今回ない"}


@pytest.mark.parametrize(
    ("stored", "last", "now", "labels"),
    [
        # first report of the quarter, nothing before
        (None, None, {"status": "着手"}, {"新規に報告"}),
        # against last quarter: 着手 25 → 実施中 50, 実施中 50 → 着手 25, the same
        (None, {"status": "着手"}, {"status": "実施中"}, {"新規に報告", "進んだ"}),
        (None, {"status": "実施中"}, {"status": "着手"}, {"新規に報告", "後退"}),
        (None, {"status": "実施中"}, {"status": "実施中"}, {"新規に報告", "変化なし"}),
        # a correction is compared with what is stored for the quarter, not with last quarter
        ({"percent": 60}, {"percent": 30}, {"percent": 50}, {"後退"}),
        ({"percent": 60}, {"percent": 60}, {"percent": 60}, {"変化なし"}),
        # the percent comes before the status: 実施中 is 50, but 70 % is said
        ({"status": "概ね達成"}, None, {"status": "実施中", "percent": 70}, {"後退"}),
        # same value, other status; and a status without a value
        ({"status": "実施中"}, None, {"status": "着手", "percent": 50}, {"その他の変更"}),
        ({"status": "実施中"}, None, {"status": "中止"}, {"その他の変更"}),
        ({"status": "中止"}, None, {"status": "中止"}, {"変化なし"}),
        # done
        (None, {"status": "実施中"}, {"status": "完了"}, {"新規に報告", "進んだ", "完了になった"}),
        ({"status": "完了"}, None, {"status": "完了"}, {"変化なし"}),
        # word for word as last quarter, whatever the white space
        (
            None,
            {"status": "着手", "result": "会議で 話した。"},
            {"status": "着手", "result": "会議で　話した。"},
            {"新規に報告", "変化なし", "同文"},
        ),
        # two empty texts are no copy
        (None, {"status": "着手"}, {"status": "着手", "result": ""}, {"新規に報告", "変化なし"}),
    ],
)
def test_groups_of_one_item(stored, last, now, labels):
    """Which groups H01 comes into, from what is stored, what was last quarter and what the sheet says."""
    before = [entry(**stored)] if stored else []
    previous = [entry(quarter=Q1, **last)] if last else []
    assert groups(before, previous, report(entry(**now))) == {label: [NAME] for label in labels}


def test_a_count_is_measured_against_its_target():
    """H02 wants 3 times: 1 → 2 is progress, 3 completes it (100 %)."""
    name = "1-1-H02"
    one, two, three = (entry(name, count=count) for count in (1, 2, 3))
    assert groups([one], [], report(two)) == {"進んだ": [name]}
    assert groups([two], [], report(three)) == {"進んだ": [name], "完了になった": [name]}
    changes = compare({name: one}, {}, report(two), PLAN, Settings())
    change = changes.forward[0]
    assert (change.before, change.after) == (one, two)
    assert change.before_value == pytest.approx(100 / 3)
    assert change.after_value == pytest.approx(200 / 3)


@pytest.mark.parametrize(
    ("item", "facts", "done"),
    [
        ("1-1-H02", {"count": 3}, True),
        ("1-1-H02", {"count": 4}, True),
        ("1-1-H02", {"count": 2}, False),
        ("1-1-H02", {"status": "完了"}, True),
        ("1-1-H02", {"status": "実施中"}, False),
        ("1-1-H01", {"count": 3}, False),  # it wants no number of times
        ("1-1-H01", {"percent": 100}, False),  # full, but nobody says 完了
    ],
)
def test_an_item_becomes_complete_by_its_status_or_by_the_times_that_it_wants(item, facts, done):
    assert ("完了になった" in groups([], [], report(entry(item, **facts)))) is done


def test_what_the_sheet_does_not_have():
    """法人's items without an entry in the sheet are 今回ない, with what is stored for them; 再掲 only if stored."""
    stored = entry("1-1-H05", status="着手")
    sent = report(entry(status="着手"), blank=("1-1-H02",))
    absent = compare({"1-1-H05": stored}, {}, sent, PLAN, Settings()).absent
    assert [(each.item, each.before) for each in absent] == [
        ("1-1-H02", None),
        ("1-1-H03", None),
        ("1-1-H05", stored),
    ]
    again = entry("1-1-H04", status="着手")
    absent = compare({"1-1-H04": again}, {}, sent, PLAN, Settings()).absent
    assert "1-1-H04" in [each.item for each in absent]


def test_a_report_of_several_roles_misses_items_of_just_those():
    """With entries of 行政 alone and no role named, no item of 法人 is missed."""
    sent = Report("x", readable=True, quarter=Q2, entries=(entry("1-1-G01", status="着手"),))
    assert compare({}, {}, sent, PLAN, Settings()).absent == ()


def test_counts_name_every_group():
    """Every label of the preview has its number, also where it is 0."""
    counts = compare({}, {}, report(entry(status="着手"), unmatched=("報告!A9",)), PLAN, Settings()).counts()
    assert list(counts) == list(LABELS.values())
    assert (counts["新規に報告"], counts["後退"], counts["照合できない"]) == (1, 0, 1)


def test_several_quarters_side_by_side_are_each_compared_with_their_own():
    """Q1 40 after 30, Q2 20 after 50: forward, then back; absent is told of Q2, the report's own."""
    stored = {Q1: {NAME: entry(quarter=Q1, percent=30)}, Q2: {NAME: entry(percent=50)}}
    sent = report(entry(quarter=Q1, percent=40), entry(percent=20))
    changes = compare_all(stored, sent, PLAN, Settings())
    assert [(c.before.quarter, c.before_value, c.after_value) for c in changes.forward] == [(Q1, 30, 40)]
    assert [(c.before.quarter, c.before_value, c.after_value) for c in changes.back] == [(Q2, 50, 20)]
    assert NAME not in {c.item for c in changes.absent}
    assert changes.absent == compare(stored[Q2], stored[Q1], report(entry(percent=20)), PLAN, Settings()).absent


def test_every_stored_value_that_a_correction_replaces_is_named():
    """Stored: 概ね達成, 80 %, two texts. The sheet: another percent, the same result, no issue, the person cleared."""
    stored = entry(status="概ね達成", percent=80, result="開いた。", issue="狭い。", person="事務局")
    cells = (("percent", "報告!L5"), ("result", "報告!N5"), ("person", "報告!Q5"))
    sent = ProgressEntry(NAME, Q2, "法人", percent=60, result="開いた。", cells=cells)
    changes = compare({NAME: stored}, {}, report(sent), PLAN, Settings())
    assert [(each.field, each.words(each.old), each.words(each.new)) for each in changes.replaced] == [
        ("percent", "80%", "60%"),
        ("person", "事務局", "(消去)"),
    ]
    (back,) = changes.back
    assert (back.after.status, back.after.issue, back.after_value) == ("概ね達成", "狭い。", 60)
    assert changes.counts()[LABELS["replaced"]] == 2


def test_a_sample_is_replaced_as_a_whole():
    stored = entry(percent=80, issue="架空の課題。")
    sent = ProgressEntry(NAME, Q2, "法人", percent=60, cells=(("percent", "報告!L5"),))
    changes = compare({NAME: stored}, {}, report(sent), PLAN, Settings(), own={})
    assert (changes.replaced, changes.back[0].after) == ((), sent)
