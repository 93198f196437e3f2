"""The page 使い方: the guide and the other documents for those who use Kyoten, read from docs/ (no network)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from kyoten.ui import address

DOCS = Path(__file__).resolve().parents[2] / "docs"
DOCUMENTS = {
    "user-guide.md": "利用案内",
    "measures.md": "指標と要対応の規則",
    "limits.md": "取り込めるファイル",
    "plan_h23_gaps.md": "平成23年度の計画の空白",
    "backup.md": "控えを取る・戻す",
}
"""Those in Japanese that people who use Kyoten read, and what they are called here."""
_PICTURE = re.compile(r"^!\[(?P<words>[^\]]*)\]\((?P<path>[^)]+)\)$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\(([\w.-]+\.md)\)")


class DocumentPart(NamedTuple):
    """A part of a document below a heading of the second level; `title` "" before the first."""

    title: str
    text: str


class GuidePicture(NamedTuple):
    path: Path
    words: str


def show() -> None:
    """The page 使い方: which document, its contents, and the document."""
    address.keep_legal("document", list(DOCUMENTS), next(iter(DOCUMENTS)))
    name = st.segmented_control(
        "文書", list(DOCUMENTS), format_func=DOCUMENTS.__getitem__, key="document", required=True, wrap=True,
        label_visibility="collapsed", persist_state="session",
    )  # fmt: skip
    parts = list(sections((DOCS / (name or next(iter(DOCUMENTS)))).read_text("utf-8")))
    titles = [part.title for part in parts if part.title]
    st.markdown("　".join(f"[{title}](#section-{number})" for number, title in enumerate(titles, start=1)))
    for number, part in enumerate(parts, start=0 if len(parts) > len(titles) else 1):
        if part.title:
            st.header(part.title, anchor=f"section-{number}")
        for piece in pieces(part.text):
            if isinstance(piece, GuidePicture):
                st.image(str(piece.path), alt=piece.words)
                st.caption(piece.words)
            else:
                st.markdown(piece)


def sections(text: str) -> Iterator[DocumentPart]:
    """A document's parts without its title; links to documents that are shown here by what they are called here."""
    body = re.sub(r"\A# [^\n]*\n", "", text)
    first, *others = re.split(r"^## ", _LINK.sub(_named, body), flags=re.MULTILINE)
    if first.strip():
        yield DocumentPart("", first.strip())
    for each in others:
        title, _, rest = each.partition("\n")
        yield DocumentPart(title.strip(), rest.strip())


def pieces(text: str) -> Iterator[str | GuidePicture]:
    """Running text, and the pictures that stand in lines of their own."""
    rest = 0
    for found in _PICTURE.finditer(text):
        if before := text[rest : found.start()].strip():
            yield before
        yield GuidePicture(DOCS / found["path"], found["words"])
        rest = found.end()
    if after := text[rest:].strip():
        yield after


def _named(link: re.Match[str]) -> str:
    """「指標と要対応の規則」; a document for maintainers by its file."""
    return f"「{DOCUMENTS[link[2]]}」" if link[2] in DOCUMENTS else f"`docs/{link[2]}`"
