"""The plan's words as our sheet shows them: written by the template, compared with by the checks."""

from __future__ import annotations

from kyoten.fiscal import FISCAL_MONTHS
from kyoten.model import ActionItem, Kind

_PERSON, _JUDGED = "担当 ", "前年度の評価 "


def plan_words(item: ActionItem, person: str = "", judged: str = "") -> dict[str, str]:
    """Column code → text of the locked plan columns of one item; under its target `person`, who is in charge of it, and
    `judged`, what was decided at last year's end of the item that it continues."""
    beside = [f"{word}{' '.join(said.split())}" for word, said in ((_PERSON, person), (_JUDGED, judged)) if said]
    return {
        "item": item.id,
        "function": item.function,
        "target_state": "\n".join(item.target_states),
        "viewpoint": "\n".join(item.viewpoints),
        "role": item.role,
        "text": item.text,
        "target": "\n".join([target_words(item), *beside]),
    }


def without_person(target: str) -> str:
    """A target cell without who is in charge and last year's judgement, which are no part of the plan's words: they may
    be others by now."""
    return "\n".join(line for line in target.split("\n") if not line.startswith((_PERSON, _JUDGED)))


def target_words(item: ActionItem) -> str:
    """How the item is measured: 「回数型 / 年3回 / 予定 7月・11月・3月」; a restated item says where it is counted."""
    lines = [item.kind.value]
    if item.kind is Kind.COUNT and item.target_count is not None:
        lines.append(f"年{item.target_count}回{'以上' if item.at_least else ''}")
    if item.due_months:
        months = "・".join(f"{month}月" for month in sorted(item.due_months, key=FISCAL_MONTHS.index))
        lines.append(f"予定 {months}" if item.kind is Kind.COUNT else f"期限 {months}")
    if item.restates:
        lines.append(f"再掲(集計は{item.restates})")
    elif item.restated:
        lines.append("再掲")
    return "\n".join(lines)
