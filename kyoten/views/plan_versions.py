"""The versions of a year's plan: which there are, and what one changed of another (docs/time.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kyoten.fiscal import moment_words
from kyoten.plan.plan_diff import compare
from kyoten.storage.store import PlanVersion, Store, StoredPlan
from kyoten.views.frames import table_of
from kyoten.views.import_preview import confirmed, difference_table, under_new_names

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Comparison:
    """Two versions of a plan, the older first, with what was changed by hand in both; `renamed`: a function's name in
    the new one → in the old one."""

    old: StoredPlan
    new: StoredPlan
    renamed: Mapping[str, str]

    def table(self) -> pd.DataFrame:
        """As ImportPreview.table: one row an item that comes or ends, one a changed field. A function's new name is no
        change of its items."""
        return difference_table(compare(under_new_names(self.old.plan, self.renamed), self.new.plan))


def versions(store: Store, site: str, year: int) -> tuple[PlanVersion, ...]:
    """Those that stand, oldest first."""
    return tuple(each for each in store.plan_versions(site) if each.year == year and not each.removed)


def comparison(store: Store, site: str, year: int, old: int, new: int) -> Comparison | None:
    """Two versions by their numbers; None where one of them is not there."""
    with store.snapshot() as now:
        before, after = (now.plan(site, year, version) for version in sorted((old, new)))
        known = now.function_names(site)
    return Comparison(before, after, confirmed(after.plan, before.plan, known)) if before and after else None


def versions_table(listed: Sequence[PlanVersion]) -> pd.DataFrame:
    """One row a version, newest first: 版, いつから, 保存した日時, 保存した人, 出典."""
    heads = ["版", "いつから", "保存した日時", "保存した人", "出典"]
    rows = [
        (f"第{each.version}版", holds_words(each), moment_words(each.at), each.by, each.file)
        for each in reversed(listed)
    ]
    return table_of(rows, heads)


def holds_words(version: PlanVersion) -> str:
    """年度のはじめから, 第3四半期から."""
    return f"{'年度の' if version.holds_from == 1 else ''}{first_words(version.holds_from)}"


def first_words(quarter: int) -> str:
    """はじめから, 第3四半期から: from which quarter (1–4) something holds."""
    return "はじめから" if quarter == 1 else f"第{quarter}四半期から"


def items_table(stored: StoredPlan) -> pd.DataFrame:
    """Every item of a version in plan order."""
    rows = [(item.id, item.function, item.role, item.text) for item in stored.plan.items]
    return table_of(rows, ["項目番号", "機能", "役割", "項目"])
