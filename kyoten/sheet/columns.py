"""The one table of columns: what each is called in our sheet, what others call it, its type, and how to fill it in.

Source: docs/reading.md, "The quarter's sheet". The columns to fill in are the reported fields (kyoten.model.FIELDS), by
whose names they go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kyoten.model import FIELDS, Reported
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
    """Which part of our sheet the column is in: the plan's words and last quarter's values are locked. What only other
    people's sheets have is in none of them."""

    PLAN = "plan"
    LAST = "last"
    INPUT = "input"
    THEIRS = "theirs"


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

    @property
    def is_last(self) -> bool:
        """Whether it shows a field as it was reported before; its code is LAST and the field's name."""
        return self.part is Part.LAST

    def allowed(self, settings: Settings) -> tuple[str, ...]:
        """The words that a cell may hold; () where any are allowed."""
        return tuple(rating.name for rating in settings.offered) if self.code == "status" else ()


LAST = "last_"
_PLAN, _LAST, _INPUT = Part.PLAN, Part.LAST, Part.INPUT


def _words(listed: str) -> tuple[str, ...]:
    """Aliases parted by spaces: headers are compared without white space."""
    return tuple(listed.split())


_ALIASES: dict[str, tuple[str, ...]] = {
    "status": _words(
        "進捗状況 評価 自己評価 達成状況 進捗 進捗評価 判定 ステータス 状態 進み具合 進捗区分 達成区分 "
        "評価区分 評価結果 自己判定 評定 進捗状況評価 達成状況評価 進ちょく状況 進ちょく 自己点検 進捗の状況 "
        "達成評価"
    ),
    "percent": _words(
        "進捗率 達成率 達成度 進捗度 進捗度合 進捗% 達成% 達成割合 進捗割合 進行率 実施率 完了率 進ちょく率 "
        "達成度合 達成度合い 進捗度合い 遂行率 進度 実績進捗率 率 %"
    ),
    "count": _words(
        "実績 回数 実施回数 実績回数 開催回数 累計回数 実績値 実績数 実施数 開催数 実施件数 延べ回数 累計実績 "
        "実績累計 累計 年度累計 年度累計回数 年間累計 累計実績回数 回"
    ),
    "result": _words(
        "取組状況 取組結果 取組の実績 実施内容 実施状況 実績内容 活動内容 備考 取組の状況 取組成果 "
        "取組実績・成果 取組内容・実績 取組内容・成果 取組状況・成果 取組の成果 取り組み状況 取り組み実績 "
        "取り組みの状況 実績・成果 実績・状況 実績及び成果 成果 成果・実績 結果 実施結果 活動実績 活動状況 "
        "進捗内容 進捗状況の説明 進捗の説明 状況説明 実施内容・結果 報告 報告内容 報告事項 コメント 所見 説明 "
        "摘要 特記事項 理由 評価理由 評価の理由 評価コメント 自己評価の理由 メモ 備考欄 実績等 具体的内容 "
        "実施したこと 行ったこと できたこと 進捗状況・課題 取組の内容と成果 取組内容と成果"
    ),
    "issue": _words(
        "問題点 課題等 課題・問題点 問題点・課題 課題点 反省点 改善点 懸案事項 懸念事項 問題 課題・反省 "
        "課題や問題点 残された課題 遅れの理由 遅延理由 未達成の理由 困っていること "
        "課題・対応 課題と対応 課題及び対応 課題・対応策 "
        "課題・改善点 課題と改善点 課題及び改善点 課題・今後の方向性 課題と今後の方向性 課題及び今後の方向性"
    ),
    "next_action": _words(
        "今後の対応 今後の予定 次期の取組 今後の取組 改善策 対応策 今後の方針 今後の取り組み 今後 今後の計画 "
        "今後の課題と対応 対応 対応方針 対応予定 次期への対応 次期計画 次期の計画 次期の予定 次の取組 "
        "次回の対応 次回までの対応 次四半期の対応 次四半期の取組 次四半期の予定 来期の予定 来期の対応 改善 "
        "翌期の取組 翌期の予定 翌期の対応 翌期の計画 来期の取組 次期取組 翌四半期の取組 翌四半期の予定 "
        "今後の方向性 改善方策 改善内容 今後に向けて 今後の展開 予定・対応"
    ),
    "person": _words(
        "担当者 担当者名 記入者 記入者名 報告者 報告者名 担当職員 担当名 担当部署 担当課 所管 所管課 責任者 主担当"
    ),
}
"""What others call the reported fields."""


def _input(name: str, field: Reported) -> Column:
    """The column of a reported field."""
    header = field.header or field.label
    return Column(name, header, Type(field.type), _INPUT, field.width, _ALIASES.get(name, ()), field.help)


COLUMNS: tuple[Column, ...] = (
    Column(
        "item",
        "番号",
        Type.ID,
        _PLAN,
        9.5,
        _words(
            "No ID # 項目番号 整理番号 管理番号 項目No 項目ID 項番 通番 通し番号 計画番号 計画No 取組番号 取組No "
            "事業番号 連番 番"
        ),
    ),
    Column(
        "function",
        "機能",
        Type.TEXT,
        _PLAN,
        10,
        _words("分野 事業区分 機能区分 機能名 拠点の機能 分野名 領域 大項目 大分類 事業の柱"),
    ),
    Column(
        "target_state",
        "目指す拠点の姿",
        Type.TEXT,
        _PLAN,
        18,
        _words("姿 目指す姿 目標するサポートシステムの姿 めざす姿 めざす拠点の姿 拠点の姿 あるべき姿 中項目 中分類"),
    ),
    Column(
        "viewpoint",
        "振り返りの視点",
        Type.TEXT,
        _PLAN,
        17,
        _words("視点 評価の視点 振返りの視点 ふりかえりの視点 振り返り視点 小項目 小分類"),
    ),
    Column(
        "role",
        "役割",
        Type.TEXT,
        _PLAN,
        7,
        _words("主体 実施主体 担当区分 役割分担 取組主体 実施者 法人・行政 法人/行政"),
    ),
    Column(
        "text",
        "行動計画・達成目標",
        Type.TEXT,
        _PLAN,
        32,
        _words(
            "項目 取組 取組み 取り組み 取組内容 取組項目 行動計画 達成目標 計画 計画内容 事業内容 項目名 取組名 "
            "取組事項 取り組み内容 取り組み項目 取組計画 行動目標 行動計画項目 行動計画内容 計画項目 実施項目 "
            "実施事項 実施計画 重点項目 重点取組 評価項目 活動項目 目標項目 施策 事業 事業名 事業項目 タスク "
            "行動計画及び達成目標 行動計画と達成目標 行動計画達成目標 行動計画(達成目標) 達成目標・行動計画 "
            "実施する取組 予定する取組 計画事項 内容"
        ),
    ),
    Column(
        "target",
        "目標",
        Type.TEXT,
        _PLAN,
        13,
        _words(
            "目標回数 目標値 予定 年間目標 数値目標 計画値 計画回数 予定回数 期限 実施時期 予定時期 目標進捗率 "
            "目標達成率 計画進捗率 予定進捗率"
        ),
    ),
    Column("last_status", "前回\n状況", Type.STATUS, _LAST, 8.5, _words("前期の状況 前回の状況 前回状況")),
    Column("last_percent", "前回\n進捗率(%)", Type.PERCENT, _LAST, 7, _words("前期の進捗率 前回の進捗率")),
    Column("last_count", "前回\n実績(回)", Type.COUNT, _LAST, 7, _words("前期の実績 前回の実績")),
    Column("last_result", "前回\n取組実績", Type.TEXT, _LAST, 20, _words("前期の取組実績 前回の取組実績")),
    *(_input(name, field) for name, field in FIELDS.items()),
)


def _theirs(code: str, header: str, aliases: str) -> Column:
    return Column(code, header, Type.TEXT, Part.THEIRS, width=0, aliases=_words(aliases))


THEIRS: tuple[Column, ...] = (
    _theirs(
        "quarter",
        "四半期",
        "対象四半期 報告四半期 四半期区分 期 期別 報告期 対象期 報告時期 報告期間 対象期間 評価時期 評価期間",
    ),
    _theirs("year", "年度", "対象年度 報告年度 実施年度 会計年度 事業年度"),
    _theirs("unit", "単位", "実績の単位 単位(回・人等) 数量単位"),
    _theirs(
        "row_kind",
        "区分",
        "種別 予実 予実区分 計画・実績 計画/実績 計画実績 予定・実績 予定/実績 目標・実績 目標/実績 計画・実施 "
        "計画/実施 計画・実績区分 計画・実績の別 計画/実績の別",
    ),
)
"""Columns that only other people's sheets have: which quarter and year a row is of, where each quarter has a row, what
its 実績 counts, and whether a row tells of plans or of results, where each has one."""

BY_CODE: dict[str, Column] = {column.code: column for column in (*COLUMNS, *THEIRS)}
INPUTS: tuple[str, ...] = tuple(column.code for column in COLUMNS if column.is_input)
"""Codes of the columns that a reporter fills in, in the order of the sheet."""

_BRACKETED = re.compile(r"\([^()]*\)")


def header_key(text: str) -> str:
    """A header for comparison: NFKC, no white space, lower case, no full stop at its end."""
    return bare(text).casefold().rstrip(".:")


_BY_HEADER: dict[str, Column] = {
    header_key(word): column for column in BY_CODE.values() for word in (column.header, *column.aliases)
}


def by_header(text: str) -> Column | None:
    """The column that a header means, by its words or without what it has in brackets; None where none is known."""
    wanted = header_key(text)
    return _BY_HEADER.get(wanted) or _BY_HEADER.get(_BRACKETED.sub("", wanted))
