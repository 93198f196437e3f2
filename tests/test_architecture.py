"""The one-way flow of docs/architecture.md holds: no layer imports one in front of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kyoten"

# From the back of the house to the front; a module may import its own layer and those before it.
LAYERS = (
    {"bootstrap"},
    {"fiscal", "text", "collector", "told"},
    {"model", "settings"},
    {"problems", "sheet_problems", "foreign_problems", "columns"},
    {"workbook", "reader"},
    {"plan", "progress"},
    {"storage", "store", "backup"},
    {"frames"},
    {"measures", "rules", "stalled"},
    {"gathered", "view"},
    {
        "sentences",
        "overview",
        "tables",
        "story",
        "chart",
        "charts",
        "todo",
        "submissions",
        "review",
        "scale",
        "preview",
        "plan_page",
        "year_links",
    },
    {"export"},
    {"intake", "sample", "shelf"},
    {"ui", "cli", "__main__"},
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
# The library that only certain rooms may open: SQL in the store, Streamlit in the user interface.
KEPT_TO = {"streamlit": {"ui"}, "sqlalchemy": {"storage", "store", "backup"}, "starlette": {"ui"}}


def _modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _running(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those under `if TYPE_CHECKING:`, which never run."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield node
            yield from _running(node)


def _imports(path: Path) -> list[str]:
    names: list[str] = []
    for node in _running(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def test_every_module_has_its_place() -> None:
    assert {_room(path) for path in _modules()} <= set(RANK)


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    rank = RANK[_room(path)]
    ours = [name.split(".")[1] for name in _imports(path) if name.startswith("kyoten.")]
    assert [name for name in ours if RANK.get(name, 0) > rank] == []


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    opened = {name.split(".")[0] for name in _imports(path)}
    assert [name for name, rooms in KEPT_TO.items() if name in opened and _room(path) not in rooms] == []


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda p: p.name)
def test_pages_only_draw(path: Path) -> None:
    """No pandas, SQL or openpyxl in a page: widgets, one call, draw."""
    opened = {name.split(".")[0] for name in _imports(path)}
    assert opened.isdisjoint({"pandas", "sqlalchemy", "openpyxl", "plotly", "python_calamine"})


def test_the_check_sees_a_wrong_import(tmp_path: Path) -> None:
    """The reader of imports finds both spellings, so the checks above can fail."""
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import sqlalchemy as sa\nfrom kyoten import ui\nfrom kyoten.ui.parts import head\n")
    assert _imports(wrong) == ["sqlalchemy", "kyoten.ui", "kyoten.ui.parts.head"]
