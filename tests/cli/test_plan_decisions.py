"""plan import --decisions and --template: what is asked, written out, answered, and refused (docs/cli.md)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_calls import refused
from foreign_books import book

from kyoten.storage.store import FunctionName, Store

SITE = "拠点"
HEAD = ["機能", "姿", "令和6年度の取組(法人)"]


def matrix(path: Path, *texts: str, function: str = "ひろば") -> Path:
    """Each text in a row of its own: C2, C3, …"""
    path.write_bytes(book(("計画", [HEAD, *([function, "温かい。", f"●{text}"] for text in texts)])))
    return path


@pytest.fixture
def first(run, tmp_path):
    run("plan", "import", matrix(tmp_path / "計画.xlsx", "便りを年1回発行する。", "見学を受け入れる。"), "--yes")
    return tmp_path


@pytest.fixture
def revised(first):
    """年2回 for 年1回: asked."""
    return matrix(first / "改訂.xlsx", "便りを年2回発行する。", "見学を受け入れる。")


def decided(folder: Path, *items: object, **more: object) -> Path:
    path = folder / "答え.json"
    path.write_text(json.dumps({"items": items, **more}, ensure_ascii=False), "utf-8")
    return path


def items(url: str) -> list[tuple[str, str]]:
    return [(item.id, item.text) for item in Store(url).plan(SITE, 2024).plan.items]


def test_what_is_asked_is_printed_and_nothing_is_stored(run, url, revised):
    status, out, err = run("plan", "import", revised, "--yes")
    assert status == 2
    assert err.count("\n") == 1
    assert "確かめることが1件あります" in err
    assert "1-1-H01 便りを年1回発行する。 [本文が変わっています、要になる言葉か数が違います]" in out
    assert "計画!C2: 便りを年2回発行する。" in out
    assert Store(url).plan(SITE, 2024).version == 1


def test_a_template_lists_what_is_asked_and_is_filled_in(run, url, revised, tmp_path):
    status, _, err = run("plan", "import", revised, "--yes", "--template", tmp_path / "答え.json")
    assert status == 2
    assert f"「{tmp_path / '答え.json'}」に書き出しました。記入して --decisions で渡してください。" in err
    assert "--template" not in err, "that has been done"
    assert err.count("\n") == 1
    document = json.loads((tmp_path / "答え.json").read_text("utf-8"))
    assert document == {
        "functions": [],
        "items": [
            {
                "item": "1-1-H01",
                "text": "便りを年1回発行する。",
                "reasons": ["本文が変わっています", "要になる言葉か数が違います"],
                "candidates": [{"at": "計画!C2", "text": "便りを年2回発行する。"}],
                "becomes": None,
            }
        ],
    }
    assert run("plan", "import", revised, "--yes", "--decisions", tmp_path / "答え.json")[0] == 2, "null is no answer"
    document["items"][0]["becomes"] = "計画!C2"
    (tmp_path / "答え.json").write_text(json.dumps(document), "utf-8")
    assert run("plan", "import", revised, "--yes", "--decisions", tmp_path / "答え.json")[0] == 0
    assert items(url) == [("1-1-H01", "便りを年2回発行する。"), ("1-1-H02", "見学を受け入れる。")]


def test_an_item_that_ends_leaves_its_number(run, url, revised, tmp_path):
    answers = decided(tmp_path, {"item": "1-1-H01", "becomes": "ended"})
    assert run("plan", "import", revised, "--yes", "--decisions", answers)[0] == 0
    assert items(url) == [("1-1-H03", "便りを年2回発行する。"), ("1-1-H02", "見学を受け入れる。")]


def test_the_second_item_of_a_cell_is_named_by_its_place(run, url, first):
    path = first / "一つの欄.xlsx"
    path.write_bytes(book(("計画", [HEAD, ["ひろば", "温かい。", "●見学を受け入れる。●便りを年2回発行する。"]])))
    answers = decided(first, {"item": "1-1-H01", "becomes": "計画!C2#2"})
    assert run("plan", "import", path, "--yes", "--decisions", answers)[0] == 0
    assert items(url) == [("1-1-H02", "見学を受け入れる。"), ("1-1-H01", "便りを年2回発行する。")]


def test_a_function_is_said_to_be_another_name(run, url, first):
    path = matrix(first / "改訂.xlsx", "便りを年1回発行する。", "見学を受け入れる。", function="サロン")
    assert "新しい名前かどうか" in run("plan", "import", path, "--yes")[1]
    answers = decided(first, functions=[{"name": "サロン", "same": True}])
    assert run("plan", "import", path, "--yes", "--decisions", answers)[0] == 0
    assert Store(url).function_names(SITE) == [FunctionName("サロン", "ひろば", True)]
    assert [item_id for item_id, _ in items(url)] == ["1-1-H01", "1-1-H02"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"item": "9-9-H99", "becomes": "ended"}], "項目「9-9-H99」は、保存済みの計画にありません"),
        ([{"item": "1-1-H01", "becomes": "ended"}, {"item": "1-1-H01", "becomes": None}], "項目「1-1-H01」が複数"),
        ([{"item": "1-1-H02", "becomes": "ended"}], "項目「1-1-H02」について確かめることはありません"),
        ([{"item": "1-1-H01", "becomes": "計画!C9"}], "計画!C2 か ended にしてください(計画!C9 とあります)"),
        ([{"item": "1-1-H01", "becomes": 2}], "計画!C2 か ended にしてください(2 とあります)"),
        ([{"becomes": "ended"}], "形が違います"),
        (["1-1-H01"], "形が違います"),
    ],
)
def test_an_answer_to_nothing_that_is_asked_is_one_sentence(run, url, revised, rows, said):
    call = ("plan", "import", revised, "--yes", "--decisions", decided(revised.parent, *rows))
    assert said in refused(run(*call))
    assert Store(url).plan(SITE, 2024).version == 1


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"functions": [{"name": "サロン", "same": True}]}, "機能「サロン」について確かめることはありません"),
        ({"functions": {"name": "サロン"}}, "形が違います"),
        ({"answers": []}, "形が違います"),
    ],
)
def test_a_file_of_another_form_is_one_sentence(run, revised, tmp_path, more, said):
    assert said in refused(run("plan", "import", revised, "--yes", "--decisions", decided(tmp_path, **more)))


def test_two_items_can_not_become_one(run, first):
    matrix(first / "二つ.xlsx", "便りを年1回発行する。", "便りを年3回発行する。")
    assert run("plan", "import", first / "二つ.xlsx", "--yes")[0] == 0
    path = matrix(first / "一つ.xlsx", "便りを年2回発行する。")
    both = ({"item": item, "becomes": "計画!C2"} for item in ("1-1-H01", "1-1-H03"))
    found = refused(run("plan", "import", path, "--yes", "--decisions", decided(first, *both)))
    assert "1-1-H01、1-1-H03のどれもが 計画!C2 の項目になっています" in found


@pytest.mark.parametrize(("data", "said"), [(b"{", "JSONとして読めません"), (b"\xff\xfe", "JSONとして読めません")])
def test_a_file_that_is_no_json_is_one_sentence(run, revised, tmp_path, data, said):
    (tmp_path / "答え.json").write_bytes(data)
    assert said in refused(run("plan", "import", revised, "--decisions", tmp_path / "答え.json"))
    assert "開けません" in refused(run("plan", "import", revised, "--decisions", tmp_path / "ない.json"))
