"""xlsx cells that point nowhere or too far, hold what no cell may hold, or say plain things in rare ways."""

from __future__ import annotations

import datetime as dt
from functools import partial

from kyoten.reader.workbook import CellFault, Sheet, Value
from strange_workbooks.family import Family
from strange_workbooks.ooxml import changed, strings, styles, with_rows, workbook, worksheet

files = Family("xlsx")


def only(*rows: tuple[Value, ...], percents: frozenset[tuple[int, int]] = frozenset()) -> tuple[Sheet, ...]:
    """One sheet 進捗 with these rows."""
    return (Sheet("進捗", rows, percent_cells=percents),)


def row(*cells: str) -> str:
    """Cells A1, B1 …, each XML: `<v>1</v>`, with its attributes before a | where it has some."""
    written = []
    for letter, cell in zip("ABCDEFGHIJ", cells, strict=False):
        attributes, _, inside = cell.rpartition("|")
        written.append(f'<c r="{letter}1" {attributes}>{inside}</c>')
    return f'<row r="1">{"".join(written)}</row>'


def inline(text: str) -> str:
    return f't="inlineStr"|<is>{text}</is>'


# References

for index in (3, 4_294_967_296):
    wrong = row(f't="s"|<v>{index}</v>', "<v>1</v>")
    files.add(f"共有文字列の番号{index}.xlsx", partial(with_rows, wrong), "damaged")

FAR = {
    "右端": "XFD1",
    "下端": "A1048576",
    "右下の隅": "XFD1048576",
    "上限の外": "ZZZZZ99999999",
    "桁あふれ": "A99999999999",
    "長い番地": f"A1{'0' * 30}",
}


def far(reference: str) -> bytes:
    """A1, and a cell so far that a grid of the two would take hundreds of gigabytes."""
    number = "".join(character for character in reference if character.isdigit())
    return with_rows(f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{number}"><c r="{reference}"><v>1</v></c></row>')


for where, reference in FAR.items():
    files.add(f"{where}のセル.xlsx", partial(far, reference), "too_many_cells")


@files.file("703列目のセル.xlsx", only((1, *[None] * 701, 2)))
def three_letters() -> bytes:
    """AAA1, the first column of three letters: far, and within the limits."""
    return with_rows('<row r="1"><c r="A1"><v>1</v></c><c r="AAA1"><v>2</v></c></row>')


@files.file("0行目のセル.xlsx", "damaged")
def row_zero() -> bytes:
    return with_rows('<row r="0"><c r="A0"><v>1</v></c></row>')


@files.file("番地のないセル.xlsx", only((1, 2), (None, None), (3, None)))
def no_references() -> bytes:
    """Cells follow each other; of the rows the third is the only one that says which it is."""
    return with_rows('<row><c><v>1</v></c><c><v>2</v></c></row><row r="3"><c><v>3</v></c></row>')


@files.file("番地が小文字.xlsx", only((1, 2)))
def small_letters() -> bytes:
    return with_rows('<row r="1"><c r="a1"><v>1</v></c><c r="b1"><v>2</v></c></row>')


@files.file("行の順が逆.xlsx", only((1,), (2,)))
def rows_backwards() -> bytes:
    return with_rows('<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>')


@files.file("同じ番地が二つ.xlsx", only((2,)))
def one_address_twice() -> bytes:
    """As in a spreadsheet, what is written later stands there."""
    return with_rows('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')


# Texts

files.add(
    "セル内の文字列.xlsx",
    partial(
        with_rows,
        row(
            inline("<t>子育て</t>"),
            inline('<t xml:space="preserve"> 空白 </t>'),
            inline("<r><t>子育て</t></r><r><rPr><b/></rPr><t>支援</t></r>"),
            inline("<t><![CDATA[<b>&]]></t>"),
            inline("<t>子<!-- 注 -->育て</t>"),
            inline("<t>&#x5B50;&#32946;&lt;て&gt;</t>"),
        ),
    ),
    only(("子育て", " 空白 ", "子育て支援", "<b>&", "子育て", "子育<て>")),
)
SHARED = row(*[f't="s"|<v>{number}</v>' for number in range(6)])


@files.file("ふりがなと部分書式.xlsx", only(("拠点", "子育て支援", "一\n二", "_x0041_", "髙﨑①", "𩸽")))
def phonetics() -> bytes:
    """Readings are no text; parts in several fonts are one text; CR and a literal underscore are escaped
    (ECMA-376 part 1, 22.9.2.19)."""
    return changed(
        sheet=worksheet(SHARED),
        strings=strings(
            '<t>拠点</t><rPh sb="0" eb="2"><t>キョテン</t></rPh><phoneticPr fontId="1"/>',
            '<r><t>子育て</t></r><r><rPr><sz val="9"/></rPr><t>支援</t></r>',
            "<t>一_x000D_\n二</t>",
            "<t>_x005F_x0041_</t>",
            "<t>髙﨑①</t>",
            "<t>𩸽</t>",
        ),
    )


@files.file("ない文字列の番号.xlsx", "damaged")
def beyond_the_texts() -> bytes:
    return changed(sheet=worksheet(row('t="s"|<v>0</v>', 't="s"|<v>1</v>')), strings=strings("<t>一</t>"))


@files.file("負の文字列の番号.xlsx", "damaged")
def before_the_texts() -> bytes:
    return changed(sheet=worksheet(row('t="s"|<v>0</v>', 't="s"|<v>-1</v>')), strings=strings("<t>一</t>"))


files.add(
    "制御文字.xlsx",
    partial(with_rows, row(inline("<t>前\x01後</t>"))),
    (Sheet("進捗", (("前後",),), control_cells=((0, 0),)),),
)
files.add("長すぎる文.xlsx", partial(with_rows, row(inline(f"<t>{'あ' * 32_768}</t>"))), "cell_text_too_long")
files.add("上限ちょうどの文.xlsx", partial(with_rows, row(inline(f"<t>{'あ' * 32_767}</t>"))), only(("あ" * 32_767,)))
files.add("片割れのサロゲート.xlsx", partial(with_rows, row(inline("<t>&#xD800;</t>"))), "damaged")


@files.file("UTF-8でないバイト.xlsx", "damaged")
def invalid_utf_8() -> bytes:
    return changed(strings=strings("<t>ab</t>", "<t>x</t>", "<t>y</t>").encode().replace(b"ab", b"\xff\xc0"))


# Numbers, truth, errors, formulas

files.add(
    "論理値と知らない型.xlsx",
    partial(with_rows, row('t="b"|<v>1</v>', 't="b"|<v>0</v>', 't="n"|<v>1.5</v>', 't="str"|<v>済</v>')),
    only((True, False, 1.5, "済")),
)
files.add("知らない型のセル.xlsx", partial(with_rows, row('t="x"|<v>1</v>')), "damaged")
files.add(
    "極端な数.xlsx",
    partial(with_rows, row("<v>1e308</v>", "<v>-0</v>", "<v>1E-5</v>", "<v>0.1</v>", "<v>9007199254740993</v>")),
    only((1e308, 0, 0.00001, 0.1, 9007199254740992)),  # 2^53 + 1 is no double
)
# What a spreadsheet would not take for a number is a text.
files.add(
    "数でない数.xlsx",
    partial(with_rows, row("<v>１２</v>", "<v>1,000</v>", "<v>12件</v>", "<v>0x10</v>")),
    only(("１２", "1,000", "12件", "0x10")),
)
files.add("ない書式番号.xlsx", partial(with_rows, row('s="999"|<v>1</v>', 's="-1"|<v>2</v>')), only((1, 2)))
ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
files.add(
    "エラー値.xlsx",
    partial(with_rows, row(*(f't="e"|<v>{error}</v>' for error in ERRORS))),
    only(tuple(CellFault("error", error) for error in ERRORS)),
)
files.add(
    "値のない数式.xlsx",
    partial(
        with_rows,
        row(
            "<f>SUM(B1:C1)</f>",
            "<f>1+1</f><v>2</v>",
            't="str"|<f>B1</f><v>済</v>',
            "<f>NOW()</f><v></v>",
            '<f t="shared" si="0"/>',
            't="str"|<f>A9</f><v></v>',
            "<v>7</v>",
        ),
    ),
    only(
        (
            CellFault("no_value", "=SUM(B1:C1)"),
            2,
            "済",
            CellFault("no_value", "=NOW()"),
            CellFault("no_value", "="),
            None,
            7,
        )
    ),
)

# Dates: day 1 is 1900-01-01, and 1900 has a 29 February that never was (day 60); 40725 is 2011-07-01

JULY = dt.date(2011, 7, 1)
ERA = "[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"
OWN_FORMATS = (
    f'<numFmts count="3"><numFmt numFmtId="170" formatCode="{ERA}"/><numFmt numFmtId="171" formatCode="[h]:mm"/>'
    '<numFmt numFmtId="172" formatCode="0&quot;%程度&quot;"/></numFmts>'
)


def shown_as(*cells: tuple[int, str], system: str = "") -> bytes:
    """A row of numbers, each in a number format; `system`: XML in front of the workbook's sheets."""
    formats = [number for number, _ in cells]
    return changed(
        sheet=worksheet(row(*(f's="{style}"|<v>{serial}</v>' for style, (_, serial) in enumerate(cells)))),
        styles=styles(*formats, codes=OWN_FORMATS),
        workbook=workbook('<sheet name="進捗" sheetId="1" r:id="rId1"/>', system),
    )


files.add(
    "日付と時刻.xlsx",
    partial(
        shown_as, (14, "40725"), (22, "40725.395833333336"), (20, "0.5"), (171, "1.25"), (170, "40725"), (57, "40725")
    ),
    only(
        (
            JULY,
            dt.datetime(2011, 7, 1, 9, 30),  # noqa: DTZ001 - a workbook's times have no zone
            dt.time(12),
            dt.timedelta(hours=30),
            JULY,
            JULY,
        )
    ),
)
files.add(
    "端の日付.xlsx",
    partial(shown_as, (14, "1"), (14, "59"), (14, "61"), (14, "2958465"), (14, "2958466")),
    only(
        (dt.date(1900, 1, 1), dt.date(1900, 2, 28), dt.date(1900, 3, 1), dt.date(9999, 12, 31), 2_958_466)
    ),  # after the last day that a spreadsheet knows it is a number
)
# Counted from 1904-01-01, the same day has a number smaller by 1,462.
files.add(
    "1904年から数える日付.xlsx",
    partial(shown_as, (14, "39263"), system='<workbookPr date1904="1"/>'),
    only((JULY,)),
)
files.add(
    "ISO形式の日付.xlsx",
    partial(with_rows, row('t="d"|<v>2011-07-01T09:30:00</v>', 't="d"|<v>2011-07-01</v>', 't="d"|<v>夏</v>')),
    only((dt.datetime(2011, 7, 1, 9, 30), JULY, "夏")),  # noqa: DTZ001
)
# 9 and 10 are 0% and 0.00%; a % in quotation marks is a letter.
files.add(
    "百分率.xlsx",
    partial(shown_as, (9, "0.5"), (10, "0.125"), (172, "50"), (0, "0.5")),
    only((0.5, 0.125, 50, 0.5), percents=frozenset({(0, 0), (0, 1)})),
)
