"""設定 in process: what is pending, its effect, what is wrong with it, saving it, and the history."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from page_runs import done, opened, plain_words, refused, words
from streamlit.testing.v1 import AppTest
from tables import tables

from kyoten.rules.table import RULES
from kyoten.sample import SITE
from kyoten.settings import Rating, Settings
from kyoten.storage.store import Store

NO_CHANGE = "変更はありません。設定を変えると、保存する前に影響がここに出ます。"


def named(field: str, saved: int = 0, drafts: int = 0) -> str:
    """A widget's key: of the draft after that many saves, and that many fresh starts in this session."""
    return f"{field}_{SITE}_{saved}_{drafts}"


def save(app: AppTest, by: str = "施設長") -> AppTest:
    app.text_input(key="settings_by").set_value(by)
    return app.button(key="settings_save").click().run()


def flagged(app: AppTest) -> int:
    return int(re.findall(r"要対応は(\d+)件", words(app))[0])


def test_nothing_pending_is_said_and_cannot_be_saved(store: Store) -> None:
    app = opened("settings.py")
    assert not app.exception
    assert NO_CHANGE in words(app)
    assert app.button(key="settings_save").disabled
    assert "まだ保存されていません" in words(app)


def test_a_change_is_previewed_before_it_is_saved_and_holds_afterwards(store: Store) -> None:
    """With every rule off nothing can be flagged, whatever the reports say."""
    before = flagged(opened("stalled.py"))
    app = opened("settings.py")
    for rule in RULES:
        app.toggle(key=named(f"rule_{rule.code}")).set_value(False)
    app.run()
    assert f"### 要対応 {before}件 → 0件" in words(app)
    assert "規則「未報告」を使わない" in words(app)
    assert store.settings_history(SITE) == []

    save(app)
    assert done(app) == [
        "設定を保存しました。平成23年度 第2四半期から画面と資料に反映されます(確定した四半期は変わりません)。"
    ]
    [kept] = store.settings_history(SITE)
    assert kept.by == "施設長"
    assert kept.settings == replace(Settings(), rules_off=frozenset(rule.code for rule in RULES))
    assert NO_CHANGE in words(app)
    assert "**施設長**　規則「未報告」を使わない" in words(app)
    assert "要対応の項目はありません" in words(opened("stalled.py"))


def test_a_change_without_effect_on_the_quarter_says_so(store: Store) -> None:
    app = opened("settings.py")
    # Every report of the second quarter came by 28 October or never: twenty days more change nothing of them now.
    app.number_input(key=named("deadline_days")).set_value(35).run()
    assert "四半期の末日から報告の期限まで 15日 → 35日" in words(app)
    assert "この四半期の数字は変わりません。" in words(app)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("deadline_days", 200, "報告の期限は0日から90日までにしてください。"),
        ("unreported_stalled", 0, "未報告を停滞とする期数は1期から4期までにしてください。"),
        ("on_track", 50.0, "「順調」の下限は「やや遅れ」の下限より大きくしてください。"),
        ("behind_points", 100.0, "順調とする計画との差は0ポイント以上、100ポイント未満にしてください。"),
        ("nearly_achieved", 100.0, "「概ね達成」の下限は0%より大きく、100%未満にしてください。"),
        ("slightly_behind", 0.0, "「やや遅れ」の下限は0%より大きく、100%以下にしてください。"),
        ("same_undertaking", 10.0, "同じ取組とみなす文の類似度は50から100までにしてください。"),
    ],
)
def test_a_wrong_threshold_is_told_and_never_saved(store: Store, field: str, value: float, sentence: str) -> None:
    app = opened("settings.py")
    app.number_input(key=named(field)).set_value(value).run()
    assert refused(app) == [sentence]
    assert app.button(key="settings_save").disabled


@pytest.mark.parametrize("late", [200, 25])
def test_what_was_not_previewed_is_not_saved(store: Store, late: int) -> None:
    """A field changed and the button pressed in one go: the button was drawn for what stood there before."""
    app = opened("settings.py")
    app.number_input(key=named("deadline_days")).set_value(20).run()
    app.number_input(key=named("deadline_days")).set_value(late)
    save(app)
    assert "もう一度「保存する」を押してください。" in "".join(refused(app))
    assert store.settings_history(SITE) == []
    assert app.number_input(key=named("deadline_days")).value == late


def test_the_sentence_of_the_overview_is_previewed(store: Store) -> None:
    """Where all of the plan must be reached to be in time, and nothing else is forgiven, no function is."""
    before = words(opened("overview.py")).split("## ")[1].split("\n")[0].replace("\\", "")
    app = opened("settings.py")
    app.number_input(key=named("on_track")).set_value(100.0)
    app.number_input(key=named("behind_points")).set_value(0.0).run()
    effect = next(each.value for each in tables(app) if each.label == "保存すると変わる数字")
    [row] = [row for row in effect.to_numpy().tolist() if row[0] == "見出しの文"]
    assert row[1] == before
    save(app)
    assert row[2] == words(opened("overview.py")).split("## ")[1].split("\n")[0].replace("\\", "")
    assert row[1] != row[2]


def test_a_colour_is_picked_and_stays_with_a_step_that_is_renamed(store: Store) -> None:
    app = opened("settings.py")
    app.color_picker(key=named("colour_実施中")).set_value("#123abc").run()
    assert "状況「実施中」の色 #7FB3D5 → #123ABC" in plain_words(app)
    app.session_state[named("scale")] = {
        "edited_rows": {2: {"状況": "取組中"}},
        "added_rows": [{"状況": "仕上げ中", "割合(%)": 90, "順": 4.5}],
        "deleted_rows": [],
    }
    app.run()
    assert refused(app) == []
    save(app)
    colours = {each.name: each.colour for each in store.settings(SITE).scale}
    assert (colours["取組中"], colours["仕上げ中"]) == ("#123ABC", "#9AA5B1")


def test_a_wrong_scale_is_told_and_never_saved(store: Store) -> None:
    app = opened("settings.py")
    edits = {"edited_rows": {1: {"割合(%)": 80}}, "added_rows": [], "deleted_rows": [2]}
    app.session_state[named("scale")] = edits
    app.run()
    assert not app.exception
    assert refused(app) == [
        "状況「実施中」は報告で使われているため、消せません。行を残して「使わない」に印を付けてください。",
        "評価尺度は割合の小さい順に並べ、割合のない状況は最後に置いてください。",
    ]
    assert app.button(key="settings_save").disabled


def test_a_step_is_renamed_and_another_retired(store: Store) -> None:
    """中止, which ends an item, ends it under its new name too."""
    app = opened("settings.py")
    rows = {1: {"使わない": True}, 2: {"状況": "取組中"}, 5: {"状況": "取りやめ"}}
    app.session_state[named("scale")] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    app.run()
    assert refused(app) == []
    for change in ("状況「実施中」の名前 → 取組中", "状況「中止」の名前 → 取りやめ", "状況「着手」を使わない"):
        assert change in words(app)
    save(app)
    kept = store.settings(SITE)
    assert [(rating.name, rating.former) for rating in kept.scale if rating.former] == [
        ("取組中", ("実施中",)),
        ("取りやめ", ("中止",)),
    ]
    assert ([rating.name for rating in kept.scale if rating.retired], kept.cancelled) == (["着手"], "取りやめ")


def test_a_step_added_and_put_in_its_place_is_saved(store: Store) -> None:
    app = opened("settings.py")
    added = {"順": 4.5, "状況": "仕上げ中", "割合(%)": 90, "色": "#2C6FA0", "記号": None, "印": None}
    app.session_state[named("scale")] = {"edited_rows": {}, "added_rows": [added], "deleted_rows": []}
    app.run()
    assert refused(app) == []
    assert "状況「仕上げ中」(90%)を加える" in words(app)
    save(app)
    kept = store.settings(SITE).scale
    # Between 概ね達成 (the fourth) and 完了.
    assert [rating.name for rating in kept][3:6] == ["概ね達成", "仕上げ中", "完了"]
    assert kept[4] == Rating("仕上げ中", 90.0, "#2C6FA0")


def test_a_quarter_gets_a_deadline_of_its_own_and_loses_it(store: Store) -> None:
    key = "deadline_2011-2"
    app = opened("settings.py")
    app.date_input(key=named(key)).set_value(dt.date(2011, 10, 31)).run()
    assert "平成23年度 第2四半期の期限の日 決めない → 2011年10月31日" in words(app)
    save(app)
    assert store.settings(SITE).deadlines == (("2011-2", dt.date(2011, 10, 31)),)
    app.date_input(key=named(key, saved=1)).set_value(None).run()
    save(app)
    assert store.settings(SITE).deadlines == ()


def test_who_saves_must_say_so(store: Store) -> None:
    app = opened("settings.py")
    app.number_input(key=named("deadline_days")).set_value(20).run()
    save(app, by="　")
    assert refused(app) == ["氏名を入れてください。"]
    assert store.settings_history(SITE) == []
    # What was typed is still there.
    assert app.number_input(key=named("deadline_days")).value == 20


def test_a_change_can_be_dropped(store: Store) -> None:
    app = opened("settings.py")
    app.number_input(key=named("deadline_days")).set_value(20).run()
    app.button(key="settings_drop").click().run()
    assert app.number_input(key=named("deadline_days", drafts=1)).value == 15
    assert NO_CHANGE in words(app)


def test_returning_to_the_defaults_is_a_change_like_any_other(store: Store) -> None:
    store.save_settings(SITE, replace(Settings(), deadline_days=20), by="施設長")
    app = opened("settings.py")
    app.button(key="settings_defaults").click().run()
    assert "四半期の末日から報告の期限まで 20日 → 15日" in words(app)
    assert store.settings(SITE).deadline_days == 20
    save(app)
    assert store.settings(SITE) == Settings()
    assert [kept.by for kept in store.settings_history(SITE)] == ["施設長", "施設長"]


def test_a_second_session_cannot_overwrite_what_the_first_saved(store: Store) -> None:
    first, second = opened("settings.py"), opened("settings.py")
    first.number_input(key=named("deadline_days")).set_value(20).run()
    second.number_input(key=named("deadline_days")).set_value(30).run()
    save(first)
    save(second, by="係長")
    assert len(refused(second)) == 1
    assert "別の画面で設定が保存されました" in refused(second)[0]
    assert [kept.settings.deadline_days for kept in store.settings_history(SITE)] == [20]
    # It starts afresh from what the first one saved.
    assert second.number_input(key=named("deadline_days", saved=1)).value == 20
    second.number_input(key=named("deadline_days", saved=1)).set_value(30).run()
    assert store.settings(SITE).deadline_days == 20
    save(second, by="係長")
    assert store.settings(SITE).deadline_days == 30


def test_a_session_whose_change_goes_because_another_saved_is_told(store: Store) -> None:
    app = opened("settings.py")
    app.number_input(key=named("deadline_days")).set_value(30).run()
    store.save_settings(SITE, replace(Settings(), deadline_days=20), by="係長")
    app.run()
    assert "別の画面で設定が保存されたため、新しい設定を読み込みました。" in words(app)
    assert app.number_input(key=named("deadline_days", saved=1)).value == 20
    app.run()
    assert "別の画面で設定が保存されたため" not in words(app)


def test_the_page_runs_where_nothing_is_reported(store: Store) -> None:
    store.clear_sample()
    app = opened("settings.py", quarter="1")
    assert not app.exception
    app.number_input(key=named("slightly_behind")).set_value(30.0).run()
    assert "この四半期の数字は変わりません。" in words(app)


def test_without_a_plan_the_page_says_how_to_begin(empty: Store) -> None:
    app = opened("settings.py")
    assert not app.exception
    assert "行動計画がまだありません" in words(app)
