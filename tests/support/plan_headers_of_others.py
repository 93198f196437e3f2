"""Plans of other bases by how they are headed: words, rows, roles, functions. Worked out by hand."""

from plan_case import HOME, STATE, TALK, VIEW, Case, sheet

HEADED = (
    Case(
        "other words, no viewpoint and no five years",
        (
            sheet(
                ["事業", "目指す姿", "令和6年度の取組(法人)", "区の取組"],
                [HOME, STATE, "・甲を行う。\n・乙を行う。", "・丙"],
            ),
        ),
        ((HOME, "法人", "甲を行う。", None), (HOME, "法人", "乙を行う。", None), (HOME, "区", "丙", None)),
    ),
    Case(
        "two header rows, roles bare under a heading, a remark beside them",
        (
            sheet(
                ["機能", "姿", "視点", "令和6年度の取組", "", ""],
                ["", "", "", "法人", "区・法人共通", "備考"],
                [HOME, STATE, VIEW, "●甲", "●乙", "要調整"],
                merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 5)],
            ),
        ),
        ((HOME, "法人", "甲", None), (HOME, "区・法人共通", "乙", None)),
        reported=(("F2", "unknown_column"),),
    ),
    Case(
        "three header rows, the target beside each action",
        (
            sheet(
                ["機能", "目指す姿", "令和6年度行動計画", "", "", ""],
                ["", "", "法人", "", "区", ""],
                ["", "", "取組内容", "目標", "取組内容", "目標"],
                [HOME, STATE, "●講座", "年3回", "●周知", "300人"],
                merged=[(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 5), (1, 2, 1, 3), (1, 4, 1, 5)],
            ),
        ),
        ((HOME, "法人", "講座", 3), (HOME, "区", "周知", None)),
        reported=(("E4", "target_not_counted"),),
    ),
    Case(
        "one sheet a function, one a role",
        (
            sheet(["令和6年度計画"], ["姿", "視点", "法人の取組"], [STATE, VIEW, "◆甲"], name="1 親子の居場所"),
            sheet(["令和6年度計画（区）"], ["姿", "視点", "取組"], [STATE, VIEW, "◆乙"], name="2 子育て相談"),
        ),
        ((HOME, "法人", "甲", None), (TALK, "区", "乙", None)),
    ),
    Case(
        "functions as heading rows over the table",
        (
            sheet(
                ["令和6年度", "", ""],
                ["目指す姿", "取組(法人)", "取組(区)"],
                ["1 親子の居場所事業", "", ""],
                ["姿甲。", "■甲", ""],
                ["地域の輪", "", ""],
                ["姿乙。", "", "■乙"],
                merged=[(2, 0, 2, 2), (4, 0, 4, 2)],
            ),
        ),
        (("親子の居場所事業", "法人", "甲", None), ("地域の輪", "区", "乙", None)),
        doubts=(("計画!A5", "function_heading"),),
    ),
    Case(
        "a role in each row, carried down",
        (
            sheet(
                ["機能", "姿", "令和6年度の行動計画", "実施主体"],
                [HOME, STATE, "講座を年3回開く。", "法人"],
                ["", "", "周知する。", ""],
                ["", "", "連絡会を開く。", "区・法人共通"],
            ),
        ),
        (
            (HOME, "法人", "講座を年3回開く。", 3),
            (HOME, "法人", "周知する。", None),
            (HOME, "区・法人共通", "連絡会を開く。", None),
        ),
        doubts=(("計画!C3", "role_carried"),),
    ),
    Case(
        "a mark under the role whose action it is",
        (
            sheet(
                ["機能", "姿", "令和6年度の取組", "法人", "区"],
                [HOME, STATE, "講座を開く。", "○", ""],
                ["", "", "連絡会を開く。", "○", "◎"],
            ),
        ),
        ((HOME, "法人", "講座を開く。", None), (HOME, "法人・区", "連絡会を開く。", None)),
        doubts=(("計画!D3", "several_roles"),),
    ),
    Case(
        "tags of roles inside one action cell",
        (
            sheet(
                ["機能", "姿", "令和6年度行動計画(各主体の役割)"],
                [HOME, STATE, "【法人】\n・甲\n・乙\n【区】・丙\n【区及び法人】丁"],
            ),
        ),
        (
            (HOME, "法人", "甲", None),
            (HOME, "法人", "乙", None),
            (HOME, "区", "丙", None),
            (HOME, "区及び法人", "丁", None),
        ),
        doubts=(("計画!C2", "no_bullet"),),
    ),
)
