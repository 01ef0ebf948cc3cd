"""The minimal site planned for a day, or built whole with some edits."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from generator.disclosure.day import day_of
from generator.model.portal import Portal
from generator.pages.frame import Page
from generator.pipeline import Built, Settings, build, check
from generator.plan.site import plan_site
from generator.surroundings import icons_folder, theme_folder
from tests.bad_inputs.mutate import make_site
from tests.factories import TODAY

GONE = {"date": "2026-11-21", "reason": "内容有误，已另行公开。"}
Edits = list[dict[str, Any]]


def pages_of(portal: Portal, as_of: date = TODAY) -> dict[str, Page]:
    """Every page of a day, by address."""
    plan, findings = plan_site(day_of(portal, as_of), ())
    assert list(findings) == []
    return {page.frame.path: page for page in plan.pages}


def edit(path: str, old: str, new: str) -> dict[str, Any]:
    """An edit of a file of the minimal site."""
    return {"op": "replace", "path": path, "old": old, "new": new}


def built(folder: Path, edits: Edits, as_of: date = TODAY, **settings: Any) -> dict[str, bytes]:
    """Every file of the minimal site with the edits made."""
    files = dict(whole(folder, edits, as_of, **settings).files)
    assert files
    return files


def whole(folder: Path, edits: Edits, as_of: date = TODAY, **settings: Any) -> Built:
    """The result of the run."""
    config = make_site(folder, edits)
    return build(Settings(config, as_of, None, theme_folder(), icons_folder(), **settings), lambda _: None)


def found(folder: Path, edits: Edits) -> list[Any]:
    """The findings of the minimal site with the edits made."""
    config = make_site(folder, edits)
    return list(check(Settings(config, TODAY, None, theme_folder(), icons_folder()), lambda _: None).findings)
