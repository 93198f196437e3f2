"""The part of the tree for what people decide: submissions, 了承, settings, links, persons, sites (docs/cli.md)."""

from __future__ import annotations

from pathlib import Path

from kyoten.cli.arguments import Parser, day, named_text, named_value, quarter_number
from kyoten.cli.options import (
    Commands,
    add_by,
    add_json,
    add_output,
    add_period,
    add_site,
    add_year,
    add_yes,
    command,
    group,
)
from kyoten.rules.table import RULE_NAMES


def add(commands: Commands[Parser]) -> None:
    """Every command of this part."""
    _submissions(group(commands, "submission", "届いた報告", "list|take-back|restore"))
    _acknowledgements(group(commands, "acknowledge", "要対応の了承", "list|add|withdraw"))
    _settings(group(commands, "settings", "設定", "show|set"))
    _links(group(commands, "link", "前年度とのつながり", "list|accept|set"))
    _persons(group(commands, "person", "項目の担当", "list|set"))
    _judgements(group(commands, "judgement", "年度末の評価", "list|set|accept|withdraw|template|import"))
    _sites(group(commands, "site", "拠点", "list|rename|remove|hide"))


def add_plans(plan: Commands[Parser]) -> None:
    """What can be done with stored versions, in the group `plan`."""
    listed = command(plan, "list", "site_commands.plans", "保存されている計画の版を示します")
    add_year(listed, required=False)
    _listing(listed)
    compared = command(plan, "compare", "site_commands.compare_plans", "計画の二つの版の違いを示します")
    compared.add_argument("old", metavar="OLD", type=int, help="版の番号")
    compared.add_argument("new", metavar="NEW", type=int, help="比べる版の番号")
    add_year(compared)
    _listing(compared)
    remove = command(
        plan, "remove", "site_commands.remove_plan", "誤って保存した計画の、いちばん新しい版を取り消します"
    )
    add_year(remove)
    _deed(remove)
    add_yes(remove)
    hide = command(plan, "hide", "site_commands.hide_plan", "年度を表示しないことにします(数字は残ります)")
    add_year(hide)
    _undo(hide)
    _deed(hide)


def _submissions(below: Commands[Parser]) -> None:
    listed = command(below, "list", "submission_commands.show", "届いた報告を、取り下げたものも含めて示します")
    add_year(listed)
    listed.add_argument("--quarter", metavar="四半期", type=quarter_number, help="この四半期のものだけ(1〜4)")
    _listing(listed)
    back = command(below, "take-back", "submission_commands.take_back", "報告を取り下げます(ファイルは残ります)")
    _number(back, "報告番号")
    _reason(back)
    add_by(back)
    restore = command(below, "restore", "submission_commands.restore", "取り下げた報告を元に戻します")
    _number(restore, "報告番号")
    add_by(restore)


def _acknowledgements(below: Commands[Parser]) -> None:
    listed = command(below, "list", "decision_commands.acknowledgements", "了承を、取り消したものも含めて示します")
    add_year(listed)
    _listing(listed)
    accept = command(below, "add", "decision_commands.acknowledge", "要対応の指摘を了承します")
    accept.add_argument("item", metavar="ITEM", help="項目番号")
    accept.add_argument("rule", metavar="RULE", choices=tuple(RULE_NAMES), help="規則(stalled --json の rule)")
    add_period(accept, required=True)
    accept.add_argument("--until", metavar="4", type=quarter_number, help="この四半期まで(省くと --quarter だけ)")
    _reason(accept)
    _deed(accept)
    withdraw = command(below, "withdraw", "decision_commands.withdraw", "了承を取り消します")
    _number(withdraw, "了承の番号")
    add_by(withdraw)


def _settings(below: Commands[Parser]) -> None:
    show = command(below, "show", "settings_commands.show", "設定を示します")
    add_period(show, required=False)
    _listing(show)
    save = command(below, "set", "settings_commands.save", "設定を変えます")
    save.add_argument("values", metavar="KEY=VALUE", nargs="*", type=named_value, help="on_track=85 のように")
    save.add_argument("--file", metavar="FILE", type=Path, help="settings show --json の形のファイル(一部だけでもよい)")
    add_period(save, required=False)
    save.add_argument("--always", action="store_true", help="はじめから(前の四半期と年度の数字も変わります)")
    _deed(save)
    add_yes(save)


def _links(below: Commands[Parser]) -> None:
    listed = command(below, "list", "decision_commands.links", "項目ごとに、前年度のどの項目の続きかを示します")
    add_year(listed)
    _listing(listed)
    accept = command(below, "accept", "decision_commands.accept_links", "提案されたつながりをすべて確定します")
    add_year(accept)
    _deed(accept)
    add_yes(accept)
    save = command(below, "set", "decision_commands.set_links", "つながりを決めます")
    told = "項目番号=前年度の項目番号(空ならつながりなし)"
    save.add_argument("links", metavar="ITEM=PREVIOUS", nargs="+", type=named_text, help=told)
    add_year(save)
    _deed(save)


def _persons(below: Commands[Parser]) -> None:
    listed = command(below, "list", "decision_commands.persons", "項目の担当を示します")
    add_year(listed)
    _listing(listed)
    save = command(below, "set", "decision_commands.set_persons", "項目の担当を決めます")
    save.add_argument("persons", metavar="ITEM=NAME", nargs="+", type=named_text, help="項目番号=担当(空なら担当なし)")
    add_year(save)
    told = "この四半期から(省くとはじめから)"
    save.add_argument("--from", dest="holds_from", metavar="3", type=quarter_number, help=told)
    _deed(save)


def _judgements(below: Commands[Parser]) -> None:
    listed = command(below, "list", "judgement_commands.listing", "項目と目指す姿の評価を、提案とともに示します")
    add_year(listed)
    listed.add_argument("--as-of", metavar="日", type=day, help="この日の終わりまでに決めたもの")
    _listing(listed)
    decide = command(below, "set", "judgement_commands.decide", "項目か目指す姿を評価します")
    _subject(decide)
    decide.add_argument("letter", metavar="LETTER", help="評価の記号(Aなど)")
    decide.add_argument("direction", metavar="DIRECTION", help="来年度の方向(拡充、継続、見直し、終了)")
    add_year(decide)
    _reason(decide)
    _deed(decide)
    accept = command(below, "accept", "judgement_commands.accept", "まだ決めていないものを、提案のとおりに決めます")
    add_year(accept)
    _deed(accept)
    add_yes(accept)
    withdraw = command(below, "withdraw", "judgement_commands.withdraw", "評価を取り消します")
    _subject(withdraw)
    add_year(withdraw)
    _deed(withdraw)
    template = command(below, "template", "judgement_commands.template", "評価の記入用紙(Excel)を作ります")
    add_year(template)
    add_site(template)
    add_output(template)
    filled = command(below, "import", "judgement_commands.fill_in", "記入した用紙のとおりに決めます")
    filled.add_argument("file", metavar="FILE", type=Path, help="judgement template の用紙")
    add_year(filled)
    _deed(filled)
    add_yes(filled)


def _subject(parser: Parser) -> None:
    parser.add_argument("subject", metavar="SUBJECT", help="項目番号、または目指す姿(親子の居場所/1 のように)")


def _sites(below: Commands[Parser]) -> None:
    listed = command(below, "list", "site_commands.sites", "拠点を示します")
    add_json(listed)
    rename = command(below, "rename", "site_commands.rename", "拠点の名称を変えます")
    rename.add_argument("name", metavar="NAME", help="新しい名称")
    _deed(rename)
    remove = command(below, "remove", "site_commands.remove", "誤って作った拠点を、計画ごと取り消します")
    _deed(remove)
    add_yes(remove)
    hide = command(below, "hide", "site_commands.hide", "拠点を表示しないことにします(数字は残ります)")
    _undo(hide)
    _deed(hide)


def _number(parser: Parser, help_text: str) -> None:
    parser.add_argument("number", metavar="NUMBER", type=int, help=help_text)


def _reason(parser: Parser) -> None:
    parser.add_argument("--reason", metavar="理由", required=True, help="なぜか(記録に残ります)")


def _undo(parser: Parser) -> None:
    parser.add_argument("--undo", action="store_true", help="再び表示します")


def _listing(parser: Parser) -> None:
    add_json(parser)
    add_site(parser)


def _deed(parser: Parser) -> None:
    add_site(parser)
    add_by(parser)
