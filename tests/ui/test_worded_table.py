"""A table of words on a wide screen, a list of the same words on a narrow one."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from kyoten.ui.worded_table import AT_ONCE


def _shown(heads, rows):
    def script(heads, rows):
        from kyoten.ui import worded_table

        worded_table.show(heads, rows, "list", "一覧")

    return AppTest.from_function(script, args=(heads, rows)).run(timeout=20)


def test_both_say_every_word():
    app = _shown(["番号", "項目", "課題"], [("1-1-H01", "講座を開く。" * 40, "場所がない。")])
    (table,) = app.table
    assert table.value.to_dict("list") == {
        "番号": ["1\\-\u20601\\-\u2060H01"], "項目": ["講座を開く。" * 40], "課題": ["場所がない。"],
    }  # fmt: skip
    (listed,) = app.markdown
    assert listed.value == (
        f"- **1\\-\u20601\\-\u2060H01**  \n  :gray[項目]　{'講座を開く。' * 40}  \n  :gray[課題]　場所がない。"
    )


def test_a_count_is_copied_as_a_number_and_a_short_word_stays_whole():
    app = _shown(["役割", "件数(件)"], [("法人", "88")])
    assert app.table[0].value.to_dict("list") == {"役割": ["法\u2060人"], "件数(件)": ["88"]}


def test_a_column_without_a_word_is_left_out():
    app = _shown(["番号", "担当", "項目"], [("1", "", "甲"), ("2", "", "乙")])
    assert list(app.table[0].value.columns) == ["番号", "項目"]


def test_more_rows_than_are_drawn_at_once_are_counted_and_there():
    app = _shown(["番号"], [(str(number),) for number in range(AT_ONCE + 3)])
    assert [len(table.value) for table in app.table] == [AT_ONCE, 3]
    assert [each.label for each in app.expander] == ["ほか3件を見る"]


def test_markup_of_others_is_text():
    app = _shown(["番号", "項目"], [("1", "**太字** :material/home:")])
    assert ":material/home:" not in app.markdown[0].value
    assert "**太字**" not in app.markdown[0].value
