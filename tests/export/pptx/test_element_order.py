"""Elements of slides and charts stand in the order that the format's schema gives them (ECMA-376, part 1).

PowerPoint offers to repair a file in which one does not, and drops what it can't place.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import chart_views
import pytest
from lxml import etree

from kyoten.export.pptx import deck

AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos "
    "spPr txPr crossAx crosses crossesAt"
)
LABELS = "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator"
FILLS = "noFill solidFill gradFill blipFill pattFill grpFill"
ORDER = {
    "chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart "
    "spPr txPr externalData printSettings userShapes extLst",
    "chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly "
    "dispBlanksAs showDLblsOverMax",
    "plotArea": "layout barChart lineChart scatterChart catAx valAx serAx dateAx dTable spPr",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId",
    "catAx": f"{AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
    "valAx": f"{AXIS} crossBetween majorUnit minorUnit dispUnits",
    "ser": "idx order tx spPr invertIfNegative marker pictureOptions dPt dLbls trendline errBars cat val smooth shape",
    "dLbls": f"dLbl delete {LABELS} showLeaderLines leaderLines",
    "dLbl": f"idx delete layout tx {LABELS}",
    "dPt": "idx invertIfNegative marker bubble3D explosion spPr",
    "legend": "legendPos legendEntry layout overlay spPr txPr",
    "scaling": "logBase orientation max min",
    "marker": "symbol size spPr",
    "spPr": f"xfrm custGeom prstGeom {FILLS} ln effectLst",
    "ln": f"{FILLS} prstDash custDash round bevel miter headEnd tailEnd",
    "rPr": f"ln {FILLS} effectLst highlight uLnTx uLn uFillTx uFill latin ea cs sym hlinkClick hlinkMouseOver rtl",
    "defRPr": f"ln {FILLS} effectLst highlight uLnTx uLn uFillTx uFill latin ea cs sym hlinkClick hlinkMouseOver rtl",
    "pPr": "lnSpc spcBef spcAft buClrTx buClr buSzTx buFontTx buNone buAutoNum buChar tabLst defRPr",
    "tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {FILLS} headers",
    "txBody": "bodyPr lstStyle p",
    "txPr": "bodyPr lstStyle p",
}


@pytest.fixture(scope="module", params=[chart_views.make, chart_views.large, chart_views.empty])
def parts(request) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(deck.deck(request.param()))) as package:
        names = [name for name in package.namelist() if name.startswith("ppt/") and name.endswith(".xml")]
        return {name: etree.fromstring(package.read(name)) for name in names}


def _names(element: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in element if isinstance(child.tag, str)]


def _out_of_order(root: etree._Element) -> Iterator[str]:
    for element in root.iter("*"):
        name = etree.QName(element).localname
        listed = ORDER[name].split() if name in ORDER else []
        places = [listed.index(child) for child in _names(element) if child in listed]
        if places != sorted(places):
            yield f"{name}: {_names(element)}"


def test_every_part_has_its_elements_in_order(parts):
    assert {name: found for name, root in parts.items() if (found := list(_out_of_order(root)))} == {}


def test_what_is_in_a_chart_is_what_its_place_may_hold(parts):
    """An element that its parent can't hold is none of the schema's."""
    charts = [root for name, root in parts.items() if name.startswith("ppt/charts/chart")]
    for element in (each for root in charts for each in root.iter("*")):
        name = etree.QName(element).localname
        if name in ORDER and etree.QName(element).namespace.endswith("/chart"):
            assert set(_names(element)) <= {*ORDER[name].split(), "extLst"}, name
