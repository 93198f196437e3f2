"""More strange files than the project makes: those of a directory that the environment variable KYOTEN_CORPUS names.

Its files are taken in like our own by the tests that go the whole way. An INDEX.tsv in it (columns `file` and `odd`)
is not needed; where its words say what is odd about a file, that is what must come of it.
"""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from pathlib import Path

INDEX = "INDEX.tsv"
_NO_WORKBOOKS = frozenset({INDEX, "README.md"})
CODES = {
    "empty-file": "empty_file",
    "password-FILEPASS": "encrypted",
    "encrypted-OOXML(OLE)": "encrypted",
    "ods-password": "encrypted",
    "DTD/ENTITY": "unsafe_content",
    "bad-zip(BadZipFile)": "damaged",
    "OLE-no-workbook-stream": "damaged",
    "html-as-.xls": "unknown_type",
    "not-zip-not-ole-.xlsx": "unknown_type",
}
"""A word of the index → the problem that such a file ends as."""


@dataclass(frozen=True)
class CorpusFile:
    """`code`: the problem that the index promises, "" where it promises none."""

    path: Path
    code: str


def files() -> tuple[CorpusFile, ...]:
    """Every file below the directory, () where none is named. A name that is no directory is an error."""
    named = os.environ.get("KYOTEN_CORPUS")
    if not named:
        return ()
    folder = Path(named).resolve()
    assert folder.is_dir(), f"KYOTEN_CORPUS names no directory: {folder}"
    odd = _odd(folder / INDEX)
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in _NO_WORKBOOKS)
    return tuple(CorpusFile(path, _code(odd.get(path.relative_to(folder).as_posix(), ""))) for path in found)


def _odd(index: Path) -> dict[str, str]:
    """File → the words that say what is odd about it."""
    if not index.is_file():
        return {}
    with index.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: row["odd"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}


def _code(words: str) -> str:
    return next((CODES[word] for word in words.split() if word in CODES), "")
