"""Every kind of chart: one record each, which says what it is called, how it is built and where it appears.

A new chart is a module that builds it from a view (its form is one of kyoten.chart.forms), its test, and its record in
KINDS. Every place has to be said, NOT_HERE too: a record that leaves one out can't be made.

chart = kinds.build(view, "function_role", measure="mean_progress")
st.plotly_chart(chart.figure, config=kinds.config(chart.key, view.meta))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kyoten.chart import function_bars, function_role, pace, small_multiples, status_mix, year_curve
from kyoten.chart import headline as whole
from kyoten.chart.chart import Chart
from kyoten.chart.screen import template

if TYPE_CHECKING:
    from kyoten.views.view import Meta, View

HERE: Final = True
NOT_HERE: Final = None
AS_CELLS: Final = ""
"""In the workbook: coloured cells beside the key figures, which need no title."""


@dataclass(frozen=True)
class OnPage:
    """A card on a page, `width` compared with those beside it, and `least` pixels of it, from which its numbers have
    room; `rank`: the left one first."""

    page: str
    width: int
    least: int
    rank: int = 0


@dataclass(frozen=True)
class OnHandout:
    """A place in one of the handout's rows (the first stands on page 1, the others under 機能別の進み).

    `width` in points of the page, of which a row has 778 with 16 between two charts; `letters`: how many characters of
    a name stand on one line.
    """

    row: int
    width: float
    letters: int


@dataclass(frozen=True, kw_only=True)
class ChartKind:
    """One kind of chart. `variants`: name → options of `build`, where the chart can show more than one thing."""

    key: str
    name: str
    """What it is called on screen and in file names."""
    build: Callable[..., Chart]
    page: OnPage | None
    handout: OnHandout | None
    workbook: str | None
    """The title of its native chart on the workbook's 概要, which rests on the data sheets' cells; or AS_CELLS."""
    slides: bool | None
    publication: bool | None
    """The page for the base's website."""
    pictures: bool | None
    """On 帳票 and in the ZIP: PNG, SVG and CSV."""
    variants: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


KINDS = (
    ChartKind(key=function_role.KEY, name="機能×役割", build=function_role.build, variants=function_role.VARIANTS,
              page=OnPage("overview", 5, 270), handout=OnHandout(1, 252, 11), workbook=AS_CELLS,
              slides=HERE, publication=HERE, pictures=HERE),
    ChartKind(key=status_mix.KEY, name="機能別の状況", build=status_mix.build,
              page=OnPage("overview", 7, 340), handout=OnHandout(1, 290, 11), workbook="機能ごとの状況(件)",
              slides=HERE, publication=HERE, pictures=HERE),
    ChartKind(key=year_curve.KEY, name="年間の推移", build=year_curve.build,
              page=OnPage("overview", 4, 210), handout=OnHandout(1, 204, 11), workbook="平均進捗率の推移と計画(%)",
              slides=HERE, publication=HERE, pictures=HERE),
    ChartKind(key=pace.KEY, name="役割別の計画比", build=pace.build,
              page=OnPage("functions", 1, 330, rank=1), handout=OnHandout(2, 376, 14), workbook=NOT_HERE,
              slides=HERE, publication=NOT_HERE, pictures=HERE),
    ChartKind(key=small_multiples.KEY, name="機能別の推移", build=small_multiples.build,
              page=OnPage("functions", 1, 330), handout=OnHandout(2, 386, 14), workbook=NOT_HERE,
              slides=HERE, publication=NOT_HERE, pictures=HERE),
    ChartKind(key=function_bars.COMPLETION, name="機能別の完了率", build=function_bars.completion,
              page=NOT_HERE, handout=NOT_HERE, workbook=function_bars.COMPLETION_TITLE,
              slides=NOT_HERE, publication=NOT_HERE, pictures=NOT_HERE),
    ChartKind(key=function_bars.PACE, name="機能別の計画比", build=function_bars.pace,
              page=NOT_HERE, handout=NOT_HERE, workbook=function_bars.PACE_TITLE,
              slides=NOT_HERE, publication=NOT_HERE, pictures=NOT_HERE),
)  # fmt: skip
"""In the order in which every medium shows them."""
KIND = {kind.key: kind for kind in KINDS}


def build(view: View, key: str, **options: Any) -> Chart:  # noqa: ANN401 - each builder checks its own options
    """The chart of that key; options: those of one of its variants. Raises KeyError."""
    return KIND[key].build(view, **options)


def on_page(page: str) -> list[tuple[OnPage, ChartKind]]:
    """The charts of a page from left to right, each with its place."""
    places = [(kind.page, kind) for kind in KINDS if kind.page and kind.page.page == page]
    return sorted(places, key=lambda pair: pair[0].rank)


def headline(view: View) -> str:
    """The whole view in one sentence: what is missing, how the functions stand (kyoten.chart.headline)."""
    return whole.headline(view)


def file_stem(key: str, meta: Meta, variant: str = "") -> str:
    """A file name without its ending that sorts and says what it is: H23_Q2_01_機能×役割; `variant`: one of several."""
    mark = "_サンプル" if meta.sample else ""
    which = f"_{variant}" if variant else ""
    return f"{meta.quarter.code}_{list(KIND).index(key) + 1:02d}_{KIND[key].name}{which}{mark}"


def config(key: str, meta: Meta) -> dict[str, Any]:
    """plotly's configuration on screen: nothing from the network, no zoom, a button that saves a PNG by a good name."""
    return template.config(file_stem(key, meta))
