"""The sample: loaded beside one's own, and cleared without touching what is one's own."""

from store_samples import COUNTED, ITEM, PLAN, Q2, SITE, contents, entry, plan, send

from kyoten.storage import store as front


def sampled(store):
    store.save_plan(SITE, PLAN, file="見本.tsv", data=b"plan", by="", sample=True)
    send(store, data=b"sample", sample=True)
    return store


def test_clearing_the_sample_leaves_an_empty_store_that_is_not_new(store):
    assert store.untouched()
    sampled(store)
    assert store.plan(SITE, 2011).sample
    assert [each.sample for each in store.submissions(SITE, 2011)] == [True]
    assert store.clear_sample("館長") == front.ClearedSample(submissions=1, plans=1, kept=())
    assert contents(store)[:5] == [0] * 5
    assert [store.sites(), store.untouched()] == [[], False]


def test_own_reports_on_the_sample_plan_stay_and_make_it_the_sites_own(store):
    own = send(sampled(store), entry(percent=77), data=b"own")
    assert store.clear_sample() == front.ClearedSample(submissions=1, plans=0, kept=((SITE, 2011),))
    assert not store.plan(SITE, 2011).sample
    assert [(e.submission, e.entry.percent) for e in store.entries(SITE, 2011)] == [(own, 77)]
    assert store.original(own) == ("H23_Q1_法人.xlsx", b"own")
    assert store.plan_original(SITE, 2011) == ("見本.tsv", b"plan")


def test_own_reports_taken_back_are_own_reports_too(store):
    number = send(sampled(store), data=b"own")
    store.take_back(number, "館長", "見直し中")
    store.clear_sample()
    assert store.original(number) == ("H23_Q1_法人.xlsx", b"own")


def test_clearing_the_sample_touches_nothing_of_ones_own(planned):
    send(planned, data=b"own")
    sampled_year = plan(ITEM, year=2012)
    planned.save_plan("見本拠点", sampled_year, file="見本.tsv", data=b"s", by="", sample=True)
    before = planned.submissions(SITE, 2011), planned.plan(SITE, 2011)
    assert planned.clear_sample().plans == 1
    assert (planned.submissions(SITE, 2011), planned.plan(SITE, 2011)) == before
    assert planned.sites() == [SITE]


def test_importing_the_samples_own_matrix_makes_it_the_sites_plan(store):
    sampled(store)
    assert store.save_plan(SITE, PLAN, file="自分の.tsv", data=b"plan", by="館長") == 1
    assert store.clear_sample() == front.ClearedSample(submissions=1, plans=0, kept=())
    assert store.plan(SITE, 2011).plan == PLAN


def test_a_sample_report_does_not_hold_back_ones_own_plan(store):
    sampled(store)
    assert store.save_plan(SITE, plan(COUNTED), file="自分の.tsv", data=b"2", by="館長") == 2
    assert store.clear_sample() == front.ClearedSample(submissions=1, plans=1, kept=())
    assert (store.plan(SITE, 2011).version, store.plan(SITE, 2011).sample) == (2, False)


def test_numbers_of_cleared_reports_are_not_given_again(store):
    cleared = send(sampled(store), entry(quarter=Q2), data=b"2", sample=True)
    store.clear_sample()
    store.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    assert send(store) > cleared
