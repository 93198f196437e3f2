"""Plan, items and reported progress as frozen values. Terms: docs/product.md, "Words"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple, get_args, get_origin, get_type_hints

from kyoten.fiscal import Quarter

if TYPE_CHECKING:
    from kyoten.problems.problem import Problem

HOUJIN, GYOUSEI, SHISHAKYO = "法人", "行政", "市社協"
ROLE_LETTERS = {HOUJIN: "H", GYOUSEI: "G", SHISHAKYO: "S"}
"""The letter a role has in an item's id (3-1-H02)."""


class Kind(StrEnum):
    """How an item progresses (docs/reading.md, "Kinds and targets")."""

    ACHIEVEMENT = "達成型"
    COUNT = "回数型"
    ONGOING = "継続型"


@dataclass(frozen=True)
class TargetState:
    """目指す拠点の姿. `number` counts from 1 within its function; `label` is its mark as written (①, (4)), or ""."""

    function: str
    number: int
    label: str
    text: str
    starred: bool
    source: str


@dataclass(frozen=True)
class Viewpoint:
    """振り返りの視点. `target_states` are texts; `items` are the ids under it (none: a gap)."""

    function: str
    target_states: tuple[str, ...]
    text: str
    starred: bool
    restated: bool
    items: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class FiveYearTask:
    """次期5か年で取り組むこと. `role` is 法人, 区 or 区及び法人, as tagged in the plan ("" where no tag stands)."""

    function: str
    target_states: tuple[str, ...]
    role: str
    text: str
    restated: bool
    source: str


@dataclass(frozen=True)
class ActionItem:
    """行動計画・達成目標: the thing that progresses.

    `due_months` are calendar months in the order of the plan; for 回数型 the scheduled ones, for 達成型 the due one.
    `restated`: marked as standing elsewhere too. `restates`: the id of its original, where one was found: such an item
    is shown where it stands and counted at its original. `state` is the number of its (first) target state, 0 for none.
    """

    id: str
    function: str
    state: int
    target_states: tuple[str, ...]
    viewpoints: tuple[str, ...]
    role: str
    text: str
    kind: Kind
    target_count: int | None
    due_months: tuple[int, ...]
    at_least: bool
    restated: bool
    restates: str | None
    starred: bool
    continued: bool
    new: bool
    source: str


@dataclass(frozen=True)
class Repair:
    """Something the reader put right, and what it concluded; `confirm` = another reading is possible (要確認)."""

    code: str
    source: str
    message: str
    confirm: bool


@dataclass(frozen=True)
class Plan:
    """One site's matrix for one fiscal year, everything in plan order."""

    fiscal_year: int
    items: tuple[ActionItem, ...] = ()
    target_states: tuple[TargetState, ...] = ()
    viewpoints: tuple[Viewpoint, ...] = ()
    five_year_tasks: tuple[FiveYearTask, ...] = ()
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def functions(self) -> tuple[str, ...]:
        states, viewpoints = self.target_states, self.viewpoints
        return _distinct(
            [*(s.function for s in states), *(v.function for v in viewpoints), *(i.function for i in self.items)]
        )

    @property
    def roles(self) -> tuple[str, ...]:
        """In the usual order 法人, 行政, 市社協, then any further one as the plan brings it."""
        found = _distinct(item.role for item in self.items)
        usual = [role for role in ROLE_LETTERS if role in found]
        return (*usual, *(role for role in found if role not in ROLE_LETTERS))

    def item(self, item_id: str) -> ActionItem | None:
        return next((item for item in self.items if item.id == item_id), None)


class FieldType(StrEnum):
    """What a reported field holds: a rating's name, a percent (0–100), a number over the year so far, or words."""

    STATUS = "status"
    PERCENT = "percent"
    COUNT = "count"
    TEXT = "text"


@dataclass(frozen=True)
class Reported:
    """A reported field: a row of the table that ProgressEntry is.

    `label`: on screen and in outputs; `header`: in the sheet that is handed out, where it differs; `width`: there, in
    letters; `help`: how to fill it in. `who`: it says who reports, so a name is at home there; handouts leave it out.
    """

    label: str
    type: FieldType
    width: float
    help: str
    header: str = ""
    who: bool = False

    def words(self, value: str | float | None) -> str:
        """実施中, 50%, 3回, a text; "" for nothing."""
        unit = {FieldType.PERCENT: "%", FieldType.COUNT: "回"}.get(self.type, "")
        return f"{value:g}{unit}" if isinstance(value, int | float) else value or ""


_STATUS, _PERCENT, _COUNT, _TEXT = FieldType
_PERCENT_HELP = "0〜100の整数で書きます(例: 半分なら 50)。分からなければ空欄のままで構いません。"
_COUNT_HELP = "年度の初め(4月)からの累計の回数を、整数で書きます。回数の目標がない項目は空欄のままで構いません。"


class ProgressEntry(NamedTuple):
    """進捗: one item in one quarter, as reported by one sheet. Texts are "" where the cell was empty.

    This is the table of reported fields: reading, storing, tables, item view, JSON and frames follow from its rows
    (docs/architecture.md says what a new one takes). `count` is cumulative over the year. `cells` says where each field
    came from: (("status", "報告!F12"), …); one that is named there and is empty was cleared by (消去).
    A named tuple, for a long sheet makes 100,000 of them: five times as fast to make.
    """

    item: str
    quarter: Quarter
    role: str
    status: Annotated[
        str | None, Reported("状況", _STATUS, 10, "一覧から選びます。評価の段階は上の表のとおりです。")
    ] = None
    percent: Annotated[float | None, Reported("進捗率", _PERCENT, 7.5, _PERCENT_HELP, header="進捗率(%)")] = None
    # The field of that name, not the method of a tuple.
    count: Annotated[int | None, Reported("実績(回)", _COUNT, 7.5, _COUNT_HELP)] = None  # type: ignore[assignment]
    result: Annotated[str, Reported("取組実績", _TEXT, 30, "この四半期に行ったことを書きます。")] = ""
    issue: Annotated[str, Reported("課題", _TEXT, 19, "困っていることを書きます。")] = ""
    next_action: Annotated[str, Reported("次期の対応", _TEXT, 19, "次の四半期にすることを書きます。")] = ""
    person: Annotated[str, Reported("担当", _TEXT, 8.5, "問い合わせ先となる担当の名称を書きます。", who=True)] = ""
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def source(self) -> str:
        """The cell that its value rests on, "" where nothing is reported."""
        return dict(self.cells).get(self.source_field, "")

    @property
    def source_field(self) -> str:
        """The field that its value rests on: percent before count before status before texts."""
        cells = dict(self.cells)
        order = ("percent", "count", "status", *TEXTS)
        return next((name for name in order if name in cells and getattr(self, name) not in (None, "")), "")

    @property
    def cleared(self) -> tuple[str, ...]:
        """The fields that it takes back without another value."""
        # A list and no generator: it is asked of every row of a long sheet.
        return tuple([name for name, _ in self.cells if getattr(self, name) in (None, "")])

    def over(self, before: ProgressEntry) -> ProgressEntry:
        """What is reported once this one corrects an earlier report of the same item and quarter (docs/reading.md,
        "Corrections"): what it fills or clears is as it says, all else stays."""
        said = {name for name, _ in self.cells} | {name for name in FIELDS if getattr(self, name) not in (None, "")}
        kept = {name: getattr(before, name) for name in FIELDS if name not in said}
        cells = tuple(cell for cell in before.cells if cell[0] in kept)
        return self._replace(**kept, cells=(*cells, *self.cells))

    @property
    def says_nothing(self) -> bool:
        """Whether all that it had was cleared."""
        return bool(self.cells) and all(getattr(self, name) in (None, "") for name in FIELDS)


FIELDS: dict[str, Reported] = {
    name: get_args(hint)[1]
    for name, hint in get_type_hints(ProgressEntry, include_extras=True).items()
    if get_origin(hint) is Annotated
}
"""The reported fields by their names, in the order of the sheet."""
TEXTS: tuple[str, ...] = tuple(name for name, field in FIELDS.items() if field.type is FieldType.TEXT)
FIGURES: tuple[str, ...] = tuple(name for name in FIELDS if name not in TEXTS)
"""What says how far an item has come: status, percent, count."""
PUBLIC: tuple[str, ...] = tuple(name for name, field in FIELDS.items() if not field.who)
"""The reported fields that handouts and other programs get."""


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
