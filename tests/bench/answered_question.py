"""An answered question on the page 報告の取込 against the first check of the same file, both as the server does them.

A sheet that is not ours, the plan's items with texts of their own in every round, names no quarter. First check: the
file is read in a process of its own, understood and compared. Answer: the quarter is said; the cells are in the
server's memory; the report is understood and compared anew, and the effect on the overview's figures is made.
"""

from __future__ import annotations

import datetime as dt
import io
import statistics
import sys
import tempfile
from pathlib import Path

import xlsxwriter
from pairing import seconds

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from kyoten import intake, sample  # noqa: E402
from kyoten.fiscal import Quarter  # noqa: E402
from kyoten.intake import Intake, Stored  # noqa: E402
from kyoten.model import Plan  # noqa: E402
from kyoten.reader.memory import WorkbookMemory  # noqa: E402
from kyoten.sheet.known import NO_CHOICES, Choices  # noqa: E402
from kyoten.storage.engine import file_url  # noqa: E402
from kyoten.storage.store import Store  # noqa: E402
from kyoten.views import view  # noqa: E402

ROUNDS = 15
QUARTER = Quarter(2011, 2)
ANSWERED = Choices(quarter=QUARTER)
HEAD = ("行動計画", "状況", "進捗率(%)", "実績(回)", "取組実績", "課題", "次期の対応", "担当")
STATUSES = ("着手", "実施中", "概ね達成", "完了", None)


def sheet(plan: Plan, turn: int) -> bytes:
    """A row for each item that stands nowhere else; no two rows of any round say the same of what was done."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet("報告")
    page.write_row(0, 0, HEAD)
    for number, item in enumerate(item for item in plan.items if item.restates is None):
        one = 1_000 * turn + number
        status = STATUSES[number % len(STATUSES)]
        percent = 100 if status == "完了" else number % 90 + 5
        done = f"{number % 12 + 1}月に{one}人の参加で講座を開き、案内を直した。"
        issue = f"参加者{one}人のうち初めての人が少ない。" if number % 3 else None
        next_action = f"次は{one}部の案内を配る。"
        page.write_row(
            1 + number, 0, (item.text, status, percent, number % 12, done, issue, next_action, f"広場{one}班")
        )
    book.close()
    return target.getvalue()


def answered_of_first(store: Store) -> None:
    site = store.sites()[0]
    held = intake.stored(store, site, QUARTER.year)
    data = view.year_data(store, site, QUARTER.year)
    now = view.make(data, QUARTER, today=dt.date(2011, 10, 20))
    pairs = []
    for turn in range(ROUNDS + 1):
        file, memory = sheet(held.plan.plan, turn), WorkbookMemory()
        first = seconds(lambda: asks(check(held, file, memory)))  # noqa: B023 - called at once

        def answer() -> None:
            taken = check(held, file, memory, ANSWERED)  # noqa: B023 - called at once
            assert len(taken.report.entries) > 100
            assert intake.effect(now, data, taken.report)

        pairs.append((seconds(answer), first))
    pairs = pairs[1:]  # the first round loads modules and the plan's words
    ratios = sorted(answer / first for answer, first in pairs)
    mine, other = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    print(
        f"answered question: {mine:.1f} ms, first check {other:.1f} ms, "
        f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f}), {len(pairs)} pairs"
    )


def check(held: Stored, file: bytes, memory: WorkbookMemory, choices: Choices = NO_CHOICES) -> Intake:
    return intake.check(held, "報告.xlsx", file, choices=choices, read=memory.read)


def asks(taken: Intake) -> None:
    assert [each.code for each in taken.report.problems].count("no_quarter") == 1


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(file_url(Path(folder) / "kyoten.db"))
        store.migrate()
        sample.load(store)
        answered_of_first(store)
        store.close()


if __name__ == "__main__":
    main()
