"""The store's epochs: what was made of it in one is no use in the next. Within a transaction that others have opened.

A new one begins with each change of the schema and with each backup that is brought back: the journal's numbers alone
don't tell, since a restore winds them back. The list is that of the place (the database behind a URL), not of the
content, so that a server that knows an older epoch finds it there and sees that it was Kyoten who brought in the newer.
"""

from __future__ import annotations

import datetime as dt
import secrets

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.storage.records import Revision
from kyoten.storage.tables import epochs, journal


def begin(connection: Connection, now: dt.datetime) -> None:
    """From here on, nothing that was kept of the store before is right."""
    connection.execute(sa.insert(epochs).values(epoch=secrets.token_hex(16), begun=now))


def revision(connection: Connection) -> Revision:
    """What the store is at now: its epoch, and the number of the newest line in its journal (0 for none)."""
    row = connection.execute(_REVISION).one()
    return Revision(row[0] or "", row[1] or 0)


def current() -> sa.ScalarSelect[str]:
    """The present epoch, as a part of a query."""
    return sa.select(epochs.c.epoch).order_by(epochs.c.id.desc()).limit(1).scalar_subquery()


# Made once: each transaction asks for it.
_REVISION = sa.select(current(), sa.select(sa.func.max(journal.c.id)).scalar_subquery())


def known(connection: Connection, epoch: str) -> bool:
    """Whether the store at this place was ever in that epoch."""
    return connection.execute(sa.select(epochs.c.id).where(epochs.c.epoch == epoch)).first() is not None
