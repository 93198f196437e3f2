"""argparse in Japanese, and the types of our options. A wrong call ends with status 2 and one sentence."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import unicodedata
from typing import NoReturn

from kyoten.fiscal import parse_quarter, parse_year
from kyoten.plan.columns import CODES, parse_code
from kyoten.reader.cells import column_number

DIMENSIONS = ("function", "role", "state")
_YEAR = re.compile(r"(?:(?:令和|平成|昭和|[RHS])\s*(?:元|\d{1,2})|(?:19|20)\d{2})\s*(?:年度?)?", re.IGNORECASE)

# argparse's own words → ours; what is in brackets is kept.
_WORDS = (
    (r"the following arguments are required: (.+)", r"{0} の指定が必要です"),
    (r"unrecognized arguments: (.+)", r"「{0}」は使えない指定です"),
    (
        r"argument (.+?): invalid choice: '(.*?)' \(choose from (.+)\)",
        r"{0} に「{1}」は指定できません(使えるもの: {2})",
    ),
    (r"argument (.+?): expected .*argument.*", r"{0} のあとに値が必要です"),
    (r"ambiguous option: (.+?) could match (.+)", r"「{0}」だけでは決まりません(候補: {1})"),
    (r"argument (.+?): ignored explicit argument '(.*)'", r"{0} に値「{1}」は付けられません"),
    (r"argument (.+?): not allowed with argument (.+)", r"{0} と {1} は同時に指定できません"),
    (r"argument (.+?): (.+)", r"{0}: {1}"),
)


class Refused(Exception):
    """The command could not be done; the text is the sentence for the user. Ends with status 2."""


class Parser(argparse.ArgumentParser):
    """Help and errors in Japanese; no guessing from abbreviated options."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **{"add_help": False, "allow_abbrev": False, **options})  # type: ignore[arg-type]
        self._positionals.title = "指定するもの"
        self._optionals.title = "オプション"
        self.add_argument("-h", "--help", action="help", help="この説明を表示します")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence and stop with status 2."""
        print(f"{in_japanese(message)}。使い方は「{self.prog} --help」で確かめてください。", file=sys.stderr)
        raise SystemExit(2)

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "使い方: ", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "使い方: ", 1)


def in_japanese(message: str) -> str:
    """argparse's message in our words; what has none stays as it is."""
    for pattern, words in _WORDS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*(group.replace("'", "") for group in found.groups()))
    return message


def year(text: str) -> int:
    """The fiscal year's first calendar year: 2011, 平成23, H23, 令和5, R5, each with 年度 or without."""
    flat = unicodedata.normalize("NFKC", text).strip()
    found = parse_year(flat) if _YEAR.fullmatch(flat) else None
    if found is None:
        raise argparse.ArgumentTypeError(f"「{text}」は年度として読めません(例: 2011、平成23、H23、令和5)")
    return found


def quarter_number(text: str) -> int:
    """1 to 4; 第2四半期, Q2 and 7〜9月 are taken too."""
    flat = unicodedata.normalize("NFKC", text).strip()
    found = int(flat) if flat in ("1", "2", "3", "4") else parse_quarter(flat)
    if found is None:
        raise argparse.ArgumentTypeError(f"「{text}」は四半期として読めません(1、2、3、4のいずれか)")
    return found


def day(text: str) -> dt.date:
    """A day as 2011-10-20."""
    try:
        return dt.date.fromisoformat(unicodedata.normalize("NFKC", text).strip())
    except ValueError as found:
        raise argparse.ArgumentTypeError(f"「{text}」は日付として読めません(例: 2011-10-20)") from found


def day_or_meeting(text: str) -> dt.date | str:
    """A day as 2011-10-20, else the name of a meeting."""
    flat = unicodedata.normalize("NFKC", text).strip()
    if re.fullmatch(r"[\d\-/.]+", flat):
        return day(text)
    return flat


def dimensions(text: str) -> tuple[str, ...]:
    """function,role → what to group by, each once, in the order given."""
    words = tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
    unknown = [word for word in words if word not in DIMENSIONS]
    if unknown or not words:
        raise argparse.ArgumentTypeError(f"「{text}」では集計できません(使えるもの: {', '.join(DIMENSIONS)})")
    return words


_ASSIGNED = re.compile(r"(?:(?P<sheet>.+)!)?(?P<column>[A-Za-z]{1,3}|\d{1,3})=(?P<code>[a-z_]+(?::.+)?)")


def assigned(text: str) -> tuple[str, int, str]:
    """(sheet or "", column from 0, code) of C=action:法人 or 親子の居場所!C=action:法人; 3 is C in a text file."""
    found = _ASSIGNED.fullmatch(unicodedata.normalize("NFKC", text).strip())
    try:
        kind, _ = parse_code(found["code"] if found else "")
    except ValueError as wrong:
        codes = ", ".join(CODES)
        raise argparse.ArgumentTypeError(
            f"「{text}」は列の割当として読めません(例: C=action:法人。使えるもの: {codes})"
        ) from wrong
    assert found is not None, "a code was read from it"
    column = found["column"]
    number = int(column) - 1 if column.isdecimal() else column_number(column)
    if number < 0:
        raise argparse.ArgumentTypeError(f"「{text}」の列は1から数えてください")
    return found["sheet"] or "", number, found["code"] if kind else ""


def named_text(text: str) -> tuple[str, str]:
    """(name, text) of 1-1-H01=佐藤; the text may be empty."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise argparse.ArgumentTypeError(f"「{text}」は「番号=値」の形で書いてください(例: 1-1-H01=佐藤)")
    return unicodedata.normalize("NFKC", name).strip(), value.strip()


def status_word(text: str) -> tuple[str, str]:
    """(word, rating) of 実施済=完了; the rating may be empty. The word may hold a = of its own."""
    word, sign, rating = text.rpartition("=")
    if not sign or not word.strip():
        raise argparse.ArgumentTypeError(f"「{text}」は「言葉=段階」の形で書いてください(例: 実施済=完了)")
    return word.strip(), rating.strip()


def named_value(text: str) -> tuple[str, object]:
    """(name, value) of on_track=85: a number, or what else JSON calls a value, else the text itself."""
    name, value = named_text(text)
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value
