"""People's names in Japanese prose, recognised by a common surname or a form of address for children beside them.

「利用者さん」「お母さん」「みなさん」 are nobody's names; nor is 「Aさん」, which hides one already. A word before
さん is taken for a name only where it begins with a common surname: 「八百屋さん」 and 「金子さん」 look alike
otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Common surnames of Japan, without those that are districts of this city (日吉, 菊名) or everyday words.
_LISTED = """
佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邉 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 齋藤
斉藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 村上 長谷川 近藤 石井 坂本 遠藤 藤井
青木 福田 西村 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 竹内 田村 金子 中山 和田 石田 工藤 上田 森田 酒井
柴田 原 宮崎 横山 宮本 内田 高木 谷口 安藤 丸山 今井 大野 高田 河野 藤本 小島 武田 村田 上野 杉山 増田 平野
菅原 小山 久保 大塚 千葉 松井 岩崎 木下 野口 松尾 菊地 菊池 野村 新井 佐野 杉本 古川 大西 桜井 櫻井 渡部
五十嵐 市川 小松 北村 服部 島田 福島 本田 川口 飯田 片山 辻 東 水野 吉川 熊谷 浅野 関口 川崎 山内 早川 小池
西川 矢野 石原 荒木 萩原 大橋 樋口 吉村 川村 内藤 大久保 松下 田口 永井 平田 中田 岩田 広瀬 安田 本間 西田
山中 飯塚 関 林 森 岡 堀 菅 望月 大島 小西 星野 黒田 須藤 堀内 小田 松岡 大谷 榎本 松村 北川 石橋 大石 高野
川上 馬場 秋山 永田 児玉 天野 尾崎 長田 小沢 小澤 富田 松原 成田 西山 三宅 川島 内山 土屋 町田 荒井 中西 奥村
白石 根本 田辺 大川 栗原 上原 前川 浜田 濱田 久保田 須田 稲垣 黒木 足立 岸 吉岡
"""
SURNAMES = frozenset(_LISTED.split())

_ADDRESSED = re.compile(
    r"さん|様(?![子々式相態な])|ちゃん(?!ぽん|こ鍋)|くん(?!だ|です|で|じゃ|れん|しょう|せい)|君(?!が代)"
)
_BEFORE = 10
_KANJI = "一-龠々"
_GIVEN = rf"(?:[{_KANJI}]{{1,3}}|[ぁ-ん]{{2,4}}|[ァ-ヴー]{{2,5}})"
_LONG, _SHORT = (
    "|".join(sorted((re.escape(name) for name in SURNAMES if (len(name) > 1) is long), key=len, reverse=True))
    for long in (True, False)
)
# Another kanji before a surname makes it the end of another word, unless that one says what the person is.
_FREE = rf"(?<![{_KANJI}お])|(?<=[者員師長生])"
_FULL = re.compile(rf"(?:{_FREE})(?:(?:{_LONG})(?:[ 　]?{_GIVEN})?|(?:{_SHORT})(?:[ 　]{_GIVEN})?)[ 　]?\Z")
_CHILD = re.compile(rf"(?:[ァ-ヴー]{{2,5}}|(?<![{_KANJI}])[{_KANJI}]{{2,3}}|[ぁ-ん]{{2,5}})\Z")
_PARTICLE = re.compile(r"[のはがとも](?=..)")
_LABELLED = re.compile(rf"(?:氏名|お?名前)[:：] ?((?:{_LONG})[ 　]?{_GIVEN}?)(?![{_KANJI}])")

_NOBODY = re.compile(
    r"(?:母|父|かあ|とう|皆|みな|たく|子ども|子供|こども|赤|あか|兄|姉|弟|妹|にい|ねえ|いもうと|おとうと|じい|ばあ|じ|ば"
    r"|坊|嬢|奥|客|お子|わん|にゃん|ワン|ニャン|ベビー|ママ|パパ|キッズ|マスコット|キャラ|うさぎ|くま|ぞう|ねこ|いぬ)\Z"
)
_GROUP = re.compile(
    r"(?:[者員師士医屋店会園校社所院館課係部室局組班団家町区市県長生]|商店|先輩|家族|夫妻|夫婦|親子|地域|近隣|方|達|達の|の)\Z"
)
"""After a surname: a shop, an office or a profession that has it (中山商店さん, 山田助産師さん)."""


def name_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where names stand with what they are addressed by, and behind 「氏名:」. Half-width colons, as `narrow` makes."""
    for match in _LABELLED.finditer(text):
        yield match.span(1)
    for match in _ADDRESSED.finditer(text):
        begin = max(0, match.start() - _BEFORE)
        before = text[begin : match.start()]
        if (name := _name(before, match[0], text[match.end() : match.end() + 1])) is not None:
            yield begin + name, match.end()


def _name(before: str, addressed: str, after: str) -> int | None:
    """Where in `before` a name begins that reaches up to its end; None where none does."""
    if _NOBODY.search(before):
        return None
    full = _FULL.search(before)
    if full and (full[0].strip() in SURNAMES or not _GROUP.search(full[0])):
        return full.start()
    child = _CHILD.search(before) if addressed in ("ちゃん", "くん") else None
    if child is None or (_HIRAGANA.match(child[0][-1]) and after not in _AFTER_A_NAME):
        return None
    return child.start() + bool(_PARTICLE.match(child[0]))


_HIRAGANA = re.compile(r"[ぁ-ん]")
_AFTER_A_NAME = "のはがをにもへ、。」) \n"
"""「きれいにちゃんと」 is no child: after hiragana there must be what follows a name, or the text's end."""
