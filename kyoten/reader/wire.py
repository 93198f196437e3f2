"""The pipe between the server and the reading process: what goes over it, as bytes.

JSON, not pickle: the reading process handles hostile bytes, and unpickling what it sends would let a file that took it
over run code in the server. Whatever comes back is checked and built anew; what does not fit is no answer.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, cast

from kyoten.problems.problem import TEMPLATES, Problem, Severity, Unreadable
from kyoten.reader.cells import CellFault, Sheet, Value, Workbook
from kyoten.reader.limits import Limits

_PLAIN = frozenset({str, int, float, bool, type(None)})
_KINDS = _PLAIN | {dt.datetime, dt.date, dt.time, dt.timedelta, CellFault}
_FORMATS = frozenset({"xlsx", "xlsb", "xls", "ods", "csv", "tsv", "docx", "pdf"})
_SHARE = re.compile(rb"[01]\.\d{3}\n")
LONGEST_SHARE = len(b"0.123\n")
"""Bytes of the line that says how far reading has come."""
_LONGEST_WORD = 1_000
"""Characters in a message, a name or a code that is taken back."""

_MAKERS: dict[str, Callable[..., Value]] = {
    "datetime": dt.datetime,
    "date": dt.date,
    "time": dt.time,
    "timedelta": dt.timedelta,
    "fault": CellFault,
}


class NoAnswer(Exception):
    """What came back from the reading process is not an answer."""


def pack_request(data: bytes, name: str, limits: Limits) -> bytes:
    """One line of JSON, then the file as it is."""
    return json.dumps({"name": name, "limits": asdict(limits)}).encode() + b"\n" + data


def unpack_request(raw: bytes) -> tuple[bytes, str, Limits]:
    """The other way round."""
    head, _, data = raw.partition(b"\n")
    words = json.loads(head)
    return data, words["name"], Limits(**words["limits"])


def pack_share(share: float) -> bytes:
    """A line before the answer: how much of the work is done (0–1)."""
    return b"%.3f\n" % share


def unpack_share(line: bytes) -> float | None:
    """None where the line is none of these: there the answer begins."""
    return float(line) if _SHARE.fullmatch(line) else None


def pack_answer(answer: Workbook | Problem) -> bytes:
    """A workbook, or the one problem that stood in the way."""
    if isinstance(answer, Problem):
        return json.dumps({"problem": answer._asdict()}).encode()
    body = {"format": answer.format, "sheets": [_pack_sheet(sheet) for sheet in answer.sheets]}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack_answer(raw: bytes, name: str) -> Workbook:
    """Raises Unreadable where the answer is a problem, NoAnswer where it is none."""
    try:
        words = json.loads(raw.decode("utf-8", "surrogatepass"))
        if "problem" in words:
            raise Unreadable(_problem(words["problem"]))
        _require(words["format"] in _FORMATS)
        return Workbook(name, words["format"], tuple(_unpack_sheet(sheet) for sheet in words["sheets"]))
    except (ValueError, KeyError, TypeError, IndexError, OverflowError, RecursionError) as error:
        raise NoAnswer from error


class _Numbered(dict[object, int]):
    """Values → their numbers in the order in which they came. A sheet says the same texts again and again: each goes
    over the pipe once, and comes out as one object."""

    def __init__(self) -> None:
        super().__init__()
        self.listed: list[Any] = []

    def __missing__(self, key: object) -> int:
        value = key[1] if isinstance(key, tuple) else key
        self.listed.append(value if type(value) in _PLAIN else _spell(cast(Value, value)))
        self[key] = number = len(self)
        return number


def _pack_sheet(sheet: Sheet) -> dict[str, Any]:
    """The grid as numbers of `values`; one that JSON has no form for is a list there."""
    number = _Numbered()
    # TRUE, 1 and 1.0 are equal, and 0 and -0: whatever is no text comes with its type, and a zero as it is shown.
    rows = [
        [number[value if type(value) is str else (type(value), value, value or str(value))] for value in row]
        for row in sheet.rows
    ]
    return {
        "name": sheet.name,
        "values": number.listed,
        "rows": rows,
        "merged": sheet.merged,
        "hidden": sheet.hidden,
        "textual": sheet.textual,
        "percents": sorted(sheet.percent_cells),
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "struck": [[row, col, text] for (row, col), text in sorted(sheet.struck.items())],
        "looks_known": sheet.looks_known,
        "row_names": sheet.row_names,
        "not_text": [[row, col, text] for (row, col), text in sorted(sheet.not_text.items())],
        "notes": [[row, col, text] for (row, col), text in sorted(sheet.notes.items())],
        "page_tops": sorted(sheet.page_tops.items()),
        "control_cells": sheet.control_cells,
    }


def _spell(value: Value) -> tuple[str, list[Any]]:
    """("date", [2011, 4, 1]): a key of _MAKERS and what it is called with."""
    match value:
        case dt.datetime():
            parts = [value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond]
            return "datetime", parts
        case dt.date():
            return "date", [value.year, value.month, value.day]
        case dt.time():
            return "time", [value.hour, value.minute, value.second, value.microsecond]
        case dt.timedelta():
            return "timedelta", [value.days, value.seconds, value.microseconds]
        case CellFault():
            return "fault", [value.kind, value.text]
        case _:
            raise TypeError(type(value))


def _unpack_sheet(words: dict[str, Any]) -> Sheet:
    values = [_make(*each) if type(each) is list else each for each in words["values"]]
    rows: list[list[int]] = words["rows"]
    _require(all(type(value) in _KINDS for value in values))
    _require(all(type(row) is list for row in rows) and len({len(row) for row in rows}) <= 1)
    _require(all(number >= 0 for row in rows if row for number in (min(row),)))
    return Sheet(
        _word(words["name"]),
        tuple(tuple([values[number] for number in row]) for row in rows),
        tuple(_range(each) for each in words["merged"]),
        hidden=words["hidden"] is True,
        textual=words["textual"] is True,
        percent_cells=frozenset((_index(row), _index(col)) for row, col in words["percents"]),
        hidden_rows=frozenset(_index(row) for row in words["hidden_rows"]),
        hidden_columns=frozenset(_index(col) for col in words["hidden_columns"]),
        struck={(_index(row), _index(col)): _text(text) for row, col, text in words["struck"]},
        looks_known=words["looks_known"] is True,
        row_names=_row_names(words["row_names"], len(rows)),
        not_text={(_index(row), _index(col)): _text(text) for row, col, text in words["not_text"]},
        notes={(_index(row), _index(col)): _text(text) for row, col, text in words["notes"]},
        page_tops={_index(row): _index(before) for row, before in words["page_tops"]},
        control_cells=tuple((_index(row), _index(col)) for row, col in words["control_cells"]),
    )


def _row_names(names: list[Any], rows: int) -> tuple[str, ...]:
    _require(len(names) in (0, rows))
    return tuple(map(_word, names))


def _make(kind: str, parts: list[Any]) -> Value:
    expected = str if kind == "fault" else int
    _require(all(type(part) is expected for part in parts))
    return _MAKERS[kind](*parts)


def _range(numbers: list[Any]) -> tuple[int, int, int, int]:
    first_row, first_col, last_row, last_col = (_index(number) for number in numbers)
    return first_row, first_col, last_row, last_col


def _problem(words: dict[str, Any]) -> Problem:
    _require(words["code"] in TEMPLATES)
    texts = {key: _word(words[key]) for key in ("code", "sheet", "cell", "value", "message", "remedy")}
    return Problem(severity=Severity(words["severity"]), **texts)


def _index(number: object) -> int:
    if type(number) is not int or number < 0:
        raise ValueError(number)
    return number


def _text(text: object) -> str:
    _require(type(text) is str)
    return cast(str, text)


def _word(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError(type(text))
    return text[:_LONGEST_WORD]


def _require(condition: bool) -> None:
    if not condition:
        raise ValueError
