"""Printing: documents on standard output, everything said to a person beside them on standard error."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from kyoten.cli.arguments import Refused
from kyoten.problems.problem import Problem, Severity

SEVERITY_NAMES = {Severity.ERROR: "誤り", Severity.WARNING: "注意"}


def say(text: str) -> None:
    """A message, on standard error."""
    print(text, file=sys.stderr)


def print_json(document: Any) -> None:  # noqa: ANN401
    """One document, on standard output. NaN never gets here: unknown numbers are null."""
    print(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns in line, a Japanese character being two wide; all but the first to the right."""
    table = [list(head), *(list(row) for row in rows)]
    widths = [max(_width(row[column]) for row in table) for column in range(len(head))]
    for row in table:
        print("  ".join(_padded(cell, widths[n], left=n == 0) for n, cell in enumerate(row)).rstrip())


def describe(problem: Problem) -> str:
    """誤り 報告!F12: message remedy"""
    place = f" {problem.place}" if problem.place else ""
    return f"{SEVERITY_NAMES[problem.severity]}{place}: {problem.message}{problem.remedy}"


def confirmed(question: str, *, yes: bool) -> bool:
    """Whether the user agrees; `yes` agrees beforehand. Raises Refused where nobody can be asked."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise Refused("確認できないため、何も保存していません。保存するには --yes を付けてください。")
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return unicodedata.normalize("NFKC", sys.stdin.readline()).strip().casefold() in ("y", "yes", "はい")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)


def _padded(text: str, width: int, *, left: bool) -> str:
    gap = " " * (width - _width(text))
    return text + gap if left else gap + text
