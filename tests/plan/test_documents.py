"""Plans as they are published, as Word documents and PDFs: the same plan as from a table."""

from __future__ import annotations

from collections import Counter

import pytest
from made_documents import DATA, MATRIX, docx, p, pdf, plan_tables, ruled, tbl, tc, tr
from plan_tables import table

from kyoten.model import Plan
from kyoten.plan.choices import PlanChoices
from kyoten.plan.understand import understand
from kyoten.reader.workbook import Workbook, read_workbook
from kyoten.text import key


def word() -> bytes:
    return docx("".join(tbl(*rows) + "<w:p/>" for rows in plan_tables()))


def typeset() -> bytes:
    """Rows run over pages here: seven tables on eleven pages."""
    return pdf("#set text(size: 7pt)\n" + "".join(map(ruled, plan_tables())))


def libreoffice(ending: str) -> bytes:
    return (DATA / f"plan_libreoffice.{ending}").read_bytes()


DOCUMENTS = {
    "our own Word": (word, "docx"),
    "LibreOffice's Word": (lambda: libreoffice("docx"), "docx"),
    "LibreOffice's PDF": (lambda: libreoffice("pdf"), "pdf"),
    "typst's PDF": (typeset, "pdf"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_shipped_plan_as_a_document_is_the_same_plan(name):
    """By hand (plan_expected): every item with its function, role and target, in order."""
    make, form = DOCUMENTS[name]
    book = read_workbook(make(), f"計画.{form}")
    assert book.format == form
    plan = understand(book).plan
    assert plan.fiscal_year == 2011
    found = [(item.id, item.function, item.role, item.target_count, key(item.text)) for item in plan.items]
    assert found == [
        (row["id"], row["function"], row["role"], int(row["target_count"] or 0) or None, key(row["text"]))
        for row in table("items")
    ]
    for rows, parts in (
        ("target_states", plan.target_states),
        ("viewpoints", plan.viewpoints),
        ("five_year_tasks", plan.five_year_tasks),
    ):
        assert [key(row["text"]) for row in table(rows)] == [key(each.text) for each in parts], rows


def test_what_is_doubtful_in_the_table_is_in_the_document_and_the_joins_of_pages_besides():
    shown = understand(read_workbook(MATRIX.read_bytes(), MATRIX.name)).plan
    doubts = Counter(each.code for each in shown.repairs if each.confirm)
    in_word = understand(read_workbook(word(), "計画.docx")).plan
    in_pdf = understand(read_workbook(libreoffice("pdf"), "計画.pdf")).plan
    assert Counter(each.code for each in in_word.repairs if each.confirm) == doubts
    # By hand, looking at the pages: 1, 2, 3 and 5 end within a row; 5 and 7 begin with a ○ of their own.
    joins = [each.source for each in in_pdf.repairs if each.code == "row_over_page"]
    assert [source.split(" 列")[0] for source in joins] == [f"p.{page} 表1 行1" for page in (2, 3, 4, 6)]
    assert Counter(each.code for each in in_pdf.repairs if each.confirm) == doubts + Counter(row_over_page=4)


HEADER = ("機能", "目指す拠点の姿", "振り返りの視点", "令和7年度行動計画(法人の役割)", "令和7年度行動計画(行政の役割)")


def read(data: bytes, choices: PlanChoices | None = None) -> Plan:
    return understand(book_of(data), choices or PlanChoices()).plan


def book_of(data: bytes) -> Workbook:
    return read_workbook(data, "計画.docx", isolated=False)


def test_a_word_plan_with_titles_merged_cells_and_what_is_not_shown():
    down, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    actions = p("●やめる取組", "<w:strike/>") + p("●声をかける") + p("秘密", "<w:vanish/>") + tbl(["内の表"])
    plan = read(
        docx(
            p("令和7年度　ひまわり拠点　行動計画")
            + tbl(
                HEADER,
                tr(
                    tc("親子の居場所", down), tc("①立ち寄れる。", down), "○入りやすいか。", tc(actions), "●広報に載せる"
                ),
                tr(tc("", more), tc("", more), "○安心か。", "●玩具を毎月点検する", "－"),
            )
            + p("※実績は翌年度に公表します。")
        )
    )
    assert [(item.role, item.text, item.viewpoints, item.source) for item in plan.items] == [
        ("法人", "声をかける", ("入りやすいか。",), "表1 行2 列4"),
        ("行政", "広報に載せる", ("入りやすいか。",), "表1 行2 列5"),
        ("法人", "玩具を毎月点検する", ("安心か。",), "表1 行3 列4"),
    ]
    said = {each.code: (each.place, each.value) for each in plan.problems}
    assert said["struck_text"] == ("表1 行2 列4", "●やめる取組\n…")
    assert said["text_apart"] == ("表1 行2 列4", "秘密\n内の表")
    assert said["text_not_read"] == ("本文2行目", "※実績は翌年度に公表します。")
    assert plan.fiscal_year == 2025


def test_a_table_a_function_named_by_the_line_above_it():
    rows = (("振り返りの視点", "法人の役割"), ("入りやすいか。", "案内を出す。"))
    more = (("振り返りの視点", "法人の役割"), ("届いているか。", "通信を出す。"))
    plan = read(docx(p("令和7年度行動計画") + p("1 親子の居場所") + tbl(*rows) + p("2 情報収集・提供") + tbl(*more)))
    assert [(item.function, item.text) for item in plan.items] == [
        ("親子の居場所", "案内を出す。"),
        ("情報収集・提供", "通信を出す。"),
    ]


def test_an_action_without_a_role_names_the_column_by_its_number():
    plan = read(
        docx(p("令和7年度行動計画") + tbl(["機能", "視点", "取組"], ["親子の居場所", "入りやすいか。", "声をかける。"]))
    )
    (asked,) = (each for each in plan.problems if each.code == "no_role")
    assert asked.place == "表1 行1 列3"
    assert '"3=action:法人"' in asked.remedy


def test_an_unmarked_row_at_a_pages_top_is_asked_about_and_joined_when_told_so():
    """Nothing shows whether 広報に載せる begins an action or goes on with the one before the break."""
    filler = ["親子の居場所", "立ち寄れる", "入りやすいか", "声をかける", "窓口で配る"]
    rows = [HEADER, filler, ["", "", "", "見学会を開く", ""]]
    source = ruled(rows) + "#pagebreak()\n" + ruled([["", "", "", "広報に載せる", ""]])
    book = read_workbook(pdf("令和7年度行動計画\n" + source), "計画.pdf", isolated=False)
    apart = understand(book).plan
    assert [item.text for item in apart.items if item.role == "法人"] == ["声をかける", "見学会を開く", "広報に載せる"]
    (doubt,) = (each for each in apart.repairs if each.code == "row_at_page_top")
    assert (doubt.source, doubt.confirm) == ("p.2 表1 行1 列4", True)
    joined = understand(book, PlanChoices(answers={(doubt.source, doubt.code): "other"})).plan
    assert [item.text for item in joined.items if item.role == "法人"] == ["声をかける", "見学会を開く広報に載せる"]


def test_a_row_that_was_joined_over_pages_is_parted_when_told_so():
    rows = [
        HEADER,
        ["親子の居場所", "①立ち寄れる。", "○入りやすいか。", "●初めての人に職員から声を", "●広報に載せる。"],
    ]
    rows += [["", "", "○安心か。", "●見学会を年3回", ""]]
    source = (
        ruled(rows)
        + "#pagebreak()\n"
        + ruled([["", "", "", "開く。", ""], ["", "", "○遊べるか。", "●玩具を直す。", ""]])
    )
    book = read_workbook(pdf("令和7年度行動計画\n" + source), "計画.pdf", isolated=False)
    joined = understand(book).plan
    assert [item.text for item in joined.items if item.role == "法人"] == [
        "初めての人に職員から声を",
        "見学会を年3回開く。",
        "玩具を直す。",
    ]
    (doubt,) = (each for each in joined.repairs if each.code == "row_over_page")
    assert (doubt.source, doubt.confirm) == ("p.2 表1 行1 列4", True)
    apart = understand(book, PlanChoices(answers={(doubt.source, doubt.code): "other"})).plan
    assert "見学会を年3回" in [item.text for item in apart.items]
    assert "開く。" in [item.text for item in apart.items]


def test_a_header_that_each_page_repeats_does_not_hide_a_row_that_goes_on():
    rows = [HEADER, ["親子の居場所", "①立ち寄れる。", "○入りやすいか。", "●見学会を年3回", "●広報に載せる。"]]
    source = ruled(rows) + "#pagebreak()\n" + ruled([HEADER, ["", "", "", "開く。", ""]])
    book = read_workbook(pdf("令和7年度行動計画\n" + source), "計画.pdf", isolated=False)
    assert [item.text for item in understand(book).plan.items] == ["見学会を年3回開く。", "広報に載せる。"]


def test_a_row_under_a_header_that_ends_its_page_is_no_part_of_the_header():
    first = [["居場所", "①立ち寄れる", "○入りやすいか", "見学会を開く", "広報に載せる"]]
    source = ruled([HEADER]) + "#pagebreak()\n" + ruled(first)
    book = read_workbook(pdf("令和7年度行動計画\n" + source), "計画.pdf", isolated=False)
    plan = understand(book).plan
    assert [item.text for item in plan.items] == ["見学会を開く", "広報に載せる"]
    assert not [each for each in plan.repairs if each.code in ("row_over_page", "row_at_page_top")]
