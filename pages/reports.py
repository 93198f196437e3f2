"""帳票: pictures and workbooks to take away, of what is chosen."""

from __future__ import annotations

import streamlit as st

from kyoten import charts
from kyoten.export import image, xlsx
from kyoten.ui import loaders, parts

choice = parts.chosen()
view = loaders.view(choice)

parts.head(view.meta)
st.markdown("### 帳票")
with st.container(border=True):
    st.markdown("#### まとめのブック(Excel)")
    st.caption(
        "概要・機能×役割・四半期推移・要対応・全項目・根拠・凡例。グラフはExcelのグラフなので、そのまま直せます。"
    )
    st.download_button(
        "Excelで受け取る",
        data=lambda: xlsx.workbook(view),
        file_name=f"{view.quarter.code}_まとめ.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
        icon=":material/download:",
        type="primary",
        key="workbook",
    )

st.markdown("#### グラフ")
st.caption("文書や配布資料に貼る画像です。表題・期間・現在日・出典・未報告の件数が入ります。")
for key in charts.KEYS:
    chart = loaders.chart(choice, key)
    stem = charts.file_stem(key, view.meta)
    with st.container(border=True):
        st.markdown(f"**{charts.NAMES[key]}**　{chart.finding}")
        parts.figure(chart, view.meta)
        with st.container(horizontal=True):
            for kind, mime in (("png", "image/png"), ("svg", "image/svg+xml")):
                st.download_button(
                    kind.upper(),
                    data=lambda chart=chart, kind=kind: image.draw(chart, view.meta, kind),
                    file_name=f"{stem}.{kind}",
                    mime=mime,
                    on_click="ignore",
                    icon=":material/image:",
                    key=f"{key}_{kind}",
                )
            st.download_button(
                "CSV",
                data=chart.csv,
                file_name=f"{stem}.csv",
                mime="text/csv",
                on_click="ignore",
                icon=":material/table:",
                key=f"{key}_csv",
            )
