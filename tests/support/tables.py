"""The readable tables of a page that was run in process (kyoten/ui/readable_table.py), and a row chosen in one."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import pandas as pd
from streamlit.testing.v1 import AppTest

from kyoten.ui.readable_table import NAME


class ShownTable(NamedTuple):
    """`value`: what its cells say, head by head; `ids`: of its rows, in their order."""

    key: str
    label: str
    value: pd.DataFrame
    ids: list[str]
    data: dict[str, Any]


def tables(app: AppTest) -> list[ShownTable]:
    """In the order of the page."""
    protos = [node.proto for node in app._tree if node.type == "bidi_component"]
    return [_shown(proto) for proto in protos if proto.component_name == NAME]


def _shown(proto: Any) -> ShownTable:
    data = json.loads(proto.json)
    heads = [column["head"] for column in data["columns"]]
    rows = [[cell["words"] for cell in row["cells"]] for row in data["rows"]]
    key = proto.id.split("-", 2)[2]
    return ShownTable(key, data["label"], pd.DataFrame(rows, columns=heads), [r["id"] for r in data["rows"]], data)


def pick(app: AppTest, item: str, table: int = 0) -> AppTest:
    """The row of an item chosen in one of the page's tables."""
    app.session_state[tables(app)[table].key] = {"picked": item}
    return app.run()
