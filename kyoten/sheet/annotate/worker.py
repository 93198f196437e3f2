"""The process that opens a sender's workbook with openpyxl: `python -m kyoten.sheet.annotate.worker`.

A request on standard input, the marked workbook on standard output, nothing where it cannot be made.
"""

from __future__ import annotations

import os
import sys

from kyoten.reader.worker import confine
from kyoten.sheet.annotate.annotate import mark_here, unpack_request


def main() -> None:
    """Mark one workbook."""
    data, report, limits = unpack_request(sys.stdin.buffer.read())
    confine(limits, file_bytes=limits.unpacked_bytes)
    sys.stdout.buffer.write(mark_here(data, report, limits) or b"")
    sys.stdout.buffer.flush()
    os._exit(0)  # taking a large workbook apart at exit would only cost time


if __name__ == "__main__":
    main()
