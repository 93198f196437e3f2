"""The 概要 page's script run against one that draws the same figures and table from ready-made data.

Both run in-process under Streamlit's own test runner, both warm; the ready-made page reads a pickle once into a cache.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from pathlib import Path

from pairing import compare

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))


def ready_page(path: str) -> None:
    """The elements of the 概要 page without the work behind them."""
    import pickle
    from pathlib import Path

    import streamlit as st

    @st.cache_resource
    def ready(name: str) -> dict:
        return pickle.loads(Path(name).read_bytes())

    data = ready(path)
    with st.sidebar:
        st.selectbox("年度", [2011])
        st.segmented_control("四半期", [1, 2, 3, 4], default=4)
        st.multiselect("役割", data["roles"])
        st.multiselect("機能", data["functions"])
    st.caption(data["head"])
    st.markdown(data["title"])
    for column, (label, value, delta) in zip(st.columns(4), data["figures"], strict=True):
        column.metric(label, value, delta, border=True)
    for column, (key, finding, measure, figure, alt) in zip(st.columns([5, 6, 4]), data["charts"], strict=True):
        with column, st.container(border=True):
            st.markdown(finding)
            st.caption(measure)
            st.plotly_chart(figure, key=key, theme=None, alt=alt)
    st.dataframe(data["table"], hide_index=True, on_select="rerun", selection_mode="single-row")


def ready_data(view: object) -> dict[str, object]:
    from kyoten.chart import kinds
    from kyoten.views.overview import figures
    from kyoten.views.tables import stalled_table

    built = [kinds.build(view, key) for key in ("function_role", "status_mix", "year_curve")]
    return {
        "roles": view.plan.roles,
        "functions": view.plan.functions,
        "head": view.meta.period_label,
        "title": kinds.headline(view),
        "figures": [(f.label, f.value, f.delta) for f in figures(view)],
        "charts": [(c.key, c.finding, c.measure, c.figure, c.alt) for c in built],
        "table": stalled_table(view).iloc[:10],
    }


def main() -> None:
    import datetime as dt

    with tempfile.TemporaryDirectory() as folder:
        from kyoten.storage.engine import file_url

        os.environ["KYOTEN_DATABASE_URL"] = file_url(Path(folder) / "kyoten.db")
        from streamlit.testing.v1 import AppTest

        from kyoten.fiscal import Quarter
        from kyoten.ui import cached
        from kyoten.views import view

        store = cached.store()
        made = view.load(store, store.sites()[0], Quarter(2011, 4), today=dt.date.today())
        ready = Path(folder) / "ready.pickle"
        ready.write_bytes(pickle.dumps(ready_data(made)))
        page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
        other = AppTest.from_function(ready_page, args=(str(ready),), default_timeout=60).run()
        assert not page.exception
        assert not other.exception
        compare("概要, script run", page.run, other.run)


if __name__ == "__main__":
    main()
