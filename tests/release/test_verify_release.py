"""``gongkai verify``: a release on the disk, and a site as a server gives it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.cli import run
from generator.release import manifest, remote
from generator.release.examine import examine_address, examine_folder
from generator.release.manifest import SUMS, ManifestError, manifest_of, read_manifest
from generator.release.remote import Remote, RemoteError
from generator.verify.policy import HEADERS, POLICY, type_of, with_charset
from tests.factories import spots
from tests.release.conftest import Released
from tests.release.shelves import copied, silent
from tests.repository import Repository

PAGE = "units/jiaoyu/index.html"


def found(to: Path) -> list[tuple[str, str]]:
    """Codes and files of what is found on the disk."""
    return spots(examine_folder(to / "current", silent).findings)


def test_a_whole_release_is_good(released: Released, capsys: pytest.CaptureFixture[str]) -> None:
    """A release, the link to it, and the folder around them are each good, exit code 0."""
    for folder in (released.to / "current", released.to, released.to / "releases" / released.names[0]):
        assert run(["verify", str(folder)]) == 0
        assert "都对" in capsys.readouterr().out


def test_each_bad_file_is_named(own: Released, capsys: pytest.CaptureFixture[str]) -> None:
    """A changed, a missing, an additional file and a link are each named, exit code 1."""
    current = own.to / "current"
    (current / PAGE).write_bytes((current / PAGE).read_bytes().replace(b"</main>", b" </main>"))
    (current / "data/index.html.br").unlink()
    (current / "extra.html.txt").write_bytes(b"x")
    (current / "inside").symlink_to("/etc")
    assert run(["verify", str(current)]) == 1
    said = capsys.readouterr().out
    for line in (f"{PAGE}: V112", "data/index.html.br: V113", "extra.html.txt: V114", "inside: V114"):
        assert line in said
    assert [code for code, _ in found(own.to)] == ["V113", "V114", "V114", "V112"]


def test_each_file_is_read_for_its_sum_once(released: Released, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many questions are asked of the sums, a release is summed up once."""
    summed: list[Path] = []
    real = manifest._sum

    def watched(path: Path) -> str:
        summed.append(path)
        return real(path)

    monkeypatch.setattr(manifest, "_sum", watched)
    examine_folder(released.to / "current", silent)
    assert len(summed) > 100
    assert len(summed) == len(set(summed))


def tampered(to: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Change a file, and the list with it, as somebody would who knows of the list."""
    folder = (to / "current").resolve()
    (folder / name).write_bytes(change((folder / name).read_bytes()))
    files = [(p.relative_to(folder).as_posix(), p.read_bytes()) for p in folder.rglob("*") if p.is_file()]
    (folder / SUMS).write_bytes(manifest_of(file for file in files if file[0] != SUMS))


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        (b"</main>", b'<a href="https://example.com/">x</a></main>', {"V105"}),
        (b"</main>", b'<img alt="" src="//example.com/x.png"></main>', {"V105"}),
        (b"</main>", b"<script>x()</script></main>", {"V106"}),
        (b"</main>", b'<a href="nowhere/index.html">x</a></main>', {"V101"}),
        (b"</main>", b'<a href="#nowhere">x</a></main>', {"V102"}),
        (b'gk-foot__who">\xe6\x9c\xac', b'gk-foot__who">\xe4\xb8\x8d', {"V107"}),
        (b"</main>", b"\xff</main>", {"V121"}),
    ],
)
def test_a_page_is_read_whatever_the_list_says(own: Released, old: bytes, new: bytes, codes: set[str]) -> None:
    """Where the list was written anew with it, a foreign link, inline code, a broken link or another voice is found."""
    tampered(own.to, PAGE, lambda content: content.replace(old, new))
    told = found(own.to)
    assert codes <= {code for code, place in told if place == PAGE}
    assert not {code for code, _ in told} & {"V112", "V113", "V114"}


def test_who_speaks_cannot_be_made_up(own: Released) -> None:
    """A first page that speaks in a sentence of its own is not believed."""
    tampered(own.to, "index.html", lambda content: content.replace("不是政府网站".encode(), "是政府网站".encode()))
    assert ("V107", "index.html") in found(own.to)


def test_a_site_of_an_organizer_is_good(tmp_path: Path) -> None:
    """A site that an organizer answers for, with an address and a path of its own, is good as it is released."""
    from tests.release.shelves import release

    repository = Repository(tmp_path / "repo")
    with repository.config.open("a", encoding="utf-8") as file:
        file.write("organizer: 示例县民政局\nsite_id_code: '0000000000'\nsite_url: https://www.example.gov.cn/zwgk/\n")
    repository.commit("2026-11-01")
    release(repository, tmp_path / "www")
    assert "本站由示例县民政局主办。" in (tmp_path / "www/current/index.html").read_text(encoding="utf-8")
    assert found(tmp_path / "www") == []


@pytest.mark.parametrize(
    "content",
    [None, b"", b"x", b"0" * 64 + b"  a", b"0" * 64 + b"  ../a\n", b"0" * 64 + b"  /etc/passwd\n", b"\xff\n"],
)
def test_a_list_that_cannot_be_read(own: Released, content: bytes | None) -> None:
    """A release whose list is gone, cut off or leads elsewhere is not good."""
    listed = own.to / "current" / SUMS
    listed.unlink()
    if content is not None:
        listed.write_bytes(content)
    assert ("V115", SUMS) in found(own.to)


def test_a_list_names_a_file_once() -> None:
    """A name that stands twice in a list, or is the list's own, makes it unreadable."""
    line = f"{'0' * 64}  a\n".encode()
    assert read_manifest(line) == {"a": "0" * 64}
    for content in (line * 2, line.replace(b"  a", b"  SHA256SUMS"), line.replace(b"  a", b"  a//b")):
        with pytest.raises(ManifestError):
            read_manifest(content)


@pytest.mark.parametrize(
    "target",
    ["none", "ftp://example.com/", "https://", "http://127.0.0.1:9/", "file:///etc/", "http://a:99999/", "http://[/"],
)
def test_what_is_not_there_is_said(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that is not there, no address and no server are each refused in a sentence."""
    monkeypatch.chdir(tmp_path)
    assert run(["verify", target]) == 1
    said = capsys.readouterr().err
    assert any(words in said for words in ("没有“none”", "不是网址", "连不上"))


# over the network


class Handler(SimpleHTTPRequestHandler):
    """The site as a server in order gives it; ``wrong`` says what it does otherwise."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *words: Any, wrong: dict[str, Any], **more: Any) -> None:
        self.wrong = wrong
        super().__init__(*words, **more)

    def do_GET(self) -> None:
        """A file, ``index.html`` of a folder, or the 404 page."""
        name = self.path.lstrip("/") or "index.html"
        if name in self.wrong.get("moved", ()):
            self._answer(302, b"", "text/html", {"Location": "https://example.com/"})
            return
        path = Path(self.directory) / name
        if path.is_file():
            content = path.read_bytes() + (b" " if name in self.wrong.get("changed", ()) else b"")
            kind = self.wrong.get("types", {}).get(name.rpartition(".")[2], with_charset(type_of(name)))
            self._answer(200, content, kind, {})
        else:
            page = (Path(self.directory) / "404.html").read_bytes()
            self._answer(self.wrong.get("nowhere", 404), self.wrong.get("page", page), "text/html; charset=utf-8", {})

    def _answer(self, status: int, content: bytes, kind: str, more: dict[str, str]) -> None:
        self.send_response(status)
        headers = {**HEADERS, **self.wrong.get("headers", {}), **more, "Content-Type": kind}
        for name, value in headers.items():
            if value:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        """Silent."""


@contextmanager
def served(folder: Path, **wrong: Any) -> Iterator[str]:
    """The folder at an address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder.resolve()), wrong=wrong))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def asked(folder: Path, **wrong: Any) -> list[tuple[str, str]]:
    """Codes and files of what is found over the network."""
    with served(folder, **wrong) as address:
        return spots(examine_address(address, silent).findings)


def test_a_server_in_order(released: Released, capsys: pytest.CaptureFixture[str]) -> None:
    """A release served with the portal's headers is good, exit code 0; also named by its first page."""
    with served(released.to / "current") as address:
        for target in (address, address.removesuffix("/"), f"{address}index.html"):
            assert run(["verify", target]) == 0
            assert "都对" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"headers": {"Content-Security-Policy": ""}}, ("V116", "404.html")),
        ({"headers": {"Content-Security-Policy": POLICY + ";"}}, ("V116", "404.html")),
        (
            {"headers": {"Content-Security-Policy": POLICY.replace("'self'", "'self' 'unsafe-inline'")}},
            ("V116", "404.html"),
        ),
        ({"headers": {"Referrer-Policy": "unsafe-url"}}, ("V116", "404.html")),
        ({"headers": {"Permissions-Policy": "camera=*"}}, ("V116", "404.html")),
        ({"types": {"js": "text/plain; charset=utf-8"}}, ("V117", "assets/")),
        ({"types": {"txt": "text/plain"}}, ("V117", "annual/")),
        ({"types": {"html": "text/html; charset=gbk"}}, ("V117", "404.html")),
        ({"nowhere": 200}, ("V118", "404.html")),
        ({"page": b"nothing here"}, ("V118", "404.html")),
        ({"moved": {PAGE}}, ("V119", PAGE)),
        ({"changed": {PAGE}}, ("V112", PAGE)),
    ],
)
def test_what_a_server_does_wrong_is_found(
    released: Released, wrong: dict[str, Any], expected: tuple[str, str]
) -> None:
    """A missing or other header, a wrong type, a 404 that is none, a redirection, other bytes: each is found."""
    code, place = expected
    told = asked(released.to / "current", **wrong)
    assert {one for one, _ in told} == {code}
    assert told[0][1].startswith(place)


def test_nosniff_is_asked_of_every_file(released: Released) -> None:
    """The header that forbids guessing a type is looked for on every file, and told once with the count."""
    with served(released.to / "current", headers={"X-Content-Type-Options": ""}) as address:
        (finding,) = examine_address(address, silent).findings
    assert finding.code == "V116"
    assert int(finding.value("count")) > 100


def test_a_file_that_is_not_served_is_missing(own: Released) -> None:
    """A file of the list that the server does not have is missing, and is not told again as a broken link."""
    (own.to / "current" / PAGE).unlink()
    assert asked(own.to / "current") == [("V113", PAGE)]


def test_a_server_without_a_list(own: Released) -> None:
    """Where the list cannot be had, that is what is said."""
    (own.to / "current" / SUMS).unlink()
    assert ("V115", SUMS) in asked(own.to / "current")


def test_bounds_are_kept(released: Released, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is too large, and a site that takes too long, are given up and said."""
    with served(released.to / "current") as address:
        with monkeypatch.context() as patch:
            patch.setattr(remote, "FILE_LIMIT", (released.to / "current" / SUMS).stat().st_size)
            assert "V120" in {code for code, _ in spots(examine_address(address, silent).findings)}
        seconds = count()  # one a look at the clock
        monkeypatch.setattr(remote, "time", SimpleNamespace(monotonic=lambda: next(seconds)))
        monkeypatch.setattr(remote, "WHOLE_TIME", 100)
        assert "V120" in {code for code, _ in spots(examine_address(address, silent).findings)}


def test_a_server_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that sends a byte now and then holds nobody: the file is given up after its time."""
    monkeypatch.setattr(remote, "FILE_TIME", 0.2)
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            connection = listening.accept()[0]
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                while not over.wait(0.02):
                    connection.sendall(b"x")

        threading.Thread(target=drip, daemon=True).start()
        with pytest.raises(RemoteError, match="太慢"):
            Remote(f"http://127.0.0.1:{listening.getsockname()[1]}/").get("a")
        over.set()


def test_a_site_away_from_its_path_is_told(own: Released) -> None:
    """Where the 404 page's links start elsewhere than the site lies, it is advised to say so in the settings."""
    tampered(own.to, "404.html", lambda content: content.replace(b'="/', b'="/zwgk/'))
    assert asked(own.to / "current") == [("V122", "404.html")]


def test_the_policy_stands_in_one_place() -> None:
    """The portal's security policy is written once in the program."""
    sources = (Path(remote.__file__).parent.parent).rglob("*.py")
    words = "script-src 'self'; style-src 'self'; img-src 'self'"
    assert words in POLICY
    assert [path.name for path in sources if words in path.read_text(encoding="utf-8")] == ["policy.py"]


def test_a_copy_of_a_release_is_still_whole(released: Released, tmp_path: Path) -> None:
    """Copied elsewhere, a release is still whole: nothing in it depends on where it lies."""
    assert found(copied(released.to, tmp_path / "别处")) == []
