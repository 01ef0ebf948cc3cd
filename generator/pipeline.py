"""The order of the stages; the only place that knows it.

takes  where the settings are, the as-of date, how to report progress
gives  findings, observations and the files of the site
does not  print, exit, or read the clock
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.audit.audit import audit, observe
from generator.audit.disclosure import observe_reaches
from generator.catalogue import must_change
from generator.disclosure.day import PortalDay, day_of
from generator.disclosure.reach import Reach, reaches_of
from generator.export.calendars import calendar_file
from generator.export.feeds import feed_file
from generator.export.files import export_files
from generator.findings import Finding, Findings, Place
from generator.load.lives import read_lives
from generator.load.site import load_portal
from generator.load.versions import read_histories
from generator.model.observation import Observation
from generator.model.past import NO_HISTORIES, Lives, Past
from generator.model.portal import Portal
from generator.plan.site import SitePlan, plan_site
from generator.privacy.attachments.offer import offer_attachments
from generator.render.assets import gather_assets
from generator.render.environment import make_environment
from generator.render.render import Renderer, draw_pages
from generator.search.files import make_index
from generator.verify.depth import depths_of
from generator.verify.verify import verify_site
from generator.write.tree import ForeignFolderError, UnsafePathError, replace_tree, write_tree

Progress = Callable[[str], None]
Files = list[tuple[str, bytes]]
NO_HISTORY = "git 没有答完，页面上写“取不到完整的修改记录”；过一会儿再建一次"
NO_PAST = "取不到完整的修改记录，“本站发布”的日子没有和 git 对照"


@dataclass(frozen=True)
class Settings:
    """What a run is given from outside."""

    config: Path
    as_of: date
    today: date | None  # set where published_here is tested against it
    theme: Path
    icons: Path
    verify: bool = True
    past: Past | None = None  # what git says of the files; None where it says nothing


@dataclass(frozen=True)
class Checked:
    """The result of load and audit."""

    portal: Portal | None
    findings: tuple[Finding, ...]
    day: PortalDay | None = None  # None where something must be mended first
    observations: tuple[Observation, ...] = ()
    past: Past | None = None  # of all files of the site
    lives: Lives | None = None
    notes: tuple[str, ...] = ()  # what was not tested

    @property
    def blocked(self) -> bool:
        """Whether something must be mended before anything is built."""
        return self.portal is None or bool(must_change(list(self.findings)))


@dataclass(frozen=True)
class Built:
    """The result of a whole run; ``files`` is empty where something must be mended first."""

    findings: tuple[Finding, ...]
    observations: tuple[Observation, ...]
    files: Files
    pages: int
    portal: Portal | None = None  # as it was loaded, what is not public included; None where it could not be read


def check(settings: Settings, progress: Progress) -> Checked:
    """Load and audit."""
    portal, findings = load_portal(settings.config, progress)
    if portal is None:
        return Checked(None, tuple(findings))
    past = settings.past.above(portal.config.levels_up) if settings.past else None
    lives = read_lives(settings.config, portal.config, past) if past else None
    notes = () if lives and lives.is_complete else (NO_PAST,)
    for note in notes:
        progress(note)
    progress("核对记录")
    audited = audit(
        portal,
        settings.today,
        settings.as_of,
        has_icon=lambda name: (settings.icons / f"{name}.svg").is_file(),
        is_read=not must_change(list(findings)),
        lives=lives,
    )
    findings.extend(audited)
    if must_change(list(findings)):
        return Checked(portal, tuple(findings), past=past, lives=lives, notes=notes)
    day = day_of(portal, settings.as_of, lives)
    return Checked(portal, tuple(findings), day, observe(day), past, lives, notes)


def build(settings: Settings, progress: Progress) -> Built:
    """Load, audit, plan, render, export, verify: everything but writing."""
    checked = check(settings, progress)
    day = checked.day
    if day is None:
        return Built(checked.findings, checked.observations, [], 0)
    findings = Findings()
    portal = offer_attachments(day.portal, findings)
    if must_change(list(findings)):
        return Built((*checked.findings, *findings), checked.observations, [], 0)
    day = replace(day, portal=portal)
    placed = tuple(o for o in checked.observations if o.is_discrepancy)
    progress("排页面")
    past, lives = checked.past, checked.lives
    histories = read_histories(portal, lives, past, settings.as_of) if past and lives else NO_HISTORIES
    if lives and lives.is_complete and not histories.is_complete:
        progress(NO_HISTORY)
    plan, found = plan_site(day, placed, histories)
    findings.extend(found)
    files: Files = []
    reaches: Mapping[str, Reach] = {}
    if not must_change(list(findings)):
        files, reaches = _draw(settings, day, placed, plan, findings, progress)
    if files and settings.verify and not must_change(list(findings)):
        progress("检查建好的页面")
        config = portal.config
        allowed = (*((config.site_url,) if config.site_url else ()), *_addresses(portal))
        findings.extend(verify_site(files, plan.identity.who_speaks, config.mount_path, allowed))
    everything = Findings([*checked.findings, *findings])
    blocked = must_change(list(everything))
    observations = (*checked.observations, *observe_reaches(reaches))
    counted = _pages(files) or len(plan.pages)
    return Built(tuple(everything), observations, [] if blocked else files, counted, checked.portal)


def _pages(files: Files) -> int:
    return sum(path.endswith(".html") for path, _ in files)


def _addresses(portal: Portal) -> set[str]:
    """The addresses of channels on the web: the only other sites a page may name."""
    groups = [portal.national.channels, *(place.channels for place in portal.places)]
    return {located.record.url for group in groups for located in group.values() if located.record.url}


def _draw(
    settings: Settings,
    day: PortalDay,
    observations: tuple[Observation, ...],
    plan: SitePlan,
    findings: Findings,
    progress: Progress,
) -> tuple[Files, Mapping[str, Reach]]:
    """Every file; and what takes how many taps, which only the drawn pages tell."""
    portal = day.portal
    progress(f"画 {len(plan.pages)} 个页面")
    environment = make_environment(settings.theme, settings.icons)
    assets = gather_assets(settings.theme)
    renderer = Renderer(environment, assets, plan.identity, settings.as_of, portal.config.mount_path)
    files = [(path, text.encode()) for path, text in draw_pages(renderer, plan.pages, settings.theme, findings)]
    alone = len(portal.config.jurisdictions) == 1
    homes = ["index.html"] if alone else [f"{place.slug}/index.html" for place in portal.places]
    reaches = reaches_of(day.accounts, depths_of(files, homes), alone)
    progress("编搜索目录")
    index = make_index(*plan.search)
    later = (*plan.later(reaches), plan.searching(index.root))
    files += [(path, text.encode()) for path, text in draw_pages(renderer, later, settings.theme, findings)]
    addresses = [
        (page.frame.path.removesuffix("index.html"), page.frame.updated)
        for page in (*plan.pages, *later)
        if page.frame.is_indexed
    ]
    files += export_files(day, observations, addresses, {path for path, _ in files})
    base = portal.config.site_url or ""
    files += [(feed.path, feed_file(feed, base, plan.identity.who_speaks, settings.as_of)) for feed in plan.feeds]
    files += [(one.path, calendar_file(one, base, settings.as_of)) for one in plan.calendars]
    return [*files, *index.files, *assets.files()], reaches


def write(target: Path, files: Files, findings: Findings, *, whole: bool = True) -> bool:
    """Put the files in place; false with a finding where that failed, and then nothing was changed.

    ``whole`` replaces the folder at once; otherwise the files are written into a folder somebody else has prepared.
    """
    place = Place(target.as_posix())
    try:
        (replace_tree if whole else write_tree)(target, files)
    except ForeignFolderError:
        findings.add("V109", place, folder=target)
    except UnsafePathError as error:
        findings.add("P103", place, path=error)
    except OSError as error:
        findings.add("V108", place, reason=error.strerror or error)
    else:
        return True
    return False
