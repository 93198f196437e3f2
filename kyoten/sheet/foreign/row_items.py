"""Places in a sheet → items of the plan; what is doubtful becomes a question, what fits nothing is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kyoten.model import ActionItem, Plan
from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import Conversion, Doubt
from kyoten.reader.on_progress import OnProgress, ignore_progress
from kyoten.sheet.foreign.block import Place
from kyoten.sheet.known import Choices
from kyoten.sheet.match.hints import looks_like_id
from kyoten.sheet.match.matcher import Match, Matcher, Wanted

_SHORTEST_ID = len("1-1-H1")
_SHOWN = 40
"""Characters of a text in a sentence."""
_NAMED = 3
"""Candidates named in a sentence; the screen shows all."""


@dataclass
class Placed:
    """`items`: one for each place, None where it is of none (yet)."""

    items: list[ActionItem | None] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    conversions: list[Conversion] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)


class Finder:
    """Finds the items of a plan, for all sheets of a book."""

    def __init__(self, plan: Plan, choices: Choices) -> None:
        self._matcher = Matcher(plan)
        self._items = {item.id: item for item in plan.items}
        self._picks = choices.picks

    def find(self, sheet: str, places: Sequence[Place], on_progress: OnProgress = ignore_progress) -> Placed:
        """The places' items, in their order. Rows without values are asked about by nobody."""
        # Running numbers make rows differ that are the same to the matcher.
        wanted = [
            (p.text, p.id if len(p.id) >= _SHORTEST_ID and looks_like_id(p.id) else "", p.above, p.role) for p in places
        ]
        distinct = list(dict.fromkeys(wanted))
        asked = [Wanted(text, number, *above, role) for text, number, above, role in distinct]
        matches = dict(zip(distinct, self._matcher.match(asked, on_progress), strict=True))
        result = Placed()
        for place, each in zip(places, wanted, strict=True):
            match = matches[each]
            picked = self._picks.get(place.source) if self._picks else None
            if picked is not None and (picked == "" or picked in self._items):
                result.items.append(self._items.get(picked))
                result.conversions.append(_picked(sheet, place, picked))
                continue
            item = self._items.get(match.item or "")
            result.items.append(item)
            if item is None and place.filled:
                _ask(result, sheet, place, match)
            elif item is not None and match.how == "similar":
                rule = f"似ている文の項目として読みました(一致度{match.score:.0f})"
                result.conversions.append(Conversion(sheet, place.cell, place.text, f"{item.id} {item.text}", rule))
        return result


def _picked(sheet: str, place: Place, picked: str) -> Conversion:
    rule = "選ばれた項目として読みました" if picked else "項目の行ではないという回答により、読みませんでした"
    return Conversion(sheet, place.cell, place.text or place.id, picked, rule)


def _ask(result: Placed, sheet: str, place: Place, match: Match) -> None:
    shown = _short(place.text or place.id)
    result.unmatched.append(place.source)
    candidates = tuple((each.item, each.text, each.score) for each in match.candidates)
    said = place.text or place.id
    result.doubts.append(Doubt(sheet, place.cell, said, candidates, place.source, place.quarter))
    if match.how == "doubtful":
        names = "、".join(item for item, _, _ in candidates[:_NAMED]) + ("ほか" if len(candidates) > _NAMED else "")
        result.problems.append(problem("doubtful_match", sheet=sheet, cell=place.cell, value=shown, candidates=names))
    else:
        result.problems.append(problem("unmatched_row", sheet=sheet, cell=place.cell, value=shown))


def _short(text: str) -> str:
    # As typed: NFKC would make a 1 of ①.
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHOWN else f"{one_line[:_SHOWN]}…"
