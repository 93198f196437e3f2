"""The one table of the screen, in process: what is sent to the browser, which only draws it."""

from __future__ import annotations

import pandas as pd
from streamlit.testing.v1 import AppTest
from tables import pick, tables


def _shown(columns: tuple, rows: tuple, **more: object) -> AppTest:
    def script(columns, rows, more):
        import streamlit as st

        from kyoten.ui import readable_table

        drawn = [readable_table.TableColumn(head, readable_table.CardPart(part)) for head, part in columns]
        picked = readable_table.show(drawn, rows, "list", "一覧", **more)
        st.markdown(str(picked))

    return AppTest.from_function(script, args=(columns, rows, more)).run(timeout=20)


COLUMNS = (("番号", "fact"), ("項目", "title"), ("課題", "text"))


def test_every_word_is_sent_whole_and_as_it_was_written() -> None:
    app = _shown(COLUMNS, (("1-1-H01", "講座を開く。" * 40, "**太字** :material/home: <b>"),))
    assert not app.exception
    (table,) = tables(app)
    assert table.value.values.tolist() == [["1-1-H01", "講座を開く。" * 40, "**太字** :material/home: <b>"]]
    assert table.label == "一覧"
    # What is drawn of it as Markdown: nothing.
    assert [each.value for each in app.markdown] == ["None"]


def test_a_column_without_a_word_is_left_out() -> None:
    app = _shown(COLUMNS, (("1", "甲", ""), ("2", "乙", "")))
    assert list(tables(app)[0].value.columns) == ["番号", "項目"]


def test_a_row_is_chosen_by_its_name_and_let_go_with_it() -> None:
    rows = (("1", "甲", "い"), ("2", "乙", "ろ"))
    app = pick(_shown(COLUMNS, rows, ids=["a", "b"]), "b")
    assert app.markdown[0].value == "b"
    assert tables(app)[0].data["picked"] == "b"
    assert pick(app, "c").markdown[0].value == "None"


def test_without_names_no_row_can_be_chosen() -> None:
    data = tables(_shown(COLUMNS, (("1", "甲", "い"),)))[0].data
    assert (data["picks"], data["opens"]) == (False, False)


def test_what_is_missing_in_a_frame_is_a_dash_and_whole_numbers_have_no_point() -> None:
    def script():
        import pandas as pd

        from kyoten.ui import readable_table

        made = pd.DataFrame({"役割": ["法人", "行政"], "件数": [3.0, float("nan")], "率": [12.5, None]})
        readable_table.frame(made, "frame", "表")

    app = AppTest.from_function(script).run(timeout=20)
    (table,) = tables(app)
    expected = pd.DataFrame({"役割": ["法人", "行政"], "件数": ["3", "—"], "率": ["12.5", "—"]})
    assert table.value.values.tolist() == expected.values.tolist()
    assert [column["part"] for column in table.data["columns"]] == ["title", "text", "text"]
