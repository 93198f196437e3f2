"""The workbook in which a year's judgements are filled in, and read back by kyoten.views.judgement_file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from kyoten.export.xlsx.sheet_writer import OPTIONS, BookWriter, SheetColumn
from kyoten.settings import DIRECTIONS
from kyoten.views import judgement_file as columns
from kyoten.views.judgements import year_judgements

if TYPE_CHECKING:
    from kyoten.views.view import View

NAME = "評価"
COLUMNS = [
    SheetColumn("subject", columns.SUBJECT, 14),
    SheetColumn("role", "役割", 9),
    SheetColumn("text", "項目・目指す拠点の姿", 46),
    SheetColumn("proposal", "提案", 16),
    SheetColumn("because", "提案の理由", 30),
    SheetColumn("letter", columns.LETTER, 12),
    SheetColumn("direction", columns.DIRECTION, 10),
    SheetColumn("reason", columns.REASON, 40),
]


def workbook(view: View) -> bytes:
    """One row a target state and an item; what was decided stands in the columns to fill in."""
    found, out = year_judgements(view), io.BytesIO()
    rows = [
        {
            "subject": each.subject, "role": each.role or "目指す姿", "text": each.text,
            "proposal": each.proposal.words, "because": each.proposal.reason,
            "letter": f"{each.decided.letter} {each.decided.name}" if each.decided else None,
            "direction": each.decided.direction if each.decided else None,
            "reason": each.decided.reason if each.decided else None,
        }
        for each in found.all
    ]  # fmt: skip
    with Workbook(out, OPTIONS) as target:
        sheet = BookWriter(target, view.meta).table(NAME, COLUMNS, rows)
        letter = next(at for at, column in enumerate(COLUMNS) if column.key == "letter")
        for col, listed in ((letter, [grade.words for grade in found.grades]), (letter + 1, list(DIRECTIONS))):
            sheet.data_validation(1, col, max(len(rows), 1), col, {"validate": "list", "source": listed})
    return out.getvalue()
