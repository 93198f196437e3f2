"""Plan versions that were read already: a stored one never changes, and reading it takes longer than a sheet."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from kyoten.model import Plan

_KEPT = 8
"""Versions kept: a few sites with this year's plan and last year's."""

Key = tuple[Any, ...]
"""(epoch, row): a row's id is never given twice within an epoch, but a restore puts other rows in their place."""


class PlanCache:
    """The plans read last; safe to share between threads."""

    def __init__(self) -> None:
        self._plans: dict[Key, Plan] = {}
        self._lock = threading.Lock()

    def plan(self, key: Key, read: Callable[[], Plan]) -> Plan:
        """The plan of a key, by `read` where it is not kept. What was changed by hand is laid over it by others."""
        with self._lock:
            kept = self._plans.pop(key, None)
        plan = read() if kept is None else kept
        with self._lock:
            self._plans[key] = plan  # put back last: the first one is what was asked for longest ago
            while len(self._plans) > _KEPT:
                del self._plans[next(iter(self._plans))]
        return plan
