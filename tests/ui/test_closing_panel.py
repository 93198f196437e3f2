"""確定 on 提出状況 in process: what is said before, closing and opening again, and what other pages say."""

from __future__ import annotations

from page_runs import done, opened, refused, words

from kyoten.sample import SITE
from kyoten.storage.store import Store


def close(app, by: str = "施設長"):
    app.button(key="close").click().run()
    app.text_input(key="close_by").set_value(by)
    return app.button(key="close_yes").click().run()


def test_a_quarter_is_closed_in_somebodys_name_and_every_page_says_so(store: Store) -> None:
    app = opened("submissions.py", quarter="1")
    assert "第1四半期は 速報" in words(app)
    app.button(key="close").click().run()
    assert "未報告です。" in words(app)
    app = close(opened("submissions.py", quarter="1"))
    assert done(app) == ["平成23年度 第1四半期を確定しました。"]
    [made] = store.closings(SITE, 2011)
    assert (made.quarter, made.by) == (1, "施設長")
    overview = words(opened("overview.py", quarter="1"))
    assert "・確定(" in overview
    assert "第1四半期は 確定(" in overview
    assert "・速報" in words(opened("overview.py", quarter="2"))


def test_opening_again_wants_a_reason_and_a_name(store: Store) -> None:
    store.close_period(SITE, 2011, 1, by="施設長")
    app = opened("submissions.py", quarter="1")
    app.button(key="reopen").click().run()
    app.text_area(key="reopen_reason").set_value(" ")
    app.text_input(key="reopen_by").set_value("")
    app.button(key="reopen_yes").click().run()
    assert refused(app) == ["理由と氏名を入れてください。"]
    app = opened("submissions.py", quarter="1")
    app.button(key="reopen").click().run()
    app.text_area(key="reopen_reason").set_value("転記の誤り")
    app.text_input(key="reopen_by").set_value("係長")
    app.button(key="reopen_yes").click().run()
    assert done(app) == ["平成23年度 第1四半期の確定を解除しました。"]
    assert "第1四半期は 訂正中(" in words(app)
    assert "確定を解除　理由：転記の誤り　·　係長" in words(app)


def test_the_second_quarter_waits_for_the_first(store: Store) -> None:
    app = close(opened("submissions.py", quarter="2"))
    assert refused(app) == [
        "第1四半期がまだ確定していないため、平成23年度 第2四半期は確定できません。先に第1四半期を確定してください。"
    ]
    assert store.closings(SITE, 2011) == []


def test_the_year_is_closed_with_what_is_open_of_it(store: Store) -> None:
    app = opened("submissions.py", quarter="4")
    app.button(key="close_year").click().run()
    assert "まだ確定していない第1四半期、第2四半期、第3四半期、第4四半期も、いっしょに確定します。" in words(app)
    app.text_input(key="close_by").set_value("施設長")
    app.button(key="close_yes").click().run()
    assert done(app) == ["平成23年度を確定しました。"]
    assert [each.quarter for each in store.closings(SITE, 2011)] == [1, 2, 3, 4, None]


def test_the_page_that_takes_reports_says_that_the_quarter_is_closed(store: Store) -> None:
    store.close_period(SITE, 2011, 1, by="施設長")
    assert "この四半期の報告は取り込めません。" in words(opened("submit.py", quarter="1"))
    assert "取り込めません" not in words(opened("submit.py", quarter="2"))
