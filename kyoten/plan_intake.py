"""A plan's workbook on its way in: understood with what the site remembers, stored once it is confirmed.

The pages and the command line both go through here, so that both understand a workbook in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kyoten.model import Plan
from kyoten.plan.choices import NO_CHOICES, PlanChoices
from kyoten.plan.item_edit import LONGEST_PERSON
from kyoten.storage.store import RememberedHeader, Store


def with_remembered(choices: PlanChoices, remembered: Iterable[RememberedHeader]) -> PlanChoices:
    """What was decided now goes before what a site remembers of such headers (Store.remembered_headers)."""
    listed = list(remembered)
    columns = {each.signature: each.columns for each in listed}
    rows = {each.signature: each.first_row for each in listed if each.first_row is not None}
    return replace(
        choices,
        assignments={**columns, **choices.assignments},
        first_rows={**rows, **choices.first_rows},
    )


def accept(
    store: Store,
    site: str,
    plan: Plan,
    *,
    file: str,
    data: bytes,
    by: str,
    choices: PlanChoices = NO_CHOICES,
    persons: Mapping[str, str] | None = None,
) -> int:
    """Store a plan as the next version; its number. Columns assigned by hand are remembered for the next workbook with
    such a header, and persons that a column names are written beside their items where nobody has named one.

    Raises the store's refusals (StoreRefusal).
    """
    version = store.save_plan(site, plan, file=file, data=data, by=by)
    for signature, columns in choices.assignments.items():
        header = RememberedHeader(signature, dict(columns), choices.first_rows.get(signature))
        store.remember_header(site, header, by)
    named = {change.item for change in store.item_changes(site, plan.fiscal_year) if change.field == "person"}
    for item, person in (persons or {}).items():
        if plan.item(item) and item not in named:
            store.change_item(site, plan.fiscal_year, item, {"person": person[:LONGEST_PERSON]}, by)
    return version
