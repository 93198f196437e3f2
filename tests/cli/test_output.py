"""What commands print: tables in line, problems with their place, questions; and a column assigned by hand."""

from __future__ import annotations

import argparse
import sys

import pytest
from cli_calls import Terminal

from kyoten.cli.arguments import Refused, assigned, day, dimensions
from kyoten.cli.output import confirmed, describe, print_table
from kyoten.problems.problem import Severity, problem


def test_columns_stand_in_line_a_japanese_letter_being_two_wide(capsys):
    """The first to the left, the others to the right, two spaces between; nothing behind the last."""
    print_table(["機能", "数"], [["相談", "3"], ["a", "120"], ["親子の居場所", ""]])
    assert capsys.readouterr().out.split("\n") == [
        "機能           数",
        "相談            3",
        "a             120",
        "親子の居場所",
        "",
    ]


def test_a_problem_is_told_with_its_place_and_what_to_do():
    found = problem("missing_column", sheet="報告", value="担当")
    assert describe(found) == f"注意 報告: {found.message}{found.remedy}"
    error = problem("no_item", sheet="報告", cell="A5", value="着手", severity=Severity.ERROR)
    assert describe(error).startswith("誤り 報告!A5: ")
    assert describe(problem("empty_file")).startswith("誤り: ")


@pytest.mark.parametrize(
    ("typed", "agrees"),
    [("y", True), ("YES", True), ("はい", True), (" ｙ ", True), ("n", False), ("", False), ("いいえ", False)],
)
def test_a_person_is_asked_and_only_yes_is_yes(monkeypatch, capsys, typed, agrees):
    monkeypatch.setattr(sys, "stdin", Terminal(f"{typed}\n"))
    assert confirmed("保存しますか", yes=False) is agrees
    assert capsys.readouterr().err == "保存しますか [y/N] "


def test_nobody_is_asked_who_agreed_beforehand_or_is_not_there(monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert confirmed("保存しますか", yes=True)
    with pytest.raises(Refused, match="何も保存していません"):
        confirmed("保存しますか", yes=False)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("C=action:法人", ("", 2, "action:法人")),
        ("Ｃ=function", ("", 2, "function")),
        ("aa=state", ("", 26, "state")),
        ("3=function", ("", 2, "function")),
        ("1=function", ("", 0, "function")),
        ("親子の居場所!B=viewpoint", ("親子の居場所", 1, "viewpoint")),
        ("表!2!3=target", ("表!2", 2, "target")),
    ],
)
def test_a_column_is_assigned_by_its_letter_or_number(text, column):
    assert assigned(text) == column


@pytest.mark.parametrize(
    ("text", "said"),
    [("0=function", "1から数えて"), ("C=nonsense", "列の割当"), ("C", "列の割当"), ("ABCD=function", "列の割当")],
)
def test_what_assigns_no_column_is_refused(text, said):
    with pytest.raises(argparse.ArgumentTypeError, match=said):
        assigned(text)


def test_what_to_group_by_is_taken_once_in_its_order():
    assert dimensions("role, function,role,") == ("role", "function")
    assert dimensions("state") == ("state",)
    for text in ("", " , ", "role,ward"):
        with pytest.raises(argparse.ArgumentTypeError, match="集計できません"):
            dimensions(text)


def test_a_day_is_taken_in_full_width_too():
    assert day(" ２０１１-１０-２０ ").isoformat() == "2011-10-20"
