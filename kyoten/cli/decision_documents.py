"""What --json prints of submissions, decisions, settings, sites and versions: exactly the keys of docs/cli.md."""

from __future__ import annotations

from collections.abc import Sequence

from kyoten.cli.json_documents import Document, moment
from kyoten.storage.store import Acknowledgement, Event, PlanVersion, Store, SubmissionRecord
from kyoten.views.judgements import JudgedSubject
from kyoten.views.year_links import YearLink


def submission_document(record: SubmissionRecord) -> Document:
    """One workbook that came in."""
    return {
        "number": record.id,
        "year": record.quarter.year,
        "quarter": record.quarter.number,
        "role": record.role,
        "file": record.file,
        "by": record.by,
        "received": moment(record.received),
        "entries": record.entries,
        "plan_version": record.plan_version,
        "sample": record.sample,
        "taken_back": record.taken_back,
        "events": [event_document(each) for each in record.events],
    }


def event_document(event: Event) -> Document:
    """A taking back or a restoring."""
    return {"action": event.action, "by": event.by, "at": moment(event.at), "reason": event.note}


def judged_document(each: JudgedSubject) -> Document:
    """What is proposed for an item or a target state, and what was decided of it."""
    grade, decided = each.proposal.grade, each.decided
    return {
        "subject": each.subject,
        "role": each.role or None,
        "text": each.text,
        "proposed": grade.letter if grade else None,
        "proposed_direction": each.proposal.direction,
        "because": each.proposal.reason,
        "letter": decided.letter if decided else None,
        "name": decided.name if decided else None,
        "direction": decided.direction if decided else None,
        "reason": decided.reason if decided else None,
        "by": decided.by if decided else None,
        "at": moment(decided.at) if decided else None,
    }


def acknowledgement_document(each: Acknowledgement) -> Document:
    """One 了承, withdrawn or not."""
    return {
        "number": each.number,
        "item": each.item,
        "rule": each.rule,
        "since": each.since,
        "until": each.until.number,
        "reason": each.reason,
        "by": each.by,
        "at": moment(each.at),
        "sample": each.sample,
        "withdrawn_by": each.withdrawn_by,
        "withdrawn_at": moment(each.withdrawn_at) if each.withdrawn_at else None,
    }


def link_document(link: YearLink) -> Document:
    """An item and the item of the year before that it continues."""
    return {
        "item": link.item.id,
        "previous": link.previous.id if link.previous else None,
        "state": link.state,
        "likeness": None if link.likeness is None else round(link.likeness, 1),
    }


def site_document(store: Store, site: str) -> Document:
    """A site, hidden or not, with the years that are offered."""
    return {
        "name": site,
        "hidden": site not in store.sites(),
        "years": store.years(site),
        "former_names": sorted(store.former_names(site)),
    }


def version_document(each: PlanVersion) -> Document:
    """One version of a plan, taken away or not."""
    return {
        "site": each.site,
        "year": each.year,
        "version": each.version,
        "holds_from": each.holds_from,
        "file": each.file,
        "sample": each.sample,
        "by": each.by,
        "at": moment(each.at),
        "hidden": each.hidden,
        "removed_by": each.removed_by,
        "removed_at": moment(each.removed_at) if each.removed_at else None,
    }


def difference_document(row: Sequence[str]) -> Document:
    """One row of what a version of a plan changed of another (views.import_preview.difference_table)."""
    return dict(zip(("state", "item", "role", "field", "before", "after"), row, strict=True))
