"""Items that a version of the plan has ended before the quarter under view: what a year's review still tells of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from kyoten.measures import Track
from kyoten.views.status_names import in_todays_names
from kyoten.views.view import View


@dataclass(frozen=True)
class EndedItem:
    """The item up to the last quarter that the plan had it in; `since`: the quarter (1–4) from which it has it no
    more."""

    track: Track
    since: int

    @property
    def words(self) -> str:
        """第3四半期で終了"""
        return f"第{self.since}四半期で終了"


def ended_items(view: View) -> tuple[EndedItem, ...]:
    """In the order of the plan that had them last; under the name that their function has now."""
    here = {track.item.id for track in view.tracks} | {item.id for item in view.plan.items}
    found: dict[str, EndedItem] = {}
    for since, tracks in enumerate(view.earlier, start=2):
        found |= {track.item.id: EndedItem(track, since) for track in tracks if track.item.id not in here}
    names, settings = _new_names(view), view.meta.settings
    return tuple(replace(each, track=_now(in_todays_names(each.track, settings), names)) for each in found.values())


def _new_names(view: View) -> dict[str, str]:
    """A function's name in the quarters before → its name now, by the items that it still has."""
    now = {track.item.id: track.item.function for track in view.tracks}
    pairs = Counter(
        (track.item.function, now[track.item.id])
        for tracks in view.earlier
        for track in tracks
        if track.item.id in now and track.item.function not in view.plan.functions
    )
    return {before: after for (before, after), _ in reversed(pairs.most_common())}


def _now(track: Track, names: dict[str, str]) -> Track:
    name = names.get(track.item.function)
    return replace(track, item=replace(track.item, function=name)) if name else track
