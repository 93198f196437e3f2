"""A file that lies on a page is opened once: no answer opens it again, and drawing the page anew makes nothing again.

What would be made is counted where it is made: the reading process, and each call from kyoten.ui into the library.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from typing import Any

import plan_page
import pytest
from foreign_books import book
from page_runs import done, opened, words
from streamlit.testing.v1 import AppTest
from tables import tables

from kyoten import intake
from kyoten.sample import PLAN_FILE, SITE, read_shipped_plan
from kyoten.storage.store import Store
from kyoten.ui import dropped_files, plan_import, plan_preview, submit_result
from kyoten.views import view

ITEMS = [item for item in read_shipped_plan().items if item.role == "法人" and not item.restated]
ROWS = [[item.text, "実施中", 50] for item in ITEMS[10:20]]
DOUBTFUL = ["事前相談がある場合には対", "実施中", 60]
QUESTION = book(("表", [["行動計画", "状況", "進捗率"], *ROWS, DOUBTFUL]))
"""Names no quarter, and the last row's text is cut short: a person says which quarter, and which item."""
COUNTED = (
    (intake, "understand"),
    (intake, "compare_all"),
    (intake, "effect"),
    (view, "make"),
    (submit_result, "annotate"),
    (plan_import, "check"),
    (plan_preview, "source_texts"),
    (plan_preview, "preview_import"),
    (plan_preview, "repair_lines"),
    (plan_preview, "link_years"),
)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each was made since the test last cleared it; `process`: processes that were started."""
    counts: Counter[str] = Counter()

    def counted(name: str, real: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            counts[name] += 1
            return real(*arguments, **options)

        return call

    for module, name in COUNTED:
        monkeypatch.setattr(module, name, counted(name, getattr(module, name)))
    monkeypatch.setattr(subprocess, "Popen", counted("process", subprocess.Popen))
    return counts


def dropped(*files: tuple[str, bytes]) -> AppTest:
    app = opened("submit.py", quarter="4")
    app.session_state["by"] = "係"
    app.file_uploader(key="files").set_value([(name, data, "application/octet-stream") for name, data in files])
    return app.run(timeout=120)


def headline(app: AppTest, name: str = "表") -> str:
    """What is said of a file beside its name."""
    return next(each.value for each in app.markdown if each.value.startswith(f"**{name}.xlsx**"))


def answer_quarter(app: AppTest) -> AppTest:
    asked = next(each for each in app.segmented_control if each.label == "どの四半期の報告ですか")
    return asked.set_value(4).run()


def changes(app: AppTest) -> str:
    """The kinds of difference from what is stored, each with its number."""
    return " ".join(next(each.options for each in app.button_group if each.label.startswith("今の内容との違い")))


def answer_row(app: AppTest) -> AppTest:
    [asked] = app.radio
    return asked.set_value("1-1-H03").run()


def test_the_first_look_opens_the_file_once(store: Store, made: Counter[str]) -> None:
    app = dropped(("表.xlsx", QUESTION))
    assert "どの四半期の報告ですか" in [each.label for each in app.segmented_control]
    assert (made["process"], made["understand"]) == (1, 1)


def test_an_answer_starts_no_process_and_makes_each_thing_once(store: Store, made: Counter[str]) -> None:
    app = dropped(("表.xlsx", QUESTION))
    for answer, reports in ((answer_quarter, 10), (answer_row, 11)):
        made.clear()
        app = answer(app)
        assert not app.exception
        assert f"報告{reports}件" in headline(app)
        assert made["process"] == 0
        assert [made[name] for name in ("understand", "compare_all", "effect")] == [1, 1, 1]


def test_columns_assigned_by_hand_start_no_process(store: Store, made: Counter[str]) -> None:
    app = dropped(("無名.xlsx", book(("表", [["あ", "い", "う"], *ROWS]))))
    made.clear()
    for head, code in (("1列 あ", "text"), ("2列 い", "status"), ("3列 う", "percent")):
        app = next(each for each in app.selectbox if each.label == head).set_value(code).run()
    app = answer_quarter(app)
    assert "報告10件" in headline(app, "無名")
    assert (made["process"], made["understand"]) == (0, 4)


def test_drawing_the_page_anew_makes_nothing(store: Store, made: Counter[str]) -> None:
    """Plainly, with a name typed in, and with the changed items opened."""
    app = answer_row(answer_quarter(dropped(("表.xlsx", QUESTION))))
    made.clear()
    before = len(tables(app.run()))
    app.text_input(key="submit_by").set_value("施設長").run()
    pills = next(each for each in app.button_group if each.label.startswith("今の内容との違い"))
    app = pills.select(pills.options[0]).run()
    assert len(tables(app)) > before
    assert not app.exception
    assert "報告11件" in headline(app)
    assert made == Counter()


def test_several_files_are_each_made_once(store: Store, made: Counter[str]) -> None:
    """An answer about one of them makes that one alone."""
    other = book(("第4四半期", [["行動計画", "状況", "進捗率"], *ROWS[5:]]))
    app = dropped(("表.xlsx", QUESTION), ("他.xlsx", other))
    assert (made["process"], made["understand"]) == (2, 2)
    made.clear()
    app = answer_quarter(app)
    assert (made["process"], made["understand"], made["effect"]) == (0, 1, 1)
    assert "報告10件" in headline(app)
    assert "報告5件" in headline(app, "他")


def test_what_is_stored_meanwhile_is_seen_without_opening_the_file(store: Store, made: Counter[str]) -> None:
    """Another tab stores the same items: the comparison is made anew, from the cells that were read."""
    app = answer_quarter(dropped(("表.xlsx", QUESTION)))
    assert "変化なし" not in changes(app)
    other = book(("第4四半期", [["行動計画", "状況", "進捗率"], *ROWS]))
    intake.accept(store, intake.check(intake.stored(store, SITE, 2011), "他.xlsx", other), site=SITE, by="副施設長")
    made.clear()
    app.run()
    assert (made["process"], made["understand"], made["effect"]) == (0, 1, 1)
    assert "変化なし 10件" in changes(app)


def test_a_confirmed_file_is_stored_without_opening_it(store: Store, made: Counter[str]) -> None:
    app = answer_row(answer_quarter(dropped(("表.xlsx", QUESTION))))
    made.clear()
    app = next(each for each in app.button if each.key and each.key.startswith("confirm_")).click().run()
    assert [said for said in done(app) if "報告11件を取り込みました" in said]
    assert made["process"] == 0


def test_another_session_finds_the_file_read(store: Store, made: Counter[str]) -> None:
    dropped(("表.xlsx", QUESTION))
    made.clear()
    app = dropped(("表.xlsx", QUESTION))
    assert (made["process"], made["understand"]) == (0, 1)
    assert "どの四半期の報告ですか" in [each.label for each in app.segmented_control]


def test_a_file_that_cannot_be_read_is_tried_once_until_it_is_dropped_anew(store: Store, made: Counter[str]) -> None:
    broken = ("壊.xlsx", b"PK\x03\x04broken")
    app = dropped(broken)
    assert "取り込めません" in headline(app, "壊")
    assert made["process"] == 1
    other = book(("第4四半期", [["行動計画", "状況", "進捗率"], *ROWS]))
    intake.accept(store, intake.check(intake.stored(store, SITE, 2011), "他.xlsx", other), site=SITE, by="副施設長")
    made.clear()
    app.run()
    assert "取り込めません" in headline(app, "壊")
    assert made["process"] == 0
    dropped(broken)
    assert made["process"] == 1


def test_the_same_bytes_twice_are_one_file(store: Store) -> None:
    app = dropped(("一.xlsx", QUESTION), ("二.xlsx", QUESTION))
    assert not app.exception
    assert "「二.xlsx」は「一.xlsx」と中身が同じです" in words(app)
    assert len(app.radio) == 1


def test_a_page_that_was_left_keeps_nothing_of_its_files(store: Store) -> None:
    app = dropped(("表.xlsx", QUESTION))
    assert len(app.session_state["_dropped_files"]) == 1
    app = app.switch_page("overview.py").run()
    assert "_dropped_files" not in app.session_state


def test_a_file_taken_off_the_page_is_forgotten(store: Store) -> None:
    app = dropped(("表.xlsx", QUESTION))
    app.file_uploader(key="files").set_value([]).run()
    assert app.session_state["_dropped_files"] == {}


def test_what_was_made_is_made_anew_only_from_something_else() -> None:
    file, asked = dropped_files.DroppedFile("表.xlsx", b"x", "digest"), list[int]()
    values = [file.once("marked", source, lambda: asked.append(1) or len(asked)) for source in (1, 1, 2, 2, 1)]
    assert values == [1, 1, 2, 2, 3]
    assert (file.last("marked"), file.last("other")) == (3, None)


# The plan


def matrix(year: int | None = None) -> AppTest:
    return plan_page.drop(plan_page.opened("import"), "計画.tsv", PLAN_FILE.read_bytes() + b"\n")


def test_a_matrix_is_opened_once_whichever_year_is_chosen(store: Store, made: Counter[str]) -> None:
    app = matrix()
    assert made["check"] == 1
    made.clear()
    app = next(each for each in app.selectbox if each.label == "年度").set_value(2012).run()
    assert not app.exception
    assert "平成24年度" in words(app)
    assert (made["process"], made["check"], made["preview_import"], made["link_years"]) == (0, 1, 1, 1)


def test_drawing_the_import_anew_makes_nothing(store: Store, made: Counter[str]) -> None:
    app = matrix()
    app = next(each for each in app.selectbox if each.label == "年度").set_value(2012).run()
    made.clear()
    app = app.run()
    assert not app.exception
    assert "平成24年度" in words(app)
    assert made == Counter()


def test_an_answered_repair_does_not_open_the_stored_plan_again(store: Store, made: Counter[str]) -> None:
    """The texts of its cells are shown beside the questions, and they are in the file that was sent."""
    app = plan_page.opened("repairs")
    assert "原文　R37C3" in words(app)
    made.clear()
    next(each for each in app.radio if each.label == "回答").set_value("confirmed")
    next(each for each in app.text_input if each.key and each.key.startswith("by_")).set_value("館長")
    app = next(each for each in app.button if "答える" in each.label).click().run()
    assert [said for said in done(app) if "R37C3に「このままでよい」と答えました" in said.replace("\\", "")]
    assert "原文　R37C3" in words(app)
    assert made["process"] == 0
