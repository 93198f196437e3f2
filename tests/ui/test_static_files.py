"""Scripts and styles go out compressed, once and for all; whatever may change, or is no text, goes out as it is."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from coroutines import result_of
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send
from streamlit import file_util
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from kyoten.ui.static_files import CompressedStaticFiles, takes_gzip

BROWSER = "gzip, deflate, br, zstd"
STATIC = Path(file_util.get_static_dir())
SCRIPT = next((STATIC / "static" / "js").glob("index.*.js"))
PATH = f"/static/js/{SCRIPT.name}"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Headers
    body: bytes


@dataclass
class Site:
    """Streamlit's own files behind the middleware; `asked`: what came through to them."""

    room: int = 16_000_000
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        files = Starlette(routes=create_streamlit_static_assets_routes(""))

        async def counted(scope: Scope, receive: Receive, send: Send) -> None:
            self.asked.append(scope["path"])
            await files(scope, receive, send)

        self._app = CompressedStaticFiles(counted, self.room)

    def get(self, path: str = PATH, method: str = "GET", **headers: str) -> Answer:
        """Headers with _ for -."""
        sent: list[Message] = []

        async def receive() -> Message:
            return await asyncio.Future[Message]()  # nobody goes away

        async def send(message: Message) -> None:
            sent.append(message)

        raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": method, "path": path, "root_path": "", "query_string": b"", "headers": raw}
        result_of(self._app(scope, receive, send))
        body = b"".join(each.get("body", b"") for each in sent[1:])
        return Answer(sent[0]["status"], Headers(raw=sent[0]["headers"]), body)


@pytest.fixture
def site() -> Site:
    return Site()


def test_a_script_is_compressed_once_and_says_what_it_is(site: Site) -> None:
    first, second = site.get(accept_encoding=BROWSER), site.get(accept_encoding=BROWSER)
    assert site.asked == [PATH]
    assert gzip.decompress(first.body) == SCRIPT.read_bytes()
    assert (second.status, second.headers, second.body) == (first.status, first.headers, first.body)
    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["content-length"] == str(len(first.body))
    assert len(first.body) < SCRIPT.stat().st_size / 2
    assert first.headers["content-type"].startswith(("application/javascript", "text/javascript"))
    assert first.headers["cache-control"] == "public, immutable, max-age=31536000"
    assert first.headers["vary"] == "Accept-Encoding"


def test_whoever_takes_no_gzip_gets_the_file_itself_under_another_tag(site: Site) -> None:
    compressed, plain = site.get(accept_encoding=BROWSER), site.get()
    assert plain.body == SCRIPT.read_bytes()
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == "Accept-Encoding"
    assert plain.headers["etag"] != compressed.headers["etag"]


def test_a_browser_that_has_it_is_told_so_in_either_form(site: Site) -> None:
    tag = site.get(accept_encoding=BROWSER).headers["etag"]
    again = site.get(accept_encoding=BROWSER, if_none_match=f'"other", W/{tag}')
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == tag
    assert "content-length" not in again.headers
    assert site.get(accept_encoding=BROWSER, if_none_match='"other"').status == 200
    assert site.get(if_none_match=site.get().headers["etag"]).status == 304


def test_the_head_alone_is_that_of_the_file_and_keeps_nothing(site: Site) -> None:
    unknown = site.get(method="HEAD", accept_encoding=BROWSER)
    assert (unknown.status, unknown.body) == (200, b"")
    whole = site.get(accept_encoding=BROWSER)
    assert gzip.decompress(whole.body) == SCRIPT.read_bytes()
    known = site.get(method="HEAD", accept_encoding=BROWSER)
    assert (known.headers, known.body) == (whole.headers, b"")


def test_a_part_of_a_file_is_a_part_of_the_file_itself(site: Site) -> None:
    site.get(accept_encoding=BROWSER)
    part = site.get(accept_encoding=BROWSER, range="bytes=10-19")
    assert (part.status, part.body) == (206, SCRIPT.read_bytes()[10:20])
    assert "content-encoding" not in part.headers


@pytest.mark.parametrize("path", ["/", "/overview", "/static/js/no_such.js", "/favicon.png", "/static/js/"])
def test_what_may_change_or_is_no_text_is_left_alone(site: Site, path: str) -> None:
    first, second = site.get(path, accept_encoding=BROWSER), site.get(path, accept_encoding=BROWSER)
    assert site.asked == [path, path]
    assert "content-encoding" not in first.headers
    assert first.body == second.body


def test_the_page_is_asked_for_anew_each_time(site: Site) -> None:
    assert site.get("/", accept_encoding=BROWSER).headers["cache-control"] == "no-cache"


def test_what_finds_no_room_is_compressed_all_the_same() -> None:
    site = Site(room=100)
    for _ in range(2):
        assert gzip.decompress(site.get(accept_encoding=BROWSER).body) == SCRIPT.read_bytes()
    assert site.asked == [PATH, PATH]


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("gzip", True),
        ("br, GZIP ;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, br", False),
        ("br", False),
        ("", False),
        ("identity", False),
    ],
)
def test_gzip_is_sent_to_those_who_take_it(accepted: str, taken: bool) -> None:
    assert takes_gzip(accepted) is taken


def test_everything_of_streamlit_finds_room() -> None:
    texts = [each for kind in ("js", "css") for each in (STATIC / "static").rglob(f"*.{kind}")]
    assert len(texts) > 100
    assert sum(len(gzip.compress(each.read_bytes(), 1)) for each in texts) < Site().room
