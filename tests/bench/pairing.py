"""Two callables timed in turn, A B A B …, so that a machine's changing speed meets both alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def compare(name: str, ours: Callable[[], object], theirs: Callable[[], object], *, runs: int = 15) -> None:
    """Print the medians (ms) of both and the median, least and greatest ratio ours ÷ theirs over the pairs."""
    ours(), theirs()
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    ratios = [a / b for a, b in pairs]
    mine, other = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    print(
        f"{name}: ours {mine:.1f} ms, compared with {other:.1f} ms, "
        f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}), {runs} pairs"
    )
