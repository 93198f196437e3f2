"""The tree of commands, exactly as in docs/cli.md."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from kyoten.cli import plan_commands, serve, sheet_commands, store_commands, view_commands
from kyoten.cli.arguments import Parser, assigned, day, dimensions, quarter_number, year
from kyoten.export.formats import FORMATS
from kyoten.plan.columns import CODES

_CODES = "、".join(f"{code} {name}" for code, name in CODES.items())

Command = Callable[[argparse.Namespace], int]


def build() -> Parser:
    """The parser; a parsed call has `run`, the function to call."""
    parser = Parser(prog="python -m kyoten", description="拠点の行動計画と四半期報告をまとめるKyotenの命令です。")
    parser.set_defaults(database=None)
    _add_database(parser)
    commands = parser.add_subparsers(title="命令", dest="command", metavar="命令", required=True)
    _plan(commands)
    _sheet(commands)
    _views(commands)
    _keeping(commands)
    return parser


Commands = argparse._SubParsersAction


def _plan(commands: Commands[Parser]) -> None:
    group = commands.add_parser("plan", help="行動計画の表").add_subparsers(
        title="命令", dest="what", metavar="read|import", required=True
    )
    read = _command(group, "read", plan_commands.read, "行動計画の表を読み、項目と修復の内容を示します(保存しません)")
    read.add_argument("file", metavar="FILE", type=Path, help="行動計画の表")
    _add_plan_year(read)
    _add_columns(read)
    _add_json(read)
    take = _command(group, "import", plan_commands.take, "行動計画の表を取り込みます")
    take.add_argument("file", metavar="FILE", type=Path, help="行動計画の表")
    _add_plan_year(take)
    _add_columns(take)
    take.add_argument(
        "--from", dest="holds_from", metavar="3", type=quarter_number, default=1,
        help="年度途中の変更が有効になる四半期(省くとはじめから)。前の四半期の計画と数字は変わりません",
    )  # fmt: skip
    _add_site(take)
    _add_by(take)
    _add_yes(take)


def _sheet(commands: Commands[Parser]) -> None:
    group = commands.add_parser("sheet", help="四半期の報告シート").add_subparsers(
        title="命令", dest="what", metavar="template|check|submit", required=True
    )
    template = _command(group, "template", sheet_commands.template, "記入用の報告シートを作ります")
    _add_period(template, required=True)
    template.add_argument("--role", metavar="役割", help="法人など。省くと全役割のシートになります")
    _add_output(template)
    _add_site(template)
    check = _command(group, "check", sheet_commands.check, "報告シートを調べます(保存しません)")
    _add_sheets(check)
    check.add_argument("--annotate", metavar="OUT", type=Path, help="指摘を書き込んだ写しの保存先(複数ならフォルダ)")
    submit = _command(group, "submit", sheet_commands.submit, "報告シートを調べ、確認のうえ取り込みます")
    _add_sheets(submit)
    _add_by(submit)
    _add_yes(submit)


def _views(commands: Commands[Parser]) -> None:
    summary = _command(commands, "summary", view_commands.summary, "四半期の集計を示します")
    _add_period(summary, required=True)
    summary.add_argument(
        "--by",
        metavar="function,role",
        type=dimensions,
        default=("function",),
        help="集計の単位(function, role, state)",
    )
    _add_today(summary)
    _add_json(summary)
    _add_site(summary)
    stalled = _command(commands, "stalled", view_commands.stalled, "要対応の項目を理由とともに示します")
    _add_period(stalled, required=True)
    _add_today(stalled)
    _add_json(stalled)
    _add_site(stalled)
    changes = _command(commands, "changes", view_commands.changes, "ある日からの変化(前回の会議から)を示します")
    _add_period(changes, required=True)
    changes.add_argument("--since", metavar="2012-01-22", type=day, required=True, help="この日の終わりから")
    changes.add_argument("--until", metavar="2012-02-10", type=day, help="この日の終わりまで(省くと今まで)")
    _add_json(changes)
    _add_site(changes)
    report = _command(commands, "report", view_commands.report, "会議用の資料を作ります")
    _add_period(report, required=True)
    report.add_argument("--format", choices=tuple(FORMATS), required=True, help="ファイルの形式")
    _add_output(report)
    _add_today(report)
    _add_site(report)


def _keeping(commands: Commands[Parser]) -> None:
    _command(commands, "sample", store_commands.sample, "同梱の計画とサンプルの報告を読み込みます")
    backup = _command(commands, "backup", store_commands.back_up, "データベースを1つのファイルに保存します")
    backup.add_argument("file", metavar="FILE", type=Path, help="保存先")
    backup.add_argument("--verify", action="store_true", help="保存せず、このバックアップが壊れていないか確かめます")
    restore = _command(commands, "restore", store_commands.bring_back, "バックアップからデータベースを戻します")
    restore.add_argument("file", metavar="FILE", type=Path, help="バックアップのファイル")
    _add_by(restore)
    _command(commands, "serve", serve.serve, "ダッシュボードを起動します")


def _command(commands: Commands[Parser], name: str, run: Command, help_text: str) -> Parser:
    parser = commands.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(run=run)
    _add_database(parser)
    return parser


def _add_database(parser: Parser) -> None:
    # Taken before and after the command's name; SUPPRESS keeps the later parser from undoing what stood before it.
    parser.add_argument(
        "--database", metavar="URL", default=argparse.SUPPRESS, help="データベースのURL(省くとKYOTEN_DATABASE_URL)"
    )


def _add_period(parser: Parser, *, required: bool) -> None:
    parser.add_argument("--year", metavar="年度", type=year, required=required, help="年度(2011、平成23、H23など)")
    parser.add_argument("--quarter", metavar="四半期", type=quarter_number, required=required, help="四半期(1〜4)")


def _add_plan_year(parser: Parser) -> None:
    parser.add_argument("--year", metavar="年度", type=year, help="表の見出しに年度がないとき、複数あるときの年度")
    parser.add_argument("--confirm-year", action="store_true", help="--year が表の年度や今年度から離れていても読みます")


def _add_columns(parser: Parser) -> None:
    parser.add_argument(
        "--assign",
        metavar="C=action:法人",
        action="append",
        type=assigned,
        default=[],
        help=f"どの列が何か({_CODES})。シート名!C=… でシートを限ります",
    )
    parser.add_argument("--role", metavar="役割", default="", help="役割の書かれていない行動計画の役割")
    parser.add_argument("--hidden", action="store_true", help="非表示の行と列も計画に含めます")
    parser.add_argument("--without", metavar="シート", action="append", default=[], help="読まないシートの名前")


def _add_sheets(parser: Parser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="報告シート")
    _add_period(parser, required=False)
    _add_json(parser)
    _add_site(parser)


def _add_json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="JSONで出力します")


def _add_site(parser: Parser) -> None:
    parser.add_argument("--site", metavar="拠点", help="拠点の名称(登録が1つなら省けます)")


def _add_by(parser: Parser) -> None:
    parser.add_argument("--by", metavar="氏名", help="だれがしたか(省くとログイン名)")


def _add_yes(parser: Parser) -> None:
    parser.add_argument("--yes", action="store_true", help="確認の質問をせずに保存します")


def _add_today(parser: Parser) -> None:
    parser.add_argument("--today", metavar="2011-10-20", type=day, help="基準日(省くと今日)")
    parser.add_argument(
        "--as-of",
        metavar="2011-10-20",
        type=day,
        help="この日までに届いた内容で示します(省くと今の内容)",
    )


def _add_output(parser: Parser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="保存先のファイル")
