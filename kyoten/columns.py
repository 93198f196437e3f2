"""The one table of columns: what each is called in our sheet, what others call it, its type, and how to fill it in.

Source: design/reading.md section 2. The code of a column is the name of its field in `ProgressEntry` where it has one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kyoten.settings import Settings
from kyoten.text import bare


class Type(StrEnum):
    """What a cell of the column holds."""

    ID = "id"
    TEXT = "text"
    STATUS = "status"
    PERCENT = "percent"
    COUNT = "count"


class Part(StrEnum):
    """Which part of our sheet the column is in: the plan's words and last quarter's values are locked."""

    PLAN = "plan"
    LAST = "last"
    INPUT = "input"


@dataclass(frozen=True)
class Column:
    """`width` is in characters of the spreadsheet; `aliases` are other people's headers, normalised by `header_key`."""

    code: str
    header: str
    type: Type
    part: Part
    width: float
    aliases: tuple[str, ...] = ()
    help: str = ""
    """How to fill it in, for the 記入要領 (input columns only)."""

    @property
    def is_input(self) -> bool:
        return self.part is Part.INPUT

    def allowed(self, settings: Settings) -> tuple[str, ...]:
        """The words that a cell may hold; () where any are allowed."""
        return tuple(rating.name for rating in settings.scale) if self.code == "status" else ()


_PLAN, _LAST, _INPUT = Part.PLAN, Part.LAST, Part.INPUT

COLUMNS: tuple[Column, ...] = (
    Column("item", "番号", Type.ID, _PLAN, 9.5, ("No", "No.", "ID", "項目番号", "整理番号", "管理番号", "項目No")),
    Column("function", "機能", Type.TEXT, _PLAN, 10, ("分野", "事業区分", "機能区分")),
    Column("target_state", "目指す拠点の姿", Type.TEXT, _PLAN, 18, ("姿", "目指す姿", "目標するサポートシステムの姿")),
    Column("viewpoint", "振り返りの視点", Type.TEXT, _PLAN, 17, ("視点",)),
    Column("role", "役割", Type.TEXT, _PLAN, 7, ("主体", "実施主体", "担当区分")),
    Column(
        "text",
        "行動計画・達成目標",
        Type.TEXT,
        _PLAN,
        32,
        ("項目", "取組", "取組み", "取組内容", "取組項目", "行動計画", "達成目標", "計画", "計画内容", "事業内容"),
    ),
    Column("target", "目標", Type.TEXT, _PLAN, 13, ("目標回数", "目標値", "予定")),
    Column("last_status", "前回\n状況", Type.STATUS, _LAST, 8.5, ("前期の状況", "前回の状況", "前回状況")),
    Column("last_percent", "前回\n進捗率(%)", Type.PERCENT, _LAST, 7, ("前期の進捗率", "前回の進捗率")),
    Column("last_count", "前回\n実績(回)", Type.COUNT, _LAST, 7, ("前期の実績", "前回の実績")),
    Column("last_result", "前回\n取組実績", Type.TEXT, _LAST, 20, ("前期の取組実績", "前回の取組実績")),
    Column(
        "status",
        "状況",
        Type.STATUS,
        _INPUT,
        10,
        ("進捗状況", "評価", "自己評価", "達成状況", "進捗", "進捗評価", "判定", "ステータス"),
        "一覧から選びます。評価の段階は上の表のとおりです。",
    ),
    Column(
        "percent",
        "進捗率(%)",
        Type.PERCENT,
        _INPUT,
        7.5,
        ("進捗率", "達成率", "達成度", "進捗度", "進捗度合", "進捗%", "達成%"),
        "0〜100の整数で書きます(例: 半分なら 50)。分からなければ空欄のままで構いません。",
    ),
    Column(
        "count",
        "実績(回)",
        Type.COUNT,
        _INPUT,
        7.5,
        ("実績", "回数", "実施回数", "実績回数", "開催回数", "累計回数", "実績値"),
        "年度の初め(4月)からの累計の回数を、整数で書きます。回数の目標がない項目は空欄のままで構いません。",
    ),
    Column(
        "result",
        "取組実績",
        Type.TEXT,
        _INPUT,
        30,
        ("取組状況", "取組結果", "取組の実績", "実施内容", "実施状況", "実績内容", "活動内容", "備考"),
        "この四半期に行ったことを書きます。",
    ),
    Column("issue", "課題", Type.TEXT, _INPUT, 19, ("問題点", "課題等", "課題・問題点"), "困っていることを書きます。"),
    Column(
        "next_action",
        "次期の対応",
        Type.TEXT,
        _INPUT,
        19,
        ("今後の対応", "今後の予定", "次期の取組", "今後の取組", "改善策", "対応策"),
        "次の四半期にすることを書きます。",
    ),
    Column(
        "person",
        "担当",
        Type.TEXT,
        _INPUT,
        8.5,
        ("担当者", "担当者名", "記入者"),
        "問い合わせ先となる担当の名称を書きます。",
    ),
)

BY_CODE: dict[str, Column] = {column.code: column for column in COLUMNS}
INPUTS: tuple[str, ...] = tuple(column.code for column in COLUMNS if column.is_input)
"""Codes of the columns that a reporter fills in, in the order of the sheet."""

_BRACKETED = re.compile(r"\([^()]*\)")


def header_key(text: str) -> str:
    """A header for comparison: NFKC, no white space, lower case, no full stop at its end."""
    return bare(text).casefold().rstrip(".:")


_BY_HEADER: dict[str, Column] = {
    header_key(word): column for column in COLUMNS for word in (column.header, *column.aliases)
}


def by_header(text: str) -> Column | None:
    """The column that a header means, by its words or without what it has in brackets; None where none is known."""
    wanted = header_key(text)
    return _BY_HEADER.get(wanted) or _BY_HEADER.get(_BRACKETED.sub("", wanted))
