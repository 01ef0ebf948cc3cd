"""What nginx and Caddy send with every answer, set up with the files an office copies."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli
import pytest

from generator.cli import run
from generator.verify.policy import HEADERS, POLICY
from tests.deploy.conftest import MOUNT, Released
from tests.deploy.servers import DEPLOY, DOMAIN, Answer, Place

ALWAYS = {name.lower(): told for name, told in HEADERS.items()}
LASTING = "public, max-age=31536000, immutable"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".ofd": "application/ofd",
}


def check_headers(answer: Answer, *, secure: bool = True) -> None:
    """The headers that stand on every answer, each once."""
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert answer.headers.get("strict-transport-security") == ("max-age=31536000" if secure else None)
    assert not re.search(r"\d", answer.headers.get("server", ""))  # no version


def some_of_each(folder: Path) -> dict[str, str]:
    """The path of one large file of each suffix."""
    found: dict[str, tuple[int, str]] = {}
    for path in folder.rglob("*.*"):
        if path.is_file() and path.suffix not in (".gz", ".br") and not path.name.startswith("."):
            told = path.stat().st_size, path.relative_to(folder).as_posix()
            found[path.suffix] = max(found.get(path.suffix, (0, "")), told)
    return {suffix: path for suffix, (_, path) in found.items()}


def test_every_type_of_file(served: Place, example: Released) -> None:
    """A file of every suffix there is comes with the headers, its own type and its own bytes."""
    files = some_of_each(example.current)
    assert set(TYPES) <= set(files)
    for suffix, path in files.items():
        answer = served.ask(path)
        assert answer.status == 200, path
        check_headers(answer)
        if suffix in TYPES:
            told = answer.headers["content-type"]
            assert told in (TYPES[suffix], f"{TYPES[suffix]}; charset=utf-8"), path
        assert answer.body == (example.current / path).read_bytes()


def test_what_lasts_and_what_does_not(served: Place, example: Released) -> None:
    """Files named by their content may be kept for ever; of all others a browser asks each time whether they changed."""
    lasting = re.compile(r"assets/[a-z-]+\.[0-9a-f]{10}\.\w+|search/[a-z]{11}\.js")
    scripts = sorted(path.name for path in (example.current / "search").glob("*.js"))
    assets = [path.relative_to(example.current).as_posix() for path in (example.current / "assets").iterdir()]
    names = [f"search/{name}" for name in scripts[:20]] + [name for name in assets if not name.endswith((".gz", ".br"))]
    assert [name for name in names if not lasting.fullmatch(name)] == []
    assert {served.ask(name).headers["cache-control"] for name in names} == {LASTING}
    for path in ("", "index.html", "search/", "units/", *some_of_each(example.current).values()):
        if not lasting.fullmatch(path):
            assert served.ask(path).headers["cache-control"] == "no-cache", path


@pytest.mark.parametrize(
    "path", ["no/such/page/", "no-such.csv", "assets/portal.0123456789.css", "search/abcdefghijk.js"]
)
def test_what_is_not_there(served: Place, example: Released, path: str) -> None:
    """What is not there is answered with the site's own page, status 404, in HTML, and not to be kept."""
    answer = served.ask(path)
    assert answer.status == 404
    check_headers(answer)
    assert answer.headers["content-type"] == TYPES[".html"]
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.body == (example.current / "404.html").read_bytes()


@pytest.mark.parametrize("path", [".secret", ".git/config", "units/.x", "empty/", "assets/", "..%2f.lock", "../.order"])
def test_nothing_is_listed_and_nothing_hidden_is_shown(served: Place, path: str) -> None:
    """Hidden files, what lies beside the site, and lists of folders are not there."""
    answer = served.ask(path)
    assert answer.status in (400, 404)
    assert answer.status == 400 or answer.headers["content-security-policy"] == POLICY
    assert b"secret" not in answer.body


def test_a_folder_without_its_stroke(served: Place) -> None:
    """The address of a folder without the last stroke leads to the one with it, on whatever host and port it was asked."""
    answer = served.ask("units")
    assert answer.status in (301, 308)
    assert answer.headers["location"] == "/units/"
    check_headers(answer)
    assert served.ask("units/").body == served.ask("units/index.html").body


def test_the_list_of_sums_is_text(served: Place, example: Released) -> None:
    """``SHA256SUMS`` can be read in a browser."""
    answer = served.ask("SHA256SUMS")
    assert answer.headers["content-type"] == TYPES[".txt"]
    assert answer.body == (example.current / "SHA256SUMS").read_bytes()
    check_headers(answer)
    assert answer.headers["cache-control"] == "no-cache"


def test_every_form_a_browser_takes(served: Place, example: Released) -> None:
    """Brotli, gzip or the plain file, as the browser asks; each form says that it depends on that."""
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
    for suffix, path in some_of_each(example.current).items():
        if not (example.current / f"{path}.br").is_file():
            continue
        plain = (example.current / path).read_bytes()
        for wanted, form in (("br, gzip", "br"), ("gzip", "gzip"), ("identity", "")):
            answer = served.ask(path, Accept_Encoding=wanted)
            assert answer.headers.get("content-encoding", "") == form, (path, wanted)
            assert answer.headers.get("vary", "").lower() == "accept-encoding", (path, wanted)
            assert unpack[form](answer.body) == plain
            assert len(answer.body) <= len(plain)
            if suffix in TYPES:
                assert answer.headers["content-type"].startswith(TYPES[suffix].split(";")[0])
            check_headers(answer)


def test_only_reading(served: Place) -> None:
    """The site takes nothing: what is sent to it is refused, with the headers."""
    answer = served.ask("index.html", "POST")
    assert answer.status == 405
    assert answer.headers["content-security-policy"] == POLICY
    assert served.ask("index.html", "HEAD").body == b""


def test_below_a_path(below: Place, mounted: Released) -> None:
    """Under a sub-path everything is as at the root: pages, folders, types, sums, the page for what is not there."""
    for path in ("", "units/", "units/jiaoyu/index.html", "data/shili.json", "SHA256SUMS", "feed.xml"):
        answer = below.ask(path)
        assert answer.status == 200, path
        check_headers(answer)
        file = mounted.current / (f"{path}index.html" if path.endswith("/") or not path else path)
        assert answer.body == file.read_bytes()
    assert below.ask("SHA256SUMS").headers["content-type"] == TYPES[".txt"]
    assert below.ask("units").headers["location"] == f"{MOUNT}units/"
    for path in ("none/", ".git/config", "x.csv"):
        answer = below.ask(path)
        assert answer.status == 404
        check_headers(answer)
        assert answer.body == (mounted.current / "404.html").read_bytes()
        assert MOUNT.encode() in answer.body
    (sheet,) = (path.name for path in (mounted.current / "assets").glob("portal.*.css"))
    answer = below.ask(f"assets/{sheet}", Accept_Encoding="br")
    assert (answer.headers["content-encoding"], answer.headers["cache-control"]) == ("br", LASTING)
    assert below.ask_host("/zwgk/").body != below.ask("").body


def test_behind_another_machine(behind: Place) -> None:
    """Without https of its own the site sends all headers but the one that only https may send."""
    for path in ("", "data/shili.json", "none"):
        check_headers(behind.ask(path), secure=False)


def test_the_files_hold_the_one_policy() -> None:
    """What stands in the files for the servers is what the program says of it, word for word, once."""
    for name in ("nginx-headers.conf", "Caddyfile"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        assert [header for header, told in HEADERS.items() if text.count(f'{header} "{told}"') != 1] == []
        assert text.count("default-src") == 1


@pytest.mark.parametrize("path", ["", "index.html"])
def test_the_command_that_verifies_is_content(behind: Place, path: str) -> None:
    """``gongkai verify`` of the address finds every file whole and every header as it ought to be."""
    assert run(["verify", behind.url + path]) == 0


def test_no_header_is_dropped() -> None:
    """Nginx forgets all headers where a place adds one of its own: only the one file adds any."""
    assert "add_header" not in (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    added = (DEPLOY / "nginx-headers.conf").read_text(encoding="utf-8").split("\nadd_header ")[1:]
    assert all(" always;" in line for line in added)


def test_places_to_fill_in_are_made_up() -> None:
    """The files name no host but the reserved one, and mark each place that is to be filled in."""
    for name in ("nginx.conf", "nginx-headers.conf", "Caddyfile"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        hosts = set(re.findall(r"\b[a-z0-9-]+\.(?:gov|com|cn|org|net|example)\b", text))
        assert hosts <= {DOMAIN}
        for line in text.splitlines():
            if name == "nginx.conf" and not line.lstrip().startswith("#") and (DOMAIN in line or "/srv/" in line):
                assert "# 填" in line
