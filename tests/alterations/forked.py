"""pytest in a fork of this process: the libraries, which take seconds to load, are loaded once for all alterations."""

from __future__ import annotations

import compileall
import contextlib
import importlib
import os
import py_compile
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

LIBRARIES = ("pytest", "hypothesis", "openpyxl", "pptx", "lxml.etree", "streamlit.testing.v1")
"""What tests load beside what the project does."""


def prepare(copy: Path) -> None:
    """Load the libraries, and compile the copy so that a changed module is known by its bytes, not by its time.

    (What is compiled anew then is known so too; tests are compiled by the first that runs them.)
    """
    checked = py_compile.PycInvalidationMode.CHECKED_HASH
    compileall.compile_dir(copy / "kyoten", quiet=1, invalidation_mode=checked)
    for name in LIBRARIES:
        importlib.import_module(name)
    sys.path.insert(0, str(copy))
    for path in sorted((copy / "kyoten").rglob("*.py")):
        if path.stem != "__main__":
            importlib.import_module(".".join(path.relative_to(copy).with_suffix("").parts).removesuffix(".__init__"))


class FirstFailure:
    """A plugin of pytest that writes down which test failed first."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def pytest_runtest_logreport(self, report) -> None:
        if report.failed and not self._file.exists():
            self._file.write_text(report.nodeid, "utf-8")


def run(copy: Path, tests: Sequence[str], seconds: float) -> tuple[int | None, str]:
    """pytest's exit status for these tests in the copy, None where time was up; and the first that failed, or ""."""
    sys.stdout.flush()
    first = copy / "first_failure"
    first.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        _become_pytest(copy, tests, first)
    status = _wait(child, time.monotonic() + seconds)
    _end_group(child)
    if status is None:
        os.waitpid(child, 0)
    return status, first.read_text("utf-8") if first.exists() else ""


def _wait(child: int, end: float) -> int | None:
    while time.monotonic() < end:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    return None


def _become_pytest(copy: Path, tests: Sequence[str], first: Path) -> None:
    status = 1
    try:
        os.setsid()
        os.chdir(copy)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        root = Path(__file__).resolve().parents[2]
        sys.path[:] = [str(copy), *(each for each in sys.path if each and Path(each).resolve() != root)]
        for name in [each for each in sys.modules if each.partition(".")[0] in ("tests", "kyoten")]:
            del sys.modules[name]
        importlib.invalidate_caches()
        status = int(sys.modules["pytest"].main(["-x", "-q", "-p", "no:cacheprovider", *tests], [FirstFailure(first)]))
    finally:
        os._exit(status)


def _end_group(child: int) -> None:
    """Readers and the like that a test has left behind go with it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
