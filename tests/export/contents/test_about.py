"""What every output says about itself."""

from __future__ import annotations

import chart_views

from kyoten.export.contents import about
from kyoten.settings import Rating, Settings


def test_footer_says_of_whom_when_and_how_much_is_missing():
    view = chart_views.make()
    first, second, third = about.footer(view.meta)
    assert first == (
        "みなと拠点 · 平成23年度 第2四半期(7〜9月) · 2011年10月20日現在・速報 · 未報告 2件(6件中) · 全役割 / 全機能"
        " · サンプルデータ"
    )
    assert second == "出典 H23_Q1_法人.xlsx、H23_Q2_法人.xlsx、H23_Q1_行政.xlsx"
    assert third.startswith("評価尺度 未着手 0%、着手 25%、実施中 50%、概ね達成 75%、完了 100%、中止・評価困難は")
    assert "順調は80%以上" in third


def test_footer_of_real_data_does_not_say_sample():
    assert "サンプル" not in "".join(about.footer(chart_views.make(sample=False).meta))


def test_many_sources_are_named_in_part():
    assert about.sources_text(tuple(f"{n}.xlsx" for n in range(8))).endswith("5.xlsx ほか2件")
    assert about.sources_text(()) == "報告なし"


def test_a_scale_without_a_step_out_of_the_rates_says_nothing_of_it():
    scale = (Rating("まだ", 0.0, "#D9A441"), Rating("済", 100.0, "#1F5F8B"))
    assert about.scale_text(Settings(scale=scale)) == "まだ 0%、済 100%"


def test_all_sources_are_named_where_they_are_few():
    assert about.sources_text(tuple(f"{n}.xlsx" for n in range(6))) == "0.xlsx、1.xlsx、2.xlsx、3.xlsx、4.xlsx、5.xlsx"


def test_notes_name_the_deadline_of_the_quarter():
    """15 days after 30 September, unless a day of its own is set."""
    assert "第2四半期の報告の期限は10月15日。" in about.notes(chart_views.make().meta)
