"""Attachments as they are offered: cleaned once, before pages and files are made.

takes  the public portal
gives  the same portal, each attachment with the bytes that are published; a finding where one cannot be cleaned
does not  read what is in them: the audit did
"""

from __future__ import annotations

from dataclasses import replace

from generator.findings import Findings
from generator.model.portal import AttachedFile, Portal
from generator.privacy.attachments.reading import Refused
from generator.privacy.attachments.strip import strip_attachment


def offer_attachments(portal: Portal, findings: Findings) -> Portal:
    """Every attachment of a public portal."""
    places = (
        replace(place, attachments={name: _offered(one, findings) for name, one in place.attachments.items()})
        if place.attachments
        else place
        for place in portal.places
    )
    return replace(portal, places=tuple(places))


def _offered(attached: AttachedFile, findings: Findings) -> AttachedFile:
    try:
        published = strip_attachment(attached.content, attached.located.record.media_type)
    except Refused as refused:
        findings.add("A327", attached.located.at("file"), reason=refused.refusal.reason)
        return attached
    return replace(attached, published=published)
