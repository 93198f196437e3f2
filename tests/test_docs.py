"""What the code says of docs/ is there, and what docs/ say of the code is there too."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kyoten"
CODE = [ROOT / "app.py", *(each for part in ("kyoten", "pages", "tests", "data") for each in (ROOT / part).rglob("*"))]
DOCS = [*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")]
KINDS = {".py", ".md", ".txt", ".typ", ".js", ".css", ".sql", ".tsv"}
TEXTS = sorted(path for path in (*CODE, *DOCS, ROOT / "pyproject.toml") if path.suffix in {*KINDS, ".toml"})

CITED = re.compile(r'docs/(?P<file>[\w-]+\.md)(?P<sections>(?:(?:,| and) "[^"]+")*)')
SECTION_NUMBER = re.compile(r"docs/[\w-]+\.md,?\s+\(?section \d")
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
PATH = re.compile(r"`((?:kyoten|pages|tests|data|docs)/[\w./*-]*|[\w-]+\.(?:py|md|toml|txt|lock))`")
MADE = {"data/kyoten.db", "data/kyoten.db.readme.txt"}  # when the dashboard is first started


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def one_line(text: str) -> str:
    """A citation may go on in the next line of a docstring or comment."""
    return re.sub(r"\s*\n\s*(?:# )?", " ", text)


def citations(text: str) -> list[tuple[str, str]]:
    """(file, section) for each section that is named, (file, "") where none is."""
    found: list[tuple[str, str]] = []
    for each in CITED.finditer(one_line(text)):
        found += [(each["file"], section) for section in re.findall(r'"([^"]+)"', each["sections"]) or [""]]
    return found


def headings(file: Path) -> set[str]:
    return {*HEADING.findall(file.read_text("utf-8")), ""}


def test_the_reader_of_citations_sees_each_form() -> None:
    text = """x (docs/reading.md, "Blocks", "Fiscal year"). docs/cli.md has it. # See docs/reading.md,
    # "Values" and "Problems": z."""
    assert citations(text) == [
        ("reading.md", "Blocks"),
        ("reading.md", "Fiscal year"),
        ("cli.md", ""),
        ("reading.md", "Values"),
        ("reading.md", "Problems"),
    ]


def test_every_citation_leads_to_a_heading() -> None:
    cited = [(named(path), file, section) for path in TEXTS for file, section in citations(path.read_text("utf-8"))]
    assert len(cited) >= 80
    known = {path.name: headings(path) for path in (ROOT / "docs").glob("*.md")}
    assert [each for each in cited if each[2] not in known.get(each[1], ())] == []


def test_sections_are_cited_by_name() -> None:
    """A number moves when a section is added."""
    assert [named(path) for path in TEXTS if SECTION_NUMBER.search(one_line(path.read_text("utf-8")))] == []


def test_the_project_speaks_of_itself_alone() -> None:
    """No folder outside the repository is named as a source."""
    outside = re.compile(r"\bdesign/|\bshared/")
    here = Path(__file__)
    assert [named(path) for path in TEXTS if path != here and outside.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("doc", DOCS, ids=named)
def test_every_path_that_a_document_names_exists(doc: Path) -> None:
    """`kyoten/…` from the root; a bare `name.py` anywhere in the package."""
    for found in PATH.findall(doc.read_text("utf-8")):
        if "/" in found:
            assert found in MADE or list(ROOT.glob(found)), found
        else:
            assert [*ROOT.glob(found), *(ROOT / "pages").glob(found), *PACKAGE.rglob(found)], found


def test_the_rooms_table_has_a_row_for_every_folder_and_loose_module() -> None:
    rows = set(
        re.findall(r"^\| `(kyoten/[\w./]+?)/?` \|", (ROOT / "docs/architecture.md").read_text("utf-8"), re.MULTILINE)
    )
    folders = {named(path) for path in PACKAGE.rglob("*") if path.is_dir() and path.name != "__pycache__"}
    loose = {named(path) for path in PACKAGE.glob("*.py") if not path.name.startswith("__")}
    assert rows == folders | loose


def bound(module: Path) -> set[str]:
    """The names that a module defines, sets or imports at its top, for the type checker's eyes too."""
    names: set[str] = set()
    for node in ast.parse(module.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        else:
            names |= {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
            names |= {
                (each.asname or each.name).split(".")[0] for each in ast.walk(node) if isinstance(each, ast.alias)
            }
    return names


def resolves(dotted: str) -> bool:
    """Whether kyoten.a.b is a package, a module, or a name in one."""
    at, parts = PACKAGE, dotted.split(".")[1:]
    while parts and (at / parts[0]).is_dir():
        at /= parts.pop(0)
    module = at / f"{parts.pop(0)}.py" if parts and (at / f"{parts[0]}.py").is_file() else at / "__init__.py"
    return not parts or parts[0] in bound(module)


def test_every_module_and_file_that_the_code_names_exists() -> None:
    """A docstring that points to a module which has moved leads nowhere."""
    assert resolves("kyoten.plan.read.read_plan")
    assert not resolves("kyoten.plan.matrix")
    dotted = re.compile(r"(?<![\w/])kyoten(?!\.db)(?:\.[a-z]\w*)+")
    path = re.compile(r"(?<![\w/.])(?:kyoten|pages|tests|data)/[\w/]+\.(?:py|typ|js|tsv|sql|md)\b")
    lost: list[tuple[str, str]] = []
    for file in (each for each in CODE if each.suffix in (".py", ".typ") and each != Path(__file__)):
        text = file.read_text("utf-8")
        lost += [(named(file), each) for each in dotted.findall(text) if not resolves(each)]
        lost += [(named(file), each) for each in path.findall(text) if not (ROOT / each).exists()]
    assert lost == []
