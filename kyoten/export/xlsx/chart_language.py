"""A native Excel chart in Japanese: its language, and the Japanese font beside the one for Latin letters.

XlsxWriter tags every chart as English and names a font for Latin letters alone, so that Excel sets Japanese in whatever
it falls back to, and reads it aloud as English. It has no option for either: its two writers of tags are wrapped.
"""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.chart import Chart as ExcelChart

from kyoten.export.xlsx.sheet_writer import FONT

_ENGLISH, JAPANESE = "en-US", "ja-JP"
_Attributes = Sequence[tuple[str, object]]


def in_japanese(chart: ExcelChart) -> None:
    """The chart's language and fonts, written so when the workbook is closed."""
    start, empty = chart._xml_start_tag, chart._xml_empty_tag

    def start_tag(tag: str, attributes: _Attributes = ()) -> None:
        start(tag, _tagged(attributes))

    def empty_tag(tag: str, attributes: _Attributes = ()) -> None:
        empty(tag, _tagged(attributes))
        if tag == "a:latin":
            empty("a:ea", [("typeface", FONT)])

    chart._xml_start_tag, chart._xml_empty_tag = start_tag, empty_tag


def _tagged(attributes: _Attributes) -> list[tuple[str, object]]:
    return [(name, JAPANESE if value == _ENGLISH else value) for name, value in attributes]
