"""Only the window the command opened may talk to the desk; what anybody else sends changes nothing."""

from __future__ import annotations

import hashlib
import json
import threading
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

import pytest

from generator.desk.desk import Desk
from generator.desk.guard import JSON, Request
from generator.desk.server import make_server
from tests.desk.offices import API, HOST, PORT, TOKEN, ask, get, make_desk, post
from tests.repository import UNIT, Repository

SAVE = {"action": "persistEntry", "params": {"dataFiles": [{"path": UNIT, "raw": "id: jiaoyu\n"}], "assets": []}}


@pytest.fixture
def desk(repository: Repository) -> Desk:
    return make_desk(repository.config)


def fingerprint(folder: Path) -> str:
    """Of everything but git's own."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return hashlib.sha256(b"".join(str(path).encode() + path.read_bytes() for path in files)).hexdigest()


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"}, {"host": f"evil.example:{HOST.partition(':')[2]}"}, {"host": ""},
        {"origin": "https://evil.example"}, {"origin": "null"}, {"origin": None}, {"origin": f"https://{HOST}"},
        {"cookie": None}, {"cookie": f"gongkai_desk_{PORT}=wrong"}, {"cookie": f"other={TOKEN}"}, {"cookie": "\x01;;=,"},
        {"sec_fetch_site": "cross-site"}, {"sec_fetch_site": "same-site"},
    ],
)  # fmt: skip
def test_a_stranger_is_turned_away(desk: Desk, repository: Repository, headers: dict[str, str | None]) -> None:
    """A foreign host or origin, no key or a wrong one: refused, nothing written."""
    before = fingerprint(repository.folder)
    for path, kind in ((API, JSON), ("/submit", "application/x-www-form-urlencoded"), ("/discard", "text/plain")):
        response = post(desk, path, json.dumps(SAVE).encode(), kind, **headers)
        assert response.status in (HTTPStatus.FORBIDDEN, HTTPStatus.MISDIRECTED_REQUEST)
    assert fingerprint(repository.folder) == before


@pytest.mark.parametrize("path", ["/", "/preview/", "/forms/shili/", "/forms/shili/config.yml", "/submit", "/desk.css"])
def test_without_the_key_nothing_is_shown(desk: Desk, path: str) -> None:
    """Not even a page is shown to another program of this machine."""
    assert get(desk, path, cookie=None).status is HTTPStatus.FORBIDDEN
    assert get(desk, path, host="evil.example").status is HTTPStatus.MISDIRECTED_REQUEST
    assert get(desk, path).status in (HTTPStatus.OK, HTTPStatus.SERVICE_UNAVAILABLE)


def test_the_printed_address_gives_the_key(desk: Desk) -> None:
    """The address that was printed sets a cookie no page can read and no other site's request carries."""
    welcome = desk.answer(Request("GET", "/", {"key": TOKEN}, {"host": HOST}))
    told = dict(welcome.headers)
    assert (welcome.status, told["Location"]) == (HTTPStatus.SEE_OTHER, "/")
    assert told["Set-Cookie"].endswith("Path=/; HttpOnly; SameSite=Strict")
    assert desk.answer(Request("GET", "/", {"key": "wrong"}, {"host": HOST})).status is HTTPStatus.FORBIDDEN
    elsewhere = desk.answer(Request("GET", "/", {"key": TOKEN}, {"host": "evil.example"}))
    assert (elsewhere.status, elsewhere.headers) == (HTTPStatus.MISDIRECTED_REQUEST, ())


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("text/plain", b"{}", HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
        ("application/x-www-form-urlencoded", b"a=b", HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
        (JSON, b"", HTTPStatus.BAD_REQUEST),
        (JSON, b"{", HTTPStatus.BAD_REQUEST),
        (JSON, b"\xff\xfe", HTTPStatus.BAD_REQUEST),
        (JSON, b"[" * 100_000, HTTPStatus.BAD_REQUEST),
        (JSON, b"[]", HTTPStatus.BAD_REQUEST),
        (JSON, b'{"action": 1}', HTTPStatus.BAD_REQUEST),
        (JSON, b'{"action": "info", "params": []}', HTTPStatus.BAD_REQUEST),
        (JSON, b'{"action": "rm"}', HTTPStatus.UNPROCESSABLE_ENTITY),
        (JSON, b'{"action": "persistEntry", "params": {}}', HTTPStatus.UNPROCESSABLE_ENTITY),
        (JSON, b'{"action": "persistEntry", "params": {"dataFiles": [1]}}', HTTPStatus.UNPROCESSABLE_ENTITY),
        (JSON, b'{"action": "getEntry", "params": {"path": 7}}', HTTPStatus.UNPROCESSABLE_ENTITY),
    ],
)
def test_malformed_requests_are_refused(
    desk: Desk, repository: Repository, kind: str, body: bytes, status: HTTPStatus
) -> None:
    """Only well-formed JSON with a known action is done; the rest is answered with a sentence and writes nothing."""
    before = fingerprint(repository.folder)
    response = post(desk, API, body, kind)
    assert response.status is status
    assert json.loads(response.content)["error"]
    assert fingerprint(repository.folder) == before


@pytest.mark.parametrize(
    "path",
    [
        "../../etc/passwd", "/etc/passwd", "site_config.yml", ".git/config", "units/../site_config.yml",
        "units/shili/units/../../../x.yml", "units\\shili\\x.yml", "C:/x.yml", "content/shili/x", "content/other/body.yml",
        "units/shili/units/CON.yml", "content/_national/relief/dibao.html", "units/shili/units/a b.yml", "units/shili/units/.yml",
    ],
)  # fmt: skip
def test_path_tricks_are_refused(desk: Desk, repository: Repository, path: str) -> None:
    """Nothing outside the folders of records is read, written or deleted, nor inside where no record belongs."""
    before = fingerprint(repository.folder)
    for action, params in (
        ("getEntry", {"path": path}),
        ("deleteFile", {"path": path}),
        ("deleteFiles", {"paths": [path]}),
        ("persistEntry", {"dataFiles": [{"path": path, "raw": "id: x\nstate: draft\n"}], "assets": []}),
        ("entriesByFolder", {"folder": path, "extension": "yml"}),
    ):
        status, told = ask(desk, action, **params)
        is_empty_list = action == "entriesByFolder" and told == []
        is_refused = status in (HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.NOT_FOUND) and "data" not in told
        assert is_refused or is_empty_list, (action, told)
    assert fingerprint(repository.folder) == before


def test_files_do_not_come_with_a_form(desk: Desk, repository: Repository) -> None:
    """What a form would upload is refused."""
    before = fingerprint(repository.folder)
    asset = {"path": "content/shili/files/a.pdf", "content": "AAAA", "encoding": "base64"}
    for action, params in (
        ("persistMedia", {"asset": asset}),
        ("persistEntry", {"dataFiles": [{"path": UNIT, "raw": "x: y\n"}], "assets": [asset]}),
    ):
        assert ask(desk, action, **params)[0] is HTTPStatus.UNPROCESSABLE_ENTITY
    assert fingerprint(repository.folder) == before


def test_what_nobody_foresaw_ends_in_a_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over HTTP: a fault of the program is told, to a form as JSON and to a window as words, and the next page comes."""

    def fails(*_: object) -> None:
        raise KeyError("x")

    server = make_server(0, lambda _: desk)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        monkeypatch.setattr(type(desk), "answer", fails)
        for kind, begins in ((JSON, b'{"error": "'), ("text/plain", "办公台自己出错了（KeyError）".encode())):
            connection = HTTPConnection("127.0.0.1", server.server_port)
            connection.request("GET", "/", headers={"Content-Type": kind})
            answer = connection.getresponse()
            assert answer.status == HTTPStatus.INTERNAL_SERVER_ERROR
            assert answer.read().startswith(begins)
            connection.close()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_desk_is_no_part_of_the_public_site(desk: Desk) -> None:
    """Its policy and its files are on no page of the site."""
    built = desk.records.built()
    assert built.files
    for path, content in built.files:
        assert "decap" not in path
        assert b"unsafe-eval" not in content
    assert "'unsafe-eval'" not in get(desk, "/preview/").policy
