"""Settings are checked before they are saved: one Japanese sentence for each thing that is wrong."""

import datetime as dt
from dataclasses import replace

import pytest

from kyoten.fiscal import Quarter
from kyoten.settings import DEFAULT_SCALE, Rating, Settings
from kyoten.storage.store import Store
from kyoten.views import settings_checks

STOP = Rating("中止", None, "#8B939C")
NONE, HALF, DONE = Rating("未着手", 0, "#111111"), Rating("実施中", 50, "#222222"), Rating("完了", 100, "#333333")


def test_a_status_in_use_may_be_renamed_or_retired_but_not_taken_away():
    renamed = with_scale(NONE, replace(HALF, name="取組中", former=(HALF.name,)), DONE, STOP)
    retired = with_scale(NONE, replace(HALF, retired=True), DONE, STOP)
    assert settings_checks.errors(renamed, {HALF.name}) == settings_checks.errors(retired, {HALF.name}) == ()


def test_a_former_name_is_of_one_status_alone():
    twice = with_scale(NONE, replace(HALF, former=("甲",)), replace(DONE, former=("甲",)), STOP)
    taken = with_scale(NONE, replace(HALF, former=(DONE.name,)), DONE, STOP)
    for wrong, name in ((twice, "甲"), (taken, DONE.name)):
        assert settings_checks.errors(wrong) == (
            f"「{name}」は別の状況の名前か前の名前のため、どちらを指すか決まりません。ほかの名前にしてください。",
        )


def test_the_ends_of_the_scale_and_the_ending_status_are_still_offered():
    assert settings_checks.errors(with_scale(NONE, HALF, replace(DONE, retired=True), STOP)) == (
        "完了にあたる、割合が100%の状況を一つ以上置いてください。",
    )
    assert settings_checks.errors(with_scale(NONE, HALF, DONE, replace(STOP, retired=True))) == (
        f"項目を終わりにする状況「{STOP.name}」は「使わない」にできません。",
    )


def test_another_name_in_the_table_is_a_renaming_and_the_first_name_again_is_none():
    table = settings_checks.scale_table(with_scale(replace(HALF, former=("一部",)), DONE))
    table.loc[0, "状況"] = "取組中"
    table.loc[1, "使わない"] = True
    first, second = settings_checks.read_scale(table.to_dict("records"))
    assert (first.name, first.former, first.retired) == ("取組中", ("一部", HALF.name), False)
    assert (second.name, second.former, second.retired) == (DONE.name, (), True)
    back = settings_checks.scale_table(with_scale(first, DONE))
    back.loc[0, "状況"] = "一部"
    assert settings_checks.read_scale(back.to_dict("records"))[0].former == (HALF.name, "取組中")


def with_scale(*ratings):
    return Settings(scale=ratings)


def test_the_defaults_are_in_order():
    assert settings_checks.errors(Settings(), {rating.name for rating in DEFAULT_SCALE}) == ()
    assert settings_checks.errors(with_scale(NONE, HALF, DONE, STOP)) == ()


WRONG = {
    "a name twice": (
        with_scale(NONE, HALF, replace(HALF, colour="#444444"), DONE, STOP),
        "状況「実施中」が二つ以上あります。名前を一つずつにしてください。",
    ),
    "no name": (
        with_scale(NONE, replace(HALF, name=""), DONE, STOP),
        "状況の名前が空の行があります。名前を入れるか、行を消してください。",
    ),
    "a name that means something else": (
        with_scale(NONE, replace(HALF, name="未報告"), DONE, STOP),
        "「未報告」は画面で別の意味に使うため、状況の名前にできません。",
    ),
    "a long name": (
        with_scale(NONE, replace(HALF, name="あ" * 11), DONE, STOP),
        f"状況「{'あ' * 11}」は10字以内にしてください。",
    ),
    "below 0 %": (
        with_scale(replace(HALF, percent=-1), NONE, DONE, STOP),
        "状況「実施中」の割合は0%から100%までにしてください。",
    ),
    "above 100 %": (
        with_scale(NONE, DONE, replace(HALF, percent=101), STOP),
        "状況「実施中」の割合は0%から100%までにしてください。",
    ),
    "from the most to the least": (
        with_scale(DONE, HALF, NONE, STOP),
        "評価尺度は割合の小さい順に並べ、割合のない状況は最後に置いてください。",
    ),
    "a step without a value in the middle": (
        with_scale(NONE, STOP, HALF, DONE),
        "評価尺度は割合の小さい順に並べ、割合のない状況は最後に置いてください。",
    ),
    "nothing at 0 %": (with_scale(HALF, DONE, STOP), "未着手にあたる、割合が0%の状況を一つ以上置いてください。"),
    "nothing at 100 %": (with_scale(NONE, HALF, STOP), "完了にあたる、割合が100%の状況を一つ以上置いてください。"),
    "no status that ends an item": (
        with_scale(NONE, HALF, DONE),
        "項目を終わりにする状況「中止」が評価尺度にありません。",
    ),
    "the status that ends an item has a value": (
        with_scale(NONE, replace(STOP, percent=20), HALF, DONE),
        "項目を終わりにする状況「中止」の割合は空にしてください。",
    ),
    "no colour": (
        with_scale(NONE, replace(HALF, colour="青"), DONE, STOP),
        "状況「実施中」の色は #1F5F8B のような形で入れてください。",
    ),
    "a colour twice": (
        with_scale(replace(NONE, colour="#abcdef"), replace(HALF, colour="#ABCDEF"), DONE, STOP),
        "色 #ABCDEF が二つ以上の状況に使われています。見分けられるように別の色にしてください。",
    ),
    "a symbol twice": (
        with_scale(replace(NONE, symbol="△"), replace(HALF, symbol="△"), DONE, STOP),
        "記号「△」が二つ以上の状況に使われています。一つの状況だけにしてください。",
    ),
    "on track where it begins to be behind": (
        Settings(on_track=60),
        "「順調」の下限は「やや遅れ」の下限より大きくしてください。",
    ),
    "no lower end of やや遅れ": (
        Settings(slightly_behind=0),
        "「やや遅れ」の下限は0%より大きく、100%以下にしてください。",
    ),
    "fewer than no points": (
        Settings(behind_points=-1),
        "順調とする計画との差は0ポイント以上、100ポイント未満にしてください。",
    ),
    "so many points that nothing is ever behind": (
        Settings(behind_points=100),
        "順調とする計画との差は0ポイント以上、100ポイント未満にしてください。",
    ),
    "no lower end of 概ね達成": (
        Settings(nearly_achieved=0),
        "「概ね達成」の下限は0%より大きく、100%未満にしてください。",
    ),
    "概ね達成 is not 達成": (
        Settings(nearly_achieved=100),
        "「概ね達成」の下限は0%より大きく、100%未満にしてください。",
    ),
    "days": (Settings(deadline_days=91), "報告の期限は0日から90日までにしてください。"),
    "one report alone can't stand still": (
        Settings(no_change_quarters=1),
        "変化なしとする期数は2期から4期までにしてください。",
    ),
    "a fifth quarter": (
        Settings(not_started_quarter=5),
        "着手しているはずの四半期は第1四半期から第4四半期までにしてください。",
    ),
    "any two texts alike": (
        Settings(same_undertaking=49),
        "同じ取組とみなす文の類似度は50から100までにしてください。",
    ),
    "a rule that is not there": (Settings(rules_off=frozenset({"late"})), "「late」という規則はありません。"),
    "a deadline before the quarter's end": (
        Settings(deadlines=(("2011-2", dt.date(2011, 9, 29)),)),
        "平成23年度 第2四半期の期限は2011年9月30日から2011年12月30日までの日にしてください。",
    ),
    "a deadline when the next quarter is over": (
        Settings(deadlines=(("2011-2", dt.date(2011, 12, 31)),)),
        "平成23年度 第2四半期の期限は2011年9月30日から2011年12月30日までの日にしてください。",
    ),
    "a quarter that is none": (
        Settings(deadlines=(("2011-5", dt.date(2011, 12, 31)),)),
        "「2011-5」は四半期として読めません。2011-2 のような形で入れてください。",
    ),
}


@pytest.mark.parametrize(("settings", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_each_thing_that_is_wrong_is_said(settings, sentence):
    assert settings_checks.errors(settings) == (sentence,)


BOUNDS = {
    "0 days": Settings(deadline_days=0),
    "90 days": Settings(deadline_days=90),
    "one point apart": Settings(on_track=61),
    "no points to spare, and nearly all": Settings(behind_points=0, nearly_achieved=99),
    "nearly all points to spare, and nearly nothing": Settings(behind_points=99, nearly_achieved=1),
    "the quarter's last day": Settings(deadlines=(("2011-2", dt.date(2011, 9, 30)),)),
    "the day before the next quarter's last": Settings(deadlines=(("2011-2", dt.date(2011, 12, 30)),)),
    "two steps with one percent": with_scale(NONE, HALF, replace(HALF, name="検討中", colour="#444444"), DONE, STOP),
}


@pytest.mark.parametrize("settings", BOUNDS.values(), ids=BOUNDS.keys())
def test_the_bounds_themselves_are_allowed(settings):
    assert settings_checks.errors(settings) == ()


def test_a_status_that_reports_name_can_not_go():
    assert settings_checks.errors(with_scale(NONE, HALF, DONE, STOP), {"着手", "完了"}) == (
        "状況「着手」は報告で使われているため、消せません。行を残して「使わない」に印を付けてください。",
    )


def test_the_table_comes_back_as_the_scale_and_empty_rows_are_left_out():
    rows = settings_checks.scale_table(Settings()).to_dict("records")
    assert settings_checks.read_scale(rows) == DEFAULT_SCALE
    blank = dict.fromkeys(settings_checks.COLUMNS.values())
    assert settings_checks.read_scale([blank, rows[0], blank | {"割合(%)": float("nan")}]) == DEFAULT_SCALE[:1]
    assert settings_checks.read_scale([{"状況": " 完了 ", "割合(%)": 100, "色": "#1F5F8B"}]) == (
        Rating("完了", 100, "#1F5F8B"),
    )


def test_a_quarters_own_deadline_is_set_and_taken_away():
    q1, q2 = Quarter(2011, 1), Quarter(2011, 2)
    settings = replace(Settings(), deadlines=settings_checks.with_deadline(Settings(), q2, dt.date(2011, 10, 20)))
    both = settings_checks.with_deadline(settings, q1, dt.date(2011, 7, 20))
    assert both == (("2011-1", dt.date(2011, 7, 20)), ("2011-2", dt.date(2011, 10, 20)))
    assert settings_checks.with_deadline(settings, q2, dt.date(2011, 10, 31)) == (("2011-2", dt.date(2011, 10, 31)),)
    assert settings_checks.with_deadline(settings, q2, None) == ()


def test_statuses_in_use_are_those_of_standing_reports(sample_store: Store):
    """Read off data/sample/reports: every step of the default scale occurs."""
    site = sample_store.sites()[0]
    assert settings_checks.statuses_in_use(sample_store, site) == {rating.name for rating in DEFAULT_SCALE}
    sample_store.clear_sample()
    assert settings_checks.statuses_in_use(sample_store, site) == frozenset()
