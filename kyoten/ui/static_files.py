"""Streamlit's scripts and styles compressed, each once in a server's life.

Streamlit (1.67) sends them as they lie on the disk, 9 MB for a first visit of 概要, and passes its own compression by
since that would be done anew for every visitor. Here the first answer for a file is compressed and kept in memory,
where the next visitors get it without asking Streamlit. Nothing is written, so it works wherever the server does.

Which files they are is told by the answers: only what Streamlit calls immutable, its name being the digest of its
contents, can be kept. All else is left alone: pages, downloads, pictures, parts of files (Range).
"""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kyoten.reader.limits import MB

ROOM = 16 * MB
"""Bytes that are kept at most. All scripts and styles of Streamlit together take 7 MB."""
_TEXTS = ("text/", "application/javascript", "application/json", "image/svg+xml")


@dataclass(frozen=True)
class _Copy:
    """An answer with its body compressed."""

    headers: MutableHeaders
    body: bytes


class CompressedStaticFiles:
    """In front of all other middleware, whose headers it keeps with the answer."""

    def __init__(self, app: ASGIApp, room: int = ROOM) -> None:
        self._app, self._room = app, room
        self._copies: dict[str, _Copy] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        compressed = "range" not in asked and takes_gzip(asked.get("accept-encoding", ""))
        if compressed and (copy := self._copies.get(scope["path"])):
            await _answer(copy, scope["method"], asked, send)
        else:
            keep = compressed and scope["method"] == "GET"
            await self._app(scope, receive, self._watching(send, scope["path"], asked, keep=keep))

    def _watching(self, send: Send, path: str, asked: Headers, *, keep: bool) -> Send:
        """Sends on what Streamlit answers; a file that never changes, where it is to be kept, compressed at its end."""
        start: Message | None = None
        chunks: list[bytes] = []

        async def watch(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _never_changes(headers := MutableHeaders(scope=message)):
                headers.add_vary_header("Accept-Encoding")
                if keep and message["status"] == 200:
                    start = message
                    return
            if start is None:
                await send(message)
                return
            chunks.append(message["body"])
            if not message.get("more_body"):
                copy = await _compressed(MutableHeaders(scope=start), b"".join(chunks))
                if sum(len(each.body) for each in self._copies.values()) + len(copy.body) <= self._room:
                    self._copies[path] = copy
                await _answer(copy, "GET", asked, send)

        return watch


def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding allows it: `gzip;q=0` does not."""
    for each in accepted.lower().split(","):
        name, _, weight = each.replace(" ", "").partition(";q=")
        if name in ("gzip", "*"):
            return weight.strip("0.") != "" or not weight
    return False


def _never_changes(headers: Headers) -> bool:
    """A text under the digest of its contents that nobody has compressed."""
    immutable = "immutable" in headers.get("cache-control", "")
    return immutable and "content-encoding" not in headers and headers.get("content-type", "").startswith(_TEXTS)


async def _compressed(headers: MutableHeaders, body: bytes) -> _Copy:
    short = await asyncio.to_thread(gzip.compress, body, mtime=0)
    headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(short))
    if "etag" in headers:  # other bytes than those of the file, so another tag; a part can't be asked of them
        headers["ETag"] = f'{headers["etag"].removesuffix(chr(34))}-gzip"'
    del headers["accept-ranges"]
    return _Copy(headers, short)


async def _answer(copy: _Copy, method: str, asked: Headers, send: Send) -> None:
    known = [each.strip().removeprefix("W/") for each in asked.get("if-none-match", "").split(",")]
    if copy.headers.get("etag") in known:
        same = [pair for pair in copy.headers.raw if pair[0] not in (b"content-length", b"content-encoding")]
        await send({"type": "http.response.start", "status": 304, "headers": same})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": copy.headers.raw})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else copy.body})
