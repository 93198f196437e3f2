"""The whole view in one sentence (docs/measures.md, 見出しの文): what is missing, then how functions stand; at the
year's end how many items were achieved. Never good news that the unreported could undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kyoten.chart import group_rows, sentences
from kyoten.chart.sentences import names_in_words, share, unknown_words
from kyoten.chart.streaks import Streak, streaks
from kyoten.measures import ACHIEVED, NOT_ACHIEVED, YEAR_END, Track, bands
from kyoten.measures.bands import AT_THE_END
from kyoten.rules.base import day
from kyoten.settings import UNREPORTED
from kyoten.views.missing_reports import MissingReports, has_begun, missing_reports

if TYPE_CHECKING:
    from kyoten.views.view import View

_OUT, _NO_VALUE = "中止・評価困難", "進捗の記入なし"


@dataclass(frozen=True)
class YearEnd:
    """How many items reached what at the year's end, in the order in which they are said; `worst`: the functions with
    the most items 未達."""

    items: int
    counts: Mapping[str, int]
    worst: Mapping[str, int]


def headline(view: View) -> str:
    """The sentence above every page and output; made once for a view."""
    return view.cached(_headline)


def _headline(view: View) -> str:
    missing = missing_reports(view)
    if missing.asked and not has_begun(view):
        due = day(view.meta.settings.deadline(view.quarter))
        return f"{view.quarter.label}の報告はまだありません(報告の期限は{due})"
    if view.quarter.number == YEAR_END and missing.reported:
        return year_end(_year_end(view), missing)
    compared = streaks(view)
    if group_rows.functions(view) and not compared:
        return sentences.NOT_YET
    total = view.total
    sentence = on_the_way(compared, bands(view.quarter.number), missing, (total.on_course, total.banded))
    if missing.enough:
        return sentences.after_missing(missing, sentence)
    return f"{missing.words}。報告のあった{missing.reported}件では、{sentence}" if missing.reported else sentence


def on_the_way(
    functions: Sequence[Streak], words: tuple[str, str, str], missing: MissingReports, items: tuple[int, int]
) -> str:
    """How many functions have the best of the three `words`, and which has had the worst for longest; `items`: how many
    items have the best, of how many."""
    told = functions if missing.enough else [each for each in functions if not each.silent]
    return _functions(told or functions, words, items)


def _functions(functions: Sequence[Streak], words: tuple[str, str, str], items: tuple[int, int]) -> str:
    if not functions:
        return sentences.NOTHING
    banded = [function for function in functions if function.now is not None]
    unknown = unknown_words([function.silent for function in functions if function.now is None])
    if not banded:
        return f"{len(functions)}機能すべてが{unknown}" if len(functions) > 1 else f"{functions[0].name}は{unknown}"
    good = sum(function.now == words[0] for function in banded)
    each = f"(項目では{items[1]}件のうち{items[0]}件)" if good == len(functions) and items[1] else ""
    if len(functions) == 1:
        only = functions[0]
        return f"{only.name}は{words[0]}{each}" if good else _longest([only], only.now or "")
    left = f"、{len(functions) - len(banded)}機能は{unknown}" if unknown else ""
    head = share(len(functions), good, "機能", words[0]) + each + left
    for band in (words[2], words[1]):
        if behind := [function for function in banded if function.now == band]:
            return f"{head}。{_longest(behind, band)}"
    return head


def _longest(behind: Sequence[Streak], band: str) -> str:
    length = max(function.length(band) for function in behind)
    names = [function.name for function in behind if function.length(band) == length]
    others = len(behind) - len(names)
    spell = f"{length}期連続で" if length > 1 else ""
    rest = f"、ほか{others}機能も{band}" if others else ""
    return f"{names_in_words(names, '機能')}は{spell}{band}{rest}"


def year_end(found: YearEnd, missing: MissingReports) -> str:
    """134件のうち達成52件、概ね達成9件、未達72件、中止・評価困難1件。未達が最も多いのは子育て相談(20件)"""
    counts = "、".join(f"{word}{count}件" for word, count in found.counts.items() if count or word == ACHIEVED)
    lead = "" if missing.enough else f"{missing.words}。"
    sentence = f"{lead}{found.items}件のうち{counts}"
    return f"{sentence}。{sentences.most_of(NOT_ACHIEVED, found.worst)}" if found.worst else sentence


def _year_end(view: View) -> YearEnd:
    counted = [track for track in view.tracks if track.counted]
    found = Counter(map(_standing, counted))
    worst = Counter(track.item.function for track in counted if _standing(track) == NOT_ACHIEVED)
    listed = (*AT_THE_END, UNREPORTED, _NO_VALUE, _OUT)
    return YearEnd(len(counted), {word: found[word] for word in listed}, _in_plan_order(view, worst))


def _in_plan_order(view: View, counts: Mapping[str, int]) -> dict[str, int]:
    return {name: counts[name] for name in group_rows.functions(view) if name in counts}


def _standing(track: Track) -> str:
    """One word for each item, so that they add up to all of them."""
    now = track.now
    if now.excluded:
        return _OUT
    if now.complete:
        return ACHIEVED
    return now.band or (_NO_VALUE if now.reported else UNREPORTED)
