"""What was said of functions under another name: kept once, the newest word counts."""

from __future__ import annotations

import datetime as dt

from store_samples import NOON, SITE, events

from kyoten.storage import journal
from kyoten.storage.store import FunctionName

SAME = FunctionName("親子のひろば", "親子の居場所", True)


def test_a_word_on_two_names_is_kept_once_with_who_said_it(planned):
    planned.name_functions(SITE, 2011, [SAME], "館長")
    planned.name_functions(SITE, 2012, [SAME], "係長")
    assert planned.function_names(SITE) == [SAME]
    assert planned.function_names("やま拠点") == []
    named = [(each.by, each.note) for each in events(planned) if each.action == journal.FUNCTION_NAMED]
    assert named == [("館長", "親子の居場所 → 親子のひろば")]


def test_the_newest_word_counts_and_an_earlier_moment_knows_the_earlier_one(planned):
    planned.name_functions(SITE, 2011, [SAME], "館長")
    planned._clock = lambda: NOON + dt.timedelta(days=1)
    planned.name_functions(SITE, 2011, [SAME._replace(same=False)], "館長")
    assert planned.function_names(SITE) == [SAME._replace(same=False)]
    with planned.snapshot(NOON + dt.timedelta(hours=1)) as then:
        assert then.function_names(SITE) == [SAME]
