"""The pages of the desk: what is due, forms, preview, what changes for the public, submitting.

takes  a request that was let in
gives  a page
does not  change a record itself: that is the forms' and the office's verbs' doing
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from http import HTTPStatus
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.desk.collections import API
from generator.desk.forms import decap_file, form_response
from generator.desk.guard import BODY_LIMIT, FILE_LIMIT, FORM, Guard, Request
from generator.desk.preview import page_of
from generator.desk.proxy import Proxy
from generator.desk.server import Response
from generator.desk.state import Records
from generator.desk.submitting import Outbox
from generator.desk.today import Today, today_view
from generator.desk.told import Teller
from generator.desk.writing import Outcome, nil_view, report_nothing, withdraw, withdrawal_view
from generator.reports.report import Item
from generator.revision.records import RevisionError
from generator.verify.policy import POLICY

SCRIPT = "text/javascript; charset=utf-8"
STYLE = "text/css; charset=utf-8"
OWN_FILES = {"desk.css": STYLE, "preview.css": STYLE, "before.js": SCRIPT, "forms.js": SCRIPT}
PREVIEW, FORMS, DECAP = "/preview/", "/forms/", "/decap/"
ENVIRONMENT = Environment(
    loader=PackageLoader("generator.desk"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip


@dataclass
class Desk:
    """One site's desk, for one browser on this machine."""

    records: Records
    guard: Guard
    outbox: Outbox

    def __post_init__(self) -> None:
        """One change at a time, whether it comes from the forms or from a page of our own."""
        records, outbox, self.changing = self.records, self.outbox, threading.Lock()
        self.proxy = Proxy(
            records.home, records.prefix, self._slugs, records.judge, outbox.hindrance, outbox.holds, self.changing
        )

    def answer(self, request: Request) -> Response:
        """The page asked for; whoever does not come from the opened window is turned away."""
        if self.guard.opens(request):
            welcome = (("Set-Cookie", self.guard.cookie), ("Location", "/"))
            return Response(b"", status=HTTPStatus.SEE_OTHER, headers=welcome)
        if refusal := self.guard.turns_away(request):
            status, says = refusal
            return Response(says.encode(), "text/plain; charset=utf-8", status)
        for prefix, page in ((PREVIEW, self._preview), (FORMS, self._forms), (DECAP, self._decap)):
            if request.path.startswith(prefix):
                return page(request, request.path.removeprefix(prefix))
        pages: Mapping[tuple[str, str], Callable[[Request], Response]] = {
            ("GET", "/"): self._today,
            ("GET", "/forms"): self._places,
            ("GET", "/submit"): self._submit,
            ("POST", "/submit"): self._submitted,
            ("GET", "/changes"): self._changes,
            ("GET", "/withdraw"): lambda one: self._page("withdraw", **withdrawal_view(self.records, one.query)),
            ("POST", "/withdraw"): lambda one: self._done(withdraw(self.records, _fields(one), self.outbox.hindrance)),
            ("GET", "/nil"): lambda _: self._page("nil", **nil_view(self.records)),
            ("POST", "/nil"): lambda one: self._done(report_nothing(self.records, _fields(one), self.outbox.hindrance)),
            ("GET", "/favicon.ico"): lambda _: Response(b"", status=HTTPStatus.NO_CONTENT),
            ("POST", "/fetch"): self._fetched,
            ("POST", "/discard"): self._discarded,
        }
        if page_for := pages.get((request.method, request.path)):
            with self.changing if request.method == "POST" else nullcontext():
                return page_for(request)
        return self._asset(request.path.removeprefix("/"))

    def most(self, request: Request) -> int:
        """A file is taken from the forms of the opened window alone; its head is looked at before its body is read."""
        is_form = request.path.startswith(FORMS) and request.path.endswith(f"/{API}")
        return FILE_LIMIT if is_form and self.guard.turns_away(request) is None else BODY_LIMIT

    def _today(self, _: Request) -> Response:
        return self._page("today", today=self._agenda())

    def _agenda(self) -> Today:
        return today_view(self.records.checked(), self.records.report(), self._teller())

    def _places(self, _: Request) -> Response:
        return self._page("places", places=self.records.place_names())

    def _forms(self, request: Request, rest: str) -> Response:
        slug, _, inner = rest.partition("/")
        names = dict(self.records.place_names())
        if slug not in names:
            return self._missing()
        return form_response(self.records, self.proxy, slug, names[slug], inner, request)

    def _teller(self) -> Teller:
        return Teller(self.records.home, self.records.prefix, self._slugs())

    def _slugs(self) -> tuple[str, ...]:
        return tuple(slug for slug, _ in self.records.place_names())

    def _decap(self, request: Request, name: str) -> Response:
        content = decap_file(name) if request.method == "GET" else None
        if content is None:
            return self._missing()
        kind = SCRIPT if name.endswith(".js") else "application/octet-stream"
        return Response(content, kind)

    def _preview(self, request: Request, path: str) -> Response:
        built = self.records.built()
        found = page_of(dict(built.files), path) if request.method == "GET" else None
        if found is None:
            return self._page("no_preview", today=self._agenda())
        content, kind, is_there = found
        return Response(content, kind, HTTPStatus.OK if is_there else HTTPStatus.NOT_FOUND, POLICY)

    def _submit(self, _: Request) -> Response:
        return self._page("submit", **self.outbox.view())

    def _submitted(self, request: Request) -> Response:
        told = _fields(request)
        said = (told.get(name, "") for name in ("message", "basis", "side", "others"))
        return self._page("done", **self.outbox.submit(*said))

    def _changes(self, _: Request) -> Response:
        try:
            return self._page("changes", changes=self.records.changes(), trouble="")
        except RevisionError as error:
            return self._page("changes", changes=None, trouble=str(error))

    def _done(self, outcome: Outcome) -> Response:
        return self._page("done", said=outcome.said, is_good=outcome.is_good, broken=outcome.broken, stands=True)

    def _fetched(self, _: Request) -> Response:
        return self._page("done", **self.outbox.fetch())

    def _discarded(self, request: Request) -> Response:
        return self._page("done", **self.outbox.discard(_fields(request).get("path", "")))

    def _asset(self, name: str) -> Response:
        if name not in OWN_FILES:
            return self._missing()
        content = files("generator.desk").joinpath("assets", name).read_bytes()
        return Response(content, OWN_FILES[name])

    def _missing(self) -> Response:
        return Response("没有这一页。".encode(), "text/plain; charset=utf-8", HTTPStatus.NOT_FOUND)

    def _page(self, template: str, broken: Sequence[Item] = (), **view: Any) -> Response:
        told = self._teller().tell(broken) if broken else ()
        text = ENVIRONMENT.get_template(f"{template}.html").render(status=self.outbox.status(), broken=told, **view)
        return Response(text.encode(), policy=POLICY)


def desk_answer(records: Records, outbox: Outbox, token: str, told: Callable[[str], None]) -> Callable[[int], Desk]:
    """Whom a server asks; ``told`` is given the address to open, once the port is known."""

    def for_port(port: int) -> Desk:
        guard = Guard(port, token)
        told(guard.address)
        return Desk(records, guard, outbox)

    return for_port


def _fields(request: Request) -> dict[str, str]:
    """The fields of a form of our own pages."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != FORM:
        return {}
    return dict(parse_qsl(request.body.decode("utf-8", "replace"), max_num_fields=50))
