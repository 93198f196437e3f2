"""A workbook that is not ours → the sheets to read in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kyoten.problems.problem import Problem, problem
from kyoten.reader.workbook import Sheet, Workbook
from kyoten.sheet.foreign.columns.contents import has_values
from kyoten.sheet.foreign.header.find import find_headers
from kyoten.sheet.foreign.header.words import ROLE_NAMES

_EXAMPLE = re.compile(r"記入例|記載例|入力例|見本|サンプル")
_GUIDE = re.compile(r"(?:記入|入力|作成|記載)(?:要領|方法|の?手引)|使い方|凡例")


def sheets_to_read(workbook: Workbook) -> tuple[list[Sheet], list[Problem]]:
    """The visible sheets where there are any, without guides and examples where there is anything else.

    Left-out ones that look like reports are named.
    """
    filled = [sheet for sheet in workbook.sheets if any(value is not None for row in sheet.rows for value in row)]
    visible = [sheet for sheet in filled if not sheet.hidden] or filled
    hidden = [sheet for sheet in filled if sheet.hidden] if len(visible) < len(filled) else []
    problems = list(_hidden_reports(sheet for sheet in hidden if not _is_guide_or_example(sheet.name)))
    visible = [sheet for sheet in visible if not _GUIDE.search(sheet.name)] or visible
    examples = [sheet for sheet in visible if not sheet.textual and _EXAMPLE.search(sheet.name)]
    if not examples or len(examples) == len(visible):
        return visible, problems
    problems += [problem("example_not_read", sheet=each.name, value=each.name) for each in examples]
    return [sheet for sheet in visible if sheet not in examples], problems


def _is_guide_or_example(name: str) -> bool:
    return bool(_GUIDE.search(name) or _EXAMPLE.search(name))


def _hidden_reports(sheets: Iterable[Sheet]) -> Iterator[Problem]:
    """A warning for each hidden sheet that reports something in a table like those that are read."""
    for sheet in sheets:
        header = next((each for each in find_headers(sheet, ROLE_NAMES) if each.complete), None)
        rows = range(header.top, len(sheet.rows)) if header else range(0)
        inputs = (number for number, each in enumerate(header.columns) if each.is_input) if header else ()
        if any(has_values(sheet, column, rows) for column in inputs):
            yield problem("hidden_sheet_not_read", sheet=sheet.name, value=sheet.name)
