"""A sheet that is not ours, 10,000 rows: read, matched and checked; pandas+openpyxl merely reads it.

Once all in this process, as pandas does it; once as the server does it, with the reading in a process of its own.

Rows are the plan's 136 items over and over in four wordings, with ratings, percents, counts and texts beside them. With
a number as argument (100000) that many rows are read once, and time and the most memory of the process are printed.
"""

from __future__ import annotations

import io
import resource
import sys
import time
from pathlib import Path

import pandas as pd
import xlsxwriter
from pairing import compare

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from kyoten.model import ActionItem, Plan  # noqa: E402
from kyoten.plan.read import read_plan  # noqa: E402
from kyoten.problems.report import Report  # noqa: E402
from kyoten.reader.workbook import read_workbook  # noqa: E402
from kyoten.settings import DATA, Settings  # noqa: E402
from kyoten.sheet.match.matcher import matcher_of  # noqa: E402
from kyoten.sheet.understand import Known, understand  # noqa: E402

PLANNED = ("番号", "機能", "目指す拠点の姿", "振り返りの視点", "役割", "行動計画", "目標")
REPORTED = ("状況", "進捗率(%)", "実績(回)", "取組実績", "課題", "次期の対応", "担当")
STATUSES = ("着手", "実施中", "概ね達成", "△", "完了", None)
RESULTS = (
    "案内の下書きを作り、利用者の声を聞いて直した。",
    "7月と9月に講座を開き、延べ34人が参加した。",
    "関係する団体と打合せを行い、来年度の進め方を確かめた。",
    None,
)
ISSUES = (None, None, "参加者が固定している。", "職員の手が足りない。")


def sheet(plan: Plan, rows: int) -> bytes:
    """Fourteen columns, as in the sheet that Kyoten hands out."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet("報告")
    page.write(0, 0, "平成23年度 第2四半期 進捗状況報告")
    page.write_row(2, 0, (*PLANNED, *REPORTED))
    for number in range(rows):
        page.write_row(3 + number, 0, row(plan.items[number % len(plan.items)], number, number // len(plan.items)))
    book.close()
    return target.getvalue()


def row(item: ActionItem, number: int, turn: int) -> tuple[object, ...]:
    state, viewpoint = (texts[0] if texts else "" for texts in (item.target_states, item.viewpoints))
    wordings = (item.text, item.text.replace("。", ""), f"●{item.text}", item.text.partition("。")[0])
    plan = (number + 1, item.function, state, viewpoint, item.role, wordings[turn % len(wordings)], item.target_count)
    percent, count = number % 90 + 5, number % 12
    texts = (RESULTS[number % 4], ISSUES[number % 4], "引き続き進める。", "広場担当")
    return (*plan, STATUSES[number % len(STATUSES)], percent, count, *texts)


def check(data: bytes, plan: Plan, *, isolated: bool = False) -> Report:
    matcher_of.cache_clear()  # every time is the first
    workbook = read_workbook(data, "報告.xlsx", isolated=isolated)
    return understand(workbook, Known("拠点", plan, 1, Settings()))


def main() -> None:
    file = DATA / "plan_matrix_h23.tsv"
    plan = read_plan(read_workbook(file.read_bytes(), file.name, isolated=False))
    if len(sys.argv) > 1:
        once(plan, int(sys.argv[1]))
        return
    data = sheet(plan, 10_000)

    def ours() -> None:
        assert check(data, plan).quarter

    def as_the_server_does() -> None:
        assert check(data, plan, isolated=True).quarter

    def pandas_reads() -> None:
        pd.read_excel(io.BytesIO(data), sheet_name=None, header=None, engine="openpyxl")

    compare("foreign sheet of 10,000 rows, in this process", ours, pandas_reads)
    compare("the same, read in a process of its own", as_the_server_does, pandas_reads)


def once(plan: Plan, rows: int) -> None:
    data = sheet(plan, rows)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    report = check(data, plan)
    took = time.perf_counter() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    problems = len(report.problems)
    print(f"{rows} rows: {took:.1f} s, {problems} problems, most memory {most:.0f} MB ({before:.0f} MB before)")


if __name__ == "__main__":
    main()
