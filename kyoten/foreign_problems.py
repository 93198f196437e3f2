"""What a sheet that is not ours leaves open: the words of its problems, and the questions that a person answers.

The templates are part of the table in kyoten.problems, which also publishes the two classes. Source: design/reading.md
section 2, "Theirs".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_E, _W = "error", "warning"


@dataclass(frozen=True)
class Doubt:
    """A row that may be one of several items, or none: a person picks. `candidates`: (item id, text, score 0–100).

    `source` names the row for the answer (kyoten.progress.known.Choices.picks): 報告!B12, or 報告!B12#2 for the second
    text of a cell. `quarter` 1–4 where the row itself names one.
    """

    sheet: str
    cell: str
    text: str
    candidates: tuple[tuple[str, str, float], ...]
    source: str
    quarter: int | None = None


def of_one_item(doubts: Iterable[Doubt]) -> list[list[Doubt]]:
    """The doubts that one answer settles: rows of different quarters that say the same, in the order of the first."""
    groups: dict[object, list[Doubt]] = {}
    for each in doubts:
        same = groups.setdefault((each.sheet, each.text, each.candidates), [])
        if same and (each.quarter is None or each.quarter in {one.quarter for one in same}):
            groups[each.source] = [each]
        else:
            same.append(each)
    return list(groups.values())


@dataclass(frozen=True)
class HeaderSeen:
    """How a sheet's columns were understood: what a person sees and changes on screen.

    `words`, `codes`: one a column; a code is that of kyoten.columns, code@quarter, "ignore", or "" for not understood.
    `first_row`: the first row of data, from 0. `rows`: the sheet's first rows as shown. `known`: understood so far that
    it could be read. `signature` names the header for the answer (Choices.assignments).
    """

    sheet: str
    signature: str
    first_row: int
    words: tuple[str, ...]
    codes: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    known: bool


FOREIGN_TEMPLATES: dict[str, tuple[str, str, str]] = {
    # What stands where
    "no_rows": (
        _E,
        "見出しの下に、報告として読める行がありません。",
        "記入した行のあるシートかどうか確かめてください。",
    ),
    "no_header": (
        _E,
        "項目と進捗の見出しが、先頭の30行に見つかりません。",
        "先頭の行を見て、どの列が何かを「列の割当」で選んでください。",
    ),
    "no_progress_column": (
        _E,
        "項目の列はありますが、進捗を書く列(状況・進捗率・実績など)が見つかりません。",
        "「列の割当」で進捗の列を選ぶか、見出しを付けてください。",
    ),
    "sheet_not_read": (
        _W,
        "シート「{value}」には項目と進捗の見出しがないため、読みませんでした。",
        "報告の入ったシートなら、「列の割当」でどの列が何かを選んでください。",
    ),
    "hidden_sheet_not_read": (
        _W,
        "非表示のシート「{value}」には報告らしい表がありますが、読みませんでした。",
        "取り込む報告なら、シートを再表示して保存し直してください。",
    ),
    "example_not_read": (
        _W,
        "シート「{value}」は記入例として読みませんでした。",
        "報告なら、シートの名前を変えてください。",
    ),
    "ambiguous_header": (
        _E,
        "見出し「{value}」が{column}のどれを指すか分かりません。",
        "「列の割当」でこの列が何かを選んでください。",
    ),
    "percent_or_marks": (
        _E,
        "見出し「{value}」の列の数字がどれも10以下の整数のため、進捗率なのか、5段階や10点満点の評価なのか分かりません。",
        "「列の割当」で、進捗率(%)なら「進捗率(%)」、評価なら「状況」を選んでください。",
    ),
    "count_of_quarter": (
        _E,
        "見出し「{value}」の数字が、この四半期だけの回数なのか、4月からの累計なのか分かりません。",
        "累計なら「列の割当」で「実績(回)」を選んでください。この四半期だけの回数なら、累計に直すか「読まない」を選んでください。",
    ),
    "same_columns": (
        _E,
        "「{column}」と読める列が複数あります({value})。",
        "「列の割当」でどの列を読むかを選んでください。",
    ),
    "column_by_content": (
        _W,
        "見出し{value}の列を、書かれている内容から「{column}」として読みました。",
        "違う場合は「列の割当」で選び直してください。",
    ),
    "column_not_read": (
        _W,
        "次の見出しの列は読みませんでした: {value}。",
        "報告の内容なら、「列の割当」で何の列かを選んでください。",
    ),
    "role_column_not_read": (
        _W,
        "{role}の列({value})に、{role}の項目がない行への記入があります。その記入は読みませんでした。",
        "その行の項目の報告なら、役割の名のない見出しの列に書き移してください。",
    ),
    "counts_not_cumulative": (
        _E,
        "四半期ごとの実績(回)を足すと「{column}」の値になります({value})。年度初めからの累計ではないようです。",
        "各四半期の欄に累計の回数を書くか、「列の割当」で各四半期の回数の列を「読まない」にしてください。",
    ),
    "legend_differs": (
        _W,
        "シートの凡例では{value}ですが、拠点の評価の段階のとおり、{taken}として読みました。",
        "凡例の意味で使われている記号なら、状況を記号でなく評価の段階の名前で書き直してもらってください。",
    ),
    "merged_across": (
        _W,
        "結合されたセルの値「{value}」は、左上の「{column}」の欄の値としてだけ読みました。",
        "ほかの欄も同じ値なら、結合を解いて、それぞれの欄に書いてください。",
    ),
    "no_quarter": (
        _E,
        "どの四半期の報告か分かりません。",
        "四半期を選んでください。",
    ),
    "quarter_disagrees": (
        _W,
        "{where}では{value}ですが、{taken}のとおり{quarter}として読みました。",
        "四半期を確かめてください。",
    ),
    "year_disagrees": (
        _W,
        "{where}では{value}ですが、{taken}のとおり{year}として読みました。",
        "年度を確かめてください。",
    ),
    "columns_of_other_year": (
        _W,
        "{value}の列は読みませんでした(行動計画は{expected}です)。",
        "その年度の報告は、年度を選んで取り込んでください。",
    ),
    "quarter_column_of_plan": (
        _W,
        "見出し「{value}」の列は予定の時期とみて、報告の四半期としては読みませんでした。",
        "行ごとに四半期が違う報告なら、「列の割当」でこの列を「四半期」にしてください。",
    ),
    "row_without_quarter": (
        _E,
        "四半期の欄({value})から、どの四半期の報告か分かりません。",
        "「第1四半期」から「第4四半期」のどれかを書いてください。",
    ),
    "rows_of_other_year": (
        _W,
        "{value}の行({count})は読みませんでした(行動計画は{expected}です)。",
        "その年度の報告は、年度を選んで取り込んでください。",
    ),
    "doubtful_match": (
        _E,
        "「{value}」がどの項目か決められません(候補: {candidates})。",
        "候補から項目を選ぶか、番号の列に項目の番号を書いてください。",
    ),
    "unmatched_row": (
        _W,
        "「{value}」に当たる項目が行動計画にありません。この行は読みませんでした。",
        "行動計画の項目なら、候補から選ぶか、行動計画の文に直してください。",
    ),
    "nameless_row": (
        _W,
        "項目のない行に記入があります(「{value}」)。この行は読みませんでした。",
        "項目の文か番号を書くか、項目の行に書き移してください。",
    ),
    "merged_item_rows_differ": (
        _E,
        "項目「{value}」のセルは複数の行({places}行)にわたって結合されていますが、状況・進捗率・実績が行ごとに違います。",
        "状況・進捗率・実績は、そのうちの1行だけに書いてください。",
    ),
    "columns_open": (
        _E,
        "列の割当が決まるまで、このシートの行は取り込めません。",
        "「列の割当」で、上の指摘にある列が何かを選んでください。",
    ),
    "several_items_one_value": (
        _E,
        "1つのセルにある複数の項目に、「{column}」の値が1つしかありません({value})。",
        "項目ごとに行を分けるか、項目と同じ順に1行ずつ値を書いてください。",
    ),
}
