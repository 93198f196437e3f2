"""What holds from a quarter changes nothing in the quarters before it; worked out by hand."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from store_samples import SITE, entry, item, plan, report

from kyoten import intake
from kyoten.fiscal import Quarter
from kyoten.model import Kind
from kyoten.settings import Settings
from kyoten.storage.store import ItemNotThen, Store, UnknownItem
from kyoten.views import submission_status
from kyoten.views.tables import register_table
from kyoten.views.view import View, load

Q1, Q2, Q3, Q4 = (Quarter(2011, number) for number in (1, 2, 3, 4))
A, B = item("1-1-H01", text="講座を開く。"), item("1-1-H02", text="便りを年2回出す。", kind=Kind.COUNT, target_count=2)
FIRST = plan(A, B)
NEW = item("1-1-H03", text="見学を受け入れる。")
RAISED = replace(B, target_count=4)
SECOND = plan(RAISED, NEW)
"""1-1-H01 has ended, the target of 1-1-H02 is raised, 1-1-H03 is new."""


@pytest.fixture
def store(tmp_path) -> Store:
    opened = Store(f"sqlite:///{tmp_path / 'year.db'}")
    opened.migrate()
    opened.save_plan(SITE, FIRST, file="計画.tsv", data=b"1", by="係")
    for quarter in (Q1, Q2):
        rows = (entry("1-1-H01", quarter, percent=40.0), entry("1-1-H02", quarter, percent=None, count=1))
        opened.submit(report(*rows, quarter=quarter), f"{quarter}".encode(), site=SITE, by="担当")
    return opened


def seen(store: Store, quarter: Quarter) -> View:
    return load(store, SITE, quarter, today=dt.date(2012, 4, 20))


def all_of(view: View) -> object:
    rest = (view.meta, view.plan, view.tracks, view.findings, view.silent, view.acknowledged, dict(view.persons))
    return (*rest, view.groups(), view.groups("role"), view.curve_points(), register_table(view).to_dict("records"))


def revise(store: Store, quarter: int = 3) -> None:
    store.save_plan(SITE, SECOND, file="改訂.tsv", data=b"2", by="係", holds_from=quarter)


def test_a_revision_from_the_third_quarter_leaves_the_first_two_as_they_were(store):
    before = [all_of(seen(store, quarter)) for quarter in (Q1, Q2)]
    revise(store)
    assert [all_of(seen(store, quarter)) for quarter in (Q1, Q2)] == before
    assert [track.item.id for track in seen(store, Q3).tracks] == ["1-1-H02", "1-1-H03"]


def test_a_new_item_begins_in_its_quarter(store):
    """From the third quarter: half of it is expected at that quarter's end, all of it at the year's; it was never due
    before, so that nothing says that it was not reported twice."""
    revise(store)
    track = seen(store, Q3).track("1-1-H03")
    assert [(point.quarter, point.expected) for point in track.points] == [(Q3, 50.0)]
    assert [point.expected for point in seen(store, Q4).track("1-1-H03").points] == [50.0, 100.0]
    (silent,) = seen(store, Q3).silent
    assert ("1-1-H03" in silent.items, silent.since) == (True, Q3)
    row = register_table(seen(store, Q3)).set_index("項目番号").loc["1-1-H03"]
    assert [row[f"第{number}四半期"] for number in (1, 2, 3)] == ["—", "—", "未報告"]


def test_a_raised_target_counts_from_its_quarter(store):
    """One of two is 50 % in the second quarter; the same count is one of four in the third: 25 %."""
    revise(store)
    store.submit(report(entry("1-1-H02", Q3, percent=None, count=1), quarter=Q3), b"q3", site=SITE, by="担当")
    assert [point.value for point in seen(store, Q3).track("1-1-H02").points] == [50.0, 50.0, 25.0]
    assert seen(store, Q2).track("1-1-H02").item.target_count == 2


def test_the_curve_goes_through_what_each_quarter_showed(store):
    """Means of the first two quarters over the items that there were: 45 % of 40 and 50; two items in each."""
    revise(store)
    points = seen(store, Q3).curve_points()
    assert [(point.mean_progress, point.items) for point in points[:2]] == [(45.0, 2), (45.0, 2)]
    assert points[:2] == (seen(store, Q2).curve_points()[0], seen(store, Q2).curve_points()[1])


def test_an_item_may_end_in_a_quarter_that_it_was_reported_in_and_its_reports_stay(store):
    """Reported in both quarters, ended from the second: the first shows it as ever, the second has two others."""
    before = all_of(seen(store, Q1))
    revise(store, quarter=2)
    assert all_of(seen(store, Q1)) == before
    assert [track.item.id for track in seen(store, Q2).tracks] == ["1-1-H02", "1-1-H03"]
    kept = [each.entry.quarter for each in store.entries(SITE, 2011) if each.entry.item == "1-1-H01"]
    assert kept == [Q1, Q2]
    # Back in the plan it stands where it stood, with what was reported of it.
    store.save_plan(SITE, plan(A, RAISED, NEW), file="改訂2.tsv", data=b"3", by="係", holds_from=2)
    assert seen(store, Q2).track("1-1-H01").now.value == 40.0


def test_an_item_that_has_ended_can_be_given_a_person_in_the_quarters_that_had_it(store):
    revise(store)
    store.change_item(SITE, 2011, "1-1-H01", {"person": "佐藤"}, "館長")
    assert [dict(seen(store, quarter).persons) for quarter in (Q1, Q2)] == [{"1-1-H01": "佐藤"}] * 2
    store.change_item(SITE, 2011, "1-1-H01", {"person": "鈴木"}, "館長", holds_from=2)
    assert [seen(store, quarter).persons["1-1-H01"] for quarter in (Q1, Q2)] == ["佐藤", "鈴木"]
    with pytest.raises(ItemNotThen, match="「1-1-H01」が平成23年度の行動計画にあるのは第1〜2四半期です。第3四半期から"):
        store.change_item(SITE, 2011, "1-1-H01", {"person": "高橋"}, "館長", holds_from=3)
    assert seen(store, Q2).persons["1-1-H01"] == "鈴木"


def test_an_item_that_begins_later_can_not_be_changed_from_before_it(store):
    """Without a quarter it is changed from its beginning."""
    revise(store)
    with pytest.raises(ItemNotThen, match="「1-1-H03」が平成23年度の行動計画にあるのは第3〜4四半期です。第1四半期から"):
        store.change_item(SITE, 2011, "1-1-H03", {"person": "佐藤"}, "館長", holds_from=1)
    store.change_item(SITE, 2011, "1-1-H03", {"person": "佐藤"}, "館長")
    store.change_item(SITE, 2011, "1-1-H03", {"person": "鈴木"}, "館長", holds_from=4)
    assert [seen(store, quarter).persons["1-1-H03"] for quarter in (Q3, Q4)] == ["佐藤", "鈴木"]
    with pytest.raises(UnknownItem):
        store.change_item(SITE, 2011, "9-9-H99", {"person": "佐藤"}, "館長", holds_from=1)


def test_a_first_plan_holds_from_the_years_start(tmp_path):
    opened = Store(f"sqlite:///{tmp_path / 'new.db'}")
    opened.migrate()
    opened.save_plan(SITE, FIRST, file="計画.tsv", data=b"1", by="係", holds_from=3)
    assert opened.terms(SITE, 2011)[0][0].holds_from == 1


def test_settings_from_a_quarter_judge_from_it_on(store):
    """順調 from 80 % in the second quarter, from 95 % in the third."""
    store.save_settings(SITE, replace(Settings(), on_track=95.0), "館長", holds_from=Q3)
    assert [seen(store, quarter).meta.settings.on_track for quarter in (Q1, Q2, Q3, Q4)] == [80.0, 80.0, 95.0, 95.0]
    store.save_settings(SITE, replace(Settings(), on_track=85.0), "館長")
    assert [seen(store, quarter).meta.settings.on_track for quarter in (Q1, Q4)] == [85.0, 85.0]


def test_a_person_from_a_quarter_and_an_acceptance_of_its_finding_leave_the_quarters_before(store):
    before = all_of(seen(store, Q2))
    store.change_item(SITE, 2011, "1-1-H01", {"person": "新しい担当"}, "館長", holds_from=3)
    store.acknowledge(SITE, "1-1-H01", "no_change", Q4, reason="次回", by="館長", since=3)
    assert all_of(seen(store, Q2)) == before
    assert seen(store, Q3).persons == {"1-1-H01": "新しい担当"}


def test_last_year_is_measured_by_what_held_in_it(store):
    """実施中 is worth 50 % all through 2011; a scale of 2012 that gives it 70 % changes nothing of 2011."""
    store.submit(report(entry("1-1-H01", Q4, percent=None, status="実施中"), quarter=Q4), b"q4", site=SITE, by="担当")
    this = plan(replace(A, id="1-1-H09"), year=2012)
    store.save_plan(SITE, this, file="計画2.tsv", data=b"2012", by="係")
    store.save_links(SITE, 2012, {"1-1-H09": "1-1-H01"}, "係")
    scale = tuple(replace(step, percent=70.0) if step.name == "実施中" else step for step in Settings().scale)
    store.save_settings(SITE, replace(Settings(), scale=scale), "館長", holds_from=Quarter(2012, 1))
    view = load(store, SITE, Quarter(2012, 1), today=dt.date(2012, 6, 1))
    (finding,) = [each for each in view.findings if each.rule == "carried_over"]
    assert "50%で終わった取組" in finding.reason


@pytest.mark.parametrize("seed", range(10))
def test_any_deeds_that_hold_from_the_third_quarter_leave_the_first_two_equal(store, seed):
    chance = random.Random(seed)
    before = [all_of(seen(store, quarter)) for quarter in (Q1, Q2)]
    for number in range(8):
        match chance.randrange(5):
            case 0:
                text = f"見学を受け入れる{number}。"
                kept = plan(RAISED, replace(NEW, text=text), *((A,) if chance.random() < 0.5 else ()))
                store.save_plan(SITE, kept, file="改訂.tsv", data=b"x", by="係", holds_from=chance.choice((3, 4)))
            case 1:
                first = chance.choice((Q3, Q4))
                store.save_settings(SITE, replace(Settings(), on_track=90.0 + number), "館長", holds_from=first)
            case 2:
                store.change_item(SITE, 2011, "1-1-H02", {"person": f"{number}"}, "係", holds_from=3)
            case 3:
                store.acknowledge(SITE, "1-1-H02", "no_change", Q4, reason="次回", by="係", since=chance.choice((3, 4)))
            case _:
                rows = entry("1-1-H02", Q3, percent=float(chance.randrange(100)))
                store.submit(report(rows, quarter=Q3), f"{number}".encode(), site=SITE, by="担当")
        assert [all_of(seen(store, quarter)) for quarter in (Q1, Q2)] == before


def test_a_role_is_asked_for_what_the_plan_had_in_each_quarter(store):
    """Two items in each half of the year, of which only one is the same."""
    revise(store)
    page = submission_status.load(store, SITE, 2011, today=dt.date(2012, 1, 5))
    assert [(cell.quarter.number, cell.reported, cell.asked) for cell in page.cells] == [
        (1, 2, 2), (2, 2, 2), (3, 0, 2), (4, 0, 2),
    ]  # fmt: skip


def test_a_late_sheet_of_a_quarter_before_the_revision_is_read_by_the_plan_of_then(store):
    """Handed out for the second quarter before the revision, with the item that has ended since."""
    data = intake.sheet_for(store, SITE, Q2, "法人")
    revise(store)
    assert intake.sheet_for(store, SITE, Q2, "法人") == data
    taken = intake.check(intake.stored(store, SITE, 2011), "遅れた報告.xlsx", data)
    assert [each.item for each in taken.report.entries] == ["1-1-H01", "1-1-H02"]
    assert (taken.report.problems, taken.plan_version) == ((), 1)
    later = intake.check(intake.stored(store, SITE, 2011), "次.xlsx", intake.sheet_for(store, SITE, Q3, "法人"))
    assert later.report.blank == ("1-1-H02", "1-1-H03")


def test_of_two_versions_from_one_quarter_the_newer_holds(store):
    """The second is a correction of the first; the quarters before stay with the year's first plan."""
    revise(store)
    corrected = plan(RAISED, replace(NEW, text="見学を月1回受け入れる。"))
    store.save_plan(SITE, corrected, file="再訂正.tsv", data=b"3", by="係", holds_from=3)
    assert [stored.version for stored, _ in store.terms(SITE, 2011)] == [1, 1, 3, 3]
    assert seen(store, Q3).track("1-1-H03").item.text == "見学を月1回受け入れる。"
    assert [track.item.id for track in seen(store, Q2).tracks] == ["1-1-H01", "1-1-H02"]
