"""Kinds, counts and months that an action's words propose.

Worked by hand from docs/reading.md, "Kinds and targets": the phrases named there and in the shipped plan first,
then others spelt as offices spell them. A year has 12 months, 4 quarters, 52 weeks, 2 halves; the first
half ends in September.
"""

from __future__ import annotations

import pytest

from kyoten.model import Kind
from kyoten.plan.kinds_and_targets import months_of, schedule

COUNT, ACHIEVEMENT, ONGOING = Kind.COUNT, Kind.ACHIEVEMENT, Kind.ONGOING

CASES: list[tuple[str, Kind, int | None, tuple[int, ...], bool]] = [
    # Named in docs/reading.md
    ("広報よこはま港北区版で年2回どろっぷ事業紹介", COUNT, 2, (), False),
    ("遊びのマイスター一月1回継続実施。", COUNT, 12, (), False),
    ("プログラムを新規実施。月1回予定。施。", COUNT, 12, (), False),
    ("情報発信を行。(こさぽ通信:年3回7月・11月・3月発行)", COUNT, 3, (7, 11, 3), False),
    ("年2回(9月と3月を予定)にカンファレンスの場を持つ。", COUNT, 2, (9, 3), False),
    ("最低年2回のネットワーク会議の実施。", COUNT, 2, (), True),
    ("6月号以降のあつどろっぷ(月刊通信)に明記する。", ACHIEVEMENT, None, (6,), False),
    ("毎月発行の「あつどろっぷ」の定期通信にて特集として年度早い内に実施し", ACHIEVEMENT, None, (9,), False),
    ("上半期に利用者アンケートを行う", ACHIEVEMENT, None, (9,), False),
    ("第2四半期に見直す", ACHIEVEMENT, None, (9,), False),
    ("9月までに案をまとめる", ACHIEVEMENT, None, (9,), False),
    ("安全点検の継続実施。", ONGOING, None, (), False),
    ("おもちゃや環境について常に検討し充実させる。", ONGOING, None, (), False),
    ("調理を日常的に実施し、家庭でも取り組めるようにする", ONGOING, None, (), False),
    ("引き続き日常的な実践として取り組む。", ONGOING, None, (), False),
    ("育児休業中のためのプログラムの実施。", ACHIEVEMENT, None, (), False),
    # Counts: widths, kanji, particles
    ("年２回の研修", COUNT, 2, (), False),
    ("年二回の研修", COUNT, 2, (), False),
    ("年十二回発行", COUNT, 12, (), False),
    ("年十回発行", COUNT, 10, (), False),
    ("年二十回の講座", COUNT, 20, (), False),
    ("上半期に2回、下半期に3回の講座", COUNT, 5, (), False),
    ("奇数月に開く", COUNT, 6, (5, 7, 9, 11, 1, 3), False),
    ("偶数月に開く", COUNT, 6, (4, 6, 8, 10, 12, 2), False),
    ("年に3回開く", COUNT, 3, (), False),
    ("年間10回の講座", COUNT, 10, (), False),
    ("年度内に交流会を年4回開催", COUNT, 4, (), False),
    ("月に2回、出張ひろばを開く", COUNT, 24, (), False),
    ("毎月1回の定例会", COUNT, 12, (), False),
    ("毎月15日に身体測定を行う", COUNT, 12, (), False),
    ("週1回の巡回", COUNT, 52, (), False),
    ("2か月に1回の連絡会", COUNT, 6, (), False),
    ("隔月で連絡会を開く", COUNT, 6, (), False),
    ("四半期に1回の報告", COUNT, 4, (), False),
    ("四半期ごとに報告する", COUNT, 4, (), False),
    ("半年に1回の避難訓練", COUNT, 2, (), False),
    ("講座を3回実施する", COUNT, 3, (), False),
    ("年2回以上の訓練", COUNT, 2, (), True),
    ("年2〜3回の訓練", COUNT, 2, (), True),
    ("少なくとも年1回は見直す", COUNT, 1, (), True),
    ("年に最低2回は見直す", COUNT, 2, (), True),
    ("5月、10月の年2回開催", COUNT, 2, (5, 10), False),
    ("6月と12月に年2回発行", COUNT, 2, (6, 12), False),
    ("年3回（6月、10月及び2月）", COUNT, 3, (6, 10, 2), False),
    ("11月に1回開催する", COUNT, 1, (11,), False),
    ("年2回の訓練を継続する", COUNT, 2, (), False),  # a number beats 継続
    # The other way round, and by what stands before
    ("巡回4回/年", COUNT, 4, (), False),
    ("訓練2回/半期", COUNT, 4, (), False),
    ("報告1回/四半期", COUNT, 4, (), False),
    ("講座2回/月", COUNT, 24, (), False),
    ("見回り1回／週", COUNT, 52, (), False),
    ("夏と冬の2回、講座を開く", COUNT, 2, (), False),
    ("6月・12月に実施する", COUNT, 2, (6, 12), False),
    ("6月・9月・12月に実施する", COUNT, 3, (6, 9, 12), False),
    ("3か月に1回の報告", COUNT, 4, (), False),
    ("6月・6月に開く", ACHIEVEMENT, None, (6,), False),  # one month, said twice, is when it is due
    ("各月1回の点検", COUNT, 12, (), False),
    ("年三十回の講座", COUNT, 30, (), False),
    ("年三回の講座", COUNT, 3, (), False),
    ("年1回、7月に行う", COUNT, 1, (7,), False),
    ("年2回、7月に案を配る", COUNT, 2, (7,), False),
    # Numbers that are no count
    ("第3回の講座の記録をまとめる", ACHIEVEMENT, None, (), False),
    ("1回目の登録のときに説明する", ACHIEVEMENT, None, (), False),
    ("初回登録時に説明する", ACHIEVEMENT, None, (), False),
    ("年2回発行の「つうしん」に記事を載せる", ACHIEVEMENT, None, (), False),
    ("2歳児～3歳児位の子ども向けの遊び", ACHIEVEMENT, None, (), False),
    ("ボランティア養成研修の1コマで紹介する", ACHIEVEMENT, None, (), False),
    ("平成22年度学会は震災により中止", ACHIEVEMENT, None, (), False),
    # Dates
    ("下半期に実施", ACHIEVEMENT, None, (3,), False),
    ("年度末までに作成", ACHIEVEMENT, None, (3,), False),
    ("今年度中に作成", ACHIEVEMENT, None, (3,), False),
    ("年内に作成", ACHIEVEMENT, None, (12,), False),
    ("第三四半期から始める", ACHIEVEMENT, None, (12,), False),
    ("10月を目途に改訂", ACHIEVEMENT, None, (10,), False),
    ("11月に講座を開く", ACHIEVEMENT, None, (11,), False),
    ("１月末までに配る", ACHIEVEMENT, None, (1,), False),
    ("6月に案を作り、2月までに決める", ACHIEVEMENT, None, (2,), False),  # February is the later month of a fiscal year
    ("9月までに見直し、継続する", ACHIEVEMENT, None, (9,), False),  # a date ends it
    ("18か月児の健診で紹介する", ACHIEVEMENT, None, (), False),
]


@pytest.mark.parametrize(("text", "kind", "count", "months", "at_least"), CASES, ids=[case[0] for case in CASES])
def test_words_propose_kind_count_and_months(text, kind, count, months, at_least):
    found = schedule(text)
    assert (found.kind, found.target_count, found.due_months, found.at_least) == (kind, count, months, at_least)


@pytest.mark.parametrize(
    ("cell", "months"),
    [
        ("5月", (5,)),
        ("1月", (1,)),
        ("12月", (12,)),
        ("13月", ()),  # no month, whatever was meant
        ("0月", ()),
        ("6月・10月・2月", (6, 10, 2)),
        ("6、10、2月", (6, 10, 2)),
        ("6月・12月", (6, 12)),
        ("6月・6月・1月", (6, 1)),
        ("4月〜9月", (9,)),  # a span ends when it is due
        ("4〜12月", (12,)),
        ("4〜1月", (1,)),
        ("4〜13月", ()),
        ("4〜0月", ()),
        ("奇数月", (5, 7, 9, 11, 1, 3)),
        ("偶数月", (4, 6, 8, 10, 12, 2)),
        ("随時", ()),
    ],
)
def test_a_cell_for_months_names_them(cell, months):
    """In the order in which they stand; those of 奇数月 and 偶数月 in that of a fiscal year."""
    assert months_of(cell) == months
