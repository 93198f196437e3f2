"""The real kind of a file, detected from its first bytes and never from its name."""

from __future__ import annotations

import re

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.ole import SIGNATURE, CompoundFile

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF, _BEFORE = b"%PDF-", b"\xef\xbb\xbf \t\r\n"
"""Byte order mark and white space may stand before a file's first word."""
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "画像"),
    (b"\xff\xd8\xff", "画像"),
    (b"GIF8", "画像"),
    (b"BM", "画像"),
    (b"II*\0", "画像"),
    (b"MM\0*", "画像"),
    (b"{\\rtf", "リッチテキスト文書"),
    (b"\x1f\x8b", "圧縮ファイル"),
    (b"Rar!", "圧縮ファイル"),
    (b"7z\xbc\xaf\x27\x1c", "圧縮ファイル"),
    (b"MZ", "プログラム"),
    (b"\x7fELF", "プログラム"),
    (b"SQLite format 3\0", "データベース"),
    (b"\x09\x00\x04\x00", "Excel 4.0以前のブック"),
    (b"\x09\x02\x06\x00", "Excel 4.0以前のブック"),
    (b"\x09\x04\x06\x00", "Excel 4.0以前のブック"),
)
_BINARY_ONLY = frozenset({b"BM", b"MZ"})
"""Signatures of two letters: text may begin with them, so they count only where a NUL byte follows soon."""

_HTML = re.compile(rb"<(?:!doctype html|html|head|body|table|meta|\?xml[^>]*\?>\s*<html)\b", re.IGNORECASE)
_OLE_KINDS = (
    ("WordDocument", "Word文書"),
    ("PowerPoint Document", "PowerPointの資料"),
    ("__properties_version1.0", "Outlookのメール"),
)


def container(data: bytes) -> str:
    """ "zip", "ole", "pdf" or "text". Raises Unreadable (empty_file, unknown_type) for what is something else."""
    if not data:
        raise Unreadable(problem("empty_file"))
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(SIGNATURE):
        return "ole"
    if data[:64].lstrip(_BEFORE).startswith(_PDF):
        return "pdf"
    found = _other_kind(data)
    if found:
        raise Unreadable(problem("unknown_type", found=found))
    return "text"


def ole_format(file: CompoundFile) -> str:
    """ "xls". Raises Unreadable (encrypted, unknown_type) for other compound files."""
    if file.names & {"EncryptedPackage", "EncryptionInfo"}:
        raise Unreadable(problem("encrypted"))
    if file.names & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return "xls"
    found = next((kind for name, kind in _OLE_KINDS if name in file.names), "Officeの別の形式")
    raise Unreadable(problem("unknown_type", found=found))


def _other_kind(data: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and (signature not in _BINARY_ONLY or b"\0" in data[:64]):
            return kind
    head = data[:1024].lstrip(_BEFORE)
    if _HTML.match(head):
        return "HTML"
    if head.startswith(b"<?xml"):
        return "XML"
    return "保存したWebページ" if head.startswith(b"MIME-Version:") else None
