"""What an import changes of a stored plan: items added, changed and removed, by their ids."""

from __future__ import annotations

from dataclasses import dataclass, fields

from kyoten.model import ActionItem, Plan

_NOT_COMPARED = {"id", "source", "state", "restates"}
"""Where a text stands in the file, and what follows from other items, is no change of the item."""


@dataclass(frozen=True)
class ItemChange:
    """One item before and after, and the names of the fields that differ."""

    old: ActionItem
    new: ActionItem
    fields: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.new.id


@dataclass(frozen=True)
class PlanDiff:
    """What an import adds, changes and removes; added and changed in the new plan's order, removed in the old one's."""

    added: tuple[ActionItem, ...]
    changed: tuple[ItemChange, ...]
    removed: tuple[ActionItem, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def compare(old: Plan, new: Plan) -> PlanDiff:
    """By id, so after `keep_ids`. An item that only stands in another cell is unchanged."""
    before, after = {item.id: item for item in old.items}, {item.id: item for item in new.items}
    changes = (
        ItemChange(before[key], item, _differing(before[key], item)) for key, item in after.items() if key in before
    )
    return PlanDiff(
        added=tuple(item for key, item in after.items() if key not in before),
        changed=tuple(change for change in changes if change.fields),
        removed=tuple(item for key, item in before.items() if key not in after),
    )


def _differing(old: ActionItem, new: ActionItem) -> tuple[str, ...]:
    names = (field.name for field in fields(ActionItem) if field.name not in _NOT_COMPARED)
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))
