"""The page of the forms, and what it asks for.

takes  a request below ``/forms/<place>/``
gives  Decap CMS, its configuration, the answers it waits for
does not  send anything anywhere else
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from generator.desk.collections import API, forms_config
from generator.desk.guard import JSON, Request
from generator.desk.proxy import CHANGING, MissingError, Proxy, RefusedError
from generator.desk.server import Response
from generator.desk.state import Records

SCRIPT = "decap-cms.js"
# Decap compiles its own checks of the configuration: without unsafe-eval it does not start. Nothing else of the desk,
# and nothing of the public site, has this policy.
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>填表</title>
<link href="config.yml" type="text/yaml" rel="cms-config-url">
<link rel="stylesheet" href="/desk.css">
<script src="/before.js" defer></script>
<script src="/decap/decap-cms.js" defer></script>
<script src="/forms.js" defer></script>
</head>
<body class="dk-forms"></body>
</html>
"""
CHANGED = "X-Gongkai-Changed"  # tells the page of the forms that something was written
NOT_INSTALLED = "表单没有装好。请技术员在项目文件夹里运行 make desk，再重新打开。"


def decap_file(name: str) -> bytes | None:
    """A file of Decap CMS as it was installed, or ``None``."""
    if not name or any(part in ("", ".", "..") for part in name.split("/")) or "\\" in name:
        return None
    file = files("generator.desk").joinpath("assets", "decap", *name.split("/"))
    return file.read_bytes() if file.is_file() else None


def form_response(records: Records, proxy: Proxy, slug: str, place_name: str, rest: str, request: Request) -> Response:
    """The answer to a request below a place's folder."""
    if rest == "" and request.method == "GET":
        if decap_file(SCRIPT) is None:
            return Response(NOT_INSTALLED.encode(), "text/plain; charset=utf-8", HTTPStatus.SERVICE_UNAVAILABLE)
        return Response(PAGE.encode(), policy=POLICY)
    if rest == "config.yml" and request.method == "GET":
        told = forms_config(records.home, slug, place_name, records.titles(slug))
        return Response(json.dumps(told, ensure_ascii=False).encode(), "text/yaml; charset=utf-8")
    if rest == API and request.method == "POST":
        return _api(proxy, request)
    return Response("没有这一页。".encode(), "text/plain; charset=utf-8", HTTPStatus.NOT_FOUND)


def _api(proxy: Proxy, request: Request) -> Response:
    """One action, as JSON and in JSON."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != JSON:
        return _json({"error": "只收 JSON。"}, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    try:
        told = json.loads(request.body)
    except (ValueError, RecursionError):
        return _json({"error": "送来的内容读不懂，没有做。"}, HTTPStatus.BAD_REQUEST)
    action = told.get("action") if isinstance(told, Mapping) else None
    params = told.get("params", {}) if isinstance(told, Mapping) else None
    if not isinstance(action, str) or not isinstance(params, Mapping):
        return _json({"error": "送来的内容不对，没有做。"}, HTTPStatus.BAD_REQUEST)
    try:
        answer = proxy.answer(action, params)
    except MissingError as error:
        return _json({"error": str(error)}, HTTPStatus.NOT_FOUND)
    except RefusedError as error:
        items = [asdict(item) for item in error.items]
        return _json({"error": str(error), "items": items}, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _json(answer, HTTPStatus.OK, ((CHANGED, "1"),) if action in CHANGING else ())


def _json(value: Any, status: HTTPStatus, headers: tuple[tuple[str, str], ...] = ()) -> Response:
    return Response(json.dumps(value, ensure_ascii=False).encode(), f"{JSON}; charset=utf-8", status, headers=headers)
