"""Entry: parse, call, and end with 0, 1 or 2; never with a traceback."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from kyoten.cli.arguments import Refused
from kyoten.cli.output import say
from kyoten.cli.parser import build
from kyoten.problems.problem import Unreadable
from kyoten.storage.refusals import StoreRefusal
from kyoten.views.refusals import NothingToShow

Command = Callable[[argparse.Namespace], int]
DONE, NOT_DONE = 0, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status (docs/cli.md): 0 done, 1 done with errors found, 2 could not be done."""
    _speak_utf8()
    try:
        arguments = build().parse_args(argv)
    except SystemExit as left:  # --help, or a wrong call that has been explained
        return left.code if isinstance(left.code, int) else NOT_DONE
    try:
        status = function(arguments.run)(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        say("中断しました。")
    except Exception as failure:  # whatever it is, the user gets a sentence
        say(sentence(failure))
    else:
        return status
    return NOT_DONE


def function(name: str) -> Command:
    """The function of that name in kyoten/cli/, as "view_commands.summary"; its module is loaded now."""
    module, _, called = name.partition(".")
    found: Command = getattr(import_module(f"kyoten.cli.{module}"), called)
    return found


def sentence(failure: Exception) -> str:
    """What went wrong, in one line."""
    match failure:
        case Refused() | StoreRefusal() | NothingToShow() | Unreadable():
            words = str(failure)
        case FileNotFoundError():
            words = f"「{failure.filename}」が見つかりません。"
        case IsADirectoryError():
            words = f"「{failure.filename}」はフォルダです。ファイルを指定してください。"
        case PermissionError():
            words = f"「{failure.filename}」を開く権限がありません。"
        case OSError(filename=str(name)):
            words = f"「{name}」を読み書きできませんでした。空き容量とアクセス権を確かめてください。"
        case _:
            words = f"予期しないエラーのため完了できませんでした({type(failure).__name__}: {failure})。"
    return " ".join(words.split())


def _speak_utf8() -> None:
    """Japanese must come out whatever the console's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(io.UnsupportedOperation):
                stream.reconfigure(encoding="utf-8", errors="replace")
