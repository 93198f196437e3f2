"""Kyoten: the progress dashboard of community childcare-support bases.

Its data as pandas frames (docs/python.md): kyoten.read_plan, read_sheet, check_sheet, progress, rollup, findings.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kyoten.frames import ReadingProblem, check_sheet, findings, judgements, progress, read_plan, read_sheet, rollup

__version__ = "0.1.0"
__all__ = ["ReadingProblem", "check_sheet", "findings", "judgements", "progress", "read_plan", "read_sheet", "rollup"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever kyoten.frames has of that name
    """Loaded when first asked for: pandas takes its time, and most of the package has no use for it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("kyoten.frames"), name)
