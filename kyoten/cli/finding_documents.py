"""What stalled --json prints: findings and silent roles → documents with the keys of docs/cli.md."""

from __future__ import annotations

from kyoten.cli.json_documents import Document
from kyoten.rules import silent_roles
from kyoten.rules.silent_roles import SilentRole
from kyoten.rules.table import Finding
from kyoten.views.view import View


def finding_documents(view: View) -> list[Document]:
    """Every finding of a view; before them the roles that have reported nothing."""
    return [
        *map(silent_document, view.silent),
        *(
            finding_document(each, view.track(each.item).item.role, view.persons.get(each.item))
            for each in view.findings
        ),
    ]


def silent_document(silent: SilentRole) -> Document:
    """A role that has reported nothing, with the keys of a finding."""
    return {
        "item": None,
        "items": list(silent.items),
        "role": silent.role,
        "person": None,
        "rule": silent_roles.RULE,
        "severity": silent.severity,
        "since": {"year": silent.since.year, "quarter": silent.since.number},
        "reason": silent.reason,
        "entries": [],
    }


def finding_document(finding: Finding, role: str, person: str | None = None) -> Document:
    """Why one item is flagged, whose it is and who is in charge of it."""
    return {
        "item": finding.item,
        "items": [finding.item],
        "role": role,
        "person": person,
        "rule": finding.rule,
        "severity": finding.severity,
        "since": {"year": finding.since.year, "quarter": finding.since.number},
        "reason": finding.reason,
        "entries": list(finding.entries),
    }
