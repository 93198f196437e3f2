"""The words that are explained on screen are explained in docs/measures.md alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kyoten.views.glossary import TERMS, explained, meaning

DOC = (Path(__file__).resolve().parents[2] / "docs" / "measures.md").read_text("utf-8")


def test_the_terms_are_those_of_the_docs_word_for_word() -> None:
    section = DOC.split("## 言葉")[1].split("## ")[0]
    listed = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", section, re.MULTILINE))
    del listed["言葉"], listed["---"]
    assert listed == TERMS


def test_the_four_words_that_people_ask_for_are_there() -> None:
    assert {"完了率", "計画比", "実施率", "停滞"} <= set(TERMS)


def test_a_word_has_its_meaning_or_none() -> None:
    assert meaning("計画比") == TERMS["計画比"]
    with pytest.raises(KeyError):
        meaning("見知らぬ言葉")


def test_of_a_text_the_words_in_it_are_explained() -> None:
    assert explained("計画比(%)") == f"**計画比**　{TERMS['計画比']}"
    assert explained("未報告と停滞の件数") == f"**停滞**　{TERMS['停滞']}\n\n**未報告**　{TERMS['未報告']}"
    assert explained("担当ごとの項目") is None
