"""Files that are no workbooks, whatever they are called: each is told for what it is, by its first bytes."""

from __future__ import annotations

from functools import partial

from made_workbooks import zipped

from strange_workbooks.family import Family

files = Family()

EMPTY, TYPES = b"", "[Content_Types].xml"

files.add("空.xlsx", bytes, "empty_file")
files.add("1バイト.xlsx", partial(bytes, b"P"), "unknown_type")
files.add("空.csv", bytes, "empty_file")
files.add("PDF.xlsx", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "damaged")
files.add("写真.xlsx", lambda: b"\xff\xd8\xff\xe0\0\x10JFIF", "unknown_type")
files.add("画面.xlsx", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "unknown_type")
files.add("リッチテキスト.xls", lambda: b"{\\rtf1\\ansi x}", "unknown_type")
files.add("圧縮.xlsx", lambda: b"\x1f\x8b\x08\0\0\0\0\0", "unknown_type")
files.add("プログラム.xlsx", lambda: b"MZ\x90\0\3\0\0\0", "unknown_type")
files.add("Webページ.xls", "<html><table><tr><td>事業名</td></tr></table></html>".encode, "unknown_type")
files.add("前に空白のあるWebページ.xls", lambda: b"\xef\xbb\xbf\r\n <!DOCTYPE html><html></html>", "unknown_type")
files.add("保存したWebページ.xls", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "unknown_type")
SPREADSHEET = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
files.add("XMLスプレッドシート2003.xls", SPREADSHEET.encode, "unknown_type")
files.add("Word文書.xlsx", lambda: zipped({TYPES: EMPTY, "word/document.xml": EMPTY}), "damaged")
files.add("スライド.xlsx", lambda: zipped({TYPES: EMPTY, "ppt/presentation.xml": EMPTY}), "unknown_type")
files.add("ODT文書.ods", lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "unknown_type")
files.add("Numbers.xlsx", lambda: zipped({"Index/Document.iwa": EMPTY}), "unknown_type")
files.add("Excel4.xls", lambda: b"\x09\x04\x06\x00\0\0\x10\0", "unknown_type")
