"""Charts on pages: a card each where its record says so, and the choice among its variants."""

from __future__ import annotations

import datetime as dt

import pytest
from page_runs import opened

from kyoten.chart import kinds
from kyoten.chart.kinds import KINDS
from kyoten.fiscal import Quarter
from kyoten.storage.store import Store
from kyoten.ui.foreign_text import plain
from kyoten.views.view import load


def _measures(store: Store) -> dict[str, str]:
    view = load(store, store.sites()[0], Quarter(2011, 2), today=dt.date(2011, 10, 20))
    built = {kind.key: kind.build(view, **next(iter(kind.variants.values()), {})) for kind in KINDS if kind.page}
    return {key: plain(chart.measure) for key, chart in built.items()}


@pytest.mark.parametrize("page", ["overview", "functions"])
def test_a_chart_stands_on_the_page_that_its_record_names(store: Store, page: str) -> None:
    """From left to right, each with its sentence of what is measured, which no two charts share."""
    measures = _measures(store)
    helps = "\n".join(caption.help or "" for caption in opened(f"{page}.py").caption)
    shown = [key for key, measure in measures.items() if measure in helps]
    assert sorted(shown) == sorted(kind.key for kind in KINDS if kind.page and kind.page.page == page)
    places = [helps.index(measures[kind.key]) for _, kind in kinds.on_page(page)]
    assert places == sorted(places)


def test_every_page_that_a_record_names_is_one_of_these():
    assert {kind.page.page for kind in KINDS if kind.page} == {"overview", "functions"}


def test_one_can_choose_what_a_chart_shows(store: Store) -> None:
    """機能 × 役割 begins with 計画比."""
    app = opened("overview.py")
    choice = app.segmented_control(key="variant_function_role")
    assert (list(choice.options), choice.value) == (["計画比", "完了率", "平均進捗率"], "計画比")
    choice.set_value("平均進捗率").run()
    helps = "\n".join(caption.help or "" for caption in app.caption)
    assert "機能 × 役割 平均進捗率(%)。当期に値のある項目の平均。「—」は対象なし" in helps
