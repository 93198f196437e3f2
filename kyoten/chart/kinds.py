"""View → charts: plotly figures, each with its sentence, text alternative and data. No Streamlit, no files.

chart = charts.build(view, "function_role", measure="mean_progress")
st.plotly_chart(chart.figure, config=charts.config(chart.key, view.meta))
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kyoten.chart import function_role, pace, small_multiples, status_mix, style, year_curve
from kyoten.chart.base import Chart

if TYPE_CHECKING:
    from kyoten.views.view import Meta, View

__all__ = ["KEYS", "NAMES", "Chart", "build", "config", "file_stem", "headline"]

_BUILDERS: dict[str, Callable[..., Chart]] = {
    function_role.KEY: function_role.build,
    status_mix.KEY: status_mix.build,
    year_curve.KEY: year_curve.build,
    pace.KEY: pace.build,
    small_multiples.KEY: small_multiples.build,
}
KEYS = tuple(_BUILDERS)
NAMES = {
    function_role.KEY: "機能×役割",
    status_mix.KEY: "機能別の状況",
    year_curve.KEY: "年間の推移",
    pace.KEY: "計画に対する進み",
    small_multiples.KEY: "機能別の推移",
}
"""What each chart is called on screen and in file names."""


def build(view: View, key: str, **options: Any) -> Chart:  # noqa: ANN401 - each builder checks its own options
    """The chart of that key. Options: function_role `measure`, small_multiples `columns`. Raises KeyError."""
    return _BUILDERS[key](view, **options)


def headline(view: View) -> str:
    """The whole view in one sentence: how many functions go to plan, which is behind and for how long."""
    return small_multiples.headline(view)


def file_stem(key: str, meta: Meta, part: str = "") -> str:
    """A file name without its ending that sorts and says what it is: H23_Q2_01_機能×役割; `part`: one of several."""
    mark = "_サンプル" if meta.sample else ""
    which = f"_{part}" if part else ""
    return f"{meta.quarter.code}_{KEYS.index(key) + 1:02d}_{NAMES[key]}{which}{mark}"


def config(key: str, meta: Meta) -> dict[str, Any]:
    """plotly's configuration on screen: nothing from the network, no zoom, a button that saves a PNG by a good name."""
    return style.config(file_stem(key, meta))
