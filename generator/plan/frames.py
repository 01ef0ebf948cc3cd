"""The frame of a page: title, crumbs, metas, passport.

takes  what a page is, and the place it belongs to
gives  its ``Frame``
does not  know the body
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from generator.disclosure.passport import Fingerprints
from generator.model.base import Record
from generator.model.located import Located
from generator.model.site import SiteConfig
from generator.pages.frame import NOT_INDEXED, Frame, Identity
from generator.pages.parts import Fact, Link
from generator.plan.context import PlaceContext
from generator.plan.history import ChangeLog
from generator.plan.passports import law_facts, life_facts, opening_of
from generator.plan.place_passports import document_passport, law_passport, ledger_passport
from generator.plan.wording import HUB, OPENING

NAMES_FEED = ("place-home", "meetings")  # kinds of page whose head names the place's feed
NOT_GOVERNMENT = "本站依据公开文件整理，不是政府网站，以原发布机关为准。"
GOVERNMENT = "本站由{}主办。"


class Frames:
    """Makes frames for one site."""

    def __init__(
        self, config: SiteConfig, as_of: date, alone: bool, narratives: tuple[Link, ...], log: ChangeLog
    ) -> None:
        self.config = config
        self.log = log
        self.narratives = narratives
        self.as_of = as_of
        self.alone = alone
        self._prints = Fingerprints()

    def identity(self, is_sample: bool) -> Identity:
        """Who speaks (contract §1) and what the footer lists (国办发〔2017〕47号)."""
        config = self.config
        speaks = config.speaks_for_government
        sentence = GOVERNMENT.format(config.organizer) if speaks else NOT_GOVERNMENT
        footer = [
            Fact(label, value)
            for label, value in (
                ("主办单位", config.organizer),
                ("联系方式", config.contact),
                ("网站标识码", config.site_id_code),
                ("ICP备案", config.icp),
                ("公安备案", config.police),
            )
            if value
        ]
        links = [*self.narratives, Link("数据下载", "data/index.html"), Link("网站地图", "sitemap/index.html")]
        return Identity(
            site_name=config.site_name,
            who_speaks=sentence,
            is_government=speaks,
            footer=tuple(footer),
            footer_links=tuple(links),
            home=Link("首页", "index.html"),
            is_sample=is_sample,
        )

    def of_place(
        self,
        context: PlaceContext,
        kind: str,
        path: str,
        heading: str,
        description: str,
        records: Iterable[Record],
        crumbs: tuple[Link, ...] = (),
        section: str = "",
        article: bool = True,
        keywords: Iterable[str] = (),
        law: Iterable[str] | None = None,
        age: str | None = None,
        name: str = "",
        elsewhere: tuple[str, ...] = (),
        passport: tuple[Fact, ...] | None = None,
        history: Iterable[Located[Any]] = (),
    ) -> Frame:
        """A page of one place; ``section`` is the entry of the place's navigation it belongs to.

        ``law`` names the instruments a page written for this portal stands on, ``None`` where it is a document's own;
        ``age`` is its own age line, or none; ``name`` stands for the heading in the title, where another page has the
        same heading; ``elsewhere`` is the way to the same matter across places, for who switches the place;
        ``passport`` stands for the one a document or the law would give; ``history`` are the records the page is about,
        whose changes are told.
        """
        shown = tuple(records)
        home = [] if self.alone else [Link("首页", "index.html")]
        trail = [*home, Link(context.name, context.path()), *crumbs] if kind != "place-home" else home
        title = f"{name or heading}（{context.title_name}）"
        if kind == "place-home":
            title = heading if context.title_name == context.name else title
        own = law is not None  # a page this portal wrote is nobody's document
        issuer = "" if own else context.issuers(shown)
        frame = self._frame(
            kind, path, title, heading, description, shown, tuple(trail),
            place=context, section=section, article=article, keywords=keywords, source=issuer,
            law=None if law is None else tuple(law), age=age, passport=passport, history=tuple(history),
            name=name,
        )  # fmt: skip
        if frame.place and frame.place.switch and elsewhere:
            switch = Link(frame.place.switch.text, f"{'/'.join(elsewhere)}/index.html")
            return replace(frame, place=replace(frame.place, switch=switch))
        return frame

    def of_ledger(
        self,
        context: PlaceContext,
        kind: str,
        path: str,
        heading: str,
        description: str,
        records: Iterable[Record],
        crumbs: tuple[Link, ...] = (),
        article: bool = True,
        name: str = "",
        keywords: Iterable[str] = (),
        history: Iterable[Located[Any]] = (),
    ) -> Frame:
        """A page of what the body did: its source is the office's own record, not the document that set it up."""
        shown = tuple(records)
        about = tuple(history)
        hub = context.path("meetings")
        trail = crumbs if path == hub else (Link(HUB, hub), *crumbs)
        return self.of_place(
            context, kind, path, heading, description, shown, trail,
            section=hub, article=article, name=name, keywords=keywords,
            law=(), age="", passport=ledger_passport(context, shown, about), history=about,
        )  # fmt: skip

    def of_opening(
        self,
        context: PlaceContext,
        kind: str,
        path: str,
        heading: str,
        description: str,
        records: Iterable[Record],
        crumbs: tuple[Link, ...] = (),
        article: bool = False,
        name: str = "",
        history: Iterable[Located[Any]] = (),
    ) -> Frame:
        """A page of 信息公开: about what is public here, and no document's own."""
        shown, about = tuple(records), tuple(history)
        hub = context.path("opening")
        trail = crumbs if path == hub else (Link(OPENING, hub), *crumbs)
        passport = (*ledger_passport(context, shown, about), Fact("来源", "见各份记录"))
        return self.of_place(
            context, kind, path, heading, description, shown, trail,
            section=hub, article=article, name=name, law=(), age="", passport=passport, history=about,
        )  # fmt: skip

    def in_other_order(self, frame: Frame, path: str) -> Frame:
        """The frame of a page that shows what the page at ``path`` shows: that one is to be kept, this one is not."""
        base = self.config.site_url
        canonical = base + path.removesuffix("index.html") if base else ""
        return replace(frame, same_as=path, canonical=canonical, metas=(*frame.metas, ("robots", "noindex")))

    def of_site(
        self,
        kind: str,
        path: str,
        heading: str,
        description: str,
        records: Iterable[Record] = (),
        crumbs: tuple[Link, ...] = (),
        title: str = "",
        law: Iterable[str] | None = None,
        passport: tuple[Fact, ...] | None = None,
        history: Iterable[Located[Any]] = (),
    ) -> Frame:
        """A page of the site as a whole; ``history`` are the records it is about, whose changes are told."""
        trail = (Link("首页", "index.html"), *crumbs) if kind not in ("portal-home", "not-found") else ()
        return self._frame(
            kind, path, title or heading, heading, description, tuple(records), trail,
            place=None, section="", article=False, keywords=(), source="", age=None,
            law=None if law is None else tuple(law), passport=passport, history=tuple(history),
        )  # fmt: skip

    def _frame(
        self,
        kind: str,
        path: str,
        title: str,
        heading: str,
        description: str,
        records: tuple[Record, ...],
        crumbs: tuple[Link, ...],
        place: PlaceContext | None,
        section: str,
        article: bool,
        keywords: Iterable[str],
        source: str,
        law: tuple[str, ...] | None,
        age: str | None,
        history: tuple[Located[Any], ...],
        passport: tuple[Fact, ...] | None = None,
        name: str = "",
    ) -> Frame:
        changed = [r.changed for r in records if r.changed]
        published = sorted(str(r.published_here) for r in records if r.published_here)
        column = place.name if place else self.config.site_name
        metas: list[tuple[str, str]] = []
        if kind != "not-found":
            metas.append(("SiteName", self.config.site_name))
            if self.config.site_url:
                metas.append(("SiteDomain", self.config.site_url.split("//", 1)[1].split("/", 1)[0]))
            if self.config.site_id_code:
                metas.append(("SiteIDCode", self.config.site_id_code))
            metas += [
                ("ColumnName", column if article else heading),
                ("ColumnDescription", description),
                ("ColumnKeywords", "社会救助," + column),
                ("ColumnType", "信息公开"),
            ]
            if article:
                metas.append(("ArticleTitle", title))
                if published and len(published[0]) > 10:
                    metas.append(("PubDate", published[0]))
                if source:
                    metas.append(("ContentSource", source))
            words = ",".join(keywords)
            if words:
                metas.append(("Keywords", words))
        metas.append(("Description", description))
        if kind in NOT_INDEXED:
            metas.append(("robots", "noindex"))
        if passport is None:
            passport = self._passport(place, records, law, history)
        if place is not None and age is None:
            age = "" if law is not None else place.age(records)
        told = self.log.fact(history, path)
        base = self.config.site_url
        return Frame(
            path=path,
            kind=kind,
            title=title,
            heading=heading,
            description=description,
            place=place.frame_place if place else None,
            crumbs=crumbs,
            nav_current=section,
            age=age or "",
            passport=(*passport, *((told,) if told else ()), *self._fingerprint(passport, records)),
            metas=tuple(metas),
            canonical=base + path.removesuffix("index.html") if base and kind != "not-found" else "",
            updated=max(changed).isoformat() if changed else "",
            name=name or heading,
            feed=f"{place.prefix}feed.xml" if place and kind in NAMES_FEED else "",
            history=history,
        )

    def _fingerprint(self, passport: tuple[Fact, ...], records: tuple[Record, ...]) -> tuple[Fact, ...]:
        """The last line of a passport."""
        if not passport:
            return ()
        return (Fact("指纹", self._prints.of(records) if records else "本页没有记录"),)

    def _passport(
        self,
        place: PlaceContext | None,
        records: tuple[Record, ...],
        law: tuple[str, ...] | None,
        history: tuple[Located[Any], ...],
    ) -> tuple[Fact, ...]:
        if place is not None:
            if law is None:
                return document_passport(place, records, history)
            return law_passport(place, records, law, history)
        opening = opening_of("各处原文的发文机关", None, False, str)
        if law is not None:
            return law_facts(records, law, opening)
        return (
            Fact("发布机构", "各处原文的发文机关，见各条出处"),
            opening.subject,
            Fact("成文日期", "见各地文件"),
            *life_facts(records, opening),
            Fact("来源", "各地公开文件，由本站整理"),
        )
