"""The wording of a foreign row: marks cut off, spellings made one, and the short forms that people give a text.

Source: docs/reading.md, "Theirs". Pure functions of text; nothing here knows a plan.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kyoten.text import key

_ROLE_WORDS = r"運営法人|法人|行政|区役所|区|市社協|社協|市"
_CIRCLED = re.compile(r"^[\s①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛]+")
"""Cut before NFKC, which would turn ① into a 1 that belongs to the text."""
_LEADING = re.compile(
    r"(?:[\s●○◯〇・☆★■□◆◇▪•*※→>\-]+"
    r"|\(\d{1,2}\)[.、]?|\d{1,2}\)|\d{1,2}[.:、](?!\d)|\d{1,2}\s+(?=\D)"
    r"|\([ア-ンa-z]\)|[ア-ン][.、)]"
    r"|[【\[](?:継続|新規|拡充)[】\]])\s*",
    re.IGNORECASE,
)
_ROLE_BEFORE = re.compile(rf"(?:[【\[(]\s*({_ROLE_WORDS})\s*[】\])]|({_ROLE_WORDS})\s*[:)])\s*")
_ROLE_AFTER = re.compile(rf"\s*[【\[(]\s*({_ROLE_WORDS})\s*[】\])]$")
_CLOSING = ("】", "]", ")")
_MARK = r"再掲|にも(?:同じ|同様の)(?:項目|内容)|(?:に|として)も(?:掲載|記載)"
_MARKED = re.compile(_MARK)
_AROUND_MARK = re.compile(rf"[(【\[][^()【】\[\]]*?(?:{_MARK})[^()【】\[\]]*[)】\]]")
_MARK_WORD = re.compile(r"[※*]?\s*再掲\s*[:・]?\s*")
_BRACKETED = re.compile(r"\([^()]*\)|【[^【】]*】|\[[^\[\]]*\]")

# One spelling: what staff type, each word in the spellings met. Plain replacing in this order over all texts at once is
# many times faster than one pattern per text; a longer form stands before a shorter one that it holds.
_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("ボラ", "ボランティア ボランテイア"),
    ("ボランティア", "ボラ"),
    ("ボラリーグ", "ボランティアリーグ"),
    ("hp", "ホームページ ウェブサイト"),
    ("ひろば", "広場"),
    ("こんにちは", "こんにちわ"),
    ("あっとどろっぷ", "あつとどろっぷ あっとどろつぷ あつとどろつぷ あとどろっぷ あつどろっぷ あっどろっぷ"),
    ("どろっぷ", "どろつぷ"),
    ("子ども", "こども 子供"),
    ("障がい", "障害"),
    ("取組", "取り組み 取り組む 取りくみ 取り組 取組み 取組む とりくみ とりくむ"),
    ("仕組", "仕組み しくみ しきみ"),
    ("作", "作り 造り づくり つくり 作る 造る つくる"),
    ("でき", "出来"),
    ("受入", "受け入れ 受入れ 受けいれ"),
    ("受付", "受け付け 受付け"),
    ("引続", "引き続き 引続き"),
    ("引継", "引き継ぎ 引継ぎ"),
    ("問合", "問い合わせ 問い合せ 問合わせ 問合せ"),
    ("最寄", "最寄り"),
    ("呼びかけ", "呼び掛け 呼掛け"),
    ("働きかけ", "働き掛け はたらきかけ"),
    ("関わる", "関る 係わる 係る かかわる"),
    ("関わり", "関り 係わり かかわり"),
    ("つな", "繋"),
    ("配布", "配付"),
    ("年齢", "年令"),
    ("育児休業", "育休 育児休暇"),
    ("啓発", "啓蒙"),
    ("社協", "社会福祉協議会"),
    ("父親", "パパ"),
    ("母親", "ママ"),
    ("保健計画", "保険計画"),
    ("ネート", "ネイト"),
    ("しぼ", "絞"),
    ("など", "等"),
)
_REPLACED = tuple((form, word) for word, typed in _SPELLINGS for form in typed.split())
_BETWEEN = "\x1e"
"""Stands between texts while they are worked on together; the control character is cut from them before."""
_SMALL = (
    *zip("ぁぃぅぇぉっゃゅょァィゥェォッャュョ", "あいうえおつやゆよアイウエオツヤユヨ", strict=True),
    *((mark, "") for mark in "ー－-―"),
)
"""つ for っ is the commonest slip; the long mark is typed as a dash as often as not."""
_ENDING = re.compile(
    r"(?=[にをし心])(?:に(?:努め|つとめ)|を(?:図|はか|行[なわ]?|おこな|進め|めざ|目指|継続)|に取組|を?実施し?|し|に?心が?け|心掛け)"
    r"(?:る|り|い|う|ます|ん|む|す|た|て|ていく|ていきます|していく|ようにする)?(?=[。\n、)\x1e]|$)"
)


_DATED = re.compile(r"\s*\((?=[^()]*\d)(?=[^()]*(?:[月日/回名人組件]|予定|実施|開催|済))[^()]*\)$")
"""What staff write behind an item's text: (7/12実施), (6月18日・参加者23名)."""
_CUT = re.compile(r"…$|‥$|\.\.|・・|[~〜]$")
"""How a text ends that was cut to the width of its cell."""


class RowText(NamedTuple):
    """A row's text without what stands around it.

    `text`: NFKC, lower case, without leading marks and a role's tag; `key`: its letters and digits alone (`text.key`);
    `unmarked`: the text without the words that mark a restated item; `undated`: that without a date or a count in
    brackets at its end. `role`: the role's tag, or ""; `marked`: it says that it stands elsewhere too, `saikei`: with
    the word 再掲; `cut`: it ends with ….
    """

    text: str
    key: str
    unmarked: str
    undated: str
    role: str
    marked: bool
    saikei: bool
    cut: bool


def row_text(text: str) -> RowText:
    """A cell's text taken apart; any text is allowed, an empty one gives empty strings."""
    body = unicodedata.normalize("NFKC", _CIRCLED.sub("", text)).casefold().strip()
    role = ""
    while body:
        if found := _LEADING.match(body):
            body = body[found.end() :]
        elif not role and (found := _ROLE_BEFORE.match(body)):
            role, body = found[1] or found[2], body[found.end() :]
        else:
            break
    if not role and body.endswith(_CLOSING) and (found := _ROLE_AFTER.search(body)):
        role, body = found[1], body[: found.start()]
    marked = ("再掲" in body or "も" in body) and _MARKED.search(body) is not None
    unmarked = _without_mark(body) if marked else body
    undated = _DATED.sub("", unmarked) if unmarked.endswith(")") else unmarked
    cut = _CUT.search(body[-2:]) is not None
    return RowText(body, key(body), unmarked, undated, role, marked, marked and "再掲" in body, cut)


def ends_dated(text: RowText) -> bool:
    """Whether a text ends with a date or a count in brackets."""
    return _DATED.search(text.unmarked.rstrip("。")) is not None


def _without_mark(text: str) -> str:
    return _MARK_WORD.sub("", _AROUND_MARK.sub("", text)).strip()


def one_spelling(texts: Sequence[str]) -> list[str]:
    """Normalised texts in one spelling and without 「…に努める」 endings: for comparing only."""
    joined = _replaced(_BETWEEN.join(text.replace(_BETWEEN, " ") for text in texts), _REPLACED)
    spelled = _replaced(_ENDING.sub("", joined), _SMALL).split(_BETWEEN)
    return spelled if texts else []


def _replaced(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def short_forms(text: str) -> tuple[str, ...]:
    """What people shorten a plan's text to, in one spelling: whole, without brackets' content, single clauses."""
    without = _BRACKETED.sub("", text)
    clauses = [clause for clause in re.split(r"[。\n]", without) if len(clause) >= 4]
    return tuple(dict.fromkeys(one_spelling([text, without, *clauses])))
