"""A server of web pages for this machine alone.

It listens on the loopback address, and answers only who calls it by that name: otherwise a page from
elsewhere could let a browser read along under a name of its own that leads here (DNS rebinding). It gives the
pages of its site, looked up in a list of them, so that no path in a request leads anywhere else.
"""

import contextlib
import os
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from generator.pipeline.served_pages import (
    EVENTS,
    SCRIPT,
    PageWords,
    index_page,
    plain_page,
    script,
    with_script,
)
from generator.pipeline.site import Site, State

LOOPBACK: Final = "127.0.0.1"
FIRST_PORT: Final = 8000
_PORTS: Final = 100
_PAGE: Final = "text/html; charset=utf-8"
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class PageServer(ThreadingMixIn, TCPServer):
    """The server, bound but not yet serving; a thread for every connection, for those that wait stay long."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere two could then listen at one port

    def __init__(self, site: Site, words: PageWords, port: int) -> None:
        self.site = site
        self.words = words
        super().__init__((LOOPBACK, port), _Handler)
        self.port: int = self.server_address[1]
        self.names = frozenset({f"{LOOPBACK}:{self.port}", f"localhost:{self.port}"})

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{LOOPBACK}:{self.port}/"


def bound_server(site: Site, words: PageWords, first: int = FIRST_PORT) -> PageServer:
    """Give a server at the first port that is free, of the hundred from ``first`` on.

    Raises:
        OSError: none of them is.
    """
    for port in range(first, first + _PORTS - 1):
        with contextlib.suppress(OSError):
            return PageServer(site, words, port)
    return PageServer(site, words, first + _PORTS - 1)


class _Handler(BaseHTTPRequestHandler):
    server: PageServer
    server_version = "serviceformule"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 60
    error_content_type = _PAGE

    def do_GET(self) -> None:
        """Give a page, the list of them, the script, or what happens."""
        words, site = self.server.words, self.server.site
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or hosts[0] not in self.server.names:
            self._say(HTTPStatus.MISDIRECTED_REQUEST, words.elsewhere)
            return
        address = urlsplit(self.path)
        path = unquote(address.path)
        if path == EVENTS:
            self._tell(parse_qs(address.query))
        elif path == SCRIPT:
            self._give(script(words).encode(), "text/javascript; charset=utf-8")
        elif path == "/":
            self._give(index_page(site.pages(), words, site.mark(path)).encode())
        else:
            self._give_page(path)

    do_HEAD = do_GET  # noqa: N815 - the body is left out where it would be written

    def _give_page(self, path: str) -> None:
        mark = self.server.site.mark(path)  # before it is read: a change in between then shows
        file = self.server.site.pages().get(path)
        try:
            data = file.read_bytes() if file is not None else None
        except OSError:
            data = None
        if data is None:
            self._say(HTTPStatus.NOT_FOUND, self.server.words.absent)
        else:
            self._give(with_script(data, mark))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuse what is no request, and every other method, in our own words."""
        status = HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code)
        self.close_connection = True
        self._say(status, self.server.words.refused)

    def _say(self, status: HTTPStatus, text: str) -> None:
        self._give(plain_page(self.server.words, text).encode(), status=status)

    def _give(self, data: bytes, kind: str = _PAGE, status: HTTPStatus = HTTPStatus.OK) -> None:
        allowed = {"Allow": "GET, HEAD"} if status is HTTPStatus.METHOD_NOT_ALLOWED else {}
        self._begin(status, {"Content-Type": kind, "Content-Length": str(len(data)), **allowed})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _begin(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in (headers | _HEADERS).items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def _tell(self, asked: dict[str, list[str]]) -> None:
        """Send what happens: that the page has changed since it was given, or what is wrong."""
        self.close_connection = True
        self._begin(HTTPStatus.OK, {"Content-Type": "text/event-stream"})
        if self.command == "HEAD":
            return
        page, mark = (asked.get(name, [""])[0] for name in ("page", "mark"))
        for state in self.server.site.states():
            changed = state is not None and self.server.site.mark(page) != mark
            self.wfile.write(_happening(state, renewed=changed).encode())

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name that the base has
        """Keep silent: standard error is for what a build says."""

    def handle(self) -> None:
        """Take it that a browser may leave at any moment."""
        with contextlib.suppress(ConnectionError, TimeoutError):
            super().handle()


def _happening(state: State | None, *, renewed: bool) -> str:
    """Write a server-sent event; a comment where there is none."""
    if state is None:
        return ":\n\n"
    if renewed:
        return "event: renewed\ndata: -\n\n"
    if not state.problem:
        return "event: fine\ndata: -\n\n"
    return "event: problem\n" + "".join(f"data: {line}\n" for line in state.problem.splitlines()) + "\n"
