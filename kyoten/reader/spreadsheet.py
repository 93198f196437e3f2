"""Spreadsheets through python-calamine → Sheets at their true addresses."""

from __future__ import annotations

import io

import python_calamine as calamine

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.beyond_calamine import BookExtras, Extras
from kyoten.reader.cells import Sheet
from kyoten.reader.grid import check_extent, check_merged, check_texts, check_total, rectangle
from kyoten.reader.limits import Limits
from kyoten.reader.on_progress import OnProgress, ignore_progress, share_of
from kyoten.reader.xml import damaged


def read_sheets(
    data: bytes, form: str, limits: Limits, extras: BookExtras, on_progress: OnProgress = ignore_progress
) -> tuple[Sheet, ...]:
    """All worksheets in the workbook's order; charts, dialogs and macro sheets are no sheets.

    `extras`: what calamine does not say (kyoten.reader.ooxml, .odf, .biff), and nothing does of an xlsb.
    Raises Unreadable, and whatever calamine raises for a broken file.
    """
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        listed = book.sheets_metadata
        if not listed:  # a workbook has one at least: its own part is missing
            raise damaged()
        if len(listed) > limits.sheets:
            raise Unreadable(problem("too_many_sheets", found=f"{len(listed):,}枚", limit=f"{limits.sheets:,}枚"))
        sheets: list[Sheet] = []
        characters = 0
        for number, each in enumerate(listed):
            if each.typ is calamine.SheetTypeEnum.WorkSheet:
                each_share = share_of(on_progress, number / len(listed), (number + 1) / len(listed))
                own = extras.get(each.name) or extras.get(number) or Extras(looks_known=form != "xlsb")
                sheets.append(_sheet(book, each, limits, own, each_share))
                check_total((sheet.rows for sheet in sheets), limits)
                check_merged(sheets, limits)
                characters = check_texts(each.name, sheets[-1].rows, limits, textual=False, before=characters)
    if not any(sheet.rows for sheet in sheets):
        raise Unreadable(problem("no_sheet"))
    return tuple(sheets)


def _sheet(
    book: calamine.CalamineWorkbook,
    metadata: calamine.SheetMetadata,
    limits: Limits,
    extras: Extras,
    on_progress: OnProgress,
) -> Sheet:
    name = metadata.name
    on_progress(0.0)
    read = book.get_sheet_by_name(name)
    top, left = read.start or (0, 0)
    check_extent(name, top + read.height, left + read.width, limits)
    on_progress(0.5)
    rows = read.to_python(skip_empty_area=True)
    on_progress(0.7)
    over = {**extras.faults, **{place: text or None for place, text in extras.texts.items()}}
    grid = rectangle(rows, top=top, left=left, over=over)
    merged = tuple((*first, *last) for first, last in read.merged_cell_ranges or ()) or tuple(extras.merged)
    hidden = metadata.visible is not calamine.SheetVisibleEnum.Visible
    width = len(grid[0]) if grid else 0
    return Sheet(
        name,
        grid,
        merged,
        hidden=hidden,
        percent_cells=frozenset(extras.percents),
        hidden_rows=frozenset(row for row in extras.hidden_rows if row < len(grid)),
        hidden_columns=frozenset(column for column in extras.hidden_columns if column < width),
        looks_known=extras.looks_known,
        # A file may list them in any order; they are told in the sheet's.
        notes=dict(sorted(extras.notes.items())),
        struck={
            (row, col): text for (row, col), text in sorted(extras.struck.items()) if row < len(grid) and col < width
        },
    )
