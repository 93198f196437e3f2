"""What other people wrote is drawn as text, on every page and in every field (the browser's side: tests/browser)."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from foreign_books import book
from google.protobuf.message import Message
from hostile_texts import BLOCKS, FILE, FIRST, MARKUP, OWN, RAW, STATES, VIEWPOINTS, fill
from page_runs import PAGES, opened, pages_on
from plan_page import drop, matrix_book
from streamlit.testing.v1 import AppTest
from tables import pick, tables

from kyoten.storage.store import Store
from kyoten.ui.foreign_text import one_line, plain

PLAIN = {
    "Selectbox.options",
    "Selectbox.raw_value",
    "MultiSelect.options",
    "TextInput.default",
    "TextInput.value",
    "TextArea.value",
    "DownloadButton.url",
    "Code.code_text",
    "IFrame.srcdoc",
    "PlotlyChart.alt",
    "PlotlyChart.spec",
}
"""Fields of elements that Streamlit draws as they are; what plotly makes of its texts is looked at apart."""

WORKS = re.compile(r"!\[絵|\*\*太|~~消").search


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("来館しやすい案内を作る。", "来館しやすい案内を作る。"),
        ("# 題", r"\# 題"),
        ("1. 番", r"1\. 番"),
        ("2) 番、1.5倍", r"2\) 番、1.5倍"),
        ("題\n===", "題  \n\\=\\=\\="),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("http://a.example", "http\\:\u2060//a.example"),
        ("WWW.a", "WWW\u2060.a"),
        ("a@b", "a\\@\u2060b"),
        (":material/home:", "\\:\u2060material/home\\:\u2060"),
        ("$x$ `y` \\", r"\$x\$ \`y\` \\"),
        ("a -> b", "a \\-\u2060\\> b"),
        ("一\r\n二\r三", "一  \n二  \n三"),
        ("一\n\n\n二", "一  \n\u00a0  \n\u00a0  \n二"),
        ("一\n    字下げ", "一  \n\u00a0\u00a0\u00a0\u00a0字下げ"),
    ],
)
def test_plain_says_in_markdown_what_was_written(text: str, markdown: str) -> None:
    assert plain(text) == markdown


def test_one_line_has_no_line_breaks() -> None:
    assert one_line(" 一\n\n- 二\t三 ") == r"一 \- 二 三"


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    with pages_on(tmp_path / "kyoten.db", monkeypatch) as store:
        fill(store)
        yield store


def texts(message: Message, path: str = "") -> Iterator[tuple[str, str]]:
    """(message.field, text) of every text in what is sent to the browser."""
    for field, value in message.ListFields():
        name = f"{message.DESCRIPTOR.name}.{field.name}"
        for each in value if field.is_repeated else [value]:
            if isinstance(each, Message):
                yield from texts(each, name)
            elif isinstance(each, str):
                yield name, each


def drawn(app: AppTest) -> list[tuple[str, str]]:
    assert not app.exception, [each.value for each in app.exception]
    protos = [node.proto for node in app._tree if getattr(node, "proto", None) is not None]
    return [pair for proto in protos for pair in texts(proto)]


def marked(app: AppTest) -> list[tuple[str, str]]:
    """Where something could be drawn as markup."""
    shown = [pair for pair in drawn(app) if not pair[0].endswith("id") and pair[0] not in PLAIN]
    found = [pair for pair in shown if WORKS(pair[1])]
    cells = [str(cell) for table in app.table for cell in [*table.value.columns, *table.value.to_numpy().ravel()]]
    return found + [("table", cell) for cell in cells if WORKS(cell)]


def titles(spec: object) -> Iterator[str]:
    """Every text of a plotly figure that is drawn; categories are what ticks, which are drawn, stand for."""
    if isinstance(spec, dict):
        for name, value in spec.items():
            if name not in ("x", "y", "categoryarray", "tickvals", "customdata"):
                yield from titles(value)
    elif isinstance(spec, list):
        for each in spec:
            yield from titles(each)
    elif isinstance(spec, str):
        yield spec


@pytest.mark.parametrize("page", PAGES)
def test_no_page_draws_what_people_wrote_as_markup(page: str, hostile: Store) -> None:
    app = opened(page, quarter="3")
    assert any(plain(MARKUP) in text for _, text in drawn(app))
    assert marked(app) == []
    charts = [text for name, text in drawn(app) if name == "PlotlyChart.spec"]
    said = [text for spec in charts for text in titles(json.loads(spec))]
    assert [text for text in said if "<a " in text or "<script" in text or "肉</b>" in text] == []


def picked(app: AppTest, table: int = 0, row: int = 0) -> AppTest:
    """A row of one of the page's tables, chosen."""
    return pick(app, tables(app)[table].ids[row], table)


def test_nor_does_an_item_that_is_chosen_on_the_plan(hostile: Store) -> None:
    before = opened("plan.py", quarter="3")
    count = len(drawn(before))
    app = picked(before)
    assert len(drawn(app)) > count
    assert marked(app) == []


def test_nor_does_an_item_that_is_opened(hostile: Store) -> None:
    """The one dialog of all pages."""
    before = opened("register.py", quarter="3")
    item = tables(before)[0].ids[0]
    app = opened("register.py", quarter="3", item=item)
    assert len(drawn(app)) > len(drawn(before))
    assert any(plain(MARKUP) in text for _, text in drawn(app))
    assert marked(app) == []


@pytest.mark.parametrize("part", ["repairs", "gaps", "links", "import"])
def test_nor_do_the_parts_of_the_plan(part: str, hostile: Store) -> None:
    app = opened("plan.py", quarter="3")
    app.session_state["plan_part"] = part
    app.run()
    assert part == "import" or any(plain(MARKUP) in text for _, text in drawn(app))
    assert marked(app) == []


def press(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if each.label == label).click().run()


@pytest.mark.parametrize(("row", "button"), [(2, "元に戻す"), (0, "取り下げる")])
def test_nor_do_a_submission_its_dialog_and_what_was_done(row: int, button: str, hostile: Store) -> None:
    app = picked(opened("submissions.py", quarter="3"), table=1, row=row)
    assert marked(app) == []
    press(app, button)
    assert marked(app) == []
    for field in app.text_input:
        if field.key in ("take_back_by", "restore_by"):
            field.set_value("**館長**")
    for field in app.text_area:
        field.set_value(MARKUP[:200])
    done = next(each for each in app.button if each.key in ("take_back_yes", "restore_yes")).click().run()
    assert plain(FILE) in "".join(each.value for each in done.success)
    assert marked(done) == []


def test_nor_does_an_acceptance_that_is_withdrawn(hostile: Store) -> None:
    app = press(opened("stalled.py", quarter="3"), "取り消す")
    assert marked(app) == []


def test_nor_does_a_workbook_that_is_dropped(hostile: Store) -> None:
    """Its sheets, headers, rows, symbols and name, in every question that it leaves open; then taken in."""
    head = [f"見出し{RAW}", f"状{RAW}", "い", "う"]
    rows = [[OWN, "**太**", 50, MARKUP], [f"別の{MARKUP}", "実施中", 120, MARKUP]]
    known = [["行動計画", "状況", "進捗率", "課題"], *rows]
    app = opened("submit.py", quarter="3")
    files = [(FILE, book(("紙~~消~~ $x$ <b>", [head, *rows]))), (f"二{FILE}", book(("第3四半期", known)))]
    app.file_uploader(key="files").set_value([(name, data, "application/octet-stream") for name, data in files])
    app.run(timeout=120)
    said = [text for _, text in drawn(app)]
    assert any(plain(FILE) in text for text in said)
    assert any(plain(MARKUP) in text for text in said)
    assert app.radio
    assert any(each.label.startswith("状況の「") for each in app.button_group)
    assert marked(app) == []


def test_nor_does_a_plan_that_is_dropped(hostile: Store) -> None:
    app = opened("plan.py", quarter="3")
    app.session_state["plan_part"] = "import"
    app.run()
    made = matrix_book((f"1 {FIRST}", STATES[0], VIEWPOINTS[0], MARKUP, f"○{MARKUP}", f"○{BLOCKS}"), year="平成23年度")
    drop(app, FILE, made)
    assert any(plain(FILE) in text for _, text in drawn(app))
    assert marked(app) == []


def test_nor_do_the_words_that_a_search_finds_and_the_item_that_it_opens(hostile: Store) -> None:
    app = opened("search.py", quarter="3")
    app.text_input(key="search_words").set_value("絵").run()
    assert any(":orange-background[**絵**]" in text for _, text in drawn(app))
    assert marked(app) == []
    app.button(key="open_hit_0").click().run()
    assert marked(app) == []


def test_nor_do_meetings_and_what_changed_since(hostile: Store) -> None:
    (site,) = hostile.sites()
    day = dt.date.today() - dt.timedelta(days=2)
    hostile.add_meeting(site, "**太** :red[会] ![絵](x)", day, "~~消~~")
    app = opened("changes.py", quarter="3")
    assert any(plain("**太** :red[会] ![絵](x)") in text for _, text in drawn(app))
    assert marked(app) == []
