"""What the server's process gives back to the system of the memory that it no longer needs.

The C library of Linux (glibc) keeps what was freed for later, and learns from each freed file to keep blocks of its
size too: after a few uploads of 19 MB the process stays as large as it ever was. Elsewhere these calls do nothing.
"""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress

_MMAP_THRESHOLD = -3
"""M_MMAP_THRESHOLD of malloc.h."""
_LARGE = 1024 * 1024
"""Bytes from which a block is asked of the system alone, and given back when it is freed."""


def large_blocks_apart() -> None:
    """Once, at the start."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """After much was freed."""
    gc.collect()
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
