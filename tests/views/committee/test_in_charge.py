"""Who is responsible for what, of chart_views' plan: 法人 has four items, 行政 two."""

from __future__ import annotations

from dataclasses import replace

import chart_views

from kyoten.views.committee.in_charge import NOBODY, in_charge


def test_persons_come_before_nobody_role_by_role():
    """佐藤 has 1-1-H02 and 2-1-H01 (which is late), 鈴木 1-1-G01. 行政 has reported nothing,
    which is asked of the role, not of its items."""
    answer = in_charge(replace(chart_views.make(), persons={"1-1-H02": "佐藤", "2-1-H01": "佐藤", "1-1-G01": "鈴木"}))
    assert answer.rows == (
        ("法人", "佐藤", 2, 0, 1, "2-1-H01", "1-1-H02、2-1-H01"),
        ("法人", NOBODY, 2, 1, 0, "", "1-1-H01、2-1-H02"),
        ("行政", "鈴木", 1, 0, 0, "", "1-1-G01"),
        ("行政", NOBODY, 1, 0, 0, "", "3-1-G01"),
    )
    assert answer.sentence == "6件のうち3件に担当(2人)が決まっています。決まっていないのは3件。"


def test_where_nobody_is_named_the_roles_stand_for_them():
    answer = in_charge(chart_views.make())
    assert answer.sentence == "計画で担当を決めた項目はありません。役割ごとに示します。"
    assert [row[:3] for row in answer.rows] == [("法人", NOBODY, 4), ("行政", NOBODY, 2)]


def test_everybody_is_named():
    view = chart_views.make()
    answer = in_charge(replace(view, persons={track.item.id: "佐藤" for track in view.tracks}))
    assert answer.sentence == "6件のうち6件に担当(1人)が決まっています。"
