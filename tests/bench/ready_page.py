"""A page that draws what another page drew, from data that is ready: what drawing alone costs.

`elements` takes them out of a page that has run; `page` is the script that draws them. No column settings of tables,
no keys: where the two differ, the ready page has less to do.
"""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

Drawn = tuple[str, tuple[Any, ...], dict[str, Any], list[Any] | None]
"""What to call of streamlit, with which arguments, and what to draw inside of it (columns: a list for each)."""
WORDS = {"markdown", "caption", "divider", "success", "info"}


def elements(app: AppTest) -> dict[str, list[Drawn]]:
    """Of a page that has run: what stands in its side bar and in its main part."""
    return {"sidebar": _inside(app.sidebar), "main": _inside(app.main)}


def _inside(block: Block) -> list[Drawn]:
    return [_block(each) if isinstance(each, Block) else _element(each) for each in block.children.values()]


def _block(block: Block) -> Drawn:
    inside = list(block.children.values())
    if inside and all(each.type == "column" for each in inside):
        return "columns", ([each.proto.weight for each in inside],), {}, [_inside(each) for each in inside]
    if block.type == "expander":
        return "expander", (block.proto.label,), {"expanded": block.proto.expanded}, _inside(block)
    border = block.type == "flex_container" and block.proto.flex_container.border
    return "container", (), {"border": border}, _inside(block)


def _element(each: Node) -> Drawn:
    if each.type in WORDS:
        return "markdown", (each.value,), {}, None
    if each.type == "metric":
        return "metric", (each.label, each.value, each.delta), {"border": True}, None
    if each.type == "dataframe":
        return "dataframe", (each.value,), {"on_select": "rerun", "selection_mode": "single-row"}, None
    if each.type == "plotly_chart":
        import plotly.graph_objects as go

        figure = go.Figure(json.loads(each.proto.spec))
        return "plotly_chart", (figure,), {"theme": None}, None
    if each.type in {"button_group", "selectbox", "multiselect"}:
        name = {"button_group": "segmented_control"}.get(each.type, each.type)
        return name, (each.label, list(each.options)), {}, None
    if each.type in {"button", "download_button", "page_link", "toggle", "text_input", "date_input"}:
        name = each.type if each.type in {"text_input", "date_input", "toggle"} else "button"
        return name, (getattr(each, "label", None) or each.proto.label,), {}, None
    raise ValueError(f"no ready-made {each.type}")


def page(path: str) -> None:
    """The script: everything from one pickle, which is read once."""
    import pickle
    from pathlib import Path

    import streamlit as st

    @st.cache_resource
    def ready(name: str) -> dict[str, list]:
        return pickle.loads(Path(name).read_bytes())

    def draw(each: tuple) -> None:
        name, arguments, options, inside = each
        # Two elements of the same arguments need different keys.
        numbers["drawn"] += 1
        keyed = {} if name in keyless else {"key": f"element{numbers['drawn']}"}
        made = getattr(st, name)(*arguments, **options, **keyed)
        for block, children in zip(made, inside or [], strict=True) if name == "columns" else [(made, inside)]:
            if children is not None:
                with block:
                    for child in children:
                        draw(child)

    keyless = {"markdown", "metric", "columns", "expander", "container"}
    numbers = {"drawn": 0}
    data = ready(path)
    with st.sidebar:
        for each in data["sidebar"]:
            draw(each)
    for each in data["main"]:
        draw(each)
