"""How much is missing of what was asked for: by hand from the small view of chart_views."""

from __future__ import annotations

import chart_views
import pytest
from store_samples import item

from kyoten.model import Kind
from kyoten.views.missing_reports import MissingReports, has_begun, missing_reports


def test_what_is_settled_or_not_due_yet_is_not_asked_for():
    """1-1-H01 was complete in the first quarter, 1-1-H02 cancelled in it, 1-1-H03 is due in November; left are 1-1-H04,
    reported, and 1-1-G01, which is not."""
    items = [
        item("1-1-H01"), item("1-1-H02"), item("1-1-H03", kind=Kind.COUNT, due_months=(11,), target_count=1),
        item("1-1-H04"), item("1-1-G01", role="行政"),
    ]  # fmt: skip
    told = [("1-1-H01", 1, "完了", 100), ("1-1-H02", 1, "中止", None), ("1-1-H04", 2, "着手", 25)]
    assert missing_reports(chart_views.make(items, told)) == MissingReports(2, 1, ("行政",))


def test_within_a_choice_the_role_that_is_chosen_counts_alone():
    assert missing_reports(chart_views.make(roles=("行政",))) == MissingReports(2, 2, ("行政",))
    assert missing_reports(chart_views.make(roles=("法人",))) == MissingReports(4, 0)


@pytest.mark.parametrize(("missing", "enough"), [(10, True), (11, False), (0, True)])
def test_nine_in_ten_speak_for_the_whole(missing, enough):
    assert MissingReports(100, missing).enough is enough


def test_a_year_has_begun_with_its_first_report():
    assert has_begun(chart_views.make())
    assert not has_begun(chart_views.silent())
