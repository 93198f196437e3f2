"""Checking settings before they are saved: scale, thresholds, deadlines, rules. Errors are Japanese sentences.

The scale as a page edits it is a table with the columns of `COLUMNS`; `read_scale` makes ratings of its rows.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kyoten.fiscal import Quarter, day_words
from kyoten.measures import FULL
from kyoten.rules.table import RULES
from kyoten.settings import UNREPORTED, Grade, Rating, Settings, deadline_key
from kyoten.storage.store import Store
from kyoten.views.frames import table_of

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {"name": "状況", "percent": "割合(%)", "colour": "色", "symbol": "記号", "icon": "印"}
FORMER, RETIRED, WAS = "前の名前", "使わない", "保存済みの名前"
"""Further columns: the names that a step had, whether it is offered no more, and its name as it is saved (not shown):
another name beside that one is a renaming."""
_JOINED = "、"
LONGEST_NAME = 10
LONGEST_LETTER = 3
GRADE_COLUMNS = {"letter": "評価", "name": "名前", "least": "下限(%)"}
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_QUARTER = re.compile(r"(\d{4})-([1-4])")
_WHOLE = (
    ("deadline_days", "報告の期限", 0, 90, "日"),
    ("unreported_stalled", "未報告を停滞とする期数", 1, 4, "期"),
    ("no_change_quarters", "変化なしとする期数", 2, 4, "期"),
    ("not_started_quarter", "着手しているはずの四半期", 1, 4, ""),
)
"""Setting, its name, least, most, unit."""
_RESERVED = {UNREPORTED, "状況の記入なし"}
"""What the screens say where there is no status."""


def scale_table(settings: Settings) -> pd.DataFrame:
    """The scale as a table to edit, in its order; a step without a value has no percent."""
    rows = [
        (r.name, r.percent, r.colour, r.symbol, r.icon, r.retired, _JOINED.join(r.former), r.name)
        for r in settings.scale
    ]
    heads = [*COLUMNS.values(), RETIRED, FORMER, WAS]
    return table_of(rows, heads).astype({COLUMNS["percent"]: "float64", RETIRED: "boolean"})


def read_scale(rows: Iterable[Mapping[str, Any]]) -> tuple[Rating, ...]:
    """Ratings of a table's rows, in their order; rows without any entry are left out, a missing percent is None."""
    read = ((row, {field: _cell(row.get(head)) for field, head in COLUMNS.items()}) for row in rows)
    return tuple(_rating(own, row) for row, own in read if any(value not in ("", None) for value in own.values()))


def _cell(value: object) -> Any:  # noqa: ANN401 - a cell of any type
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.strip() if isinstance(value, str) else value


def _rating(row: Mapping[str, Any], whole: Mapping[str, Any]) -> Rating:
    percent = None if row["percent"] in ("", None) else float(row["percent"])
    name, colour, symbol, icon = (str(row[field] or "") for field in ("name", "colour", "symbol", "icon"))
    before = [*str(_cell(whole.get(FORMER)) or "").split(_JOINED), str(_cell(whole.get(WAS)) or "")]
    former = tuple(dict.fromkeys(each for each in before if each not in ("", name)))
    return Rating(name, percent, colour, symbol, icon, former, whole.get(RETIRED) is True)


def grades_rows(settings: Settings) -> list[dict[str, object]]:
    """The scale of the year's judgement as a table's rows to edit."""
    return [{head: getattr(each, name) for name, head in GRADE_COLUMNS.items()} for each in settings.grades]


def read_grades(rows: Iterable[Mapping[str, Any]]) -> tuple[Grade, ...]:
    """Grades of a table's rows; rows without any entry are left out, a missing percent is 0."""
    read = ([_cell(row.get(head)) for head in GRADE_COLUMNS.values()] for row in rows)
    kept = (cells for cells in read if any(cell not in ("", None) for cell in cells))
    return tuple(Grade(str(letter or ""), str(name or ""), float(least or 0)) for letter, name, least in kept)


def statuses_in_use(store: Store, site: str) -> frozenset[str]:
    """Every status that a standing report of any year names."""
    with store.snapshot() as now:
        entries = (each.entry for year in now.years(site, with_hidden=True) for each in now.entries(site, year))
        return frozenset(entry.status for entry in entries if entry.status)


def errors(settings: Settings, in_use: Collection[str] = ()) -> tuple[str, ...]:
    """Why settings can't be saved, one sentence each; () where they can. `in_use`: statuses that reports name."""
    scale = (*_names(settings, in_use), *_steps(settings), *_looks(settings))
    return (*scale, *_grades(settings), *_thresholds(settings), *_days(settings))


def _names(settings: Settings, in_use: Collection[str]) -> Iterator[str]:
    names = [rating.name for rating in settings.scale]
    if any(not name for name in names):
        yield "状況の名前が空の行があります。名前を入れるか、行を消してください。"
    for name in _repeated(name for name in names if name):
        yield f"状況「{name}」が二つ以上あります。名前を一つずつにしてください。"
    for name in names:
        if name in _RESERVED:
            yield f"「{name}」は画面で別の意味に使うため、状況の名前にできません。"
        if len(name) > LONGEST_NAME:
            yield f"状況「{name}」は{LONGEST_NAME}字以内にしてください。"
    former = [name for rating in settings.scale for name in rating.former]
    for name in sorted(set(in_use) - set(names) - set(former)):
        yield f"状況「{name}」は報告で使われているため、消せません。行を残して「{RETIRED}」に印を付けてください。"
    for name in dict.fromkeys(each for each in former if each in names or former.count(each) > 1):
        yield f"「{name}」は別の状況の名前か前の名前のため、どちらを指すか決まりません。ほかの名前にしてください。"
    if settings.cancelled not in names:
        yield f"項目を終わりにする状況「{settings.cancelled}」が評価尺度にありません。"
    elif settings.cancelled not in {rating.name for rating in settings.offered}:
        yield f"項目を終わりにする状況「{settings.cancelled}」は「{RETIRED}」にできません。"


def _steps(settings: Settings) -> Iterator[str]:
    percents = [rating.percent for rating in settings.scale]
    for rating in settings.scale:
        if rating.percent is not None and not 0 <= rating.percent <= 100:
            yield f"状況「{rating.name}」の割合は0%から100%までにしてください。"
        if rating.name == settings.cancelled and rating.percent is not None:
            yield f"項目を終わりにする状況「{rating.name}」の割合は空にしてください。"
    valued = [percent for percent in percents if percent is not None]
    offered = {rating.percent for rating in settings.offered}
    if valued != sorted(valued) or percents[: len(valued)] != valued:
        yield "評価尺度は割合の小さい順に並べ、割合のない状況は最後に置いてください。"
    for percent, meaning in ((0, "未着手にあたる"), (100, "完了にあたる")):
        if percent not in offered:
            yield f"{meaning}、割合が{percent}%の状況を一つ以上置いてください。"


def _looks(settings: Settings) -> Iterator[str]:
    for rating in settings.scale:
        if not _COLOUR.fullmatch(rating.colour):
            yield f"状況「{rating.name}」の色は #1F5F8B のような形で入れてください。"
    for colour in _repeated(rating.colour.upper() for rating in settings.scale):
        yield f"色 {colour} が二つ以上の状況に使われています。見分けられるように別の色にしてください。"
    for symbol in _repeated(rating.symbol for rating in settings.scale if rating.symbol):
        yield f"記号「{symbol}」が二つ以上の状況に使われています。一つの状況だけにしてください。"


def _grades(settings: Settings) -> Iterator[str]:
    letters = [grade.letter for grade in settings.grades]
    for letter in _repeated(letters):
        yield f"評価「{letter}」が二つ以上あります。評価の記号を一つずつにしてください。"
    if not letters or any(not grade.letter or not grade.name for grade in settings.grades):
        yield "評価の段階には、記号と名前を入れてください。"
    if any(len(grade.letter) > LONGEST_LETTER or len(grade.name) > LONGEST_NAME for grade in settings.grades):
        yield f"評価の記号は{LONGEST_LETTER}字以内、名前は{LONGEST_NAME}字以内にしてください。"
    least = [grade.least for grade in settings.grades]
    if least and (least != sorted(set(least), reverse=True) or least[0] > FULL or least[-1] != 0):
        yield "評価の段階は、下限の大きい順(100%以下)に並べ、最後の段階の下限を0%にしてください。"


def _thresholds(settings: Settings) -> Iterator[str]:
    for name, label, least, most, unit in _WHOLE:
        if not least <= getattr(settings, name) <= most:
            shown = (f"第{least}四半期", f"第{most}四半期") if not unit else (f"{least}{unit}", f"{most}{unit}")
            yield f"{label}は{shown[0]}から{shown[1]}までにしてください。"
    if not 0 < settings.slightly_behind <= 100:
        yield "「やや遅れ」の下限は0%より大きく、100%以下にしてください。"
    if settings.on_track <= settings.slightly_behind:
        yield "「順調」の下限は「やや遅れ」の下限より大きくしてください。"
    if not 0 <= settings.behind_points < 100:
        yield "順調とする計画との差は0ポイント以上、100ポイント未満にしてください。"
    if not 0 < settings.nearly_achieved < 100:
        yield "「概ね達成」の下限は0%より大きく、100%未満にしてください。"
    if not 50 <= settings.same_undertaking <= 100:
        yield "同じ取組とみなす文の類似度は50から100までにしてください。"
    for code in sorted(settings.rules_off - {rule.code for rule in RULES}):
        yield f"「{code}」という規則はありません。"


def _days(settings: Settings) -> Iterator[str]:
    for key in _repeated(key for key, _ in settings.deadlines):
        yield f"四半期「{key}」の期限が二つ以上あります。"
    for key, day in settings.deadlines:
        found = _QUARTER.fullmatch(key)
        if not found:
            yield f"「{key}」は四半期として読めません。2011-2 のような形で入れてください。"
            continue
        quarter = Quarter(int(found[1]), int(found[2]))
        if not quarter.end <= day < quarter.next().end:
            first, last = day_words(quarter.end), day_words(quarter.next().end - dt.timedelta(days=1))
            yield f"{quarter.full_label}の期限は{first}から{last}までの日にしてください。"


def with_deadline(settings: Settings, quarter: Quarter, day: dt.date | None) -> tuple[tuple[str, dt.date], ...]:
    """The value of Settings.deadlines with a quarter's own day set, or taken away (None)."""
    others = [pair for pair in settings.deadlines if pair[0] != deadline_key(quarter)]
    return tuple(sorted([*others, (deadline_key(quarter), day)] if day else others))


def _repeated(words: Iterable[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]
