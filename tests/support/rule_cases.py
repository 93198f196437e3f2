"""One item's year for each rule of kyoten.rules.table, at its boundary on both sides (tests/rules/test_table.py).

Conditions and sentences are worked out from docs/measures.md; the working stands above a case where it is needed.
"""

from __future__ import annotations

from tracks_by_hand import item, times

NONE, BEGUN, DOING, DONE = ({"status": name} for name in ("未着手", "着手", "実施中", "完了"))
CANCELLED, UNRATED = {"status": "中止"}, {"status": "評価困難"}
ONGOING = item("A", kind="継続型")
BY_SEPTEMBER = item("A", due_months=(9,))
THRICE = times("A", 3, 7, 11, 3)


def percents(*values):
    """Percents of the quarters in turn; None = no report."""
    return {n: {"percent": value} for n, value in enumerate(values, start=1) if value is not None}


# name: (item, reports, quarter under view, severity, since, reason, cells it rests on)
FLAGGED = {
    "no_change": {
        "the second quarter with 40 %": (item("A"), percents(20, 40, 40), 3,
            "停滞", 2, "2期連続で進捗に変化なし(第2四半期 40% → 第3四半期 40%)", ("報告!A2", "報告!A3")),
        "three quarters are told in full": (item("A"), percents(40, 40, 40), 3,
            "停滞", 1, "3期連続で進捗に変化なし(第1四半期 40% → 第2四半期 40% → 第3四半期 40%)",
            ("報告!A1", "報告!A2", "報告!A3")),
        # 2 of 12 times twice: 16.67 %
        "a count that stands still": (times("A", 12), {1: {"count": 2}, 2: {"count": 2}}, 2,
            "停滞", 1, "2期連続で進捗に変化なし(第1四半期 16.7% → 第2四半期 16.7%)", ("報告!A1", "報告!A2")),
        "a 継続型 that is not being carried out": (ONGOING, {1: NONE, 2: NONE}, 2,
            "停滞", 1, "2期連続で進捗に変化なし(第1四半期 0% → 第2四半期 0%)", ("報告!A1", "報告!A2")),
        "a quarter without a report in between": (item("A"), percents(40, None, 40), 3,
            "停滞", 1, "報告のあった2期で進捗に変化なし(第1四半期 40% → 第3四半期 40%)", ("報告!A1", "報告!A3")),
        "no report in the quarter under view": (item("A"), percents(20, 20), 3,
            "停滞", 1, "報告のあった2期で進捗に変化なし(第1四半期 20% → 第2四半期 20%)", ("報告!A1", "報告!A2")),
        # 39.9 of 50 = 79.8 %; 40 would be 80 %
        "just short of the plan": (item("A"), percents(39.9, 39.9), 2,
            "停滞", 1, "2期連続で進捗に変化なし(第1四半期 39.9% → 第2四半期 39.9%)", ("報告!A1", "報告!A2")),
        # 80 of 100 keeps the plan, but the year is over
        "at the year's end, however near": (item("A"), percents(None, None, 80, 80), 4,
            "停滞", 3, "2期連続で進捗に変化なし(第3四半期 80% → 第4四半期 80%)", ("報告!A3", "報告!A4")),
        # July and November lie between June and December: one of three stands still
        "a count that stands still over its months": (THRICE, {1: {"count": 1}, 3: {"count": 1}}, 3,
            "停滞", 1, "報告のあった2期で進捗に変化なし(第1四半期 33.3% → 第3四半期 33.3%)", ("報告!A1", "報告!A3")),
    },
    "not_started": {
        "at the end of the second quarter": (item("A"), {1: NONE, 2: NONE}, 2,
            "停滞", 2, "第2四半期末を過ぎても未着手(第2四半期の報告)", ("報告!A2",)),
        "since the second, seen in the fourth": (item("A"), {2: NONE, 3: NONE, 4: NONE}, 4,
            "停滞", 2, "第2四半期末を過ぎても未着手(第4四半期の報告)", ("報告!A4",)),
        "first heard of in the third: it had not begun in the second either": (item("A"), {3: NONE}, 3,
            "停滞", 2, "第2四半期末を過ぎても未着手(第3四半期の報告)", ("報告!A3",)),
        "back to 未着手 after a start": (item("A"), {2: BEGUN, 3: NONE}, 3,
            "停滞", 3, "第2四半期末を過ぎても未着手(第3四半期の報告)", ("報告!A3",)),
        "past its first scheduled month in the first quarter": (times("A", 2, 5, 10), {1: NONE}, 1,
            "停滞", 1, "5月の予定を過ぎても未着手(第1四半期の報告)", ("報告!A1",)),
        "回数型 first scheduled in November, at the end of the third": (times("A", 2, 11, 3), {3: NONE}, 3,
            "停滞", 3, "11月の予定を過ぎても未着手(第3四半期の報告)", ("報告!A3",)),
        "0 % without a status": (item("A"), percents(0, 0), 2,
            "停滞", 2, "第2四半期末を過ぎても未着手(第2四半期の報告)", ("報告!A2",)),
        "silence afterwards does not mend it": (item("A"), {2: NONE}, 3,
            "停滞", 2, "第2四半期末を過ぎても未着手(第2四半期の報告)", ("報告!A2",)),
    },
    "overdue": {
        "September passed without a count": (times("A", 2, 9, 3), {2: BEGUN | {"count": 0}}, 2,
            "停滞", 2, "9月の予定を過ぎて実績0回(目標2回)", ("報告!A2",)),
        # July was held, November not
        "one of two by December": (THRICE, {2: {"count": 1}, 3: {"count": 1}}, 3,
            "停滞", 3, "11月の予定を過ぎて実績1回(目標3回)", ("報告!A3",)),
        # July, the first of them, is missing: since the second quarter
        "none of two by December": (THRICE, {3: {"count": 0}}, 3,
            "停滞", 2, "7月の予定を過ぎて実績0回(目標3回)", ("報告!A3",)),
        "at least twice": (times("A", 2, 9, 3, at_least=True), {4: {"count": 1}}, 4,
            "停滞", 4, "3月の予定を過ぎて実績1回(目標2回以上)", ("報告!A4",)),
        # 33 % of 3 times = once; two were due by December
        "by percent where no count was reported": (THRICE, percents(None, None, 33), 3,
            "停滞", 3, "11月の予定を過ぎて進捗33%(目標3回)", ("報告!A3",)),
        "達成型 not complete in its due quarter": (BY_SEPTEMBER, percents(50, 99), 2,
            "停滞", 2, "9月の期限を過ぎて未完了(第2四半期 99%)", ("報告!A2",)),
        "達成型 two quarters later": (BY_SEPTEMBER, percents(50, 60, 70, 80), 4,
            "停滞", 2, "9月の期限を過ぎて未完了(第4四半期 80%)", ("報告!A4",)),
        "silence afterwards does not mend it": (BY_SEPTEMBER, percents(50, 60), 3,
            "停滞", 2, "9月の期限を過ぎて未完了(第2四半期 60%)", ("報告!A2",)),
    },
    "behind": {
        # 20 of 50 = 40 %; 5 of 25 = 20 % in the quarter before, 20 points short
        "for two quarters": (item("A"), percents(5, 20), 2,
            "注意", 1, "計画の50%に対して20%(進み40%)", ("報告!A2",)),
        # 14 of 25 = 56 %, but only 11 points short; 20 of 50 is 30 short
        "since it is more than 15 points short": (item("A"), percents(14, 20), 2,
            "注意", 2, "計画の50%に対して20%(進み40%)", ("報告!A2",)),
        # 44.9 of 75 = 59.87 %
        "just below the threshold": (item("A"), percents(None, None, 44.9), 3,
            "注意", 3, "計画の75%に対して44.9%(進み59.9%)", ("報告!A3",)),
        # 25 - 9.9 = 15.1 points
        "just over 15 points short": (item("A"), percents(9.9), 1,
            "注意", 1, "計画の25%に対して9.9%(進み39.6%)", ("報告!A1",)),
        # 25 of 25 was on track; 25 of 50 = 50 %
        "since this quarter": (item("A"), percents(25, 25), 2,
            "注意", 2, "計画の50%に対して25%(進み50%)", ("報告!A2",)),
    },
    "regressed": {
        "by one point": (item("A"), percents(50, 49), 2,
            "注意", 2, "進捗が前の四半期から後退(第1四半期 50% → 第2四半期 49%)", ("報告!A1", "報告!A2")),
        "twice running": (item("A"), percents(60, 50, 40), 3,
            "注意", 2, "進捗が前の四半期から後退(第2四半期 50% → 第3四半期 40%)", ("報告!A2", "報告!A3")),
        "a quarter without a report in between": (item("A"), percents(50, None, 40), 3,
            "注意", 3, "進捗が前の報告から後退(第1四半期 50% → 第3四半期 40%)", ("報告!A1", "報告!A3")),
        "after 完了": (item("A"), {1: DONE, 2: DOING}, 2,
            "注意", 2, "進捗が前の四半期から後退(第1四半期 100% → 第2四半期 50%)", ("報告!A1", "報告!A2")),
    },
    "year_end_short": {
        # 79.9 and nothing: short; 80: nearly
        "below 80 %": (item("A"), percents(None, None, None, 79.9), 4,
            "停滞", 4, "年度末までに達成していない(最新の進捗: 79.9%(第4四半期))", ("報告!A4",)),
        "from 80 %": (item("A"), percents(None, None, None, 80), 4,
            "注意", 4, "年度末までに達成していない(最新の進捗: 80%(第4四半期))", ("報告!A4",)),
        "not heard of since the second quarter": (item("A"), percents(None, 90), 4,
            "注意", 4, "年度末までに達成していない(最新の進捗: 90%(第2四半期))", ("報告!A2",)),
        "never a word on how far it is": (item("A"), {1: {"result": "準備中"}}, 4,
            "停滞", 4, "年度末までに達成していない(最新の進捗: 報告なし)", ()),
        "a 継続型 that was not carried out": (ONGOING, {1: DOING, 2: DOING, 3: DOING, 4: NONE}, 4,
            "停滞", 4, "年度末までに達成していない(最新の進捗: 75%(第4四半期))", ("報告!A4",)),
    },
    "copied": {
        "same text, same value": (item("A"), {n: DOING | {"result": "会議で検討した。"} for n in (1, 2)}, 2,
            "注意", 2, "取組実績が前の四半期と同文で、進捗に伸びがない(第1四半期 50% → 第2四半期 50%)",
            ("報告!A1", "報告!A2")),
        "spaces and widths make no other words": (item("A"),
            {1: {"result": "年２回 実施"}, 2: {"result": "年2回　実施"}}, 2,
            "注意", 2, "取組実績が前の四半期と同文で、進捗に伸びがない(第1四半期 → 第2四半期)", ("報告!A1", "報告!A2")),
        "a quarter without a report in between": (item("A"), {n: DOING | {"result": "検討"} for n in (1, 3)}, 3,
            "注意", 3, "取組実績が前の報告と同文で、進捗に伸びがない(第1四半期 50% → 第3四半期 50%)",
            ("報告!A1", "報告!A3")),
        "copied twice, since the first copy": (item("A"), {n: DOING | {"result": "検討"} for n in (1, 2, 3)}, 3,
            "注意", 2, "取組実績が前の四半期と同文で、進捗に伸びがない(第2四半期 50% → 第3四半期 50%)",
            ("報告!A2", "報告!A3")),
    },
}  # fmt: skip

# name: (item, reports, quarter under view)
QUIET = {
    "no_change": {
        "one point more": (item("A"), percents(40, 41), 2),
        "same value, another status": (item("A"), {1: BEGUN | {"percent": 40}, 2: DOING | {"percent": 40}}, 2),
        "the first quarter": (item("A"), percents(40), 1),
        # 40 of 50 = 80 %, 60 of 75 = 80 %
        "the plan is kept all the same": (item("A"), percents(40, 40), 2),
        "the plan was kept when it was last heard of": (item("A"), percents(40, 40), 3),
        "a number against the status's": (item("A"), {1: BEGUN | {"percent": 25}, 2: BEGUN}, 2),
        "complete": (item("A"), {1: DONE, 2: DONE}, 2),
        "100 % twice: nothing is left to do": (item("A"), percents(100, 100), 2),
        # 40 % twice, but 実施中: it is being carried out
        "a 継続型 being carried out": (ONGOING, {n: DOING | {"percent": 40} for n in (1, 2)}, 2),
        # held in July; the next is in November, the fourth quarter's in March
        "a 回数型 waiting for its next month": (times("A", 2, 7, 3), {2: {"count": 1}, 3: {"count": 1}}, 3),
        "評価困難 twice": (item("A"), {1: UNRATED, 2: UNRATED}, 2),
        "texts alone": (item("A"), {1: {"result": "会議"}, 2: {"result": "配布"}}, 2),
    },
    "not_started": {
        "at the end of the first quarter": (item("A"), {1: NONE}, 1),
        "begun": (item("A"), {1: NONE, 2: BEGUN}, 2),
        "not heard of since the first quarter": (item("A"), {1: NONE}, 2),
        "回数型 first scheduled in November, in the second": (times("A", 2, 11, 3), {2: NONE}, 2),
        "未着手 beside a count: it has begun": (times("A", 12), {2: NONE | {"count": 1}}, 2),
        "中止": (item("A"), {2: NONE, 3: CANCELLED}, 3),
    },
    "overdue": {
        "once by September as planned": (times("A", 2, 9, 3), {2: {"count": 1}}, 2),
        "none by June: nothing was due": (times("A", 2, 9, 3), {1: {"count": 0}}, 1),
        # one third of 3 is once, though 33 % falls short of 33.33 %
        "once of three by percent": (THRICE, percents(None, 33), 2),
        "the newest report is older than the due month": (THRICE, {2: {"count": 1}}, 3),
        "達成型 before its due quarter": (BY_SEPTEMBER, percents(10), 1),
        "達成型 complete in time": (BY_SEPTEMBER, {2: DONE}, 2),
        "達成型 at 100 %": (BY_SEPTEMBER, percents(50, 100), 2),
        "達成型 without a due month": (item("A"), percents(25, 50, 75, 90), 4),
        "never heard of: 未報告 says so": (BY_SEPTEMBER, {}, 3),
        "中止 before it was due": (BY_SEPTEMBER, {1: CANCELLED}, 2),
    },
    "behind": {
        # 45 of 75 = 60 %: やや遅れ
        "at the threshold": (item("A"), percents(None, None, 45), 3),
        # 10 of 25 is 40 %, but just 15 points short
        "15 points short": (item("A"), percents(10), 1),
        "at the year's end, which another rule judges": (item("A"), percents(None, None, None, 10), 4),
        "nothing expected yet": (THRICE, {1: {"count": 0}}, 1),
        "no report": (item("A"), percents(5), 2),
        "complete by status, whatever the percent": (item("A"), {4: DONE | {"percent": 10}}, 4),
    },
    "regressed": {
        "the same": (item("A"), percents(50, 50), 2),
        "seen in a quarter without a report": (item("A"), percents(50, 40), 3),
        "nothing due until November": (times("A", 2, 11, 3), percents(20, 10), 2),
        "中止 is not going back": (item("A"), {1: DOING, 2: CANCELLED}, 2),
        "評価困難 is not going back": (item("A"), {1: DOING, 2: UNRATED}, 2),
    },
    "year_end_short": {
        "before the year's end": (item("A"), percents(None, None, 10), 3),
        "100 % without 完了": (item("A"), percents(None, None, None, 100), 4),
        "complete": (item("A"), {4: DONE}, 4),
        "中止": (item("A"), {4: CANCELLED}, 4),
        "評価困難": (item("A"), {4: UNRATED}, 4),
        # 0 in the first, then three times: 75 %
        "a 継続型 that was carried out": (ONGOING, {1: NONE, 2: DOING, 3: DOING, 4: DOING}, 4),
    },
    "copied": {
        "one word more": (item("A"), {1: DOING | {"result": "検討した"}, 2: DOING | {"result": "再検討した"}}, 2),
        "same text, one point more": (item("A"), {n: {"percent": 40 + n, "result": "検討"} for n in (1, 2)}, 2),
        "a 継続型 carried out again": (ONGOING, {n: DOING | {"result": "毎日実施"} for n in (1, 2)}, 2),
        "no text twice": (item("A"), {1: DOING, 2: DOING}, 2),
        "not the report before": (item("A"),
            {n: DOING | {"result": words} for n, words in ((1, "検討"), (2, "別"), (3, "検討"))}, 3),
        "seen in a quarter without a report": (item("A"), {n: DOING | {"result": "検討"} for n in (1, 2)}, 3),
        "complete": (item("A"), {n: DONE | {"result": "配布した"} for n in (1, 2)}, 2),
        "評価困難": (item("A"), {n: UNRATED | {"result": "保留"} for n in (1, 2)}, 2),
        "waiting for its next month": (times("A", 2, 7, 3), {n: {"count": 1, "result": "済"} for n in (2, 3)}, 3),
    },
}  # fmt: skip
