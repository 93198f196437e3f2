"""One sheet that is not ours → what it holds: its blocks with their columns, its period, and problems of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kyoten.problems.problem import Problem
from kyoten.problems.report import Conversion, HeaderSeen
from kyoten.reader.workbook import Sheet
from kyoten.sheet.columns import INPUTS
from kyoten.sheet.foreign.block import TableBlock
from kyoten.sheet.foreign.columns.columns import Columns
from kyoten.sheet.foreign.columns.resolve import resolve_columns
from kyoten.sheet.foreign.columns.skipped import merged_across
from kyoten.sheet.foreign.header.columns import PLAN_CODES
from kyoten.sheet.foreign.header.find import SEARCHED_ROWS, Header, find_headers, repeated_headers
from kyoten.sheet.foreign.legend import legend_problems
from kyoten.sheet.foreign.rows.items_in_cell import keys_of
from kyoten.sheet.foreign.sheet_period import HALF_RULE, SheetPeriod, quarter_over, sheet_period
from kyoten.sheet.foreign.sheet_scope import function_and_role
from kyoten.sheet.known import Choices, Known
from kyoten.sheet.values.display import shown
from kyoten.sheet.values.rating_words import SYMBOLS, symbol_key

_SHOWN_TEXT = 30
_SHOWN_COLUMNS = 60


@dataclass(frozen=True)
class InspectedSheet:
    """`blocks` () where nothing could be read; `is_open`: a question about a column waits for an answer."""

    sheet: Sheet
    period: SheetPeriod
    blocks: tuple[TableBlock, ...]
    header: HeaderSeen | None
    problems: tuple[Problem, ...]
    conversions: tuple[Conversion, ...]
    is_open: bool
    heads: tuple[range, ...] = ()
    """The rows of each block's header."""
    missing: str = ""
    """Code of the problem that it has no usable header."""


def inspect_sheet(
    sheet: Sheet, file: str, known: Known, choices: Choices, *, of_book: int | None = None
) -> InspectedSheet:
    """Find a sheet's headers, columns and period. `of_book`: the quarter (1–4) that other sheets of the book name."""
    texts = keys_of(tuple(item.text for item in known.plan.items))
    found = [_chosen(header, choices) for header in find_headers(sheet, known.plan.roles, texts)]
    usable = [header for header in found if header.complete or _is_assigned(header, choices)]
    period = sheet_period(sheet, usable, file, known.plan.fiscal_year)
    if not usable:
        missing = "no_progress_column" if any(_names_items(header) for header in found) else "no_header"
        seen = _seen(sheet, found, None, known=False)
        return InspectedSheet(sheet, period, (), seen, (), (), False, missing=missing)
    repeated = repeated_headers(sheet, usable[-1], known.plan.roles, texts)
    usable = [*usable, *(_chosen(header, choices) for header in repeated)]
    function, role = function_and_role(sheet, usable[0].first, known.plan, known.functions)
    blocks: list[TableBlock] = []
    problems: list[Problem] = list(period.problems)
    skipped: dict[tuple[str, str], Conversion] = {}
    is_open = False
    ends = [*(header.first for header in usable[1:]), len(sheet.rows)]
    for header, end in zip(usable, ends, strict=True):
        # Tables under each other, each with its quarter over it; what is over the first is the sheet's.
        quarter = quarter_over(sheet, header) if blocks else None
        named = None if period.by_file else quarter or period.quarter
        asked = choices.quarter.number if choices.quarter else None
        due = known.quarter.number if known.quarter else None
        columns = Columns.of_header(sheet, header, end, known=known, choices=choices, quarter=named)
        taken_as = asked or named or due or of_book or period.quarter
        resolved = resolve_columns(replace(columns, taken_as=taken_as, quarter_answered=asked is not None))
        blocks.append(TableBlock(sheet, resolved.meanings, header.top, end, function, role, quarter))
        problems += resolved.problems
        # A header that is repeated on every page leaves the same columns out.
        skipped |= {(e.source, e.rule): e for e in resolved.conversions if (e.source, e.rule) not in skipped}
        is_open = is_open or resolved.is_open
    problems += merged_across(sheet, blocks)
    # A person's answers about symbols were given with the legend in view.
    if not choices.symbols and any(map(rates_by_symbols, blocks)):
        problems += legend_problems(sheet, known.settings.scale)
    conversions = (*period.conversions, *_halves(sheet, usable[0], blocks[0], period), *skipped.values())
    seen = _seen(sheet, usable, blocks[0], known=not is_open)
    heads = tuple(range(min(each.first, each.top), min(each.top, len(sheet.rows))) for each in usable)
    return InspectedSheet(
        sheet, period, tuple(blocks), seen, tuple(dict.fromkeys(problems)), conversions, is_open, heads
    )


def rates_by_symbols(block: TableBlock) -> bool:
    """Whether symbols of a scale stand in a column of ratings."""
    cells = (row[column] for column in block.columns_of("status") for row in block.sheet.rows[block.top : block.end])
    return any(isinstance(value, str) and symbol_key(value) in SYMBOLS for value in cells)


def _chosen(header: Header, choices: Choices) -> Header:
    """The header with the first row of data that a person named."""
    top = choices.first_rows.get(header.signature)
    return header if top is None else replace(header, top=max(top, 0))


def _is_assigned(header: Header, choices: Choices) -> bool:
    """Whether a person's assignment names the items and something that is reported of them."""
    assigned = choices.assignments.get(header.signature)
    if assigned is None:
        return False
    codes = {choice.partition("@")[0] for choice in assigned.values()} | {each.code for each in header.columns}
    return bool(codes & {"text", "item"}) and bool(codes & set(INPUTS))


def _names_items(header: Header) -> bool:
    codes = {each.code for each in header.columns if each.code}
    return bool(codes & {"text", "item"}) and len(codes) > 1


def _halves(sheet: Sheet, header: Header, block: TableBlock, period: SheetPeriod) -> Iterator[Conversion]:
    """One record for each half-year that a header names, but for one that the period has recorded already."""
    recorded = {each.source for each in period.conversions}
    for column, each in enumerate(block.columns):
        if each.is_input and each.half and each.half not in recorded and each.quarter:
            recorded.add(each.half)
            cell = sheet.address(header.first, column)
            yield Conversion(sheet.name, cell, each.half, f"第{each.quarter}四半期", HALF_RULE)


def _seen(sheet: Sheet, found: Sequence[Header], block: TableBlock | None, *, known: bool) -> HeaderSeen | None:
    if not found:
        return None
    header = found[0]
    columns = (block.columns if block else header.columns)[:_SHOWN_COLUMNS]
    rows = tuple(
        tuple(shown(value)[:_SHOWN_TEXT] for value in row[: len(columns)]) for row in sheet.rows[:SEARCHED_ROWS]
    )
    codes = tuple(each.as_choice if each.code in (*PLAN_CODES, *INPUTS, "ignore") else "" for each in columns)
    labels = tuple(each.label for each in columns)
    return HeaderSeen(sheet.name, header.signature, header.top, labels, codes, rows, known)
