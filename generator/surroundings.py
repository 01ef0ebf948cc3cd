"""What a run takes from outside: today's date; where the theme, Material's icons and the national records lie.

takes  the settings file and the as-of date, if one was asked for
gives  the pipeline's ``Settings``
does not  run anything
"""

from __future__ import annotations

from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.catalogue import must_change
from generator.days.calendar import Calendar, make_calendar
from generator.load.files import NATIONAL
from generator.load.site import load_portal
from generator.model.past import Past
from generator.model.portal import public_view
from generator.pipeline import Settings


class CalendarError(Exception):
    """The calendar cannot be had; the message says why, in Chinese."""


def load_calendar(config: Path, slug: str | None) -> Calendar:
    """The calendar of the site's records, with a place's own days over it; the library's alone where there is no site.

    Raises CalendarError for records that must be mended first, and for a place that is not there.
    """
    if not config.exists() and slug is None:
        return make_calendar(())
    portal, findings = load_portal(config, lambda _: None)
    if portal is None or must_change(list(findings)):
        raise CalendarError("记录里有必须改的地方，先运行 gongkai check。")
    public = public_view(portal)
    records = [located.record for located in public.calendars.values()]
    if slug is not None:
        places = {place.slug: place for place in public.places}
        if slug not in places:
            raise CalendarError(f"没有“{slug}”这个地方；现有：{'、'.join(places)}。")
        records += [located.record for located in places[slug].calendars.values()]
    return make_calendar(records)


def today() -> date:
    """Today in Asia/Shanghai: the only place where the clock is read."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def make_settings(config: Path, as_of: date | None, past: Past | None, *, verify: bool = True) -> Settings:
    """Settings of a run; ``published_here`` is tested against today unless an earlier day was asked for."""
    now = today()
    return Settings(
        config=config.absolute(),
        as_of=as_of or now,
        today=now if as_of is None or as_of >= now else None,
        theme=theme_folder(),
        icons=icons_folder(),
        verify=verify,
        past=past,
    )


def theme_folder() -> Path:
    """The theme package's folder."""
    return _folder("theme")


def icons_folder() -> Path:
    """Material Design icons as mkdocs-material ships them."""
    return _folder("material") / "templates" / ".icons" / "material"


def national_folder() -> Path | None:
    """The national records a new site begins with: in the package as it is installed, else those of the project."""
    own = Path(__file__).parent
    return next((one for one in (own / "national", own.parent / "content" / NATIONAL) if one.is_dir()), None)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent
