"""What a repair says: one template a code, what was found and what was concluded (docs/reading.md, "Shifted rows")."""

from __future__ import annotations

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
        "上の行のずれが続いていると考え、この行の行動計画の欄も左へ{shift}列ずらして読みました。",
    ),
    "function_continues": (CONFIRM, "機能の名前がないため、前の表に続く「{function}」と読みました。"),
    "function_from_sheet": (CONFIRM, "機能の名前がないため、シート名から「{function}」と読みました。"),
    "no_bullet": (CONFIRM, "●のない文を、1つの行動計画と読みました。"),
    "before_bullet": (CONFIRM, "最初の●より前にある文を、続く行動計画の一部と読みました。"),
    "merged_across": (
        CONFIRM,
        "複数の役割にまたがって結合されたセルを、左端の「{role}」の行動計画と読みました。",
    ),
}


def repair(code: str, source: str, **facts: object) -> Repair:
    """A Repair from its template. Raises KeyError for an unknown code or a missing fact."""
    confirm, words = WORDS[code]
    return Repair(code, source, words.format_map(facts), confirm)
