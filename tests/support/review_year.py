"""A small plan with one year of reports, for 振り返り: five items under two states and three viewpoints."""

from store_samples import entry, item

from kyoten.fiscal import Quarter
from kyoten.model import FiveYearTask, Plan, TargetState, Viewpoint

PLACE = "親子の居場所"
S1, S2 = "温かく迎える。", "多様な人が来る。"
V1, V2, V3 = "配慮しているか。", "交流できるか。", "掲示があるか。"
DEFAULT = {"target_states": (S1,), "viewpoints": (V1,)}
ITEMS = (
    item("1-1-H01", **DEFAULT | {"viewpoints": (V1, V2)}, text="案内図を作る。"),
    item("1-1-G01", role="行政", **DEFAULT, text="道路の点検を行う。"),
    item("1-1-H02", **DEFAULT | {"viewpoints": ()}, text="大掃除をする。"),
    item("1-1-H03", **DEFAULT | {"target_states": (S1, S2), "viewpoints": (V2,)}, text="外国語の掲示を増やす。"),
    item("1-2-H01", **DEFAULT | {"target_states": (S2,), "viewpoints": (V1,)}, restated=True, restates="1-1-H01",
         text="案内図を作る。"),
)  # fmt: skip
PLAN = Plan(
    2011,
    ITEMS,
    target_states=(
        TargetState(PLACE, 1, "①", S1, True, "R2C2"),
        TargetState(PLACE, 2, "②", S2, False, "R4C2"),
    ),
    viewpoints=(
        Viewpoint(PLACE, (S1,), V1, False, False, ("1-1-H01", "1-1-G01"), "R2C3"),
        Viewpoint(PLACE, (S1,), V2, True, False, ("1-1-H01", "1-1-H03"), "R3C3"),
        Viewpoint(PLACE, (S1,), V3, False, False, (), "R4C3"),
    ),
    five_year_tasks=(
        FiveYearTask(PLACE, (S1,), "法人", "案内図を作る", False, "R2C4"),
        FiveYearTask(PLACE, (S1,), "区", "案内図を作る", False, "R2C4"),
    ),
)


def quarter(number):
    return Quarter(2011, number)


REPORTS = (
    entry("1-1-H01", quarter(1), 20, result="経路を歩いた。", issue="坂が多い。", next_action="図にする。"),
    entry("1-1-H01", quarter(3), 90, result="図を配った。", status="概ね達成"),
    entry("1-1-G01", quarter(2), 100, role="行政", status="完了", result="2か所を点検した。"),
    entry("1-1-H02", quarter(4), None, status="中止"),
)
