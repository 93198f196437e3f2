"""submission, acknowledge, settings, link, person, site and plan list/remove/hide, as docs/cli.md has them."""

import json
from dataclasses import replace

import pytest
from cli_calls import refused
from store_samples import COUNTED, ITEM, Q2, RESTATED, SITE, entry, events, plan, send

from kyoten.settings import Settings

YEAR = ("--year", 2011)


def document(run, *words):
    status, out, err = run(*words, "--json")
    assert (status, err) == (0, ""), err
    return json.loads(out)


def last_deed(store):
    line = events(store)[-1]
    return line.action, line.by


def test_a_submission_is_listed_taken_back_and_restored(run, store):
    (first,) = document(run, "submission", "list", *YEAR)
    assert (first["number"], first["quarter"], first["by"], first["entries"]) == (1, 2, "担当", 1)
    assert (first["taken_back"], first["events"]) == (False, [])
    assert document(run, "submission", "list", *YEAR, "--quarter", 1) == []
    assert run("submission", "take-back", 1, "--reason", "別の四半期", "--by", "係長")[0] == 0
    assert store.entries(SITE, 2011) == []
    (first,) = document(run, "submission", "list", *YEAR)
    assert first["taken_back"]
    assert [(each["action"], each["by"], each["reason"]) for each in first["events"]] == [
        ("taken_back", "係長", "別の四半期")
    ]
    assert "すでに取り下げられています" in refused(run("submission", "take-back", 1, "--reason", "x"))
    assert "取り下げ" in run("submission", "list", *YEAR)[1]
    assert run("submission", "restore", 1, "--by", "係長")[0] == 0
    assert last_deed(store) == ("restored", "係長")
    assert "報告番号 9 の報告は見つかりません" in refused(run("submission", "restore", 9))
    assert "行動計画はまだ取り込まれていません" in refused(run("submission", "list", "--year", 2012))


def test_a_finding_is_acknowledged_and_that_withdrawn(run, store):
    """1-1-G01 was not reported in the second quarter, whose deadline is long past."""
    call = ("acknowledge", "add", "1-1-G01", "unreported", *YEAR, "--quarter", 2)
    status, _, err = run(*call, "--until", 3, "--reason", "担当が休み", "--by", "係長")
    assert (status, err) == (0, "1-1-G01 の「未報告」を第3四半期まで了承しました(番号 1)。\n")
    (accepted,) = document(run, "acknowledge", "list", *YEAR)
    assert {name: accepted[name] for name in ("item", "rule", "since", "until", "by", "withdrawn_by")} == {
        "item": "1-1-G01",
        "rule": "unreported",
        "since": 2,
        "until": 3,
        "by": "係長",
        "withdrawn_by": None,
    }
    assert run("acknowledge", "withdraw", 1, "--by", "館長")[0] == 0
    assert document(run, "acknowledge", "list", *YEAR)[0]["withdrawn_by"] == "館長"
    assert "取り消し" in run("acknowledge", "list", *YEAR)[1]
    assert "すでに取り消されています" in refused(run("acknowledge", "withdraw", 1))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("1-1-H01", "unreported", "--quarter", 2), "第2四半期の項目「1-1-H01」に「未報告」の指摘はありません"),
        (("9-9-H99", "unreported", "--quarter", 2), "第2四半期の項目「9-9-H99」に「未報告」の指摘はありません"),
        (("1-1-G01", "unreported", "--quarter", 2, "--until", 1), "第2四半期かそれより後に"),
        (("1-1-G01", "nonsense", "--quarter", 2), "「nonsense」は指定できません"),
    ],
)
def test_only_a_finding_that_there_is_is_acknowledged(run, store, words, said):
    assert said in refused(run("acknowledge", "add", *words, *YEAR, "--reason", "x"))
    assert store.acknowledgements(SITE, 2011) == []


def test_settings_are_shown_and_set_from_a_quarter(run, store, tmp_path):
    assert document(run, "settings", "show")["on_track"] == 80.0
    assert run("settings", "show")[1] == "初期設定のままです。\n"
    call = ("settings", "set", "on_track=85", "deadline_days=20", *YEAR, "--quarter", 3, "--by", "係長")
    status, _, err = run(*call, "--yes")
    assert status == 0
    assert "平成23年度 第3四半期から画面と資料に反映されます" in err
    assert "四半期の末日から報告の期限まで 15日 → 20日\n「順調」の下限 80% → 85%\n" in err
    assert document(run, "settings", "show", *YEAR, "--quarter", 2)["on_track"] == 80.0
    assert document(run, "settings", "show", *YEAR, "--quarter", 3)["on_track"] == 85
    assert store.settings(SITE).deadline_days == 20
    (tmp_path / "設定.json").write_text(json.dumps({"deadlines": [["2011-3", "2012-01-31"]]}), "utf-8")
    always = run("settings", "set", "--file", "設定.json", "--always", "--yes")
    assert (always[0], "すべての四半期の画面と資料に反映されます" in always[2]) == (0, True)
    assert dict(store.settings(SITE).deadlines)["2011-3"].isoformat() == "2012-01-31"
    assert "変更はありません" in run("settings", "set", "--file", "設定.json", "--always", "--yes")[2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("on_track=85",), "--always で"),
        (("on_track=85", "--year", 2011), "両方を指定"),
        (("on_trak=85", "--always"), "「on_trak」という設定はありません"),
        (("on_track=早い", "--always"), "設定「on_track」の値を読めません"),
        (("deadline_days=1.5", "--always"), "設定「deadline_days」の値を読めません"),
        (("nearly_achieved=100", "--always"), "「概ね達成」の下限は0%より大きく、100%未満にしてください"),
        (("behind_points=-1", "--always"), "順調とする計画との差は0ポイント以上、100ポイント未満にしてください"),
        (("on_track=50", "--always"), "「順調」の下限は「やや遅れ」の下限より大きくしてください"),
        (('scale=[{"name": "済"}]', "--always"), "設定「scale」の値を読めません"),
        (('grades=[{"letter": "A", "name": "達成"}]', "--always"), "設定「grades」の値を読めません"),
        (('deadlines=[["2011-3", "あす"]]', "--always"), "設定「deadlines」の日を読めません"),
        (('deadlines=[["2011-3", "2013-01-31"]]', "--always"), "期限は2011年12月31日から"),
        (("on_track", "--always"), "「番号=値」の形で"),
        (("--file", "ない.json", "--always"), "「ない.json」が見つかりません"),
    ],
)
def test_settings_are_checked_as_on_the_page(run, store, words, said):
    assert said in refused(run("settings", "set", *words, "--yes"))
    assert store.settings(SITE) == Settings()


def test_a_file_that_holds_no_settings_is_refused(run, store, tmp_path):
    (tmp_path / "設定.json").write_text("[1]", "utf-8")
    assert "設定の形ではありません" in refused(run("settings", "set", "--file", "設定.json", "--always", "--yes"))
    (tmp_path / "設定.json").write_text("あ", "utf-8")
    assert "JSONとして読めません" in refused(run("settings", "set", "--file", "設定.json", "--always", "--yes"))


@pytest.fixture
def two_years(store):
    store.save_plan(SITE, plan(ITEM, COUNTED, RESTATED, year=2012), file="次.tsv", data=b"2012", by="館長")
    return store


def test_links_are_proposed_accepted_and_set(run, two_years):
    """The items of both years have the same texts, so each is proposed."""
    listed = document(run, "link", "list", "--year", 2012)
    assert {(each["item"], each["previous"], each["state"], each["likeness"]) for each in listed} == {
        (item, item, "提案", 100.0) for item in ("1-1-H01", "1-1-G01", "4-2-H01")
    }
    assert "--yes" in refused(run("link", "accept", "--year", 2012))
    assert run("link", "accept", "--year", 2012, "--yes", "--by", "係長")[0] == 0
    assert last_deed(two_years) == ("links_saved", "係長")
    assert run("link", "set", "1-1-G01=", "--year", 2012)[0] == 0
    assert two_years.links(SITE, 2012) == {"1-1-H01": "1-1-H01", "4-2-H01": "4-2-H01"}
    assert "複数の項目の継続元" in refused(run("link", "set", "1-1-G01=1-1-H01", "--year", 2012))
    assert "つながりなし" in run("link", "list", "--year", 2012)[1]
    assert "確定する提案はありません" in run("link", "accept", "--year", 2012, "--yes")[2]


def test_a_proposal_with_another_number_is_not_accepted_with_the_others(run, store):
    often = replace(ITEM, text="地域の広場で親子講座を年6回開催する")
    store.save_plan(SITE, plan(often, COUNTED, RESTATED), file="計画.tsv", data=b"2011", by="館長")
    seldom = replace(ITEM, text="地域の広場で親子講座を年8回開催する")
    store.save_plan(SITE, plan(seldom, COUNTED, RESTATED, year=2012), file="次.tsv", data=b"2012", by="館長")
    status, out, err = run("link", "accept", "--year", 2012, "--yes")
    assert status == 0
    assert store.links(SITE, 2012) == {"1-1-G01": "1-1-G01", "4-2-H01": "4-2-H01"}
    assert "1-1-H01 地域の広場で親子講座を年8回開催する [要になる言葉か数が違います]" in out
    assert "前年度 1-1-H01 地域の広場で親子講座を年6回開催する" in out
    assert "1件は確定しません" in err
    assert "link set" in err
    status, out, err = run("link", "accept", "--year", 2012, "--yes")
    assert (status, len(store.links(SITE, 2012))) == (0, 2)
    assert "まとめて確定できる提案はありません" in err
    assert run("link", "set", "1-1-H01=1-1-H01", "--year", 2012)[0] == 0
    assert len(store.links(SITE, 2012)) == 3


def test_persons_are_put_in_charge_together_or_not_at_all(run, store):
    assert "項目番号「9-9-H99」" in refused(run("person", "set", "1-1-H01=佐藤", "9-9-H99=鈴木", *YEAR))
    assert document(run, "person", "list", *YEAR) == []
    assert run("person", "set", "1-1-H01=佐藤", "1-1-G01=鈴木", *YEAR, "--by", "係長")[0] == 0
    assert document(run, "person", "list", *YEAR) == [
        {"item": "1-1-H01", "person": "佐藤"},
        {"item": "1-1-G01", "person": "鈴木"},
    ]
    assert run("person", "set", "1-1-H01=", *YEAR)[0] == 0
    assert "鈴木" in run("person", "list", *YEAR)[1]
    assert "すでに同じ担当です" in run("person", "set", "1-1-H01=", *YEAR)[2]


def test_persons_of_an_item_that_ended_or_began_within_the_year(run, store):
    new = replace(ITEM, id="1-1-H09", text="見学を受け入れる")
    store.save_plan(SITE, plan(new, COUNTED), file="改訂.tsv", data=b"2", by="館長", holds_from=3)
    assert run("person", "set", "1-1-H01=佐藤", *YEAR)[0] == 0
    assert run("person", "set", "1-1-H01=鈴木", *YEAR, "--from", 2)[0] == 0
    assert "にあるのは第1〜2四半期です" in refused(run("person", "set", "1-1-H01=高橋", *YEAR, "--from", 3))
    assert "にあるのは第3〜4四半期です" in refused(run("person", "set", "1-1-H09=佐藤", *YEAR, "--from", 1))
    assert run("person", "set", "1-1-H09=佐藤", *YEAR)[0] == 0
    assert document(run, "person", "list", *YEAR) == [
        {"item": "1-1-H09", "person": "佐藤"},
        {"item": "1-1-H01", "person": "鈴木"},
    ]


def test_a_plan_of_the_wrong_year_is_taken_away(run, two_years):
    status, _, err = run("plan", "remove", "--year", 2012, "--yes", "--by", "係長")
    assert status == 0
    assert "平成24年度の計画の第1版を取り消しました。この年度の計画はなくなりました。" in err
    assert [(each["year"], each["removed_by"]) for each in document(run, "plan", "list")] == [
        (2011, None),
        (2012, "係長"),
    ]
    assert "まだ登録されていません" in refused(run("plan", "remove", "--year", 2012, "--yes"))
    assert "報告1件" in refused(run("plan", "remove", *YEAR, "--yes"))
    assert "取り消し" in run("plan", "list")[1]


def test_a_year_is_hidden_and_shown_again(run, two_years):
    assert run("plan", "hide", "--year", 2012)[0] == 0
    assert document(run, "site", "list")[0]["years"] == [2011]
    assert [each["hidden"] for each in document(run, "plan", "list", "--year", 2012)] == [True]
    assert "ほかに表示するものがなくなる" in refused(run("plan", "hide", *YEAR))
    assert run("plan", "hide", "--year", 2012, "--undo")[0] == 0
    assert document(run, "site", "list")[0]["years"] == [2011, 2012]


def test_a_site_is_renamed_hidden_and_taken_away(run, store):
    store.save_plan("みなと挙点", plan(), file="計画.tsv", data=b"plan", by="館長")
    assert "--site で1つを指定" in refused(run("site", "remove", "--yes"))
    assert run("site", "remove", "--site", "みなと挙点", "--yes")[0] == 0
    assert run("site", "rename", "港拠点", "--by", "係長")[0] == 0
    assert document(run, "site", "list") == [
        {"name": "港拠点", "hidden": False, "years": [2011], "former_names": [SITE]}
    ]
    assert "ほかに表示するものがなくなる" in refused(run("site", "hide"))
    store.save_plan("ほか", plan(), file="計画.tsv", data=b"plan", by="館長")
    assert run("site", "hide", "--site", "ほか")[0] == 0
    assert run("submission", "list", *YEAR)[0] == 0, "what is hidden is not chosen among"
    assert "表示しない" in run("site", "list")[1]


def test_the_sample_is_cleared_and_refused_beside_own_reports(run, store):
    assert "取り込んだ報告があるため" in refused(run("sample"))
    send(store, entry(quarter=Q2), data=b"sample", sample=True)
    assert "--yes" in refused(run("sample", "clear"))
    status, _, err = run("sample", "clear", "--yes", "--by", "係長")
    assert (status, err) == (0, "サンプルの報告1件を消しました。\n")
    assert last_deed(store) == ("sample_cleared", "係長")
    assert len(store.submissions(SITE, 2011)) == 1
