"""What a visitor sees, and a monitor, when the database can't be used; and that all goes on once it is mended."""

from __future__ import annotations

import json
import os
import sqlite3

from coroutines import result_of
from page_runs import opened, refused, session, words

import app as server
from kyoten.storage.migrations import STEPS
from kyoten.storage.place import note_of
from kyoten.storage.store import Store, StoreRefusal
from kyoten.ui import errors, page_cache


def health() -> tuple[int, dict[str, object]]:
    answer = result_of(server.healthz(None))
    return answer.status_code, json.loads(answer.body)


def test_a_database_that_is_gone_and_comes_back(store, database, tmp_path):
    assert health() == (200, {"status": "ok", "sites": 1})
    app = opened("overview.py")
    database.rename(tmp_path / "away.db")
    app.run()
    assert refused(app) == ["データベースのファイル「kyoten.db」がなくなっています。"]
    assert not app.exception
    assert "に戻すか、バックアップから復元してください" in words(app)
    status, said = health()
    assert (status, said["status"]) == (503, "error")
    assert "なくなっています" in str(said["message"])
    assert not database.exists()
    (tmp_path / "away.db").rename(database)
    app.button(key="store_again").click().run()
    assert (refused(app), health()[0]) == ([], 200)
    assert len(app.metric) == 5


def test_nothing_is_confirmed_on_a_page_whose_database_is_gone(store, database):
    app = opened("settings.py")
    database.unlink()
    app.text_input(key="settings_by").set_value("施設長")
    app.run()
    assert app.success == []
    assert len(refused(app)) == 1


def test_no_sample_is_loaded_where_a_store_has_been(store, database):
    page_cache.store.clear()
    database.unlink()
    app = session().run()
    assert "なくなっています" in refused(app)[0]
    assert not database.exists()
    note_of(database).unlink()
    app.run()
    assert refused(app) == []
    assert Store(store.url).sites() == ["港北区地域子育て支援拠点 どろっぷ"]


def test_another_database_in_its_place_is_said_until_the_next_start(store, database, tmp_path):
    opened("overview.py")
    other = Store(f"sqlite:///{tmp_path / 'other.db'}")
    other.migrate()
    other.close()
    os.replace(tmp_path / "other.db", database)
    assert "置き換えられました" in refused(opened("overview.py"))[0]
    assert health()[0] == 503


def test_a_newer_database_is_said_at_the_start(store, database):
    with sqlite3.connect(database) as connection:
        connection.execute("INSERT INTO schema_steps VALUES (?, 'later', '2030-01-01 00:00:00')", [len(STEPS) + 1])
    page_cache.store.clear()
    assert "新しい版のKyotenで作られたものです" in refused(session().run())[0]
    assert health()[0] == 503


def test_a_refusal_in_the_middle_of_a_page_is_shown_in_its_own_words(store, monkeypatch):
    """Not with a number to report, which is for what nobody has foreseen."""
    shown: list[str] = []
    monkeypatch.setattr(errors.st, "error", lambda words, **_: shown.append(words))
    assert errors.show(StoreRefusal("ほかの処理が使用中です。"))
    assert shown == ["ほかの処理が使用中です。"]
