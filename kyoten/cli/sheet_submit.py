"""sheet submit: filled workbooks into the store, several of them with one list and one question."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence

from kyoten import intake
from kyoten.cli.arguments import Refused
from kyoten.cli.context import opened, site, who
from kyoten.cli.json_documents import Document, report_document
from kyoten.cli.output import confirmed, print_json, say
from kyoten.cli.sheet_commands import Checked, check_all, show
from kyoten.fiscal import Quarter
from kyoten.model import ProgressEntry
from kyoten.sheet.batch import BatchFile, FileState, batch
from kyoten.storage.store import Store, StoreRefusal


def submit(arguments: argparse.Namespace) -> int:
    """Show what would be stored, ask once, and store each file that holds something in a transaction of its own."""
    with opened(arguments) as store:
        checked = check_all(store, arguments)
        for each in checked:
            show(each, aside=arguments.json)
        stand = _stand(store, checked, arguments)
        try:
            if _may_store(stand, arguments):
                checked = _store(store, checked, stand, arguments)
        finally:
            if arguments.json:
                print_json([_submitted(each) for each in checked])
    return _submit_status(checked)


def _stand(store: Store, checked: Sequence[Checked], arguments: argparse.Namespace) -> list[BatchFile]:
    """Where each file stands among the others of the call."""
    name = site(store, arguments)
    years = {entry.quarter.year for each in checked for entry in each.report.entries}
    reported: dict[Quarter, dict[str, ProgressEntry]] = {}
    there: dict[tuple[str, Quarter], int] = {}
    for year in years:
        reported |= intake.stored(store, name, year).reported
        for record in store.submissions(name, year):
            if not record.taken_back and not record.sample:
                there[record.sha256, record.quarter] = record.id
    files = []
    for each in checked:
        digest, at = hashlib.sha256(each.intake.data).hexdigest(), each.report.quarter
        files.append((each.report, there.get((digest, at)) if at else None))
    return batch(files, reported)


def _goes(stands: BatchFile) -> bool:
    """Whether it is stored once the question is answered: what is right of it, unless another file says otherwise."""
    return stands.number is None and stands.report.storable and not stands.shared


def _may_store(stand: Sequence[BatchFile], arguments: argparse.Namespace) -> bool:
    """List the files where there are several, and ask about those that hold something; Refused where none does, or
    nobody can be asked."""
    going = [each for each in stand if _goes(each)]
    if len(stand) > 1:
        _list(stand, aside=arguments.json)
    if not going:
        if len(stand) == 1 and stand[0].number is not None:
            raise Refused(f"「{stand[0].report.file}」はすでに取り込まれています(報告番号 {stand[0].number})。")
        raise Refused(
            f"取り込めるファイルがないため、何も保存していません({'、'.join(e.report.file for e in stand)})。"
        )
    count = sum(len(each.report.entries) for each in going)
    if confirmed(f"{len(going)}ファイル、進捗 {count}件を保存しますか。", yes=arguments.yes):
        return True
    say("保存しませんでした。")
    return False


def _list(stand: Sequence[BatchFile], *, aside: bool) -> None:
    tell = say if aside else print
    tell("一覧:")
    for each in stand:
        count = len(each.report.entries)
        words = [each.state.value]
        words += [f"報告番号 {each.number}"] if each.number is not None else []
        if each.number is None and not each.shared and each.state is not FileState.RIGHT:
            words += [f"正しい行だけ保存します({count}件)" if count else "保存しません"]
        words += [f"進捗 {count}件", f"指摘 {len(each.problems)}件", f"お尋ね {each.questions}件"]
        tell(f"  {each.report.file}: {'、'.join(words)}")
        if each.shared:
            tell(f"    {each.shared_words}このファイルだけを指定して取り込んでください。")


def _store(
    store: Store, checked: Sequence[Checked], stand: Sequence[BatchFile], arguments: argparse.Namespace
) -> list[Checked]:
    """Each in its own transaction; one that is refused keeps none of the others out."""
    done: list[Checked] = []
    own: list[int] = []
    name = site(store, arguments)
    for each, stands in zip(checked, stand, strict=True):
        if not _goes(stands):
            done.append(each)
            say(f"{each.report.file}: 保存していません({_why(stands)})。")
            continue
        try:
            number = intake.accept(store, each.intake, site=name, by=who(arguments), own=own)
            own.append(number)
            say(f"{each.report.file}: 報告番号 {number} として保存しました。")
            done.append(Checked(each.path, each.intake, number))
        except StoreRefusal as found:
            say(f"{each.report.file}: 保存していません。{found}")
            done.append(each)
    return done


def _why(stands: BatchFile) -> str:
    if stands.number is not None:
        return f"すでに取り込まれています。報告番号 {stands.number}"
    return "ほかのファイルと同じ項目があります" if stands.shared else stands.state.value


def _submit_status(checked: Sequence[Checked]) -> int:
    """2 where nothing was stored, 1 where a file or a row was left out."""
    stored = [each for each in checked if each.submission is not None]
    if not stored:
        return 2
    return 1 if len(stored) < len(checked) or any(each.report.errors for each in checked) else 0


def _submitted(checked: Checked) -> Document:
    return report_document(checked.report) | {"submission": checked.submission}
