"""The desk's HTTP server: on this machine's own address alone.

takes  what answers requests
gives  a server until it is interrupted
does not  know any page: it reads a request's head, bounds its body, and sends what it is given
"""

from __future__ import annotations

import json
import socket
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import parse_qsl, unquote, urlsplit

from generator.desk.guard import HERE, JSON, Request

SLOW = 30.0  # seconds a browser may take to send a request
TOO_LARGE = "内容太大，没有收下。"
LENGTHS = 12  # figures of a length
NO_LENGTH = "请求没有写明长度，没有收下。"


class PortTakenError(Exception):
    """Another program listens on the port already."""


@dataclass(frozen=True)
class Response:
    """What is sent back; ``policy`` is the page's own security policy."""

    content: bytes
    kind: str = "text/html; charset=utf-8"
    status: HTTPStatus = HTTPStatus.OK
    policy: str = "default-src 'none'; style-src 'self'; frame-ancestors 'none'"
    headers: tuple[tuple[str, str], ...] = field(default=())


def _unforeseen(error: Exception, is_form: bool) -> Response:
    """What is said where the program is at fault: nothing of the records but the kind of the fault."""
    says = f"办公台自己出错了（{type(error).__name__}），这一步没有做完。先运行 gongkai check，再告诉管程序的人。"
    if not is_form:
        return Response(says.encode(), "text/plain; charset=utf-8", HTTPStatus.INTERNAL_SERVER_ERROR)
    content = json.dumps({"error": says, "items": []}, ensure_ascii=False).encode()
    return Response(content, f"{JSON}; charset=utf-8", HTTPStatus.INTERNAL_SERVER_ERROR)


class Site(Protocol):
    """What answers requests."""

    def answer(self, request: Request) -> Response:
        """What is sent back."""

    def most(self, request: Request) -> int:
        """How many bytes of a body are read; the request is told without it."""


def make_server(port: int, site: Callable[[int], Site]) -> ThreadingHTTPServer:
    """A server on 127.0.0.1; ``site`` is told the port it got. Raises PortTakenError."""
    try:
        server = _Server((HERE[0], port), BaseHTTPRequestHandler)
    except OSError as error:
        raise PortTakenError(port) from error
    server.RequestHandlerClass = _handler(site(server.server_port))
    return server


class _Server(ThreadingHTTPServer):
    """One thread for each request, none of which outlives the server."""

    daemon_threads = True
    # On Windows the option to reuse an address would let another program listen on the very same port.
    allow_reuse_address = not hasattr(socket, "SO_EXCLUSIVEADDRUSE")


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = SLOW

        def do_GET(self) -> None:
            """Answer."""
            self._answer(b"")

        def do_POST(self) -> None:
            """Answer what came with a body of bounded size."""
            told = self.headers.get("Content-Length", "")
            if not (told.isascii() and told.isdigit()) or self.headers.get("Transfer-Encoding"):
                return self._turn_away(HTTPStatus.LENGTH_REQUIRED, NO_LENGTH)
            if len(told) > LENGTHS or int(told) > site.most(self._request(b"")):
                return self._turn_away(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
            return self._answer(self.rfile.read(int(told)))

        def _answer(self, body: bytes) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            try:
                response = site.answer(self._request(body))
            except Exception as error:  # whatever nobody foresaw: the clerk is told, and the desk goes on
                traceback.print_exception(error)  # in the window of the command, for who looks after the program
                response = _unforeseen(error, headers.get("content-type", "").startswith(JSON))
            self._send(response)

        def _request(self, body: bytes) -> Request:
            parts = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            try:
                query = dict(parse_qsl(parts.query, max_num_fields=50))
            except ValueError:  # more fields than any page of ours has
                query = {}
            return Request(self.command, unquote(parts.path), query, headers, body)

        def _turn_away(self, status: HTTPStatus, says: str) -> None:
            """The body is not read, so the connection cannot go on."""
            self.close_connection = True
            self._send(Response(says.encode(), "text/plain; charset=utf-8", status))

        def _send(self, response: Response) -> None:
            self.send_response(response.status)
            self.send_header("Content-Type", response.kind)
            self.send_header("Content-Length", str(len(response.content)))
            self.send_header("Content-Security-Policy", response.policy)
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Referrer-Policy", "same-origin")
            self.send_header("Cross-Origin-Resource-Policy", "same-origin")
            self.send_header("Cache-Control", "no-store")
            for name, value in response.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(response.content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the base class names it so
            """Stay quiet: what the clerk needs to know stands on the pages."""

    return Handler
