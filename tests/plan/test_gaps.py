"""Gaps of a plan, and those of 平成23年度 as docs/plan_h23_gaps.md lists them."""

import re
from collections import Counter

from plan_grids import HEADER, plan_of

from kyoten import sample
from kyoten.plan.gaps import KINDS, STATE, TASK, VIEWPOINT, gaps

DOC = "plan_h23_gaps.md"
ROW = re.compile(r"^\| (R\d+C\d+) \| ([^|]+) \| ([^|]*) \|", re.M)


def test_each_gap_is_told_with_its_function_role_and_place():
    """甲 has no viewpoint without an item, but 乙's viewpoint has none, nor has its state an item of either role; the
    task of 法人 has no item like it."""
    plan = plan_of(
        HEADER,
        ("ひろば", "① 甲", "○視点か。", "【法人】●働く親のグループ化", "●講座を開く", "●連絡調整を行う"),
        ("", "② ☆乙", "○☆次か。"),
    )
    told = [(g.kind, g.function, g.role, g.text, g.starred, g.source) for g in gaps(plan)]
    assert told == [
        (VIEWPOINT, "ひろば", "", "次か。", True, "R3C3"),
        (STATE, "ひろば", "法人", "乙", True, "R3C2"),
        (STATE, "ひろば", "行政", "乙", True, "R3C2"),
        (TASK, "ひろば", "法人", "働く親のグループ化", False, "R2C4"),
    ]


def test_a_plan_without_gaps_has_none():
    plan = plan_of(HEADER, ("ひろば", "① 姿", "○視点か。", "", "●甲を行う", "●乙を行う"))
    assert gaps(plan) == ()


def test_the_document_lists_the_gaps_of_the_real_plan(pytestconfig):
    """By kind: the counts in its headings and its table, and each gap's cell, function and role in plan order."""
    text = (pytestconfig.rootpath / "docs" / DOC).read_text("utf-8")
    sections = text.split("\n## ")[1:]
    plan = sample.read_shipped_plan()
    found = gaps(plan)
    assert len(sections) == len(KINDS)
    totals = (len(plan.viewpoints), len(plan.target_states), len(plan.five_year_tasks))
    for section, kind, total in zip(sections, KINDS, totals, strict=True):
        wanted = [(g.source, g.function) for g in found if g.kind == kind]
        rows = ROW.findall(section)
        assert [(source, function) for source, function, _ in rows] == wanted
        assert f"({len(wanted)}件)" in section.splitlines()[0]
        assert f"| {total}件 | {len(wanted)}件 |" in text
        if kind != VIEWPOINT:
            assert [role.strip() for *_, role in rows] == [g.role for g in found if g.kind == kind]


def test_some_gaps_of_the_real_plan_checked_by_eye():
    """Read off data/plan_matrix_h23.tsv: line 13 holds a viewpoint alone; the ☆ of line 37 has no action beside it; no
    action of 市社協 stands beside its states in lines 78, 82 and 86."""
    found = gaps(sample.read_shipped_plan())
    assert [g.source for g in found if g.kind == VIEWPOINT][:1] == ["R13C3"]
    assert ("R37C3", True) in [(g.source, g.starred) for g in found if g.kind == VIEWPOINT]
    assert [g.source for g in found if (g.kind, g.role) == (STATE, "市社協")] == ["R78C2", "R82C2", "R86C2"]
    assert Counter(g.role for g in found if g.kind == TASK).keys() == {"法人", "区"}
