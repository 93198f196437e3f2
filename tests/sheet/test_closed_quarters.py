"""A report of a closed quarter stays out; of several quarters side by side, what closed ones have may be repeated."""

from __future__ import annotations

import datetime as dt

from store_samples import Q1, Q2, entry, report

from kyoten.sheet.closed_quarters import without_closed

CLOSED = {Q1: dt.date(2011, 10, 20)}
STORED = {Q1: {"1-1-H01": entry(percent=40.0, result="開いた。")}}


def test_a_report_of_a_closed_quarter_is_an_error_and_holds_nothing():
    found = without_closed(report(entry(percent=50.0)), CLOSED, STORED)
    assert not found.storable
    [said] = found.errors
    assert said.message == "平成23年度 第1四半期は2011年10月20日に確定しているため、取り込めません。"
    assert said.remedy.startswith("直すときは、「提出状況」の「確定を解除する」")


def test_what_repeats_a_closed_quarter_is_left_out_without_a_word():
    sent = report(entry(percent=40.0), entry(quarter=Q2, percent=70.0), quarter=Q2)
    found = without_closed(sent, CLOSED, STORED)
    assert [each.quarter for each in found.entries] == [Q2]
    assert found.problems == sent.problems


def test_what_would_change_a_closed_quarter_is_left_out_and_said():
    rows = [entry(percent=41.0), entry("1-1-G01", role="行政"), entry(quarter=Q2, percent=70.0)]
    found = without_closed(report(*rows, quarter=Q2), CLOSED, STORED)
    assert [each.quarter for each in found.entries] == [Q2]
    assert found.errors == ()
    assert "報告2件(1-1-H01、1-1-G01)は、確定した内容と違いますが取り込みません。" in found.problems[-1].message


def test_without_closed_quarters_nothing_changes():
    sent = report(entry(percent=50.0))
    assert without_closed(sent, {}, STORED) is sent
