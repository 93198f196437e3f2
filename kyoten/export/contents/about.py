"""What every output says about itself: whose, of when, as of which day, from which files, how much is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kyoten.chart.pace import bands_text
from kyoten.settings import UNREPORTED, Settings
from kyoten.views.words import NO_VALUE

if TYPE_CHECKING:
    from kyoten.views.view import Meta

SAMPLE = "サンプルデータ(架空の報告)"
FILES_NAMED = 6


def title(meta: Meta) -> str:
    """みなと拠点 行動計画の進捗 平成23年度 第2四半期"""
    return f"{meta.site} 行動計画の進捗 {meta.quarter.full_label}"


def counts(meta: Meta) -> str:
    """項目134件 · 報告130件 · 未報告4件 · 2012年1月20日 17:30までの記録"""
    words = [f"項目{meta.items}件", f"報告{meta.reported}件", f"{UNREPORTED}{meta.unreported}件", meta.recorded_label]
    return " · ".join(word for word in words if word)


def footer(meta: Meta) -> list[str]:
    """Under a picture that may stand alone: whose, when, how much is missing; the files; the scale and thresholds."""
    mark = " · サンプルデータ" if meta.sample else ""
    missing = f"{UNREPORTED} {meta.unreported}件({meta.items}件中)"
    return [
        f"{meta.site} · {meta.period_label} · {meta.standing_label} · {missing} · {meta.scope_label}{mark}",
        " · ".join(word for word in (f"出典 {sources_text(meta.sources)}", meta.recorded_label) if word),
        f"評価尺度 {scale_text(meta.settings)} · 判定(計画比) {bands_text(meta.settings, meta.quarter.number)}",
    ]


def sources_text(sources: tuple[str, ...]) -> str:
    """The first files by name and how many more there are."""
    if not sources:
        return "報告なし"
    more = len(sources) - FILES_NAMED
    return "、".join(sources[:FILES_NAMED]) + (f" ほか{more}件" if more > 0 else "")


def scale_text(settings: Settings) -> str:
    """未着手 0%、着手 25%、…、中止・評価困難は率に含めない"""
    steps = [f"{rating.name} {rating.percent:g}%" for rating in settings.scale if rating.percent is not None]
    out = "・".join(rating.name for rating in settings.scale if rating.percent is None)
    return "、".join([*steps, f"{out}は率に含めない"] if out else steps)


def notes(meta: Meta) -> tuple[str, ...]:
    """What else the numbers of a printed table rest on."""
    due = meta.settings.deadline(meta.quarter)
    return (
        "完了/対象は当期までに完了した項目と完了率の対象、対象外は中止・評価困難で率に含めない項目、値ありは平均に入った項目の数。",
        f"{meta.quarter.label}の報告の期限は{due.month}月{due.day}日。",
        "状況ごとの件数は当期の報告だけを数え、未報告は進捗0%とは別に示す。",
        f"「{NO_VALUE}」は値がないことを示し、0ではない。",
    )
