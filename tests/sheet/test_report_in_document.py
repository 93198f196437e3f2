"""A report as a document is not read, and the answer says what to bring."""

from __future__ import annotations

import pytest
from made_documents import docx, pdf, ruled, tbl

from kyoten.reader.workbook import read_workbook
from kyoten.sample import read_shipped_plan
from kyoten.settings import Settings
from kyoten.sheet.understand import Known, understand

ROWS = [["番号", "項目", "進捗率"], ["1-1-H01", "声をかける", "50%"]]


@pytest.mark.parametrize(("data", "name"), [(docx(tbl(*ROWS)), "報告.docx"), (pdf(ruled(ROWS)), "報告.pdf")])
def test_a_report_in_a_document_is_refused_with_what_to_bring_instead(data, name):
    known = Known("サンプル", read_shipped_plan(), 1, Settings())
    report = understand(read_workbook(data, name, isolated=False), known)
    assert not report.readable
    (told,) = report.problems
    assert told.message == "Word・PDFの報告は取り込めません。"
    assert "Excel" in told.remedy
