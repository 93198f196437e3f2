"""The one-way flow of docs/architecture.md holds: no layer imports one in front of it."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kyoten"

# From the back of the house to the front; a module may import its own layer and those before it. The longest name
# counts.
LAYERS = (
    {"bootstrap"},
    {"fiscal", "text", "reader.gc_pause", "reader.on_progress"},
    {"settings", "problems"},
    {"model"},
    {"problems.report", "reader"},
    {"table"},
    {"plan", "sheet"},
    {"storage"},
    {"measures"},
    {"rules"},
    {"views"},
    {"chart.number_words", "chart.style", "chart.signs", "chart.forms", "chart.greys", "chart.sentences"},
    {"chart.screen"},
    {"chart"},
    {"export.zip_file", "export.contents", "export.drawing"},
    {"export.xlsx", "export.pptx", "export.paper", "export.html"},
    {"export"},
    {"intake", "plan_intake", "sample"},
    {"ui", "cli", "frames", "from_files", "__main__"},
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
# The library that only certain rooms may open: SQL in the store, Streamlit in the user interface.
KEPT_TO = {
    **{"streamlit": {"ui"}, "sqlalchemy": {"storage"}, "starlette": {"ui"}},
    **{"plotly": {"chart"}, "typst": {"export"}, "pptx": {"export"}, "xlsxwriter": {"export", "sheet"}},
}
# Rooms side by side of which none opens another: what two of them need lies in a room behind them.
APART = ("export.xlsx", "export.pptx", "export.paper", "export.html")
# Frames are for tables, chart data and exports: these rooms, and these modules of others, work on plain values.
PANDAS = {"views", "chart", "export", "ui", "frames", "from_files"}
PLAIN = [
    "views.actions",
    "views.annual_review",
    "views.committee.answer",
    "views.committee.changed",
    "views.committee.in_charge",
    "views.committee.not_reported",
    "views.committee.prospects",
    "views.committee.questions",
    "views.committee.slipped",
    "views.committee.year_ago",
    "views.decisions",
    "views.sites_and_years",
    "views.item_detail",
    "views.last_year",
    "views.meta",
    "views.overview",
    "views.settings_preview",
    "views.year_data",
    "views.view",
    "views.words",
]
LONGEST = 300
LOOSE = 12
"""At most so many modules lie in kyoten/ itself."""


def _modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _rank(dotted: str) -> int | None:
    """The layer of a module (dotted, without kyoten), told by the longest name in the table that it begins with."""
    parts = dotted.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((RANK[name] for name in names if name in RANK), None)


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


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
    assert [path for path in _modules() if _rank(_dotted(path)) is None] == []


def test_few_modules_lie_loose() -> None:
    assert len(list(PACKAGE.glob("*.py"))) <= LOOSE


def test_files_are_short() -> None:
    """Split before 300 lines, tests and what they share too."""
    files = [path for folder in ("kyoten", "pages", "tests") for path in (ROOT / folder).rglob("*.py")]
    long = {path.name: len(path.read_text("utf-8").splitlines()) for path in files}
    assert {name: lines for name, lines in long.items() if lines > LONGEST} == {}


def test_tests_mirror_the_rooms() -> None:
    """Every folder of tests that is not for support, benchmarks or the browser is named like one of kyoten/."""
    ours = {path.relative_to(PACKAGE) for path in PACKAGE.rglob("*") if path.is_dir()}
    tests = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    assert tests - ours - {Path("."), Path("browser")} == set()


def test_one_name_one_class() -> None:
    """No two rooms call different things by one name."""
    classes = [
        (node.name, _dotted(path))
        for path in _modules()
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    assert len(classes) >= 150
    count = Counter(name for name, _ in classes)
    assert [each for each in classes if count[each[0]] > 1] == []


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    rank = _rank(_dotted(path))
    ours = [name.removeprefix("kyoten.") for name in _imports(path) if name.startswith("kyoten.")]
    assert [name for name in ours if (_rank(name) or 0) > (rank or 0)] == []


@pytest.mark.parametrize("room", APART)
def test_no_medium_opens_another(room: str) -> None:
    """PDF and HTML must not need the workbook's modules, nor the workbook those of the slides."""
    paths = [path for path in _modules() if _dotted(path).startswith(f"{room}.")]
    assert paths
    others = tuple(f"kyoten.{other}" for other in APART if other != room)
    assert [(path.name, name) for path in paths for name in _imports(path) if name.startswith(others)] == []


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    opened = {name.split(".")[0] for name in _imports(path)}
    assert [name for name, rooms in KEPT_TO.items() if name in opened and _room(path) not in rooms] == []


def test_pandas_stays_at_the_edge() -> None:
    """Measures, rules and what the views make of them are plain values; frames are made of those."""
    assert set(PLAIN) <= {_dotted(path) for path in _modules()}, "a name that no module has any more checks nothing"
    plain = [path for path in _modules() if _room(path) not in PANDAS or _dotted(path) in PLAIN]
    assert [path for path in plain if "pandas" in {name.split(".")[0] for name in _imports(path)}] == []


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda p: p.name)
def test_pages_only_draw(path: Path) -> None:
    """No pandas, SQL or openpyxl in a page: widgets, one call, draw."""
    opened = {name.split(".")[0] for name in _imports(path)}
    assert opened.isdisjoint({"pandas", "sqlalchemy", "openpyxl", "plotly", "python_calamine"})


def test_todays_day_is_that_of_japan() -> None:
    """fiscal.today_in_japan alone asks the clock for a day: the machine's own is another where it stands elsewhere."""
    asking = ("date.today()", "datetime.today()", "datetime.now()", "now(JAPAN)")
    paths = [*_modules(), *(ROOT / "pages").glob("*.py")]
    found = {path for path in paths for each in asking if each in path.read_text("utf-8")}
    assert found == {PACKAGE / "fiscal.py"}


def test_the_check_sees_a_wrong_import(tmp_path: Path) -> None:
    """The reader of imports finds both spellings, so the checks above can fail."""
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import sqlalchemy as sa\nfrom kyoten import ui\nfrom kyoten.ui.page_parts import chosen\n")
    assert _imports(wrong) == ["sqlalchemy", "kyoten.ui", "kyoten.ui.page_parts.chosen"]
