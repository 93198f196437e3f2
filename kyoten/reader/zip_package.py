"""The zip file around xlsx, xlsb, ods and docx: what kind it is, and its limits, before anything is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.limits import MB, Limits
from kyoten.reader.xml import damaged

_CHUNK = 256 * 1024
_ENCRYPTED_FLAG = 0x1
_KINDS_BY_FOLDER = (("ppt/", "PowerPointの資料"), ("index/", "NumbersやPagesの文書"))
_KINDS_BY_MIMETYPE = (
    ("opendocument.text", "ODT文書"),
    ("opendocument.presentation", "ODPの資料"),
    ("epub", "電子書籍"),
)


class Package:
    """An opened zip file whose directory keeps the limits. Names are looked up without regard to case and slashes."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raises Unreadable (damaged, encrypted, too_many_entries, unpacked_too_large)."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
            raise damaged() from error
        self._limits, self._inflated = limits, 0
        infos = self._archive.infolist()
        _check_directory(infos, len(data), limits)
        self._infos = {tidy(info.filename): info for info in infos}

    @property
    def names(self) -> Iterable[str]:
        """Lower case, with / between folders and none in front."""
        return self._infos.keys()

    def part(self, name: str) -> bytes | None:
        """The unpacked part, counted while it is inflated; None where there is none. Raises Unreadable."""
        info = self._infos.get(tidy(name))
        if info is None:
            return None
        chunks: list[bytes] = []
        try:
            with self._archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    self._inflated += len(chunk)
                    _check_unpacked(self._inflated, self._limits)
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise damaged() from error
        return b"".join(chunks)

    def format(self) -> str:
        """xlsx, xlsb, ods or docx. Raises Unreadable (unknown_type, encrypted)."""
        mimetype = (self.part("mimetype") or b"")[:200].decode("latin-1")
        if "opendocument.spreadsheet" in mimetype or ("content.xml" in self._infos and not mimetype):
            return "ods"
        if any(name.startswith("xl/") for name in self.names):
            return "xlsb" if "xl/workbook.bin" in self._infos else "xlsx"
        if any(name.startswith("word/document") for name in self.names):
            return "docx"
        found = next((kind for word, kind in _KINDS_BY_MIMETYPE if word in mimetype), None) or next(
            (kind for folder, kind in _KINDS_BY_FOLDER if any(name.startswith(folder) for name in self.names)), None
        )
        if found is None and b"spreadsheetml" in (self.part("[content_types].xml") or b""):
            return "xlsx"
        raise Unreadable(problem("unknown_type", found=found or "ZIPファイル"))


def tidy(name: str) -> str:
    """A part's name for looking up: lower case, normalised slashes."""
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower()


def _check_directory(infos: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    if len(infos) > limits.entries:
        found, limit = f"{len(infos):,}個", f"{limits.entries:,}個"
        raise Unreadable(problem("too_many_entries", found=found, limit=limit))
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
        raise Unreadable(problem("encrypted"))
    unpacked = sum(info.file_size for info in infos)
    _check_unpacked(unpacked, limits)
    if unpacked > limits.ratio_from_bytes and unpacked > limits.ratio * packed:
        raise _too_large(unpacked, limits.ratio_from_bytes)


def _check_unpacked(unpacked: int, limits: Limits) -> None:
    if unpacked > limits.unpacked_bytes:
        raise _too_large(unpacked, limits.unpacked_bytes)


def _too_large(unpacked: int, limit: int) -> Unreadable:
    found, most = f"{max(1, round(unpacked / MB)):,}MB", f"{round(limit / MB):,}MB"
    return Unreadable(problem("unpacked_too_large", found=found, limit=most))
