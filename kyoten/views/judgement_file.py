"""The workbook in which judgements are filled in: its columns, and what a filled one says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kyoten.reader.cells import Sheet
from kyoten.reader.workbook import read_workbook
from kyoten.settings import DIRECTIONS
from kyoten.storage.store import Judgement
from kyoten.text import flat
from kyoten.views.judgements import YearJudgements

SUBJECT, LETTER, DIRECTION, REASON = "項目番号", "評価", "来年度の方向", "理由"
HEADS = (SUBJECT, LETTER, DIRECTION, REASON)
"""The columns that are read; the others are for the reader."""


@dataclass(frozen=True)
class FilledRow:
    """What a row decides; `cell`: that of its letter."""

    subject: str
    letter: str
    direction: str
    reason: str
    cell: str

    def is_same(self, decided: Judgement | None) -> bool:
        """Whether that is decided already."""
        if decided is None:
            return False
        return (self.letter, self.direction, self.reason) == (decided.letter, decided.direction, decided.reason)


def read(data: bytes, name: str, known: YearJudgements) -> tuple[list[FilledRow], tuple[str, ...]]:
    """The filled rows of the first sheet that has the columns, and what is wrong, one sentence each; rows without a
    letter, a direction and a reason decide nothing. Raises Unreadable."""
    for sheet in read_workbook(data, name).sheets:
        if columns := _columns(sheet):
            rows = list(_rows(sheet, *columns))
            return rows, tuple(_wrong(rows, known))
    return [], (
        f"「{name}」に、{'・'.join(HEADS)}の見出しの行がありません。judgement template の用紙に記入してください。",
    )


def _columns(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The header's row, and where each column stands."""
    for row in range(min(len(sheet.rows), 20)):
        texts = {flat(str(sheet.cell(row, col) or "")): col for col in range(len(sheet.rows[row]))}
        if set(HEADS) <= set(texts):
            return row, {head: texts[head] for head in HEADS}
    return None


def _rows(sheet: Sheet, header: int, columns: dict[str, int]) -> Iterator[FilledRow]:
    for row in range(header + 1, len(sheet.rows)):
        words = {head: flat(str(sheet.cell(row, col) or "")) for head, col in columns.items()}
        if words[SUBJECT] and any(words[head] for head in HEADS[1:]):
            letter = words[LETTER].split(" ")[0] if words[LETTER] else ""
            cell = sheet.source(row, columns[LETTER])
            yield FilledRow(words[SUBJECT], letter, words[DIRECTION], words[REASON], cell)


def _wrong(rows: list[FilledRow], known: YearJudgements) -> Iterator[str]:
    subjects, letters = {each.subject for each in known.all}, [grade.letter for grade in known.grades]
    seen, steps, directions = set[str](), "、".join(letters), "、".join(DIRECTIONS)
    for row in rows:
        if row.subject in seen:
            yield f"{row.cell}　「{row.subject}」の行が二つ以上あります。一行にしてください。"
        seen.add(row.subject)
        if row.subject not in subjects:
            yield f"{row.cell}　「{row.subject}」は年度末の計画にないため、評価できません。行を消してください。"
        elif row.letter not in letters:
            yield f"{row.cell}　評価「{row.letter}」は評価の段階にありません。{steps}のどれかにしてください。"
        elif row.direction not in DIRECTIONS:
            yield f"{row.cell}の行　来年度の方向「{row.direction}」はありません。{directions}のどれかにしてください。"
        elif not row.reason:
            yield f"{row.cell}　「{row.subject}」の理由がありません。理由を入れてください。"
