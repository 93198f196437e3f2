"""Letters at their places on a page → the text of a cell, and lines. Pure geometry: points, y downwards."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from kyoten.reader.document.ruled import RuledLine

_SPARE = 0.6
"""Letters' widths that may stay free at the end of a line beyond what the next word needs."""
_NOT_FIRST = (
    "、。，．,.)）」』】〕］]〉》・：；:;?？!！ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ…‥～〜%％"
)
_NOT_LAST = "(（「『【〔［[〈《"
_BLANK = 0.8
"""Share of a letter's height from which a gap between two letters is a blank letter."""
_TWICE, _OVER = 0.3, 0.5
"""Shares of a letter's width: printed twice for its weight it is so little to the right; one on another covers more."""
_STRIKE = (0.3, 0.7)
"""Where a line crosses a letter that is struck out, as a share of its height; an underline lies lower."""
_STARTS = "・●○◯〇◎◆◇■□☆★※①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮【"


class Letter(NamedTuple):
    """One letter and the box around it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    struck: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


Row = list[Letter]


def rows_of(letters: Iterable[Letter]) -> list[Row]:
    """Letters line by line from the top down, each line from the left."""
    rows: list[Row] = []
    for letter in sorted(letters, key=lambda each: each.middle[1]):
        middle = letter.middle[1]
        if rows and middle - rows[-1][0].middle[1] < 0.5 * max(letter.height, rows[-1][0].height):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [_once(sorted(row, key=lambda each: each.left)) for row in rows]


def _once(row: Row) -> Row:
    """A line without the letters that are printed twice for their weight."""
    kept: Row = []
    for letter in row:
        twice = any(
            other.text == letter.text and letter.left - other.left < _TWICE * (other.right - other.left)
            for other in kept[-2:]
        )
        if not twice:
            kept.append(letter)
    return kept


def overprinted(rows: Sequence[Row]) -> int:
    """How many letters stand on others, so that nobody can tell the two lines apart."""
    return sum(
        one.right - other.left > _OVER * min(one.right - one.left, other.right - other.left)
        for row in rows
        for one, other in pairwise(row)
    )


def text_of(rows: Sequence[Row], left: float, right: float, margin: float) -> tuple[str, str]:
    """(the text, the text without what is struck out) of a cell from `left` to `right`. `margin`: what its column keeps
    free at the left, as it does at the right. A line that is full goes on in the next one."""
    written = remains = ""
    for number, row in enumerate(rows):
        if number:
            break_ = _between(rows[number - 1], row, right - left - 2 * margin)
            written, remains = written + break_, remains + break_
        written += line_of(row)
        remains += "".join(letter.text for letter in row if not letter.struck).strip()
    return written.strip(), "\n".join(line for line in remains.split("\n") if line.strip()).strip()


def margin_of(cells: Iterable[tuple[float, Sequence[Row]]]) -> float:
    """What a column keeps free at its left: the least distance of a line from its cell's edge."""
    gaps = [row[0].left - left for left, rows in cells for row in rows if row]
    return max(min(gaps, default=0.0), 0.0)


def strikes(lines: Sequence[RuledLine], letters: Sequence[Letter]) -> list[RuledLine]:
    """The lines that run through letters for most of their length: no edge of a cell does."""
    by_height = sorted(letters, key=lambda letter: letter.top)
    tops = [letter.top for letter in by_height]
    tallest = max((letter.height for letter in letters), default=0.0)
    found: list[RuledLine] = []
    for line in lines:
        near = by_height[bisect_left(tops, line.at - tallest) : bisect_right(tops, line.at)]
        crossed = sum(letter.right - letter.left for letter in near if _crosses(line, letter))
        if crossed * 2 > line.end - line.start:
            found.append(line)
    return found


def struck(letters: Sequence[Letter], lines: Sequence[RuledLine]) -> list[Letter]:
    """The letters, those that a line crosses marked as struck."""
    if not lines:
        return list(letters)
    return [letter._replace(struck=any(_crosses(line, letter) for line in lines)) for letter in letters]


def _crosses(line: RuledLine, letter: Letter) -> bool:
    high, low = _STRIKE
    at = letter.top + high * letter.height <= line.at <= letter.top + low * letter.height
    return at and line.start - 1 <= letter.middle[0] <= line.end + 1


def _between(row: Row, following: Row, width: float) -> str:
    """What stands between two lines: nothing where Japanese goes on, a space between Latin words, else a line break."""
    if not _goes_on(row, following, width):
        return "\n"
    last, first = line_of(row)[-1:], line_of(following)[:1]
    return " " if last.isascii() and first.isascii() and last.isalnum() and first.isalnum() else ""


def _goes_on(row: Row, following: Row, width: float) -> bool:
    """Whether a line was broken because the next word had no room in it."""
    first = following[0]
    if line_of(row).endswith("。") and first.text in _STARTS:
        return False
    free = width - (row[-1].right - row[0].left)
    word = following[: _unbroken(following)]
    return free < word[-1].right - word[0].left + _SPARE * first.height


def _unbroken(row: Row) -> int:
    """How many letters at a line's start hold together: a Latin word, a bracket, what may begin no line."""
    count = 1
    while count < len(row) and (
        row[count].text in _NOT_FIRST
        or row[count - 1].text in _NOT_LAST
        or (row[count - 1].text.isascii() and row[count].text.isascii() and row[count].text.strip())
    ):
        count += 1
    return count


def line_of(row: Row) -> str:
    """The text of one line; a gap as wide as a letter is a blank one, which some writers leave out."""
    spaced = row[0].text if row else ""
    for before, letter in pairwise(row):
        blank = letter.left - before.right > _BLANK * letter.height and before.text.strip() and letter.text.strip()
        spaced += f"\u3000{letter.text}" if blank else letter.text
    return spaced.strip()
