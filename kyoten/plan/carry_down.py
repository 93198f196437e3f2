"""What each row belongs to: function, target states, viewpoints, segment (docs/reading.md, "Carry down").

Mutable while one workbook is read; `kyoten.plan.assemble` turns it into a Plan.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kyoten.model import ActionItem, FiveYearTask, Repair, TargetState
from kyoten.plan.cell_markup import MarkedText, is_restated
from kyoten.plan.function_names import function_name, is_standard, same_function
from kyoten.problems.problem import Problem
from kyoten.text import key


@dataclass
class DraftViewpoint:
    """A viewpoint before its items have ids; `states` are positions in `PlanDraft.states`."""

    function: str
    states: tuple[int, ...]
    text: str
    starred: bool
    restated: bool
    source: str


@dataclass(frozen=True)
class Under:
    """What a row belongs to: positions in the draft's states and viewpoints, the five-year segment's tag."""

    function: str = ""
    states: tuple[int, ...] = ()
    viewpoints: tuple[int, ...] = ()
    segment: str = ""


@dataclass(frozen=True)
class DraftItem:
    """An item without its id, and the viewpoints that it is under."""

    item: ActionItem
    viewpoints: tuple[int, ...]
    person: str = ""


@dataclass
class PlanDraft:
    """Everything read so far, in plan order; `roles` are those of the matrix's columns as they came."""

    functions: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    states: list[TargetState] = field(default_factory=list)
    state_roles: list[tuple[str, ...]] = field(default_factory=list)
    """For each target state the roles that have a column where it stands."""
    viewpoints: list[DraftViewpoint] = field(default_factory=list)
    tasks: list[FiveYearTask] = field(default_factory=list)
    items: list[DraftItem] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    without_role: dict[str, str] = field(default_factory=dict)
    """Source of an action column → the first cell under it whose actions name no role."""
    unused_targets: list[tuple[str, str]] = field(default_factory=list)
    """(source of the action, target) of targets that are no count of times."""
    _viewpoints: dict[tuple[str, tuple[int, ...], str], int] = field(default_factory=dict, repr=False)
    """Function, states and key of a viewpoint → its position."""

    def knows(self, cell: str) -> bool:
        """Whether a cell names a function of this plan, or one that every base has."""
        return is_standard(cell) or self._known(cell) is not None

    def enter_function(self, cell: str, now: Under) -> Under:
        """Under the function that a cell names; one that is already open goes on unchanged."""
        name = self._known(cell) or function_name(cell)
        if name not in self.functions:
            self.functions.append(name)
        return now if name == now.function else Under(name)

    def enter_states(self, marked: tuple[MarkedText, ...], now: Under, source: str, roles: tuple[str, ...]) -> Under:
        """Under new target states, which clear viewpoint and segment; the same ones written again change nothing."""
        states = tuple(dict.fromkeys(self._state(each, now.function, source, roles) for each in marked))
        return now if states == now.states else Under(now.function, states)

    def enter_viewpoints(self, marked: tuple[MarkedText, ...], now: Under, source: str) -> Under:
        viewpoints = tuple(dict.fromkeys(self._viewpoint(each, now, source) for each in marked))
        return Under(now.function, now.states, viewpoints, now.segment)

    def texts(self, states: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.states[position].text for position in states)

    def viewpoint_texts(self, viewpoints: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.viewpoints[position].text for position in viewpoints)

    def _known(self, cell: str) -> str | None:
        wanted = function_name(cell)
        return next((name for name in self.functions if same_function(name, wanted)), None)

    def _state(self, found: MarkedText, function: str, source: str, roles: tuple[str, ...]) -> int:
        """Its position; a state of that text in this function is taken up again (a table going on overleaf)."""
        own = [number for number, state in enumerate(self.states) if state.function == function]
        for number in own:
            if key(self.states[number].text) == key(found.text):
                self.state_roles[number] = tuple(dict.fromkeys((*self.state_roles[number], *roles)))
                return number
        self.states.append(TargetState(function, len(own) + 1, found.mark, found.text, found.starred, source))
        self.state_roles.append(roles)
        return len(self.states) - 1

    def _viewpoint(self, found: MarkedText, now: Under, source: str) -> int:
        place = (now.function, now.states, key(found.text))
        if place not in self._viewpoints:
            self._viewpoints[place] = len(self.viewpoints)
            restated = is_restated(found.text)
            made = DraftViewpoint(now.function, now.states, found.text, found.starred, restated, source)
            self.viewpoints.append(made)
        return self._viewpoints[place]
