"""Which item of a new version is which: what is sure, what a person is asked, what the answers make of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plan_grids import HEADER, plan_of
from store_samples import item, plan

from kyoten.model import Plan
from kyoten.plan.which_is_which import (
    DECISIVE,
    ENDED,
    FUNCTION,
    ROLE,
    SEVERAL,
    TEXT,
    UNSURE,
    VIEWPOINT,
    Guess,
    decide,
)

OFFER, TWICE, SALON = "提供会員の交流会を開く。", "便りを年1回発行する。", "子育てサロンと情報を交換する。"


def simple(*texts: str, gyousei: str = "", viewpoint: str = "○視点か。") -> Plan:
    """One function, one state, one viewpoint; each text one item of 法人: 1-1-H01, 1-1-H02, …"""
    cell = " ".join(f"●{text}" for text in texts)
    return plan_of(HEADER, ("ひろば", "① 姿", viewpoint, "", cell, f"●{gyousei}" if gyousei else ""))


def asked(guesses: tuple[Guess, ...]) -> dict[str, tuple[list[str], tuple[str, ...]]]:
    """Old id → the candidates' texts, and why."""
    return {each.old.id: ([one.text for one in each.candidates], each.reasons) for each in guesses}


def test_the_same_texts_are_the_same_items_and_nobody_is_asked():
    found = decide(simple(SALON, OFFER.rstrip("。")), simple(OFFER, SALON))
    assert (found.same, found.guesses) == ({"1-1-H01": "1-1-H02", "1-1-H02": "1-1-H01"}, ())


@pytest.mark.parametrize(
    ("before", "now"),
    [(OFFER, OFFER.replace("提供", "利用")), (TWICE, TWICE.replace("年1回", "年2回"))],
)
def test_one_decisive_word_changed_is_asked_however_alike(before, now):
    found = decide(simple(now, SALON), simple(before, SALON))
    assert asked(found.open) == {"1-1-H01": ([now], (TEXT, DECISIVE))}
    assert found.open[0].decisive
    assert found.same == {"1-1-H02": "1-1-H02", "1-1-H01": "1-1-H01"}, "as proposed, until somebody answers"


def test_a_text_written_otherwise_is_asked_without_a_warning():
    found = decide(simple("子育てサロンと情報を交換していく。"), simple(SALON))
    (guess,) = found.open
    assert (guess.reasons, guess.likely, guess.decisive) == ((TEXT,), True, False)


def test_an_answer_decides_and_closes_the_question():
    new, old = simple(OFFER.replace("提供", "利用")), simple(OFFER)
    same = decide(new, old, {"1-1-H01": "1-1-H01"})
    assert (same.same, same.open) == ({"1-1-H01": "1-1-H01"}, ())
    other = decide(new, old, {"1-1-H01": ENDED})
    assert (other.same, other.open, len(other.guesses)) == ({}, (), 1)


def test_a_moved_role_is_asked_and_so_is_a_moved_viewpoint():
    moved = decide(simple(SALON, gyousei=OFFER), simple(SALON, OFFER))
    assert asked(moved.open) == {"1-1-H02": ([OFFER], (ROLE,))}
    two = (HEADER, ("ひろば", "① 姿", "○甲か。", "", f"●{SALON}"), ("", "", "○乙か。", "", f"●{OFFER}"))
    swapped = (HEADER, ("ひろば", "① 姿", "○甲か。", "", f"●{SALON} ●{OFFER}"), ("", "", "○乙か。", "", ""))
    found = decide(plan_of(*swapped), plan_of(*two))
    assert asked(found.open) == {"1-1-H02": ([OFFER], (VIEWPOINT,))}


def test_a_viewpoint_written_otherwise_takes_its_items_along_unasked():
    assert decide(simple(SALON, viewpoint="○視点であるか。"), simple(SALON)).guesses == ()


def test_of_equal_texts_in_one_place_a_person_says_which_has_gone():
    """Three equal items, of which two are left."""
    old = plan(*(item(f"1-1-H0{n}", text=SALON) for n in (1, 2, 3)))
    new = replace(old, items=old.items[:2])
    found = decide(new, old)
    assert [each.old.id for each in found.open] == ["1-1-H01", "1-1-H02", "1-1-H03"]
    assert {reasons for _, reasons in asked(found.open).values()} == {(SEVERAL,), (UNSURE,)}
    # The second has ended: the first and the third are those that are left, and nothing remains to be asked.
    said = {"1-1-H01": "1-1-H01", "1-1-H02": ENDED, "1-1-H03": "1-1-H02"}
    assert decide(new, old, said).same == {"1-1-H01": "1-1-H01", "1-1-H02": "1-1-H03"}


def test_a_text_written_anew_is_asked_where_it_may_be_the_one_that_has_gone():
    """By the texts nothing continues it; it stands in the same place, so it may be said to be the same."""
    new, old = simple("絵本の貸出しを始める。", OFFER), simple(SALON, OFFER)
    found = decide(new, old)
    assert asked(found.open) == {"1-1-H01": (["絵本の貸出しを始める。"], (UNSURE,))}
    assert found.same == {"1-1-H02": "1-1-H02"}
    assert decide(new, old, {"1-1-H01": "1-1-H01"}).same == {"1-1-H02": "1-1-H02", "1-1-H01": "1-1-H01"}


def test_an_item_left_out_has_ended_and_one_put_in_is_new_without_a_question():
    assert decide(simple(OFFER), simple(OFFER, SALON)).guesses == ()
    assert decide(simple(OFFER, SALON), simple(OFFER)).guesses == ()


def test_an_item_of_the_file_is_one_item_alone():
    """Both stored items might be the new one; who has it leaves the other to have ended."""
    new, old = simple("サロンと情報を交換していく。"), simple("サロンと情報を交換する。", "サロンと情報の交換をする。")
    found = decide(new, old)
    assert [guess.old.id for guess in found.open] == ["1-1-H01", "1-1-H02"]
    first = found.open[0].old.id
    settled = decide(new, old, {first: "1-1-H01"})
    assert (settled.same, settled.open) == ({"1-1-H01": first}, ())
    both = decide(new, old, {"1-1-H01": "1-1-H01", "1-1-H02": "1-1-H01"})
    assert list(both.same.values()) == ["1-1-H01"]


def test_answers_about_nothing_that_is_asked_change_nothing():
    new, old = simple(OFFER, SALON), simple(OFFER, SALON)
    assert decide(new, old, {"1-1-H01": ENDED, "9-9-X99": "1-1-H02"}) == decide(new, old)


def test_a_renamed_function_keeps_its_items_and_another_one_does_not():
    old = plan(item("1-1-H01", function="親子の居場所", text=SALON))
    new = plan(item("1-1-H01", function="親子のひろば", text=SALON))
    assert asked(decide(new, old).open) == {"1-1-H01": ([SALON], (FUNCTION,))}
    known = decide(new, old, renamed={"親子のひろば": "親子の居場所"})
    assert (known.same, known.guesses) == ({"1-1-H01": "1-1-H01"}, ())
