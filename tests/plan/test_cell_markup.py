"""What stands inside a cell: HTML remnants, marks, tags and flags (docs/reading.md, "Markup", "Marks")."""

from __future__ import annotations

import pytest
from plan_grids import HEADER, plan_of

from kyoten.plan import cell_markup


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("そのまま", ("そのまま",)),
        ("  前後の空白　", ("前後の空白",)),
        ("一行目\n二行目", ("一行目\n二行目",)),
        ("間の  空白はそのまま", ("間の  空白はそのまま",)),
        ("<p>一つ目</p> <p>二つ目</p>", ("一つ目", "二つ目")),
        ('<ul style="list-style-type: none"> ●a ●b ', ("●a ●b",)),
        ("<ul><li>一つ目</li><li>二つ目</li></ul>", ("一つ目", "二つ目")),
        ('<p style="text-align: right;">右寄せ</p>', ("右寄せ",)),
        ("前<br>後", ("前\n後",)),
        ("前 <b>強い</b> 後", ("前 強い 後",)),
        ("前<b>強い</b>後", ("前強い後",)),
        ("相談&amp;支援&nbsp;", ("相談&支援",)),
        ("3<5 で <あつどろっぷ> を配る", ("3<5 で <あつどろっぷ> を配る",)),
        ("<p> </p>", ()),
    ],
)
def test_html_is_removed_and_block_ends_separate_texts(cell, texts):
    assert cell_markup.texts(cell) == texts


@pytest.mark.parametrize(
    ("cell", "marked"),
    [
        ("① 甲。 ② 乙。", [("①", "甲。", False), ("②", "乙。", False)]),
        ("①甲。②乙。", [("①", "甲。", False), ("②", "乙。", False)]),
        ("⑩ 甲\n⑳ 乙", [("⑩", "甲", False), ("⑳", "乙", False)]),
        ("⑧ ☆甲", [("⑧", "甲", True)]),
        ("☆⑧ 甲", [("⑧", "甲", True)]),
        ("(4)その他", [("(4)", "その他", False)]),
        ("（１２） 甲", [("（１２）", "甲", False)]),
        ("⑴ 甲", [("⑴", "甲", False)]),
        ("年齢の上がった(3歳以上)子", [("", "年齢の上がった(3歳以上)子", False)]),
        ("次の①と②が整う", [("", "次の①と②が整う", False)]),
        ("印のない姿", [("", "印のない姿", False)]),
        ("・甲 \n・☆乙 ", [("・", "甲", False), ("・", "乙", True)]),
    ],
)
def test_state_marks_begin_states_and_stay_as_labels(cell, marked):
    assert [(each.mark, each.text, each.starred) for each in cell_markup.states(cell)] == marked


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("○甲か。 ○乙か。 〇丙か。 ◯丁か。", ["甲か。", "乙か。", "丙か。", "丁か。"]),
        ("<p>○甲か。</p><p>○乙か。</p>", ["甲か。", "乙か。"]),
        ("○一人ひとりに応じているか。", ["一人ひとりに応じているか。"]),
        ("○甲か。\n  続き", ["甲か。\n  続き"]),
        ("○○区の利用があるか。", ["○○区の利用があるか。"]),
        ("二〇二三年の利用があるか。", ["二〇二三年の利用があるか。"]),
        ("○利用は「○」が多いか。", ["利用は「○」が多いか。"]),
    ],
)
def test_each_circle_begins_a_viewpoint_and_none_inside_a_word_does(cell, texts):
    assert [each.text for each in cell_markup.viewpoints(cell)] == texts


@pytest.mark.parametrize(
    ("cell", "lone"), [("☆甲か。", True), ("☆○甲か。", False), ("○☆甲か。", False), ("☆①甲", False), ("甲☆", False)]
)
def test_a_star_is_alone_when_no_other_mark_stands_beside_it(cell, lone):
    assert cell_markup.lone_star(cell) is lone


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        # (text, starred, continued, new)
        ("●甲 ●乙", [("甲", False, False, False), ("乙", False, False, False)]),
        (
            "<ul> ●甲 <ul> ●乙 <p>●丙</p>",
            [("甲", False, False, False), ("乙", False, False, False), ("丙", False, False, False)],
        ),
        ("●のない文", [("のない文", False, False, False)]),
        ("印のない文", [("印のない文", False, False, False)]),
        ("【継続】●甲 ●乙", [("甲", False, True, False), ("乙", False, False, False)]),
        ("●甲 【継続】●乙", [("甲", False, False, False), ("乙", False, True, False)]),
        # at the end of the last action a flag has no next one to stand before: it is the action's own
        ("●甲 ●乙【継続】", [("甲", False, False, False), ("乙【継続】", False, True, False)]),
        ("●甲 ●乙☆", [("甲", False, False, False), ("乙☆", True, False, False)]),
        ("●甲 ●乙【新規】", [("甲", False, False, False), ("乙【新規】", False, False, True)]),
        ("●甲☆ ●乙", [("甲", False, False, False), ("乙", True, False, False)]),
        ("●甲　 ●　乙　", [("甲", False, False, False), ("乙", False, False, False)]),
        ("●【新規】甲", [("甲", False, False, True)]),
        ("●プログラムを新規実施。", [("プログラムを新規実施。", False, False, True)]),
        ("●新規登録者への説明", [("新規登録者への説明", False, False, False)]),
        ("●必要な【情報】を集める", [("必要な【情報】を集める", False, False, False)]),
        ("●☆甲", [("甲", True, False, False)]),
        ("☆●甲 ●乙", [("甲", True, False, False), ("乙", False, False, False)]),
        ("● ●甲", [("甲", False, False, False)]),
        ("【継続】", []),
    ],
)
def test_each_bullet_is_an_action_with_the_flags_that_stand_at_it(cell, found):
    assert [(each.text, each.starred, each.continued, each.new) for each in cell_markup.actions(cell)] == found


def test_a_text_before_the_first_bullet_is_kept_with_it():
    first, second = cell_markup.actions("次のことを行う。●甲 ●乙")
    assert (first.text, first.preface) == ("次のことを行う。\n甲", True)
    assert (second.text, second.preface) == ("乙", False)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("●甲", [(None, ["甲"])]),
        ("【法人】 ●甲 ●乙 【区】 ●丙", [(None, []), ("法人", ["甲", "乙"]), ("区", ["丙"])]),
        ("●甲 【区及び法人】●乙", [(None, ["甲"]), ("区及び法人", ["乙"])]),
        ("<p>【法人】</p> <ul> ●甲 ", [(None, []), ("法人", ["甲"])]),
        ("【区】 引き続き、行う。", [(None, []), ("区", ["引き続き、行う。"])]),
        ("【NPO】●甲", [(None, []), ("NPO", ["甲"])]),
        ("【情報】を集める", [(None, ["【情報】を集める"])]),
    ],
)
def test_role_tags_open_segments_in_the_five_year_column(cell, found):
    read = [(tag, [each.text for each in marked]) for tag, marked in cell_markup.segments(cell, ["NPO"])]
    assert read == found


@pytest.mark.parametrize(
    ("text", "restated", "without"),
    [
        ("周知(再掲)", True, "周知"),
        ("再掲：周知する", True, "周知する"),
        ("【再掲】周知する", True, "周知する"),
        ("周知する。(ネットワークにも同じ項目)", True, "周知する。"),
        ("周知する。(※再掲・情報提供にも同じ項目)", True, "周知する。"),
        ("育成する。(子育てサポートシステムの項目としても掲載)", True, "育成する。"),
        ("ちらしを掲載する", False, "ちらしを掲載する"),
    ],
)
def test_a_restatement_is_known_by_its_words_which_are_left_out_for_comparing(text, restated, without):
    assert cell_markup.is_restated(text) is restated
    assert cell_markup.without_restated(text) == without


@pytest.mark.parametrize(
    ("cell", "tasks"),
    [
        ("【法人】講座を開く。\n行事を開く。", ["講座を開く。", "行事を開く。"]),
        ("【法人】親子が集う場で\n講座を開く。", ["親子が集う場で\n講座を開く。"]),
        ("【法人】次のことをする。\nまず考える。\n●講座\n●行事", ["次のことをする。\nまず考える。", "講座", "行事"]),
    ],
)
def test_tasks_of_five_years_are_told_apart_by_marks_or_by_whole_lines(cell, tasks):
    """What stands before the first mark is one text, whatever its lines."""
    plan = plan_of(HEADER, ("親子の居場所", "① 姿", "○視点か。", cell, "●a"))
    assert [task.text for task in plan.five_year_tasks] == tasks
