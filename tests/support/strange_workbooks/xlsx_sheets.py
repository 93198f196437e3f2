"""xlsx files with sheets too many, too merged, too styled, hidden, or that are no tables; and what hangs on them."""

from __future__ import annotations

from functools import partial

from made_workbooks import zipped

from kyoten.reader.workbook import LIMITS, Sheet
from strange_workbooks.family import Family
from strange_workbooks.ooxml import (
    READ,
    RELATIONS,
    ROWS,
    TABLE,
    WORKBOOK,
    XML,
    Parts,
    book,
    changed,
    encoded,
    relations,
    several,
    styles,
    with_rows,
    workbook,
)

files = Family("xlsx")

# Merged ranges

MILLION = 1_000_000


def merges(*ranges: str) -> str:
    each = "".join(f'<mergeCell ref="{area}"/>' for area in ranges)
    return f"<mergeCells>{each}</mergeCells>"


def merged(*ranges: tuple[int, int, int, int]) -> tuple[Sheet, ...]:
    return (Sheet("進捗", TABLE, merged=ranges),)


files.add(
    "重なる結合.xlsx",
    partial(with_rows, ROWS, after=merges("A1:B2", "B1:C3", "A1:B2")),
    merged((0, 0, 1, 1), (0, 1, 2, 2), (0, 0, 1, 1)),
)
files.add(
    "シート全体の結合.xlsx",
    partial(with_rows, ROWS, after=merges("A1:XFD1048576")),
    merged((0, 0, 1_048_575, 16_383)),
)
files.add("結合の番地が壊れている.xlsx", partial(with_rows, ROWS, after=merges("A0:B2")), "damaged")


@files.file("結合100万個.xlsx", "too_many_merged")
def a_million_merges() -> bytes:
    """One area a million times: few bytes once packed, a million areas to whoever reads them."""
    return with_rows(ROWS, after="<mergeCells>" + '<mergeCell ref="B3:C3"/>' * MILLION + "</mergeCells>")


# Styles


@files.file("書式30万個.xlsx", READ)
def many_styles() -> bytes:
    return changed(styles=styles(*[0] * 300_000))


@files.file("書式だけの行が下端まで.xlsx", READ)
def styled_to_the_end() -> bytes:
    """Cells with a format and nothing in them, in a far row: no part of the grid."""
    return with_rows(f'{ROWS}<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"/></row>')


@files.file("書式だけの行5万行.xlsx", READ)
def many_styled_rows() -> bytes:
    empty = "".join(f'<row r="{row}"><c r="A{row}" s="0"/><c r="C{row}" s="0"/></row>' for row in range(3, 50_000))
    return with_rows(ROWS + empty)


# Sheets

files.add(
    "非表示のシート.xlsx",
    lambda: zipped(several(("表紙", "visible", ROWS), ("設定", "hidden", ROWS), ("機械", "veryHidden", ROWS))),
    (Sheet("表紙", TABLE), Sheet("設定", TABLE, hidden=True), Sheet("機械", TABLE, hidden=True)),
)
files.add("中身のないシート.xlsx", partial(with_rows, ""), "no_sheet")
files.add("シート1万枚.xlsx", lambda: zipped(ten_thousand_sheets()), "too_many_sheets")


def ten_thousand_sheets() -> Parts:
    """All with one part, so that the zip is small."""
    listed = "".join(f'<sheet name="{number}" sheetId="{number}" r:id="rId1"/>' for number in range(1, 10_001))
    return {**book(), **encoded({WORKBOOK: workbook(listed)})}


MOST = [f"第{number}" for number in range(1, LIMITS.sheets + 1)]
files.add(
    "シートが上限ちょうど.xlsx",
    lambda: zipped(several(*((name, "visible", ROWS) for name in MOST))),
    tuple(Sheet(name, TABLE) for name in MOST),
)

ONLY_SECOND = '<sheet name="図" sheetId="1" r:id="rId2"/>'
CHART = f'{XML}<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><drawing/></chartsheet>'


def beside(kind: str, part: str) -> Parts:
    """The table, and behind it a sheet of another kind."""
    parts = several(("進捗", "visible", ROWS), ("図", "visible", ""))
    links = relations(
        ("worksheet", "worksheets/sheet1.xml"),
        (kind, f"{kind}s/sheet1.xml"),
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
    )
    del parts["xl/worksheets/sheet2.xml"]
    return {**parts, **encoded({RELATIONS: links, f"xl/{kind}s/sheet1.xml": part})}


files.add(
    "グラフだけ.xlsx",
    lambda: zipped({**beside("chartsheet", CHART), WORKBOOK: workbook(ONLY_SECOND).encode()}),
    "no_sheet",
)
files.add("グラフシート.xlsx", lambda: zipped(beside("chartsheet", CHART)), READ)
files.add(
    "ダイアログシート.xlsx",
    lambda: zipped(beside("dialogsheet", CHART.replace("chartsheet", "dialogsheet"))),
    READ,
)

# What hangs on a sheet, and is none of its cells


def hung(name: str, part: str | bytes, kind: str) -> bytes:
    """The sound workbook with a part that belongs to its sheet."""
    links = relations((kind, f"../{name}"))
    return zipped({**book(), **encoded({f"xl/{name}": part, "xl/worksheets/_rels/sheet1.xml.rels": links})})


def comments(**texts: str) -> str:
    each = "".join(
        f'<comment ref="{cell}" authorId="0"><text><t>{text}</t></text></comment>' for cell, text in texts.items()
    )
    return f"{XML}<comments><authors><author>課</author></authors><commentList>{each}</commentList></comments>"


files.add(
    "コメント.xlsx",
    partial(hung, "comments1.xml", comments(B2="80"), "comments"),
    (Sheet("進捗", TABLE, notes={(1, 1): "80"}),),
)
files.add(
    "下から並ぶコメント.xlsx",
    partial(hung, "comments1.xml", comments(B2="80", A2="延期", A1="案"), "comments"),
    (Sheet("進捗", TABLE, notes={(0, 0): "案", (1, 0): "延期", (1, 1): "80"}),),
)
files.add("埋め込みと画像.xlsx", partial(hung, "embeddings/a.bin", b"\xd0\xcf\x11\xe0" * 99, "oleObject"), READ)
TABLE_PART = (
    f'{XML}<table id="1" name="表1" displayName="表1" ref="A1:B2"><autoFilter ref="A1:B2"/>'
    '<tableColumns count="2"><tableColumn id="1" name="事業名"/><tableColumn id="2" name="進捗率"/></tableColumns>'
    "</table>"
)
files.add("テーブル.xlsx", partial(hung, "tables/table1.xml", TABLE_PART, "table"), READ)
files.add(
    "入力規則と保護.xlsx",
    partial(
        with_rows,
        ROWS,
        after='<sheetProtection sheet="1" password="CC1A"/><dataValidations count="1"><dataValidation type="list" '
        'sqref="B2:B9"><formula1>"0,50,100"</formula1></dataValidation></dataValidations>',
    ),
    READ,
)
files.add("マクロ付き.xlsm", lambda: zipped({**book(), "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 99}), READ)
files.add(
    "外部ブックへの参照.xlsx",
    lambda: zipped(
        {
            **book(ROWS.replace("<v>50</v>", "<f>[1]計画!B2</f><v>50</v>")),
            **encoded(
                {
                    "xl/externalLinks/externalLink1.xml": f"{XML}<externalLink/>",
                    "xl/externalLinks/_rels/externalLink1.xml.rels": relations(("externalLinkPath", "//host/x.xlsx")),
                }
            ),
        }
    ),
    READ,
)
files.add(
    "壊れた名前の定義.xlsx",
    lambda: zipped(
        {
            **book(),
            **encoded(
                {
                    WORKBOOK: workbook('<sheet name="進捗" sheetId="1" r:id="rId1"/>').replace(
                        "</sheets>",
                        '</sheets><definedNames><definedName name="範囲">#REF!</definedName></definedNames>',
                    )
                }
            ),
        }
    ),
    READ,
)
