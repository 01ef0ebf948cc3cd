"""The whole input: settings, national records, and each jurisdiction's folders.

takes  the settings file
gives  the portal, as far as it can be read, and all findings
does not  follow references between records (that is the audit)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from os.path import normpath
from pathlib import Path
from typing import Any, TypeVar

from generator.findings import Findings, Place
from generator.load.asides import read_asides
from generator.load.documents import read_document
from generator.load.files import ATTACHMENT_LIMIT, NATIONAL, Root, leaves_by_link, read_bytes
from generator.load.markdown import read_markdown
from generator.load.records import read_model, read_record
from generator.model.attachment import Attachment
from generator.model.base import Record, Span
from generator.model.body import Body
from generator.model.calendar import CalendarYear
from generator.model.channel import Channel
from generator.model.disclosure import AnnualReport, Catalogue, Guide, Targeting
from generator.model.discrepancy import Discrepancy
from generator.model.duty import Duty
from generator.model.explanation import Explanation
from generator.model.funds import Funds
from generator.model.jurisdiction import Jurisdiction
from generator.model.ledger import LEDGER_FOLDERS, LedgerRecords
from generator.model.located import Located, classes_in
from generator.model.measure import LocalMeasure
from generator.model.narrative import Narrative
from generator.model.person import Person
from generator.model.portal import AttachedFile, DocumentText, NarrativePage, National, PlaceData, Portal
from generator.model.site import SiteConfig
from generator.model.thesaurus import Thesaurus
from generator.model.unit import Lineage, Unit
from generator.model.waiver import Waiver
from generator.model.wording import ClauseWords

R = TypeVar("R", bound=Record)
Progress = Callable[[str], None]

OWN_FOLDERS: dict[str, type[Record]] = {
    "calendar": CalendarYear, "channels": Channel, "relief": LocalMeasure, "plain": ClauseWords,
    "funds": Funds, "explanations": Explanation, "catalogues": Catalogue, "annual": AnnualReport,
    "targeting": Targeting, "waivers": Waiver,
}  # fmt: skip
PLACE_FOLDERS = {"documents", "discrepancies", "files", *OWN_FOLDERS, *LEDGER_FOLDERS}
PLACE_FILES = {"jurisdiction.yml", "body.yml", "guide.yml"}
NATIONAL_FOLDERS = classes_in(National)
OTHER_NATIONAL = {"lineage", "pages", "calendar", "waivers"}
NATIONAL_FILES = {"thesaurus.yml"}
UNIT_FOLDERS = ("units", "duties", "people")
IGNORED = {"README.md", ".gitkeep"}


def load_portal(config_path: Path, progress: Progress) -> tuple[Portal | None, Findings]:
    """Read everything; the portal is ``None`` only where the settings cannot be read."""
    findings = Findings()
    settings = read_model(Root(config_path.parent), config_path, SiteConfig, findings)
    if settings is None:
        return None, findings
    config = settings.value
    root, home = root_of(config_path, config)
    config_path = home / config_path.name
    nation = root.folder / "content" / NATIONAL
    if config.national and not _is_shared(root, home, nation, findings):
        return None, findings
    lineages = _by_id(root, nation / "lineage", Lineage, findings)
    narratives = _narratives(root, nation / "pages", findings)
    places = []
    for index, slug in enumerate(config.jurisdictions):
        progress(f"读取 {slug}")
        if slug in config.jurisdictions[:index]:
            where = settings.positions.get(("jurisdictions", index), (1, 1))
            findings.add("L231", Place(root.relative(config_path), *where), slug=slug)
            continue
        if not (home / "content" / slug).is_dir():
            where = settings.positions.get(("jurisdictions", index), (1, 1))
            findings.add("L230", Place(root.relative(config_path), *where), slug=slug)
            continue
        place = _read_place(root, home, slug, findings)
        if place is not None:
            places.append(place)
    calendars = _by_id(root, nation / "calendar", CalendarYear, findings)
    waivers = _by_id(root, nation / "waivers", Waiver, findings)
    national = _national(root, nation, findings)
    portal = Portal(
        config,
        Place(root.relative(config_path)),
        tuple(places),
        lineages,
        narratives,
        calendars,
        national,
        waivers=waivers,
        config_positions=settings.positions,
    )
    return replace(portal, asides=tuple(read_asides(root, home, portal))), findings


def root_of(config_path: Path, config: SiteConfig) -> tuple[Root, Path]:
    """The folder that holds all files of the site, and the one in it where the settings and the places lie."""
    if config.national:
        config_path = Path(normpath(config_path))  # so that “above” is what the path says
    home = config_path.parent
    return Root((home, *home.parents)[min(config.levels_up, len(home.parents))]), home


def _is_shared(root: Root, home: Path, nation: Path, findings: Findings) -> bool:
    """Whether the national records lie where the settings say: a real folder, and the only one."""
    own = home / "content" / NATIONAL
    if _present(own):
        findings.add("L221", root.place(own), name=NATIONAL)
    if leaves_by_link(root.folder, nation):
        findings.add("L106", root.place(nation))
    elif not nation.is_dir():
        findings.add("L101", root.place(nation))
    else:
        return True
    return False


def _national(root: Root, folder: Path, findings: Findings) -> National:
    unread: set[str] = set()
    if folder.is_dir():
        _strangers(root, folder, set(NATIONAL_FOLDERS) | OTHER_NATIONAL, NATIONAL_FILES, findings)
    groups: dict[str, Any] = {
        name: _by_id(root, folder / name, model, findings, unread) for name, model in NATIONAL_FOLDERS.items()
    }
    for name in ("situations", "questions", "tables", "papers", "channels"):
        groups[name] = dict(sorted(groups[name].items(), key=lambda item: (item[1].record.order, item[0])))
    thesaurus = _alone(root, folder / "thesaurus.yml", Thesaurus, findings, unread)
    return National(**groups, thesaurus=thesaurus, unread=frozenset(unread))


def _read_place(root: Root, home: Path, slug: str, findings: Findings) -> PlaceData | None:
    content, units = home / "content" / slug, home / "units" / slug
    _strangers(root, content, PLACE_FOLDERS, PLACE_FILES, findings)
    folders = _folders(content / "documents")
    if folders:
        _strangers(root, content / "documents", {folder.name for folder in folders}, set(), findings)
    if units.is_dir():
        _strangers(root, units, set(UNIT_FOLDERS), set(), findings)
    jurisdiction = read_record(root, content / "jurisdiction.yml", Jurisdiction, findings)
    unread: set[str] = set()
    documents = {}
    for folder in folders:
        _strangers(root, folder, set(), {"document.yml", "original.txt"}, findings)
        document = read_document(root, folder, findings)
        if document is not None:
            documents[folder.name] = document
        else:
            unread.add(f"documents/{folder.name}")
    body = _alone(root, content / "body.yml", Body, findings, unread)
    guide = _alone(root, content / "guide.yml", Guide, findings, unread)
    order = _DocumentOrder(documents)
    read_units = _by_id(root, units / "units", Unit, findings, unread)
    read_duties = _by_id(root, units / "duties", Duty, findings, unread)
    read_people = _by_id(root, units / "people", Person, findings, unread)
    read_discrepancies = _by_id(root, content / "discrepancies", Discrepancy, findings, unread)
    attachments = _attachments(root, content / "files", findings)
    own: dict[str, Any] = {
        name: _by_id(root, content / name, model, findings, unread) for name, model in OWN_FOLDERS.items()
    }
    own["calendars"] = own.pop("calendar")
    ledger: dict[str, Any] = {
        name: _by_id(root, content / name, model, findings, unread) for name, model in LEDGER_FOLDERS.items()
    }
    if jurisdiction is None:
        return None
    return PlaceData(
        slug=slug,
        jurisdiction=jurisdiction,
        body=body,
        guide=guide,
        documents=documents,
        units=order.sort(read_units, lambda r: r.named),
        duties=order.sort(read_duties, lambda r: r.heading),
        people=order.sort(read_people, lambda r: r.name),
        discrepancies=order.sort(read_discrepancies, lambda r: r.spans[0]),
        attachments=attachments,
        **own,
        ledger=LedgerRecords(**ledger),
        unread=frozenset(unread),
    )


class _DocumentOrder:
    """Sorts records as their documents name them."""

    def __init__(self, documents: dict[str, DocumentText]) -> None:
        self.ranks = {
            (name, passage): rank
            for name, document in documents.items()
            for rank, passage in enumerate(document.passages)
        }

    def sort(self, records: dict[str, Located[R]], span_of: Callable[[R], Span]) -> dict[str, Located[R]]:
        """The records in document order; those that point nowhere come last, by id."""

        def rank(item: tuple[str, Located[R]]) -> tuple[int, int, str]:
            record = item[1].record
            span = span_of(record)
            return self.ranks.get((record.document or "", span.passage), 10**9), span.start, item[0]

        return dict(sorted(records.items(), key=rank))


def _alone(root: Root, path: Path, model: type[R], findings: Findings, unread: set[str]) -> Located[R] | None:
    """The one record of its kind, or ``None``; noted in ``unread`` where it is there but broken."""
    record = read_record(root, path, model, findings) if _present(path) else None
    if record is None and findings.codes_in(root.relative(path)):
        unread.add(path.stem)
    return record


def _present(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _folders(parent: Path) -> list[Path]:
    return sorted(path for path in parent.iterdir() if path.is_dir()) if parent.is_dir() else []


def _by_id(
    root: Root, folder: Path, model: type[R], findings: Findings, unread: set[str] | None = None
) -> dict[str, Located[R]]:
    """All records of a folder of one kind; those that are there but broken are noted in ``unread``."""
    records = {}
    for path in _record_files(root, folder, findings):
        located = read_record(root, path, model, findings)
        if located is not None:
            records[path.stem] = located
        elif unread is not None and findings.codes_in(root.relative(path)):
            unread.add(f"{folder.name}/{path.stem}")
    return records


def _record_files(root: Root, folder: Path, findings: Findings, also: Iterable[str] = ()) -> list[Path]:
    """The ``.yml`` files of a folder; anything else in it would silently be left out, and is a finding."""
    if folder.is_symlink() or (_present(folder) and not folder.is_dir()):
        findings.add("L106" if folder.is_symlink() else "L221", root.place(folder), name=folder.name)
        return []
    if not folder.is_dir():
        return []
    files = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".yml":
            files.append(path)
        elif path.name not in IGNORED and path.suffix not in also:
            findings.add("L221", root.place(path), name=path.name)
    return files


def _strangers(root: Root, folder: Path, folders: set[str], files: set[str], findings: Findings) -> None:
    for path in sorted(folder.iterdir()):
        known = path.name in (folders if path.is_dir() else files) or path.name in IGNORED
        if path.is_symlink():
            if path.name not in folders | files:
                findings.add("L221", root.place(path), name=path.name)
        elif not known:
            lost = sorted(path.rglob("*.yml")) if path.is_dir() else []
            for stray in lost or [path]:
                findings.add("L221", root.place(stray), name=stray.name)


def _narratives(root: Root, folder: Path, findings: Findings) -> dict[str, NarrativePage]:
    pages = {}
    for path in _record_files(root, folder, findings, also=(".md",)):
        located = read_record(root, path, Narrative, findings)
        made = read_markdown(root, path.with_suffix(".md"), findings)
        if located is not None and made is not None:
            pages[path.stem] = NarrativePage(located, *made)
    return pages


def _attachments(root: Root, folder: Path, findings: Findings) -> dict[str, AttachedFile]:
    if not folder.is_dir():
        return {}
    attached = {}
    named = set()
    for path in sorted(folder.glob("*.yml")):
        located = read_record(root, path, Attachment, findings)
        if located is None:
            continue
        named.add(located.record.file)
        content = read_bytes(root, folder / located.record.file, ATTACHMENT_LIMIT, findings)
        if content is not None:
            attached[path.stem] = AttachedFile(located, content)
    for path in sorted(folder.iterdir()):
        if path.suffix != ".yml" and path.name not in named | IGNORED:
            findings.add("L228", root.place(path), name=path.name)
    return attached
