"""What a plan of a base can have wrong, or leaves open: code → (severity, message, remedy).

Part of the table in kyoten.problems.problem, which adds it to its own. Source: docs/reading.md, "The plan matrix".
"""

from __future__ import annotations

_E, _W = "error", "warning"
_BY_HAND = '(コマンドでは --assign "{0}=action:法人" のように指定します)。'

LEFT_OUT = frozenset(
    {
        "table_of_other_year",
        "column_of_other_year",
        "plan_sheet_not_read",
        "plan_sheet_left_out",
        "plan_hidden_sheet",
        "hidden_row",
        "hidden_column",
        "struck_text",
        "row_left_out",
        "text_not_read",
        "text_apart",
        "unknown_column",
        "columns_beside_kept",
        "target_not_counted",
        "part_not_read",
        "plan_cell_fault",
        "ditto_without_text",
    }
)
"""Codes of what stands in the workbook and is not in the plan."""

PLAN_TEMPLATES: dict[str, tuple[str, str, str]] = {
    "no_matrix": (
        _E,
        "行動計画の見出しの行が分かりません({nearest})。",
        "「列の割当」で、どの列が機能・目指す姿・行動計画などかを選んでください" + _BY_HAND.format("C"),
    ),
    "plan_is_report": (
        _E,
        "四半期の報告用紙です。行動計画の表ではありません。",
        "「報告の取込」で取り込んでください(コマンドでは sheet submit)。",
    ),
    "plan_like_report": (
        _W,
        "四半期の報告の表のように見えます(見出し「{value}」)。",
        "報告なら、ここでは保存せずに「報告の取込」で取り込んでください。",
    ),
    "no_items": (
        _E,
        "見出し({value})の下に、行動計画として読める文が1件もありません。",
        "「列の割当」で行動計画の列を選んでください" + _BY_HAND.format("C"),
    ),
    "no_role": (
        _E,
        "見出し「{value}」の列の行動計画が、どの役割のものか分かりません。",
        "「列の割当」で役割を選ぶか、見出しに「(○○の役割)」と書いてください" + _BY_HAND.format("{column}"),
    ),
    "several_years": (
        _E,
        "年度が複数あり({value})、どの年度の計画を取り込むのか分かりません。{year}として読みました。",
        "取り込む年度を選んでください(コマンドでは --year で指定します)。",
    ),
    "far_year": (
        _E,
        "{value}の計画として読みましたが、{than}から離れています。",
        "年度を確かめ、違えば選び直してください(コマンドでは --year。間違いなければ --confirm-year を付けます)。",
    ),
    "table_of_other_year": (
        _W,
        "シート「{value}」は{found}の計画とみて、読みませんでした(読んだのは{year}です)。",
        "その年度の計画を取り込むときは、年度を選び直してください。",
    ),
    "column_of_other_year": (
        _W,
        "見出し「{value}」の列は{year}の計画ではないため、読みませんでした。",
        "この列を計画として読むときは、「列の割当」で選んでください。",
    ),
    "plan_sheet_not_read": (
        _W,
        "シート「{value}」は行動計画の表とは読めず、読みませんでした({nearest})。",
        "計画の表なら、「列の割当」でどの列が何かを選んでください。",
    ),
    "plan_sheet_left_out": (
        _W,
        "シート「{value}」は、選ばれなかったため読みませんでした。",
        "計画の一部なら、「読むシート」で選んでください。",
    ),
    "plan_hidden_sheet": (
        _W,
        "非表示のシート「{value}」は読みませんでした。",
        "計画の一部なら、シートを再表示して保存し直してください。",
    ),
    "hidden_row": (
        _W,
        "非表示の行のため、計画に含めませんでした。",
        "計画の一部なら、行を再表示して保存し直してください。",
    ),
    "hidden_column": (
        _W,
        "見出し「{value}」の列は非表示のため、計画に含めませんでした。",
        "計画の一部なら、列を再表示して保存し直してください。",
    ),
    "struck_text": (
        _W,
        "取り消し線の付いた文は、計画に含めませんでした。",
        "残す文なら、取り消し線を外して保存し直してください。",
    ),
    "text_apart": (
        _W,
        "この欄の中の表・テキストボックス・隠し文字は、計画に含めませんでした。",
        "計画の一部なら、欄の文として書き直してください。",
    ),
    "looks_unknown": (
        _W,
        "この形式({value})では、非表示の行や列、取り消し線の付いた文があるかどうかを確かめられません。",
        "確かめるときは、Excelブック(xlsx)で保存し直してください。",
    ),
    "row_left_out": (
        _W,
        "{kind}とみて、計画に含めませんでした。",
        "計画の一部なら、表の中の行として書き直してください。",
    ),
    "ditto_without_text": (_W, "「{value}」とありますが、写す文がありません。", "文をそのまま書いてください。"),
    "target_not_counted": (
        _W,
        "目標「{value}」は回数でも月でもないため、目標回数や予定の月にはしませんでした。",
        "回数や月で表せる目標なら、取り込んだ後に計画の画面で入れてください。",
    ),
    "columns_beside_kept": (
        _W,
        "見出し「{value}」の列の文は、計画には残りません(回数と月だけを読み取りました)。",
        "残したい内容は、行動計画の文に書き加えてください。",
    ),
    "part_not_read": (
        _W,
        "セルの文のうち「{value}」は、どの項目にもなりませんでした。",
        "行動計画なら、印(●や・)を付けるか行を分けて書いてください。",
    ),
    # What only a person can say of a new version (kyoten.views.import_preview)
    "which_is_which": (
        _E,
        "保存済みの項目{item}「{old}」が、新しい表の「{value}」と同じ項目かどうか決まっていません({reasons})。",
        "同じ項目か、ここで終わりかを答えてください。",
    ),
    "function_renamed": (
        _E,
        "機能「{value}」が「{former}」の新しい名前かどうか決まっていません。",
        "新しい名前か、別の機能かを答えてください。",
    ),
}
