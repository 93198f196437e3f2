"""A visitor without a browser: speaks Streamlit's own protocol (its protobufs over its websocket, uploads by HTTP).

For loads that many browsers would be too much for. What a browser draws is not made; everything that the server does
for it is.
"""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterator
from types import TracebackType

import requests
from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

_XSRF = "_streamlit_xsrf"
_PATIENCE = 120.0
"""Seconds that a run of a page may take."""


class Visitor:
    """One session on one page. Widgets keep what they were set to, as a browser keeps it."""

    def __init__(self, address: str, page: str = "", **query: str) -> None:
        self._page, self._query = page, urllib.parse.urlencode(query)
        self._http, self._address = requests.Session(), address
        self._http.get(f"{address}/_stcore/host-config", timeout=30).raise_for_status()
        self._http.get(f"{address}/_stcore/health", timeout=30)
        self.xsrf = self._http.cookies.get(_XSRF, "")
        stream = f"ws{address.removeprefix('http')}/_stcore/stream"
        # The library asks for a dot rather than an empty word.
        self._socket = connect(
            stream, subprotocols=["streamlit", self.xsrf or "."], max_size=None, origin=address, open_timeout=60,
            additional_headers={"Cookie": f"{_XSRF}={self.xsrf}"},
        )  # fmt: skip
        self._states: dict[str, WidgetState] = {}
        self.session, self.elements = "", list[Message]()

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """The tab is closed."""
        self._socket.close()
        self._http.close()

    def run(self, **trigger: str) -> list[Message]:
        """Run the page and wait for its end; its elements. `trigger`: widget=key of a button that is pressed."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_name = self._query, self._page
        state.widget_states.widgets.extend(self._states.values())
        if trigger:
            state.widget_states.widgets.append(WidgetState(id=self.widget(trigger["press"]), trigger_value=True))
        self._send(message)
        self.elements = []
        while True:
            got = self._receive()
            kind = got.WhichOneof("type")
            if kind == "new_session":
                self.session, self.elements = got.new_session.initialize.session_id or self.session, []
            elif kind == "delta" and got.delta.WhichOneof("type") == "new_element":
                element = got.delta.new_element
                self.elements.append(getattr(element, element.WhichOneof("type")))
            elif kind == "script_finished" and got.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return self.elements

    def widget(self, key: str) -> str:
        """The id of the widget with a key, or whose key begins so; LookupError where the page has none."""
        ids = (str(getattr(each, "id", "")) for each in self.elements)
        found = next((each for each in ids if f"-{key}" in each), None)
        if found is None:
            raise LookupError(key)
        return found

    def has(self, key: str) -> bool:
        """Whether the page has such a widget."""
        return any(f"-{key}" in str(getattr(each, "id", "")) for each in self.elements)

    def type(self, key: str, words: str) -> None:
        """Words in a field, from the next run on."""
        which = self.widget(key)
        self._states[which] = WidgetState(id=which, string_value=words)

    def go(self, **query: str) -> None:
        """Another address of the page, from the next run on: how a link, or a choice in the side bar, shows there."""
        self._query = urllib.parse.urlencode({name: value for name, value in query.items() if value})

    def take_away(self, key: str) -> None:
        """The uploader's files taken out again, on the page and on the server."""
        state = self._states.pop(self.widget(key))
        for info in state.file_uploader_state_value.uploaded_file_info:
            headers = {"X-Xsrftoken": self.xsrf}
            self._http.delete(f"{self._address}{info.file_urls.delete_url}", headers=headers, timeout=60)

    def upload(self, key: str, *files: tuple[str, bytes], add: bool = False) -> list[int]:
        """Put files into an uploader; the answers of the server. Only what was taken is in it at the next run."""
        which, listed, answers = self.widget(key), list[UploadedFileInfo](), list[int]()
        message = BackMsg()
        message.file_urls_request.request_id = key
        message.file_urls_request.file_names.extend(name for name, _ in files)
        message.file_urls_request.session_id = self.session
        self._send(message)
        urls = self._urls()
        for (name, data), url in zip(files, urls, strict=True):
            answers.append(self._put(url.upload_url, name, data))
            if answers[-1] < 300:
                listed.append(UploadedFileInfo(name=name, size=len(data), file_id=url.file_id, file_urls=url))
        state = self._states[which] if add and which in self._states else WidgetState(id=which)
        state.file_uploader_state_value.uploaded_file_info.extend(listed)
        self._states[which] = state
        return answers

    def _urls(self) -> list[FileURLs]:
        while (got := self._receive()).WhichOneof("type") != "file_urls_response":
            pass
        return list(got.file_urls_response.file_urls)

    def _put(self, url: str, name: str, data: bytes) -> int:
        headers = {"X-Xsrftoken": self.xsrf}
        answer = self._http.put(f"{self._address}{url}", files={"file": (name, data)}, headers=headers, timeout=60)
        return answer.status_code

    def said(self) -> str:
        """All that the page says."""
        return "\n".join(text for element in self.elements for text in texts(element))

    def _send(self, message: BackMsg) -> None:
        self._socket.send(message.SerializeToString())

    def _receive(self) -> ForwardMsg:
        return ForwardMsg.FromString(self._socket.recv(timeout=_PATIENCE))  # type: ignore[arg-type]


def texts(message: Message) -> Iterator[str]:
    """Every text in what is sent to the browser."""
    for field, value in message.ListFields():
        for each in value if field.is_repeated else [value]:
            if isinstance(each, Message):
                yield from texts(each)
            elif isinstance(each, str):
                yield each
