"""Files that are not what they seem: each is named as what it is. What is broken: test_strange."""

from pathlib import Path

import pytest
from made_workbooks import read, xlsx, zipped

from kyoten.problems.problem import TEMPLATES, Unreadable


def test_the_content_decides_and_not_the_name():
    assert read(xlsx({"A1": "値"}), "報告.csv").format == "xlsx"
    assert read("項目,実績\r\n".encode("cp932"), "報告.xlsx").format == "csv"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "画像"),
        (b"\xff\xd8\xff\xe0", "画像"),
        (b"<!DOCTYPE html><html><table><tr><td>1", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "PowerPointの資料"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "ODT文書"),
        (zipped({"memo.txt": "x"}), "ZIPファイル"),
        (b"a,b\r\n1,\x002\r\n", "文字以外のデータ"),
        ("議事録です。".encode(), "文字だけのファイル"),
    ],
)
def test_another_kind_of_file_named_xlsx_is_named_as_what_it_is(data, kind):
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.problem.code == "unknown_type"
    assert kind in caught.value.problem.message


def test_every_problem_of_the_reader_is_one_sentence_and_a_remedy():
    reader = Path(__file__).parents[2] / "kyoten" / "reader"
    sources = "".join(path.read_text(encoding="utf-8") for path in reader.rglob("*.py"))
    codes = {code for code in TEMPLATES if f'"{code}"' in sources}
    assert len(codes) >= 12
    for code in codes:
        _, message, remedy = TEMPLATES[code]
        assert (message.count("。"), remedy.count("。")) == (1, 1), code
