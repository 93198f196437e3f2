"""The fuzz run: case number → a broken workbook, read as intake reads it. Run as a program it reads a range of cases.

A case is decided by its number alone, so that any one can be looked at again. Each line that the program prints is one
case's outcome; a case that ends the process has none, which is how the test sees which one it was.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
import io
import json
import re
import signal
import sys
import traceback
import zipfile
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

import corpus  # noqa: E402
from made_workbooks import zipped  # noqa: E402
from mutations import mutated  # noqa: E402
from quarter_sheets import PLAN, Q2, SITE  # noqa: E402
from strange_workbooks import STRANGE  # noqa: E402

from kyoten.plan.read import read_plan  # noqa: E402
from kyoten.problems.problem import Problem, Unreadable  # noqa: E402
from kyoten.problems.report import Report  # noqa: E402
from kyoten.reader.endings import DOCUMENTS as DOCUMENT_FORMATS  # noqa: E402
from kyoten.reader.wire import pack_answer, unpack_answer  # noqa: E402
from kyoten.reader.workbook import LIMITS, Workbook, read_workbook  # noqa: E402
from kyoten.reader.worker import confine  # noqa: E402
from kyoten.sample import FOLDER, read_shipped_plan  # noqa: E402
from kyoten.sample import SITE as SAMPLE_SITE  # noqa: E402
from kyoten.settings import Settings  # noqa: E402
from kyoten.sheet.annotate.annotate import annotate  # noqa: E402
from kyoten.sheet.understand import Known, understand  # noqa: E402

SEED = 20111001
DATA = ROOT / "tests" / "reader" / "data"
DOCUMENTS = DATA.parent / "document" / "data"
OURS = 1_200
"""Cases made from our own files; those beyond are made from the files that KYOTEN_CORPUS names."""
SECONDS = 5
"""For reading, and again for checking. A whole quarter's sheet takes some hundredths."""
MARKED_EVERY = 16
"""Of so many workbooks that can be read, one is also sent back with its problems marked."""
_LARGEST = 60_000
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
_INNARDS = re.compile(r"Traceback|Error\b|Exception|\bNone\b|<class|0x[0-9a-f]{6}")


@dataclass(frozen=True)
class Source:
    """A sound file, and whose plan it is to be read against (`plan`: read as a plan as well)."""

    name: str
    data: bytes
    known: Known
    plan: bool = False


@dataclass(frozen=True)
class Case:
    number: int
    source: Source
    mutations: str
    data: bytes


@functools.cache
def sources() -> tuple[Source, ...]:
    """Our sheets in every format, the samples, the plan in its formats, the strange files that are read or locked."""
    ours = Known(SITE, PLAN, 1, Settings(), quarter=Q2)
    shipped = Known(SAMPLE_SITE, read_shipped_plan(), 1, Settings())
    kept = [Source(path.name, path.read_bytes(), ours, path.name == "plan.xlsx") for path in sorted(DATA.glob("*.*"))]
    texts = [Source(name, data, ours) for name, data in _as_text((DATA / "quarter.xlsx").read_bytes())]
    theirs = Source("theirs.xlsx", _unmarked((DATA / "quarter.xlsx").read_bytes()), ours)
    small = [path for path in sorted(FOLDER.glob("*.xlsx")) if path.stat().st_size < 20_000]
    samples = [Source(path.name, path.read_bytes(), shipped) for path in small]
    matrix = ROOT / "data" / "plan_matrix_h23.tsv"
    published = sorted(DOCUMENTS.glob("*_libreoffice.*"))
    documents = [Source(path.name, path.read_bytes(), shipped, plan=True) for path in published]
    sound = [each for each in STRANGE if each.code in {"", "encrypted"} and len(each.data) < _LARGEST]
    strange = [Source(each.name, each.data, ours) for each in sound]
    # Our own sheet most often: it is the one that gets as far as its rows.
    return (
        *kept * 12,
        *[theirs] * 12,
        *texts * 6,
        *samples * 4,
        Source(matrix.name, matrix.read_bytes(), shipped, plan=True),
        *documents * 6,
        *strange,
    )


@functools.cache
def corpus_sources() -> tuple[Source, ...]:
    """The files of KYOTEN_CORPUS that are not too large."""
    known = Known(SITE, PLAN, 1, Settings(), quarter=Q2)
    read = [(each.path.name, each.path.read_bytes()) for each in corpus.files()]
    return tuple(Source(name, data, known) for name, data in read if 0 < len(data) < _LARGEST)


def _unmarked(data: bytes) -> bytes:
    """The same table without its machine cell: a sheet of somebody else's, told by its headers and texts."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return zipped({name: package.read(name).replace(b'{"kyoten"', b"{") for name in package.namelist()})


def _as_text(data: bytes) -> list[tuple[str, bytes]]:
    sheet = next(each for each in read_workbook(data, "x.xlsx", isolated=False).sheets if each.name == "報告")
    made = []
    for name, delimiter, encoding in (("a.csv", ",", "utf-8-sig"), ("b.csv", ",", "cp932"), ("c.tsv", "\t", "utf-16")):
        out = io.StringIO(newline="")
        rows = [["" if value is None else value for value in row] for row in sheet.rows]
        csv.writer(out, delimiter=delimiter).writerows(rows)
        made.append((name, out.getvalue().encode(encoding, "replace")))
    return made


def case(number: int) -> Case:
    """The case with this number."""
    rng = Random(SEED + number)
    source = rng.choice(sources() if number < OURS else corpus_sources())
    names, data = mutated(rng, source.data)
    return Case(number, source, names, data)


def outcome(each: Case, *, isolated: bool = False) -> str:
    """What became of a case: `read` or the code of the one problem. Raises whatever should not be."""
    try:
        workbook = read_workbook(each.data, each.source.name, isolated=isolated)
    except Unreadable as error:
        told(error.problem, whole_file=True)
        return error.problem.code
    report = checked(workbook, each.source)
    if each.number % MARKED_EVERY == 0:
        back = annotate(each.data, report, isolated=isolated)
        assert back.startswith(b"PK")
    return "read"


def checked(workbook: Workbook, source: Source) -> Report:
    """The workbook as it would come from the reading process, understood as a report (and as a plan)."""
    through = unpack_answer(pack_answer(workbook), workbook.name)
    assert _as_told(through) == _as_told(workbook), "the pipe between the processes changes the workbook"
    report = understand(workbook, source.known)
    if workbook.format in DOCUMENT_FORMATS:
        assert [each.code for each in report.problems] == ["report_in_document"]
    else:
        sound(report, source.known)
        whatever = dataclasses.replace(source.known, quarter=None)
        sound(understand(workbook, whatever), whatever)
    if source.plan:
        try:
            read_plan(workbook)
        except Unreadable as error:
            told(error.problem, whole_file=True)
    return report


def _as_told(workbook: Workbook) -> list[object]:
    """Every field as its text: NaN, which equals nothing, is then like itself."""
    return [
        (workbook.name, workbook.format),
        *((repr(dataclasses.replace(s, percent_cells=frozenset())), sorted(s.percent_cells)) for s in workbook.sheets),
    ]


def sound(report: Report, known: Known) -> None:
    """Entries of the plan and within their ranges, problems in Japanese; an entry or a problem, never neither."""
    items = {item.id for item in known.plan.items}
    names = {rating.name for rating in known.settings.scale}
    assert report.readable
    assert report.entries or report.problems or report.blank
    for entry in report.entries:
        assert entry.item in items
        assert entry.quarter == report.quarter
        assert entry.percent is None or 0 <= entry.percent <= 100
        assert entry.count is None or 0 <= entry.count <= 9_999
        assert entry.status is None or entry.status in names
        assert entry.cells
    for problem in report.problems:
        told(problem)


def told(problem: Problem, *, whole_file: bool = False) -> None:
    """A sentence on what is wrong and one on what to do, in Japanese and without the program's innards."""
    for text in (problem.message, problem.remedy):
        plain = text.replace(problem.value, "") if problem.value else text
        assert text.endswith("。"), text
        assert _JAPANESE.search(text), text
        assert not _INNARDS.search(plain), text
    if whole_file:
        assert problem.message.count("。") == 1, problem.message


class Hung(Exception):
    """Our own code took longer than it may."""


def _hung(signum: int, frame: FrameType | None) -> None:
    raise Hung


def main(first: int, beyond: int) -> None:
    """Print one line of JSON a case: number, outcome, and the trace where there should be none."""
    confine(dataclasses.replace(LIMITS, seconds=600), file_bytes=LIMITS.unpacked_bytes)
    signal.signal(signal.SIGALRM, _hung)
    for number in range(first, beyond):
        each = case(number)
        signal.alarm(2 * SECONDS)
        try:
            found, trace = outcome(each), ""
        except Exception:
            found, trace = "FAULT", traceback.format_exc()
        signal.alarm(0)
        words = {"number": number, "outcome": found, "made": each.mutations, "source": each.source.name, "trace": trace}
        sys.stdout.write(json.dumps(words) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
