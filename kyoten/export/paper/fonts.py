"""The one Japanese font of all that is printed: IPAex Gothic, as the wheel matplotlib-fontja carries it."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst


@cache
def fonts() -> typst.Fonts:
    """IPAex Gothic alone, none of the system's; the package that carries it is never imported."""
    folder = str(font_file().parent)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def font_file() -> Path:
    """Where ipaexg.ttf is; FileNotFoundError where the wheel is not installed."""
    spec = find_spec("matplotlib_fontja")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("matplotlib-fontja, which carries the Japanese font, is not installed")
    return Path(next(iter(spec.submodule_search_locations))) / "fonts" / "ipaexg.ttf"
