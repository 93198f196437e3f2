"""Options that several commands take, each said once; and a command's place in the tree (kyoten.cli.parser)."""

from __future__ import annotations

import argparse
from pathlib import Path

from kyoten.cli.arguments import Parser, assigned, day, day_or_meeting, quarter_number, status_word, year
from kyoten.plan.columns import CODES

_CODES = "、".join(f"{code} {name}" for code, name in CODES.items())

Commands = argparse._SubParsersAction


def command(commands: Commands[Parser], name: str, run: str, help_text: str) -> Parser:
    """A command that calls `run`, a function of kyoten/cli/ by its name: "view_commands.summary". By name, so that a
    call loads the module of its own command and none of the others."""
    parser = commands.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(run=run)
    add_database(parser)
    return parser


def group(commands: Commands[Parser], name: str, help_text: str, below: str) -> Commands[Parser]:
    """A command that has others below it."""
    parser = commands.add_parser(name, help=help_text)
    return parser.add_subparsers(title="命令", dest="what", metavar=below, required=True)


def add_database(parser: Parser) -> None:
    # Taken before and after the command's name; SUPPRESS keeps the later parser from undoing what stood before it.
    parser.add_argument(
        "--database", metavar="URL", default=argparse.SUPPRESS, help="データベースのURL(省くとKYOTEN_DATABASE_URL)"
    )


def add_year(parser: Parser, *, required: bool = True) -> None:
    parser.add_argument("--year", metavar="年度", type=year, required=required, help="年度(2011、平成23、H23など)")


def add_period(parser: Parser, *, required: bool) -> None:
    add_year(parser, required=required)
    parser.add_argument("--quarter", metavar="四半期", type=quarter_number, required=required, help="四半期(1〜4)")


def add_plan_year(parser: Parser) -> None:
    parser.add_argument("--year", metavar="年度", type=year, help="表の見出しに年度がないとき、複数あるときの年度")
    parser.add_argument("--confirm-year", action="store_true", help="--year が表の年度や今年度から離れていても読みます")


def add_columns(parser: Parser) -> None:
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


def add_sheets(parser: Parser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="報告シート")
    add_period(parser, required=False)
    told = "行が番号とずれているように見えても、そのまま読みます"
    parser.add_argument("--rows-as-they-stand", action="store_true", help=told)
    parser.add_argument(
        "--status",
        dest="statuses",
        metavar="実施済=完了",
        action="append",
        type=status_word,
        default=[],
        help="状況の欄の言葉がどの段階か(いくつでも。「着手予定=」と空なら状況ではない)。取り込むと覚えます",
    )
    add_json(parser)
    add_site(parser)


def add_since(parser: Parser, help_text: str, *, required: bool) -> None:
    parser.add_argument("--since", metavar="2012-01-22", type=day_or_meeting, required=required, help=help_text)


def add_choice(parser: Parser) -> None:
    parser.add_argument(
        "--role",
        dest="roles",
        metavar="法人",
        action="append",
        default=[],
        help="この役割だけ(いくつでも。省くとすべて)",
    )
    parser.add_argument(
        "--function", dest="functions", metavar="機能", action="append", default=[], help="この機能だけ(いくつでも)"
    )


def add_json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="JSONで出力します")


def add_site(parser: Parser) -> None:
    parser.add_argument("--site", metavar="拠点", help="拠点の名称(登録が1つなら省けます)")


def add_by(parser: Parser) -> None:
    parser.add_argument("--by", metavar="氏名", help="だれがしたか(省くとログイン名)")


def add_yes(parser: Parser) -> None:
    parser.add_argument("--yes", action="store_true", help="確認の質問をせずに保存します")


def add_today(parser: Parser) -> None:
    parser.add_argument("--today", metavar="2011-10-20", type=day, help="基準日(省くと今日)")
    parser.add_argument(
        "--as-of",
        metavar="2011-10-20",
        type=day,
        help="この日までに届いた内容で示します(省くと今の内容)",
    )


def add_output(parser: Parser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="保存先のファイル")
