"""close and reopen by command: what is said before, what is refused, and what other commands say of it."""

from __future__ import annotations

import datetime as dt
import json

from cli_calls import refused
from store_samples import SITE

from kyoten import intake
from kyoten.fiscal import JAPAN, Quarter

PERIOD = ("--year", 2011, "--quarter")


def test_a_quarter_is_closed_and_says_so_from_then_on(run, store):
    """The first quarter lacks what was asked of 法人 (1-1-H01): 1-1-G01 is due in July, so not yet."""
    status, out, err = run("close", *PERIOD, 1, "--by", "館長")
    assert (status, out) == (0, "")
    assert err.splitlines() == [
        "第1四半期に求めた報告のうち、法人1件が未報告です。",
        "平成23年度 第1四半期を確定しました。",
    ]
    [made] = store.closings(SITE, 2011)
    today = dt.datetime.now(JAPAN).date().isoformat()
    document = json.loads(run("summary", *PERIOD, 1, "--json")[1])
    assert (document["standing"], document["standing_day"]) == ("確定", today)
    assert document["recorded"] == made.at.isoformat(timespec="seconds")
    assert run("summary", *PERIOD, 1)[1].startswith(f"平成23年度 第1四半期({today}現在、確定({today}))")
    assert document["recorded"].endswith("+00:00")
    assert json.loads(run("summary", *PERIOD, 2, "--json")[1])["standing"] == "速報"


def test_a_year_is_closed_with_its_open_quarters_and_opened_again(run, store):
    assert run("close", *PERIOD, 1)[0] == 0
    _, _, err = run("close", "--year", "平成23")
    assert err.splitlines()[-1] == (
        "平成23年度 第2四半期、平成23年度 第3四半期、平成23年度 第4四半期、平成23年度を確定しました。"
    )
    assert "先に平成23年度の確定を解除してください" in refused(run("reopen", *PERIOD, 4, "--reason", "誤り"))
    assert run("reopen", "--year", 2011, "--reason", "監査")[2] == "平成23年度の確定を解除しました。\n"
    assert run("reopen", *PERIOD, 4, "--reason", "監査", "--by", "係長")[0] == 0
    assert [(each.by, each.reason) for each in store.closings(SITE, 2011)][-1] == ("係長", "監査")


def test_refusals_are_one_sentence(run, store):
    assert "先に第1四半期を確定してください" in refused(run("close", *PERIOD, 2))
    assert "解除する操作は要りません" in refused(run("reopen", *PERIOD, 1, "--reason", "x"))
    assert "--reason の指定が必要です" in refused(run("reopen", *PERIOD, 1))
    assert "行動計画はまだ取り込まれていません" in refused(run("close", "--year", 2012))
    assert store.closings(SITE, 2011) == []


def test_a_sheet_of_a_closed_quarter_is_refused_before_it_is_stored_and_kept_as_it_is(run, store, tmp_path):
    sheet = tmp_path / "報告.xlsx"
    sheet.write_bytes(intake.sheet_for(store, SITE, Quarter(2011, 2), "法人"))
    assert run("close", *PERIOD, 1)[0] == 0
    assert run("close", *PERIOD, 2)[0] == 0
    before, data = store.submissions(SITE, 2011), sheet.read_bytes()
    status, out, err = run("sheet", "submit", sheet, "--yes")
    assert status == 2
    assert "平成23年度 第2四半期は" in out
    assert "確定しているため、取り込めません。直すときは" in out
    assert "何も保存していません" in err
    assert (store.submissions(SITE, 2011), sheet.read_bytes()) == (before, data)
    assert "取り下げられません" in refused(run("submission", "take-back", 1, "--reason", "誤り"))
