"""ZIP archives whose bytes depend on their contents alone: fixed dates, fixed order, UTF-8 names flagged as such."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_NO_DATE = (1980, 1, 1, 0, 0, 0)
_STORED = (".png", ".jpeg", ".xlsx")
"""What is compressed already."""
_UNIX, _READABLE = 3, 0o644 << 16


def archive(files: Iterable[tuple[str, bytes]], date: tuple[int, int, int, int, int, int] = _NO_DATE) -> bytes:
    """Name and contents of each file, in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in files:
            target.writestr(_entry(name, date), data)
    return out.getvalue()


def without_dates(data: bytes) -> bytes:
    """The same archive without the clock in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return archive([(name, source.read(name)) for name in source.namelist()])


def _entry(name: str, date: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date)
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
    # Without these, the archive would say on which system it was made.
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    return entry
