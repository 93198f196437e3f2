"""One sheet that is not ours → what it holds: its blocks with their columns, its period, and problems of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import Conversion, HeaderSeen
from kyoten.reader.workbook import Sheet, Workbook
from kyoten.sheet.columns import INPUTS
from kyoten.sheet.foreign.block import Block
from kyoten.sheet.foreign.cells import keys_of
from kyoten.sheet.foreign.columns_skipped import hidden_reports, merged_across
from kyoten.sheet.foreign.header import SEARCHED_ROWS, Head, heads, later_heads
from kyoten.sheet.foreign.header_columns import PLAN_CODES
from kyoten.sheet.foreign.legend import legend_problems
from kyoten.sheet.foreign.period import HALF_RULE, SheetPeriod, quarter_over, sheet_period
from kyoten.sheet.foreign.settle_columns import settle
from kyoten.sheet.foreign.title_scope import spoken_of
from kyoten.sheet.known import Choices, Known
from kyoten.sheet.values.rating_words import SYMBOLS, sign
from kyoten.sheet.values.shown import shown

_EXAMPLE = re.compile(r"記入例|記載例|入力例|見本|サンプル")
_GUIDE = re.compile(r"(?:記入|入力|作成|記載)(?:要領|方法|の?手引)|使い方|凡例")
_MARK = 3
"""Characters of a cell that may be a symbol, with white space around it."""
_SHOWN_TEXT = 30
_SHOWN_COLUMNS = 60


@dataclass(frozen=True)
class SheetSeen:
    """`blocks` () where nothing could be read; `blocked`: a question about a column is open."""

    sheet: Sheet
    period: SheetPeriod
    blocks: tuple[Block, ...]
    header: HeaderSeen | None
    problems: tuple[Problem, ...]
    conversions: tuple[Conversion, ...]
    blocked: bool
    missing: str = ""
    """Code of the problem that it has no usable header."""


def sheets_of(workbook: Workbook) -> tuple[list[Sheet], list[Problem]]:
    """The sheets to look at: visible ones where there are any, no examples where there is anything else.

    Left-out ones that look like reports are named.
    """
    filled = [sheet for sheet in workbook.sheets if any(value is not None for row in sheet.rows for value in row)]
    visible = [sheet for sheet in filled if not sheet.hidden] or filled
    unseen = [sheet for sheet in filled if sheet.hidden] if len(visible) < len(filled) else []
    hidden = list(hidden_reports([sheet for sheet in unseen if not _is_no_report(sheet.name)]))
    visible = [sheet for sheet in visible if not _GUIDE.search(sheet.name)] or visible
    examples = [sheet for sheet in visible if not sheet.textual and _EXAMPLE.search(sheet.name)]
    if not examples or len(examples) == len(visible):
        return visible, hidden
    kept = [sheet for sheet in visible if sheet not in examples]
    return kept, [*hidden, *(problem("example_not_read", sheet=each.name, value=each.name) for each in examples)]


def _is_no_report(name: str) -> bool:
    return bool(_GUIDE.search(name) or _EXAMPLE.search(name))


def look_at(sheet: Sheet, file: str, known: Known, choices: Choices) -> SheetSeen:
    """Find a sheet's header, columns and period."""
    texts = keys_of(tuple(item.text for item in known.plan.items))
    found = [_chosen(head, choices) for head in heads(sheet, known.plan.roles, texts)]
    usable = [head for head in found if head.known or _reads(head, choices)]
    period = sheet_period(sheet, usable, file, known.plan.fiscal_year)
    if not usable:
        missing = "no_progress_column" if any(_names_items(head) for head in found) else "no_header"
        return SheetSeen(sheet, period, (), _seen(sheet, found, None, known=False), (), (), False, missing)
    usable = [*usable, *(_chosen(head, choices) for head in later_heads(sheet, usable[-1], known.plan.roles, texts))]
    function, role = spoken_of(sheet, usable[0].first, known.plan)
    blocks: list[Block] = []
    problems: list[Problem] = list(period.problems)
    left: dict[tuple[str, str], Conversion] = {}
    blocked = False
    ends = [*(head.first for head in usable[1:]), len(sheet.rows)]
    for head, end in zip(usable, ends, strict=True):
        # Tables under each other, each with its quarter over it; what is over the first is the sheet's.
        quarter = quarter_over(sheet, head) if blocks else None
        settled = settle(
            sheet, head, end, known, choices, quarter=None if period.by_file else quarter or period.quarter
        )
        blocks.append(Block(sheet, tuple(settled.fields), head.top, end, function, role, quarter))
        problems += settled.problems
        # A header that is repeated on every page leaves the same columns out.
        left |= {(e.source, e.rule): e for e in settled.conversions if (e.source, e.rule) not in left}
        blocked = blocked or settled.blocked
    problems += merged_across(sheet, blocks)
    # A person's answers about symbols were given with the legend in view.
    if not choices.symbols and any(map(_rates_by_symbols, blocks)):
        problems += legend_problems(sheet, known.settings.scale)
    conversions = (*period.conversions, *_halves(sheet, usable[0], blocks[0], period), *left.values())
    seen = _seen(sheet, usable, blocks[0], known=not blocked)
    return SheetSeen(sheet, period, tuple(blocks), seen, tuple(dict.fromkeys(problems)), conversions, blocked)


def _rates_by_symbols(block: Block) -> bool:
    cells = (row[column] for column in block.columns("status") for row in block.sheet.rows[block.top : block.end])
    return any(isinstance(value, str) and len(value) <= _MARK and sign(value) in SYMBOLS for value in cells)


def _chosen(head: Head, choices: Choices) -> Head:
    """The header with the first row of data that a person named."""
    top = choices.first_rows.get(head.signature)
    return head if top is None else replace(head, top=max(top, 0))


def _reads(head: Head, choices: Choices) -> bool:
    """Whether a person's assignment names the items and something that is reported of them."""
    codes = {said.partition("@")[0] for said in choices.assignments.get(head.signature, {}).values()}
    codes |= {field.code for field in head.fields}
    return bool(codes & {"text", "item"}) and bool(codes & set(INPUTS)) and head.signature in choices.assignments


def _names_items(head: Head) -> bool:
    return any(field.code in ("text", "item") for field in head.fields) and head.score >= 4


def _halves(sheet: Sheet, head: Head, block: Block, period: SheetPeriod) -> Iterator[Conversion]:
    """One record for each half-year that a header names, but for one that the period has recorded already."""
    told = {each.source for each in period.conversions}
    for column, field in enumerate(block.fields):
        if field.is_input and field.half and field.half not in told and field.quarter:
            told.add(field.half)
            cell = sheet.address(head.first, column)
            yield Conversion(sheet.name, cell, field.half, f"第{field.quarter}四半期", HALF_RULE)


def _seen(sheet: Sheet, found: Sequence[Head], block: Block | None, *, known: bool) -> HeaderSeen | None:
    if not found:
        return None
    head = found[0]
    fields = block.fields if block else head.fields
    width = min(len(fields), _SHOWN_COLUMNS)
    rows = [[shown(value)[:_SHOWN_TEXT] for value in row[:width]] for row in sheet.rows[:SEARCHED_ROWS]]
    codes = tuple(field.spoken if field.code in (*PLAN_CODES, *INPUTS, "ignore") else "" for field in fields[:width])
    labels = tuple(head.label(column) for column in range(width))
    return HeaderSeen(sheet.name, head.signature, head.top, labels, codes, tuple(map(tuple, rows)), known)
