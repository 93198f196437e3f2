"""Words that stand for nothing, for the cell above or beside, and for what is no row of a table (docs/reading.md)."""

from __future__ import annotations

import re

from kyoten.text import bare

EMPTY = frozenset("-－―—–‐‑─━ー−/／") | {"なし", "無し", "無", "n/a", "na", "該当なし", "該当無し", "--", "ーー", "――"}
"""Such a cell says nothing, whatever its column."""
EMPTY_VALUE = EMPTY | {"特になし", "特に無し"}
"""The same for a value or an action; 特になし in a column of remarks is an answer."""
DITTO = frozenset({"同上", "〃", "″", "々", '"', "”", "“", "''", "仝", "上に同じ"})
"""The cell says what the cell above says."""
_DITTO_OF_TEXT = DITTO | {"同前", "上記と同じ", "上と同じ", "上記に同じ", "以下同じ"}
_SAME_LEFT = frozenset({"同左", "左に同じ", "左記と同じ", "左と同じ", "左記に同じ"})
_NOTES = ("※", "注)", "注）", "(注", "（注", "注:", "注：", "＊", "*")
_TOTAL = re.compile(r"(?:総?合計|小計|総?計|累計|件数計|延べ計)(?:\(.*\))?")
_BRACKETED = re.compile(r"[（(「『\[［【](.+)[)）」』\]］】]")
_LEGEND = re.compile(r"(?:<|〈|【|\[)?(?:凡例|記号の(?:説明|見方)|評価(?:の)?基準)")
_SIGN = re.compile(r"[◎○〇◯●△▲×✕☆★－A-EＡ-Ｅ]\s*(?:[:：=＝…]|は)")
_PAGE = re.compile(
    r"[-－(]*\s*(?:P\.?\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:ページ|頁)?\s*[-－)]*|[(]?(?:次(?:ページ|頁)(?:へ|に)?)?(?:続く|つづく)[)]?"
)
_TITLES = re.compile(
    r"承認|決裁|確認(?:者|印)?|審査|起案|作成(?:者|日)?|検印|印|理事長|施設長|館長|所長|課長|係長|部長|担当(?:者|係長)?|日付|年月日|開催日"
)
_OTHER_TABLE = _TITLES.pattern + (
    r"|評価(?:基準|区分|点)?|段階|記号|基準|凡例|目安|説明|判定|点数|配点|区分|内容|備考|氏名|役職|所属|委員|回|会議名?|出席者?|人数|予算額?|金額|単位|項目|意味|No\.?|番号"
)
_SHORT = 12


def is_empty(text: str) -> bool:
    """－, なし, 特になし, 「(なし)」, ・なし: an action, state or target that says that there is none."""
    if len(text) > _SHORT:
        return not text.strip()
    whole = bare(text)
    word = whole.lstrip("・●○◆■").rstrip("。")
    inner = _BRACKETED.fullmatch(word)
    word = (inner[1] if inner else word).casefold()
    # A ○ alone says yes; it is no empty word.
    return not whole or (bool(word) and (word in EMPTY_VALUE or set(word) <= EMPTY))


def is_ditto(text: str) -> bool:
    """〃, 同上: what the cell above says."""
    return len(text) <= _SHORT and _word(text) in _DITTO_OF_TEXT


def is_same_as_left(text: str) -> bool:
    """同左: what the cell to the left says."""
    return len(text) <= _SHORT and _word(text) in _SAME_LEFT


def _word(text: str) -> str:
    word = text.strip().lstrip("・●○◆■").rstrip("。")
    inner = _BRACKETED.fullmatch(word)
    return "".join((inner[1] if inner else word).split())


def is_note(text: str) -> bool:
    """A line that explains a table (※…) or its signs (凡例, ○:達成 △:一部)."""
    return text.startswith(_NOTES) or _LEGEND.match(bare(text)) is not None or len(_SIGN.findall(text)) >= 2


def is_page_mark(text: str) -> bool:
    """1/3, - 2 -, (次ページへ続く)."""
    return len(text) <= _SHORT and _PAGE.fullmatch(bare(text)) is not None


def is_total(text: str) -> bool:
    """計, 合計, 小計: the row adds up and is no entry."""
    return len(text) <= _SHORT and _TOTAL.fullmatch(bare(text)) is not None


def heads_other_table(texts: list[str]) -> bool:
    """Whether the texts of a row are the header of a table of ratings, approvals, meetings…: all short, most of them
    words of such a header."""
    words = [bare(text) for text in texts]
    if len(words) < 2 or any(len(word) > _SHORT for word in words):
        return False
    known = sum(re.fullmatch(_OTHER_TABLE, word) is not None for word in words)
    return known * 2 > len(words) or (known == len(words) / 2 and re.fullmatch(_OTHER_TABLE, words[0]) is not None)
