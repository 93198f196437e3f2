"""The schema brings itself up to date: once, in order, for old databases too, and never down."""

import datetime as dt
import multiprocessing
import re
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from store_samples import NOON, PLAN, SITE

from kyoten.storage import decision_tables, intake_tables, site_tables  # noqa: F401 - their tables are in the metadata, too
from kyoten.storage.engine import make_ready, open_engine
from kyoten.storage.migrations import STEPS, Step, applied, migrate
from kyoten.storage.store import DatabaseTooNew, Store
from kyoten.storage.tables import metadata

SCHEMAS = Path(__file__).parent / "schemas"


@pytest.fixture
def engine(tmp_path):
    opened = open_engine(f"sqlite:///{tmp_path / 'kyoten.db'}")
    yield opened
    opened.dispose()


def schema(engine):
    """Tables with their columns, keys and indexes, as the database itself describes them, what goes with a row that is
    deleted, and whether a number is never given twice. In what order a table has its columns means nothing: what a step
    adds stands last."""
    found = sa.inspect(engine)
    with engine.connect() as connection:
        made = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all())
    return {
        table: (
            sorted((c["name"], str(c["type"]), c["nullable"], c["primary_key"]) for c in found.get_columns(table)),
            sorted(
                (k["referred_table"], *k["constrained_columns"], *sorted(k["options"].items()))
                for k in found.get_foreign_keys(table)
            ),
            sorted((i["name"], i["unique"], *i["column_names"]) for i in found.get_indexes(table)),
            sorted(tuple(u["column_names"]) for u in found.get_unique_constraints(table)),
            "AUTOINCREMENT" in made[table].upper(),
        )
        for table in found.get_table_names()
    }


def names(engine):
    with engine.connect() as connection:
        return connection.exec_driver_sql("SELECT number, name FROM schema_steps ORDER BY number").all()


def test_steps_are_numbered_from_one_without_a_gap():
    assert [step.number for step in STEPS] == list(range(1, len(STEPS) + 1))


def test_an_empty_database_gets_every_table_and_counts_as_up_to_date(engine):
    make_ready(engine)
    assert applied(engine) == 0
    migrate(engine, NOON)
    assert applied(engine) == STEPS[-1].number
    assert names(engine) == [(step.number, step.name) for step in STEPS]
    assert {"sites", "plans", "plan_items", "submissions", "entries", "settings", "journal"} <= set(schema(engine))


def test_the_steps_lead_to_the_tables_as_they_are_now(engine, tmp_path):
    """Fails when the tables are changed without a step, for new databases and old ones alike."""
    migrate(engine, NOON)
    today = open_engine(f"sqlite:///{tmp_path / 'today.db'}")
    make_ready(today)
    metadata.create_all(today)
    assert schema(engine) == schema(today)
    today.dispose()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"step_{step.number}")
def test_a_step_never_changes(engine, tmp_path, step):
    """Up to each step a database is made as it was when that step was the last; every step has its schema kept."""
    migrate(engine, NOON, STEPS[: step.number])
    with sqlite3.connect(tmp_path / "then.db") as database:
        database.executescript((SCHEMAS / f"schema_{step.number}.sql").read_text("utf-8"))
    then = open_engine(f"sqlite:///{tmp_path / 'then.db'}")
    assert schema(engine) == schema(then)
    then.dispose()


def test_the_steps_say_in_postgresql_what_its_tables_are():
    """Word for word what SQLAlchemy makes of today's tables, but for those that a later step has altered."""
    run = []

    class Postgresql:
        dialect = postgresql.dialect()
        exec_driver_sql = staticmethod(run.append)

    for step in STEPS:
        step.apply(Postgresql())
    altered = {name for statement in run for name in re.findall(r"ALTER TABLE (\w+)", statement)}
    tables = [table for table in metadata.sorted_tables if table.name not in altered]
    made = [sa.schema.CreateTable(table) for table in tables]
    made += [sa.schema.CreateIndex(index) for table in tables for index in table.indexes]
    expected = [str(each.compile(dialect=Postgresql.dialect)) for each in made]
    found = [each for each in run if not any(re.search(rf"(TABLE|ON) {name}\b", each) for name in altered)]
    assert len(tables) >= 10
    assert sorted(map(parts, found)) == sorted(map(parts, expected))


def parts(statement):
    """A statement's lines without layout; a key named at its column counts as named below."""
    lines = [" ".join(line.strip(" ,").split()) for line in statement.splitlines() if not line.startswith("--")]
    below = [re.sub(r"^(id SERIAL NOT NULL) (CONSTRAINT \w+ PRIMARY KEY)$", r"\1|\2 (id)", line) for line in lines]
    return sorted(part for line in below for part in line.split("|") if part)


def test_migrating_again_changes_nothing(engine):
    migrate(engine, NOON)
    before = schema(engine), names(engine)
    migrate(engine, NOON + dt.timedelta(days=1))
    assert (schema(engine), names(engine)) == before


@pytest.mark.parametrize("old", sorted(SCHEMAS.glob("schema_*.sql")), ids=lambda path: path.stem)
def test_every_old_schema_comes_to_what_a_new_database_has(engine, tmp_path, old):
    """Fails when the tables are changed without a step that brings existing databases along."""
    with sqlite3.connect(tmp_path / "old.db") as database:
        database.executescript(old.read_text("utf-8"))
    raised = open_engine(f"sqlite:///{tmp_path / 'old.db'}")
    migrate(raised, NOON)
    migrate(engine, NOON)
    assert schema(raised) == schema(engine)
    assert names(raised) == names(engine)
    raised.dispose()


def test_the_same_bytes_are_refused_in_postgresql_too():
    (index,) = [index for index in metadata.tables["submissions"].indexes if index.name == "uq_submissions_bytes"]
    made = str(sa.schema.CreateIndex(index).compile(dialect=postgresql.dialect()))
    assert made.endswith("WHERE taken_back IS false")


def widen(connection):
    connection.exec_driver_sql("ALTER TABLE sites ADD COLUMN ward TEXT")


def rename(connection):
    connection.exec_driver_sql("ALTER TABLE sites RENAME COLUMN ward TO district")


LATER = (*STEPS, Step(len(STEPS) + 1, "wards", widen), Step(len(STEPS) + 2, "districts", rename))


def test_later_steps_are_applied_in_order_and_keep_what_is_stored(engine):
    store = Store(str(engine.url), clock=lambda: NOON)
    store.migrate()
    store.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    migrate(engine, NOON, LATER)
    assert [number for number, _ in names(engine)] == [step.number for step in LATER]
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name, district FROM sites").all() == [(SITE, None)]
    assert store.plan(SITE, 2011).plan == PLAN


def test_a_step_that_fails_leaves_the_database_as_it_was(engine):
    def broken(connection):
        widen(connection)
        connection.exec_driver_sql("INSERT INTO sites (name) VALUES (NULL)")

    migrate(engine, NOON)
    before = schema(engine)
    with pytest.raises(sa.exc.IntegrityError):
        migrate(engine, NOON, (*STEPS, Step(len(STEPS) + 1, "broken", broken)))
    assert schema(engine) == before
    assert applied(engine) == STEPS[-1].number


def test_a_database_from_a_newer_kyoten_is_refused_in_one_sentence(engine):
    migrate(engine, NOON, LATER)
    with pytest.raises(DatabaseTooNew, match=r"新しい版のKyoten.*更新してください。$"):
        Store(str(engine.url)).migrate()
    assert applied(engine) == LATER[-1].number


def start(url, gate, told):
    """What a starting process does."""
    gate.wait()
    try:
        Store(url).migrate()
        told.put("")
    except Exception as found:
        told.put(repr(found))


def test_processes_that_start_at_once_build_the_schema_once(engine):
    processes = multiprocessing.get_context("spawn")
    gate, told = processes.Barrier(3), processes.Queue()
    started = [processes.Process(target=start, args=(str(engine.url), gate, told)) for _ in range(3)]
    for each in started:
        each.start()
    answers = [told.get(timeout=60) for _ in started]
    for each in started:
        each.join()
    assert answers == ["", "", ""]
    assert names(engine) == [(step.number, step.name) for step in STEPS]
