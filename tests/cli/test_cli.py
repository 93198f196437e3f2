"""Words, options, and what happens when something goes wrong (docs/cli.md): 0, 1 or 2, never a traceback."""

import json
import os
import re
import subprocess
import sys

import pytest
from cli_calls import MATRIX, ROOT, refused

from kyoten.cli import sheet_commands
from kyoten.cli.arguments import in_japanese, quarter_number, year
from kyoten.cli.parser import build


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2011", 2011),
        ("平成23", 2011),  # 平成元年 = 1989
        ("平成23年度", 2011),
        ("H23", 2011),
        ("h23", 2011),
        ("Ｈ２３", 2011),
        ("令和5", 2023),  # 令和元年 = 2019
        ("R5", 2023),
        ("令和元", 2019),
        ("平成元年度", 1989),
        ("2011年度", 2011),
    ],
)
def test_a_year_is_taken_in_every_spelling(text, expected):
    assert year(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("2", 2), ("２", 2), ("第3四半期", 3), ("Q4", 4), ("7〜9月", 2)])
def test_a_quarter_is_taken_in_every_spelling(text, expected):
    assert quarter_number(text) == expected


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "命令 の指定が必要です"),
        (["nonsense"], "「nonsense」は指定できません"),
        (["plan"], "read|import|list|compare|remove|hide の指定が必要です"),
        (["plan", "write", "x"], "「write」は指定できません"),
        (["plan", "read"], "FILE の指定が必要です"),
        (["summary", "--year", "2011"], "--quarter の指定が必要です"),
        (["summary", "--year", "x23", "--quarter", "2"], "「x23」は年度として読めません"),
        (["summary", "--year", "2011", "--quarter", "5"], "「5」は四半期として読めません"),
        (["summary", "--year", "2011", "--quarter"], "--quarter のあとに値が必要です"),
        (["summary", "--year", "2011", "--quarter", "2", "--by", "ward"], "「ward」では集計できません"),
        (["summary", "--year", "2011", "--quarter", "2", "--by", ","], "では集計できません"),
        (["stalled", "--year", "2011", "--quarter", "2", "--today", "10/20"], "「10/20」は日付として読めません"),
        (["report", "--year", "2011", "--quarter", "2", "--format", "docx", "-o", "x"], "「docx」は指定できません"),
        (["backup"], "FILE の指定が必要です"),
        (["sample", "--loud"], "「--loud」は使えない指定です"),
        (["sample", "--database"], "--database のあとに値が必要です"),
        (["plan", "read", "x", "--json=1"], "--json に値「1」は付けられません"),
    ],
)
def test_a_wrong_call_ends_with_2_and_one_sentence(run, words, said):
    assert said in refused(run(*words))


def test_words_of_argparse_that_we_have_none_for_are_kept():
    assert in_japanese("something new") == "something new"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["plan"],
        ["plan", "read"],
        ["plan", "import"],
        ["sheet", "template"],
        ["sheet", "check"],
        ["sheet", "submit"],
        ["summary"],
        ["stalled"],
        ["report"],
        ["sample"],
        ["submission", "take-back"],
        ["acknowledge", "add"],
        ["settings", "set"],
        ["link", "accept"],
        ["person", "set"],
        ["site", "rename"],
        ["plan", "remove"],
        ["backup"],
        ["restore"],
        ["serve"],
    ],
)
def test_every_command_is_there_and_explains_itself_in_japanese(run, words):
    status, out, err = run(*words, "--help")
    assert (status, err) == (0, "")
    assert out.startswith("使い方: python -m kyoten")
    assert "この説明を表示します" in out
    assert not re.search(r"usage|options|positional|show this", out)


@pytest.mark.parametrize("words", [["--database", "X", "sample"], ["sample", "--database", "X"]])
def test_the_database_may_be_named_before_and_after_the_command(words):
    assert build().parse_args(words).database == "X"


@pytest.mark.parametrize(
    "failure", [RuntimeError("何か"), KeyboardInterrupt(), MemoryError(), OSError(28, "満杯", "f")]
)
def test_nothing_ever_ends_in_a_traceback(run, store, monkeypatch, failure):
    def fall(*_, **__):
        raise failure

    monkeypatch.setattr(sheet_commands.intake, "sheet_for", fall)
    refused(run("sheet", "template", "--year", 2011, "--quarter", 1, "-o", "x.xlsx"))


@pytest.mark.parametrize("address", ["nosuch://x", "sqlite:////no/such/folder/kyoten.db"])
def test_a_database_that_can_not_be_opened_is_said_in_one_sentence(run, address):
    assert "データベース" in refused(run("sample", "--database", address))


def kyoten(*words, **environment):
    """A real process, whose console speaks no UTF-8."""
    return subprocess.run(
        [sys.executable, "-m", "kyoten", *map(str, words)],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "cp932"} | environment,
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_a_process_prints_utf8_whatever_the_console_speaks(url):
    done = kyoten("plan", "read", MATRIX, "--json")
    assert done.returncode in (0, 1), done.stderr.decode()
    assert json.loads(done.stdout.decode("utf-8"))["items"][0]["function"] == "親子の居場所"


def test_a_process_that_can_do_nothing_ends_with_2_and_one_line(url):
    done = kyoten("summary", "--year", "平成23", "--quarter", "2", "--json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode("utf-8").count("\n") == 1
    assert "kyoten.db」はまだありません" in done.stderr.decode("utf-8")
