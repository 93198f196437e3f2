"""The workbook that is handed out per quarter and role (docs/reading.md, "Ours")."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kyoten.fiscal import Quarter
from kyoten.model import FIELDS, ActionItem, Plan, ProgressEntry
from kyoten.settings import Settings
from kyoten.sheet.columns import COLUMNS, LAST, Column
from kyoten.sheet.own.machine_row import GUIDE_SHEET, Marker
from kyoten.sheet.template.entry_rules import add_rules
from kyoten.sheet.template.guide import Facts, footer, write_guide
from kyoten.sheet.template.plan_words import plan_words
from kyoten.sheet.template.style import QUIET, SAMPLE_INK, Styles, row_height
from kyoten.text import runs_in_spreadsheet

NAME = "報告"
TITLE_ROW, NOTE_ROW, MACHINE_ROW, HEADER_ROW, FIRST_ROW = 0, 1, 2, 3, 4
"""Rows of the sheet, from 0."""
_LEAST_HEIGHT = 46.0
"""Points: room for three lines to write in."""


def quarter_workbook(
    plan: Plan,
    quarter: Quarter,
    *,
    site: str,
    version: int,
    role: str | None,
    previous: Mapping[str, ProgressEntry],
    reported: Mapping[str, ProgressEntry] = MappingProxyType({}),
    settings: Settings,
    persons: Mapping[str, str] = MappingProxyType({}),
    judged: Mapping[str, str] = MappingProxyType({}),
    sample: bool = False,
    contact: str = "",
) -> bytes:
    """An xlsx: a 記入要領 sheet, and 報告 with one row an item in plan order.

    `role` None: every role's items, with a column that names the role. `previous`: item id → newest known entry before
    the quarter; those of another fiscal year are left out. `reported`: item id → what is reported of the quarter, which
    the input cells begin with; `persons`: item id → who is in charge, `judged`: → last year's judgement,
    both named under the target. The same arguments give
    the same bytes.
    """
    facts = Facts(site, quarter, role, settings, sample, contact)
    items = tuple(item for item in plan.items if role is None or item.role == role)
    marker = Marker(site, quarter, role or "", version)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": facts.title, "author": site, "created": _made_on(quarter)})
        styles = Styles(book, {})
        scale_range = write_guide(book.add_worksheet(GUIDE_SHEET), styles, facts)
        sheet = book.add_worksheet(NAME)
        table = _Table(sheet, styles, facts)
        table.write_head(marker)
        known = _known(previous, quarter)
        for row, item in enumerate(items, start=FIRST_ROW):
            words = plan_words(item, persons.get(item.id, ""), judged.get(item.id, ""))
            table.write_item(row, item, words, known.get(item.id), reported.get(item.id))
        last_row = FIRST_ROW + max(len(items), 1) - 1
        add_rules(sheet, table.columns, (FIRST_ROW, last_row), settings, scale_range)
        _protect(sheet)
        _set_up_page(sheet, facts, table.columns, last_row)
        sheet.activate()
    return target.getvalue()


def _made_on(quarter: Quarter) -> dt.datetime:
    """A fixed moment, so that bytes do not depend on the clock."""
    return dt.datetime.combine(quarter.end, dt.time())


def _known(previous: Mapping[str, ProgressEntry], quarter: Quarter) -> dict[str, ProgressEntry]:
    return {key: each for key, each in previous.items() if each.quarter.year == quarter.year and each.quarter < quarter}


def columns_for(role: str | None) -> tuple[Column, ...]:
    """The columns of the sheet from left to right: a sheet of one role does not repeat it in every row."""
    return tuple(column for column in COLUMNS if column.code != "role" or role is None)


@dataclass(frozen=True)
class _Table:
    """The 報告 sheet being written: its rows are written one by one."""

    sheet: Worksheet
    styles: Styles
    facts: Facts

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns_for(self.facts.role)

    def write_head(self, marker: Marker) -> None:
        sheet, styles = self.sheet, self.styles
        sheet.set_row(TITLE_ROW, 26)
        sheet.write_string(TITLE_ROW, 0, *self._title())
        until = f"{self.facts.deadline}までに提出してください"
        note = f"色の付いた欄に記入し、{until}。書き方は「{GUIDE_SHEET}」シートにあります。"
        sheet.set_row(NOTE_ROW, 18)
        sheet.write_string(NOTE_ROW, 0, note, styles.get(font_color=QUIET, font_size=9))
        sheet.set_row(MACHINE_ROW, 9)
        sheet.set_row(HEADER_ROW, 34)
        machine = styles.get(font_size=5, font_color="#B8C0C8")
        for index, column in enumerate(self.columns):
            sheet.set_column(index, index, column.width)
            sheet.write_string(MACHINE_ROW, index, marker.text() if column.code == "item" else column.code, machine)
            sheet.write_string(HEADER_ROW, index, column.header, styles.header(column))

    def _title(self) -> tuple[str, Format]:
        sample = "【サンプル】" if self.facts.sample else ""
        ink = {"font_color": SAMPLE_INK} if self.facts.sample else {}
        look = self.styles.get(bold=True, font_size=14, valign="vcenter", **ink)
        return f"{sample}{self.facts.title}  {self.facts.site}", look

    def write_item(
        self,
        row: int,
        item: ActionItem,
        words: Mapping[str, str],
        last: ProgressEntry | None,
        reported: ProgressEntry | None,
    ) -> None:
        inputs = {name: getattr(reported, name) for name in FIELDS} if reported else {}
        values = {**words} | _last_values(last, self.facts.quarter) | inputs
        shown = [(column, values.get(column.code)) for column in self.columns]
        for index, (_, value) in enumerate(shown):
            self._write_cell(row, index, value, restated=item.restates is not None)
        texts = [(column, str(value)) for column, value in shown if value is not None]
        self.sheet.set_row(row, row_height(texts, _LEAST_HEIGHT))

    def _write_cell(self, row: int, index: int, value: str | float | None, *, restated: bool) -> None:
        column = self.columns[index]
        if value is None or value == "":
            self.sheet.write_blank(row, index, None, self.styles.cell(column))
        elif isinstance(value, str):
            look = self.styles.cell(column, restated=restated, literal=runs_in_spreadsheet(value))
            self.sheet.write_string(row, index, value, look)
        else:
            self.sheet.write_number(row, index, value, self.styles.cell(column))


def _last_values(last: ProgressEntry | None, quarter: Quarter) -> dict[str, str | float | None]:
    if last is None:
        return {}
    # Where the newest report is not of the quarter just before, its status says of which one it is.
    when = "" if last.quarter == quarter.previous() else f"({last.quarter.label})"
    status = "\n".join(part for part in (last.status or "", when) if part)
    values = {column.code: getattr(last, column.code.removeprefix(LAST)) for column in COLUMNS if column.is_last}
    return values | {f"{LAST}status": status}


def _protect(sheet: Worksheet) -> None:
    """Locks the plan's words against slips only: there is no password."""
    allowed = ("autofilter", "sort", "format_cells", "format_columns", "format_rows", "insert_columns", "pivot_tables")
    sheet.protect("", dict.fromkeys(allowed, True))


def _set_up_page(sheet: Worksheet, facts: Facts, columns: tuple[Column, ...], last_row: int) -> None:
    codes = [column.code for column in columns]
    sheet.freeze_panes(FIRST_ROW, codes.index("text") + 1)
    sheet.autofilter(HEADER_ROW, 0, last_row, len(columns) - 1)
    sheet.hide_gridlines(2)
    sheet.set_zoom(90)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.print_area(0, 0, last_row, len(columns) - 1)
    sheet.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.5)
    sheet.set_footer(footer(facts))
