"""Which constant of a module a line gives: no test runs its line, for it runs when the module is loaded."""

from __future__ import annotations

import ast
from pathlib import Path


def constant_at(file: Path, line: int) -> str:
    """The name that the module's own statement at a line assigns; "" where it is none of that kind."""
    for statement in ast.parse(file.read_bytes()).body:
        if statement.lineno <= line <= (statement.end_lineno or 0):
            return _assigned(statement)
    return ""


def _assigned(statement: ast.stmt) -> str:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return ""
