"""What is said of cells that control characters were dropped from (kyoten.reader.control): one problem a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from kyoten.problems.problem import Problem, problem
from kyoten.reader.workbook import Workbook

_NAMED = 5
"""Cells named; the rest are counted."""


def dropped_controls(workbook: Workbook) -> Iterator[Problem]:
    """One problem for each sheet that has such cells, at the first of them."""
    for sheet in workbook.sheets:
        if sheet.control_cells:
            addresses = [sheet.address(*place) for place in sheet.control_cells]
            cells = "、".join(addresses[:_NAMED]) + ("ほか" if len(addresses) > _NAMED else "")
            first = sheet.cell(*sheet.control_cells[0])
            yield problem(
                "control_characters",
                sheet=sheet.shown_name,
                cell=addresses[0],
                value=first or "",
                count=len(addresses),
                cells=cells,
            )
