"""What a person must do about a finding: a rule's record names one of these (kyoten/rules/table.py)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RequiredAction:
    """`name` on screen, `what` in a sentence, `request` as a reminder asks for it, `asked` as a committee is asked to
    decide."""

    code: str
    name: str
    what: str
    request: str
    asked: str


REPORT = RequiredAction(
    "report", "報告を求める", "期限を過ぎても報告がない項目です。担当の役割に報告を求めます。",
    "報告をお願いする項目", "いつまでに報告するかを決める",
)  # fmt: skip
START = RequiredAction(
    "start", "着手を促す", "始まっていないか、止まっている項目です。取り組む時期を担当と決めます。",
    "着手や再開の予定をお知らせいただきたい項目", "いつから取り組むか、計画に残すかを決める",
)  # fmt: skip
REPLAN = RequiredAction(
    "replan", "計画を見直す", "予定の時期や進みに届かない項目です。時期、回数、進め方を見直します。",
    "時期、回数、進め方の見直しをお願いする項目", "時期、回数、進め方をどう見直すかを決める",
)  # fmt: skip
DIRECT = RequiredAction(
    "direct", "来年度を決める", "年度末までに達成しなかった項目です。達成できなかった理由と来年度の方向を決めます。",
    "達成できなかった理由と来年度の方向をお知らせいただきたい項目",
    "達成できなかった理由を確かめ、来年度の方向を決める",
)  # fmt: skip
CHECK = RequiredAction(
    "check", "確認する", "報告の内容を確かめたい項目です。前の報告や、ほかの役割の報告と照らし合わせます。",
    "報告の内容の確認をお願いする項目", "報告の内容を確かめ、このままでよいかを決める",
)  # fmt: skip
ACTIONS = (REPORT, START, REPLAN, DIRECT, CHECK)
"""In the order in which they are shown."""
