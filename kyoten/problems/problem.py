"""What the reader or a check found: data, never prose alone (docs/reading.md, "Problems").

One template per code stands here. Message: what is wrong. Remedy: what the sender should do. Both Japanese, one
sentence each; `{…}` takes the facts given to `problem`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from kyoten.problems.foreign_sheet import FOREIGN_TEMPLATES
from kyoten.problems.own_sheet import SHEET_TEMPLATES
from kyoten.problems.plan_matrix import PLAN_TEMPLATES


class Severity(StrEnum):
    """An error keeps its row out; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Problem(NamedTuple):
    """One finding about a file, at a sheet and cell where it has one ("" = the whole file or sheet)."""

    severity: Severity
    code: str
    sheet: str
    cell: str
    value: str
    message: str
    remedy: str

    @property
    def place(self) -> str:
        """Where it is, as shown: 報告!F12."""
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell


class Unreadable(Exception):
    """The file as a whole can't be read; carries the one Problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.message}{problem.remedy}")
        self.problem = problem


E_, W_ = Severity.ERROR, Severity.WARNING

TEMPLATES: dict[str, tuple[Severity, str, str]] = {
    # The file as a whole (kyoten.reader.workbook)
    "empty_file": (E_, "ファイルの中身が空(0バイト)です。", "保存し直したファイルを選んでください。"),
    "file_too_large": (E_, "ファイルが大きすぎます({found})。", "{limit}以下のファイルにしてください。"),
    "unknown_type": (
        E_,
        "表として読めない種類のファイルです({found})。",
        "Excel(xlsx・xlsm・xls)、ODS、CSV(計画はWordのdocxとPDFも)のいずれかで保存し直してください。",
    ),
    "encrypted": (E_, "パスワードで保護されていて開けません。", "パスワードを外して保存し直してください。"),
    "damaged": (
        E_,
        "ファイルが壊れていて読めません。",
        "元のファイルをExcelで開き、名前を付けて保存し直してください。",
    ),
    "reader_died": (
        E_,
        "ファイルの読み取りが途中で止まりました。",
        "Excelで開き、必要なシートだけを新しいブックに写して保存し直してください。",
    ),
    "reader_busy": (
        E_,
        "サーバーが混み合っていて、{limit}秒以内に読み終えられませんでした(ファイルは何も変わっていません)。",
        "しばらく待ってから、もう一度置いてください。",
    ),
    "reader_timeout": (
        E_,
        "読み取りが{limit}秒以内に終わりませんでした。",
        "不要なシートや書式だけの行を消して保存し直してください。",
    ),
    "too_many_cells": (E_, "シートが大きすぎます({found})。", "{limit}以内に収めてください。"),
    "too_many_entries": (
        E_,
        "ファイルに含まれる部品が多すぎます({found}、上限{limit})。",
        "Excelで開き、必要なシートだけを新しいブックに写して保存し直してください。",
    ),
    "unpacked_too_large": (
        E_,
        "展開すると大きくなりすぎます({found}、上限{limit})。",
        "Excelで開き、必要なシートだけを新しいブックに写して保存し直してください。",
    ),
    "unsafe_content": (
        E_,
        "表計算ソフトが書かない記述(文書型宣言)を含むため、安全に読めません。",
        "Excelで開き、名前を付けて保存し直してください。",
    ),
    "too_many_sheets": (E_, "シートが多すぎます({found})。", "{limit}以内に分けてください。"),
    "too_many_merged": (E_, "結合したセルが多すぎます({found})。", "結合を解いて、{limit}以内にしてください。"),
    "too_much_text": (E_, "文字が多すぎます({found})。", "{limit}以内に分けてください。"),
    "cell_text_too_long": (E_, "1つのセルの文字が多すぎます({found})。", "{limit}以内に収めてください。"),
    "unknown_encoding": (
        E_,
        "文字コードが分からないため、文字として読めません。",
        "Excelで「CSV UTF-8(コンマ区切り)」を選んで保存し直してください。",
    ),
    "no_table": (
        E_,
        "表(罫線で区切られた欄)が1つも見つかりません。",
        "計画の表があるファイルかどうか確かめるか、表をExcelに写して選んでください。",
    ),
    "scanned_pdf": (
        E_,
        "紙を読み取った画像のPDFのため、文字を読めません。",
        "もとのWordかExcelのファイル、または文字を選べるPDFを選んでください。",
    ),
    "unknown_letters": (
        E_,
        "文字の意味が書かれていないPDFのため、文字を読めません。",
        "もとのWordかExcelのファイルを選んでください。",
    ),
    "overprinted_letters": (
        E_,
        "表の文字が重なって印刷されているため、読み分けられません。",
        "行の高さを文に合わせてPDFを作り直すか、もとのWordかExcelのファイルを選んでください。",
    ),
    "too_many_pages": (
        E_,
        "ページが多すぎます({found})。",
        "計画のページだけにして、{limit}以内に収めてください。",
    ),
    "no_sheet": (E_, "中身のあるシートがありません。", "報告の入ったファイルかどうか確かめてください。"),
    "report_in_document": (
        E_,
        "Word・PDFの報告は取り込めません。",
        "報告のシート(Excel)に入力するか、表をExcelに写して取り込んでください。",
    ),
    # The plan matrix (kyoten.plan)
    "no_year": (
        E_,
        "何年度の計画か分かりません。",
        "見出しに年度(例: 平成23年度)を入れるか、取り込むときに年度を指定してください。",
    ),
    "plan_cell_fault": (
        W_,
        "セルの値が読めません({value})。",
        "元のファイルで数式を直すか、文字を直接入力してください。",
    ),
    "text_not_read": (
        W_,
        "表のどの欄にも当たらない文のため、読みませんでした。",
        "どの欄の文かを確かめ、その欄に移してください。",
    ),
    "unknown_column": (
        W_,
        "見出し「{value}」の列は計画として読みませんでした。",
        "計画の列であれば、「列の割当」で選ぶか、役割の列の見出しを「(○○の役割)」としてください。",
    ),
    "other_year_header": (
        W_,
        "見出しが{found}となっていますが、{year}として読みました。",
        "見出しの年度を確かめてください。",
    ),
    "draft_column": (W_, "見出しに「(案)」とある列です。", "内容が決まった計画かどうか確かめてください。"),
    "viewpoint_without_item": (
        W_,
        "この振り返りの視点には行動計画がありません。",
        "計画に加えるか、空欄のままでよいことを確かめてください。",
    ),
    "state_without_role_item": (
        W_,
        "この目指す拠点の姿には「{role}」の行動計画がありません。",
        "計画に加えるか、空欄のままでよいことを確かめてください。",
    ),
    "five_year_without_item": (
        W_,
        "次期5か年で取り組むことのうち、今年度の行動計画に似たものがありません。",
        "今年度に取り組むかどうかを確かめてください。",
    ),
    "past_tense": (
        W_,
        "行動計画の欄に、実施した結果が書かれています。",
        "今年度の計画として書き直すかどうかを確かめてください。",
    ),
    "stray_end": (W_, "文の終わりに余分な文字があります。", "元の文書と照らして直してください。"),
    "repeated_item": (
        W_,
        "同じ機能・同じ役割に、同じ文の行動計画があります({first})。",
        "一方を消すか、再掲であれば「(再掲)」と書いてください。",
    ),
    "restated_without_original": (
        W_,
        "ほかにも載せてあると書かれていますが、今年度の行動計画に元の項目が見つかりません。",
        "元の項目の文を確かめてください。見つからない間は、この項目を数えます。",
    ),
    # Cells of either (kyoten.table)
    "control_characters": (
        W_,
        "画面にも印刷にも出ない制御文字を除いて読みました({count}個のセル: {cells})。",
        "文が欠けていないか確かめてください。取り込んだファイルそのものは、届いたまま残ります。",
    ),
}
TEMPLATES |= {
    code: (Severity(kind), message, remedy)
    for code, (kind, message, remedy) in (PLAN_TEMPLATES | SHEET_TEMPLATES | FOREIGN_TEMPLATES).items()
}


def problem(
    code: str, *, sheet: str = "", cell: str = "", value: object = "", severity: Severity | None = None, **facts: object
) -> Problem:
    """A Problem from its template; `severity` overrides the template's. Raises KeyError for an unknown code or fact."""
    default, message, remedy = TEMPLATES[code]
    shown = "" if value is None else str(value)
    words = {**facts, "value": shown}
    return Problem(severity or default, code, sheet, cell, shown, message.format_map(words), remedy.format_map(words))


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Errors before warnings; within each, grouped by code, in the order they were found."""
    groups: dict[tuple[Severity, str], list[Problem]] = {}
    for each in problems:
        groups.setdefault(each[:2], []).append(each)
    by_severity = sorted(groups.items(), key=lambda group: group[0][0] is not Severity.ERROR)
    return [each for _, group in by_severity for each in group]
