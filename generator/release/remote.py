"""Asking a web server, as a browser would, but never for longer or for more than is good.

takes  the address of a site
gives  answers: status, headers, bytes
does not  follow a redirection, keep cookies, or say what an answer should have been
"""

from __future__ import annotations

import http.client
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from typing import IO
from urllib.parse import quote, urlsplit

PATIENCE = 20.0  # seconds a server may say nothing
FILE_TIME = 120.0  # seconds for one file
WHOLE_TIME = 1800.0  # seconds for the whole site
FILE_LIMIT = 60_000_000  # bytes; an attachment has 50 million at most
CHUNK = 1 << 16
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class RemoteError(Exception):
    """There was no answer; the message says why, in Chinese."""


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Message
    content: bytes

    def header(self, name: str) -> list[str]:
        """Every line of a header."""
        return [str(value) for value in self.headers.get_all(name, [])]


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirection is an answer like any other."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        """Go nowhere."""


class Remote:
    """A site behind an address that ends with a stroke."""

    def __init__(self, address: str) -> None:
        try:
            parts = urlsplit(address)
            good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        except ValueError:
            good = False
        if not good or parts.query or parts.username:
            raise RemoteError(f"“{address}”不是网址，写成 https://www.example.gov.cn/zwgk/ 这样")
        path = parts.path.removesuffix("index.html")
        self.path = path if path.endswith("/") else f"{path}/"
        self.address = f"{parts.scheme}://{parts.netloc}{self.path}"
        proxies = (urllib.request.ProxyHandler({}),) if parts.hostname in LOOPBACK else ()
        self.opener = urllib.request.build_opener(_Stay, *proxies)
        self.end = time.monotonic() + WHOLE_TIME

    def get(self, name: str) -> Answer:
        """One file; raises RemoteError where there is no whole answer in time."""
        if time.monotonic() > self.end:
            raise RemoteError("查得太久，没有查完")
        request = urllib.request.Request(  # noqa: S310 - the scheme was looked at
            self.address + quote(name), headers={"Accept-Encoding": "identity", "User-Agent": "gongkai-verify"}
        )
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return Answer(answer.status, answer.headers, _read(answer))
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, _read(error))
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise RemoteError(_worded(error)) from error


def _read(answer: http.client.HTTPResponse | urllib.error.HTTPError) -> bytes:
    """The bytes, up to a size and a time."""
    end = time.monotonic() + FILE_TIME
    parts, size = [], 0
    while part := answer.read1(CHUNK):  # what there is, so that a server that drips is noticed
        parts.append(part)
        size += len(part)
        if size > FILE_LIMIT:
            raise RemoteError(f"太大，超过 {FILE_LIMIT:,} 字节")
        if time.monotonic() > end:
            raise RemoteError("太慢，没有取完")
    return b"".join(parts)


def _worded(error: Exception) -> str:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, ssl.SSLError):
        return "证书不对，或者不是 HTTPS"
    if isinstance(reason, TimeoutError):
        return f"等了 {PATIENCE:.0f} 秒，没有回答"
    if isinstance(reason, ConnectionRefusedError):
        return "连不上，那里没有网站服务器"
    if isinstance(reason, http.client.HTTPException):
        return "回答到一半断了，或者不是网页服务器"
    return f"连不上，系统说：{getattr(reason, 'strerror', None) or reason}"
