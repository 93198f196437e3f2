"""The hand-made set match_cases.tsv: rows of foreign sheets and the item of the plan that each means.


It was written by hand, as staff would type: slips, shortened and reworded texts, other undertakings, texts that
fit two items. 510 rows stood before there was a matcher; the 83 hardest (other undertakings in an item's words, items
in a word or two) came after it had been tuned, and nothing was tuned to them. The table of spellings in normalize.py
is by the same hand; without it 91 % of the rows are matched, none wrongly.

Columns: `set` tune (the thresholds were set with these) or hold (looked at afterwards), by the text's checksum; text
(\\n is a line break); function and role as a sheet gives them; `right` the item's id, or - where no item may be taken;
`fits` the items that an ambiguous text fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kyoten.model import Plan
from kyoten.sheet.match.matcher import Match, Matcher, Wanted

ROOT = Path(__file__).resolve().parents[3]


TWINS = (
    {"1-1-G01", "1-1-G04"},  # restated
    {"2-2-H01", "3-1-H04"},  # restated
    {"1-8-G01", "5-2-G01"},  # one text in two functions
    {"6-4-G04", "6-4-S01"},  # one text in two roles
    {"6-3-H02", "6-4-H10"},  # one long sentence in both
)
"""Items of the plan that say the same: where one is missing, its row may well be taken for the other."""


@dataclass(frozen=True)
class Case:
    set: str
    wanted: Wanted
    right: str
    fits: tuple[str, ...]

    @property
    def has_item(self) -> bool:
        return self.right != "-"


def cases() -> list[Case]:
    lines = (ROOT / "tests" / "sheet" / "match" / "match_cases.tsv").read_text("utf-8").splitlines()
    header = lines[0].split("\t")
    rows = [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]
    return [
        Case(
            row["set"],
            Wanted(row["text"].replace("\\n", "\n"), function=row["function"], role=row["role"]),
            row["right"],
            tuple(row["fits"].split()),
        )
        for row in rows
    ]


CASES = cases()


def ids(match: Match) -> list[str]:
    return [candidate.item for candidate in match.candidates]


def test_the_set_is_as_large_and_wide_as_it_must_be(plan: Plan) -> None:
    known = {item.id for item in plan.items}
    right = [case.right for case in CASES if case.has_item]
    assert len(right) >= 320
    assert sum(not case.has_item and not case.fits for case in CASES) >= 40
    assert sum(not case.has_item and bool(case.fits) for case in CASES) >= 40
    assert {*right, *(each for case in CASES for each in case.fits)} <= known
    assert set(right) == known


def judged(matcher: Matcher, half: str) -> Iterator[tuple[Case, Match]]:
    chosen = [case for case in CASES if case.set == half]
    return zip(chosen, matcher.match([case.wanted for case in chosen]), strict=True)


@pytest.mark.parametrize(("half", "floor"), [("tune", 182 / 206), ("hold", 205 / 221)])
def test_no_automatic_match_is_wrong_and_most_rows_need_nobody(matcher: Matcher, half: str, floor: float) -> None:
    """Reached: 182 of 206 (88.3 %) and 205 of 221 (92.8 %) rows that have an item, none wrong, of 80 and 86 without.

    Before rows with another word in an item's place were asked about (test_contrast) it was 193 and 209: fifteen
    questions more are the price for no wrong answer to such rows.
    """
    results = list(judged(matcher, half))
    assert [(case.wanted.text, found.item) for case, found in results if found.item not in (None, case.right)] == []
    of_items = [found.item == case.right for case, found in results if case.has_item]
    assert sum(of_items) / len(of_items) >= floor


@pytest.mark.parametrize("half", ["tune", "hold"])
def test_what_is_left_open_lists_the_right_item(matcher: Matcher, half: str) -> None:
    """At least 95 % of the open rows that have an item; of the ambiguous ones at least one of the items that fit."""
    results = [(case, found) for case, found in judged(matcher, half) if found.item is None]
    listed = [case.right in ids(found) for case, found in results if case.has_item]
    assert sum(listed) >= 0.95 * len(listed)
    assert [case.wanted.text for case, found in results if case.fits and not set(case.fits) & set(ids(found))] == []


def test_a_row_whose_item_is_missing_from_the_plan_is_taken_for_no_other(plan: Plan) -> None:
    """The hardest rows that fit no item: those of the set, with their item taken out of the plan."""
    wrong: list[tuple[str, str]] = []
    for item in plan.items:
        rest = Matcher(replace(plan, items=tuple(each for each in plan.items if each.id != item.id)))
        rows = [case.wanted for case in CASES if case.right == item.id]
        for row, found in zip(rows, rest.match(rows), strict=True):
            if found.item and {item.id, found.item} not in TWINS:
                wrong.append((row.text, found.item))
    assert wrong == []


def test_a_row_is_matched_alike_alone_and_among_a_thousand(plan: Plan) -> None:
    """Rows are scored in steps; where a step ends must not matter, nor that a matcher remembers what it has matched."""
    rows = [case.wanted for case in CASES]
    together = Matcher(plan).match(rows)
    alone = Matcher(plan)
    assert [alone.match([row])[0] for row in rows[::25]] == together[::25]
