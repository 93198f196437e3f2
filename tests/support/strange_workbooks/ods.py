"""ods files: repeats that would fill memory, parts missing or locked, declarations, and rare ways of saying a cell."""

from __future__ import annotations

import datetime as dt
from functools import partial

from made_workbooks import MANIFEST, ODF, ODS_TYPE, ods, zipped

from kyoten.reader.workbook import CellFault, Sheet
from strange_workbooks.family import Family
from strange_workbooks.ooxml import TABLE

files = Family("ods")

READ = (Sheet("進捗", TABLE),)
BILLIONS = 2_000_000_000


def text(words: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p></table:table-cell>'


def number(value: float, kind: str = "float", more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}" {more}><text:p>{value}</text:p>'
        "</table:table-cell>"
    )


def stored(kind: str, value: str, shown: str) -> str:
    """A date or a truth value, and how it is shown."""
    return (
        f'<table:table-cell office:value-type="{kind}" office:{kind}-value="{value}"><text:p>{shown}</text:p>'
        "</table:table-cell>"
    )


def row(*cells: str, repeated: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def sheet(*rows: str, name: str = "進捗") -> str:
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


ROWS = (row(text("事業名"), text("進捗率")), row(text("子育て支援"), number(50)))


def empty(columns: int = 1) -> str:
    return f'<table:table-cell table:number-columns-repeated="{columns}"/>'


def of(*rows: str) -> bytes:
    return ods(sheet(*rows))


def content(**parts: str) -> bytes:
    """A package with these parts: `content`, `manifest`."""
    named = {"content": "content.xml", "manifest": "META-INF/manifest.xml"}
    return zipped({"mimetype": ODS_TYPE, **{named[name]: part for name, part in parts.items()}})


CONTENT = f"<office:document-content {ODF}>{{}}</office:document-content>"
WHOLE = CONTENT.format(f"<office:body><office:spreadsheet>{sheet(*ROWS)}</office:spreadsheet></office:body>")

files.add("普通.ods", partial(of, *ROWS), READ)
files.add("値の行が20億回.ods", partial(of, row(text("値"), repeated=BILLIONS)), "too_many_cells")
files.add(
    "値の列が20億回.ods", partial(of, row(text("値", f'table:number-columns-repeated="{BILLIONS}"'))), "too_many_cells"
)
files.add("空の行が20億回.ods", partial(of, *ROWS, row(empty(), repeated=BILLIONS)), READ)
files.add("空の列が16384.ods", partial(of, row(text("事業名"), text("進捗率"), empty(16_382)), ROWS[1]), READ)
files.add("空の行のあとに値.ods", partial(of, row(empty(), repeated=BILLIONS), *ROWS), "too_many_cells")
files.add(
    "繰り返しが数でない.ods",
    partial(of, f'<table:table-row table:number-rows-repeated="x">{text("値")}</table:table-row>'),
    "damaged",
)

files.add("中身の部品なし.ods", partial(content, manifest=MANIFEST), "damaged")
files.add("途中で終わる.ods", partial(content, content=WHOLE[:-40], manifest=MANIFEST), "damaged")
files.add(
    "パスワード付き.ods",
    partial(content, manifest=MANIFEST.replace("/>", "><encryption-data/></manifest:manifest>")),
    "encrypted",
)
QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"あ" * 50_000}">]>'
files.add(
    "実体爆弾.ods",
    partial(content, content=QUADRATIC + WHOLE.replace("事業名", "&a;" * 50_000), manifest=MANIFEST),
    "unsafe_content",
)
files.add(
    "外部実体.ods",
    partial(content, content='<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">' + WHOLE, manifest=MANIFEST),
    "unsafe_content",
)
files.add("空のブック.ods", partial(ods, ""), "damaged")
files.add("空のシート.ods", partial(of, row(empty(9))), "no_sheet")

files.add(
    "書き方いろいろ.ods",
    partial(
        of,
        row(
            text("子育て<text:span>支援</text:span>"),
            text("一</text:p><text:p>二"),
            text('間<text:s text:c="3"/>空き'),
            number(0.5, "percentage"),
            stored("date", "2011-07-01", "7/1"),
            stored("boolean", "true", "真"),
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
            'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
            '<table:table-cell table:formula="of:=SUM(A1)"/>',
        ),
    ),
    (
        Sheet(
            "進捗",
            (
                (
                    "子育て支援",
                    "一\n二",
                    "間   空き",
                    0.5,
                    dt.date(2011, 7, 1),
                    True,
                    CellFault("error", "#DIV/0!"),
                    CellFault("no_value", "=SUM(A1)"),
                ),
            ),
            percent_cells=frozenset({(0, 3)}),
        ),
    ),
)
NOTE = "<office:annotation><text:p>注</text:p></office:annotation>"
files.add(
    "コメント付き.ods",
    partial(of, row(text("事業名").replace("<text:p>", f"{NOTE}<text:p>"), text("進捗率")), ROWS[1]),
    (Sheet("進捗", TABLE, notes={(0, 0): "注"}),),
)
SPACE = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
BOX = f'<draw:frame xmlns:draw="{SPACE}"><draw:text-box><text:p>延期</text:p></draw:text-box></draw:frame>'
files.add(
    "セルの上の枠.ods",
    partial(
        of,
        row(text("事業名"), text("進捗率")),
        row(text("子育て支援").replace("</text:p>", f"</text:p>{BOX}"), number(50)),
        row(f"<table:table-cell>{BOX}</table:table-cell>"),
    ),
    (Sheet("進捗", TABLE, notes={(1, 0): "延期", (2, 0): "延期"}),),
)
files.add(
    "結合.ods",
    partial(
        of,
        row(
            text("題", 'table:number-columns-spanned="2" table:number-rows-spanned="2"'), "<table:covered-table-cell/>"
        ),
        row("<table:covered-table-cell/>", "<table:covered-table-cell/>"),
        row(number(1), number(2)),
    ),
    (Sheet("進捗", (("題", None), (None, None), (1, 2)), merged=((0, 0, 1, 1),)),),
)
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
HIDDEN_STYLE = (
    f'<office:automatic-styles><style:style xmlns:style="{STYLE}" style:name="h" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
)
HIDDEN_SHEET = sheet(*ROWS, name="控え").replace("table:name", 'table:style-name="h" table:name')
files.add(
    "非表示のシート.ods",
    partial(
        content,
        content=CONTENT.format(
            f"{HIDDEN_STYLE}<office:body><office:spreadsheet>{sheet(*ROWS)}{HIDDEN_SHEET}</office:spreadsheet></office:body>"
        ),
        manifest=MANIFEST,
    ),
    (Sheet("進捗", TABLE), Sheet("控え", TABLE, hidden=True)),
)
files.add("日付でない日付.ods", partial(of, row(stored("date", "夏", "夏"))), (Sheet("進捗", (("夏",),)),))
