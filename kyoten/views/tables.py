"""View → tables as people read them: Japanese column heads, words for what is missing.

Screen and outputs share these, so that both say the same of an item.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import pandas as pd

from kyoten.fiscal import Quarter
from kyoten.measures import Track
from kyoten.model import FIELDS, FieldType, ProgressEntry
from kyoten.problems.account import CellGroup
from kyoten.problems.problem import Problem, Severity
from kyoten.problems.report import Conversion
from kyoten.rules.table import RULE_NAMES, SEVERITIES, Finding
from kyoten.sheet.changes import Change, Replaced
from kyoten.text import key
from kyoten.views.figure_items import COMPARED, FOUND, FigureKey, figure_items
from kyoten.views.item_detail import function_tree
from kyoten.views.view import View
from kyoten.views.words import NO_VALUE, item_words, percent_words, quarter_words, status_words, target_words

if TYPE_CHECKING:
    from kyoten.views.overview import Figure


NAN = float("nan")


def stalled_table(view: View, findings: Iterable[Finding] | None = None) -> pd.DataFrame:
    """One row per flagged item, worst and oldest first.

    Columns: 項目番号, 項目, 役割, 担当, 重さ, 理由, いつから, 進捗率 (newest known value, 0–100 or NaN), 機能, 規則,
    根拠.
    """
    by_item: dict[str, list[Finding]] = {}
    for finding in view.findings if findings is None else findings:
        by_item.setdefault(finding.item, []).append(finding)
    flagged = [(view.track(item), found) for item, found in by_item.items()]
    flagged.sort(key=lambda each: (*_rank(_worst(each[1])), each[0].order))
    heads = ["項目番号", "項目", "役割", "担当", "重さ", "理由", "いつから", "進捗率", "機能", "規則", "根拠"]
    rows = [_stalled_row(track, found, view.persons.get(track.item.id, "")) for track, found in flagged]
    return pd.DataFrame(rows, columns=heads)


def _rank(finding: Finding) -> tuple[int, Quarter]:
    return SEVERITIES.index(finding.severity), finding.since


def _worst(found: Iterable[Finding]) -> Finding:
    return min(found, key=_rank)


def _stalled_row(track: Track, found: list[Finding], person: str) -> tuple[object, ...]:
    item, worst = track.item, _worst(found)
    return (
        *(item.id, item.text, item.role, person, worst.severity),
        "。".join(finding.reason.rstrip("。") for finding in found),
        worst.since.label,
        _percent(track.now.current),
        item.function,
        "・".join(RULE_NAMES[finding.rule] for finding in found),
        "、".join(dict.fromkeys(source for finding in found for source in finding.entries)),
    )


def top_table(view: View) -> pd.DataFrame:
    """The ten items that most need a decision: the first rows of stalled_table, without where and by which rule."""
    return stalled_table(view).loc[:9, ["項目番号", "項目", "役割", "担当", "理由", "進捗率"]]


def register_table(view: View) -> pd.DataFrame:
    """One row per item in plan order.

    Columns: 項目番号, 機能, 役割, 担当 ("" for nobody), 項目, 種類, 目標, 第1四半期 … (words),
    状況, 進捗率 (newest known), 要対応 (bool).
    """
    return items_table(view, view.tracks)


def items_table(view: View, tracks: Iterable[Track]) -> pd.DataFrame:
    """The rows of the register for some of the view's items, in the order given."""
    quarters = [Quarter(view.quarter.year, number).label for number in range(1, view.quarter.number + 1)]
    heads = ["項目番号", "機能", "役割", "担当", "項目", "種類", "目標", *quarters, "状況", "進捗率", "要対応"]
    rows = [_register_row(view, track) for track in tracks]
    return pd.DataFrame(rows, columns=heads)


def figure_table(view: View, key: FigureKey) -> pd.DataFrame:
    """The items that a figure counts, one row each: 項目番号, 項目, 機能, 役割, 担当, 状況, 進捗率 (0–100 or NaN); of a
    point of a curve as of its quarter; of what is compared with the plan also 判定, of findings 理由."""
    heads = ["項目番号", "項目", "機能", "役割", "担当", "状況", "進捗率", "判定", "理由"]
    rows = []
    for track in figure_items(view, key):
        point, item = (track.at(key.point) if key.point else None) or track.now, track.item
        value = point.value if key.point else point.current
        reasons = "。".join(finding.reason.rstrip("。") for finding in view.findings_of(item.id))
        named = (item.id, item_words(item), item.function, item.role, view.persons.get(item.id, ""))
        rows.append((*named, status_words(point), _percent(value), point.band or "", reasons))
    left_out = {"判定"} if key.kind not in COMPARED else set()
    left_out |= {"理由"} if key.kind not in FOUND else {"状況"}
    left_out |= {head for head, one in (("機能", key.function), ("役割", key.role)) if one}
    return pd.DataFrame(rows, columns=heads)[[head for head in heads if head not in left_out]]


def branch_tables(view: View, function: str) -> dict[str, pd.DataFrame]:
    """The items under each viewpoint of a function's tree, by the branch's key: rows of the register without what all
    of a function share."""
    branches = [branch for state in function_tree(view, function) for branch in state.viewpoints]
    return {each.key: items_table(view, each.items).drop(columns=["機能", "要対応"]) for each in branches}


def _register_row(view: View, track: Track) -> tuple[object, ...]:
    item, numbers = track.item, range(1, track.now.quarter.number + 1)
    return (
        *(item.id, item.function, item.role, view.persons.get(item.id, "")),
        *(item_words(item), item.kind.value, target_words(item)),
        *(quarter_words(each) if each else NO_VALUE for each in map(track.at, numbers)),
        status_words(track.now),
        _percent(track.now.current),
        item.id in view.flagged,
    )


def _percent(value: float | None) -> float:
    """NaN for None, so that a column without any value is one of numbers all the same."""
    return NAN if value is None else value


def statuses_now(view: View) -> list[str]:
    """What stands in the register's column 状況, each once."""
    return list(dict.fromkeys(status_words(track.now) for track in view.tracks))


def searched(table: pd.DataFrame, words: str, statuses: Collection[str], only_flagged: bool) -> pd.DataFrame:
    """The rows of a register table of which each word stands in the number, the text or 担当, with one of the statuses
    (none = any)."""
    if not (words.split() or statuses or only_flagged):
        return table
    kept = pd.Series(True, index=table.index)
    for word in map(key, words.split()):
        columns = [table[name].map(key).str.contains(word, regex=False) for name in ("項目", "項目番号", "担当")]
        kept &= columns[0] | columns[1] | columns[2]
    if statuses:
        kept &= table["状況"].isin(statuses)
    if only_flagged:
        kept &= table["要対応"]
    return table[kept].reset_index(drop=True)


def acknowledged_table(view: View) -> pd.DataFrame:
    """What was accepted for now, one row a finding in plan order, with its 了承; 番号 is what Store.withdraw takes."""
    heads = ["番号", "項目番号", "項目", "役割", "規則", "理由", "了承の期限", "了承の理由", "了承した人", "日付"]
    rows = [
        (
            *(by.number, finding.item, view.track(finding.item).item.text, view.track(finding.item).item.role),
            *(RULE_NAMES[finding.rule], finding.reason, f"{by.until.label}まで", by.reason, by.by, by.at),
        )
        for finding, by in view.acknowledged
    ]
    return pd.DataFrame(rows, columns=heads)


def effect_table(pairs: Iterable[tuple[Figure, Figure]]) -> pd.DataFrame:
    """Figures as they are and as they will be: 数字, 今, 取り込んだ後."""
    rows = [(now.label, now.words, then.words) for now, then in pairs]
    return pd.DataFrame(rows, columns=["数字", "今", "取り込んだ後"])


def conversions_table(conversions: Iterable[Conversion]) -> pd.DataFrame:
    """Each value that was read as something else: 場所, 記入, 読み取り, 理由."""
    rows = [(f"{c.sheet}!{c.cell}" if c.sheet else c.cell, c.source, c.result, c.rule) for c in conversions]
    return pd.DataFrame(rows, columns=["場所", "記入", "読み取り", "理由"])


def left_out_table(groups: Iterable[CellGroup]) -> pd.DataFrame:
    """The cells of a workbook that were not read: 場所, セル数, 内容 (of the first), 理由."""
    rows = [(each.place, each.number, each.text, each.why) for each in groups]
    return pd.DataFrame(rows, columns=["場所", "セル数", "内容", "理由"])


def problems_table(problems: Iterable[Problem]) -> pd.DataFrame:
    """One row a problem: 種類, 場所, 記入, 指摘, 直し方."""
    words = {Severity.ERROR: "誤り", Severity.WARNING: "注意"}
    rows = [(words[p.severity], p.place or "ファイル全体", p.value, p.message, p.remedy) for p in problems]
    return pd.DataFrame(rows, columns=["種類", "場所", "記入", "指摘", "直し方"])


def entries_table(entries: Iterable[ProgressEntry]) -> pd.DataFrame:
    """What a workbook says, one row an entry, with the cell that its value rests on."""
    heads = ["四半期", "項目番号", *(field.label for field in FIELDS.values()), "根拠"]
    rows = [(e.quarter.label, e.item, *(_reported(e, name) for name in FIELDS), e.source) for e in entries]
    return pd.DataFrame(rows, columns=heads)


def _reported(entry: ProgressEntry, name: str) -> object:
    """What stands in a field; a status that is missing is an empty cell, a number that is missing none."""
    value = getattr(entry, name)
    return "" if value is None and FIELDS[name].type is FieldType.STATUS else value


def replaced_table(replaced: Iterable[Replaced]) -> pd.DataFrame:
    """What is stored and would no longer hold, one row a field; 今回 says (消去) where nothing takes its place."""
    rows = [(c.item, c.quarter.label, FIELDS[c.field].label, c.words(c.old), c.words(c.new)) for c in replaced]
    return pd.DataFrame(rows, columns=["項目番号", "四半期", "欄", "これまで", "今回"])


def changes_table(changes: Iterable[Change]) -> pd.DataFrame:
    """What each item was compared with and what it becomes."""
    rows = [(c.item, _entry_words(c.before, c.before_value), _entry_words(c.after, c.after_value)) for c in changes]
    return pd.DataFrame(rows, columns=["項目番号", "これまで", "今回"])


def _entry_words(entry: ProgressEntry | None, value: float | None) -> str:
    if entry is None:
        return NO_VALUE
    words = [entry.status or "", "" if value is None else percent_words(value)]
    words += [f"実績{entry.count}回"] if entry.count is not None else []
    return f"{entry.quarter.label} " + " ".join(word for word in words if word)
