"""The 記入要領 sheet of the quarter's workbook: what to do, until when, the scale and the rules of each column."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from kyoten.fiscal import Quarter, day_words
from kyoten.settings import Rating, Settings
from kyoten.sheet.columns import BY_CODE, INPUTS
from kyoten.sheet.own.machine_row import GUIDE_SHEET
from kyoten.sheet.template.style import ACCENT, HEAD_FILL, INPUT_FILL, LINE, QUIET, SAMPLE_INK, Styles, text_lines
from kyoten.sheet.values.display import in_header

_WIDTHS = (3, 16, 16, 68)
_WIDE = sum(_WIDTHS[1:])


@dataclass(frozen=True)
class Facts:
    """What the sheet is for. `role` None = every role; `contact` "" = whoever handed the sheet out."""

    site: str
    quarter: Quarter
    role: str | None
    settings: Settings
    sample: bool
    contact: str

    @property
    def title(self) -> str:
        """平成23年度 第2四半期(7〜9月) 進捗報告(法人)"""
        period = f"{self.quarter.full_label}({self.quarter.months_label})"
        return f"{period} 進捗報告{f'({self.role})' if self.role else ''}"

    @property
    def deadline(self) -> str:
        """平成23年10月15日 as the Western date that a calendar shows: 2011年10月15日"""
        return day_words(self.settings.deadline(self.quarter))

    @property
    def asks(self) -> str:
        return self.contact or f"この用紙を配付した{self.site}の担当者"


_STEPS = (
    "「報告」シートを開き、色の付いた欄に記入します。白と灰色の欄(番号・計画・前回の値)は書き換えないでください。",
    "報告することがない項目は、その行を空欄のままにします。空欄の項目は「未報告」として扱います。",
    "この四半期にすでに報告した内容は、欄に入っています。直すところだけ書き換えます。欄を空にしても報告は消えません。"
    "取り消すときは「(消去)」と書きます。",
    "「再掲」の項目は、元の項目の側で集計します。記入は任意です。",
    "行の並べ替え・絞り込み、列の移動・挿入をしても読み取れます。並べ替えなどで保護の解除が必要なときは、"
    "「校閲」の「シート保護の解除」を押します(パスワードはありません)。",
    "薄い文字の行(機械が読む行)と番号の列は、消さないでください。",
    "記入が終わったら上書き保存し、このファイルのまま提出します。",
)


def write_guide(sheet: Worksheet, styles: Styles, facts: Facts) -> str:
    """Fill the sheet (A4 portrait, one page wide); returns the range that holds the names of the scale."""
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width, styles.get())
    row = _write_head(sheet, styles, facts)
    row = _write_steps(sheet, styles, row)
    row = _write_scale(sheet, styles, row, facts.settings.offered)
    last_name = row - 2
    _write_rules(sheet, styles, row)
    _set_up_page(sheet, facts)
    first_name = last_name - len(facts.settings.offered) + 1
    return f"'{GUIDE_SHEET}'!{xl_range_abs(first_name, 1, last_name, 1)}"


def _write_head(sheet: Worksheet, styles: Styles, facts: Facts) -> int:
    sheet.set_row(0, 30)
    sheet.write_string(0, 1, facts.title, styles.get(bold=True, font_size=16, valign="vcenter"))
    row = 1
    if facts.sample:
        sheet.write_string(row, 1, "サンプル(架空の内容です)", styles.get(bold=True, font_color=SAMPLE_INK))
        row += 1
    for label, text in (("拠点", facts.site), ("提出期限", facts.deadline), ("問い合わせ・提出先", facts.asks)):
        sheet.write_string(row, 1, label, styles.get(font_color=QUIET))
        sheet.write_string(row, 2, text, styles.get(bold=label == "提出期限"))
        row += 1
    return row + 1


def _write_steps(sheet: Worksheet, styles: Styles, row: int) -> int:
    row = _heading(sheet, styles, row, "記入のしかた")
    for number, text in enumerate(_STEPS, start=1):
        sheet.write_string(row, 0, f"{number}.", styles.get(align="right", font_color=ACCENT, bold=True))
        sheet.merge_range(row, 1, row, 3, "", styles.get(text_wrap=True))
        sheet.write_string(row, 1, text, styles.get(text_wrap=True))
        sheet.set_row(row, text_lines(text, _WIDE * 1.05) * 17 + 3)
        row += 1
    return row + 1


def _write_scale(sheet: Worksheet, styles: Styles, row: int, scale: tuple[Rating, ...]) -> int:
    row = _heading(sheet, styles, row, "「状況」の段階")
    row = _table_row(sheet, styles, row, ("状況", "記号で書くとき", "進捗率が空欄のときに使う値"), head=True)
    for rating in scale:
        if rating.percent is None:
            meaning = "値なし(平均と完了率の計算から除き、件数を別に示します)"
        else:
            meaning = f"{rating.percent:g}%"
        row = _table_row(sheet, styles, row, (rating.name, rating.symbol or "－", meaning))
    return row + 1


def _write_rules(sheet: Worksheet, styles: Styles, row: int) -> int:
    row = _heading(sheet, styles, row, "各欄の書き方")
    for code in INPUTS:
        column = BY_CODE[code]
        look = {"border": 1, "border_color": LINE, "text_wrap": True, "valign": "vcenter"}
        sheet.write_string(row, 1, column.header, styles.get(bold=True, bg_color=INPUT_FILL, **look))
        sheet.merge_range(row, 2, row, 3, "", styles.get(**look))
        sheet.write_string(row, 2, column.help, styles.get(**look))
        sheet.set_row(row, text_lines(column.help, (_WIDTHS[2] + _WIDTHS[3]) * 1.05) * 17 + 3)
        row += 1
    return row


def _table_row(sheet: Worksheet, styles: Styles, row: int, texts: tuple[str, str, str], *, head: bool = False) -> int:
    look = {"border": 1, "border_color": LINE, "valign": "vcenter"} | (
        {"bg_color": HEAD_FILL, "font_size": 9} if head else {}
    )
    for column, text in enumerate(texts, start=1):
        sheet.write_string(row, column, text, styles.get(align="center" if column == 2 else "left", **look))
    sheet.set_row(row, 18)
    return row + 1


def _heading(sheet: Worksheet, styles: Styles, row: int, text: str) -> int:
    sheet.set_row(row, 22)
    sheet.write_string(row, 1, text, styles.get(bold=True, font_size=12, font_color=ACCENT, valign="vcenter"))
    return row + 1


def _set_up_page(sheet: Worksheet, facts: Facts) -> None:
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer(footer(facts))


def footer(facts: Facts) -> str:
    """Left the site (and サンプル), right the page number."""
    return f"&L&8{in_header(facts.site)}{' サンプル' if facts.sample else ''}&R&8&P / &Nページ"
