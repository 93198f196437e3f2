"""A plan that was read already is still the plan that is stored, whoever changed the database meanwhile."""

from dataclasses import replace

from store_samples import COUNTED, ITEM, RESTATED, SITE, item, plan

from kyoten.storage import backup, plan_cache
from kyoten.storage.plan_cache import PlanCache
from kyoten.storage.store import Store

CHANGED = plan(ITEM, COUNTED, RESTATED, item("1-1-H02"))
OTHER = plan(replace(ITEM, text="別の計画の文"), COUNTED, RESTATED)


def test_a_version_is_read_from_the_database_once(planned, monkeypatch):
    first = planned.plan(SITE, 2011).plan
    monkeypatch.setattr("kyoten.storage.plan_rows._read", lambda *_: plan())
    assert planned.plan(SITE, 2011).plan is first


def test_another_process_saves_a_new_version(planned):
    assert planned.plan(SITE, 2011).version == 1
    other = Store(planned.url)
    other.save_plan(SITE, CHANGED, file="訂正.tsv", data=b"2", by="館長")
    other.close()
    assert (planned.plan(SITE, 2011).version, planned.plan(SITE, 2011).plan) == (2, CHANGED)


def test_what_another_process_changed_by_hand_lies_over_it(planned):
    assert planned.plan(SITE, 2011).plan.items[0] == ITEM
    other = Store(planned.url)
    other.change_item(SITE, 2011, ITEM.id, {"due_months": (9,)}, by="館長")
    other.close()
    assert planned.plan(SITE, 2011).plan.items[0] == replace(ITEM, due_months=(9,))


def test_a_cleared_sample_and_the_plan_after_it(store):
    store.save_plan(SITE, OTHER, file="見本.tsv", data=b"s", by="館長", sample=True)
    assert store.plan(SITE, 2011).plan == OTHER
    store.clear_sample()
    assert store.plan(SITE, 2011) is None
    store.save_plan(SITE, CHANGED, file="計画.tsv", data=b"1", by="館長")
    assert store.plan(SITE, 2011).plan == CHANGED


def test_a_restored_backup_has_other_rows_under_the_same_numbers(planned, tmp_path):
    """Both databases call their first plan number 1."""
    elsewhere = Store(f"sqlite:///{tmp_path / 'other.db'}")
    elsewhere.migrate()
    elsewhere.save_plan(SITE, OTHER, file="別.tsv", data=b"other", by="館長")
    backup.backup(elsewhere.url, tmp_path / "backup.db")
    elsewhere.close()
    assert planned.plan(SITE, 2011).plan.items[0] == ITEM
    backup.restore(planned.url, tmp_path / "backup.db")
    assert planned.plan(SITE, 2011).plan == OTHER


def test_only_the_last_few_are_kept(monkeypatch):
    monkeypatch.setattr(plan_cache, "_KEPT", 2)
    memory, read = PlanCache(), []

    def plan_of(number: int) -> None:
        memory.plan((number,), lambda: read.append(number) or plan())

    for number in (1, 2, 1, 3, 1, 2):  # 2 is what was asked for longest ago when 3 comes
        plan_of(number)
    assert read == [1, 2, 3, 2]
