"""The command line (docs/cli.md): only parses, calls, prints, and turns failures into one Japanese sentence."""

from __future__ import annotations

from kyoten.cli.main import main

__all__ = ["main"]
