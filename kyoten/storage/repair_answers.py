"""Answers to the reader's doubtful repairs (要確認), within a transaction that the Store has opened."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.model import Plan
from kyoten.plan.choices import AS_READ, OTHER_READING
from kyoten.storage.decision_tables import repair_answers
from kyoten.storage.records import RepairAnswer
from kyoten.storage.tables import sites

CONFIRMED, CHANGED, OTHER = AS_READ, "changed", OTHER_READING
ANSWERS = (CONFIRMED, CHANGED, OTHER)
"""Right as it was read; wrong, with a note that says what is right; read in the repair's other way."""


def asked_at(plan: Plan, source: str) -> tuple[str, ...]:
    """The codes of the repairs at a cell that wait for an answer."""
    return tuple(repair.code for repair in plan.repairs if repair.confirm and repair.source == source)


def add(connection: Connection, owner: int, year: int, answer: RepairAnswer) -> None:
    """Keep an answer beside the older ones."""
    row = {
        "site_id": owner,
        "fiscal_year": year,
        "version": answer.version,
        "source": answer.source,
        "codes": list(answer.codes),
        "text": answer.text,
        "answer": answer.answer,
        "note": answer.note,
        "done_by": answer.by,
        "at": answer.at,
    }
    connection.execute(sa.insert(repair_answers).values(row))


def listed(connection: Connection, site: str, year: int) -> list[RepairAnswer]:
    """Every answer of a year, oldest first."""
    query = sa.select(repair_answers).join(sites, repair_answers.c.site_id == sites.c.id)
    query = query.where(sites.c.name == site, repair_answers.c.fiscal_year == year).order_by(repair_answers.c.id)
    return [_answer(row) for row in connection.execute(query).mappings()]


def _answer(row: sa.RowMapping) -> RepairAnswer:
    return RepairAnswer(
        source=row["source"],
        codes=tuple(row["codes"]),
        text=row["text"],
        answer=row["answer"],
        note=row["note"],
        version=row["version"],
        by=row["done_by"],
        at=row["at"],
    )
