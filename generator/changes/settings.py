"""What changed in the settings of the site.

takes  two portals
gives  one ``RecordChange``, or none
does not  tell of places that came or went: their own records do
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.phrases import NOT_QUOTED, sentence, told
from generator.changes.result import RecordChange, What
from generator.model.portal import Portal
from generator.model.site import SiteConfig
from generator.plan.words import compare
from generator.privacy.gate import hits_in_record

KIND, TITLE, ID = "settings", "网站设置", "site_config"
UNSAID = ("jurisdictions", "national")  # told by places; where records lie is not for readers


def settings_changed(before: Portal, after: Portal) -> Iterator[RecordChange]:
    """A sentence for each field that differs, and for the order of places."""
    found = tuple(_sentences(before.config, after.config))
    if found:
        yield RecordChange(KIND, TITLE, ID, TITLE, after.config_place.path, What.changed, found)


def _sentences(before: SiteConfig, after: SiteConfig) -> Iterator[str]:
    secret = {loc[0] for config in (before, after) for loc, _, _ in hits_in_record(config)}
    for name, field in SiteConfig.model_fields.items():
        old, new = getattr(before, name), getattr(after, name)
        if old == new or name in UNSAID:
            continue
        what = f"改过，{NOT_QUOTED}" if name in secret else told(compare(old or "", new or ""))
        yield sentence(f"网站的{field.title or name}{what}")
    kept = [[slug for slug in one.jurisdictions if slug in other.jurisdictions]
            for one, other in ((before, after), (after, before))]  # fmt: skip
    if kept[0] != kept[1]:
        yield sentence("网站里各地的先后变了")
