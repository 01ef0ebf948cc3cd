"""What a run takes from outside: today's date, and where the theme and Material's icons lie.

takes  the settings file and the as-of date, if one was asked for
gives  the pipeline's ``Settings``
does not  run anything
"""

from __future__ import annotations

from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.pipeline import Settings


def today() -> date:
    """Today in Asia/Shanghai: the only place where the clock is read."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def make_settings(config: Path, as_of: date | None, *, verify: bool = True) -> Settings:
    """Settings of a run; ``published_here`` is tested against today unless an earlier day was asked for."""
    now = today()
    return Settings(
        config=config.absolute(),
        as_of=as_of or now,
        today=now if as_of is None or as_of >= now else None,
        theme=theme_folder(),
        icons=icons_folder(),
        verify=verify,
    )


def theme_folder() -> Path:
    """The theme package's folder."""
    return _folder("theme")


def icons_folder() -> Path:
    """Material Design icons as mkdocs-material ships them."""
    return _folder("material") / "templates" / ".icons" / "material"


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent
