"""Two years lived through the command line: every figure worked out from the workbooks, the past as it was printed.

A year of four quarters with a late report, a correction, a taking back, a revision and another scale from the third
quarter; closed, opened again for one correction, closed anew; the next year's plan and its first quarter.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import io
import json
from pathlib import Path

import openpyxl
import pypdf
import pytest
from figures_by_hand import Filled, Plan, Scale, figures

from kyoten.cli import context
from kyoten.cli.main import main
from kyoten.fiscal import JAPAN
from kyoten.storage.store import Store

IBASHO, SODAN = "親子の居場所", "子育て相談"
FIRST: Plan = {
    "床": (IBASHO, "法人", "ひろばの床を張り替える。", "達成", None, ()),
    "講座": (IBASHO, "法人", "季節の講座を年4回開催する。", "回数", 4, ()),
    "紙面": (IBASHO, "法人", "広報紙の紙面を9月までに見直す。", "達成", None, (9,)),
    "声": (IBASHO, "法人", "来館者の声を日常的に聴き取る。", "継続", None, ()),
    "周知": (IBASHO, "行政", "ひろばの周知を年3回7月・11月・3月に行う。", "回数", 3, (7, 11, 3)),
    "連絡会": (IBASHO, "行政", "近隣施設との連絡会を設置する。", "達成", None, ()),
    "研修": (SODAN, "法人", "相談員の研修を年2回実施する。", "回数", 2, ()),
    "案内": (SODAN, "法人", "相談室の利用案内を作成する。", "達成", None, ()),
    "巡回": (SODAN, "行政", "保健師の巡回を月1回行う。", "回数", 12, ()),
    "一覧": (SODAN, "行政", "窓口の一覧を全戸に配布する。", "達成", None, ()),
}
REVISED: Plan = {key: row for key, row in FIRST.items() if key != "連絡会"} | {
    "研修": (SODAN, "法人", "相談員の研修を年3回実施する。", "回数", 3, ()),
    "案内": (SODAN, "法人", "相談室の利用案内を三か国語で作成する。", "達成", None, ()),
    "夜間": (SODAN, "法人", "夜間の電話相談を試行する。", "達成", None, ()),
}
NEXT: Plan = {key: row for key, row in REVISED.items() if key != "紙面"}
USUAL: Scale = {"未着手": 0, "着手": 25, "実施中": 50, "概ね達成": 75, "完了": 100, "中止": None, "評価困難": None}
OTHER: Scale = USUAL | {"着手": 20, "実施中": 60, "概ね達成": 80}


def said(status: str, percent: int | None = None, count: int | None = None, result: str = "") -> dict:
    values = {"status": status, "percent": percent, "count": count, "result": result or None}
    return {name: value for name, value in values.items() if value is not None}


YEAR: Filled = {
    1: {
        "床": said("着手", 20), "講座": said("実施中", count=1), "紙面": said("着手"), "声": said("実施中"),
        "研修": said("未着手", count=0), "案内": said("着手", result="原稿を集めた。"),
        "周知": said("未着手"), "連絡会": said("着手", 10), "巡回": said("実施中", count=2), "一覧": said("未着手", 0),
    },
    2: {
        "床": said("実施中", 40), "講座": said("実施中", count=2), "紙面": said("完了"), "声": said("未着手"),
        "研修": said("実施中", count=1), "案内": said("着手", result="原稿を集めた。"),
        "周知": said("実施中", count=1), "連絡会": said("概ね達成"), "巡回": said("実施中", count=4),
        "一覧": said("中止"),
    },
    3: {
        "床": said("概ね達成"), "講座": said("実施中", count=3), "声": said("実施中"), "研修": said("実施中", count=2),
        "案内": said("実施中"), "夜間": said("着手"), "周知": said("実施中", count=2), "巡回": said("実施中", count=8),
    },
    4: {
        "床": said("完了"), "講座": said("完了", count=4), "声": said("実施中"), "研修": said("実施中", count=2),
        "案内": said("完了"), "夜間": said("評価困難"), "周知": said("完了", count=3),
    },
}  # fmt: skip
AFTER: Filled = {1: {key: said("着手") for key in NEXT if key not in ("講座", "巡回", "研修", "周知")}}


THIRD = ("--year", 2011, "--quarter", 3)


class Manager:
    """Somebody at the command line; the store's clock is set by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.day = folder, dt.date(2011, 4, 1)
        filled = {number: {key: dict(values) for key, values in told.items()} for number, told in YEAR.items()}
        self.years = {
            2011: ([FIRST, FIRST, REVISED, REVISED], [USUAL, USUAL, OTHER, OTHER], filled),
            2012: ([NEXT] * 4, [OTHER] * 4, AFTER),
        }

    def clock(self) -> dt.datetime:
        return dt.datetime.combine(self.day, dt.time(12), JAPAN)

    def run(self, *words: object, status: int = 0) -> str:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            ended = main([*map(str, words), "--database", f"sqlite:///{self.folder / 'kyoten.db'}"])
        assert (ended, "予期しない" in err.getvalue()) == (status, False), (words, err.getvalue())
        return out.getvalue()

    def do(self, day: tuple[int, int, int], *words: object, status: int = 0) -> None:
        self.day = dt.date(*day)
        self.run(*words, "--by", "館長", status=status)

    def plan(self, day: tuple[int, int, int], plan: Plan, year: int, *more: object, status: int = 0) -> None:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.append(
            [
                "機能",
                "目指す拠点の姿",
                "振り返りの視点",
                *(f"{year}年度行動計画({who}の役割)" for who in ("法人", "行政")),
            ]
        )
        for function, role, text, *_ in plan.values():
            pair = ("●" + text, None) if role == "法人" else (None, "●" + text)
            sheet.append([function, "①安心して過ごせる。", "○過ごしやすいか。", *pair])
        book.save(self.folder / "計画.xlsx")
        self.do(day, "plan", "import", self.folder / "計画.xlsx", "--site", "みなと拠点", "--yes", *more, status=status)

    def hand_out(self, year: int, number: int) -> Path:
        path = self.folder / f"{year}-{number}.xlsx"
        self.run("sheet", "template", "--year", year, "--quarter", number, "-o", path)
        return path

    def report(self, day: tuple[int, int, int], path: Path, plan: Plan, filled: dict, role: str = "") -> None:
        book = openpyxl.load_workbook(path)
        sheet = book["報告"]
        top = next(row for row in range(1, 9) if str(sheet.cell(row, 1).value).startswith("{"))
        columns = {str(sheet.cell(top, at).value): at for at in range(1, sheet.max_column + 1)}
        rows = {sheet.cell(at, columns["text"]).value: at for at in range(top + 2, sheet.max_row + 1)}
        for key, values in filled.items():
            for name, value in values.items() if plan[key][1].startswith(role) else ():
                sheet.cell(rows[plan[key][2]], columns[name]).value = value
        sent = self.folder / f"報告{'-'.join(map(str, day))}{role}.xlsx"
        book.save(sent)
        self.do(day, "sheet", "submit", sent, "--yes")

    def close(self, day: tuple[int, int, int], year: int, number: int) -> None:
        self.do(day, "close", "--year", year, "--quarter", number)

    def seen(self, year: int, number: int, *more: object) -> dict:
        return json.loads(self.run("summary", "--year", year, "--quarter", number, "--json", *more))

    def printed(self, year: int, number: int) -> dict[str, list]:
        """What stands in the workbook of the pack."""
        book = openpyxl.load_workbook(self._pack(year, number, "xlsx"))
        return {sheet.title: list(sheet.values) for sheet in book}

    def handout(self, year: int, number: int) -> list[str]:
        """The text of each page."""
        return [page.extract_text() for page in pypdf.PdfReader(self._pack(year, number, "pdf")).pages]

    def _pack(self, year: int, number: int, form: str) -> Path:
        where = self.folder / f"資料.{form}"
        self.run("report", "--year", year, "--quarter", number, "--format", form, "--today", self.day, "-o", where)
        return where

    def right(self, year: int, *numbers: int) -> None:
        """Each quarter's total says what the workbooks say."""
        plans, scales, filled = self.years[year]
        for number in numbers:
            told = self.seen(year, number)["total"]
            for name, value in figures(plans, scales, filled, number).items():
                assert told[name] == (None if value is None else pytest.approx(value, abs=0.0501)), (number, name)


@pytest.fixture
def manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Manager:
    made = Manager(tmp_path)
    monkeypatch.setattr(context, "Store", functools.partial(Store, clock=made.clock))
    return made


def test_two_years(manager):
    filled = manager.years[2011][2]
    packs = _until_the_revision(manager, filled)
    old_sheet = _revision(manager)
    packs[2] = manager.printed(2011, 2)
    held = _until_the_years_end(manager, filled, old_sheet)
    packs |= {number: manager.printed(2011, number) for number in (3, 4)}
    assert manager.seen(2011, 3, "--as-of", "2012-01-18") == held

    _next_year(manager, filled)
    assert (manager.printed(2011, 1), manager.handout(2011, 1)) == (packs[1], packs["配付"])
    assert manager.seen(2011, 3, "--as-of", "2012-01-18") == held
    for number in (2, 3, 4):
        assert ("確定(" in str(packs[number]), "訂正(2012-06-22)" in str(packs[number])) == (True, False)
        assert "訂正(2012-06-22)" in str(manager.printed(2011, number))


def _until_the_revision(manager: Manager, filled: Filled) -> dict:
    """Two quarters, the first one closed, with a late report, a correction, a taking back: what was printed."""
    manager.plan((2011, 4, 1), FIRST, 2011)
    manager.report((2011, 7, 8), manager.hand_out(2011, 1), FIRST, filled[1])
    manager.close((2011, 8, 3), 2011, 1)
    packs = {1: manager.printed(2011, 1), "配付": manager.handout(2011, 1)}
    sheet = manager.hand_out(2011, 2)
    manager.report((2011, 10, 12), sheet, FIRST, filled[2], "法人")
    manager.report((2011, 11, 9), sheet, FIRST, filled[2], "行政")  # late
    filled[2]["講座"]["count"], filled[2]["床"]["percent"] = 3, 45
    correction = {"講座": {"count": 3}, "床": {"percent": 45}, "案内": {"result": "(消去)"}}
    manager.report((2011, 11, 20), manager.hand_out(2011, 2), FIRST, correction)
    manager.right(2011, 1, 2)
    manager.report(
        (2011, 11, 25), manager.hand_out(2011, 2), FIRST, {"巡回": {"count": 9}, "連絡会": {"status": "着手"}}
    )
    manager.do((2011, 11, 28), "submission", "take-back", 5, "--reason", "別の表")
    manager.right(2011, 1, 2)
    return packs


def _revision(manager: Manager) -> Path:
    """A plan and a scale from the third quarter; the third quarter's sheet as it was handed out before them."""
    old_sheet, before = manager.hand_out(2011, 3), [manager.seen(2011, number)["rows"] for number in (1, 2)]
    answers = manager.folder / "回答.json"
    manager.plan((2012, 1, 10), REVISED, 2011, "--from", 3, "--template", answers, status=2)
    asked = json.loads(answers.read_text("utf-8"))
    become = {FIRST[key][2]: REVISED[key][2] for key in ("研修", "案内")}
    assert {each["text"] for each in asked["items"]} >= set(become)
    for each in asked["items"]:
        at = {candidate["text"]: candidate["at"] for candidate in each["candidates"]}
        each["becomes"] = at[become[each["text"]]] if each["text"] in become else "ended"
    answers.write_text(json.dumps(asked), "utf-8")
    manager.plan((2012, 1, 10), REVISED, 2011, "--from", 3, "--decisions", answers)
    scale = json.loads(manager.run("settings", "show", "--json"))["scale"]
    changed = {"scale": [{**step, "percent": OTHER[step["name"]]} for step in scale]}
    (manager.folder / "尺度.json").write_text(json.dumps(changed), "utf-8")
    manager.do((2012, 1, 12), "settings", "set", "--file", manager.folder / "尺度.json", *THIRD, "--yes")
    assert [manager.seen(2011, number)["rows"] for number in (1, 2)] == before
    manager.close((2012, 1, 13), 2011, 2)
    return old_sheet


def _until_the_years_end(manager: Manager, filled: Filled, old_sheet: Path) -> dict:
    """Two more quarters, a 了承, the year closed: the third quarter as it was seen on 18 January."""
    begun = {key: values for key, values in filled[3].items() if key in FIRST}
    manager.report((2012, 1, 16), old_sheet, FIRST, begun)  # handed out before the revision
    manager.report((2012, 1, 18), manager.hand_out(2011, 3), REVISED, {"夜間": filled[3]["夜間"]})
    manager.right(2011, 1, 2, 3)
    held = manager.seen(2011, 3, "--as-of", "2012-01-18")
    found = json.loads(manager.run("stalled", *THIRD, "--json"))[0]
    accept = ("acknowledge", "add", found["item"], found["rule"], *THIRD, "--until", 4, "--reason", "来年度へ")
    manager.do((2012, 1, 20), *accept)
    manager.close((2012, 2, 6), 2011, 3)
    manager.report((2012, 4, 10), manager.hand_out(2011, 4), REVISED, filled[4])
    manager.right(2011, 1, 2, 3, 4)
    manager.do((2012, 5, 7), "close", "--year", 2011)
    return held


def _next_year(manager: Manager, filled: Filled) -> None:
    """The next year's plan and its first quarter, and the year before opened again for one correction."""
    manager.plan((2012, 5, 15), NEXT, 2012)
    manager.do((2012, 5, 16), "link", "accept", "--year", 2012, "--yes")
    for quarter in ((), *(("--quarter", number) for number in (4, 3, 2))):
        manager.do((2012, 6, 20), "reopen", "--year", 2011, *quarter, "--reason", "監査")
    manager.report((2012, 6, 21), manager.hand_out(2011, 2), FIRST, {"巡回": {"count": 5}})
    filled[2]["巡回"]["count"] = 5
    manager.right(2011, 1, 2, 3, 4)
    manager.do((2012, 6, 22), "close", "--year", 2011)
    manager.report((2012, 7, 9), manager.hand_out(2012, 1), NEXT, AFTER[1])
    manager.right(2012, 1)
