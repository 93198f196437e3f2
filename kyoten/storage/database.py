"""An opened database: the base class of the Store's groups of methods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from kyoten.storage import migrations
from kyoten.storage.engine import open_engine
from kyoten.storage.plan_cache import PlanCache


class Database:
    """One database. Cheap to make, safe to share between threads; `clock` gives aware datetimes."""

    def __init__(self, url: str, clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)) -> None:
        self.url = url
        self._engine = open_engine(url)
        self._clock = clock
        self._plans = PlanCache()

    def migrate(self) -> None:
        """Bring the database to this code's schema. Raises DatabaseTooNew, DatabaseUnavailable."""
        migrations.migrate(self._engine, self._clock())

    def close(self) -> None:
        """Let go of the database's files."""
        self._engine.dispose()
