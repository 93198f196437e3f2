"""Markup in what people wrote is text in every file that Kyoten makes: no link, no script, no element comes of it."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

import pypdf
import pytest
from hostile_texts import SITE, fill

from kyoten import intake
from kyoten.export.formats import FORMATS, PUBLICATION
from kyoten.export.xlsx import review_workbook
from kyoten.fiscal import Quarter
from kyoten.storage.engine import file_url
from kyoten.storage.store import Store
from kyoten.views import annual_review
from kyoten.views.view import View, load

Q3 = Quarter(2011, 3)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(file_url(tmp_path_factory.mktemp("hostile") / "kyoten.db"))
    opened.migrate()
    fill(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def view(store: Store) -> View:
    return load(store, SITE, Q3, today=dt.date(2012, 1, 20))


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names, self.attributes, self.text = set[str](), list[tuple[str, str]](), ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_for_publication(view: View) -> None:
    page = Elements(PUBLICATION.make(view).decode("utf-8"))
    assert "<b>肉</b>" in page.text
    assert page.names & {"b", "img", "script", "iframe", "object"} == set()
    assert [value for name, value in page.attributes if name in ("href", "src")] == ["#main"]
    # Texts for screen readers may hold anything: no browser follows them.
    assert [name for name, value in page.attributes if "e.example" in value and name not in ("aria-label", "alt")] == []
    assert [name for name, _ in page.attributes if name.startswith("on")] == []


def outside(data: bytes) -> list[str]:
    """Links of an Office file to somewhere else."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".rels")}
    return [name for name, text in parts.items() if 'TargetMode="External"' in text]


def said(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("name", ["xlsx", "pptx"])
def test_office_files(name: str, view: View) -> None:
    made = FORMATS[name].make(view)
    assert "&lt;b&gt;肉&lt;/b&gt;" in said(made)
    assert outside(made) == []


def test_the_sheet_that_is_handed_out_and_the_draft_of_the_review(store: Store, view: View) -> None:
    for made in (intake.sheet_for(store, SITE, Q3, None), review_workbook.workbook(annual_review.load(store, view))):
        assert "&lt;b&gt;肉&lt;/b&gt;" in said(made)
        assert outside(made) == []


def test_the_handout(view: View) -> None:
    pages = pypdf.PdfReader(io.BytesIO(FORMATS["pdf"].make(view))).pages
    text = re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
    assert "<b>肉</b>" in text
    assert "http://e.example/i.png" in text
    links = [each.get_object() for page in pages for each in page.get("/Annots") or []]
    assert [link for link in links if "/URI" in str(link.get("/A"))] == []


def test_the_pictures(view: View) -> None:
    with zipfile.ZipFile(io.BytesIO(FORMATS["zip"].make(view))) as archive:
        drawn = [archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".svg")]
    assert drawn
    for svg in drawn:
        assert Elements(svg).names & {"a", "b", "img", "image", "script", "foreignobject"} == set()
        assert "e.example" not in "".join(value for name, value in Elements(svg).attributes if "href" in name)
