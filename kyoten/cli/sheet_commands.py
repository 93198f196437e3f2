"""sheet template and check: the quarter's workbook out, and what a filled one says."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kyoten import intake
from kyoten.cli.arguments import Refused
from kyoten.cli.context import opened, quarter, site, write_file
from kyoten.cli.json_documents import report_document
from kyoten.cli.output import describe, print_json, say
from kyoten.fiscal import Quarter, year_label
from kyoten.intake import Intake
from kyoten.model import FIELDS
from kyoten.problems.report import Report
from kyoten.reader.memory import WorkbookMemory
from kyoten.settings import Settings
from kyoten.sheet.known import Choices
from kyoten.sheet.values.cell_values import NO_STATUS
from kyoten.storage.store import Store


@dataclass(frozen=True)
class Checked:
    """A file and what became of it; `submission` is its number once it is stored."""

    path: Path
    intake: Intake
    submission: int | None = None

    @property
    def report(self) -> Report:
        return self.intake.report


def template(arguments: argparse.Namespace) -> int:
    """Write the quarter's workbook for a role, or for all."""
    with opened(arguments) as store:
        at, name = quarter(arguments), site(store, arguments)
        stored = store.plan(name, at.year)
        if arguments.role and stored and arguments.role not in stored.plan.roles:
            roles = "、".join(stored.plan.roles)
            raise Refused(f"役割「{arguments.role}」は{year_label(at.year)}の計画にありません(あるもの: {roles})。")
        write_file(arguments.output, intake.sheet_for(store, name, at, arguments.role))
    say(f"{at.full_label}の報告シートを「{arguments.output}」に保存しました。")
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Say what is understood of each file and what stands in the way; stores nothing."""
    with opened(arguments) as store:
        checked = check_all(store, arguments)
    for each in checked:
        show(each, aside=arguments.json)
    if arguments.json:
        print_json([report_document(each.report) for each in checked])
    if arguments.annotate:
        _annotate(checked, arguments.annotate)
    return _status(checked)


def check_all(store: Store, arguments: argparse.Namespace) -> list[Checked]:
    name = site(store, arguments)
    if arguments.quarter and not arguments.year and len(store.years(name)) > 1:
        raise Refused("--quarter には --year も付けてください(登録されている年度が複数あります)。")
    return [Checked(path, _check(store, name, arguments, path)) for path in arguments.files]


def _check(store: Store, name: str, arguments: argparse.Namespace, path: Path) -> Intake:
    """Against the year given, else against the year that the sheet names, else against the newest."""
    data = path.read_bytes()
    read = WorkbookMemory().read  # opened once, however many years it is held against
    years = [arguments.year] if arguments.year else list(reversed(store.years(name)))
    if not years:
        raise Refused(f"「{name}」の行動計画がまだ登録されていません。plan import で先に計画を取り込んでください。")

    def against(year: int) -> Intake:
        at = Quarter(year, arguments.quarter) if arguments.quarter else None
        held = intake.stored(store, name, year)
        symbols = _statuses(arguments, held.terms(at)[1])
        choices = Choices(rows_as_they_stand=arguments.rows_as_they_stand, symbols=symbols)
        return intake.check(held, path.name, data, quarter=at, choices=choices, read=read)

    newest = found = against(years[0])
    for year in years[1:]:
        if not _of_other_year(found):
            return found
        found = against(year)
    return newest if _of_other_year(found) else found


def _statuses(arguments: argparse.Namespace, settings: Settings) -> dict[str, str]:
    """Word → rating, as `--status` says it; Refused where the scale has no such rating."""
    offered = [rating.name for rating in settings.offered]
    if wrong := [name for _, name in arguments.statuses if name not in (*offered, NO_STATUS)]:
        raise Refused(f"--status の「{wrong[0]}」は評価の段階にありません(あるもの: {'、'.join(offered)})。")
    return dict(arguments.statuses)


def _of_other_year(found: Intake) -> bool:
    return any(problem.code == "other_year" for problem in found.report.problems)


def show(checked: Checked, *, aside: bool = False) -> None:
    """What was understood; `aside`: on standard error, because standard output is for a document."""
    report, tell = checked.report, say if aside else print
    if not report.readable:
        say(f"「{report.file}」を読めません: {''.join(f'{p.message}{p.remedy}' for p in report.problems)}")
        return
    period = report.quarter.full_label if report.quarter else "四半期は不明"
    tell(f"{report.file}: {period} {report.role or '全役割'}、進捗 {len(report.entries)}件、空欄 {len(report.blank)}件")
    changes = checked.intake.changes.counts() if checked.intake.changes else {}
    if any(changes.values()):
        tell("  " + "、".join(f"{label} {count}件" for label, count in changes.items() if count))
    for each in checked.intake.changes.replaced if checked.intake.changes else ():
        tell(
            f"  書き換え {each.item} {FIELDS[each.field].label}: 「{each.words(each.old)}」→「{each.words(each.new)}」"
        )
    if report.storable:
        tell(f"  {checked.intake.kept_words}")
    for conversion in report.conversions:
        place = f"{conversion.sheet}!{conversion.cell}"
        tell(f"  読み替え {place}: 「{conversion.source}」→「{conversion.result}」({conversion.rule})")
    for problem in report.problems:
        tell(f"  {describe(problem)}")
    for word in report.words:
        said = f"--status {word.word}=段階(状況でなければ --status {word.word}=)"
        tell(f"  お尋ね 状況の「{word.word}」({word.where}): {said}")
    _left_out(report, tell)


def _left_out(report: Report, tell: Callable[[str], None]) -> None:
    """The cells that were not read; those that nothing depends on are counted."""
    for each in report.left_out:
        if not each.folded:
            tell(f"  読まなかったセル {each.place}: 「{each.text}」({each.why}、{each.number}個)")
    if folded := sum(each.number for each in report.left_out if each.folded):
        tell(f"  表題・凡例・注記など、報告の値でないセル{folded}個は読んでいません(--json で一覧)。")


def _status(checked: Sequence[Checked]) -> int:
    if not all(each.report.readable for each in checked):
        return 2
    return 1 if any(each.report.errors for each in checked) else 0


def _annotate(checked: Sequence[Checked], target: Path) -> None:
    """One file to OUT itself, several into the folder OUT."""
    from kyoten.sheet.annotate.annotate import annotate  # noqa: PLC0415 - openpyxl, for those who ask for copies alone

    if len(checked) > 1:
        target.mkdir(parents=True, exist_ok=True)
    for each in checked:
        inside = target / f"{each.path.stem}_指摘{_suffix(each.path)}" if target.is_dir() else target
        write_file(inside, annotate(each.intake.data, each.report))
        say(f"指摘を書き込んだ写しを「{inside}」に保存しました。")


def _suffix(path: Path) -> str:
    """What comes back is an xlsm for an xlsm, else an xlsx."""
    return ".xlsm" if path.suffix.lower() == ".xlsm" else ".xlsx"
