"""A desk over the minimal site in a repository, spoken to as a browser would."""

from __future__ import annotations

import json
import shutil
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any

from generator.desk.desk import Desk
from generator.desk.guard import FORM, JSON, Guard, Request
from generator.desk.server import Response
from generator.desk.state import Records
from generator.desk.submitting import Outbox
from tests.factories import MINIMAL
from tests.repository import Repository

PORT, TOKEN = 8765, "a-key-of-this-window"
HOST = f"127.0.0.1:{PORT}"
OURS = {
    "host": HOST,
    "origin": f"http://{HOST}",
    "cookie": f"gongkai_desk_{PORT}={TOKEN}",
    "sec-fetch-site": "same-origin",
}
API = "/forms/shili/api/v1"


def make_desk(config: Path) -> Desk:
    """A desk on a fixed day."""
    records = Records(config, lambda: date(2026, 11, 21))
    return Desk(records, Guard(PORT, TOKEN), Outbox(records))


def get(desk: Desk, path: str, **headers: str | None) -> Response:
    """A page, asked for from the opened window unless a header is changed or taken away."""
    return desk.answer(Request("GET", path, {}, merged(headers)))


def post(desk: Desk, path: str, body: bytes, kind: str = FORM, **headers: str | None) -> Response:
    """A form of our own pages, or anything else."""
    return desk.answer(Request("POST", path, {}, merged({"content-type": kind, **headers}), body))


def ask(desk: Desk, action: str, **params: Any) -> tuple[HTTPStatus, Any]:
    """An action of the forms."""
    body = json.dumps({"branch": "main", "action": action, "params": params}).encode()
    response = post(desk, API, body, JSON)
    return response.status, json.loads(response.content)


def save(desk: Desk, path: str, raw: str, bases: dict[str, str] | None = None) -> tuple[HTTPStatus, Any]:
    """A form, saved: from a window that has just been given the file, or was given it when ``bases`` were."""
    sent = {"dataFiles": [{"slug": "x", "path": path, "raw": raw}], "assets": [], "options": {}}
    return ask(desk, "persistEntry", **sent, bases=given(desk, path) if bases is None else bases)


def given(desk: Desk, path: str) -> dict[str, str]:
    """What a window knows of a file when it has asked for it; nothing of one that is not there."""
    status, told = ask(desk, "getEntry", path=path)
    return {path: told["file"]["id"]} if status is HTTPStatus.OK else {}


def merged(headers: dict[str, str | None]) -> dict[str, str]:
    told = {**OURS, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return {name: value for name, value in told.items() if value is not None}


def shared_with(repository: Repository, folder: Path) -> Path:
    """A repository shared with a colleague, who has sent a commit that is not here yet; where it lies."""
    shared, colleague = folder / "shared.git", folder / "colleague"
    repository.git("clone", "-q", "--bare", str(repository.top), str(shared))
    repository.git("remote", "add", "origin", str(shared))
    repository.git("fetch", "-q", "origin")
    repository.git("branch", "-q", "--set-upstream-to", "origin/main")
    repository.git("clone", "-q", str(shared), str(colleague))
    repository.git("-C", str(colleague), "commit", "-q", "--allow-empty", "-m", "x")
    repository.git("-C", str(colleague), "push", "-q")
    return shared


def nested(top: Path) -> Path:
    """The settings of the minimal site in a folder two below its national records."""
    site = top / "examples" / "shili"
    shutil.copytree(MINIMAL, site)
    (top / "content").mkdir()
    (site / "content" / "_national").rename(top / "content" / "_national")
    config = site / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}national: '../../content/_national'\n", encoding="utf-8", newline="\n")
    return config
