"""The sample quarters: what ships is what the maker makes, reads without a problem, and has what real reports have."""

from __future__ import annotations

import datetime as dt
import io
import re
import runpy
import threading
import zipfile
from types import SimpleNamespace

import openpyxl
import pytest

from kyoten import sample
from kyoten.fiscal import Quarter
from kyoten.model import Plan, ProgressEntry
from kyoten.problems.report import Report
from kyoten.reader.workbook import read_workbook
from kyoten.settings import Settings
from kyoten.sheet.understand import Known, understand
from kyoten.storage.store import Store

CAME_IN = "Q1_法人 Q1_行政 Q2_法人 Q2_行政 Q2_市社協 Q3_市社協 Q3_法人 Q3_行政 Q4_法人 Q4_行政 Q4_市社協"
NAMES = [f"H23_{part}_サンプル.xlsx" for part in CAME_IN.split()]
"""Three roles × four quarters without the one that 市社協 never sent, in the order of data/sample/received.tsv."""


@pytest.fixture(scope="module")
def make() -> SimpleNamespace:
    """data/sample/make.py, which is a script and no part of the package."""
    return SimpleNamespace(**runpy.run_path(str(sample.FOLDER / "make.py")))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return sample.read_shipped_plan()


@pytest.fixture(scope="module")
def reports(plan: Plan) -> dict[str, Report]:
    """Each shipped workbook as the ordinary reader understands it."""
    known, folder = Known(sample.SITE, plan, 1, Settings()), sample.FOLDER
    return {
        name: understand(read_workbook((folder / name).read_bytes(), name, isolated=False), known) for name in NAMES
    }


@pytest.fixture(scope="module")
def entries(reports: dict[str, Report]) -> dict[tuple[str, int], ProgressEntry]:
    """(item id, quarter number) → what was reported."""
    return {(entry.item, entry.quarter.number): entry for report in reports.values() for entry in report.entries}


# What ships


def test_the_shipped_workbooks_are_the_eleven_that_came_in() -> None:
    assert sorted(path.name for path in sample.FOLDER.glob("*.xlsx")) == sorted(NAMES)
    assert list(sample.arrivals()) == NAMES


def test_the_shipped_workbooks_hold_what_the_maker_makes(make: SimpleNamespace) -> None:
    """Every cell of every sheet. Not the bytes: another zlib may pack the same parts differently."""
    for name, data in make.make().items():
        assert _cells(data) == _cells((sample.FOLDER / name).read_bytes()), name


def _cells(data: bytes) -> list[tuple]:
    return [(sheet.name, sheet.rows) for sheet in read_workbook(data, "報告.xlsx", isolated=False).sheets]


def test_a_workbook_tells_nothing_of_when_it_was_made(make: SimpleNamespace, plan: Plan) -> None:
    """The same bytes twice, every part dated alike, and the quarter's last day as the moment of the last change."""
    made = [make.workbook(plan, make.read_reports(plan), Quarter(2011, 2), "市社協") for _ in range(2)]
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = openpyxl.load_workbook(io.BytesIO(made[0])).properties
    assert properties.modified == dt.datetime(2011, 9, 30)  # noqa: DTZ001


@pytest.mark.parametrize("name", NAMES)
def test_each_reads_without_a_problem_and_says_sample(name: str, reports: dict[str, Report]) -> None:
    """Quarter and role as in the file's name; no error, no warning, nothing that had to be converted."""
    report = reports[name]
    assert name == f"H23_Q{report.quarter.number}_{report.role}_サンプル.xlsx"
    assert report.readable
    assert (report.problems, report.conversions, report.unmatched) == ((), (), ())
    title = openpyxl.load_workbook(sample.FOLDER / name)["報告"]["A1"].value
    assert title.startswith("【サンプル】平成23年度 第")


# What real reports have: the four quarters as 状況, 進捗率 and ×実績; "-" is a blank row. Read off data/sample/reports.
TRAITS = {
    "finished early and stays so": "1-1-H08 実施中50 完了100 完了100 完了100",
    "stands still all year": "2-4-H03 着手20 着手20 着手20 着手20",
    "stands still for three quarters": "1-4-H04 着手10 着手10 着手10 着手30",
    "stands still for two quarters": "6-3-H01 着手20 実施中40 実施中40 概ね達成80",
    "goes back": "1-7-H01 着手20 実施中50 実施中30 実施中60",
    "goes back, in another function": "6-2-H02 着手20 実施中60 実施中40 実施中70",
    "8 of 月1回": "1-6-H02 着手×1 実施中×3 実施中×6 実施中×8",
    "1 of 年2回": "2-1-H05 未着手×0 着手×0 実施中×1 実施中×1",
    "1 of 年2回, in September and March": "4-2-H02 未着手×0 未着手×0 着手×1 実施中×1",
    "1 of 最低年2回": "3-1-G01 未着手×0 未着手×0 着手×1 実施中×1",
    "2 of 年3回": "6-1-H02 着手×0 実施中×1 実施中×2 実施中×2",
    "the count reached": "6-4-H07 着手×0 実施中×1 実施中×1 完了×2",
    "given up": "4-4-H01 未着手0 中止 中止 中止",
    "can't be judged": "1-1-G07 着手10 着手20 着手20 評価困難",
    "not begun at the half-year": "1-8-H03 未着手0 未着手0 着手20 着手30",
    "due in the first half, done in the third quarter": "4-1-H05 着手20 着手50 完了100 完了100",
    "status alone": "1-3-H01 実施中 実施中 実施中 実施中",
    "percent alone once": "6-4-H02 着手25 実施中50 75 概ね達成90",
    "blank twice in a row": "2-2-H03 着手10 - - 着手30",
    "blank from the start": "5-2-H03 - - 着手30 着手40",
    "late to begin": "6-4-S01 - 未着手0 着手20 着手40",
}


@pytest.mark.parametrize("trait", TRAITS.values(), ids=TRAITS)
def test_traits_of_real_reports(trait: str, entries: dict[tuple[str, int], ProgressEntry]) -> None:
    item, *quarters = trait.split()
    assert [_written(entries.get((item, number))) for number in (1, 2, 3, 4)] == quarters


def _written(entry: ProgressEntry | None) -> str:
    if entry is None:
        return "-"
    percent = "" if entry.percent is None else f"{entry.percent:g}"
    return f"{entry.status or ''}{percent}{'' if entry.count is None else f'×{entry.count}'}"


@pytest.mark.parametrize(
    ("item", "quarter"), [("2-1-G03", 2), ("2-1-G03", 3), ("4-3-H01", 3), ("2-4-H03", 3), ("5-2-G01", 2)]
)
def test_some_texts_are_copied_from_the_quarter_before(
    item: str, quarter: int, entries: dict[tuple[str, int], ProgressEntry]
) -> None:
    """Word for word, with no progress: the same status and percent."""
    now, before = entries[item, quarter], entries[item, quarter - 1]
    assert now.result
    assert (now.result, now.status, now.percent) == (before.result, before.status, before.percent)


def test_missing_and_partial_reports(reports: dict[str, Report], plan: Plan) -> None:
    """Every item is reported at least once; 行政 filled in 21 of 35 rows in the 3rd quarter, 法人 never all its 100."""
    assert {e.item for report in reports.values() for e in report.entries} == {item.id for item in plan.items}
    counted = {name.removesuffix("_サンプル.xlsx"): (len(r.entries), len(r.blank)) for name, r in reports.items()}
    assert counted["H23_Q3_行政"] == (21, 14)
    assert [counted[f"H23_Q{n}_法人"] for n in (1, 2, 3, 4)] == [(95, 5), (95, 5), (90, 10), (96, 4)]


def test_texts_are_written_for_their_items(plan: Plan, entries: dict[tuple[str, int], ProgressEntry]) -> None:
    """No item's own words pasted in, hardly a text twice, no telephone number, and a team for whoever is in charge."""
    words = {item.id: item.text for item in plan.items}
    assert [key for key, entry in entries.items() if words[key[0]].rstrip("。") in entry.result] == []
    results = [entry.result for entry in entries.values() if entry.result]
    assert len(set(results)) > 0.95 * len(results)
    everything = "\n".join(f"{e.result}{e.issue}{e.next_action}{e.person}" for e in entries.values())
    assert not re.search(r"\d{2,4}-\d{2,4}-\d{3,4}", everything)
    team = re.compile(r"(.+担当|.+係|施設長|こども家庭支援課 (係長|保健師|事業担当))?")
    assert [entry.person for entry in entries.values() if not team.fullmatch(entry.person)] == []


def test_reports_came_in_time_and_late() -> None:
    """Days after the deadline, the 15th after the quarter: 行政 is three weeks late for the 1st and the 3rd quarter."""
    arrived = {name: each.received.date() for name, each in sample.arrivals().items()}
    late = {name: (day - Quarter(2011, int(name[5])).deadline(15)).days for name, day in arrived.items()}
    assert late["H23_Q1_行政_サンプル.xlsx"] == 21  # 15 July → 5 August
    assert late["H23_Q3_行政_サンプル.xlsx"] == 22  # 15 January → 6 February
    assert late["H23_Q1_法人_サンプル.xlsx"] == -2  # 13 July
    assert late["H23_Q4_市社協_サンプル.xlsx"] == 5  # 20 April


# Loading


@pytest.fixture
def store(tmp_path) -> Store:
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}")
    opened.migrate()
    return opened


def test_an_empty_store_is_given_plan_and_sample(store: Store) -> None:
    """The plan is the site's own; the eleven reports are marked as sample and keep their bytes."""
    assert sample.load_if_empty(store) == 11
    assert store.plan(sample.SITE, 2011).plan == sample.read_shipped_plan()
    assert store.plan(sample.SITE, 2011).sample is False
    records = store.submissions(sample.SITE, 2011)
    assert [record.file for record in records] == NAMES
    assert all(record.sample for record in records)
    assert len(store.entries(sample.SITE, 2011)) == 504  # 95+34 + 95+35+1 + 1+90+21 + 96+35+1
    name, data = store.original(records[0].id)
    assert data == (sample.FOLDER / name).read_bytes()


def test_loading_again_adds_nothing(store: Store) -> None:
    """Neither twice, nor after a sample report was taken back."""
    sample.load(store)
    store.take_back(1, "係長", "入力の誤り")
    assert (sample.load(store), sample.load_if_empty(store)) == (0, 0)
    assert len(store.submissions(sample.SITE, 2011)) == 11


def test_a_store_whose_sample_was_cleared_stays_clear(store: Store) -> None:
    """The plan stays, since it is the site's own."""
    sample.load_if_empty(store)
    assert store.clear_sample().submissions == 11
    assert sample.load_if_empty(store) == 0
    assert store.sites() == [sample.SITE]
    assert store.submissions(sample.SITE, 2011) == []


def test_two_that_start_at_once_load_it_once(store: Store) -> None:
    """Both have seen an empty store before either writes."""
    start, added = threading.Barrier(2), []

    def load() -> None:
        mine = Store(store.url)
        assert mine.untouched()
        start.wait()
        added.append(sample.load(mine))
        mine.close()

    other = threading.Thread(target=load)
    other.start()
    load()
    other.join()
    assert sum(added) == 11
    assert sorted(record.file for record in store.submissions(sample.SITE, 2011)) == sorted(NAMES)
    assert _version(store) == 1


def test_the_sample_is_refused_where_anybody_has_reported(store: Store, plan: Plan) -> None:
    """Also beside another site's reports, and where they were taken back."""
    store.save_plan("ほかの拠点", plan, file="plan.tsv", data=b"1", by="係長")
    entry = ProgressEntry(plan.items[0].id, Quarter(2011, 1), plan.items[0].role, percent=50.0)
    number = store.submit(Report("a.xlsx", True, entry.quarter, None, (entry,)), b"own", site="ほかの拠点", by="担当")
    store.take_back(number, "係長", "違う")
    with pytest.raises(sample.OwnReports, match="取り込んだ報告があるため、サンプルは読み込みません"):
        sample.load(store)
    assert store.sites() == ["ほかの拠点"]


def test_a_corrected_plan_is_left_as_it_is(store: Store, plan: Plan) -> None:
    """The sample is loaded onto the site's newest plan; the shipped one does not come back as a newer version."""
    store.save_plan(sample.SITE, plan, file="plan.tsv", data=b"1", by="係長")
    corrected = Plan(plan.fiscal_year, plan.items[:-1], plan.target_states, plan.viewpoints)
    assert store.save_plan(sample.SITE, corrected, file="plan2.tsv", data=b"2", by="係長") == 2
    assert sample.load(store) == 11
    assert _version(store) == 2
    assert {entry.entry.item for entry in store.entries(sample.SITE, 2011)} == {item.id for item in corrected.items}


def _version(store: Store) -> int:
    stored = store.plan(sample.SITE, 2011)
    return stored.version if stored else 0
