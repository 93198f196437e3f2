"""The tree of commands, exactly as in docs/cli.md. Each names its function, and loads nothing of it."""

from __future__ import annotations

from pathlib import Path

from kyoten.cli import deciding_parser
from kyoten.cli.arguments import Parser, day, dimensions, quarter_number
from kyoten.cli.options import (
    Commands,
    add_by,
    add_choice,
    add_columns,
    add_database,
    add_json,
    add_output,
    add_period,
    add_plan_year,
    add_sheets,
    add_since,
    add_site,
    add_today,
    add_year,
    add_yes,
    command,
    group,
)
from kyoten.export.formats import FORMATS, PUBLICATION, REVIEW

QUESTIONS = ("slipped", "not_reported", "prospects", "in_charge", "year_ago", "changed")
"""As kyoten.views.committee.questions has them, which a call of another command need not load (a test compares)."""


def build() -> Parser:
    """The parser; a parsed call has `run`, the name of the function to call (kyoten.cli.options.command)."""
    parser = Parser(prog="python -m kyoten", description="拠点の行動計画と四半期報告をまとめるKyotenの命令です。")
    parser.set_defaults(database=None)
    add_database(parser)
    commands = parser.add_subparsers(title="命令", dest="command", metavar="命令", required=True)
    _plan(commands)
    _sheet(commands)
    _views(commands)
    deciding_parser.add(commands)
    _meetings(commands)
    _closing(commands)
    _keeping(commands)
    return parser


def _plan(commands: Commands[Parser]) -> None:
    below = group(commands, "plan", "行動計画の表", "read|import|list|compare|remove|hide")
    read = command(below, "read", "plan_commands.read", "行動計画の表を読み、項目と修復の内容を示します(保存しません)")
    read.add_argument("file", metavar="FILE", type=Path, help="行動計画の表")
    add_plan_year(read)
    add_columns(read)
    add_json(read)
    take = command(below, "import", "plan_commands.take", "行動計画の表を取り込みます")
    take.add_argument("file", metavar="FILE", type=Path, help="行動計画の表")
    add_plan_year(take)
    add_columns(take)
    take.add_argument(
        "--from", dest="holds_from", metavar="3", type=quarter_number, default=1,
        help="年度途中の変更が有効になる四半期(省くとはじめから)。前の四半期の計画と数字は変わりません",
    )  # fmt: skip
    take.add_argument("--decisions", metavar="FILE", type=Path, help="どの項目が同じかなどの答え(JSON)")
    take.add_argument("--template", metavar="FILE", type=Path, help="確かめることを書き出すJSONファイル")
    add_site(take)
    add_by(take)
    add_yes(take)
    deciding_parser.add_plans(below)


def _sheet(commands: Commands[Parser]) -> None:
    below = group(commands, "sheet", "四半期の報告シート", "template|check|submit")
    template = command(below, "template", "sheet_commands.template", "記入用の報告シートを作ります")
    add_period(template, required=True)
    template.add_argument("--role", metavar="役割", help="法人など。省くと全役割のシートになります")
    add_output(template)
    add_site(template)
    check = command(below, "check", "sheet_commands.check", "報告シートを調べます(保存しません)")
    add_sheets(check)
    check.add_argument("--annotate", metavar="OUT", type=Path, help="指摘を書き込んだ写しの保存先(複数ならフォルダ)")
    submit = command(below, "submit", "sheet_submit.submit", "報告シートを調べ、確認のうえ取り込みます")
    add_sheets(submit)
    add_by(submit)
    add_yes(submit)


def _views(commands: Commands[Parser]) -> None:
    summary = command(commands, "summary", "view_commands.summary", "四半期の集計を示します")
    add_period(summary, required=True)
    summary.add_argument(
        "--by",
        metavar="function,role",
        type=dimensions,
        default=("function",),
        help="集計の単位(function, role, state)",
    )
    _of_a_choice(summary)
    stalled = command(commands, "stalled", "view_commands.stalled", "要対応の項目を理由とともに示します")
    add_period(stalled, required=True)
    _of_a_choice(stalled)
    changes = command(commands, "changes", "view_commands.changes", "ある日からの変化(前回の会議から)を示します")
    add_period(changes, required=True)
    add_since(changes, "この日の終わりから(会議の名前でも)", required=True)
    changes.add_argument("--until", metavar="2012-02-10", type=day, help="この日の終わりまで(省くと今まで)")
    add_choice(changes)
    add_json(changes)
    add_site(changes)
    _of_committees(commands)
    search = command(commands, "search", "search_commands.search", "報告の言葉と担当を、すべての年度から探します")
    search.add_argument("words", metavar="言葉", nargs="+", help="探す言葉(すべてを含むもの)")
    search.add_argument("--as-of", metavar="2011-10-20", type=day, help="この日までに届いた内容から探します")
    add_json(search)
    add_site(search)
    report = command(commands, "report", "report_commands.report", "会議用の資料を作ります")
    add_period(report, required=True)
    names = (*FORMATS, PUBLICATION.name, REVIEW)
    words = "ファイルの形式(html は公開用のページ、review は単年度振り返りの下書き)"
    report.add_argument("--format", choices=names, required=True, help=words)
    add_choice(report)
    add_since(report, "この日の終わりから変わったことを加えます(会議の名前でも)", required=False)
    add_output(report)
    add_today(report)
    add_site(report)


def _of_committees(commands: Commands[Parser]) -> None:
    asks = command(commands, "question", "question_commands.question", "委員会の質問の一つに答えます")
    asks.add_argument("question", metavar="prospects", choices=QUESTIONS, help=f"質問({'、'.join(QUESTIONS)})")
    add_period(asks, required=True)
    add_since(asks, "前回の会議の日か名前(slipped と changed で使います)", required=False)
    _of_a_choice(asks)
    decides = command(commands, "decisions", "question_commands.decisions", "判断を求める項目を、根拠とともに示します")
    add_period(decides, required=True)
    _of_a_choice(decides)


def _of_a_choice(parser: Parser) -> None:
    """What is asked of some roles and functions, as of a day."""
    add_choice(parser)
    add_today(parser)
    add_json(parser)
    add_site(parser)


def _meetings(commands: Commands[Parser]) -> None:
    below = group(commands, "meeting", "会議の名前と日", "add|list|remove")
    add = command(below, "add", "meeting_commands.add", "会議の名前と日を登録します(changes --since で使えます)")
    add.add_argument("name", metavar="第2回運営委員会", help="会議の名前")
    add.add_argument("day", metavar="2012-01-22", type=day, help="開いた日")
    add_site(add)
    add_by(add)
    listed = command(below, "list", "meeting_commands.show", "登録された会議を新しい順に示します")
    add_json(listed)
    add_site(listed)
    remove = command(below, "remove", "meeting_commands.remove", "会議の登録を取り消します(記録には残ります)")
    remove.add_argument("name", metavar="第2回運営委員会", help="会議の名前")
    remove.add_argument("--day", metavar="2012-01-22", type=day, help="同じ名前の会議がいくつもあるときの日")
    add_site(remove)
    add_by(remove)


def _closing(commands: Commands[Parser]) -> None:
    close = command(commands, "close", "closing_commands.close", "四半期か年度を確定します")
    reopen = command(commands, "reopen", "closing_commands.reopen", "確定を解除します")
    for each in (close, reopen):
        add_year(each)
        each.add_argument("--quarter", metavar="四半期", type=quarter_number, help="四半期(省くと年度)")
    close.add_argument("--leave-waiting", action="store_true", help="直しを待っている行を含めずに確定します")
    reopen.add_argument("--reason", metavar="理由", required=True, help="解除する理由")
    for each in (close, reopen):
        add_by(each)
        add_site(each)


def _keeping(commands: Commands[Parser]) -> None:
    sample = command(commands, "sample", "store_commands.sample", "同梱の計画とサンプルの報告を読み込みます")
    sample.add_argument("what", metavar="clear", nargs="?", choices=("clear",), help="読み込まずに、サンプルを消します")
    add_by(sample)
    add_yes(sample)
    backup = command(commands, "backup", "store_commands.back_up", "データベースを1つのファイルに保存します")
    backup.add_argument("file", metavar="FILE", type=Path, help="保存先")
    backup.add_argument("--verify", action="store_true", help="保存せず、このバックアップが壊れていないか確かめます")
    restore = command(commands, "restore", "store_commands.bring_back", "バックアップからデータベースを戻します")
    restore.add_argument("file", metavar="FILE", type=Path, help="バックアップのファイル")
    add_by(restore)
    command(commands, "serve", "serve.serve", "ダッシュボードを起動します")
