"""What a PDF's letters mean: only what the file says of them is text. Files written object by object."""

from __future__ import annotations

import pytest
from made_workbooks import code_of, read

RULES = (
    b"0.5 w 72 700 m 500 700 l S 72 650 m 500 650 l S 72 600 m 500 600 l S "
    b"72 600 m 72 700 l S 400 600 m 400 700 l S 500 600 m 500 700 l S "
)
"""A table of two rows and two columns."""
KNOWN = "甲乙丙丁戊己庚辛壬癸"
"""The meanings of the codes 1, 2, 3 …, as far as the file says them."""


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)


def _meanings(said: str) -> bytes:
    """The font's ToUnicode."""
    pairs = b" ".join(
        b"<%04X> <%s>" % (code, letter.encode("utf-16-be").hex().encode()) for code, letter in enumerate(said, 1)
    )
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def "
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange %d beginbfchar %s endbfchar endcmap end end"
        % (len(said), pairs)
    )


def made(*codes: int, said: str = KNOWN) -> bytes:
    """A page whose first cell shows letters by their codes in a font that is not in the file."""
    shown = b"".join(b"%04X" % code for code in codes)
    page = RULES + b"BT /F1 12 Tf 76 670 Td <%s> Tj ET" % shown
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        _stream(page),
        b"<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/DW 1000/FontDescriptor 7 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        b"<</Type/FontDescriptor/FontName/Own/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800"
        b"/Descent -200/CapHeight 700/StemV 80>>",
        _stream(_meanings(said)),
    )
    data, places = b"%PDF-1.7\n", b""
    for number, body in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj%s\nendobj\n" % (number, body)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, places)
    return data + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(data))


def _cell(*codes: int, said: str = KNOWN) -> object:
    return read(made(*codes, said=said), "計画.pdf").sheets[0].rows[0][0]


def test_letters_are_read_by_what_the_file_says_of_their_codes():
    assert _cell(1, 2, 3) == "甲乙丙"


def test_a_letter_without_a_meaning_leaves_a_gap_and_those_behind_it_are_read():
    """One of 21: a bullet of a font of signs, perhaps."""
    ten = range(1, 11)
    assert _cell(*ten, 11, *ten) == f"{KNOWN}\u3000{KNOWN}"


@pytest.mark.parametrize(("known", "refused"), [(19, False), (18, True)])
def test_where_more_than_one_letter_in_twenty_has_no_meaning_the_file_is_refused(known, refused):
    codes = [*(1 + number % 10 for number in range(known)), 11]
    if refused:
        assert code_of(made(*codes), "計画.pdf") == "unknown_letters"
    else:
        assert _cell(*codes) == (KNOWN * 2)[:known]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("⼈⼦", "人子"),  # radicals that stand for letters of their shape
        ("甲\u00ad", "甲"),
        ("甲\u200b", "甲"),
        ("甲\u2010", "甲‐"),
        ("𠮷野", "𠮷野"),  # a letter beyond 16 bits
    ],
)
def test_letters_as_some_writers_have_them(said, text):
    assert _cell(1, 2, said=said) == text
