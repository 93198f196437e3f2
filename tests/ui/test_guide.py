"""The guide on screen: read from docs/, every document, link and picture; what words mean, where they stand."""

from __future__ import annotations

import re

import pytest
from page_runs import opened, words

from kyoten.storage.store import Store
from kyoten.ui import guide
from kyoten.ui.guide import DOCS, DOCUMENTS, GuidePicture, pieces, sections
from kyoten.views.glossary import TERMS, meaning

TEXTS = {name: (DOCS / name).read_text("utf-8") for name in DOCUMENTS}


def test_the_words_are_explained_where_they_stand(store: Store) -> None:
    """On the figures of 概要, below the charts' titles, and over the list of 要対応."""
    app = opened("overview.py")
    assert [each.help for each in app.metric] == [meaning(each.label) for each in app.metric]
    helps = [each.help for each in app.caption if each.help]
    assert any(f"**計画比**　{TERMS['計画比']}" in each for each in helps)
    stalled = [each.help for each in opened("stalled.py").caption if each.help]
    assert any(f"**停滞**　{TERMS['停滞']}" in each for each in stalled)
    assert any("**計画比**" in each.help for each in opened("reports.py").caption if each.help)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_shown_whole(store: Store, name: str) -> None:
    app = opened("guide.py", document=name)
    assert not app.exception
    titles = re.findall(r"^## (.+)$", TEXTS[name], re.MULTILINE)
    assert [each.value for each in app.header] == titles
    shown = words(app)
    for line in TEXTS[name].splitlines():
        if line.startswith(("- ", "1. ")) and "](" not in line:
            assert line in shown


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_link_of_a_document_leads_nowhere(name: str) -> None:
    """What is shown here is named as it is called here, what is for maintainers by its file, and nothing is a link."""
    for part in sections(TEXTS[name]):
        for piece in pieces(part.text):
            if isinstance(piece, GuidePicture):
                assert piece.path.is_file(), piece.path
                assert len(piece.words) > 5
            else:
                assert ".md](" not in piece
                assert "](http" not in piece


def test_links_between_documents_are_named() -> None:
    [part] = sections("# 題\n計算式は [measures.md](measures.md)、命令は [cli.md](cli.md) にあります。\n")
    assert part.text == "計算式は 「指標と要対応の規則」、命令は `docs/cli.md` にあります。"


def test_text_and_pictures_keep_their_order() -> None:
    found = list(pieces("前\n\n![概要の画面](pictures/a.png)\n\n後"))
    assert found == ["前", GuidePicture(DOCS / "pictures/a.png", "概要の画面"), "後"]


def test_without_a_plan_the_guide_can_be_read(empty: Store) -> None:
    app = opened("guide.py")
    assert not app.exception
    assert app.header[0].value == "はじめて開いたとき"
    assert guide.DOCUMENTS["user-guide.md"] == "利用案内"
