"""Security headers on every response: nothing is loaded from, or sent to, another host, and no script runs but ours.

The one inline script of Streamlit's page is named by its digest, so that no other inline script and no `onerror=` runs,
however it came into the page. Styles stay as they are: Streamlit sets them inline on nearly everything, under names
that it makes while it runs. `wasm-unsafe-eval` is for Streamlit's own WebAssembly; `eval` is not allowed.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import streamlit as st
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response

_PAGE = Path(st.__file__).with_name("static") / "index.html"


def inline_scripts(page: str) -> list[str]:
    """A source for `script-src` for each script that stands in the page itself: 'sha256-…'."""
    found = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = (hashlib.sha256(script.encode("utf-8")).digest() for script in found)
    return [f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests]


# Streamlit's tables and downloads use blob: and data: addresses.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        " ".join(("script-src 'self' 'wasm-unsafe-eval'", *inline_scripts(_PAGE.read_text("utf-8")))),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class SecurityHeaders(BaseHTTPMiddleware):
    """Adds HEADERS to each response that has none of its own."""

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
