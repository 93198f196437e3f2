"""plan read and plan import, as docs/cli.md has them."""

import json
import re
from dataclasses import replace

import pytest
from cli_calls import MATRIX, refused
from foreign_books import book
from store_samples import COUNTED, ITEM, Q1, SITE, entry, events, item, plan, report

from kyoten.cli import plan_commands
from kyoten.plan.understand import PlanReading
from kyoten.storage.store import Store


def test_plan_read_prints_one_document_with_exactly_these_keys(run, url, tmp_path):
    status, out, _ = run("plan", "read", MATRIX, "--json")
    document = json.loads(out)
    assert list(document) == [
        "fiscal_year",
        "items",
        "target_states",
        "viewpoints",
        "five_year_tasks",
        "repairs",
        "problems",
    ]
    first = {name: " ".join(document[name][0]) for name in document if name != "fiscal_year" and document[name]}
    assert first == {
        "items": "id function target_states viewpoints role text kind target_count due_months at_least restated"
        " restates starred continued new source",
        "target_states": "function label text starred source",
        "viewpoints": "function target_states text starred restated items source",
        "five_year_tasks": "function target_states role text restated source",
        "repairs": "code source message confirm",
        "problems": "severity code sheet cell value message remedy",
    }
    assert status == any(problem["severity"] == "error" for problem in document["problems"])
    assert not (tmp_path / "kyoten.db").exists(), "reading stores nothing"


def test_plan_read_tells_the_first_item_of_the_real_plan_as_it_is_written(run, url):
    """The third line of the file, its fifth column: the action cell's first ●."""
    document = json.loads(run("plan", "read", MATRIX, "--json")[1])
    assert document["fiscal_year"] == 2011  # 平成23年度
    item = document["items"][0]
    assert (item["function"], item["role"]) == ("親子の居場所", "法人")
    assert item["text"].startswith("最寄駅からの道路が道幅が狭く、交通量が多く危険なので、利用者が往来に")
    assert re.fullmatch(r"R\d+C5", item["source"])
    assert item["viewpoints"] == ["利用する人を迎えるための配慮、工夫をしているか。"]


def test_plan_read_for_a_person_lists_items_repairs_and_problems(run, url):
    status, out, _ = run("plan", "read", MATRIX)
    assert status in (0, 1)
    assert out.startswith("平成23年度の行動計画: ")
    assert "\n親子の居場所\n" in out
    assert "要確認 R" in out


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.xlsx", b"", "空"),
        ("写真.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 200, ""),
        ("名簿.csv", "氏名,住所\nA,B\n".encode(), ""),
    ],
)
def test_a_file_that_is_no_matrix_ends_with_2(run, tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    assert said in refused(run("plan", "read", name))
    assert said in refused(run("plan", "import", name, "--yes"))


@pytest.mark.parametrize("words", [["plan", "read"], ["plan", "import"], ["sheet", "check"], ["restore"]])
def test_a_missing_file_is_named(run, store, words):
    assert "ない.xlsx" in refused(run(*words, "ない.xlsx"))


def test_plan_import_stores_only_what_was_confirmed(run, url):
    status, out, err = run("plan", "import", MATRIX, "--site", SITE)
    assert status == 2
    assert "新しく登録します" in out
    assert err.strip() == "確認できないため、何も保存していません。保存するには --yes を付けてください。"
    assert Store(url).sites() == []
    status, _, err = run("plan", "import", MATRIX, "--site", SITE, "--yes", "--by", "館長")
    assert status in (0, 1)
    assert "第1版として保存しました" in err
    stored = Store(url)
    assert stored.plan_original(SITE, 2011) == (MATRIX.name, MATRIX.read_bytes())
    assert events(stored)[0].by == "館長"


@pytest.mark.parametrize(("typed", "versions"), [("y\n", 1), ("はい\n", 1), ("n\n", 0), ("\n", 0), ("", 0)])
def test_plan_import_asks_a_person(run, url, typed, versions):
    status, _, err = run("plan", "import", MATRIX, "--site", SITE, typed=typed)
    assert "保存しますか。 [y/N]" in err
    assert len(Store(url).sites()) == versions
    assert (status == 2) == (versions == 0)


def test_importing_the_same_matrix_again_adds_no_version(run, url):
    run("plan", "import", MATRIX, "--site", SITE, "--yes")
    _, out, err = run("plan", "import", MATRIX)
    assert "新規0件" in out
    assert "保存の必要はありません" in err
    assert Store(url).plan(SITE, 2011).version == 1


def test_a_corrected_matrix_says_what_it_adds_changes_and_ends(run, store, monkeypatch, tmp_path):
    """COUNTED gets a full stop less, RESTATED goes with its report, and a new item comes."""
    store.submit(report(entry("4-2-H01"), quarter=Q1), b"first quarter", site=SITE, by="担当")
    changed = plan(ITEM, replace(COUNTED, text="1-1-G01を行う"), item("9", text="新しい取組"))
    monkeypatch.setattr(plan_commands, "_read", lambda *_: PlanReading(changed))
    (tmp_path / "訂正.tsv").write_bytes(b"corrected")
    status, out, _ = run("plan", "import", tmp_path / "訂正.tsv", "--yes")
    assert status == 1, "the small plan carries a problem of severity error"
    lines = [line.strip() for line in out.splitlines() if "件" in line]
    assert lines[:4] == ["同じ1件、変更1件、新規1件、終了1件", "新規 1件", "変更 1件", "終了 1件"]
    assert "これまで: 1-1-G01を行う。" in out
    assert "報告は残ります): 4-2-H01" in out
    assert store.plan(SITE, 2011).version == 2
    assert store.plan_original(SITE, 2011) == ("訂正.tsv", b"corrected")


def test_a_matrix_without_a_year_needs_one(run, url, tmp_path):
    bare = re.sub(r"(平成|H)?\d\d(年度)?", "", MATRIX.read_text("utf-8"))
    (tmp_path / "計画.tsv").write_text(bare, "utf-8")
    assert "--year" in refused(run("plan", "import", tmp_path / "計画.tsv", "--yes"))
    assert run("plan", "import", tmp_path / "計画.tsv", "--yes", "--year", "H23")[0] in (0, 1)
    assert Store(url).years("拠点") == [2011]


UNTOLD = "令和6年度計画,,\nA区分,B,C\n親子の居場所,温かい場である。,●甲\n".encode()


def test_columns_are_assigned_on_the_command_line_and_known_the_next_time(run, url, tmp_path):
    (tmp_path / "計画.csv").write_bytes(UNTOLD)
    assert "2行目「A区分、B、C」" in refused(run("plan", "read", tmp_path / "計画.csv"))
    words = ["--assign", "A=function", "--assign", "2=state", "--assign", "C=action:法人"]
    status, out, _ = run("plan", "read", tmp_path / "計画.csv", *words)
    assert (status, "法人" in out, "甲" in out) == (0, True, True)
    assert run("plan", "import", tmp_path / "計画.csv", "--yes", *words)[0] == 0
    (tmp_path / "訂正.csv").write_bytes(UNTOLD.replace("●甲".encode(), "●乙".encode()))
    assert run("plan", "import", tmp_path / "訂正.csv", "--yes")[0] == 0
    assert [item.text for item in Store(url).plan("拠点", 2024).plan.items] == ["乙"]


@pytest.mark.parametrize("wrong", ["C=act:法人", "action:法人", "C=state:法人"])
def test_an_assignment_is_a_column_and_one_of_the_codes(run, tmp_path, wrong):
    (tmp_path / "計画.csv").write_bytes(UNTOLD)
    status, _, err = run("plan", "read", tmp_path / "計画.csv", "--assign", wrong)
    assert status == 2
    assert "列の割当として読めません" in err


def test_actions_of_nobody_are_not_stored_before_their_role_is_said(run, url, tmp_path):
    (tmp_path / "計画.csv").write_text("令和6年度計画,,\n機能,姿,取組\n親子の居場所,温かい。,●甲\n", "utf-8")
    assert "役割" in refused(run("plan", "import", tmp_path / "計画.csv", "--yes"))
    assert Store(url).years("拠点") == []
    assert run("plan", "import", tmp_path / "計画.csv", "--yes", "--role", "法人")[0] == 0
    assert Store(url).plan("拠点", 2024).plan.items[0].role == "法人"


def test_persons_of_a_column_are_stored_beside_their_items(run, url, tmp_path):
    (tmp_path / "計画.csv").write_text("機能,姿,令和6年度の取組(法人),担当\n親子の居場所,温かい。,●甲,甲野\n", "utf-8")
    assert run("plan", "import", tmp_path / "計画.csv", "--yes")[0] == 0
    assert [(each.field, each.new) for each in Store(url).item_changes("拠点", 2024)] == [("person", "甲野")]


def test_a_sheet_is_left_out_on_the_command_line(run, url, tmp_path):
    rows = [["機能", "姿", "令和6年度の取組(法人)"], ["親子の居場所", "姿。", "●甲"]]
    (tmp_path / "計画.xlsx").write_bytes(book(("計画", rows), ("記入例", [rows[0], ["親子の居場所", "例。", "●例"]])))
    whole = json.loads(run("plan", "read", tmp_path / "計画.xlsx", "--json")[1])
    assert [item["text"] for item in whole["items"]] == ["甲", "例"]
    part = json.loads(run("plan", "read", tmp_path / "計画.xlsx", "--json", "--without", "記入例")[1])
    assert [item["text"] for item in part["items"]] == ["甲"]
    assert ("記入例", "plan_sheet_left_out") in [(each["sheet"], each["code"]) for each in part["problems"]]


def test_a_plan_of_a_year_far_off_wants_a_word_of_its_own(run, url):
    said = refused(run("plan", "import", MATRIX, "--year", "2042", "--yes"))
    assert said.startswith("令和24年度の計画として読みましたが、表に書かれた平成23年度から離れています。")
    assert run("plan", "import", MATRIX, "--year", "2042", "--confirm-year", "--yes")[0] in (0, 1)


def test_a_years_first_plan_can_not_hold_from_a_later_quarter(run, url):
    said = refused(run("plan", "import", MATRIX, "--from", 3, "--yes"))
    assert said == "平成23年度のはじめての計画は、第1四半期から有効になります。--from を外してください。"


def test_two_versions_are_compared_field_by_field(run, store):
    """COUNTED is raised from three to five, RESTATED ends, a new item comes."""
    raised = plan(ITEM, replace(COUNTED, target_count=5), item("1-1-H02", text="防災訓練"))
    store.save_plan(SITE, raised, file="改訂.tsv", data=b"2", by="係長", holds_from=3)
    status, out, _ = run("plan", "compare", "1", "2", "--year", "2011")
    assert (status, out.splitlines()) == (
        0,
        ["新規 1-1-H02 法人 防災訓練", "変更 1-1-G01 行政 目標回数 3回 → 5回", "終了 4-2-H01 法人 4-2-H01を行う。"],
    )
    rows = json.loads(run("plan", "compare", "1", "2", "--year", "2011", "--json")[1])
    assert [each["state"] for each in rows] == ["新規", "変更", "終了"]
    assert run("plan", "compare", "1", "1", "--year", "2011")[1] == "項目に違いはありません。\n"
    assert "第1版か第9版がありません" in refused(run("plan", "compare", "1", "9", "--year", "2011"))
