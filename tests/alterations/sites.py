"""Where a module can be altered, and how: every place whose change a test should notice.

An alteration is small and keeps the module importable: a comparison turned round or moved by its boundary, one side of
an `and` gone, a number one higher, a step left out. Docstrings, annotations and messages are left alone.

In rooms that draw, a number from `SIZE` on is a length in points or millimetres: nobody sees one more, so it is
doubled, which somebody would; and what compares lengths is turned round, for nobody sees its boundary either.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

COMPARED = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
COMPUTED = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*"}
TURNED = {**COMPARED, ast.Lt: ">=", ast.LtE: ">", ast.Gt: "<=", ast.GtE: "<"}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
DRAWING = (
    "kyoten/chart/screen", "kyoten/export/drawing", "kyoten/export/html", "kyoten/export/paper", "kyoten/export/pptx",
    "kyoten/export/xlsx", "kyoten/sheet/annotate", "kyoten/sheet/template",
)  # fmt: skip
SIZE = 4
"""Below it a number in a room that draws is rather a count or a place in a list."""


@dataclass(frozen=True)
class Site:
    """One alteration: `was` stands at `start` to `end` (offsets in bytes) of the file and becomes `becomes`."""

    file: Path
    line: int
    start: int
    end: int
    was: str
    becomes: str

    def apply(self, source: bytes) -> bytes:
        """The altered module."""
        return source[: self.start] + self.becomes.encode() + source[self.end :]


def sites(file: Path, root: Path) -> list[Site]:
    """Every alteration of a module, in its order; the same module always gives the same list."""
    source = (root / file).read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    draws = file.as_posix().startswith(DRAWING)
    for node, becomes in _altered(ast.parse(source), draws=draws):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        found.append(Site(file, node.lineno, start, end, source[start:end].decode(), becomes))
    return sorted(found, key=lambda site: (site.start, site.end, site.becomes))


def _altered(node: ast.AST, *, draws: bool) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    for child in _running(node):
        yield from _ways(child, draws=draws)
        yield from _altered(child, draws=draws)


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """The children that run: no annotation, no docstring, no import for types alone, no list of public names."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _passive(child):
                yield child


def _passive(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom() | ast.Raise():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
    return False


def _ways(node: ast.AST, *, draws: bool) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    yield from _conditions(node, TURNED if draws else COMPARED)
    yield from _numbers(node, draws=draws)
    yield from _calls(node)
    yield from _lists(node)


def _conditions(node: ast.AST, compared: Mapping[type[ast.cmpop], str]) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in compared:
            yield node, f"({ast.unparse(left)} {compared[type(op)]} {ast.unparse(right)})"
        case ast.BoolOp(op=op, values=values):
            word = " and " if isinstance(op, ast.And) else " or "
            for left_out in range(len(values)):
                others = [f"({ast.unparse(each)})" for at, each in enumerate(values) if at != left_out]
                yield node, f"({word.join(others)})"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield node, f"(bool({ast.unparse(operand)}))"
        case ast.IfExp(body=body, orelse=orelse):
            yield node, f"({ast.unparse(body)})"
            yield node, f"({ast.unparse(orelse)})"


def _numbers(node: ast.AST, *, draws: bool) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in COMPUTED and not _text(left) and not _text(right):
            yield node, f"({ast.unparse(left)} {COMPUTED[type(op)]} {ast.unparse(right)})"
        case ast.Constant(value=bool(value)):
            yield node, str(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield node, repr(value * 2 if draws and _length(value) else value + 1)


def _length(value: float) -> bool:
    return value >= SIZE or (isinstance(value, float) and value > 0)


def _calls(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    match node:
        case ast.Call(func=ast.Name(id=name) as function) if name in CALLED:
            yield function, CALLED[name]
        case ast.Call(func=ast.Attribute(value=value, attr="strip" | "rstrip" | "lstrip"), args=[]):
            yield node, f"({ast.unparse(value)})"
        case ast.Expr(value=ast.Call()):
            yield node, "pass"
        case ast.Continue():
            yield node, "break"


def _lists(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    match node:
        case ast.Tuple(elts=elements) | ast.Set(elts=elements) if len(elements) > 1 and all(map(_text, elements)):
            yield node, f"({', '.join(map(ast.unparse, elements[1:]))},)"


def _text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
