"""Reports of one item and quarter, one over the other, worked out by hand."""

from __future__ import annotations

from kyoten.fiscal import Quarter
from kyoten.model import ProgressEntry

Q1 = Quarter(2011, 1)
FIRST = ProgressEntry(
    "1-1-H01", Q1, "法人", status="実施中", percent=50.0, result="講座を開いた。", issue="場所が狭い。",
    cells=(("status", "報告!K5"), ("percent", "報告!L5"), ("result", "報告!N5"), ("issue", "報告!O5")),
)  # fmt: skip


def later(**fields: object) -> ProgressEntry:
    """A correcting row: of the fields named, None or "" stands for (消去)."""
    cells = tuple((name, f"訂正!{name}") for name in fields)
    return ProgressEntry("1-1-H01", Q1, "法人", **fields, cells=cells)  # type: ignore[arg-type]


def test_a_correction_of_one_text_leaves_everything_else() -> None:
    made = later(issue="部屋を借りた。").over(FIRST)
    assert (made.status, made.percent, made.result) == ("実施中", 50.0, "講座を開いた。")
    assert made.issue == "部屋を借りた。"
    assert dict(made.cells) == {
        "status": "報告!K5", "percent": "報告!L5", "result": "報告!N5", "issue": "訂正!issue",
    }  # fmt: skip
    assert made.source == "報告!L5"


def test_what_is_cleared_is_gone_and_its_cell_is_known() -> None:
    made = later(percent=None, issue="").over(FIRST)
    assert (made.percent, made.issue, made.status) == (None, "", "実施中")
    assert made.cleared == ("percent", "issue")
    assert made.source == "報告!K5", "the value rests on the status now, not on the cell that says (消去)"


def test_a_third_report_corrects_the_corrected_one() -> None:
    second = later(percent=60.0).over(FIRST)
    third = later(percent=None).over(second)
    assert (second.percent, third.percent, third.status) == (60.0, None, "実施中")
    assert later(percent=70.0).over(third).percent == 70.0


def test_only_an_entry_that_took_everything_back_says_nothing() -> None:
    everything = later(status=None, percent=None, result="", issue="")
    assert everything.over(FIRST).says_nothing
    assert not later(status=None).over(FIRST).says_nothing
    assert not FIRST.says_nothing
