"""Files that lie on pages: the server holds so many of them at most, and only while somebody has the page open.

Streamlit keeps what is uploaded in memory, as much as comes, until a session ends, and ends a session whose tab was
closed when another one is closed later. Here an upload is refused before its bytes are taken where there is no room,
and a session's files go soon after its tab. Texts for the refusals: patterns of kyoten/ui/japanese.py.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from dataclasses import dataclass
from typing import cast

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime, exists, get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from kyoten.reader.limits import LIMITS, MB
from kyoten.ui import process_memory


@dataclass(frozen=True)
class HeldLimits:
    """Files and bytes that are held at once (docs/limits.md)."""

    session_files: int = 50
    """Of one open page. A base has some 10 reports a quarter."""

    session_bytes: int = 100 * MB
    """Of one open page: a thousand usual reports, or five of the largest that are read."""

    files: int = 500
    """Of all open pages."""

    bytes: int = 300 * MB
    """Of all open pages. The server needs some 300 MB for itself."""


HELD = HeldLimits()
SESSION_FULL, SERVER_FULL = 413, 507
"""Status of an upload that is refused: of one page too much, of all together too much."""
GRACE = 30.0
"""Seconds that files stay after their tab was closed: a connection that was lost for a moment comes back sooner."""
_EVERY = 10.0
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+/?$")


class UploadRoom:
    """Counts what is held and what is coming in. Used by the event loop alone."""

    def __init__(self, limits: HeldLimits = HELD) -> None:
        self._limits = limits
        self._coming: Counter[str] = Counter()
        self._coming_bytes: Counter[str] = Counter()

    def refusal(self, session: str, size: int, held: dict[str, list[int]]) -> int | None:
        """The status to refuse a file of so many bytes with, None where there is room. `held`: sizes by session."""
        own = held.get(session, [])
        of_session = (len(own) + self._coming[session], sum(own) + self._coming_bytes[session] + size)
        if of_session[0] >= self._limits.session_files or of_session[1] > self._limits.session_bytes:
            return SESSION_FULL
        sizes = [each for sizes in held.values() for each in sizes]
        if len(sizes) + self._coming.total() >= self._limits.files:
            return SERVER_FULL
        return SERVER_FULL if sum(sizes) + self._coming_bytes.total() + size > self._limits.bytes else None

    def begin(self, session: str, size: int) -> None:
        """A file is coming in: it counts before it is there."""
        self._coming[session] += 1
        self._coming_bytes[session] += size

    def end(self, session: str, size: int) -> None:
        """It is there, or was not taken."""
        for counter, share in ((self._coming, 1), (self._coming_bytes, size)):
            counter[session] -= share
            if not counter[session]:
                del counter[session]


class UploadLimits:
    """Refuses uploads for which there is no room, before their bytes are taken."""

    def __init__(self, app: ASGIApp, room: UploadRoom | None = None) -> None:
        self._app, self._room = app, room or UploadRoom()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match = _UPLOAD.search(scope.get("path", "")) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if match is None:
            await self._app(scope, receive, send)
            return
        session, size = match[1], _announced(scope)
        if status := self._room.refusal(session, size, held()):
            await _drop_body(receive)
            await PlainTextResponse("no room", status)(scope, receive, send)
            return
        self._room.begin(session, size)
        try:
            await self._app(scope, receive, send)
        finally:
            self._room.end(session, size)


async def _drop_body(receive: Receive) -> None:
    """A browser hears an answer only when it has sent everything; nothing of it is kept."""
    while (message := await receive())["type"] == "http.request" and message.get("more_body"):
        pass


def _announced(scope: Scope) -> int:
    """Bytes that the request says it brings; the largest file where it says nothing."""
    words = dict(scope["headers"]).get(b"content-length", b"")
    return int(words) if words.isdigit() else LIMITS.file_bytes


def held() -> dict[str, list[int]]:
    """The sizes of the files that Streamlit holds, by session."""
    return {session: [len(file.data) for file in list(files.values())] for session, files in _storage().items()}


def _storage() -> dict[str, dict[str, UploadedFileRec]]:
    if not exists():
        return {}
    return dict(cast("MemoryUploadedFileManager", get_instance().uploaded_file_mgr).file_storage)


def let_go() -> None:
    """Of this session, when its page is left: its uploader has forgotten them."""
    context = get_script_run_ctx()
    if context is not None and context.session_id in _storage():
        get_instance().uploaded_file_mgr.remove_session_files(context.session_id)
        process_memory.give_back()


async def tidy(grace: float = GRACE, every: float = _EVERY) -> None:
    """For as long as the server runs: end the sessions with files whose tab has been closed for `grace` seconds."""
    gone: dict[str, float] = {}
    while True:
        await asyncio.sleep(every)
        runtime, now = get_instance(), time.monotonic()
        away = [session for session in _storage() if not runtime.is_active_session(session)]
        gone = {session: gone.get(session, now) for session in away}
        over = [session for session, since in gone.items() if now - since >= grace]
        for session in over:
            _end(runtime, session)
        if over:
            await asyncio.to_thread(process_memory.give_back)


def _end(runtime: Runtime, session: str) -> None:
    runtime.close_session(session)
    # What the session's own end leaves behind where Streamlit has dropped it already.
    runtime.uploaded_file_mgr.remove_session_files(session)
