"""judgement: what is proposed is listed, decided one by one, all at once or by a workbook, and taken back."""

import io
import json

import openpyxl
import pytest
from cli_calls import refused
from store_samples import SITE, entry, item, plan, report

from kyoten.fiscal import Quarter
from kyoten.storage.store import Store

YEAR = ("--year", 2011)
Q4 = Quarter(2011, 4)


@pytest.fixture
def store(store: Store) -> Store:
    """1-1-H01 ends at 100 %, 1-1-H02 at 85 %, 1-1-H03 was never reported."""
    store.save_plan(SITE, plan(item("1-1-H01"), item("1-1-H02"), item("1-1-H03")), file="計画.tsv", data=b"9", by="係")
    rows = [entry("1-1-H01", Q4, percent=100.0), entry("1-1-H02", Q4, percent=85.0)]
    store.submit(report(*rows, quarter=Q4), b"4", site=SITE, by="担当")
    return store


def listed(run):
    status, out, _ = run("judgement", "list", *YEAR, "--json")
    assert status == 0
    return {each["subject"]: each for each in json.loads(out)}


def test_what_is_proposed_is_listed_with_its_reason(run, store):
    found = listed(run)
    proposed = {subject: (each["proposed"], each["proposed_direction"]) for subject, each in found.items()}
    assert proposed.pop("親子の居場所/1") == (None, "見直し")  # one of its three items is not known
    assert proposed == {"1-1-H01": ("A", "終了"), "1-1-H02": ("B", "継続"), "1-1-H03": (None, "見直し")}
    assert found["1-1-H03"]["because"] == "進み具合の報告がない"
    assert found["1-1-H02"]["because"].startswith("最新の報告は進捗85%(第4四半期)")
    assert {each["letter"] for each in found.values()} == {None}


def test_one_is_decided_and_taken_back(run, store):
    status, _, _ = run("judgement", "set", "1-1-H02", "C", "見直し", *YEAR, "--reason", "参加が少ない", "--by", "館長")
    assert status == 0
    one = listed(run)["1-1-H02"]
    assert (one["letter"], one["name"], one["direction"], one["by"]) == ("C", "一部", "見直し", "館長")
    assert run("judgement", "withdraw", "1-1-H02", *YEAR, "--by", "館長")[0] == 0
    assert listed(run)["1-1-H02"]["letter"] is None
    assert "決まっていないため" in refused(run("judgement", "withdraw", "1-1-H02", *YEAR, "--by", "館長"))


def test_all_that_is_proposed_is_accepted_and_the_rest_is_named(run, store):
    status, out, err = run("judgement", "accept", *YEAR, "--by", "館長", "--yes")
    assert status == 0
    assert "評価を提案できない2件は決めません(親子の居場所/1、1-1-H03)。" in out + err
    assert {subject: each["letter"] for subject, each in listed(run).items()} == {
        "親子の居場所/1": None, "1-1-H01": "A", "1-1-H02": "B", "1-1-H03": None,
    }  # fmt: skip


def filled(run, tmp_path, rows):
    """The template with letters, directions and reasons typed in."""
    path = tmp_path / "評価.xlsx"
    assert run("judgement", "template", *YEAR, "-o", path)[0] == 0
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    sheet = book.active
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row in sheet.iter_rows(min_row=2):
        for head, value in zip(("評価", "来年度の方向", "理由"), rows.get(row[0].value, ()), strict=False):
            sheet.cell(row[0].row, heads[head]).value = value
    book.save(path)
    return path


def test_a_filled_workbook_decides_all_that_it_says(run, store, tmp_path):
    rows = {"1-1-H01": ("A 達成", "拡充", "好評"), "1-1-H03": ("D", "終了", "担い手なし")}
    path = filled(run, tmp_path, rows)
    assert run("judgement", "import", path, *YEAR, "--by", "館長", "--yes")[0] == 0
    found = listed(run)
    assert [(found[item]["letter"], found[item]["direction"], found[item]["reason"]) for item in rows] == [
        ("A", "拡充", "好評"), ("D", "終了", "担い手なし"),
    ]  # fmt: skip
    assert found["1-1-H02"]["letter"] is None
    _, out, err = run("judgement", "import", path, *YEAR, "--by", "館長", "--yes")
    assert "新しく決める評価はありません。" in out + err


def test_a_workbook_with_faults_decides_nothing_and_names_each_cell(run, store, tmp_path):
    rows = {"1-1-H01": ("A", "拡充", "好評"), "1-1-H02": ("E", "継続", "x"), "1-1-H03": ("D", "終了", "")}
    said = refused(run("judgement", "import", filled(run, tmp_path, rows), *YEAR, "--by", "館長", "--yes"))
    assert "評価!F4 評価「E」は評価の段階にありません。A、B、C、Dのどれかにしてください。" in said
    assert "評価!F5 「1-1-H03」の理由がありません。" in said
    assert listed(run)["1-1-H01"]["letter"] is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("set", "1-1-H09", "A", "継続", *YEAR, "--reason", "x", "--by", "館長"), "平成23年度末の計画にないため"),
        (("set", "1-1-H01", "E", "継続", *YEAR, "--reason", "x", "--by", "館長"), "評価「E」は評価の段階にありません"),
        (("list", *YEAR, "--as-of", "2099-01-01"), "まだ来ていません"),
        (("list", *YEAR, "--as-of", "2001-01-01"), "時点では取り込まれていません"),
    ],
)
def test_what_can_not_be_is_one_sentence(run, store, words, sentence):
    assert sentence in refused(run("judgement", *words))


def test_a_scale_with_a_letter_twice_is_refused(run, store):
    twice = json.dumps([{"letter": "A", "name": "可", "least": 50}, {"letter": "A", "name": "否", "least": 0}])
    said = refused(run("settings", "set", f"grades={twice}", "--always", "--yes", "--by", "館長"))
    assert "評価「A」が二つ以上あります。評価の記号を一つずつにしてください。" in said
