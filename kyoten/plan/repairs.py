"""What a repair says, one template per code: what was found, what was concluded, and the other reading that a person
can choose instead (docs/reading.md)."""

from __future__ import annotations

from dataclasses import replace

from kyoten.model import Repair

CONFIRM, SURE = True, False

WORDS: dict[str, tuple[bool, str]] = {
    "row_left": (SURE, "○が振り返りの視点の欄より左にあるため、この行を右へ{shift}列ずらして読みました。"),
    "row_left_continues": (
        CONFIRM,
        "上の行のずれが続いていると考え、この行も右へ{shift}列ずらして読みました。",
    ),
    "part_of_row_left": (
        CONFIRM,
        "○が振り返りの視点の欄より左にありますが、右端まで文字があるため、○までの欄だけを右へ{shift}列ずらして読みました。",
    ),
    "lone_star_shifted": (
        CONFIRM,
        "上の行のずれが続いていると考え、☆で始まるこの文を振り返りの視点と読みました。",
    ),
    "lone_star": (CONFIRM, "○がなく☆だけで始まる文を、☆の付いた振り返りの視点と読みました。"),
    "unmarked_viewpoint": (CONFIRM, "○のない文を、振り返りの視点と読みました。"),
    "state_in_function": (SURE, "機能の欄にある番号付きの文を、目指す拠点の姿と読みました。"),
    "sentence_in_function": (CONFIRM, "機能の欄にある文を、目指す拠点の姿と読みました。"),
    "actions_right": (
        SURE,
        "見出しのない右端の欄に文字があるため、この行の行動計画の欄を左へ{shift}列ずらして読みました。",
    ),
    "actions_right_continues": (
        CONFIRM,
        "行動計画の欄が右へずれていると考え、この行の行動計画の欄を左へ{shift}列ずらして読みました。",
    ),
    "function_continues": (CONFIRM, "機能の名前がないため、前の表に続く「{function}」と読みました。"),
    "function_from_sheet": (CONFIRM, "機能の名前がないため、シート名から「{function}」と読みました。"),
    "function_in_title": (SURE, "表の題やシート名にある「{function}」の表として読みました。"),
    "state_in_title": (CONFIRM, "表の上の行にある「{text}」を、この表の目指す拠点の姿と読みました。"),
    "function_heading": (CONFIRM, "表の幅にわたる見出しを、機能「{function}」の名前と読みました。"),
    "heading_row": (SURE, "かっこだけの行「{text}」は見出しとみて、行動計画にはしませんでした。"),
    "no_bullet": (CONFIRM, "ほかの欄にある印のない文を、1つの行動計画と読みました。"),
    "before_bullet": (CONFIRM, "最初の印より前にある文を、続く行動計画の一部と読みました。"),
    "nested_marks": (
        CONFIRM,
        "「{mark}」で始まる文ごとに1つの行動計画と読み、その下の別の印の文は細目としてまとめました({count}件)。",
    ),
    "heading_with_points": (
        CONFIRM,
        "「{mark}」で始まる短い文とその下の「・」などの文を、あわせて1つの行動計画と読みました({count}件)。",
    ),
    "lines_as_items": (CONFIRM, "印のない行を、1行ごとに1つの行動計画と読みました({count}件)。"),
    "line_breaks": (CONFIRM, "印のない複数の行を、途中で改行した1つの行動計画と読みました。"),
    "role_carried": (CONFIRM, "役割の欄が空のため、上の行と同じ「{role}」の行動計画と読みました。"),
    "several_roles": (CONFIRM, "複数の役割に印があるため、「{role}」の行動計画と読みました。"),
    "tag_in_column": (CONFIRM, "「{column}」の欄に【{role}】とあるため、「{role}」の行動計画と読みました。"),
    "counts_of_points": (CONFIRM, "細目にそれぞれ回数があるため、目標回数を付けませんでした。"),
    "target_of_several": (
        CONFIRM,
        "1つの欄に行動計画が{count}件あり、目標や時期「{text}」がどれのものか分からないため、どれにも付けませんでした。",
    ),
    "target_differs": (
        CONFIRM,
        "文の中の回数({own}回)と目標の欄(「{text}」)が違うため、目標の欄のとおり{count}回と読みました。",
    ),
    "months_differ": (
        CONFIRM,
        "文の中の月({own})と印のある月({marked})が違うため、印のとおりに読みました。",
    ),
    "months_of_several": (
        CONFIRM,
        "1つの欄に行動計画が{count}件あり、印のある月({marked})がどれのものか分からないため、どれにも付けませんでした。",
    ),
    "target_shared": (CONFIRM, "複数の役割の行動計画がある行のため、「{text}」をそのどれにも付けました。"),
    "merged_across": (
        CONFIRM,
        "複数の役割にまたがって結合されたセルを、左端の「{role}」の行動計画と読みました。",
    ),
    "row_over_page": (CONFIRM, "ページの上端にあるこの行を、前のページの最後の行の続きと読みました。"),
    "row_at_page_top": (CONFIRM, "ページの上端にあるこの行を、前のページの最後の行とは別の行と読みました。"),
    "column_guessed": (CONFIRM, "見出し「{label}」の列を「{kind}」として読みました。"),
}
OTHER: dict[str, str] = {
    "row_left_continues": "ずらさず、書かれた欄のまま読む",
    "part_of_row_left": "ずらさず、書かれた欄のまま読む",
    "actions_right_continues": "ずらさず、書かれた欄のまま読む",
    "lone_star": "上の視点への書き添えとみて、視点にしない",
    "unmarked_viewpoint": "上の視点への書き添えとみて、視点にしない",
    "sentence_in_function": "機能の名前と読む",
    "no_bullet": "行動計画ではない文とみて、読まない",
    "nested_marks": "印ごとに1つの行動計画と読む",
    "heading_with_points": "「・」などの文ごとに1つの行動計画と読む",
    "lines_as_items": "改行でつながった1つの行動計画と読む",
    "line_breaks": "1行ごとに1つの行動計画と読む",
    "merged_across": "結合した範囲にある役割のそれぞれの行動計画と読む",
    "row_over_page": "前のページの行とは別の行と読む",
    "row_at_page_top": "前のページの最後の行の続きと読む",
    "target_of_several": "どの行動計画にも付ける",
    "target_differs": "文の中の回数のとおりに読む",
    "months_differ": "文の中の月のとおりに読む",
    "months_of_several": "どの行動計画にも付ける",
}
"""Code → the reading that PlanChoices.answers can choose instead; one without an entry has none."""

OTHER_WORDS = "ほかの読み方: "
"""What a message begins that reading with."""


def as_answered(found: Repair, *, other: bool) -> Repair:
    """The repair as a person answered it: where the other reading was taken, it says so."""
    if not (other and found.code in OTHER):
        return found
    return replace(found, message=f"答えのとおり、ほかの読み方で読みました: {OTHER[found.code]}。")


def repair(code: str, source: str, **facts: object) -> Repair:
    """A Repair from its template. Raises KeyError for an unknown code or a missing fact."""
    confirm, words = WORDS[code]
    message = words.format_map(facts)
    return Repair(
        code, source, f"{message}{OTHER_WORDS}{OTHER[code]}。" if confirm and code in OTHER else message, confirm
    )
