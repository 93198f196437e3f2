"""What others say of our files: the Open XML SDK of workbooks and slides, two checkers of PDF/UA-1 of handouts."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import outloud
import page

from kyoten import bootstrap


def office_errors(path: Path) -> list[str]:
    """What the Open XML SDK's validator finds in a workbook or a deck: part, place, words."""
    script = bootstrap.node_packages() / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"
    done = subprocess.run(["node", script, path], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    found = json.loads(done.stdout)
    assert found["ok"] == (not found["errors"])
    return [f"{each['path']} {each['xPath']}: {each['description']}" for each in found["errors"]]


def ua_errors(path: Path) -> list[str]:
    """What keeps a PDF from PDF/UA-1: page-validation (veraPDF's rules and corpus), and outloud (Matterhorn)."""
    first = page.validate_pdf(path, profile="ua1")
    assert first.rules.total > 100
    second = outloud.check(str(path))
    assert second.error is None
    return [f"{each.rule_id}: {each.message}" for each in first.failures] + [
        f"{each.rule}: {each.message}" for each in second.findings if each.severity == "error"
    ]
