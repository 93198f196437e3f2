"""What others say of our files: the Open XML SDK of workbooks and slides, two checkers of PDF/UA-1 of handouts."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import outloud
import page
import pypdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen

from kyoten import bootstrap


def office_errors(path: Path) -> list[str]:
    """What the Open XML SDK's validator finds in a workbook or a deck: part, place, words."""
    script = bootstrap.node_packages() / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"
    done = subprocess.run(["node", script, path], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    found = json.loads(done.stdout)
    assert found["ok"] == (not found["errors"])
    return [f"{each['path']} {each['xPath']}: {each['description']}" for each in found["errors"]]


WIDTHS = "PDFUA1-FONT-GLYPH-WIDTH-001"


def widths_agree(path: Path) -> bool:
    """Whether every glyph of every embedded font is as wide in the font's own program as the PDF says (/W, /DW)."""
    reader = pypdf.PdfReader(path)
    numbers = range(1, int(reader.trailer["/Size"]))
    fonts = [each for each in map(reader.get_object, numbers) if _is_cid_font(each)]
    assert fonts
    return all(_widths_agree(font) for font in fonts)


def _is_cid_font(each: object) -> bool:
    return isinstance(each, dict) and each.get("/Subtype") == "/CIDFontType0"


def _widths_agree(font: pypdf.generic.DictionaryObject) -> bool:
    said: dict[int, float] = {}
    runs = list(font["/W"])
    while runs:
        start, then = int(runs.pop(0)), runs.pop(0)
        if isinstance(then, list):  # a width each, from the first on
            said |= {start + at: float(width) for at, width in enumerate(then)}
        else:  # one width from the first to the last
            said |= dict.fromkeys(range(start, int(then) + 1), float(runs.pop(0)))
    program = CFFFontSet()
    program.decompile(io.BytesIO(font["/FontDescriptor"]["/FontFile3"].get_data()), None)
    glyphs = program[0].CharStrings
    for number, name in enumerate(glyphs.keys()):
        glyphs[name].draw(NullPen())
        if number and abs(glyphs[name].width - said.get(number, float(font.get("/DW", 1000)))) > 1:
            return False
    return True


def ua_errors(path: Path) -> list[str]:
    """What keeps a PDF from PDF/UA-1: page-validation (veraPDF's rules and corpus), and outloud (Matterhorn)."""
    first = page.validate_pdf(path, profile="ua1")
    assert first.rules.total > 100
    second = outloud.check(str(path))
    assert second.error is None
    # page-validation 0.11 reads a width of 0 where a glyph says none and its font's default holds: counted anew here.
    failures = [each for each in first.failures if each.rule_id != WIDTHS or not widths_agree(path)]
    return [f"{each.rule_id}: {each.message}" for each in failures] + [
        f"{each.rule}: {each.message}" for each in second.findings if each.severity == "error"
    ]
