"""How much of a file is looked at: every limit of the upload path, in one place, with its reason.

Design: docs/reading.md, "Hostile input". A quarterly sheet has some 150 rows and is under 100 KB; the limits leave
room for a hundred times that and stop what is made to fill memory or time.
"""

from __future__ import annotations

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes, times in seconds; each is checked as early as its number is known."""

    file_bytes: int = 20 * MB
    """Checked first. Office workbooks with photographs stay below; the server holds the file while it is read."""

    unpacked_bytes: int = 256 * MB
    """Sum over the zip directory, and counted again while inflating. 100,000 rows × 10 columns make some 60 MB."""

    ratio: int = 200
    """Unpacked ÷ packed, for the file as a whole. Sheets of repeated text reach 50; deflate's most is 1,032: a bomb."""

    ratio_from_bytes: int = 32 * MB
    """Below this much unpacked data the ratio does no harm, and small styled sheets may well be very repetitive."""

    entries: int = 2_000
    """Parts in the zip. A workbook has some 10, and one or two more for each sheet, picture or comment."""

    sheets: int = 200
    """One per function, role or month and some to spare; 10,000 sheets take minutes to look at."""

    rows: int = 200_000
    """Twice the 100,000 rows that must be readable. Excel's own limit (1,048,576) is met by slips only."""

    columns: int = 1_000
    """Daily columns for two years and more. Excel's own limit is 16,384."""

    cells: int = 2_500_000
    """Rows × columns over all sheets from A1 on, blanks too: the grid is held in memory, at 8 bytes a blank."""

    merged: int = 100_000
    """Merged areas over all sheets. A form on squared paper (方眼紙) has some thousands; a million are a burden
    to whatever looks at them."""

    pages: int = 120
    """Of a PDF. A plan has some 20; a page takes some 20 ms."""

    cell_text: int = 32_767
    """Characters in one cell: Excel's own limit."""

    text: int = 5_000_000
    """Characters of all different texts. 100,000 rows with a remark of 50 characters each reach it; every character is
    looked at for likeness and for personal data, at about a microsecond, in the server itself."""

    seconds: float = 9.0
    """From start to answer, so that each file is answered within 10 s. 100,000 rows × 10 columns need about 4 s."""

    memory_bytes: int = 1024 * MB
    """Address space of the reading process, where the system can limit it (Linux; not Windows, hardly macOS)."""

    answer_bytes: int = 256 * MB
    """Most that is taken back from the reading process, which may be under a hostile file's control."""


LIMITS = Limits()

MARKING = LIMITS
"""For writing the problems into the sender's own workbook: openpyxl takes some 5 s to load and save 10,000 rows. What
does not get done within this comes back as the list of problems alone."""

READERS_AT_ONCE = 2
"""Reading processes beside each other; further files wait. Bounds what many uploads at once can take."""

SLOW_READERS = 2
"""Further ones, of those that have read for SLOW_AFTER: with them a few slow files stop nobody."""

SLOW_AFTER = 2.0
"""Seconds. A report is read in half of one, 100,000 rows in 4."""
