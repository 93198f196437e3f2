"""The one table of a plan's headers: words of a header → what its column holds (docs/reading.md, "Blocks").

A new spelling is a line here. Words are compared after NFKC and without white space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kyoten.plan import columns as kinds
from kyoten.table.roles import is_role, role_in_header
from kyoten.table.years import is_span
from kyoten.text import bare

STRONG, WEAK = "action", "goal"
"""取組, 行動計画 heads the actions; 目標 alone does too, beside 取組 it is something else."""
LONGEST = 40
"""Letters of a header; a sentence is longer."""


@dataclass(frozen=True)
class Meaning:
    """`kind` as in kyoten.plan.columns, or WEAK; "other" for a column known to be none of the plan, "" for unknown."""

    kind: str
    role: str = ""


_ROLE_IN_BRACKETS = re.compile(r"\(([^()]+)の役割")
_ROLE = re.compile(r"(.+?)の役割")
_BEFORE_ROLE = re.compile(r".*(?:目標|計画|年度|取組|取り組み|[:・、/|(])")
_FIVE_YEARS = re.compile(r"[5五](?:[かヵカヶケ箇]年|年間)|中(?:長)?期(?:的|計画|目標|の|に)|次期(?!年度)|第\d+期")
_FUNCTION = re.compile(
    r"\W*(?:.{0,6}機能(?:名|区分|分野|項目|別)?|事業(?:名|区分|項目|内容区分|の柱|分野)?|分野|領域|柱|大項目|大分類|取組分野|業務(?:区分|名)?|テーマ)\W*"
)
_VIEWPOINT = re.compile(
    r"視点|着眼点|観点|チェックポイント|振り?返り(?:の)?(?:項目|ポイント)|(?:評価|確認)(?:の)?(?:項目|ポイント)|小項目|問い$"
)
_STATE = re.compile(
    r"姿|(?:基本|中|長期|全体|最終)目標|目標像|将来像|目指す(?:もの|方向|状態|ところ|べき)|めざす|ビジョン|(?:基本)?方針|中項目|中分類|ありたい"
)
_NOT_PLAN = re.compile(
    r"実績|結果|成果(?!目標|指標)|達成(?:状況|度|率)|進捗|評価(?!指標)|課題|反省|状況|改善|次年度|来年度|前年度|昨年度|所見|予算|決算|経費|備考|メモ|コメント|参考|根拠|頁|ページ"
    r"|振り?返り|変更点|理由|特記|補足|^No\.?$|^番号$|^#$|^項番$|対象(?:者)?$|(?<!居)場所|会場"
)
_TARGET = re.compile(
    r"目標(?:の)?(?:値|数値?|回数|件数|人数)|数値目標|(?:実施|開催|予定|年間|計画|目標)?回数(?:\(.*\))?|数値|頻度|目標\(?値"
)
_INDICATOR = re.compile(r"指標|KPI|ものさし|測定(?:方法)?|目安", re.IGNORECASE)
_MONTHS = re.compile(
    r"(?:実施|開催|予定|取組|取り組み|計画|達成|完了)?(?:の)?(?:予定)?(?:時期|月|年月|期日|期限|期間|日程|スケジュール)(?:\(.*\))?|いつ(?:までに?)?"
)
_HEADED = re.compile(r"[■◆●○【\[]?([^\s：:①-⑳(（】\]]{1,12})[】\]]?[\s：:]*(?=[\s：:①-⑳(（】\]])(.{4,})", re.DOTALL)
_PERIOD = re.compile(r"(?:[上下]半期|第?[1-4一二三四]四半期|年度?[前後]半)$")
_MONTH = re.compile(r"(?:[1-9]|1[0-2])月")
_PERSON = re.compile(
    r"(?:主)?担当(?:者|課|係|部署|職員|名|課・係)?(?:名)?|責任者|所管(?:課)?|リーダー|誰が|だれが|主担当者?"
)
_ROLE_COLUMN = re.compile(
    r"(?:実施|取組|取り組み|事業|活動|推進)?主体|役割(?:分担)?|実施(?:者|機関|団体)|(?:主な)?担い手|担当(?:主体|機関|団体)|主体別|区分"
)
_ACTION = re.compile(
    r"取組|取り組|行動計画|(?:実施|活動|事業|計画|支援|具体的な?)内容|実施計画|事業計画|年(?:度|間)計画|具体策|(?:実施)?事項|アクション|実施項目|行動項目|活動計画|やること|すること|行うこと|対応策|方策|施策"
)
_PLAN_ALONE = re.compile(r"(?:年間|当年度|今年度|本年度)?(?:の)?(?:計画|内容|行動|実施)")
_GOAL = re.compile(r"目標|ねらい|目的")
_YEAR = re.compile(
    r"(?:令和|平成|[RH])(?:元|\d+)(?:年度?)?(?:\(\d{4}\))?|20\d\d年度?|今年度|本年度|当年度|\d{1,2}年度|[(\[【](?:案|素案|予定)[)\]】]"
)

# What a header says as a whole, with or without a role; then, without one, the first of these that fits.
_WHOLE_WORDS = ((_TARGET, kinds.TARGET), (_MONTHS, kinds.MONTHS), (_MONTH, kinds.MONTHS), (_PERSON, kinds.PERSON))
_PLAN_WORDS = (
    (_ROLE_COLUMN.fullmatch, kinds.ROLE),
    (_FUNCTION.fullmatch, kinds.FUNCTION),
    (_VIEWPOINT.search, kinds.VIEWPOINT),
    (_STATE.search, kinds.STATE),
    (_ACTION.search, kinds.ACTION),
    (_PLAN_ALONE.fullmatch, kinds.ACTION),
    (_GOAL.search, WEAK),
)


def meaning_of(parts: Sequence[str]) -> Meaning:
    """What a column is by its header's texts, from the heading at the top down to the words right above the rows."""
    words = [bare(part) for part in parts if bare(part)]
    if not words:
        return Meaning("")
    whole, last = "".join(words), words[-1]
    role = own_role("/".join(words)) or _role_said([part for part in parts if bare(part)])
    if _is_five_year(whole, role):
        return Meaning(kinds.FIVE_YEAR)
    if _NOT_PLAN.search(_without_year(whole)) and not _VIEWPOINT.search(last):
        return Meaning(kinds.OTHER)
    kind = _kind(_without_role(_without_year(last), role), whole, role)
    return Meaning(kind, role if kind in (*kinds.WITH_ROLE, WEAK) else "")


def own_role(label: str) -> str:
    """法人 of 平成23年度行動計画・達成目標(法人の役割); "" where no …の役割 stands. A bracket may be missing."""
    if found := _ROLE_IN_BRACKETS.search(label):
        return found[1]
    if found := _ROLE.search(label):
        return _BEFORE_ROLE.sub("", found[1]).strip("()")
    return ""


def _role_said(parts: Sequence[str]) -> str:
    """The role without の役割 that the lowest of the texts says; "" for none."""
    return next((said for part in reversed(parts) if (said := _role_apart(part) or role_in_header(part))), "")


def _role_apart(part: str) -> str:
    """法人 of 行動計画・達成目標 法人: the first or last word of a heading of actions, apart by white space."""
    words = [word for each in part.split() if (word := _without_year(bare(each)))]
    for role, rest in ((words[-1], words[:-1]), (words[0], words[1:])) if len(words) > 1 else ():
        if is_role(role) and _by_words("".join(rest)) in (kinds.ACTION, WEAK):
            return role
    return ""


def _kind(last: str, whole: str, role: str) -> str:
    if found := next((kind for pattern, kind in _WHOLE_WORDS if pattern.fullmatch(last)), ""):
        return found
    if _INDICATOR.search(last):
        return kinds.INDICATOR
    if role:
        return WEAK if _GOAL.search(last) and not _ACTION.search(last) else kinds.ACTION
    if found := _by_words(last):
        return found
    return kinds.ACTION if not last and _ACTION.search(whole) else ""


def _by_words(words: str) -> str:
    return next((kind for search, kind in _PLAN_WORDS if search(words)), "")


@lru_cache(maxsize=1024)
def period_of(label: str) -> str:
    """上半期 of a header that ends in a part of the year; "" for none."""
    found = _PERIOD.search(bare(label))
    return found[0] if found else ""


def is_period(label: str) -> bool:
    """Whether a header names a part of the year and nothing else: 上半期, 第1四半期."""
    return _PERIOD.fullmatch(bare(label)) is not None


def is_year(label: str) -> bool:
    """Whether a header names a year and nothing else."""
    words = bare(label)
    return bool(words) and not _without_year(words)


def _is_five_year(words: str, role: str) -> bool:
    if is_span(words) and not role:
        return True
    return bool(_FIVE_YEARS.search(words)) and ("取り組" in words or not role)


def state_in_title(text: str) -> str:
    """The target state of a line over a table, 目指す拠点の姿 ①立ち寄れる場; "" where it names none."""
    found = _HEADED.fullmatch(text.strip())
    said = found and not _YEAR.search(bare(found[2])) and meaning_of((found[1],)).kind == kinds.STATE
    return found[2].strip() if found and said else ""


def _without_year(words: str) -> str:
    return _YEAR.sub("", words).strip("の・-_/:")


def _without_role(words: str, role: str) -> str:
    """(法人の役割) and the like say who, not what: what is left says whether it is an action, a goal, a target."""
    return (
        re.sub(rf"[(\[【]?{re.escape(role)}(?:の?役割)?[)\]】]?", "", words, count=1).strip("の・-_/:()")
        if role
        else words
    )
