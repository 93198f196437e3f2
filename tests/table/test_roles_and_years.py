"""Whose action and whose year: headers, titles, tags (docs/reading.md, "Roles", "Fiscal year")."""

from __future__ import annotations

import pytest

from kyoten.fiscal import parse_year
from kyoten.table.roles import role_in_header, role_in_title, tagged
from kyoten.table.years import is_span, year_of_titles, years_of


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("令和6年度の取組(法人)", "法人"),
        ("法人", "法人"),
        ("区・法人共通", "区・法人共通"),
        ("運営法人", "運営法人"),
        ("区社協", "区社協"),
        ("港北区役所の取組", "港北区役所"),
        ("法人が取り組むこと", "法人"),
        ("R6取組【行政】", "行政"),
        ("取組", ""),
        ("親子の居場所", ""),
        ("評価の視点(区分別)", ""),
    ],
)
def test_a_header_names_a_role_without_the_word(label, role):
    assert role_in_header(label) == role


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("令和6年度 行動計画(法人)", "法人"),
        ("■区の行動計画", "区"),
        ("法人分", "法人"),
        ("01_区", "区"),
        ("令和6年度 行動計画", ""),
        ("法人の行動計画", "法人"),
        ("(行政) 令和6年度計画", "行政"),
        ("地域子育て支援拠点 行動計画【区】", "区"),
        ("令和6年度 地域子育て支援拠点 法人の行動計画", "法人"),
        ("法人の行動計画(地域子育て支援拠点)", "法人"),
        ("法人_ひろば", "法人"),
        # The base itself, with and without its name.
        ("青葉区 地域子育て支援拠点 行動計画", ""),
        ("○○地域子育て支援拠点 行動計画", ""),
        ("■地域子育て支援拠点の行動計画", ""),
        ("令和6年度 行動計画(拠点)", ""),
        ("地域子育て支援拠点の取組", ""),
        ("地域子育て支援拠点　行動計画", ""),
        ("ひろば", ""),
        ("01_拠点", ""),
        ("本市 地域子育て支援拠点 行動計画", ""),
        ("地域 子育て支援拠点 行動計画", ""),
    ],
)
def test_a_title_names_a_role(title, role):
    assert role_in_title(title) == role


def test_tags_open_a_roles_part_of_a_cell():
    found = tagged("【法人】\n●甲\n【区及び法人】●乙【情報】丙\n区：丁")
    assert [(role, text.strip()) for role, text in found if text.strip()] == [
        ("法人", "●甲"),
        ("区及び法人", "●乙【情報】丙"),
        ("区", "丁"),
    ]


@pytest.mark.parametrize(
    ("text", "year"), [("令和六年度", 2024), ("平成二十三年度", 2011), ("令和十年", 2028), ("令和元年度", 2019)]
)
def test_years_in_kanji(text, year):
    assert parse_year(text) == year


def test_a_span_names_no_single_year():
    assert years_of("第4期(令和4年度～令和8年度)") == ()
    assert is_span("平成24〜28年度")
    assert not is_span("令和6年度")


@pytest.mark.parametrize(
    ("titles", "years"),
    [
        (["令和5年度 第4回 運営委員会 資料2", "令和6年度 行動計画(案)"], (2024,)),
        (["第3期計画(令和4年度～令和8年度)", "令和6年度 取組"], (2024,)),
        (["令和5年度の実績", "令和6年度"], (2024,)),
        (["作成日 令和6年3月1日"], (2024,)),
        (["令和5年度計画", "令和6年度計画"], (2023, 2024)),
        (["にこにこ"], ()),
    ],
)
def test_the_year_of_titles(titles, years):
    assert year_of_titles(titles) == years
