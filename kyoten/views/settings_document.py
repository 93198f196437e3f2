"""Settings as a document of plain values, and settings again from one that may hold a part of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from kyoten.settings import Grade, Rating, Settings
from kyoten.storage import codec
from kyoten.storage.store import StoreRefusal

Document = dict[str, Any]
_NUMBER = (int, float)


class BadSettings(StoreRefusal):
    """What was given are no settings; one sentence for the user."""


def document(settings: Settings) -> Document:
    """Every setting by its name in kyoten.settings.Settings: numbers, texts, lists; days as 2011-10-20."""
    return codec.settings_body(settings)


def changed(base: Settings, said: Mapping[str, Any]) -> Settings:
    """`base` with the settings that `said` names. Whether they fit together says kyoten.views.settings_checks.

    Raises BadSettings for a name that is none, and for a value of another kind.
    """
    body = document(base)
    for name, value in said.items():
        if name not in body:
            raise BadSettings(f"「{name}」という設定はありません(使えるもの: {', '.join(body)})。")
        if not _fits(name, value):
            raise BadSettings(f"設定「{name}」の値を読めません。settings show --json の形で書いてください。")
    try:
        return codec.settings_from_body(body | dict(said))
    except ValueError as wrong:  # a day that is none
        raise BadSettings(
            '設定「deadlines」の日を読めません。["2011-2", "2011-10-20"] のように書いてください。'
        ) from wrong


def _fits(name: str, value: object) -> bool:
    usual = getattr(Settings(), name)
    if step := _STEPS.get(name):
        return _is_list(value, dict) and all(_is_step(row, step) for row in value)  # type: ignore[attr-defined]
    if name == "deadlines":
        return _is_list(value, list) and all(len(pair) == 2 and _is_list(pair, str) for pair in value)  # type: ignore[attr-defined]
    if isinstance(usual, frozenset | tuple):
        return _is_list(value, str)
    return _same_kind(value, usual)


def _is_list(value: object, of: type) -> bool:
    return isinstance(value, list) and all(isinstance(each, of) for each in value)


_STEPS: Mapping[str, Rating | Grade] = {"scale": Rating("", 0.0, ""), "grades": Grade("", "", 0.0)}
"""The settings that are scales, and a step of each."""


def _is_step(row: Mapping[str, Any], example: Rating | Grade) -> bool:
    """Whether a row has the fields of such a step."""
    fields = {field.name: field for field in dataclasses.fields(example)}
    needed = {name for name, field in fields.items() if field.default is dataclasses.MISSING}
    return needed <= set(row) <= set(fields) and all(
        (name == "percent" and value is None)
        or (name == "former" and _is_list(value, str))
        or _same_kind(value, getattr(example, name))
        for name, value in row.items()
    )


def _same_kind(value: object, usual: object) -> bool:
    if isinstance(usual, bool) or isinstance(value, bool):
        return isinstance(usual, bool) and isinstance(value, bool)
    if isinstance(usual, float):
        return isinstance(value, _NUMBER)
    return isinstance(value, type(usual))
