"""A page that changes, served to the browsers of this machine, which are told of every change."""

import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Condition, Thread
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

_HOST = "127.0.0.1"
_BREATH = 10
"""Seconds after which a browser that waits is sent a line of nothing: one that has gone is noticed so."""


class PageServer(ThreadingHTTPServer):
    """A server on a free port of the loopback interface, as long as its context is open."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__((_HOST, 0), _Handler)
        self.edition = 0
        self.page = b""
        self._changed = Condition()

    @property
    def url(self) -> str:
        return f"http://{_HOST}:{self.server_port}/"

    def __enter__(self) -> "PageServer":
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.shutdown()
        self.server_close()

    def show(self, page: Callable[[int], bytes]) -> None:
        """Serves another page, made for the number that its edition gets, and tells the browsers."""
        content = page(self.edition + 1)
        with self._changed:
            self.edition += 1
            self.page = content
            self._changed.notify_all()

    def has_other_than(self, edition: str) -> bool:
        """Waits until there is another edition than this one, but not for long."""
        with self._changed:
            return self._changed.wait_for(lambda: str(self.edition) != edition, _BREATH)

    def server_bind(self) -> None:
        TCPServer.server_bind(self)  # HTTPServer would ask the network for a name
        self.server_name, self.server_port = _HOST, self.socket.getsockname()[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a browser may go at any time
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = cast(PageServer, self.server)
        asked = urlsplit(self.path)
        if self.headers.get("Host") != f"{_HOST}:{server.server_port}":
            # another site, whose name was made to lead to this machine, must not read the page
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif asked.path == "/":
            self._begin("text/html; charset=utf-8")
            self.wfile.write(server.page)
        elif asked.path == "/changes":
            self._begin("text/event-stream")
            self._tell(server, parse_qs(asked.query).get("since", [""])[0])
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _begin(self, content: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", content)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Frame-Options", "DENY")
        self.end_headers()

    def _tell(self, server: PageServer, edition: str) -> None:
        """One event, once there is another edition than the one that the browser shows."""
        self.wfile.write(b":\n\n")
        while not server.has_other_than(edition):
            self.wfile.write(b":\n\n")
        self.wfile.write(b"data:\n\n")

    def log_message(self, format: str, *arguments: object) -> None:
        """The terminal is for what is wrong with the files."""
