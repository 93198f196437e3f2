"""凡例: the scale, the thresholds, the rules, what each number means, and which files it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kyoten.chart import signs
from kyoten.chart.pace import bands_text
from kyoten.measures import YEAR_END, bands
from kyoten.rules.table import RULES
from kyoten.settings import Settings

if TYPE_CHECKING:
    from kyoten.views.view import Meta

DEFINITIONS = (
    ("完了率", "完了した達成型・回数型の項目 ÷ (達成型・回数型の項目 − 中止 − 評価困難) × 100。単位は%。"),
    ("実施率", "継続型の項目を実施した四半期 ÷ 報告のあった四半期 × 100。完了率には含めない。単位は%。"),
    ("平均進捗率", "当期に値のある項目の進捗率の平均。中止と評価困難は含めない。単位は%。"),
    (
        "計画",
        "平均進捗率と同じ項目について、計画から求めた当期の進捗率の平均。報告のない四半期の推移では全項目の平均。単位は%。",
    ),
    ("計画比", "進捗の合計(項目ごとに計画まで) ÷ 計画の合計 × 100。計画を超えた分は数えない。単位は%。"),
    ("未報告", "当期の報告がない項目。進捗0%とは別に数える。"),
    ("完了の累計", "当期までに完了した項目数。状況ごとの件数は当期の報告だけを数える。"),
    ("最新の進捗率", "これまでの報告のうち最も新しい値。いつの値かは「最新の時点」に示す。"),
    ("根拠", "報告のファイル、シート、セル。要対応には最も新しい報告を示し、すべての報告は「根拠」のシートに並べる。"),
    ("再掲", "他の欄にもある項目。元の項目で1回だけ数える。"),
    ("空欄", "値が分からないことを示す。0ではない。"),
)
TERMS = ("完了率", "実施率", "平均進捗率", "計画", "計画比", "未報告", "再掲")
"""What a reader of a printed page has to know beside the scale and the bands."""


@dataclass(frozen=True)
class ScaleStep:
    """A step of the scale as printed: its sign, and the symbol that a report may hold for it ("" = none)."""

    name: str
    sign: str
    symbol: str
    percent: str


def scale(settings: Settings) -> tuple[ScaleStep, ...]:
    """The scale, the best step first; a step without a value says so."""
    steps = sorted(settings.scale, key=lambda r: -1.0 if r.percent is None else r.percent, reverse=True)
    return tuple(
        ScaleStep(
            each.name,
            signs.of_status(each, settings),
            each.symbol,
            "率に含めない" if each.percent is None else f"{each.percent:g}%",
        )
        for each in steps
    )


def rules(settings: Settings) -> tuple[tuple[str, str, str], ...]:
    """Name, gravest severity and meaning of each rule that is switched on."""
    return tuple((r.name, r.severity, r.description) for r in RULES if r.code not in settings.rules_off)


def terms() -> tuple[tuple[str, str], ...]:
    """TERMS and what they mean."""
    return tuple(each for each in DEFINITIONS if each[0] in TERMS)


def rows(meta: Meta) -> list[dict[str, Any]]:
    """The whole legend as flat rows: group, name, words, value, unit."""
    about = [
        ("拠点", meta.site), ("期間", meta.period_label), ("現在日", meta.as_of_label), ("範囲", meta.scope_label),
        ("確定の状況", meta.state.label), *([("記録の時点", meta.recorded_label)] if meta.recorded else []),
        ("データ", "サンプル(架空の報告)" if meta.sample else "提出された報告"),
    ]  # fmt: skip
    return [
        *(_row("この資料", name, words) for name, words in about),
        _row("この資料", "項目数", "集計の対象とした項目の数。", meta.items, "件"),
        _row("この資料", "未報告", "そのうち当期の報告がない項目の数。", meta.unreported, "件"),
        *_scale(meta.settings),
        *_thresholds(meta.settings, meta.quarter.number),
        *(_row("用語", name, words) for name, words in DEFINITIONS),
        *(_row("出典", f"ファイル{number}", name) for number, name in enumerate(meta.sources, start=1)),
    ]


def _scale(settings: Settings) -> list[dict[str, Any]]:
    listed = []
    for rating in settings.scale:
        symbol = f"報告では記号 {rating.symbol} でも書ける。" if rating.symbol else ""
        sign = f"印 {signs.of_status(rating, settings)}。"
        out = rating.percent is None
        words = sign + symbol + ("率に含めない。" if out else "進捗率の記入がないときに使う値。")
        listed.append(_row("評価尺度", rating.name, words, rating.percent, "" if out else "%"))
    return listed


def _thresholds(settings: Settings, number: int) -> list[dict[str, Any]]:
    best, middle, _ = bands(number)
    marks = {word: f"印 {signs.BANDS[word].sign}。" for word in (best, middle)}
    deadline = _row("判定", "提出期限", "四半期末からの日数。", settings.deadline_days, "日")
    if number == YEAR_END:
        words = f"{marks[middle]}計画した値に対してこの値以上。{bands_text(settings, number)}。"
        return [_row("判定", middle, words, settings.nearly_achieved, "%"), deadline]
    return [
        _row(
            "判定", best, f"{marks[best]}計画比がこの値以上。{bands_text(settings, number)}。", settings.on_track, "%"
        ),
        _row("判定", middle, f"{marks[middle]}計画比がこの値以上で、順調に届かない。", settings.slightly_behind, "%"),
        deadline,
    ]


def _row(group: str, name: str, words: str, value: float | None = None, unit: str = "") -> dict[str, Any]:
    return {"group": group, "name": name, "words": words, "value": value, "unit": unit or None}
