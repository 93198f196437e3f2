"""search: each text that holds the words, in words and as JSON."""

import json

from store_samples import Q2, SITE, entry, report


def test_hits_are_lines_with_the_words_marked(run, store):
    told = entry("1-1-G01", Q2, role="行政", issue="坂と段差。")
    store.submit(report(told, quarter=Q2, file="H23_Q2_行政.xlsx", role="行政"), b"more", site=SITE, by="係")
    status, out, err = run("search", "ダンサ", "坂")
    assert (status, out) == (0, "")
    assert err == "「ダンサ 坂」を含む報告はありません。\n"
    assert run("search", "段差")[1] == "平成23年度 第2四半期 1-1-G01 行政 課題：坂と《段差》。(H23_Q2_行政.xlsx)\n"
    (hit,) = json.loads(run("search", "段差", "--json")[1])
    assert (hit["year"], hit["quarter"], hit["text"], hit["marks"]) == (2011, 2, "坂と段差。", [[2, 4]])
    assert run("search", "段差", "--as-of", "2011-04-01")[2].endswith("を含む報告はありません。\n")
