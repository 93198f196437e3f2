"""設定, 拠点と年度: what is stored as plans, and mistakes undone: taken away, hidden, renamed (docs/time.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from kyoten.fiscal import moment_words, year_label
from kyoten.storage.store import PlanVersion
from kyoten.ui import named_action, page_cache, readable_table
from kyoten.ui.foreign_text import plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.views import plan_versions

_NEW_NAME = "site_new_name"


@dataclass(frozen=True)
class Deed:
    """What a button asks for and a dialog does. `words`: what becomes of it; `done`: what is said afterwards."""

    key: str
    label: str
    icon: str
    words: str
    done: str
    run: Callable[[str], object]
    renames: bool = False


def show(choice: Choice) -> None:
    """The list, what can be done with the chosen site and year, and what is hidden."""
    store = page_cache.store()
    versions = store.plan_versions()
    with st.container(border=True, key="sites_and_plans"):
        st.markdown("## 拠点と年度")
        st.caption(
            "誤って保存した計画や拠点は、報告などがなければ取り消せます。使わないものは、表示しないことにできます。"
        )
        readable_table.frame(_table(versions), "plan_versions_of_all", "保存されている計画の版")
        with st.container(horizontal=True):
            for deed in _deeds(choice, versions):
                _button(deed)
        hidden = list(_shown_again(versions))
        if hidden:
            st.markdown("**表示していないもの**")
            with st.container(horizontal=True):
                for deed in hidden:
                    _button(deed)


def _table(versions: Sequence[PlanVersion]) -> pd.DataFrame:
    """One row a version; what people typed is shown as text."""
    rows = [
        (
            each.site,
            year_label(each.year),
            f"第{each.version}版",
            plan_versions.first_words(each.holds_from),
            f"{moment_words(each.at)}　{each.by}",
            each.file,
            f"取り消し({each.removed_by})" if each.removed else "表示しない" if each.hidden else "",
        )
        for each in versions
    ]
    return pd.DataFrame(rows, columns=["拠点", "年度", "版", "いつから", "保存", "ファイル", "状態"])


def _deeds(choice: Choice, versions: Sequence[PlanVersion]) -> Iterator[Deed]:
    store, site, year = page_cache.store(), choice.site, choice.quarter.year
    offered = page_cache.sites()
    yield Deed(
        "rename", "拠点の名称を変える", "edit",
        f"「{site}」の名称を、すべての画面と資料で変えます。前の名称の報告用紙も、この拠点のものとして取り込めます。",
        "拠点の名称を変えました。", partial(_rename, site), renames=True,
    )  # fmt: skip
    label = year_label(year)
    of_year = [each for each in versions if (each.site, each.year) == (site, year) and not each.removed]
    if of_year:
        newest = of_year[-1].version
        then = f"第{of_year[-2].version}版に戻ります。" if len(of_year) > 1 else "この年度の計画はなくなります。"
        yield Deed(
            "remove_plan", f"{label}の計画の第{newest}版を取り消す", "delete",
            f"「{site}」の{label}の計画の第{newest}版を取り消します。{then}"
            "報告、手で変えた内容、了承、つながり、確定があるときは取り消せません。",
            f"{label}の計画の第{newest}版を取り消しました。{then}", lambda by: store.remove_plan(site, year, by),
        )  # fmt: skip
    if len(page_cache.years(site)) > 1:
        yield Deed(
            "hide_year", f"{label}を表示しない", "visibility_off",
            f"「{site}」の{label}を、年度の一覧に出さないことにします。数字と報告は残り、いつでも再び表示できます。",
            f"{label}を表示しないことにしました。", lambda by: store.hide(site, year, by=by),
        )  # fmt: skip
    if len(offered) > 1:
        yield Deed(
            "hide_site", "この拠点を表示しない", "visibility_off",
            f"「{site}」を、拠点の一覧に出さないことにします。数字と報告は残り、いつでも再び表示できます。",
            f"「{site}」を表示しないことにしました。", lambda by: store.hide(site, by=by),
        )  # fmt: skip
        yield Deed(
            "remove_site", "この拠点を取り消す", "delete",
            f"誤って作った拠点「{site}」を、計画ごと取り消します。報告などがある計画が一つでもあれば取り消せません。",
            f"拠点「{site}」を取り消しました。", lambda by: store.remove_site(site, by),
        )  # fmt: skip


def _shown_again(versions: Sequence[PlanVersion]) -> Iterator[Deed]:
    """One a hidden site, one a hidden year of the others."""
    offered = page_cache.sites()
    for site in dict.fromkeys(each.site for each in versions if each.hidden and not each.removed):
        if site not in offered:
            yield _again(site, None, site)
            continue
        for year in dict.fromkeys(each.year for each in versions if each.hidden and each.site == site):
            yield _again(site, year, f"{site} {year_label(year)}")


def _again(site: str, year: int | None, words: str) -> Deed:
    store = page_cache.store()
    return Deed(
        f"again_{site}_{year}", f"{words}を再び表示する", "visibility", f"「{words}」を、一覧に再び出します。",
        f"「{words}」を再び表示します。", lambda by: store.hide(site, year, by=by, hidden=False),
    )  # fmt: skip


def _rename(site: str, by: str) -> None:
    name = named_action.typed(_NEW_NAME)
    page_cache.store().rename_site(site, name, by)
    st.session_state["site"] = name


def _button(deed: Deed) -> None:
    st.button(plain(deed.label), key=f"tidy_{deed.key}", icon=f":material/{deed.icon}:", on_click=_ask, args=(deed,))


def _ask(deed: Deed) -> None:
    st.dialog(plain(deed.label))(_dialog)(deed)


def _dialog(deed: Deed) -> None:
    named_action.in_dialog()
    st.markdown(plain(deed.words))
    with st.form(f"tidy_form_{deed.key}", border=False):
        if deed.renames:
            st.text_input("新しい名称(必須)", key=_NEW_NAME, max_chars=60, placeholder="例 ○○区地域子育て支援拠点")
        named_action.name_field("tidy_by")
        st.form_submit_button("実行する", type="primary", key=f"tidy_yes_{deed.key}", on_click=_do, args=(deed,))


def _do(deed: Deed) -> None:
    named_action.attempt(deed.run, deed.done, name=named_action.typed("tidy_by"))
