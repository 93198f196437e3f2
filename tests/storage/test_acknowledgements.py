"""了承: through a quarter, withdrawn, replaced, and what goes with the sample."""

import pytest
from store_samples import NOON, PLAN, Q1, Q2, Q3, SITE, events, rows, send

from kyoten.fiscal import Quarter
from kyoten.storage import store as front


def test_a_finding_is_acknowledged_through_a_quarter_and_can_be_withdrawn(planned):
    number = planned.acknowledge(SITE, "1-1-H01", "behind", Q2, reason="工事のため", by="館長")
    [found] = planned.acknowledgements(SITE, 2011)
    assert (found.number, found.item, found.rule, found.until, found.reason) == (
        number, "1-1-H01", "behind", Q2, "工事のため",
    )  # fmt: skip
    assert (found.by, found.at, found.sample, found.withdrawn) == ("館長", NOON, False, False)
    assert [found.covers(quarter) for quarter in (Q1, Q2, Q3)] == [True, True, False]
    planned.withdraw(number, "係長")
    [found] = planned.acknowledgements(SITE, 2011)
    assert (found.withdrawn_by, found.withdrawn_at, found.covers(Q1)) == ("係長", NOON, False)
    assert [(e.action, e.by, e.note) for e in events(planned, SITE)][-2:] == [
        ("acknowledged", "館長", "1-1-H01 behind 第2四半期まで 工事のため"),
        ("withdrawn", "係長", "1-1-H01 behind"),
    ]


def test_the_newest_acknowledgement_of_a_finding_speaks(planned):
    """Through the third quarter, then only through the first; withdrawing the newer does not bring back the older."""
    planned.acknowledge(SITE, "1-1-H01", "behind", Q3, reason="a", by="館長")
    second = planned.acknowledge(SITE, "1-1-H01", "behind", Q1, reason="b", by="館長")
    listed = planned.acknowledgements(SITE, 2011)
    assert front.standing_acknowledgements(listed, Q1) == {("1-1-H01", "behind"): listed[1]}
    assert front.standing_acknowledgements(listed, Q2) == {}
    planned.withdraw(second, "館長")
    assert front.standing_acknowledgements(planned.acknowledgements(SITE, 2011), Q1) == {}


def test_acknowledging_needs_a_reason_an_item_and_a_plan(planned):
    for where, reason, refusal in (
        ("1-1-H01", "　", front.ReasonMissing),
        ("9-9-H99", "x", front.UnknownItem),
    ):
        with pytest.raises(refusal):
            planned.acknowledge(SITE, where, "behind", Q1, reason=reason, by="館長")
    with pytest.raises(front.NoPlan):
        planned.acknowledge(SITE, "1-1-H01", "behind", Quarter(2013, 1), reason="x", by="館長")
    assert rows(planned, "acknowledgements") == 0


def test_withdrawing_twice_or_nothing_is_refused(planned):
    number = planned.acknowledge(SITE, "1-1-H01", "behind", Q1, reason="x", by="館長")
    planned.withdraw(number, "館長")
    with pytest.raises(front.AlreadyWithdrawn):
        planned.withdraw(number, "館長")
    with pytest.raises(front.UnknownAcknowledgement):
        planned.withdraw(number + 1, "館長")


def test_what_was_acknowledged_on_the_sample_goes_with_it_and_ones_own_stays(planned):
    own = planned.acknowledge(SITE, "1-1-G01", "behind", Q1, reason="x", by="館長")
    send(planned, data=b"sample", sample=True)
    planned.acknowledge(SITE, "1-1-H01", "behind", Q1, reason="試し", by="館長")
    planned.clear_sample("館長")
    assert [found.number for found in planned.acknowledgements(SITE, 2011)] == [own]


def test_a_site_with_decisions_is_not_dropped_with_the_sample(store):
    """The plan itself was a sample and goes; what was decided keeps its site's row."""
    store.save_plan(SITE, PLAN, file="見本.tsv", data=b"plan", by="", sample=True)
    store.change_item(SITE, 2011, "1-1-H01", {"person": "担当A"}, "館長")
    store.clear_sample()
    assert store.plan(SITE, 2011) is None
    assert [c.new for c in store.item_changes(SITE, 2011)] == ["担当A"]
