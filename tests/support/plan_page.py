"""What a person does on the page 計画, for its tests: open a part, drop a matrix, pick a row, fill in a name, press."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd
from page_runs import plain_words, session
from plan_grids import HEADER
from streamlit.testing.v1 import AppTest
from tables import pick, tables

from kyoten.sample import SITE
from kyoten.storage.store import Store


def opened(part: str = "items") -> AppTest:
    """A new session on one part of the page: items, repairs, gaps, import or links."""
    app = session(year="2011", quarter="2")
    app.session_state["plan_part"] = part
    return app.switch_page("plan.py").run()


def words(app: AppTest) -> str:
    """All running text and every notice, without the backslashes and joiners of what people typed."""
    notices = (element.value for kind in (app.success, app.error, app.warning) for element in kind)
    return "\n".join([plain_words(app), *notices]).replace("\\", "").replace("\u2060", "")


def drop(app: AppTest, name: str, data: bytes) -> AppTest:
    """A file in the uploader of the part 表の取込."""
    return app.file_uploader(key="plan_file_0").set_value((name, data, "application/octet-stream")).run()


def named(app: AppTest, who: str = "館長") -> AppTest:
    """Who changes or takes in is filled in."""
    next(field for field in app.text_input if field.key.startswith("by_")).set_value(who)
    return app


def press(app: AppTest, label: str) -> AppTest:
    """The first button whose label has these words."""
    found = [button for button in app.button if label in button.label]
    assert found, [button.label for button in app.button]
    return found[0].click().run()


def select(app: AppTest, item: str) -> AppTest:
    """Choose an item's row in the page's first table."""
    return pick(app, item)


def counts(app: AppTest) -> pd.DataFrame | None:
    """Items by function and role, as the import shows them; None where it does not."""
    found = [each.value for each in tables(app) if each.label == "機能と役割ごとの項目の数"]
    return found[0].set_index("機能").astype(int) if found else None


def matrix_book(*rows: tuple[str, ...], year: str = "令和5年度") -> bytes:
    """A small matrix as Excel would save it."""
    made = openpyxl.Workbook()
    for row in ([head.replace("令和5年度", year) for head in HEADER], *rows):
        made.active.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


ROWS = (
    (
        "子育て相談",
        "①気軽に相談できる。",
        "○窓口が知られているか。",
        "",
        "●相談窓口を年2回周知する。",
        "●広報に載せる。",
    ),
    ("", "", "○専門の機関につながるか。", "", "●連絡会を毎月開く。", ""),
)


def save_buttons(app: AppTest) -> list[str]:
    return [button.label for button in app.button if "保存する" in button.label]


def choose(app: AppTest, label: str, value: object) -> AppTest:
    """In the list with these words over it."""
    [box] = [box for box in app.selectbox if label in box.label.replace("\\", "")]
    return box.set_value(value).run()


def stored_items(store: Store, year: int = 2024) -> list[tuple[str, str]]:
    return [(item.role, item.text) for item in store.plan(SITE, year).plan.items]


def save(app: AppTest) -> None:
    press(named(app), "保存する")
    assert not app.exception
    assert app.success, [each.value for each in app.error]
