"""Plans of other bases by what stands under the heads and beside the table. Worked out by hand."""

from plan_case import HEADER, HOME, NET, STATE, TALK, VIEW, Case, sheet

from kyoten.plan.choices import PlanChoices

FILLED = (
    Case(
        "blank rows, a page mark, the header again; carried until a new state",
        (
            sheet(
                HEADER,
                [HOME, STATE, VIEW, "●甲", ""],
                [],
                ["", "", "", "●乙", ""],
                ["", "", "", "", "- 1 -"],
                HEADER,
                ["", "", "", "●丙", ""],
                ["", "②次の姿。", "", "●丁", ""],
            ),
        ),
        (
            (HOME, "法人", "甲", None),
            (HOME, "法人", "乙", None),
            (HOME, "法人", "丙", None),
            (HOME, "法人", "丁", None),
        ),
        reported=(("E5", "text_not_read"),),
    ),
    Case(
        "dittos and empties",
        (
            sheet(
                HEADER,
                [HOME, STATE, VIEW, "甲", "―"],
                ["〃", "同上", "○次か。", "同上", "同左"],
                [TALK, "①受け止める。", "○体制があるか。", "特になし", "乙"],
                ["〃", "〃", "○守っているか。", "－", "〃"],
            ),
        ),
        (
            (HOME, "法人", "甲", None),
            (HOME, "法人", "甲", None),
            (HOME, "行政", "甲", None),
            (TALK, "行政", "乙", None),
            (TALK, "行政", "乙", None),
        ),
    ),
    Case(
        "totals, notes, approvals and a table of ratings below",
        (
            sheet(
                HEADER,
                [HOME, STATE, VIEW, "●甲", "●乙"],
                ["計", "", "", "1件", "1件"],
                ["※ 行政は区役所のこと"],
                [],
                ["評価", "内容", "目安"],
                ["A", "計画どおりに達成した。", "90%以上"],
            ),
        ),
        ((HOME, "法人", "甲", None), (HOME, "行政", "乙", None)),
        reported=(("A4", "text_not_read"), ("A3", "row_left_out"), ("A6:C7", "row_left_out")),
    ),
    Case(
        "last year's plan and result beside this year's",
        (
            sheet(
                ["機能", "姿", "R5計画(法人)", "R5実績(法人)", "R6計画(法人)", "R5計画(区)", "R6計画(区)"],
                [HOME, STATE, "●旧", "●した", "●甲", "●旧2", "●乙"],
            ),
        ),
        ((HOME, "法人", "甲", None), (HOME, "区", "乙", None)),
        reported=(("C1", "column_of_other_year"), ("D1", "unknown_column"), ("F1", "column_of_other_year")),
    ),
    Case(
        "a meeting's line and a span before the title",
        (
            sheet(
                ["令和5年度 第4回 運営協議会", "", "資料2"],
                ["第4期計画(令和4年度～令和8年度)"],
                ["令和6年度 行動計画(案)"],
                ["機能", "姿", "取組(法人)"],
                [HOME, STATE, "●甲"],
            ),
        ),
        ((HOME, "法人", "甲", None),),
    ),
    Case(
        "target, months and person beside the action",
        (
            sheet(
                ["機能", "姿", "令和6年度の取組(法人)", "目標値", "実施時期", "担当"],
                [HOME, STATE, "父親講座を開く", "年3回", "6月・10月・2月", "甲野"],
                ["", "", "点検をする", "", "毎月", ""],
                ["", "", "講座を年2回行う", 4.0, "", ""],
                ["", "", "●丙\n●丁", "年5回", "", ""],
            ),
        ),
        (
            (HOME, "法人", "父親講座を開く", 3),
            (HOME, "法人", "点検をする", 12),
            (HOME, "法人", "講座を年2回行う", 2),
            (HOME, "法人", "丙", None),
            (HOME, "法人", "丁", None),
        ),
        doubts=(
            ("計画!C2", "no_bullet"),
            ("計画!C3", "no_bullet"),
            ("計画!C4", "no_bullet"),
            ("計画!C5", "target_of_several"),
        ),
        reported=(("C4", "target_not_counted"),),
    ),
    Case(
        "states marked ○ and a memo beside the last column move nothing",
        (
            sheet(
                (*HEADER, ""),
                [HOME, "○迎える雰囲気がある。", "・配慮があるか。", "●甲", "●乙", ""],
                ["", "", "・交流があるか。", "", "●丙", "要調整"],
                ["", "○安全である。", "・点検しているか。", "", "●丁", "未定"],
            ),
        ),
        (
            (HOME, "法人", "甲", None),
            (HOME, "行政", "乙", None),
            (HOME, "行政", "丙", None),
            (HOME, "行政", "丁", None),
        ),
        reported=(("F3", "text_not_read"), ("F4", "text_not_read")),
    ),
    Case(
        "hidden rows and columns are left out and named",
        (
            sheet(
                HEADER,
                [HOME, STATE, VIEW, "●甲", "●乙"],
                ["", "", "○隠れた視点か。", "●隠れた", ""],
                ["", "②次の姿。", "○次か。", "●丙", ""],
                hidden_rows=frozenset({2}),
                hidden_columns=frozenset({4}),
            ),
        ),
        ((HOME, "法人", "甲", None), (HOME, "法人", "丙", None)),
        reported=(("C3", "hidden_row"), ("E1", "hidden_column")),
    ),
    Case(
        "the same with what is hidden",
        (
            sheet(
                HEADER,
                [HOME, STATE, VIEW, "●甲", "●乙"],
                ["", "", "○隠れた視点か。", "●隠れた", ""],
                hidden_rows=frozenset({2}),
                hidden_columns=frozenset({4}),
            ),
        ),
        ((HOME, "法人", "甲", None), (HOME, "行政", "乙", None), (HOME, "法人", "隠れた", None)),
        choices=PlanChoices(hidden=True),
    ),
    Case(
        "struck text is left out and listed",
        (
            sheet(
                HEADER,
                [HOME, STATE, VIEW, "●やめる。\n●続ける。", "●なくす。"],
                struck={(1, 3): "●続ける。", (1, 4): ""},
            ),
        ),
        ((HOME, "法人", "続ける。", None),),
        reported=(("D2", "struck_text"), ("E2", "struck_text")),
    ),
    Case(
        "two years in one book are asked about",
        (
            sheet(["令和5年度計画"], ["機能", "姿", "取組(法人)"], [HOME, STATE, "●旧"], name="R5"),
            sheet(["令和6年度計画"], ["機能", "姿", "取組(法人)"], [HOME, STATE, "●甲"], name="R6"),
        ),
        ((HOME, "法人", "甲", None),),
        reported=(("", "several_years"), ("", "table_of_other_year")),
    ),
    Case(
        "and read for the year that is chosen",
        (
            sheet(["令和5年度計画"], ["機能", "姿", "取組(法人)"], [HOME, STATE, "●旧"], name="R5"),
            sheet(["令和6年度計画"], ["機能", "姿", "取組(法人)"], [HOME, STATE, "●甲"], name="R6"),
        ),
        ((HOME, "法人", "旧", None),),
        reported=(("", "table_of_other_year"),),
        year=2023,
        choices=PlanChoices(year=2023),
    ),
    Case(
        "a second sheet of another form is read, a third that is no plan is named",
        (
            sheet(HEADER, [HOME, STATE, VIEW, "●甲", ""], name="1"),
            sheet(["事業", "目指す姿", "着眼点", "法人の取組"], [NET, "姿。", "視点か。", "●乙"], name="2"),
            sheet(["記入のしかた"], ["●で始めます"], name="3"),
        ),
        ((HOME, "法人", "甲", None), (NET, "法人", "乙", None)),
        reported=(("", "plan_sheet_not_read"),),
    ),
    Case(
        "goals left of the actions are states, in doubt",
        (sheet(["機能", "重点目標", "令和6年度の取組(法人)"], [HOME, "居心地のよい場にする。", "●甲"]),),
        ((HOME, "法人", "甲", None),),
        doubts=(("計画!B1", "column_guessed"),),
    ),
    Case(
        "brackets name what follows",
        (sheet(HEADER, ["＜一般項目＞"], [HOME, STATE, VIEW, "＜重点＞\n●甲\n＜その他＞\n●乙", ""]),),
        ((HOME, "法人", "甲", None), (HOME, "法人", "乙", None)),
    ),
    Case(
        "an official name is the same function",
        (sheet(HEADER, [HOME, STATE, VIEW, "●甲", ""], ["(1)親子の居場所事業", "②別の姿。", VIEW, "●乙", ""]),),
        ((HOME, "法人", "甲", None), (HOME, "法人", "乙", None)),
    ),
    Case(
        "an action merged downwards stands once",
        (sheet(HEADER, [HOME, STATE, VIEW, "●甲", ""], ["", "", "○次か。", "", ""], merged=[(1, 3, 2, 3)]),),
        ((HOME, "法人", "甲", None),),
    ),
)
