"""Word's own numbering, by hand after what Word shows: how numbers are written, how levels count, what styles say."""

from __future__ import annotations

import pytest

from kyoten.reader.document.word_lists import ListLevel, Lists, WordStyle, lists_of, styles_of, written

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("form", "signs"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 35: "㉟", 36: "36", 0: "0"}),
        ("aiueoFullWidth", {1: "ア", 3: "ウ", 46: "ン", 47: "47"}),
        ("iroha", {1: "イ", 4: "ニ", 47: "ス", 48: "48"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "27"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "27"}),
        ("upperRoman", {1: "I", 4: "IV", 29: "XXIX", 30: "30"}),
        ("lowerRoman", {1: "i", 9: "ix", 10: "x", 14: "xiv", 20: "xx", 30: "30"}),
        ("japaneseCounting", {1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 29: "二十九", 30: "30"}),
        ("ideographDigital", {3: "三"}),
        ("japaneseDigitalTenThousand", {3: "三"}),
    ],
)
def test_a_list_writes_its_numbers_in_its_own_signs(form, signs):
    assert {number: written(number, form) for number in signs} == signs


def _lists() -> Lists:
    first = ListLevel("decimal", "%1.")
    second = ListLevel("decimalEnclosedCircle", "%1-%2", 3)
    return Lists({"1": {0: first, 1: second, 2: ListLevel("bullet", "・"), 3: ListLevel("none", "注")}})


def test_each_level_counts_from_its_start_and_anew_under_the_next_of_a_higher_one():
    lists = _lists()
    marks = [lists.mark("1", level) for level in (0, 1, 1, 0, 1, 0)]
    assert marks == ["1.", "1-③", "1-④", "2.", "2-③", "3."]


def test_a_list_that_begins_on_a_lower_level_counts_the_higher_ones_as_begun():
    assert _lists().mark("1", 1) == "1-③"


def test_bullets_have_their_sign_and_two_lists_count_apart():
    lists = _lists()
    lists.levels["2"] = lists.levels["1"]
    assert [lists.mark("1", 2), lists.mark("1", 3), lists.mark("1", 0)] == ["・", "注", "1."]
    assert [lists.mark("2", 0), lists.mark("1", 0)] == ["1.", "2."]


@pytest.mark.parametrize(("number", "level"), [("7", 0), ("1", 4), ("1", 9)])
def test_what_no_list_says_has_no_mark(number, level):
    lists = _lists()
    lists.levels["1"][9] = ListLevel("decimal", "%1.")
    assert lists.mark(number, level) == ""


def test_a_place_of_no_level_is_empty_and_one_that_is_not_described_is_in_digits():
    lists = Lists({"1": {0: ListLevel("decimal", "%0%1"), 2: ListLevel("upperLetter", "%2.%3")}})
    assert [lists.mark("1", 0), lists.mark("1", 2)] == ["1", "1.A"]


def test_the_ninth_level_is_the_last():
    lists = Lists({"1": {8: ListLevel("decimal", "%9)")}})
    assert [lists.mark("1", 8), lists.mark("1", 8)] == ["1)", "2)"]


def _level(at: int, form: str, text: str, start: str = "") -> str:
    begins = f'<w:start w:val="{start}"/>' if start else ""
    return f'<w:lvl w:ilvl="{at}">{begins}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def test_lists_are_read_with_the_levels_that_they_change():
    """Two lists of one description; the second writes its first level in its own way."""
    xml = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="5">{_level(0, "decimal", "%1.", "4")}'
        f'{_level(1, "aiueo", "(%2)", "x")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride>{_level(0, "upperRoman", "%1:")}'
        "</w:lvlOverride></w:num></w:numbering>"
    )
    lists = lists_of(xml.encode())
    assert lists.levels["1"] == {0: ListLevel("decimal", "%1.", 4), 1: ListLevel("aiueo", "(%2)", 1)}
    assert lists.levels["2"] == {0: ListLevel("upperRoman", "%1:", 1), 1: ListLevel("aiueo", "(%2)", 1)}
    assert lists_of(None).levels == {}


def _style(name: str, based_on: str = "", number: str = "", letters: str = "") -> str:
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:styleId="{name}">{parent}<w:pPr>{number}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'


def test_a_style_says_what_the_one_says_that_it_is_based_on():
    numbered = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="7"/></w:numPr>'
    styles = (
        _style("base", number=numbered, letters="<w:strike/>"),
        _style("same", "base"),
        _style("own", "base", '<w:numPr><w:numId w:val="8"/></w:numPr>', '<w:strike w:val="0"/><w:vanish/>'),
        _style("shown", "own", letters='<w:vanish w:val="false"/>'),
        _style("twice", letters='<w:dstrike w:val="1"/>'),
        _style("round", "round", letters="<w:strike/>"),
    )
    found = styles_of(f"<w:styles {W}>{''.join(styles)}</w:styles>".encode())
    assert found == {
        "base": WordStyle("", "7", 2, True, None),
        "same": WordStyle("", "7", 2, True, None),
        "own": WordStyle("", "8", 0, False, True),
        "shown": WordStyle("", "8", 0, False, False),
        "twice": WordStyle("", None, 0, True, None),
        "round": WordStyle("", None, 0, True, None),
    }
    assert styles_of(None) == {}
