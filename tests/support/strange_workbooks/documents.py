"""Word documents and PDFs that no plan can be read from, and two that one can."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
from made_documents import docx, p, pdf, ruled, tbl
from made_workbooks import zipped

from kyoten.reader.workbook import Sheet
from strange_workbooks.family import Family

files = Family()
_CELLS = (("機能", "視点", None), ("居場所", "入りやすいか", None))
_ROWS = [["機能", "視点"], ["居場所", "入りやすいか"]]

files.add("文章だけ.docx", lambda: docx(p("計画は別紙のとおりです。")), "no_table")
files.add("本文の切れた.docx", lambda: docx("<w:tbl><w:tr>"), "damaged")
files.add("本文のない.docx", lambda: zipped({"[Content_Types].xml": b"", "word/document.xml": b""}), "damaged")
files.add(
    "宣言のある.docx",
    lambda: zipped({"word/document.xml": b'<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'}),
    "unsafe_content",
)
_BOMB = b" " * 40_000_000
files.add("爆弾.docx", lambda: zipped({"word/document.xml": _BOMB}), "unpacked_too_large")
files.add("PDFの始まりだけ.pdf", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "damaged")
files.add(
    "表のある.docx",
    lambda: docx(tbl(*_ROWS)),
    (Sheet("表のある", _CELLS, textual=True, row_names=("表1 行1", "表1 行2")),),
    "docx",
)


def _changed(data: bytes, change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(data)))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@files.file("表のある.pdf", (Sheet("表のある", _CELLS, textual=True, row_names=("p.1 表1 行1", "p.1 表1 行2")),), "pdf")
def ruled_pdf() -> bytes:
    return pdf(ruled(_ROWS))


@files.file("表のない.pdf", "no_table")
def plain_pdf() -> bytes:
    return pdf("計画は別紙のとおりです。")


@files.file("紙を読み取った.pdf", "scanned_pdf")
def scanned_pdf() -> bytes:
    return pdf("#rect(width: 100%, height: 5cm, fill: gray)")


@files.file("500ページの.pdf", "too_many_pages")
def long_pdf() -> bytes:
    return _changed(ruled_pdf(), lambda writer: [writer.add_blank_page() for _ in range(499)])


@files.file("パスワードのある.pdf", "encrypted")
def locked_pdf() -> bytes:
    return _changed(ruled_pdf(), lambda writer: writer.encrypt("geheim", algorithm="RC4-128"))


@files.file("文字の意味のない.pdf", "unknown_letters")
def mute_pdf() -> bytes:
    def without_meaning(writer: pypdf.PdfWriter) -> None:
        for font in writer.pages[0]["/Resources"]["/Font"].values():
            del font.get_object()["/ToUnicode"]

    return _changed(ruled_pdf(), without_meaning)


@files.file("行の重なった.pdf", "overprinted_letters")
def overprinted_pdf() -> bytes:
    over = "#place(dx: 2pt)[声をかける相手を決める]見学会を毎月開くことにする"
    return pdf(f"#table(columns: (8cm, 4cm), [{over}], [b])")
