"""The kinds of files that can be read, by what people call them: the one list for every place that takes a file."""

from __future__ import annotations

from collections.abc import Mapping

TABLES: Mapping[str, tuple[str, ...]] = {"Excel": ("xlsx", "xlsm", "xls"), "ODS": ("ods",), "CSV": ("csv", "tsv")}
"""What a quarter's report and a plan may come as: name on screen → endings."""
DOCUMENTS: Mapping[str, tuple[str, ...]] = {}
"""What a plan may come as besides."""
PLANS: Mapping[str, tuple[str, ...]] = {**TABLES, **DOCUMENTS}


def endings(kinds: Mapping[str, tuple[str, ...]]) -> list[str]:
    """For an uploader: xlsx, xlsm …"""
    return [ending for each in kinds.values() for ending in each]


def names(kinds: Mapping[str, tuple[str, ...]]) -> str:
    """For a sentence: Excel・ODS・CSV."""
    return "・".join(kinds)
