"""docs/measures.md says every rule, setting and column that there is, with the defaults that hold."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
from itertools import pairwise
from pathlib import Path

import pytest
from tracks_by_hand import SETTINGS

from kyoten import settings
from kyoten.measures import Group, Point
from kyoten.rules.table import RULES
from kyoten.settings import Settings

DOC = (Path(__file__).resolve().parent.parent / "docs" / "measures.md").read_text("utf-8")
FIELDS = [field.name for field in dataclasses.fields(Settings)]
HEADING = re.compile(r"^### [^\n]+ \(`(\w+)`\)\n.*?(?=^##|\Z)", re.M | re.S)
SECTIONS = {found[1]: found[0] for found in HEADING.finditer(DOC)}
# Rows of tables whose first cell is a setting: | `name` | default | meaning |
DEFAULTS = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \| [^|]+ \|$", DOC, re.M))


def test_the_rules_sections_are_the_rules_of_the_table_in_its_order():
    """No rule undocumented, none documented that is not there."""
    assert list(SECTIONS) == [rule.code for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_is_documented_with_its_name_settings_and_an_example(rule):
    """Its settings are listed exactly, and they exist; the overview has its row; its function says what it finds."""
    section = SECTIONS[rule.code]
    assert section.startswith(f"### {rule.name} (")
    [listed] = re.findall(r"^- 設定: (.+)$", section, re.M)
    assert tuple(re.findall(r"`(\w+)`", listed)) == rule.settings
    assert set(rule.settings) <= set(FIELDS)
    assert re.search(r"^- 例: 「.+」$", section, re.M)
    assert re.search(rf"^\| {rule.name} \| `{rule.code}` \| [^|]*{rule.severity}[^|]* \|", DOC, re.M)
    assert rule.function.__name__ == rule.code
    assert rule.function.__doc__
    assert rule.description


def test_every_setting_is_documented_and_no_other():
    """The table of settings follows the class, in its order."""
    assert list(DEFAULTS) == FIELDS


@pytest.mark.parametrize("name", [name for name in FIELDS if name not in ("scale", "rules_off", "grades", "deadlines")])
def test_documented_defaults_are_the_defaults(name):
    """Numbers without their unit, words as they are."""
    default = getattr(SETTINGS, name)
    told = DEFAULTS[name]
    assert told == default if isinstance(default, str) else float(re.sub(r"[^\d.]", "", told)) == default


def test_the_documented_grades_are_the_defaults():
    told = "、".join(f"{grade.words} {grade.least:g}%から" for grade in SETTINGS.grades)
    assert DEFAULTS["grades"] == told


def test_every_setting_has_a_docstring():
    """A string right after each field of the class."""
    body = next(
        node.body
        for node in ast.parse(inspect.getsource(settings)).body
        if isinstance(node, ast.ClassDef) and node.name == "Settings"
    )
    fields = [(node, following) for node, following in pairwise(body) if isinstance(node, ast.AnnAssign)]
    undocumented = [
        node.target.id
        for node, following in fields
        if not (isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant))
    ]
    assert len(fields) == len(FIELDS)
    assert undocumented == []


def test_every_measure_is_documented():
    """Each figure that measures add to what was reported, of one item and of a group, by its name."""
    of_item = {field.name for field in dataclasses.fields(Point)} - {"quarter", "report"} | {"current_as_of"}
    of_group = {field.name for field in dataclasses.fields(Group)} - {"keys", "by_status"}
    assert {name for name in of_item | of_group if f"| `{name}` |" not in DOC} == set()
