"""Documents made to fill memory or time: the process that reads them answers, or ends, within its limits."""

from __future__ import annotations

import dataclasses
import zlib

import pytest
from made_documents import docx, p, tbl

from kyoten.problems.problem import Unreadable
from kyoten.reader.workbook import LIMITS, read_workbook

ENDS = {"reader_timeout", "reader_died", "damaged", "unpacked_too_large", "scanned_pdf", "no_table", "too_many_pages"}


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of objects numbered from 1, the first its catalogue; readers mend a missing table of places."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer <</Root 1 0 R /Size %d>>\n%%%%EOF" % (len(objects) + 1)


def stream(content: bytes, words: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<</Filter /FlateDecode /Length %d %s>>\nstream\n%s\nendstream" % (len(packed), words, packed)


CATALOGUE, PAGES = b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 900 900] /Contents 4 0 R /Resources <</XObject <</A 5 0 R>>>>>>"


def page(content: bytes, form: bytes = b"null") -> bytes:
    return raw_pdf(CATALOGUE, PAGES, PAGE, content, form)


def rules(count: int) -> bytes:
    """As many lines across as upright ones, all of which meet."""
    lines = (b"0 %d m 900 %d l S %d 0 m %d 900 l S\n" % ((at % 900, at % 900) * 2) for at in range(count))
    return b"".join(lines)


FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
BRANCH = b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>"
MILLION = b"<</Type /Pages /Kids [%s] /Count 1000000>>" % (b"3 0 R " * 10**6)
HOSTILE = {
    "a stream that unpacks to 300 MB": lambda: page(stream(b" " * 300_000_000)),
    "a million lines": lambda: page(stream(rules(200_000))),
    "a form in itself": lambda: page(stream(b"/A Do"), stream(b"/A Do", FORM)),
    "a tree of pages that is its own branch": lambda: raw_pdf(CATALOGUE, BRANCH),
    "a million pages that are one": lambda: raw_pdf(CATALOGUE, MILLION, PAGE, stream(b"")),
    "arrays as deep as they go": lambda: raw_pdf(CATALOGUE, PAGES, PAGE, b"[" * 10**6),
    "a Word document of 200,000 paragraphs": lambda: docx(p("あ") * 200_000),
    "a Word table of a million cells": lambda: docx(tbl(*[["a"] * 500] * 2_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_document_made_to_exhaust_the_reader_is_answered(name):
    with pytest.raises(Unreadable) as caught:
        read_workbook(HOSTILE[name](), "計画.pdf", limits=dataclasses.replace(LIMITS, seconds=3.0))
    assert caught.value.problem.code in ENDS | {"too_many_cells"}
