"""Who may talk to the desk: this machine's own browser, opened with the address the command printed, and nobody else.

takes  a request's head
gives  why it is turned away, or nothing
does not  answer it

The desk listens on 127.0.0.1 alone, but every page in the office's browser can send requests there, and a name that a
stranger controls can be made to point there. So the host must be ours by name, a request that changes something must
come from a page of ours, and every request carries a secret that only the opened window knows.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie

from generator.load.files import ATTACHMENT_LIMIT

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
BODY_LIMIT = 2_000_000  # bytes of a request
FILE_LIMIT = BODY_LIMIT + ATTACHMENT_LIMIT // 3 * 4  # of one that brings a file, in base64
HERE = ("127.0.0.1", "localhost")

Refusal = tuple[HTTPStatus, str]


@dataclass(frozen=True)
class Request:
    """``headers`` by lower-case name; ``path`` without the query, decoded."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Guard:
    """``token`` is made anew at every start."""

    port: int
    token: str

    def turns_away(self, request: Request) -> Refusal | None:
        """Why the request is not answered."""
        if request.headers.get("host", "") not in self._hosts:
            return HTTPStatus.MISDIRECTED_REQUEST, "只能用命令行里给的网址打开。"
        if not self.knows(request):
            return HTTPStatus.FORBIDDEN, "这个窗口没有钥匙。请用命令行里给的那个网址重新打开。"
        if request.method == "POST" and request.headers.get("origin", "") not in self._origins:
            return HTTPStatus.FORBIDDEN, "这个请求不是从办公台发来的，没有做。"
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return HTTPStatus.FORBIDDEN, "这个请求不是从办公台发来的，没有做。"
        return None

    def opens(self, request: Request) -> bool:
        """Whether it is the address that was printed, by its own name and with the key."""
        is_first = request.method == "GET" and request.path == "/" and request.headers.get("host", "") in self._hosts
        return is_first and self.is_token(request.query.get("key", ""))

    def knows(self, request: Request) -> bool:
        """Whether the request carries the secret, in a cookie."""
        try:
            morsel = SimpleCookie(request.headers.get("cookie", "")).get(self._cookie)
        except CookieError:
            return False
        return morsel is not None and self.is_token(morsel.value)

    def is_token(self, told: str) -> bool:
        """Compared so that the time taken tells nothing."""
        return hmac.compare_digest(told.encode(), self.token.encode())

    @property
    def cookie(self) -> str:
        """Sent back by this browser's own windows alone; gone with the browser."""
        return f"{self._cookie}={self.token}; Path=/; HttpOnly; SameSite=Strict"

    @property
    def address(self) -> str:
        """What is printed for the clerk to open."""
        return f"http://{HERE[0]}:{self.port}/?key={self.token}"

    @property
    def _cookie(self) -> str:
        """Cookies know no port: each desk that is open in one browser has a name of its own."""
        return f"gongkai_desk_{self.port}"

    @property
    def _hosts(self) -> tuple[str, ...]:
        return tuple(f"{name}:{self.port}" for name in HERE)

    @property
    def _origins(self) -> tuple[str, ...]:
        return tuple(f"http://{host}" for host in self._hosts)
