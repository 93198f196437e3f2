"""A store in which every text that people write is markup, for the tests that none of it is drawn as such."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from store_samples import entry, item, report

from kyoten.fiscal import Quarter
from kyoten.model import FiveYearTask, Plan, Repair, TargetState, Viewpoint
from kyoten.problems.problem import problem
from kyoten.settings import DEFAULT_SCALE, Settings
from kyoten.storage.store import Store

RAW = "![絵](http://e.example/i.png)"
"""What each of the texts holds; drawn as it is, it is an image."""
MARKUP = (
    f"{RAW} [先](http://e.example/l) http://e.example/a www.e.example a@e.example :material/home: :material_home: "
    ":smile: :+1: :streamlit: :red[赤] :red-badge[札] **太** *斜* ~~消~~ `符` $x$ $$y$$ \\(z\\) <b>肉</b> "
    "<a href='http://e.example/h'>行</a> <script>alert(1)</script> &lt; %{x} {{y}} a -> b >= c"
)
BLOCKS = (
    f"# 題 {MARKUP}\n\n## 副題\n\n- 点\n\n1. 番\n\n> 引用\n\n    字下げ\n\n```\n囲み\n```\n\n---\n\n| a |\n|--|\n| b |"
)
"""The same over lines, each of which would be a block of its own."""
OWN = "来館しやすい案内を作る。**太** :red[赤]"
"""Of one item: unlike the others, so that a row is known to be of it."""


def of(name: str) -> str:
    """A one-line text of that name."""
    return f"{name}{MARKUP}"


SITE, FILE, PERSON = of("拠点"), "報![絵](http:__e.example_i.png) :material_home: **太**.xlsx", of("氏")
FIRST, SECOND = of("機能一"), of("機能二")
HOUJIN, OTHER = "法人", of("役割")
STATES = (of("姿一"), of("姿二"))
VIEWPOINTS = (of("視点一"), of("視点二"), of("視点三"))


def plan(year: int) -> Plan:
    """Two functions, two roles, states, a viewpoint without items, five-year tasks and repairs."""
    first = {"function": FIRST, "target_states": STATES[:1], "viewpoints": VIEWPOINTS[:1], "source": f"{of('紙')}!R3C5"}
    second = {"function": SECOND, "target_states": STATES[1:], "viewpoints": VIEWPOINTS[1:2], "source": "紙!R9C5"}
    return Plan(
        year,
        items=(
            item("1-1-H01", **first, text=BLOCKS, starred=True),
            item("1-1-X01", **first, role=OTHER, text=of("項目二"), due_months=(5,)),
            item("2-1-H01", **second, text=OWN),
            item("2-1-X01", **second, role=OTHER, text=of("項目四"), restated=True, restates="1-1-H01"),
        ),
        target_states=(
            TargetState(FIRST, 1, "①", STATES[0], True, "R3C2"),
            TargetState(SECOND, 1, of("印"), STATES[1], False, "R9C2"),
        ),
        viewpoints=(
            Viewpoint(FIRST, STATES[:1], VIEWPOINTS[0], True, False, ("1-1-H01", "1-1-X01"), "R3C3"),
            Viewpoint(SECOND, STATES[1:], VIEWPOINTS[1], False, False, ("2-1-H01",), "R9C3"),
            Viewpoint(FIRST, STATES[:1], VIEWPOINTS[2], False, False, (), f"{of('紙')}!R4C3"),
        ),
        five_year_tasks=(FiveYearTask(FIRST, STATES[:1], of("区"), of("取組"), False, "R3C4"),),
        repairs=(
            Repair("shifted", f"{of('紙')}!R9C2", of("ずれ"), True),
            Repair("shifted", "紙!R8C2", of("別のずれ"), True),
            Repair("markup", "R3C5", of("除いた印"), False),
        ),
        problems=(problem("no_sheet", sheet=of("紙"), cell="A1", value=of("値")),),
    )


def fill(store: Store) -> None:
    """Plans of two years, reports of three quarters, and a line of everything that people decide."""
    for year in (2010, 2011):
        store.save_plan(SITE, plan(year), file=FILE, data=b"plan %d" % year, by=PERSON)
    scale = (dataclasses.replace(DEFAULT_SCALE[0], name="**未**:red[済]", icon="<b>"), *DEFAULT_SCALE[1:])
    store.save_settings(SITE, Settings(scale=scale), PERSON)
    numbers = list(_reports(store, scale[0].name))
    store.take_back(numbers[1], PERSON, of("取下げの理由"))
    store.change_item(SITE, 2011, "1-1-H01", {"person": "**担**:red[当]"}, PERSON)
    store.answer_repair(SITE, 2011, "紙!R8C2", "confirmed", note=of("補足"), by=PERSON, text=of("原文"))
    store.acknowledge(SITE, "1-1-X01", "unreported", Quarter(2011, 4), reason=of("了承の理由")[:200], by=PERSON)


def _reports(store: Store, status: str) -> Iterator[int]:
    texts = {"result": BLOCKS, "issue": BLOCKS, "next_action": BLOCKS, "person": PERSON, "status": status}
    left_out = problem("unknown_status", sheet=of("紙"), cell="F9", value=of("値"), allowed=of("段階"))
    for order, number in enumerate((1, 2, 2, 3)):
        quarter = Quarter(2011, number)
        entries = [
            entry(each, quarter, 20.0, cells=(("percent", f"{of('紙')}!G12"),), **texts)
            for each in ("1-1-H01", "2-1-H01")
        ]
        sent = dataclasses.replace(report(*entries, file=FILE, quarter=quarter), problems=(left_out,))
        yield store.submit(sent, b"report %d" % order, site=SITE, by=PERSON, version=1)
