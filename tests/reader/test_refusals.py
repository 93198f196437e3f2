"""Files that are not what they seem, or not whole: one problem each, and only one."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from made_workbooks import ODS_TYPE, code_of, read, saved, with_sheet_xml, xlsx, zipped

from kyoten.problems.problem import TEMPLATES, Unreadable


def test_the_content_decides_and_not_the_name():
    assert read(xlsx({"A1": "値"}), "報告.csv").format == "xlsx"
    assert read("項目,実績\r\n".encode("cp932"), "報告.xlsx").format == "csv"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "画像"),
        (b"\xff\xd8\xff\xe0", "画像"),
        (b"<!DOCTYPE html><html><table><tr><td>1", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "Word文書"),
        (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "PowerPointの資料"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "ODT文書"),
        (zipped({"memo.txt": "x"}), "ZIPファイル"),
        (b"a,b\r\n1,\x002\r\n", "文字以外のデータ"),
        ("議事録です。".encode(), "文字だけのファイル"),
    ],
)
def test_another_kind_of_file_named_xlsx_is_named_as_what_it_is(data, kind):
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.problem.code == "unknown_type"
    assert kind in caught.value.problem.message


def flipped(data):
    """One byte in the middle of the sheet's packed data turned over."""
    info = zipfile.ZipFile(io.BytesIO(data)).getinfo("xl/worksheets/sheet1.xml")
    at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def with_encrypted_flag(data):
    """The general-purpose flag of the first directory entry says "encrypted" (PKZIP APPNOTE 4.4.4, bit 0)."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + bytes([data[at] | 1]) + data[at + 1 :]


GOOD = xlsx({f"A{row}": f"項目{row}" for row in range(1, 50)})
DOCTYPE = "<!DOCTYPE x [<!ENTITY e 'あ'>]>"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (GOOD[:-30], "damaged"),
        (GOOD[: len(GOOD) // 2], "damaged"),
        (flipped(GOOD), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
        (with_encrypted_flag(GOOD), "encrypted"),
        (zipped({"mimetype": ODS_TYPE, "META-INF/manifest.xml": "<encryption-data/>"}),
         "encrypted"),
        (with_sheet_xml('<row r="1"><c r="A1"><v>1</v></row>'), "damaged"),
        (zipped({"mimetype": ODS_TYPE, "content.xml": f"{DOCTYPE}<x>&e;</x>"}),
         "unsafe_content"),
        (saved(openpyxl.Workbook()), "no_sheet"),
        (b"\r\n\r\n", "no_sheet"),
        ("項目,実績".encode() + b"\x81\xff\xff,\xfd", "unknown_encoding"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_by_one_problem(data, code):
    assert code_of(data, "報告.csv") == code


def test_a_workbook_of_charts_alone_has_no_sheet():
    book = openpyxl.Workbook()
    book.create_chartsheet("図").add_chart(openpyxl.chart.BarChart())
    book.remove(book.active)
    assert code_of(saved(book)) == "no_sheet"


def test_an_entity_declared_in_a_sheet_is_not_expanded_but_refused():
    archive = zipfile.ZipFile(io.BytesIO(GOOD))
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
        assert "DOCTYPE" not in parts[part]
        parts[part] = DOCTYPE + parts[part].removeprefix("<?xml version='1.0' encoding='UTF-8'?>")
        assert code_of(zipped(parts)) == "unsafe_content"


def test_every_problem_of_the_reader_is_one_sentence_and_a_remedy():
    reader = Path(__file__).parents[2] / "kyoten" / "reader"
    sources = "".join(path.read_text(encoding="utf-8") for path in reader.glob("*.py"))
    codes = {code for code in TEMPLATES if f'"{code}"' in sources}
    assert len(codes) >= 12
    for code in codes:
        _, message, remedy = TEMPLATES[code]
        assert (message.count("。"), remedy.count("。")) == (1, 1), code
