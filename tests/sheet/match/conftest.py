"""The real plan and its matcher, made once."""

from __future__ import annotations

import pytest

from kyoten.model import Plan
from kyoten.sample import read_shipped_plan
from kyoten.sheet.match.matcher import Matcher


@pytest.fixture(scope="session")
def plan() -> Plan:
    return read_shipped_plan()


@pytest.fixture(scope="session")
def matcher(plan: Plan) -> Matcher:
    return Matcher(plan)
