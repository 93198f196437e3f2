"""What an empty store is given on its first start: the shipped plan, and four invented quarters marked as sample.

The sample takes the way of every report: workbook → cells → entries → store. Source of its words: data/sample/.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from kyoten.fiscal import JAPAN, Quarter
from kyoten.model import Plan
from kyoten.plan.read import read_plan
from kyoten.problems.report import Report
from kyoten.reader.workbook import read_workbook
from kyoten.settings import DATA
from kyoten.sheet.understand import Known, understand
from kyoten.storage.store import AlreadySubmitted, Store, StoreRefusal, SubmissionRecord

SITE = "港北区地域子育て支援拠点 どろっぷ"
PLAN_FILE = DATA / "plan_matrix_h23.tsv"
FOLDER = DATA / "sample"
IMPORTED_BY = "初期設定"
_FIRST_VERSION = 1
_PLAN_SAVED = dt.datetime(2011, 4, 1, tzinfo=JAPAN)
"""The beginning of its year, so that the sample can be looked back at as of any day of it."""


@dataclass(frozen=True)
class Receipt:
    """When a sample workbook came in, and from whom."""

    received: dt.datetime
    by: str


class OwnReports(StoreRefusal):
    """The sample is for a store that nobody has reported in."""

    def __init__(self) -> None:
        super().__init__(
            "取り込んだ報告があるため、サンプルは読み込みません。"
            "試すときは、別のデータベースを --database で指定してください。"
        )


def file_name(quarter: Quarter, role: str) -> str:
    """H23_Q1_法人_サンプル.xlsx"""
    return f"{quarter.code}_{role}_サンプル.xlsx"


def read_shipped_plan() -> Plan:
    """The real plan of 平成23年度 that comes with Kyoten."""
    return read_plan(read_workbook(PLAN_FILE.read_bytes(), PLAN_FILE.name, isolated=False))


def arrivals() -> dict[str, Receipt]:
    """File name → its arrival, in the order in which they came (data/sample/received.tsv)."""
    with (FOLDER / "received.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    moments = {row["ファイル"]: dt.datetime.fromisoformat(row["受付日時"]).replace(tzinfo=JAPAN) for row in rows}
    by = {row["ファイル"]: row["提出者"] for row in rows}
    return {name: Receipt(moments[name], by[name]) for name in sorted(moments, key=moments.__getitem__)}


def load_if_empty(store: Store) -> int:
    """Load into a store that was never used; the number of reports added (0 for any other store)."""
    return load(store) if store.untouched() else 0


def load(store: Store) -> int:
    """Save the plan as the site's own and submit every sample workbook that is not there yet; the number added.

    All of it is one transaction, so that whoever is stopped in it leaves nothing; beside another process that does the
    same, nothing is added twice. Raises OwnReports where anybody has reported: invented figures beside real ones would
    be taken for real.
    """
    if any(not record.sample for record in _records(store)):
        raise OwnReports
    shipped = read_shipped_plan()
    # The site may have corrected its plan since: the sample then reports on that one.
    stored = store.plan(SITE, shipped.fiscal_year)
    plan, version = (stored.plan, stored.version) if stored else (shipped, _FIRST_VERSION)
    there = {record.sha256 for record in store.submissions(SITE, plan.fiscal_year) if record.sample}
    # All is read before anything is stored, so that no other writer waits for it.
    read = list(_reports(Known(SITE, plan, version, store.settings(SITE)), there))
    with store.transaction() as deed:
        if stored is None:
            version = _save(deed, plan)
        return sum(_submit(deed, version, *each) for each in read)


def _records(store: Store) -> Iterator[SubmissionRecord]:
    """Of every site and year."""
    with store.snapshot() as now:
        for site in now.sites(with_hidden=True):
            for year in now.years(site, with_hidden=True):
                yield from now.submissions(site, year)


def _save(store: Store, plan: Plan) -> int:
    data = PLAN_FILE.read_bytes()
    return store.save_plan(SITE, plan, file=PLAN_FILE.name, data=data, by=IMPORTED_BY, saved=_PLAN_SAVED)


def _reports(known: Known, there: set[str]) -> Iterator[tuple[Report, bytes, Receipt]]:
    for name, arrival in arrivals().items():
        data = (FOLDER / name).read_bytes()
        if hashlib.sha256(data).hexdigest() not in there:
            yield understand(read_workbook(data, name, isolated=False), known), data, arrival


def _submit(store: Store, version: int, report: Report, data: bytes, arrival: Receipt) -> int:
    """1 where the report was added, 0 where another process was first."""
    try:
        store.submit(report, data, site=SITE, by=arrival.by, version=version, sample=True, received=arrival.received)
    except AlreadySubmitted:
        return 0
    return 1
