"""docs/cli.md says every command with its options and every key that --json prints, and no others."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from store_samples import NOON, PLAN, SITE, entry, send

from kyoten.cli import decision_documents, finding_documents, json_documents
from kyoten.cli.parser import build
from kyoten.fiscal import Quarter
from kyoten.model import FiveYearTask, Repair, TargetState, Viewpoint
from kyoten.problems.account import CellGroup, Fate
from kyoten.problems.problem import problem
from kyoten.problems.report import Conversion, Report
from kyoten.rules.table import Finding
from kyoten.settings import Settings
from kyoten.storage.store import Meeting, Store
from kyoten.views.changes_since import ChangesSince, SinceLine
from kyoten.views.committee.answer import Answer
from kyoten.views.decisions import decision_page
from kyoten.views.judgements import year_judgements
from kyoten.views.search import Hit
from kyoten.views.settings_document import document
from kyoten.views.view import load
from kyoten.views.year_links import YearLink

DOC = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text("utf-8")
Q1 = Quarter(2011, 1)
LATER = dt.date(2012, 5, 1)


def commands(parser: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[tuple[str, set[str]]]:
    """(words of the command, its options); --help and --database are every command's."""
    groups = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    for group in groups:
        for name, below in group.choices.items():
            yield from commands(below, (*words, name))
    if not groups:
        names = {each.option_strings[0] for each in parser._actions if each.option_strings}
        yield " ".join(words), names - {"-h", "--database"}


def test_every_command_has_its_row_with_its_options():
    rows = re.findall(r"^\| `([a-z -]+?)((?: [A-Z\[-].*?)?)` \|", DOC, re.MULTILINE)
    said = {name.strip(): set(re.findall(r"(?<![\w-])--?[a-z]+(?:-[a-z]+)*", options)) for name, options in rows}
    assert said == dict(commands(build()))


def documented() -> dict[str, list[str]]:
    found = re.findall(r"^- `(\w+)`: ((?:.|\n  )+)", DOC, re.MULTILINE)
    return {name: re.findall(r"`(\w+)`", keys) for name, keys in found}


@pytest.fixture
def documents(tmp_path):
    """One of each kind, as --json prints it."""
    store = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    store.migrate()
    store.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    send(store, entry())
    view = load(store, SITE, Q1, today=dt.date(2011, 7, 20))
    # The year is over, and what was reported in June is all that is known.
    page = json_documents.decision_page_document(decision_page(load(store, SITE, Quarter(2011, 4), today=LATER)))
    decided = decisions(store)
    store.close()
    report = Report("a.xlsx", True, Q1, entries=(entry(),), problems=(problem("no_year"),),
                    conversions=(Conversion("報告", "B2", "5割", "50", "割を％に直しました"),),
                    account=(CellGroup("報告", ("Z9",), 1, "メモ", Fate.LEFT, "見出しのない列"),))  # fmt: skip
    plan = json_documents.plan_document(
        PLAN.__class__(
            2011,
            PLAN.items,
            (TargetState("ひろば", 1, "①", "姿", False, "R2C2"),),
            (Viewpoint("ひろば", ("姿",), "視点か。", False, False, (), "R2C3"),),
            (FiveYearTask("ひろば", ("姿",), "法人", "五年", False, "R2C4"),),
            (Repair("row_left", "R2C2", "ずれ", False),),
        )
    )
    of_report = json_documents.report_document(report)
    summary = json_documents.summary_document(view, ())
    line = SinceLine("1-1-H01", "講座を開く。", "40% → 50%")
    days = (dt.date(2011, 7, 1), dt.date(2011, 8, 1))
    changes = json_documents.changes_document(ChangesSince(*days, {"進んだ": (line,)}))
    finding = Finding("1-1-H01", "unreported", "注意", Q1, "未提出", ())
    return {
        "plan": plan,
        "item": plan["items"][0],
        "target_state": plan["target_states"][0],
        "viewpoint": plan["viewpoints"][0],
        "five_year_task": plan["five_year_tasks"][0],
        "repair": plan["repairs"][0],
        "report": of_report,
        "problem": of_report["problems"][0],
        "entry": of_report["entries"][0],
        "conversion": of_report["conversions"][0],
        "left_out": of_report["left_out"][0],
        "summary": summary,
        "row": summary["total"],
        "changes": changes,
        "change": changes["changes"][0],
        "answer": json_documents.answer_document("slipped", Answer("何が", "ない。")),
        "decision_page": page,
        "decision": page["decisions"][0],
        "evidence": next(each for decision in page["decisions"] for each in decision["evidence"]),
        "meeting": json_documents.meeting_document(Meeting(1, "第1回", days[0], "館長", NOON)),
        "hit": json_documents.hit_document(Hit(2011, Q1, PLAN.items[0], "課題", "坂", ((0, 1),))),
        "finding": finding_documents.finding_document(finding, "法人"),
        **decided,
    }


def decisions(store: Store) -> dict[str, dict[str, object]]:
    """What people decided, and what stands in the store as a list."""
    number = send(store, entry(), data=b"again")
    store.take_back(number, "館長", "違う")
    store.acknowledge(SITE, "1-1-H01", "behind", Q1, reason="待つ", by="館長")
    *_, record = store.submissions(SITE, 2011)
    (accepted,) = store.acknowledgements(SITE, 2011)
    (version,) = store.plan_versions()
    settings = document(Settings())
    submission = decision_documents.submission_document(record)
    return {
        "submission": submission,
        "event": submission["events"][0],
        "acknowledgement": decision_documents.acknowledgement_document(accepted),
        "settings": settings,
        "rating": settings["scale"][0],
        "grade": settings["grades"][0],
        "link": decision_documents.link_document(YearLink(PLAN.items[0], None, "見つからない")),
        "judged": decision_documents.judged_document(year_judgements(load(store, SITE, Q1, today=LATER)).items[0]),
        "person": {"item": "1-1-H01", "person": "佐藤"},
        "site": decision_documents.site_document(store, SITE),
        "version": decision_documents.version_document(version),
        "difference": decision_documents.difference_document(["新規", "1-1-H02", "法人", "", "", "防災訓練"]),
    }


def test_every_key_of_a_json_document_is_listed_in_its_order(documents):
    assert {name: list(each) for name, each in documents.items()} == documented()
