"""The server. `streamlit run app.py` starts it; what is on screen begins in pages/frame.py.

A lifespan opens (and migrates) the store before the first visitor comes, and closes it at the end; where it can't be
opened, pages and /healthz say why until it can. /healthz answers a monitor; every response carries security headers;
scripts and styles come compressed (kyoten/ui/static_files.py); the browser's own English words are put into Japanese
(kyoten/ui/japanese.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from kyoten.storage.store import StoreRefusal
from kyoten.ui import errors, held_files, http_headers, japanese, process_memory, static_files

ROOT = Path(__file__).resolve().parent


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    # Imported here: a cached function must meet Streamlit's runtime, which starts after this module is read.
    from kyoten.ui.page_cache import store  # noqa: PLC0415

    try:
        store()
    except StoreRefusal as refusal:
        errors.log.error("%s", refusal)
    process_memory.large_blocks_apart()
    tidying = asyncio.create_task(held_files.tidy())
    yield
    tidying.cancel()
    with suppress(StoreRefusal):
        store().close()


async def healthz(_: Request) -> JSONResponse:
    """200 as long as the store answers and is the one that was opened; else 503 with the sentence that pages show."""
    from kyoten.ui.page_cache import store  # noqa: PLC0415  (as above)

    try:
        return JSONResponse({"status": "ok", "sites": len(store().sites())})
    except StoreRefusal as refusal:
        return JSONResponse({"status": "error", "message": str(refusal)}, status_code=503)


async def home(request: Request) -> RedirectResponse:
    """The overview is the page without a name; its own name, typed or kept in a bookmark, leads there too."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{query}")


app = st.App(
    str(ROOT / "pages" / "frame.py"),
    lifespan=lifespan,
    routes=[Route("/healthz", healthz), Route("/overview", home), Route(japanese.SCRIPT_PATH, japanese.script)],
    middleware=[
        Middleware(static_files.CompressedStaticFiles),
        Middleware(held_files.UploadLimits),
        Middleware(http_headers.SecurityHeaders),
        Middleware(japanese.JapanesePage),
    ],
    on_script_error=errors.show,
)
