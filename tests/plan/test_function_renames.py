"""Functions under another name: which are asked about, and what the confirmed names make of old ones."""

from __future__ import annotations

from store_samples import item, plan

from kyoten.plan.function_renames import FunctionRename, aliases, asked


def of(*functions: str, text: str = "{}を行う。"):
    return plan(*(item(f"{n}-1-H01", function=name, text=text.format(n)) for n, name in enumerate(functions, 1)))


def without_states(made):
    """The samples' plan names 親子の居場所 and 子育て相談 in its states and viewpoints."""
    return made.__class__(made.fiscal_year, made.items)


def test_a_function_with_the_same_items_is_asked_about_whatever_its_name():
    old, new = without_states(of("居場所", "相談")), without_states(of("ひろば", "相談"))
    assert asked(new, old) == (FunctionRename("ひろば", "居場所", 1),)


def test_a_name_alike_is_asked_about_without_an_item_in_common():
    old, new = without_states(of("情報収集・提供", text="甲")), without_states(of("情報の収集と提供", text="乙"))
    assert asked(new, old) == (FunctionRename("情報の収集と提供", "情報収集・提供", 0),)


def test_a_function_put_in_or_left_out_is_not_asked_about():
    old, new = without_states(of("居場所")), without_states(of("居場所", "ネットワーク"))
    assert (asked(new, old), asked(old, new), asked(old, old)) == ((), (), ())


def test_each_name_is_asked_about_once_by_what_they_have_in_common():
    old = without_states(plan(item("1-1-H01", function="甲", text="一"), item("2-1-H01", function="乙", text="二")))
    new = without_states(plan(item("1-1-H01", function="丙", text="二"), item("2-1-H01", function="丁", text="一")))
    assert asked(new, old) == (FunctionRename("丙", "乙", 1), FunctionRename("丁", "甲", 1))


def test_names_lead_both_ways_and_over_several_years():
    renames = [("ひろば", "居場所"), ("親子広場", "ひろば")]
    assert aliases(renames, ["親子広場"]) == {"ひろば": "親子広場", "居場所": "親子広場"}
    assert aliases(renames, ["居場所"]) == {"ひろば": "居場所", "親子広場": "居場所"}
    assert "ひろば" not in aliases(renames, ["居場所", "ひろば"]), "a name that a function has now is its own"
    assert aliases([], ["居場所"]) == {}
