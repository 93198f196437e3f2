"""For how long a function has been in a band."""

from __future__ import annotations

from kyoten.chart.streaks import Streak


def test_a_quarter_without_a_report_ends_a_run():
    assert Streak("甲", ("遅れ", None, "遅れ")).length("遅れ") == 1
