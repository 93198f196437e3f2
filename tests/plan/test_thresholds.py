"""Numbers that decide how a plan is understood, at both of their sides.

Likeness is twice the letters in common, in their order, of all letters of both texts.
"""

from __future__ import annotations

import pytest
from plan_grids import HEADER, plan_of
from store_samples import item

from kyoten.plan.damage import Damage
from kyoten.plan.item_edit import refusals
from kyoten.plan.items_across_plans import matches
from kyoten.plan.restated_items import likeness, link_restated
from kyoten.problems.problem import Unreadable


def letters(first: int, count: int) -> str:
    """So many kanji, each once, in no other text that begins elsewhere."""
    return "".join(chr(0x4E00 + first + at) for at in range(count))


def changed(text: str, count: int) -> str:
    """The text with others for its last letters."""
    return text[: len(text) - count] + letters(500, count)


@pytest.mark.parametrize(("others", "restates"), [(3, "1-1-H01"), (4, None)])
def test_a_restated_item_is_like_its_original(others, restates):
    """17 of 20 letters: 2 × 17 / 40 = 85 %; 16: 80 %."""
    text = letters(0, 20)
    items = [item("1-1-H01", text=text), item("2-1-H01", text=f"{changed(text, others)}(再掲)", restated=True)]
    assert link_restated(items)[1].restates == restates


@pytest.mark.parametrize(("length", "alike"), [(10, 100.0), (9, pytest.approx(100 * 18 / 49))])
def test_a_text_of_ten_letters_that_stands_whole_in_another_is_the_same(length, alike):
    text = letters(0, 40)
    assert likeness(text[5 : 5 + length], text) == alike
    assert likeness(text, text[5 : 5 + length]) == alike


def test_nothing_is_like_nothing_but_equal_texts_are_alike():
    assert likeness("案内", "案内") == 100
    assert likeness("", "案内") == 0


@pytest.mark.parametrize(("others", "same"), [(2, True), (3, False)])
def test_a_corrected_item_of_a_function_is_the_same_one_in_next_years_plan(others, same):
    """8 of 10 letters, or 7."""
    old, new = item("1-1-H01", text=letters(0, 10)), item("1-2-H05", text=changed(letters(0, 10), others))
    assert matches([new], [old]) == ({"1-2-H05": "1-1-H01"} if same else {})
    assert matches([item("1-2-G05", text=new.text, role="行政")], [old]) == {}  # another role's item is another


@pytest.mark.parametrize(("others", "same"), [(2, True), (3, False)])
def test_one_that_has_moved_to_another_function_must_be_more_alike(others, same):
    """23 of 25 letters are 92 %, 22 are 88 %."""
    old = item("1-1-H01", text=letters(0, 25))
    new = item("2-1-H01", text=changed(letters(0, 25), others), function="子育て相談")
    assert matches([new], [old]) == ({"2-1-H01": "1-1-H01"} if same else {})


def test_of_several_the_most_alike_is_taken_then_the_one_of_its_function_then_the_nearest():
    text = letters(0, 25)
    old = [item("1-1-H01", text=changed(text, 2)), item("1-1-H02", text=changed(text, 1))]
    assert matches([item("1-1-H09", text=text)], old) == {"1-1-H09": "1-1-H02"}
    apart = [item("2-1-H01", text=changed(text, 1), function="子育て相談"), item("1-1-H02", text=changed(text, 1))]
    assert matches([item("1-1-H09", text=text)], apart) == {"1-1-H09": "1-1-H02"}
    other = item("1-1-H05", text=letters(900, 25))
    twins = [item("1-1-H01", text=changed(text, 1)), other, item("1-1-H02", text=changed(text, 1))]
    assert matches([other, item("1-1-H08", text="x"), item("1-1-H09", text=text)], twins)["1-1-H09"] == "1-1-H02"


def test_equal_texts_go_to_their_own_place_first():
    """The same words in two target states, and in another role's column."""
    here, there = item("1-1-H01", text="案内"), item("1-2-H01", text="案内", target_states=("別の姿",))
    assert matches([there, here], [here, there]) == {"1-1-H01": "1-1-H01", "1-2-H01": "1-2-H01"}
    assert matches([item("1-1-G01", text="案内", role="行政")], [here]) == {"1-1-G01": "1-1-H01"}


@pytest.mark.parametrize(
    ("damage", "text", "acts"),
    [
        (Damage(False, True, 1, False, "", False), letters(0, 10), True),
        (Damage(False, True, 1, False, "", False), letters(0, 9), False),  # a memo
        (Damage(False, True, 1, False, "", True), letters(0, 10), False),  # the others end in 。
        (Damage(False, True, 1, False, "", True), "講座。", True),
        (Damage(False, True, 1, False, "●", True), "講座。", False),  # the others have ●
        (Damage(False, True, 1, False, "●", False), "●講座", True),
    ],
)
def test_a_text_beyond_the_last_header_reads_as_an_action_like_the_others(damage, text, acts):
    assert damage.acts(text) is acts


@pytest.mark.parametrize(("count", "refused"), [(1, False), (366, False), (0, True), (367, True)])
def test_an_item_has_1_to_366_times_a_year(count, refused):
    assert any("目標回数" in each for each in refusals(item("1-1-H01"), {"target_count": count})) is refused


@pytest.mark.parametrize(("length", "refused"), [(40, False), (41, True)])
def test_a_person_has_forty_letters(length, refused):
    assert any("担当" in each for each in refusals(item("1-1-H01"), {"person": "あ" * length})) is refused


@pytest.mark.parametrize(("months", "refused"), [((1, 12), False), ((0,), True), ((13,), True), ((4.0,), True)])
def test_months_are_those_of_the_calendar(months, refused):
    found = refusals(item("1-1-H01"), {"due_months": months})
    assert any("月" in each for each in found) is refused


def test_a_header_has_forty_letters():
    """A longer text is a sentence of the plan; without a header for actions there is no matrix."""
    row = ("親子の居場所", "① 姿", "○視点か。", "", "●案内を作る")
    assert [each.text for each in plan_of((*HEADER[:4], HEADER[4].ljust(40, "あ")), row).items] == ["案内を作る"]
    with pytest.raises(Unreadable):
        plan_of((*HEADER[:4], HEADER[4].ljust(41, "あ")), row)
