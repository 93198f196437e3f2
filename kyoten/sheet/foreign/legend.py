"""A sheet's own legend (◎：達成 ○：一部達成) against the site's scale: what its symbols mean there, where that differs.

Symbols are read by the site's scale all the same; the warning says so. Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kyoten.problems.problem import Problem, problem
from kyoten.reader.workbook import Sheet
from kyoten.settings import Rating
from kyoten.sheet.values.rating_words import symbol_key, word_key
from kyoten.text import bare, key

Said = tuple[str, str]
"""A symbol and what the sheet says it means."""
Unit = tuple[int, int, str, str]
"""First column of one symbol's cell, the column after its meaning, the symbol, the meaning."""

_FIRST_ROWS, _LAST_ROWS, _LONGEST = 40, 15, 200
_SYMBOL = re.compile(r"(?<![0-9一二三四五六七八九])[◎○△×▲□■](?![0-9]+月)")
_LOOKS = re.compile(r"[◎○〇◯⭕△▵×✕✖☓╳▲□■]")
_LEGEND = re.compile(r"凡例|(?:評価|判定)の?(?:基準|目安|区分)|記号")
_LEGEND_OVER = re.compile(r"凡例|(?:評価|判定)の?(?:基準|目安|区分)|記号の")
_LABEL = re.compile(r"^.*?(?:凡例|基準|目安|区分|記号)[^:=]{0,10}?[:=\])】〉》\s]\s*")
_AROUND = " :;=.,、。・…‥|/→⇒~-―—–「」『』【】[]〈〉<>\"'"
_ASKS = re.compile(
    r"(?:[のをでから、]|より|の中|として){0,4}(?:いずれか|どれか|選択|選[びんぶ]|記入|入力|御?ご?記載|表示|付け).*$"
    r"|。.*$|[※*].*$| ?[-―ー–] ?[:=].*$"
)
_LONGEST_WORD, _LONGEST_SAID = 16, 30  # letters of a meaning; the latter where it is called a legend


def legend_problems(sheet: Sheet, scale: tuple[Rating, ...]) -> list[Problem]:
    """A warning for each legend of the sheet that gives a symbol of the scale another meaning; what one says again is
    not repeated."""
    ratings: dict[str, list[Rating]] = {}
    for rating in scale:
        if rating.symbol:
            ratings.setdefault(symbol_key(rating.symbol), []).append(rating)
    found: dict[tuple[str, str], Problem] = {}
    for row, column, legend in _legends(sheet):
        differing = [
            (symbol, word, ratings[symbol][0])
            for symbol, word in legend
            if len(ratings.get(symbol, ())) == 1 and not _agrees(word, ratings[symbol][0])
        ]
        said = "、".join(f"「{symbol}」は「{word}」" for symbol, word, _ in differing)
        taken = "、".join(f"「{symbol}」を「{rating.name}」" for symbol, _, rating in differing)
        if differing and (said, taken) not in found:
            cell = sheet.address(row, column)
            found[said, taken] = problem("legend_differs", sheet=sheet.name, cell=cell, value=said, taken=taken)
    return list(found.values())


def _legends(sheet: Sheet) -> Iterator[tuple[int, int, Sequence[Said]]]:
    """(row, column, what it says) of every legend, in one cell or in cells next to each other."""
    last = max(_FIRST_ROWS, len(sheet.rows) - _LAST_ROWS)
    rows = [*range(min(_FIRST_ROWS, len(sheet.rows))), *range(last, len(sheet.rows))]
    units: dict[int, list[Unit]] = {}
    for row in rows:
        for column, value in enumerate(sheet.rows[row]):
            if isinstance(value, str) and len(value) <= _LONGEST and _LOOKS.search(value):
                text = symbol_key(value)
                if legend := _in_cell(text):
                    yield row, column, legend
                elif unit := _unit(sheet, row, column, text):
                    units.setdefault(row, []).append(unit)
    yield from _over_cells(sheet, units)


def _in_cell(text: str) -> list[Said]:
    """What the symbols of one cell mean, [] where it is no legend: prose, ticked boxes, a list under marks."""
    named = _LEGEND.search(text) is not None
    pairs = _pairs(text)
    if not pairs or len({symbol for symbol, _ in pairs}) < len(pairs):
        return []
    longest = max(len(word) for _, word in pairs)
    if named and len(pairs) > 1:
        return pairs if longest <= _LONGEST_SAID else []
    short = longest <= _LONGEST_WORD and (named or len(pairs) > 1)
    return pairs if short and all(_is_rating_word(word) for _, word in pairs) else []


def _pairs(text: str) -> list[Said]:
    """(symbol, word) in the order written; 達成：◎ and 達成(◎) too. ◎・○：達成 says it of both."""
    marks = list(_SYMBOL.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    words = [_word(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    symbols = [mark[0] for mark in marks]
    lead = _word(_LABEL.sub("", text[: marks[0].start()])) if marks else ""
    if marks and not words[-1] and _is_rating_word(lead):
        words = [lead, *words[:-1]]
        for at in range(1, len(words)):
            words[at] = words[at] or words[at - 1]
    else:
        for at in range(len(words) - 2, -1, -1):
            words[at] = words[at] or words[at + 1]
    # ■凡例 is the heading of the legend; a symbol that nothing is said of is none of it.
    return [(symbol, word) for symbol, word in zip(symbols, words, strict=True) if word and not _LEGEND.search(word)]


def _word(text: str) -> str:
    """What a symbol is said to mean, without what stands around it and what is asked to be written."""
    word = _ASKS.sub("", text).strip(_AROUND)
    while (opened := word.count("(")) != word.count(")") or word[:1] == ")":
        half = word.removeprefix(")") if word[:1] == ")" else word.removesuffix("(" if word[-1:] == "(" else ")")
        if half == word:  # 達成(80%: the bracket goes on elsewhere
            half = word.replace("(", " ").replace(")", " ") if opened else word.replace(")", " ")
        word = half.strip(_AROUND)
    word = word.removeprefix("は").removesuffix("は").strip(_AROUND)
    return word if key(word) else ""


def _unit(sheet: Sheet, row: int, column: int, text: str) -> Unit | None:
    """A cell of one symbol, ◎：達成 or ◎ with 達成 in the next cell."""
    symbol, rest = text[:1], text[1:]
    if not _SYMBOL.fullmatch(symbol):
        return None
    beside = sheet.cell(row, column + 1)
    alone = not rest.strip(_AROUND)
    word = _word(symbol_key(beside) if alone and isinstance(beside, str) and len(beside) <= _LONGEST else rest)
    if not word or len(word) > _LONGEST_WORD or not _is_rating_word(word):
        return None
    return column, column + (2 if alone else 1), symbol, word


def _over_cells(sheet: Sheet, units: dict[int, list[Unit]]) -> Iterator[tuple[int, int, Sequence[Said]]]:
    """Legends of one symbol a cell, along a row or down a column.

    A status beside its percent looks the same: the rows hold nothing else, or the cell before or over the first symbol
    calls it a legend.
    """
    left = {(row, unit[0]): unit for row, of in units.items() for unit in of}
    while left:
        row, column = min(left)
        along = left.pop((row, column))
        run = [(row, along)]
        while after := left.pop((row, along[1]), None) or left.pop((row, along[1] + 1), None):
            run.append((row, after))
            along = after
        down = row + 1
        while below := left.pop((down, column), None):
            run.append((down, below))
            down += 1
        said = [(symbol, word) for _, (_, _, symbol, word) in run]
        several = len(said) > 1 and len(dict(said)) == len(said)
        if several and (_is_called_legend(sheet, row, column) or _stands_alone(sheet, run)):
            yield row, column, said


def _is_called_legend(sheet: Sheet, row: int, column: int) -> bool:
    near = [sheet.cell(row, column - 1), *(sheet.cell(row - 1, column + step) for step in (-1, 0, 1))]
    return any(isinstance(value, str) and len(value) <= 20 and _LEGEND_OVER.search(bare(value)) for value in near)


def _stands_alone(sheet: Sheet, run: Sequence[tuple[int, Unit]]) -> bool:
    """Whether the rows of the run hold nothing but its cells."""
    own = {(row, column) for row, (first, end, _, _) in run for column in range(first, end)}
    return not any(
        value is not None and (row, column) not in own
        for row in {row for row, _ in run}
        for column, value in enumerate(sheet.rows[row])
    )


# What the words mean

_NEUTRAL = re.compile(r"^(?:事業|取り?組み?|計画|目標|項目)[はがをの]?(?=.)")
_NEUTRAL_FORM = re.compile(r"(?:した|している|済み?|である|です|の?もの|の?場合|の?状態)+$")
_CORE = (
    "達成|完了|終了|実施|着手|実行|順調|遅[れ延]|遅れ気味|中止|休止|延期|検討|準備|継続|見直し|改善|できた|出来た|できな|"
    "できてい?な?い?|良好?い?|よい|悪い|不良|不十分|十分|不可|可|優|普通|満足|不満|進[行捗]|進んで|問題|課題|予定どおり|予定通り|"
    "計画どおり|計画通り|手つかず|済|未定|評価困難|対象外|該当なし"
)
_RATING_WORD = re.compile(
    rf"(?:目標|計画|事業|予定|取り?組み?|を|は|が|の|に|より|大き?く|大幅|概ね|ほぼ|一部|部分的|全て|すべて|全部|完全|やや|"
    rf"少し|かなり|非常|とても|大変|十分|半分|半ば|まだ|以上|以下|未|要|ほとんど)*(?:{_CORE})"
    rf"(?:{_CORE}|い|る|た|て|中|み|した|している|していない|しなかった|かった|ていない|が必要|に?あり|に?なし|以上|以下|気味|"
    rf"見込み?|予定|です|である|の?もの|の?場合|の?状態)*"
)
_BRACKET = re.compile(r"\(([^()]*)\)")
_CHANGES = re.compile(r"一部|未|予定|見込|概ね|ほぼ|途中|半")
_DONE = frozenset({"達成", "完了", "できた", "出来た", "終了", "済", "済み", "実施済", "全て達成", "全て完了"})
_NOT_BEGUN = frozenset({"未着手", "未実施", "手つかず", "着手していない", "実施していない"})
_AMOUNT = re.compile(r"([~-]?)(\d{1,3}(?:\.\d+)?)(%|割|パーセント)?(台|以上|を?超え?る?|以下|未満|まで)?([~-]?)")
_BESIDE_AMOUNT = re.compile(r"[達成度率進捗目標計画事業の程約を実施しただで状況割合出来から、,・()]*")


def _agrees(word: str, rating: Rating) -> bool:
    """Whether a legend's word or percentage says what the rating says; 一部達成 and 達成 do not."""
    inside = [each for each in _BRACKET.findall(word) if each]
    outside = _BRACKET.sub("", word)
    if any(_in_range(each, rating) is False or (_CHANGES.search(each) and each != rating.name) for each in inside):
        return False
    within = _in_range(outside, rating)
    return all(_same(each, rating) for each in re.split("[・/、]|または|又は", outside)) if within is None else within


def _same(word: str, rating: Rating) -> bool:
    said, name = _plain(word), _plain(rating.name)
    alike = _DONE if rating.percent == 100 else _NOT_BEGUN if rating.percent == 0 else frozenset[str]()
    return said == name or said in alike


def _plain(word: str) -> str:
    """A word without what does not change it: 目標を達成した is 達成."""
    same = key(word_key(word)).replace("ほぼ", "概ね").replace("すべて", "全て").replace("全部", "全て")
    return same if same in _NOT_BEGUN else _NEUTRAL_FORM.sub("", _NEUTRAL.sub("", same)) or same


def _in_range(text: str, rating: Rating) -> bool | None:
    """Whether the rating's percent lies in a range such as 50~79% or 8割以上; None where the text is no percentage."""
    said = bare(text).replace("〜", "~")
    amounts = list(_AMOUNT.finditer(said))
    units = {each[3] for each in amounts} - {None}
    if not units or not _BESIDE_AMOUNT.fullmatch(_AMOUNT.sub("", said)):
        return None
    if rating.percent is None:
        return False
    percent, several = rating.percent, len(amounts) > 1
    for number, (before, digits, unit, end, after) in enumerate(each.groups("") for each in amounts):
        limit = float(digits) * (10 if (unit or max(units)) == "割" else 1)
        if end == "台":
            inside = limit <= percent < limit + 10
        elif end.startswith(("を", "超")):
            inside = percent > limit
        elif end == "未満":
            inside = percent < limit
        elif end == "以上" or (not end and (after or (several and number == 0))):
            inside = percent >= limit
        elif end or before or several:
            inside = percent <= limit
        else:
            inside = percent == limit
        if not inside:
            return False
    return True


def _is_rating_word(word: str) -> bool:
    """Whether a text is a step of some scale, not what was done: 一部達成, やや遅れ, 80%以上."""
    said = bare(word_key(_BRACKET.sub("", word)))
    if len(said) > _LONGEST_SAID:
        return False
    amount = re.search("[0-9](?:%|割|パーセント)", said) and _BESIDE_AMOUNT.fullmatch(_AMOUNT.sub("", said))
    return bool(amount) or all(_RATING_WORD.fullmatch(each) for each in re.split("[・/、]", said))
