"""The sites the searches are measured on.

takes  the project, a folder to work in
gives  the five real places, the example county, and invented sites of a wanted number of pages, built by gongkai
does not  measure anything but the stage of the build that makes the index

Invented sites are copies of the five real places under invented names (``make_sites.py``). The pages of changes are not
counted when copies are made: the copies have no history.
"""

from __future__ import annotations

import statistics
from pathlib import Path

import yaml
from make_sites import PROJECT, SYLLABLES, TEMPLATES, make_site
from search_golden import Site
from search_ours import build_ours
from search_work import Run, say

EXAMPLE = PROJECT / "examples" / "shili" / "site_config.yml"


def real_sites(work: Path, rounds: int) -> tuple[Site, Site, Run]:
    """The five places and the example county; what the index of the five places took."""
    real, example = work / "real", work / "example"
    run = _median([build_ours(PROJECT / "site_config.yml", real) for _ in range(rounds)])
    build_ours(EXAMPLE, example)
    slugs = yaml.safe_load((PROJECT / "site_config.yml").read_text(encoding="utf-8"))["jurisdictions"]
    own = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))["jurisdictions"]
    return Site("real", "real", real, tuple(slugs)), Site("example", "example", example, tuple(own)), run


def invented_site(work: Path, pages: int, real: Site, rounds: int) -> tuple[Site, Run]:
    """A site of at least so many pages of places; what its index took."""
    counts = {
        slug: sum(1 for path in (real.folder / slug).rglob("index.html") if "history" not in path.parts)
        for slug in TEMPLATES
    }
    folder = work / f"in-{pages}"
    say(f"{pages:,} pages: making the input")
    slugs = make_site(folder, pages, counts)
    copies: dict[str, list[tuple[str, str]]] = {}
    for slug in slugs:
        template, number = slug.rsplit("-", 1)
        first, second = divmod(int(number) - 1, len(SYLLABLES))
        copies.setdefault(template, []).append((slug, SYLLABLES[first] + SYLLABLES[second]))
    run = _median([build_ours(folder / "site_config.yml", folder / "site") for _ in range(rounds)])
    named = {template: tuple(found) for template, found in copies.items()}
    return Site(f"{pages:,}", "real", folder / "site", tuple(slugs), named), run


def _median(runs: list[Run]) -> Run:
    return Run(*(statistics.median(getattr(run, what) for run in runs) for what in ("wall", "cpu", "memory")))
