"""Where a site's year stands, in a sentence, and what to do next: from the empty store to the second year.

One question, answered in the order of `_STAGES`: the first that holds. docs/user-guide.md, "年度の流れ".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kyoten.fiscal import Quarter, year_label
from kyoten.rules.base import day
from kyoten.views import judgements
from kyoten.views.missing_reports import has_begun, missing_reports
from kyoten.views.period_state import CORRECTING

if TYPE_CHECKING:
    from kyoten.views.view import View


class Stage(Enum):
    """Each with what it is called in docs/user-guide.md."""

    NO_PLAN = "行動計画がない"
    NEW_YEAR = "年度のはじめ"
    RUNNING = "四半期の途中"
    COLLECTING = "報告を集めている"
    OVERDUE = "期限を過ぎて未報告がある"
    REPORTED = "報告がそろった"
    YEAR_END = "年度末の報告がそろった"
    CORRECTING = "確定を解除している"
    CLOSED = "四半期を確定した"
    YEAR_CLOSED = "年度末を確定した"


@dataclass(frozen=True)
class WhatNext:
    """`now`: what is going on; `step`: what to do next, `deed` in a few words, on the `page` (a name as in the
    address), for which `quarter` where it is not the one that is looked at. `also`: what else is to be known here, a
    change of the plan."""

    stage: Stage
    now: str
    deed: str
    step: str
    page: str
    quarter: Quarter | None = None
    also: str = ""


NO_PLAN = WhatNext(
    Stage.NO_PLAN,
    "行動計画がまだありません。",
    "行動計画を取り込む",
    "はじめに「計画」で行動計画の表を取り込みます。",
    "plan",
)


def what_next(view: View) -> WhatNext:
    """Of the view's quarter, on the day that it was asked for."""
    return view.cached(_what_next)


def _what_next(view: View) -> WhatNext:
    return next(found for find in _STAGES if (found := find(view)))


def _year_closed(view: View) -> WhatNext | None:
    if not view.meta.state.closed or not judgements.is_time(view):
        return None
    now, year = f"{view.quarter.full_label}は確定しています。", view.quarter.year
    if left := _undecided(view):
        step = f"「振り返り」で、まだ決めていない{left}件の評価と来年度の方向を決めます。"
        return WhatNext(Stage.YEAR_CLOSED, now, "評価を決める", step, "review")
    following = year_label(year + 1)
    step = f"「計画」で{following}の行動計画を取り込みます。"
    return WhatNext(Stage.YEAR_CLOSED, now, f"{following}の計画を取り込む", step, "plan")


def _closed(view: View) -> WhatNext | None:
    if not view.meta.state.closed:
        return None
    following = view.quarter.next()
    step = f"「報告の取込」で{following.label}の報告用紙を渡します。"
    return _with_change(
        view,
        WhatNext(
            Stage.CLOSED,
            f"{view.quarter.label}は確定しています。",
            f"{following.label}の報告用紙を渡す",
            step,
            "submit",
            following,
        ),
    )


def _correcting(view: View) -> WhatNext | None:
    if view.meta.state.word != CORRECTING:
        return None
    step = "直した報告を取り込み、「提出状況」でもう一度確定します。"
    return WhatNext(
        Stage.CORRECTING, f"{view.quarter.label}の確定を解除しています。", "もう一度確定する", step, "submissions"
    )


def _new_year(view: View) -> WhatNext | None:
    """Nobody has reported anything of the year up to the quarter."""
    if has_begun(view):
        return None
    now = f"{year_label(view.quarter.year)}の報告はまだありません({view.quarter.label}の報告の期限は{_due(view)})。"
    last = view.last_year
    if last is not None and not last.said:
        step = "「計画」の「前年度とのつながり」で、前年度のどの項目の続きかを決めます。"
        return WhatNext(Stage.NEW_YEAR, now, "前年度とのつながりを決める", step, "plan")
    step = "「計画」で項目と目標を確かめ、「報告の取込」で報告用紙を渡します。"
    return WhatNext(Stage.NEW_YEAR, now, "報告用紙を渡す", step, "submit")


def _running(view: View) -> WhatNext | None:
    if view.meta.day > view.quarter.end:
        return None
    now = f"{view.quarter.label}の途中です({day(view.quarter.end)}まで)。"
    step = f"「報告の取込」で報告用紙を渡しておきます(期限は{_due(view)})。"
    return _with_change(view, WhatNext(Stage.RUNNING, now, "報告用紙を渡す", step, "submit"))


def _collecting(view: View) -> WhatNext | None:
    missing, due = missing_reports(view), view.meta.settings.deadline(view.quarter)
    if not missing.missing or view.meta.day > due:
        return None
    now = f"{missing.words}です。報告の期限は{_due(view)}です。"
    return _with_change(
        view, WhatNext(Stage.COLLECTING, now, "報告を取り込む", "戻った報告を「報告の取込」で取り込みます。", "submit")
    )


def _overdue(view: View) -> WhatNext | None:
    missing = missing_reports(view)
    if not missing.missing:
        return None
    now = f"報告の期限({_due(view)})を過ぎて、{missing.words}です。"
    step = "「要対応」の依頼文で報告を求め、届いたら「報告の取込」で取り込みます。"
    return _with_change(view, WhatNext(Stage.OVERDUE, now, "報告を求める", step, "stalled"))


def _reported(view: View) -> WhatNext:
    """All that was asked for has come."""
    if judgements.is_time(view):
        now = f"{view.quarter.full_label}の報告がそろいました。"
        left = _undecided(view)
        if left:
            return WhatNext(
                Stage.YEAR_END, now, "評価を決める", f"「振り返り」で、まだ決めていない{left}件を評価します。", "review"
            )
        return WhatNext(
            Stage.YEAR_END, now, "年度を確定する", "評価が決まりました。「提出状況」で年度を確定します。", "submissions"
        )
    now = f"{view.quarter.label}の報告がそろいました。"
    step = "判断が要る項目を確かめ、「提出状況」で四半期を確定します。"
    return _with_change(view, WhatNext(Stage.REPORTED, now, "四半期を確定する", step, "submissions"))


_STAGES: tuple[Callable[[View], WhatNext | None], ...] = (
    *(_year_closed, _closed, _correcting, _new_year),
    *(_running, _collecting, _overdue, _reported),
)


def _with_change(view: View, found: WhatNext) -> WhatNext:
    """That the plan is another one than in the quarter before, with how many items it has more, less and otherwise."""
    before = view.before
    if before is None or before.plan is view.plan:
        return found
    then, now = ({item.id: item for item in each.plan.items} for each in (before, view))
    counts = {
        "加わった": len(now.keys() - then.keys()),
        "変わった": sum(then[item] != now[item] for item in then.keys() & now.keys()),
        "終わった": len(then.keys() - now.keys()),
    }
    if not any(counts.values()):
        return found
    said = "、".join(f"{word}項目{count}件" for word, count in counts.items() if count)
    also = f"{view.quarter.label}から計画が変わっています({said})。前の四半期の数字は、前の計画のままです。"
    return WhatNext(found.stage, found.now, found.deed, found.step, found.page, found.quarter, also)


def _undecided(view: View) -> int:
    found = judgements.year_judgements(view)
    return len(found.all) - len(found.decided)


def _due(view: View) -> str:
    return day(view.meta.settings.deadline(view.quarter))
