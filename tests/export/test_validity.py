"""Every workbook, deck and handout is what its format says, by validators that are not ours (tests/support)."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace

import chart_views
import long_plan
import pytest
import validators

from kyoten import intake
from kyoten.cli import main
from kyoten.export.formats import FORMATS
from kyoten.export.pptx import deck
from kyoten.export.xlsx import review_workbook, summary_workbook
from kyoten.fiscal import Quarter
from kyoten.storage.engine import file_url
from kyoten.views import annual_review, view

Q4 = Quarter(2011, 4)
TODAY = dt.date(2012, 4, 20)


def _sample(store, quarter=Q4):
    return view.load(store, store.sites()[0], quarter, today=TODAY)


def _since(store):
    """A second quarter that says what changed since the first."""
    now = _sample(store, Quarter(2011, 2))
    return replace(now, since=_sample(store, Quarter(2011, 1)), since_meeting="第1回運営委員会")


VIEWS = {
    "sample": _sample,
    "since": _since,
    "long": lambda _: long_plan.make(),
    "empty": lambda _: chart_views.make(roles=["どこにもない役割"]),
}


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("kind", ["xlsx", "pptx"])
def test_workbooks_and_slides_have_no_error(name, kind, sample_store, tmp_path):
    path = tmp_path / f"pack.{kind}"
    path.write_bytes(FORMATS[kind].make(VIEWS[name](sample_store)))
    assert validators.office_errors(path) == []


@pytest.mark.parametrize("name", VIEWS)
def test_handouts_are_accessible(name, sample_store, tmp_path):
    path = tmp_path / "pack.pdf"
    path.write_bytes(FORMATS["pdf"].make(VIEWS[name](sample_store)))
    assert validators.ua_errors(path) == []


def test_the_draft_of_the_review_has_no_error(sample_store, tmp_path):
    path = tmp_path / "review.xlsx"
    path.write_bytes(review_workbook.workbook(annual_review.load(sample_store, _sample(sample_store))))
    assert validators.office_errors(path) == []


def test_sheets_that_go_out_and_come_back_have_no_error(sample_store, sample_database, tmp_path):
    blank, noted = tmp_path / "blank.xlsx", tmp_path / "noted.xlsx"
    blank.write_bytes(intake.sheet_for(sample_store, sample_store.sites()[0], Q4, "法人"))
    # Sent as last quarter's: what is wrong with it is written into the copy.
    period = ("--year", "2011", "--quarter", "3")
    database = ("--database", file_url(sample_database))
    assert main([*database, "sheet", "check", str(blank), *period, "--annotate", str(noted)]) == 1
    assert [validators.office_errors(each) for each in (blank, noted)] == [[], []]


def test_what_is_wrong_is_seen(tmp_path):
    """The validators find the fault that decks had (axes with negative numbers), and a PDF without tags."""
    path = tmp_path / "deck.pptx"
    with zipfile.ZipFile(io.BytesIO(deck.deck(chart_views.make()))) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, re.sub(rb'(axId|crossAx) val="', rb'\1 val="-', data) if "/charts/" in name else data)
    assert any("'UInt32'" in each for each in validators.office_errors(path))
    untagged = tmp_path / "untagged.pdf"
    untagged.write_bytes(typst_page())
    assert len(validators.ua_errors(untagged)) >= 2


def typst_page() -> bytes:
    import typst

    return typst.compile(b"#set document(title: [T])\nText", format="pdf", pdf_tags=False)


def _parts(data: bytes, pattern: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if re.fullmatch(pattern, name)]


@pytest.mark.parametrize(
    ("make", "charts"),
    [(summary_workbook.workbook, r"xl/charts/chart\d+\.xml"), (deck.deck, r"ppt/charts/chart\d+\.xml")],
)
def test_charts_are_japanese(make, charts):
    """Tagged so, and with a Japanese font wherever they name one for Latin letters."""
    found = _parts(make(chart_views.make()), charts)
    assert len(found) >= 4
    for chart in found:
        assert '<c:lang val="ja-JP"/>' in chart
        assert not re.search(r' lang="(?!ja-JP)', chart)
        assert chart.count("<a:ea ") == chart.count("<a:latin ") > 0


def test_charts_have_speaking_names():
    [drawing] = _parts(summary_workbook.workbook(chart_views.make()), r"xl/drawings/drawing\d+\.xml")
    names = re.findall(r'<xdr:cNvPr id="\d+" name="([^"]*)"', drawing)
    assert names[:2] == ["機能ごとの状況(件)", "平均進捗率の推移と計画(%)"]
    slides = _parts(deck.deck(chart_views.make()), r"ppt/slides/slide\d+\.xml")
    named = [name for slide in slides for name in re.findall(r'<p:cNvPr id="\d+" name="([^"]+)"', slide)]
    assert named
    assert not [name for name in named if re.search(r"[A-Za-z]", name)]


def test_slides_say_that_they_are_wide():
    [presentation] = _parts(deck.deck(chart_views.make()), r"ppt/presentation\.xml")
    assert re.search(r"<p:sldSz[^>]*>", presentation)[0] == '<p:sldSz cx="12192000" cy="6858000"/>'
