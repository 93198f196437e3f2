"""Edits of the XML inside a workbook: what tools that write their own get wrong, and what hostile files bend."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Parts = dict[str, bytes]
"""Name → unpacked content."""
NUMBERS = (
    "0", "-1", "1", "0.5", "1e308", "-1e400", "NaN", "inf", "99999999999999999999", "2147483648", "4294967296",
    "1048577", "-0", "", " ", "0x10", "１２", "1,000", "２０１１年",
)  # fmt: skip
TEXTS = (
    "完了", "〃", "同上", "△", "50%", "５割", "0.5", "#REF!", "=1+1", "\u200b", "\u2028", "𩸽", "が" * 40_000, "&amp;",
    "999999-9-H01", "1-1-H01", "１－１－Ｈ０１", "_x0000_", "&#0;", "&#xD800;", "\ufffe", "<b/>", "]]>",
)  # fmt: skip
MARKERS = (
    "true", "null", "-1", "0", "5", "1e400", "Infinity", "NaN", "99999999999", "[]", "{}", "2011.5", "9" * 5_000,
    '"2011"', '"x"', "2012", "[" * 3_000,
)  # fmt: skip
REFERENCES = (
    "A0", "XFD1048576", "ZZZ1", "A1048577", "A99999999999", "1A", "", "A1:B2", "ＡＡ１", "A-1",
    "$A$1", "A1 ", "AAA200001",
)  # fmt: skip
ODF_REPEATS = ("0", "-1", "1000000", "2147483648", "99999999999", "x", "")


def _edit(pattern: str, make: Callable[[Random, re.Match[str]], str], *, times: int = 3) -> Callable[..., None]:
    """Replaces up to `times` matches of a pattern, chosen at random over all XML parts that have some."""
    compiled = re.compile(pattern, re.DOTALL)

    def change(rng: Random, parts: Parts) -> None:
        texts = {name: content.decode("utf-8", "surrogateescape") for name, content in parts.items() if _is_xml(name)}
        having = [name for name, text in texts.items() if compiled.search(text)]
        if not having:
            return
        name = rng.choice(having)
        text = texts[name]
        for _ in range(rng.randint(1, times)):
            if found := list(compiled.finditer(text)):
                match = rng.choice(found)
                text = text[: match.start()] + make(rng, match) + text[match.end() :]
        parts[name] = text.encode("utf-8", "surrogateescape")

    return change


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and "theme" not in name


def _choice(options: tuple[str, ...], before: int, after: int | None = None) -> Callable[[Random, re.Match[str]], str]:
    """Keeps the groups `before` and `after`, with one of the options between them."""
    return lambda rng, match: match[before] + rng.choice(options) + (match[after] if after else "")


def _fresh_merge(rng: Random, match: re.Match[str]) -> str:
    areas = ("A1:A1048576", "B2:A1", "K5:K9", "K5:K9:K11", "A0:A0", "L5:XFD9", "ZZZZ1:ZZZZ2", "K6", "")
    return f'{match[0]}<mergeCells count="9"><mergeCell ref="{rng.choice(areas)}"/></mergeCells>'


XML_EDITS: dict[str, Callable[..., None]] = {
    "cell_type": _edit(
        r'(<c [^>]*?\bt=")\w+(")', _choice(("s", "n", "b", "e", "str", "inlineStr", "d", "x", ""), 1, 2)
    ),
    "shared_index": _edit(r'(t="s"[^>]*><v>)\d+', _choice(("-1", "99999", "4294967296", "1.5", "", "x", "0"), 1)),
    "reference": _edit(r'(<(?:c|row|dimension)\b[^>]*?\br(?:ef)?=")[^"]*(")', _choice(REFERENCES, 1, 2)),
    "number": _edit(r"(<v>)[^<]*(</v>)", _choice(NUMBERS, 1, 2), times=20),
    "odf_number": _edit(r'(office:value=")[^"]*(")', _choice(NUMBERS, 1, 2), times=5),
    "odf_repeat": _edit(r'(number-(?:rows|columns)-repeated=")\d+(")', _choice(ODF_REPEATS, 1, 2)),
    "odf_type": _edit(
        r'(office:value-type=")\w+(")', _choice(("date", "time", "boolean", "float", "percentage"), 1, 2)
    ),
    "text": _edit(r"(<(?:t|text:p)\b[^>]*>)[^<]*(<)", _choice(TEXTS, 1, 2), times=20),
    "marker": _edit(
        r'(&quot;|")((?:year|quarter|plan|kyoten|site|role)\1: )(?:\d+|\1[^,}]*?\1)(?=[,}])',
        lambda rng, m: m[1] + m[2] + rng.choice(MARKERS).replace('"', m[1]),
        times=2,
    ),
    "column_code": _edit(
        r"(>)(status|percent|count|result|person|item|text)(<)",
        _choice(("status", "percent", "item", "count", "text", "x"), 1, 3),
    ),
    "style": _edit(r'(\bs=")\d+(")', _choice(("0", "-1", "9", "99999", "x", "4294967296"), 1, 2), times=20),
    "drop_attribute": _edit(r'\s[\w:]+="[^"]*"', lambda rng, match: "", times=6),
    "drop_tag": _edit(r"</?[\w:]+[^>]*>", lambda rng, match: ""),
    "double_tag": _edit(r"<[\w:]+[^>]*/?>", lambda rng, match: match[0] * rng.choice((2, 2, 200))),
    "merge": _edit(r"</sheetData>", _fresh_merge),
    "sheet_name": _edit(
        r'(<sheet [^>]*?name=")[^"]*(")', _choice(("", "../x", "報告", "a" * 99, "&#10;", "'!$"), 1, 2), times=2
    ),
    "target": _edit(
        r'(Target=")[^"]*(")', _choice(("", "/", "../../x", "http://127.0.0.1/x", "xl/workbook.xml"), 1, 2), times=1
    ),
    "declaration": _edit(
        r"<\?xml[^>]*\?>",
        lambda rng, match: rng.choice(
            (
                '<?xml version="1.0" encoding="UTF-16"?>',
                '<?xml version="1.0" encoding="Shift_JIS"?>',
                '<?xml version="9"?>',
                match[0] + '<!DOCTYPE x [<!ENTITY e "eee">]>',
                "",
            )
        ),
        times=1,
    ),
    "date_system": _edit(r"<workbookPr[^>]*/>", lambda rng, match: '<workbookPr date1904="1"/>', times=1),
    "format_code": _edit(r'(numFmtId=")\d+(")', _choice(("9", "14", "22", "46", "99999", "-1"), 1, 2), times=6),
}
