"""What the words on screen mean, each in a sentence or two: the words of docs/measures.md, "言葉" (a test compares)."""

from __future__ import annotations

TERMS = {
    "完了率": "完了 ÷ (達成型・回数型の項目 − 中止 − 評価困難)。継続型は実施率で見ます。再掲は1件と数えます。",
    "実施率": "継続型の項目を実施した四半期 ÷ 報告のあった四半期。完了率には含めません。",
    "計画比": "報告のあった項目の進捗 ÷ 同じ項目の計画値。計画を超えた分は数えません。",
    "停滞": (
        "要対応のうち、重いもの。続けて未報告、変化なし、未着手、期限超過、年度末未達のどれかに当てはまる項目です。"
        "何期・何%からかは「設定」にあります。"
    ),
    "要対応": "人の判断が要る項目。要対応の規則に一つでも当てはまる項目で、理由と「いつから」が付きます。",
    "未報告": "この四半期の報告がまだない項目数。進捗0%とは別に数えます。",
    "順調": (
        "計画比が下限以上か、計画との差が小さい項目(初期値は80%以上、15ポイント以内)。第4四半期は「達成」と言います。"
    ),
}
"""Term → meaning."""


def meaning(term: str) -> str:
    """Raises KeyError for a word that is not explained."""
    return TERMS[term]


def explained(text: str) -> str | None:
    """The meaning of each word that stands in a text, in Markdown, for the sign beside it; None where none does."""
    return "\n\n".join(f"**{term}**　{TERMS[term]}" for term in TERMS if term in text) or None
