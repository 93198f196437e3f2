"""What rows name → items of the plan; what is doubtful becomes a question, what fits nothing is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kyoten.model import ActionItem
from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import Conversion, Doubt
from kyoten.reader.on_progress import OnProgress, ignore_progress
from kyoten.sheet.foreign.block import ItemMention, RowContext
from kyoten.sheet.foreign.rows.headings import function_of
from kyoten.sheet.known import Choices, Known
from kyoten.sheet.match.hints import looks_like_id
from kyoten.sheet.match.matcher import Match, Wanted, matcher_of
from kyoten.sheet.match.normalize import row_text
from kyoten.sheet.match.quantities import disagree
from kyoten.sheet.values.display import first_few, shortened
from kyoten.text import key

_SHOWN = 40
"""Characters of a text in a sentence."""
_IN_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]\s*$")
_NAMED = 3
"""Candidates named in a sentence; the screen shows all."""


@dataclass
class FoundItems:
    """`items`: one for each mention, None where it is of none (yet)."""

    items: list[ActionItem | None] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    conversions: list[Conversion] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)


class ItemFinder:
    """Finds the items of a plan, for all sheets of a book."""

    def __init__(self, known: Known, choices: Choices) -> None:
        plan, self._functions = known.plan, known.functions
        self._matcher = matcher_of(plan)
        self._items = {item.id: item for item in plan.items}
        self._picks = choices.picks

    def find(
        self, sheet: str, mentions: Sequence[ItemMention], on_progress: OnProgress = ignore_progress
    ) -> FoundItems:
        """The mentions' items, in their order. Rows without values are asked about by nobody."""
        # Running numbers make rows differ that are the same to the matcher.
        wanted = [(each.text, _id_in(each), each.context, each.role) for each in mentions]
        distinct = list(dict.fromkeys(wanted))
        asked = [
            Wanted(text, number, *self._in_todays_names(context), role) for text, number, context, role in distinct
        ]
        found = self._matcher.match(asked, on_progress)
        matches = dict(zip(distinct, map(self._in_known_function, asked, found), strict=True))
        result = FoundItems()
        for mention, each in zip(mentions, wanted, strict=True):
            match = matches[each]
            picked = self._picks.get(mention.source) if self._picks else None
            if picked is not None and (picked == "" or picked in self._items):
                result.items.append(self._items.get(picked))
                result.conversions.append(_picked(sheet, mention, picked))
                continue
            item = self._items.get(match.item or "")
            result.items.append(item)
            if item is not None and match.how in ("equal", "similar") and _is_of_none(each[1], item):
                rule = "行動計画にない番号のため、文によって項目を決めました"
                result.conversions.append(Conversion(sheet, mention.cell, each[1], f"{item.id} {item.text}", rule))
            if item is None and mention.filled:
                _ask(result, sheet, mention, match, self._why(mention, match))
            elif item is not None and match.how == "equal" and (rest := _behind(mention.text, item.text)):
                rule = f"項目の文のほかに書かれた「{rest}」は、報告の内容に入れていません"
                result.conversions.append(Conversion(sheet, mention.cell, mention.text, f"{item.id} {item.text}", rule))
            elif item is not None and match.how == "similar":
                rule = f"似ている文の項目として読みました(一致度{match.score:.0f})"
                result.conversions.append(Conversion(sheet, mention.cell, mention.text, f"{item.id} {item.text}", rule))
        return result

    def _in_known_function(self, row: Wanted, match: Match) -> Match:
        """A text that several functions have, under a function that is none of the plan's, is of none of them yet."""
        if not row.function or match.item is None or match.how == "id" or self._matcher.knows_function(row.function):
            return match
        elsewhere = self._matcher.elsewhere(match.item)
        return Match(None, "doubtful", match.score, elsewhere) if elsewhere else match

    def _why(self, mention: ItemMention, match: Match) -> str:
        """What of the row disagrees with the likeliest item."""
        if match.how != "doubtful" or not match.candidates:
            return ""
        item = self._items[match.candidates[0].item]
        row = row_text(mention.text)
        function = function_of(mention.context.function, self._functions)
        same = [each for each in match.candidates if key(each.text) == row.key]
        named = self._matcher.roles_named(mention.role or row.role)
        differs = (
            ("番号と文", looks_like_id(mention.id) and mention.id != item.id),
            ("回数などの数", disagree(row.undated, row.unmarked[len(row.undated) :], item.text)),
            ("役割", bool(named) and item.role not in named),
            ("機能", bool(mention.context.function) and function != item.function),
        )
        words = "・".join(word for word, is_so in differs if is_so)
        return f"{words}が違います。" if words else "同じ文の項目が複数あります。" if len(same) > 1 else ""

    def _in_todays_names(self, context: RowContext) -> RowContext:
        """With the function by the name that the plan has it under."""
        now = function_of(context.function, self._functions) if context.function else ""
        return context._replace(function=now) if now else context


def _behind(text: str, item: str) -> str:
    """What a sender wrote behind an item's words, in brackets (9/10実施、30名)."""
    found = _IN_BRACKETS.search(text) if text.rstrip().endswith((")", "）")) else None
    return found[1].strip() if found and key(found[1]) not in key(item) else ""


def _id_in(mention: ItemMention) -> str:
    """What may be an item's id of the row's number cell."""
    return mention.id if looks_like_id(mention.id) else ""


def _is_of_none(number: str, item: ActionItem) -> bool:
    """Whether a row's number is no item's, though its text is one's."""
    return bool(number) and key(number) != key(item.id)


def _picked(sheet: str, mention: ItemMention, picked: str) -> Conversion:
    rule = "選ばれた項目として読みました" if picked else "項目の行ではないという回答により、読みませんでした"
    return Conversion(sheet, mention.cell, mention.text or mention.id, picked, rule)


def _ask(result: FoundItems, sheet: str, mention: ItemMention, match: Match, why: str) -> None:
    name = mention.text or mention.id
    # In one line, otherwise as typed: NFKC would make a 1 of ①.
    value = shortened(" ".join(name.split()), _SHOWN)
    result.unmatched.append(mention.source)
    candidates = tuple((each.item, each.text, each.score) for each in match.candidates)
    result.doubts.append(Doubt(sheet, mention.cell, name, candidates, mention.source, mention.quarter))
    if match.how == "doubtful":
        first, text, _ = candidates[0]
        listed = [f"{first}「{shortened(' '.join(text.split()), _SHOWN)}」", *(item for item, _, _ in candidates[1:])]
        named, cell = first_few(listed, _NAMED), mention.cell
        result.problems.append(
            problem("doubtful_match", sheet=sheet, cell=cell, value=value, candidates=named, why=why)
        )
    else:
        result.problems.append(problem("unmatched_row", sheet=sheet, cell=mention.cell, value=value))
