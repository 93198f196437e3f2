"""A figure → exactly the items that it counts, by the code that counts them (kyoten.measures.counted).

A figure is named by its key, which stands in the address of the list that it opens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kyoten.fiscal import QUARTERS, Quarter
from kyoten.measures import Track, bands
from kyoten.measures.counted import Counted, counted, with_value
from kyoten.rules.table import STALLED as GRAVE
from kyoten.views.view import View

Tracks = tuple[Track, ...]
STALLED, FLAGGED, SILENT, POINT, STATUS = "stalled", "flagged", "silent", "point", "status"
_BANDED = ("on_course", "nearly", "behind")
COMPARED, FOUND = ("banded", *_BANDED), (STALLED, FLAGGED)
"""Figures of what is compared with the plan, and of findings."""


@dataclass(frozen=True)
class FigureKey:
    """Which figure: `kind`, one of KINDS; `function`, `role`: of which alone ("" = all); `status`: of kind status.

    `point`: the quarter (1–4) of a curve's point, of kind point; `quarter`: where it is not a figure of the chosen one.
    """

    kind: str
    function: str = ""
    role: str = ""
    status: str = ""
    point: int = 0
    quarter: Quarter | None = None

    @property
    def parts(self) -> list[str]:
        """As the address has it: ["completed", "function:親子の居場所", "role:法人"]."""
        period = f"{self.quarter.year}-{self.quarter.number}" if self.quarter else ""
        named = {"function": self.function, "role": self.role, "status": self.status, "quarter": period}
        named["point"] = str(self.point or "")
        return [self.kind, *(f"{name}:{value}" for name, value in named.items() if value)]


def parsed(parts: Iterable[str]) -> FigureKey | None:
    """The key that an address holds; None where it names no figure."""
    kind, *rest = list(parts) or [""]
    named = dict(part.partition(":")[::2] for part in rest)
    year, _, number = named.get("quarter", "").partition("-")
    point = named.get("point", "")
    if kind not in KINDS or (kind == POINT) != (point in map(str, QUARTERS)):
        return None
    try:
        quarter = Quarter(int(year), int(number)) if year else None
    except ValueError:
        return None
    return FigureKey(
        kind, named.get("function", ""), named.get("role", ""), named.get("status", ""), int(point or 0), quarter
    )


def figure_items(view: View, key: FigureKey) -> Tracks:
    """In plan order. The view is the one whose figure it is: of `key.quarter`, where that is given."""
    if key.kind == POINT:
        # The items that the curve has there: those of the plan as it was then.
        earlier = view.earlier[key.point - 1] if key.point <= len(view.earlier) else view.tracks
        return with_value(_of(earlier, key), key.point)
    if key.kind == SILENT:
        items = {item for each in view.silent if key.role in ("", each.role) for item in each.items}
        return tuple(track for track in _of(view.tracks, key) if track.item.id in items)
    if key.kind in (STALLED, FLAGGED):
        found = {each.item for each in view.findings if key.kind == FLAGGED or each.severity == GRAVE}
        return tuple(track for track in _of(view.tracks, key) if track.item.id in found)
    of = counted(_of(view.tracks, key), view.meta.settings)
    return KINDS[key.kind].items(of, key.status)


def siblings(view: View, key: FigureKey) -> dict[FigureKey, int]:
    """The whole that a figure is a part of, and the parts, each with its count; {} where it stands alone."""
    for whole, parts in _WHOLES.items():
        if key.kind in (whole, *parts):
            listed = [replace(key, kind=kind, status="") for kind in (whole, *parts) if kind != STATUS]
            if STATUS in parts:
                names = [step.name for step in reversed(view.meta.settings.scale)]
                listed[1:1] = [replace(key, kind=STATUS, status=name) for name in names]
            counts = {each: len(figure_items(view, each)) for each in listed}
            return {each: count for each, count in counts.items() if count or each == key}
    return {}


def name(key: FigureKey, quarter: Quarter) -> str:
    """What a figure counts, in the words of the screen: 完了, 順調, 実施中."""
    if key.kind == STATUS:
        return key.status
    if key.kind in _BANDED:
        return bands(quarter.number)[_BANDED.index(key.kind)]
    if key.kind == POINT:
        return f"第{key.point}四半期の平均進捗率に入る項目"
    return KINDS[key.kind].name


def scope(key: FigureKey) -> str:
    """親子の居場所 · 法人; "" for all."""
    return " · ".join(each for each in (key.function, key.role) if each)


def _of(tracks: Iterable[Track], key: FigureKey) -> Tracks:
    return tuple(
        track
        for track in tracks
        if (not key.function or track.item.function == key.function) and (not key.role or track.item.role == key.role)
    )


@dataclass(frozen=True)
class FigureKind:
    """`name` and `note` as on screen; `items`: what a figure of this kind counts of a group."""

    name: str
    note: str = ""
    items: Callable[[Counted, str], Tracks] = lambda of, _: of.items


def _open(of: Counted, _: str) -> Tracks:
    done = set(map(id, of.completed))
    return tuple(track for track in of.completable if id(track) not in done)


def _banded(of: Counted, _: str) -> Tracks:
    return tuple(sorted((*of.on_course, *of.nearly, *of.behind), key=lambda track: track.order))


KINDS = {
    "items": FigureKind("項目", "再掲は元の項目で1件と数えます。"),
    "completed": FigureKind("完了", "達成型・回数型のうち完了した項目です。", lambda of, _: of.completed),
    "open": FigureKind(
        "完了していない項目", "達成型・回数型で、中止・評価困難でないもののうち、完了していない項目です。", _open
    ),
    "completable": FigureKind(
        "完了率の対象", "達成型・回数型の項目です。中止・評価困難は除きます。", lambda of, _: of.completable
    ),
    "told": FigureKind("実施率の対象", "報告のあった継続型の項目です。", lambda of, _: of.told),
    "excluded": FigureKind("中止・評価困難", items=lambda of, _: of.excluded),
    "covered": FigureKind("値のある項目", "この四半期に進捗の値がある項目です。", lambda of, _: of.covered),
    "banded": FigureKind("計画比の対象", "この四半期に計画と比べられる項目です。", _banded),
    "on_course": FigureKind("順調", items=lambda of, _: of.on_course),
    "nearly": FigureKind("やや遅れ", items=lambda of, _: of.nearly),
    "behind": FigureKind("遅れ", items=lambda of, _: of.behind),
    "unreported": FigureKind("未報告", "この四半期の報告がまだない項目です。", lambda of, _: of.unreported),
    "no_status": FigureKind("状況の記入なし", "報告はあり、状況の欄が空の項目です。", lambda of, _: of.no_status),
    STATUS: FigureKind("状況", items=lambda of, status: of.by_status.get(status, ())),
    STALLED: FigureKind("停滞", "要対応のうち重さが「停滞」の項目です。"),
    FLAGGED: FigureKind("要対応", "規則のどれかに当たる項目です。"),
    SILENT: FigureKind("報告のない役割の項目", "期限を過ぎても役割の報告が一つもありません。"),
    POINT: FigureKind("平均進捗率に入る項目", "その四半期に進捗の値がある項目です。"),
}
_WHOLES = {
    "completable": ("completed", "open"),
    "banded": _BANDED,
    "items": (STATUS, "no_status", "unreported"),
    FLAGGED: (STALLED,),
}
"""What stands beside each other in a list: a whole and its parts."""
