"""The steps by which it is told what a table's columns hold, each `Columns → Columns` and what is said of it.

Those about counts are in kyoten.sheet.foreign.columns.counts; their order is in kyoten.sheet.foreign.columns.resolve.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from kyoten.fiscal import year_label
from kyoten.problems.problem import Problem
from kyoten.sheet.columns import BY_CODE, INPUTS
from kyoten.sheet.foreign.block import TableBlock
from kyoten.sheet.foreign.columns import contents
from kyoten.sheet.foreign.columns.columns import Columns
from kyoten.sheet.foreign.columns.counts import can_be_cumulative
from kyoten.sheet.foreign.columns.quarters import has_item_twice, names_quarters, row_quarters
from kyoten.sheet.foreign.header.columns import is_single
from kyoten.sheet.foreign.header.words import IGNORE, UNNAMED, header_words
from kyoten.sheet.match.hints import looks_like_id, usual_role
from kyoten.sheet.values.display import quoted
from kyoten.text import key

_OF_PLAN = ("計画", "目標", "項目", "事業")
_IN_WORDS, _COUNT = frozenset({"word", "sentence", "prose"}), "count_of_quarter"
_MAY_BE = {UNNAMED: "状況・進捗率・実績・取組実績"}

Result = tuple[Columns, list[Problem]]


def leave_out_other_years(columns: Columns) -> Result:
    """Values of another year than the plan's are not read. Where all are, the sheet is: its period says so."""
    plan_year = columns.known.plan.fiscal_year
    inputs = [(number, each) for number, each in enumerate(columns.meanings) if each.is_input]
    others = {number: each.year for number, each in inputs if each.year not in (None, plan_year)}
    if not others or len(others) == len(inputs):
        return columns, []
    years = "、".join(year_label(year) for year in sorted({year for year in others.values() if year}))
    first = next(iter(others))
    note = columns.problem("columns_of_other_year", first, value=years, expected=year_label(plan_year))
    return columns.with_code(others, IGNORE), [note]


def take_one_column_of_quarters(columns: Columns) -> Result:
    """A column of quarters says what a row reports of, unless columns do, or it is what the item is planned for."""
    for code in ("quarter", "year"):
        found = [number for number, each in enumerate(columns.meanings) if each.code == code]
        taken = columns.chosen or found[:1]
        columns = columns.with_duplicates(number for number in found if number not in taken)
    block = TableBlock(columns.sheet, columns.meanings, columns.rows.start, columns.rows.stop)
    by_columns = any(each.is_input and each.quarter for each in columns.meanings)
    problems: list[Problem] = []
    for column in block.columns_of("quarter"):
        if column in columns.chosen:
            continue
        if by_columns or not names_quarters(block, column):
            columns = columns.with_code([column], "")
        elif columns.quarter and row_quarters(block) != [columns.quarter] and not has_item_twice(block, column):
            columns = columns.with_code([column], IGNORE)
            problems.append(columns.problem("quarter_column_of_plan", column, value=columns.label(column)))
    return columns, problems


def tell_by_contents(columns: Columns) -> Result:
    """Columns with the same words, of all quarters together, hold the same kind of thing; their cells say which."""
    roles, scale = columns.known.plan.roles, columns.known.settings.scale
    groups: dict[tuple[str, str, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, each in enumerate(columns.meanings):
        if number not in columns.chosen and each.is_input:
            words = tuple(header_words(text, roles).rest for text in columns.header.texts[number])
            groups[each.code, each.role, tuple(word for word in words if word)].append(number)
    problems: list[Problem] = []
    for (code, _, _), group in groups.items():
        found = contents.kinds(columns.sheet, group, columns.rows, scale)
        largest = partial(contents.largest_number, columns.sheet, group, columns.rows)
        meant = contents.code_by_content(code, found, largest)
        if not meant and found.keys() <= _IN_WORDS and contents.question(code, columns.label(group[0])) == _COUNT:
            meant = "result"  # 今期の実績 over words alone
        if not found and code == UNNAMED:
            columns = columns.with_code(group, IGNORE)  # a quarter that is still to come
        elif found and not meant:
            columns, questions = _left_open(columns, group, code)
            problems += questions
        elif found and meant != code:
            columns, notes = _by_contents(columns, group, meant)
            problems += notes
    return columns, problems


def _left_open(columns: Columns, group: list[int], code: str) -> Result:
    """A question, unless it is a quarter's count beside the year's: then another step decides, or it is not read."""
    label = columns.label(group[0])
    question = contents.question(code, label)
    if question == "count_of_quarter":
        held = {(each.quarter, each.role) for each in columns.meanings if each.code == "count"}
        if all((columns.meanings[number].quarter, columns.meanings[number].role) in held for number in group):
            return columns.with_code(group, ""), []
        if can_be_cumulative(columns, group):
            return columns.with_code(group, "count"), []
    # On screen the column waits for an answer, be it what its header says.
    asked = columns.problem(question, group[0], value=label, column=_MAY_BE.get(code, ""))
    return columns.with_code(group, UNNAMED), [asked]


def _by_contents(columns: Columns, group: list[int], meant: str) -> Result:
    """What the cells say, unless other columns hold that already."""
    held = {(each.code, each.quarter, each.role) for each in columns.meanings}
    wanted = {(meant, columns.meanings[number].quarter, columns.meanings[number].role) for number in group}
    if is_single(meant) and held & wanted:
        return columns, []
    labels = quoted(map(columns.label, group))
    note = columns.problem("column_by_content", group[0], value=labels, column=_name(meant))
    return columns.with_code(group, meant), [note]


def take_one_column_of_items(columns: Columns) -> Result:
    """Of several columns that may hold the items, for one role, the one with most of the plan's words. One to its right
    that has none of them, under 内容 or 取組, is what was done."""
    beginnings = {key(item.text)[:12] for item in columns.known.plan.items}
    problems: list[Problem] = []
    for group in columns.alike("text", lambda each: (each.role,)):
        named = {n: sum(key(text)[:12] in beginnings for text in _texts(columns, n)) for n in group}
        best = max(group, key=lambda number: named[number])
        for number in group:
            label = columns.label(number)
            tells = "内容" in label or ("取" in label and named[best] > named[number] == 0)
            if number > best and tells and not any(word in label for word in _OF_PLAN):
                columns = columns.with_code([number], "result")
                names = {"value": quoted([label]), "column": _name("result")}
                problems.append(columns.problem("column_by_content", number, **names))
            elif number != best:
                columns = columns.with_code([number], "")
    return columns, problems


def take_column_of_roles(columns: Columns) -> Result:
    """担当 under which every cell is a role says whose the items are, where no other column does."""
    codes = [each.code for each in columns.meanings]
    problems: list[Problem] = []
    for number in [n for n, code in enumerate(codes) if code == "person" and "role" not in codes]:
        words = _texts(columns, number)
        if number not in columns.chosen and len(words) > 1 and all(map(usual_role, words)):
            columns = columns.with_code([number], "role")
            facts = {"value": quoted([columns.label(number)]), "column": _name("role")}
            problems.append(columns.problem("column_by_content", number, **facts))
            break
    return columns, problems


def take_one_column_of_numbers(columns: Columns) -> Result:
    """Of several columns of items' numbers the one whose cells look most like the plan's."""
    for group in columns.alike("item", lambda _: ()):
        best = max(group, key=lambda number: sum(map(looks_like_id, _texts(columns, number))))
        columns = columns.with_duplicates(number for number in group if number != best)
    return columns, []


def take_filled_columns(columns: Columns) -> Result:
    """Of several columns with one code the filled one counts; where two are filled, a person says which."""
    problems: list[Problem] = []
    for code in INPUTS:
        if not is_single(code):
            continue  # two columns of text are both read
        for group in columns.alike(code, lambda each: (each.quarter, each.role, each.tick)):
            used = [number for number in group if columns.is_filled(number)]
            columns = columns.with_code([number for number in group if number not in (used or group[:1])], IGNORE)
            if len(used) > 1:
                labels = quoted(map(columns.label, used))
                problems.append(columns.problem("same_columns", used[1], value=labels, column=_name(code)))
    return columns, problems


def name_columns_not_understood(columns: Columns) -> Result:
    """Columns where something stands under a header that is not understood: nothing vanishes unsaid."""
    labels = [
        each.label
        for number, each in enumerate(columns.meanings)
        if not each.code and each.label and columns.is_filled(number)
    ]
    return columns, [columns.problem("column_not_read", value=quoted(labels))] if labels else []


def _texts(columns: Columns, column: int) -> list[str]:
    cells = (columns.sheet.rows[row][column] for row in columns.rows)
    return [value for value in cells if isinstance(value, str)]


def _name(code: str) -> str:
    return " ".join(BY_CODE[code].header.split())
