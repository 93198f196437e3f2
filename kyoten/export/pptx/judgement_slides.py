"""年度末の評価: what was decided of target states and items, slide by slide as rows have room; none before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kyoten.export.contents import judgement_tables
from kyoten.export.pptx import speaker_notes
from kyoten.export.pptx.row_table import Row, RowTable
from kyoten.export.pptx.slides import Slides, TableCell

if TYPE_CHECKING:
    from kyoten.views.view import View

COLUMNS = RowTable(
    (("項目番号", 120.0), ("項目・目指す拠点の姿", 340.0), ("評価", 100.0), ("来年度", 70.0), ("理由", 250.0))
)


def add_appendix(slides: Slides, view: View) -> None:
    """Nothing before the year's end and where nothing is decided."""
    found = judgement_tables.found(view)
    if found is None:
        return
    rows = [_row(each) for each in judgement_tables.rows(view)]
    for number, page in enumerate(COLUMNS.pages(rows), start=1):
        first, last = page[0][0].text.split("\n")[0], page[-1][0].text.split("\n")[0]
        title = f"付録 {judgement_tables.TITLE}({number}枚目)：{first}〜{last}"
        slide = slides.titled(title, found.summary, [found.summary, "", *speaker_notes.sources(view.meta)])
        alt = "。".join(f"{row[0].text}は{row[2].text}、来年度は{row[3].text}" for row in page)
        COLUMNS.add(slide, page, name=judgement_tables.TITLE, alt=alt)


def _row(each: dict[str, str]) -> Row:
    who = "\n".join(part for part in (each["subject"], each["role"]) if part)
    return (
        TableCell(who, bold=True), TableCell(each["text"]), TableCell(each["grade"], bold=True),
        TableCell(each["direction"]), TableCell(each["why"]),
    )  # fmt: skip
