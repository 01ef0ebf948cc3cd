"""The audit: all rules, in order.

takes  the portal as loaded, the as-of date, and today's date where dates are tested for truth; the portal of a day
gives  findings; observations
does not  read files, score or print
"""

from __future__ import annotations

from datetime import date

from generator.audit.attachments import check_attachments
from generator.audit.book import check_book
from generator.audit.calendars import check_calendars
from generator.audit.catalogues import check_catalogues
from generator.audit.coverage import check_coverage
from generator.audit.disclosure import observe_accounts
from generator.audit.discrepancies import RULES
from generator.audit.entered import check_entered
from generator.audit.grounds import check_grounds
from generator.audit.life import check_life
from generator.audit.local_relief import check_local_relief
from generator.audit.meetings import check_meetings
from generator.audit.opening import check_opening
from generator.audit.overrides import check_overrides
from generator.audit.past import check_past
from generator.audit.periods import check_periods
from generator.audit.personal import check_personal
from generator.audit.plainness import check_plainness
from generator.audit.posts import check_posts
from generator.audit.privacy import check_privacy
from generator.audit.references import check_references
from generator.audit.relief import HasIcon, check_relief
from generator.audit.reporting import check_reporting
from generator.audit.resolutions import check_resolutions
from generator.audit.rules import check_rules
from generator.audit.silences import check_silences
from generator.audit.standings import observe_ledgers
from generator.audit.tables import check_tables
from generator.audit.targeting import check_targeting
from generator.audit.thesaurus import check_thesaurus
from generator.audit.waivers import check_waivers
from generator.disclosure.day import PortalDay
from generator.findings import Findings, finding
from generator.model.base import State
from generator.model.observation import Observation
from generator.model.past import Lives
from generator.model.portal import Portal
from generator.model.site import SiteConfig
from generator.privacy.waivers import book_of_waivers

SITE_SETTINGS = ("organizer", "site_id_code", "icp", "police")


def audit(
    portal: Portal,
    today: date | None,
    as_of: date,
    *,
    has_icon: HasIcon = lambda _: True,
    is_read: bool = True,
    lives: Lives | None = None,
) -> Findings:
    """Findings of all records.

    ``has_icon`` says whether the theme has an icon of that name. ``is_read`` is false where reading already found
    something that must be mended. ``lives`` is what git says, where it says anything.
    """
    findings = Findings()
    if not any(place.jurisdiction.record.is_public for place in portal.places) and is_read and not _begins(portal):
        findings.add("A132", portal.config_place)
    check_references(portal, findings)
    check_coverage(portal, findings)
    check_life(portal, today, findings)
    check_calendars(portal, findings)
    check_grounds(portal, as_of, findings)
    check_periods(portal, findings)
    check_relief(portal, as_of, has_icon, findings)
    check_tables(portal.national, findings)
    check_thesaurus(portal.national, as_of, findings)
    check_local_relief(portal, findings)
    check_overrides(portal, max(today, as_of) if today else as_of, findings)
    check_plainness(portal, findings)
    check_catalogues(portal, findings)
    latest = max(today, as_of) if today else None  # a portal made as of a later day may hold what is done by then
    for place in portal.places:
        check_meetings(place, latest, findings)
        check_resolutions(portal, place, latest, findings)
        check_reporting(portal, place, latest, findings)
        check_silences(portal, place, latest, findings)
        check_targeting(portal, place, latest, findings)
        check_rules(place, findings)
        check_entered(place, findings)
        check_book(place, latest, findings)
        check_opening(place, latest, findings)
        check_personal(place, findings)
    check_posts(portal, findings)
    waivers = book_of_waivers(portal, as_of)
    check_privacy(portal, waivers, findings)
    check_attachments(portal, waivers, today, findings)
    check_waivers(portal, waivers, findings)
    if lives is not None:
        check_past(portal, lives, today or as_of, findings)
    return findings


def _begins(portal: Portal) -> bool:
    """Whether every place is still on its way and the nation alone is shown: so begins an office's own site."""
    on_its_way = all(place.jurisdiction.record.state is not State.withdrawn for place in portal.places)
    return on_its_way and any(one.record.is_public for one in portal.national_records())


def observe(day: PortalDay) -> tuple[Observation, ...]:
    """Observations of public records; ask only where nothing must be mended: of half a place they would mislead."""
    discrepancies = (o for place in day.portal.places for rule in RULES for o in rule(place))
    return (
        *discrepancies,
        *observe_ledgers(day.books.values()),
        *observe_accounts(day.accounts),
        *_unset(day.portal),
    )


def _unset(portal: Portal) -> tuple[Observation, ...]:
    """A730: what a government site's footer must list and this one cannot, since it is not set."""
    if all(place.jurisdiction.record.sample for place in portal.places):
        return ()
    fields = SiteConfig.model_fields
    return tuple(
        Observation(finding("A730", portal.config_place, field=name, title=fields[name].title), "", name)
        for name in SITE_SETTINGS
        if getattr(portal.config, name) is None
    )
