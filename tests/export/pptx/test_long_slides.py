"""The slides of a plan that no layout was made for (tests/support/long_plan.py), as LibreOffice lays them out."""

from __future__ import annotations

import io
import re
import subprocess

import long_plan
import pypdfium2
import pytest
from pptx import Presentation

from kyoten.export.pptx import deck
from kyoten.export.pptx.slides import footer

FOOT = 540 - 504


@pytest.fixture(scope="module")
def data() -> bytes:
    return deck.deck(long_plan.make())


@pytest.fixture(scope="module")
def pages(data, tmp_path_factory) -> list:
    folder = tmp_path_factory.mktemp("slides")
    (folder / "deck.pptx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, folder / "deck.pptx"], check=True, capture_output=True, timeout=300)
    return list(pypdfium2.PdfDocument(folder / "deck.pdf"))


def _flat(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_nothing_stands_on_the_footer(data, pages):
    """What is below its upper edge is the footer and the slide's number, and nothing else is as low."""
    meta = long_plan.make().meta
    assert len(pages) == len(Presentation(io.BytesIO(data)).slides)
    wrong = {}
    for number, page in enumerate(pages, start=1):
        low = _flat(page.get_textpage().get_text_bounded(0, 0, page.get_width(), FOOT))
        if low not in (f"{_flat(footer(meta))}{number}", _flat(footer(meta))):
            wrong[number] = low
    assert wrong == {}


def test_nothing_leaves_the_slide(pages):
    for page in pages:
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        assert min(left for left, *_ in boxes) >= 30
        assert max(right for _, _, right, _ in boxes) <= page.get_width() - 20
        assert max(top for *_, top in boxes) <= page.get_height()


def test_every_function_has_its_row_and_its_cells(data):
    """In the table under the key figures and its continuation, and in 機能 × 役割, each once."""
    tables = [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in Presentation(io.BytesIO(data)).slides
        for shape in slide.shapes
        if shape.has_table
    ]
    numbers = [row[0] for table in tables if table[0][1:3] == ["項目数(件)", "完了率"] for row in table[1:]]
    assert sorted(numbers) == sorted([*long_plan.FUNCTIONS, "全体"])
    cells = [row[0] for table in tables if table[0][1:] == list(long_plan.ROLES) for row in table[1:]]
    assert cells == list(long_plan.FUNCTIONS)


def test_no_two_slides_have_one_title(data):
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(data)).slides]
    assert len(set(titles)) == len(titles)
