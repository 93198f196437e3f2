"""Files read all at once, some of them as slow as the limits allow: how long until each is answered, and how.

python tests/bench/waiting_files.py [slow] [usual]
"""

from __future__ import annotations

import io
import os
import re
import sys
import threading
import time
import zipfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import openpyxl

from kyoten.problems.problem import Unreadable
from kyoten.reader.workbook import read_workbook

Answer = tuple[str, str, float]


def slow() -> bytes:
    """200,000 rows of 12 numbers: just within the limits."""
    sheet, made, out = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    sheet.save(made)
    cells = "".join(f"<c><v>{number}.5</v></c>" for number in range(12))
    rows = f"<sheetData>{f'<row>{cells}</row>' * 200_000}</sheetData>".encode()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"<sheetData\s*/>|<sheetData></sheetData>", lambda _: rows, old.read(name)))
    # What no zip makes smaller keeps the whole from being taken for a bomb.
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/media/picture.bin", os.urandom(2 * 1024 * 1024))
    return out.getvalue()


def usual() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for number in range(150):
        book.active.append([f"項目{number}を行う。", "実施中", number % 100])
    book.save(out)
    return out.getvalue()


def read(kind: str, data: bytes, answers: list[Answer]) -> None:
    begun = time.monotonic()
    try:
        read_workbook(data, f"{kind}.xlsx")
        said = "read"
    except Unreadable as fault:
        said = fault.problem.code
    answers.append((kind, said, time.monotonic() - begun))


def main() -> None:
    given = [int(word) for word in sys.argv[1:]]
    count_slow, count_usual = [*given, *[4, 12][len(given) :]]
    answers: list[Answer] = []
    files = [("slow", slow())] * count_slow + [("usual", usual())] * count_usual
    threads = [threading.Thread(target=read, args=(kind, data, answers)) for kind, data in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for kind in ("slow", "usual"):
        took = [seconds for name, _, seconds in answers if name == kind]
        said = Counter(said for name, said, _ in answers if name == kind)
        print(f"{kind}: {len(took)} files, {dict(said)}, slowest answer {max(took):.1f} s")


if __name__ == "__main__":
    main()
