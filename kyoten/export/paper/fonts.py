"""The fonts of all that is printed: Noto Sans CJK JP in two weights, and IPAex Gothic for the few letters it lacks.

Each comes in a wheel of its own and is found without importing it. Between them they have every letter of JIS X 0213
and the Latin of Europe; names such as 𠮷野 and 山﨑 need the first, ≒ and ⅓ the second.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

_REGULAR = (("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf"), ("matplotlib_fontja", "fonts/ipaexg.ttf"))
"""The package and the file in it, in the order in which they are asked for a letter; the templates name them so too."""
_BOLD = (("noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf"),)


@cache
def fonts() -> typst.Fonts:
    """These alone, none of the system's: the same page everywhere."""
    folders = [str(file.parent) for file in font_files()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def font_files(*, bold: bool = True) -> list[Path]:
    """Where they are, with the bold weight or without; FileNotFoundError where a wheel is not installed."""
    return [_inside(package) / name for package, name in _REGULAR + (_BOLD if bold else ())]


def _inside(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"{package}, which carries a Japanese font, is not installed")
    return Path(next(iter(spec.submodule_search_locations)))
