"""The words of every problem that a quarter's sheet can have: code → (severity, message, remedy).

Part of the table in kyoten.problems.problem, which adds it to its own. Source: docs/reading.md, "Problems".
"""

from __future__ import annotations

_E, _W = "error", "warning"

SHEET_TEMPLATES: dict[str, tuple[str, str, str]] = {
    # Which sheet it is
    "other_site": (
        _E,
        "別の拠点「{value}」の報告用紙です(ここは「{site}」)。",
        "ファイルを選び直すか、その拠点の画面から取り込んでください。",
    ),
    "other_year": (
        _E,
        "{value}の報告用紙です({expected}の行動計画と照合できません)。",
        "年度を選び直すか、{expected}の報告用紙に記入してください。",
    ),
    "other_quarter": (
        _E,
        "{value}の報告用紙です(取り込もうとしているのは{expected})。",
        "四半期を選び直すか、{expected}の報告用紙に記入してください。",
    ),
    "closed_quarter": (
        _E,
        "{value}は{day}に確定しているため、取り込めません。",
        "直すときは、「提出状況」の「確定を解除する」(命令は reopen)で、理由を入れて解除してから取り込んでください。",
    ),
    "closed_entries": (
        _W,
        "{value}は{day}に確定しています。このブックのその四半期の報告{count}件({items})は、確定した内容と違いますが取り込みません。",
        "直すときは、「提出状況」で確定を解除してから取り込んでください。",
    ),
    "other_role": (
        _E,
        "「{value}」の報告用紙です(取り込もうとしているのは「{expected}」)。",
        "役割を選び直すか、「{expected}」の報告用紙を選んでください。",
    ),
    "other_plan": (
        _E,
        "行動計画の第{value}版の報告用紙ですが、保存されているのは第{expected}版までです。",
        "この拠点の報告用紙を取り出し直し、記入した内容を写してください。",
    ),
    "older_plan": (
        _W,
        "行動計画の第{value}版の報告用紙です(現在は第{expected}版)。",
        "番号で照合しました。計画が変わった項目の指摘を確かめてください。",
    ),
    "missing_column": (
        _W,
        "「{value}」の列がありません。この列は空欄として読みました。",
        "記入する列なら、報告用紙を取り出し直して写してください。",
    ),
    "doubled_column": (
        _W,
        "「{column}」の列が2つあります。左の{first}列を読みました。",
        "要らない方の列を削除してください。",
    ),
    # Which row is which item
    "unknown_item": (
        _E,
        "番号「{value}」の項目は、この行動計画にありません。",
        "番号を報告用紙のとおりに直してください。",
    ),
    "ended_item": (
        _W,
        "番号「{value}」の項目は、この四半期の行動計画では終わっています。この行は読みませんでした。",
        "続きの項目があれば、その番号の行に書いてください。",
    ),
    "no_item": (
        _E,
        "番号が空欄の行に記入があります(「{value}」)。",
        "番号を入れるか、項目の行に書き移してください。",
    ),
    "duplicate_item": (
        _E,
        "番号「{value}」の行が複数あります({places})。",
        "正しい行を1つだけ残してください。",
    ),
    "same_row_twice": (
        _W,
        "番号「{value}」の同じ内容の行が複数あります({places})。",
        "1件として読みました。要らない行を削除してください。",
    ),
    "item_of_other_role": (
        _W,
        "番号「{value}」は「{role}」の項目です(この用紙は「{expected}」)。",
        "「{role}」の報告として読みました。行を写し違えていないか確かめてください。",
    ),
    "missing_rows": (
        _W,
        "行動計画にある{value}項目の行がありません({items})。",
        "行を削除した場合は、報告用紙を取り出し直して記入してください。",
    ),
    "locked_changed": (
        _W,
        "「{column}」の文が行動計画と違います(「{value}」)。",
        "計画の文のまま読みました。計画を直すときは「計画」の画面で直してください。",
    ),
    "plan_revised": (
        _W,
        "「{column}」の文が現在の行動計画と違います(「{value}」)。",
        "用紙を配付した後に計画が変わっていないか、同じ項目の報告かどうかを確かめてください。",
    ),
    "item_and_text_disagree": (
        _E,
        "番号「{item}」の行に、別の項目「{other}」の計画の文があります。",
        "一部の列だけを並べ替えていないか確かめ、番号と計画の文をそろえてください。",
    ),
    "rows_shifted": (
        _E,
        "記入された内容が、番号より1行{where}にずれているようです({value})。",
        "行を番号に合わせて取り込み直すか、ずれていなければそう選んでください(コマンドでは --rows-as-they-stand)。",
    ),
    # A cell
    "error_cell": (_E, "「{column}」がエラー値({value})です。", "数値か文字を入れ直してください。"),
    "formula_no_value": (
        _E,
        "「{column}」の数式({value})に、計算された値が保存されていません。",
        "Excelで開いて上書き保存するか、値を直接入れてください。",
    ),
    "ditto_nothing_above": (
        _E,
        "「{column}」が「{value}」ですが、上のセルに写す値がありません。",
        "値をそのまま書いてください。",
    ),
    "percent_out_of_range": (
        _E,
        "進捗率「{value}」が0〜100%の範囲にありません。",
        "0〜100の数字で書いてください。",
    ),
    "percent_not_number": (
        _E,
        "進捗率「{value}」を数字として読めません。",
        "0〜100の数字を1つ書いてください(幅では書けません)。数字で表せない場合は空欄にし、状況を選んでください。",
    ),
    "percent_ambiguous": (
        _E,
        "進捗率「{value}」が、{value}%なのか割合(1を100%とする)なのか分かりません。",
        "「50%」のように%を付けて書いてください。",
    ),
    "unknown_status": (
        _E,
        "状況「{value}」は評価の段階にありません。",
        "{allowed}から選んでください。",
    ),
    "status_symbol_ambiguous": (
        _E,
        "状況の記号「{value}」がどの段階を指すか決まっていません。",
        "{allowed}から選んでください。",
    ),
    "several_ticks": (
        _E,
        "状況の印が2つ以上の欄にあります(「{value}」の欄など)。",
        "印を1つだけにしてください。",
    ),
    "count_not_number": (
        _E,
        "実績(回)「{value}」を回数として読めません。",
        "4月からの累計の回数を「3」のように数字で書いてください。",
    ),
    "count_other_unit": (
        _E,
        "実績「{value}」は回数ではありません(単位の欄による)。",
        "回数を書くか、取組実績の欄に文として書いてください。",
    ),
    "count_negative": (_E, "実績(回)「{value}」が0より小さい数です。", "4月からの累計の回数を書いてください。"),
    "count_fraction": (_E, "実績(回)「{value}」に端数があります。", "4月からの累計の回数を整数で書いてください。"),
    "count_too_large": (
        _E,
        "実績(回)「{value}」が大きすぎます(9,999回まで)。",
        "回数以外の値が入っていないか確かめてください。",
    ),
    # What the looks of cells say (kyoten.sheet.without_words)
    "struck_cell": (
        _W,
        "取り消し線の引かれた「{value}」は読みませんでした。",
        "取り消した内容かどうか確かめ、報告に入れるなら取り消し線を外してください。",
    ),
    "cell_note": (
        _W,
        "セルにメモか図形の文字があります(「{value}」)。メモの内容は報告に入れていません。",
        "報告や訂正の内容なら、セルに書いてください。",
    ),
    "hidden_columns_read": (
        _W,
        "非表示の列({value})にある値も読みました。",
        "列を再表示し、提出する値かどうか確かめてください。",
    ),
    "hidden_rows_read": (
        _W,
        "非表示の{count}行({value}行目)にある値も読みました。",
        "行を再表示するか絞り込みを外し、提出する値かどうか確かめてください。",
    ),
    # A row
    "done_but_percent": (
        _E,
        "状況は「{status}」ですが、進捗率が{value}%です。",
        "状況か進捗率のどちらかを直してください。",
    ),
    "done_but_reported_percent": (
        _E,
        "状況「{status}」と進捗率{value}%が合いません({column}は、この四半期にすでに報告されている値です)。",
        "{column}の欄にも正しい値を書いてください。",
    ),
    "nothing_to_clear": (
        _W,
        "番号「{item}」には、消す報告がありません。",
        "「(消去)」は、報告済みの内容を消すときだけ書いてください。",
    ),
    "retired_status": (
        _W,
        "状況「{value}」は、この四半期には使わないことになっています。報告のとおり読みました。",
        "{allowed}から選び直せないか確かめてください。",
    ),
    "percent_100_not_done": (
        _W,
        "進捗率は100%ですが、状況{status}。",
        "終わった項目なら、状況を「{done}」にしてください。",
    ),
    "count_below_last": (
        _W,
        "実績(回)の{value}回が、前回までの累計{last}回を下回ります。",
        "この四半期だけの回数なら、4月からの累計に直してください。",
    ),
    "nothing_reported": (
        _W,
        "番号「{item}」には、文章のほかに、状況・進捗率・実績(回)として読めた値がありません。",
        "進み具合が分かるように、状況を選んでください。",
    ),
    "personal_data": (
        _W,
        "「{column}」に{kind}と見られる記述があります(「{value}」)。",
        "配付資料に載る文です。載せる必要がなければ、伏せるか消してください。",
    ),
}
