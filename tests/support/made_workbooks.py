"""Small workbooks made on the spot, for tests of reading."""

import datetime as dt
import io
import warnings
import zipfile

import openpyxl
import pytest

from kyoten.problems.problem import Unreadable
from kyoten.reader.workbook import read_workbook

ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
MORNING = dt.datetime(2011, 7, 1, 9, 30)  # noqa: DTZ001 - a workbook's times have no zone


def saved(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xlsx(cells):
    """{address: value} → an xlsx with one sheet 報告."""
    book = openpyxl.Workbook()
    book.active.title = "報告"
    for address, value in cells.items():
        book.active[address] = value
    return saved(book)


def zipped(parts):
    """{name: content}, or pairs where a name may stand twice → a zip: the same bytes each time, as of one date."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")  # zipfile warns of a double name that is wanted
        for name, content in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def with_sheet_xml(rows, data=None):
    """An xlsx whose sheet part holds `rows` (XML) as its sheetData."""
    archive = zipfile.ZipFile(io.BytesIO(data or xlsx({"A1": 1})))
    parts = {name: archive.read(name) for name in archive.namelist()}
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    parts["xl/worksheets/sheet1.xml"] = f"{head}{rows}</sheetData></worksheet>".encode()
    return zipped(parts)


def ods(table):
    """`table` is the XML inside <office:spreadsheet>."""
    content = f"<office:document-content {ODF}><office:body><office:spreadsheet>{table}</office:spreadsheet>"
    content += "</office:body></office:document-content>"
    return zipped(
        {
            "mimetype": ODS_TYPE,
            "content.xml": content,
            "META-INF/manifest.xml": MANIFEST,
        }
    )


def read(data, name="報告.xlsx"):
    return read_workbook(data, name, isolated=False)


def code_of(data, name="報告.xlsx"):
    with pytest.raises(Unreadable) as caught:
        read(data, name)
    return caught.value.problem.code
