"""What a site remembers of words in a column of ratings, beside the headers that it has assigned."""

from store_samples import SITE

from kyoten.sheet.values.cell_values import NO_STATUS
from kyoten.storage.store import RememberedHeader

HEADER = RememberedHeader("項目|進み", {0: "item", 1: "percent"})


def test_the_newest_answer_about_a_word_counts_and_nothing_is_written_twice(planned):
    planned.remember_words(SITE, {"実施済": "完了", "F": NO_STATUS}, "担当")
    before = planned.revision()
    planned.remember_words(SITE, {"実施済": "完了"}, "係長")
    assert planned.revision() == before
    planned.remember_words(SITE, {"実施済": "実施中"}, "係長")
    assert planned.remembered_words(SITE) == {"実施済": "実施中", "F": NO_STATUS}


def test_spellings_of_one_symbol_are_one_word(planned):
    planned.remember_words(SITE, {"Ｆ": "完了"}, "担当")
    planned.remember_words(SITE, {"F": "実施中"}, "担当")
    assert planned.remembered_words(SITE) == {"F": "実施中"}


def test_words_and_headers_do_not_mix(planned):
    planned.remember_header(SITE, HEADER, "担当")
    planned.remember_words(SITE, {"実施済": "完了"}, "担当")
    assert planned.remembered_headers(SITE) == [HEADER]
    assert planned.remembered_words(SITE) == {"実施済": "完了"}
