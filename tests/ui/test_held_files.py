"""Uploads find room or are refused before they are taken; files go with the page and with the tab."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from coroutines import result_of
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from kyoten.reader.limits import LIMITS
from kyoten.ui import held_files, japanese
from kyoten.ui.held_files import HELD, SERVER_FULL, SESSION_FULL, HeldLimits, UploadLimits, UploadRoom

SMALL = HeldLimits(session_files=3, session_bytes=100, files=5, bytes=250)


@pytest.mark.parametrize(
    ("held", "size", "status"),
    [
        ({}, 100, None),
        ({}, 101, SESSION_FULL),
        ({"甲": [60, 30]}, 10, None),
        ({"甲": [60, 30]}, 11, SESSION_FULL),
        ({"甲": [1, 1, 1]}, 1, SESSION_FULL),
        ({"乙": [1, 1, 1], "丙": [1]}, 1, None),
        ({"乙": [1, 1, 1], "丙": [1, 1]}, 1, SERVER_FULL),
        ({"乙": [100, 90]}, 60, None),
        ({"乙": [100, 90]}, 61, SERVER_FULL),
    ],
)
def test_there_is_room_or_it_is_said_for_whom_there_is_none(held: dict[str, list[int]], size: int, status: int | None):
    assert UploadRoom(SMALL).refusal("甲", size, held) == status


def test_what_is_coming_in_counts_until_it_is_there() -> None:
    room = UploadRoom(SMALL)
    room.begin("甲", 60)
    assert room.refusal("甲", 41, {}) == SESSION_FULL
    assert room.refusal("甲", 40, {}) is None
    assert room.refusal("乙", 100, {"丙": [91]}) == SERVER_FULL
    room.end("甲", 60)
    assert room.refusal("甲", 100, {}) is None


def answered(room: UploadRoom, method: str, body: bytes, *, announced: bool = True) -> tuple[int, int]:
    """What an upload of that body is answered, and how many bytes came through to Streamlit."""
    taken = 0
    path = "/_stcore/upload_file/甲/1"
    headers = [(b"content-length", str(len(body)).encode())] if announced else []
    incoming = iter([(body[:10], True), (body[10:], False)])
    status = 0

    async def receive() -> Message:
        chunk, more = next(incoming)
        return {"type": "http.request", "body": chunk, "more_body": more}

    async def send(message: Message) -> None:
        nonlocal status
        status = message.get("status", status)

    async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal taken
        while (message := await receive())["more_body"]:
            taken += len(message["body"])
        taken += len(message["body"])
        await PlainTextResponse("", 204)(scope, receive, send)

    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    result_of(UploadLimits(streamlit, room)(scope, receive, send))
    assert next(incoming, None) is None  # a browser hears the answer when all it sends is taken off the wire
    return status, taken


def test_an_upload_without_room_is_refused_and_not_taken() -> None:
    room = UploadRoom(SMALL)
    assert answered(room, "PUT", b"x" * 101) == (SESSION_FULL, 0)
    assert answered(room, "PUT", b"x" * 100) == (204, 100)
    assert answered(room, "PUT", b"x" * 100) == (204, 100)  # the first counts no more as coming in
    assert answered(room, "DELETE", b"x" * 101) == (204, 101)


def test_an_upload_that_does_not_say_how_large_it_is_counts_as_the_largest() -> None:
    room = UploadRoom(HeldLimits(session_bytes=LIMITS.file_bytes - 1))
    assert answered(room, "PUT", b"x" * 20, announced=False) == (SESSION_FULL, 0)


def test_one_page_may_hold_the_largest_file_and_all_together_more_than_one_page() -> None:
    assert LIMITS.file_bytes < HELD.session_bytes < HELD.bytes
    assert HELD.session_files < HELD.files


def test_the_refusals_have_their_sentences() -> None:
    said = dict(japanese._PATTERNS)
    shown = {status: next(words for pattern, words in said.items() if f"{status}$" in pattern) for status in (413, 507)}
    assert "50個、合わせて100MBまで" in shown[SESSION_FULL]
    assert "混み合っています" in shown[SERVER_FULL]


def test_the_limits_stand_in_the_document() -> None:
    text = (Path(__file__).parents[2] / "docs" / "limits.md").read_text("utf-8")
    for words in ("50個", "100MB", "500個", "300MB", "30秒"):
        assert words in text.split("## 画面に置いたファイル")[1]


class Runtime:
    """As much of Streamlit's as tidying up takes: sessions, which of them are open, and what is done with them."""

    def __init__(self) -> None:
        from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

        self.uploaded_file_mgr, self.open, self.closed = MemoryUploadedFileManager("/"), {"甲", "乙"}, list[str]()
        for session in self.open:
            self.uploaded_file_mgr.add_file(session, UploadedFileRec("1", "報告.xlsx", "", b"x"))

    def is_active_session(self, session: str) -> bool:
        return session in self.open

    def close_session(self, session: str) -> None:
        self.closed.append(session)


def test_files_go_some_time_after_their_tab_and_stay_where_it_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    runtime = Runtime()
    monkeypatch.setattr(held_files, "get_instance", lambda: runtime)
    monkeypatch.setattr(held_files, "exists", lambda: True)

    async def life() -> None:
        tidying = asyncio.create_task(held_files.tidy(grace=0.2, every=0.01))
        runtime.open = {"甲"}
        await asyncio.sleep(0.05)
        assert runtime.closed == []
        runtime.open = {"甲", "乙"}  # a connection that was lost for a moment
        await asyncio.sleep(0.4)
        assert set(held_files.held()) == {"甲", "乙"}
        runtime.open = {"乙"}
        while not runtime.closed:
            await asyncio.sleep(0.01)
        tidying.cancel()

    result_of(life())
    assert runtime.closed == ["甲"]
    assert set(held_files.held()) == {"乙"}
