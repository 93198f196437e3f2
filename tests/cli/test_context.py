"""What commands need first: whose store, who asks, where a file goes; and the one sentence of each failure."""

from __future__ import annotations

import argparse
import errno
import getpass
import stat
from importlib import import_module

import pytest
from store_samples import PLAN, SITE

from kyoten.cli import context
from kyoten.cli.arguments import Refused
from kyoten.problems.problem import Unreadable, problem
from kyoten.storage.store import Store
from kyoten.views.view import NothingToShow

MAIN = import_module("kyoten.cli.main")
"""The module: the package has a function of that name."""


def _asked(**given: object) -> argparse.Namespace:
    return argparse.Namespace(**{"site": None, "by": None, "database": None} | given)


def test_the_only_site_is_meant_where_none_is_named(store):
    assert context.site(store, _asked()) == SITE
    assert context.site(store, _asked(site="よその拠点")) == "よその拠点"


def test_of_several_sites_one_must_be_named(store):
    store.save_plan("二番目の拠点", PLAN, file="計画.tsv", data=b"plan", by="館長")
    with pytest.raises(Refused, match=r"拠点が複数あります.*--site"):
        context.site(store, _asked())
    with pytest.raises(Refused, match="拠点が複数あります"):
        context.site(store, _asked(), otherwise="新しい拠点")
    assert context.site(store, _asked(site=SITE)) == SITE


def test_without_a_plan_there_is_no_site_unless_one_is_given(url):
    empty = Store(url)
    empty.migrate()
    with pytest.raises(Refused, match="行動計画がまだ登録されていません"):
        context.site(empty, _asked())
    assert context.site(empty, _asked(), otherwise="新しい拠点") == "新しい拠点"
    empty.close()


def test_who_asks_is_named_or_logged_in_or_nobody(monkeypatch):
    assert context.who(_asked(by="館長")) == "館長"
    monkeypatch.setattr(getpass, "getuser", lambda: "kakari")
    assert context.who(_asked()) == "kakari"

    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 1000")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert context.who(_asked()) == ""


def test_a_file_takes_its_place_whole_with_usual_rights(tmp_path):
    target = tmp_path / "帳票.xlsx"
    target.write_bytes(b"old")
    context.write_file(target, b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) & 0o600 == 0o600
    (tmp_path / "other").write_bytes(b"")
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def _no_room(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("target", "said"), [("folder", "フォルダです"), ("nowhere/a.xlsx", "フォルダ「.*nowhere」がありません")]
)
def test_a_place_that_is_none_for_a_file_is_refused(tmp_path, target, said):
    (tmp_path / "folder").mkdir()
    with pytest.raises(Refused, match=said):
        context.write_file(tmp_path / target, b"new")


@pytest.mark.parametrize(
    ("broken", "said"), [("tempfile.mkstemp", "に書き込めません"), ("os.fdopen", "保存できませんでした")]
)
def test_a_file_that_can_not_be_written_leaves_what_was_there(tmp_path, monkeypatch, broken, said):
    target = tmp_path / "帳票.xlsx"
    target.write_bytes(b"old")
    monkeypatch.setattr(f"kyoten.cli.context.{broken}", _no_room)
    with pytest.raises(Refused, match=said):
        context.write_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["帳票.xlsx"]


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (Refused("できません。"), "できません。"),
        (NothingToShow("表示する計画がありません。"), "表示する計画がありません。"),
        (Unreadable(problem("empty_file")), str(Unreadable(problem("empty_file")))),
        (FileNotFoundError(errno.ENOENT, "", "計画.xlsx"), "「計画.xlsx」が見つかりません。"),
        (IsADirectoryError(errno.EISDIR, "", "計画"), "「計画」はフォルダです。ファイルを指定してください。"),
        (PermissionError(errno.EACCES, "", "計画.xlsx"), "「計画.xlsx」を開く権限がありません。"),
        (
            OSError(errno.EIO, "", "計画.xlsx"),
            "「計画.xlsx」を読み書きできませんでした。空き容量とアクセス権を確かめてください。",
        ),
        (OSError(errno.EIO, "壊れた"), "予期しないエラーのため完了できませんでした(OSError: [Errno 5] 壊れた)。"),
        (ValueError("二\n行"), "予期しないエラーのため完了できませんでした(ValueError: 二 行)。"),
    ],
)
def test_every_failure_is_one_sentence_in_one_line(failure, said):
    assert MAIN.sentence(failure) == said


@pytest.mark.parametrize(
    ("failure", "said"), [(KeyboardInterrupt(), "中断しました。\n"), (ValueError("x"), "予期しない")]
)
def test_a_command_that_fails_ends_with_2_and_says_so(capsys, monkeypatch, failure, said):
    def fail(_: object) -> int:
        raise failure

    _only_command(monkeypatch, fail)
    assert MAIN.main(["x"]) == 2
    assert capsys.readouterr().err.startswith(said)


def test_a_reader_who_has_seen_enough_is_no_failure(capfd, monkeypatch):
    """`kyoten … | head -1`: the pipe is closed while the command still prints."""

    def closed(_: object) -> int:
        raise BrokenPipeError

    _only_command(monkeypatch, closed)
    monkeypatch.setattr(MAIN.os, "dup2", lambda *_: None)
    assert MAIN.main(["x"]) == 0
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("status", [0, 1, 2])
def test_a_command_that_ends_gives_its_status(monkeypatch, status):
    _only_command(monkeypatch, lambda _: status)
    assert MAIN.main(["x"]) == status


def _only_command(monkeypatch, run):
    """Whatever is typed, this is called."""
    monkeypatch.setattr(MAIN, "build", _Parsed)
    monkeypatch.setattr(MAIN, "function", {"run": run}.__getitem__)


class _Parsed:
    """A parser that always gives one command."""

    def parse_args(self, _: object) -> argparse.Namespace:
        return argparse.Namespace(run="run")
