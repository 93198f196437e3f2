"""What a person has decided about a plan's workbook on the page: kept for the session, by the digest of its bytes."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from kyoten.plan.choices import NO_CHOICES, PlanChoices


def given(digest: str) -> PlanChoices:
    """The answers so far for the file with that digest."""
    answers: PlanChoices = st.session_state.get(_key(digest), NO_CHOICES)
    return answers


def keep(digest: str, **changes: object) -> None:
    """Keep answers (fields of PlanChoices) beside those given before."""
    st.session_state[_key(digest)] = replace(given(digest), **changes)  # type: ignore[arg-type]  # fields by name


def assign(digest: str, signature: str, number: int, code: str) -> None:
    """Keep what a column is under the header with that signature; "" leaves it to the reader again."""
    chosen = given(digest).assignments
    mine = {**chosen.get(signature, {}), number: code}
    keep(digest, assignments={**chosen, signature: {each: said for each, said in mine.items() if said}})


def _key(digest: str) -> str:
    return f"plan_answers_{digest}"
