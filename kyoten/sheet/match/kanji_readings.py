"""Which kanji read alike: what a wrong conversion puts in another's place (関係期間 for 関係機関).

The table is from the Unicode Character Database; its head says which part.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("kanji_readings.tsv")


def reads_alike(one: str, other: str) -> bool:
    """Whether two words have as many kanji, and each pair of different ones a reading in common."""
    readings = _readings()
    nothing: frozenset[str] = frozenset()
    return len(one) == len(other) and all(
        a == b or readings.get(a, nothing) & readings.get(b, nothing) for a, b in zip(one, other, strict=True)
    )


@lru_cache(maxsize=1)
def _readings() -> dict[str, frozenset[str]]:
    """Kanji → its readings. Read when the first slip is looked at."""
    found: dict[str, set[str]] = {}
    for line in _TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            reading, _, kanji = line.partition("\t")
            for each in kanji:
                found.setdefault(each, set()).add(reading)
    return {kanji: frozenset(each) for kanji, each in found.items()}
