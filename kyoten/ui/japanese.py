"""Puts the words that Streamlit's browser part says in English into Japanese.

Streamlit has no language setting (1.67), so its page is served with lang="ja" and one small script that replaces the
words of a fixed table wherever they appear: texts, tooltips and names for screen readers. A word that is not in the
table stays as it is; nothing that the application itself writes is touched, since the table holds only English.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import cast

from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from kyoten.reader.limits import MB
from kyoten.ui.held_files import HELD, SERVER_FULL, SESSION_FULL

SCRIPT_PATH = "/kyoten/japanese.js"
_SCRIPT, _NARROW = Path(__file__).with_name("japanese.js"), Path(__file__).with_name("narrow_screens.js")

WORDS = {
    "Upload": "ファイルを選ぶ",
    "Add files": "ファイルを追加",
    "file upload": "ファイルの受け口",
    "add icon": "追加",
    "Logo": "Kyoten 拠点",
    "Link to heading": "見出しへのリンク",
    "Skip to main content": "本文へ移る",
    "Browse files": "ファイルを選ぶ",
    "Drag and drop file here": "ここにファイルをドロップ",
    "Drag and drop files here": "ここにファイルをドロップ",
    "Drop files here": "ここにファイルをドロップ",
    "Drop file here": "ここにファイルをドロップ",
    "Uploading": "送信中",
    "Remove file": "ファイルを外す",
    "Search": "検索",
    "Fullscreen": "全画面",
    "Close fullscreen": "全画面を終わる",
    "Download as CSV": "CSVで保存",
    "Show/hide columns": "列の表示",
    "Select all": "すべて選ぶ",
    "Close": "閉じる",
    "Open": "開く",
    "Clear all": "すべて外す",
    "Clear value": "消す",
    "No results": "該当なし",
    "No results found": "該当なし",
    "No options to select": "選べるものがありません",
    "Choose an option": "選んでください",
    "Choose options": "選んでください",
    "Running...": "処理中…",
    "Stop": "中止",
    "Rerun": "再表示",
    "Print": "印刷",
    "Record a screencast": "画面を録画",
    "Record screen": "画面を録画",
    "Settings": "表示設定",
    "About": "このアプリについて",
    "Copy to clipboard": "写し取る",
    "Copied!": "写し取りました",
    "Copied": "写し取りました",
    "Download plot as a PNG": "画像(PNG)で保存",
    "Download plot as a png": "画像(PNG)で保存",
    "Reset axes": "表示を戻す",
    "Connecting": "接続中",
    "Connection error": "接続が切れました",
    "Page not found": "ページが見つかりません",
    "The page that you have requested does not seem to exist. Running the app's main page.": (
        "お探しのページがないため、概要を表示します。"
    ),
    "Show password text": "文字を見せる",
    "Close sidebar": "メニューを閉じる",
    "Open sidebar": "メニューを開く",
    "Main menu": "メニュー",
    "View more": "もっと見る",
    "View less": "たたむ",
    "view more": "もっと見る",
    "view less": "たたむ",
    "Navigate to home page": "はじめのページへ",
    "Sort ascending": "昇順に並べる",
    "Sort descending": "降順に並べる",
    "Autosize": "幅を合わせる",
    "Pin column": "列を固定",
    "Unpin column": "列の固定を外す",
    "Hide column": "列を隠す",
    "Format": "表示形式",
    "Statistics": "統計",
    "empty": "データなし",
    "Add row": "行を追加",
    "Delete row(s)": "行を削除",
    "Clear selection": "選択を外す",
    "Increment": "増やす",
    "Decrement": "減らす",
    "Choose date": "日付を選ぶ",
    "Previous month": "前の月",
    "Next month": "次の月",
    "yyyy": "年",
    "mm": "月",
    "dd": "日",
    "App pages": "ページ",
    "Sidebar": "メニュー",
    "Notifications": "お知らせ",
    "Collapse sidebar": "メニューを閉じる",
    "Expand sidebar": "メニューを開く",
    "Press Enter to apply": "Enterキーで反映",
    "Press Enter to submit form": "Enterキーで送信",
    "Press Ctrl+Enter to apply": "Ctrl+Enterキーで反映",
    "Press ⌘+Enter to apply": "⌘+Enterキーで反映",
    "Press Ctrl+Enter to submit form": "Ctrl+Enterキーで送信",
    "Press ⌘+Enter to submit form": "⌘+Enterキーで送信",
}
_PATTERNS = (
    (r"^(\d+(?:\.\d+)?)\s*MB per file(?: • (.*))?$", "1ファイル$1MBまで $2"),
    (r"^Limit (\d+(?:\.\d+)?)\s*MB per file(?: • (.*))?$", "1ファイル$1MBまで $2"),
    (
        rf"^.*Request failed with status code {SESSION_FULL}$",
        f"一度に置けるのは{HELD.session_files}個、合わせて{HELD.session_bytes // MB}MBまでです。"
        "取り込みの済んだファイルを外してから、もう一度置いてください。",
    ),
    (
        rf"^.*Request failed with status code {SERVER_FULL}$",
        "サーバーがほかのファイルで混み合っています。ファイルは変わっていません。しばらく待ってから、もう一度置いてください。",
    ),
    (r"^Remove (.+)$", "$1を外す"),
    (r"^Help for (.+)$", "$1の説明"),
    (r"^Add row: (.+)$", "行を追加：$1"),
    (r"^Delete row\(s\): (.+)$", "行を削除：$1"),
    (r"^Clear selection: (.+)$", "選択を外す：$1"),
    (r"^Search: (.+)$", "検索：$1"),
    (r"^Fullscreen: (.+)$", "全画面：$1"),
    (r"^Show/hide columns: (.+)$", "列の表示：$1"),
    (r"^Choose date, (.+)$", "日付を選ぶ：$1"),
    (r"^year, (.+)$", "$1の年"),
    (r"^month, (.+)$", "$1の月"),
    (r"^day, (.+)$", "$1の日"),
    (r"^[a-z_]+ icon$", "印"),
    (r"^Showing page (\d+) of (\d+)$", "$1 / $2ページ"),
    (r"^File must be (\d+(?:\.\d+)?)MB or smaller\.?$", "$1MB以下のファイルにしてください。"),
    (r"^(.+) files are not allowed\.?$", "$1の種類のファイルは取り込めません。Excel・ODS・CSVを選んでください。"),
)


_FONT = r'<link\s+rel="preload"[^>]*as="font"[^>]*>'
"""Streamlit's page has its own Latin font loaded before anything else, 170 kB; the theme names others
(.streamlit/config.toml)."""


async def script(_: Request) -> Response:
    """The script with its table, and the one that closes the side bar on narrow screens."""
    table = json.dumps({"words": WORDS, "patterns": _PATTERNS}, ensure_ascii=False)
    body = _SCRIPT.read_text("utf-8").replace("__TABLE__", table) + _NARROW.read_text("utf-8")
    return Response(body, media_type="text/javascript; charset=utf-8", headers={"Cache-Control": "max-age=3600"})


class JapanesePage(BaseHTTPMiddleware):
    """Serves Streamlit's page as a Japanese one that loads the script."""

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        if "text/html" in request.headers.get("accept", ""):
            # The page is to be read here, so it must not come compressed.
            asked = request.scope["headers"]
            request.scope["headers"] = [pair for pair in asked if pair[0] != b"accept-encoding"]
        response = await call_next(request)
        plain = "content-encoding" not in response.headers
        if not (plain and response.headers.get("content-type", "").startswith("text/html")):
            return response
        chunks = cast("StreamingResponse", response).body_iterator
        body = b"".join([_bytes(chunk) async for chunk in chunks])
        page = body.decode("utf-8")
        page = re.sub(r'<html lang="\w+">', '<html lang="ja">', page, count=1)
        page = re.sub(_FONT, "", page, count=1)
        page = page.replace("<title>Streamlit</title>", "<title>Kyoten 拠点</title>", 1)
        page = page.replace("</head>", f'<script defer src=".{SCRIPT_PATH}"></script></head>', 1)
        headers = {k: v for k, v in response.headers.items() if k not in ("content-length", "etag", "last-modified")}
        return HTMLResponse(page, response.status_code, headers)


def _bytes(chunk: bytes | str | memoryview) -> bytes:
    return chunk.encode() if isinstance(chunk, str) else bytes(chunk)
