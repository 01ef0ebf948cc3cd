"""Makes an input of N record pages out of the five real jurisdictions.

takes  the project's ``units/`` and ``content/``, and how many record pages are wanted
gives  a folder with ``site_config.yml``, ``units/`` and ``content/`` that ``gongkai check`` accepts
does not  build anything but the real portal, once, to count its pages

The five real places are taken in turn, again and again, until the wanted number of pages is reached, so the mixture
is that of the real portal. Each copy gets a slug and an invented name of its own (乌海市 becomes 甲甲市, 甲乙市 …) in
every record and in the document itself, so that no two pages hold the same text. The invented name is as long as the
real one: the spans, which count characters, stay right. Same input, same output.

    python benchmarks/make_sites.py --pages 1000 --out /tmp/site-1000
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TEMPLATES = ("wuhai", "tongren", "dafang", "yijinhuoluo", "xinjiang")
REAL_NAMES = {  # what is replaced, longest first
    "wuhai": ("乌海",),
    "tongren": ("同仁",),
    "dafang": ("大方",),
    "yijinhuoluo": ("伊金霍洛",),
    "xinjiang": ("新疆维吾尔", "新疆"),
}
SYLLABLES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
SETTINGS = """\
site_name: 测速用的网站
site_url: https://bench.example/
jurisdictions:
{slugs}"""


def count_pages() -> dict[str, int]:
    """Pages of each real place, counted in the real portal as it builds now."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "generator.cli", "build", "--site-dir", str(site)]
        subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
        return {slug: sum(1 for _ in (site / slug).rglob("*.html")) for slug in TEMPLATES}


def choose(pages: int, counts: dict[str, int]) -> list[tuple[str, str, str]]:
    """Template, slug and two-syllable name of each place: the fewest, taken in turn, that reach ``pages``."""
    chosen: list[tuple[str, str, str]] = []
    total = 0
    while total < pages:
        number = len(chosen)
        template = TEMPLATES[number % len(TEMPLATES)]
        first, second = divmod(number, len(SYLLABLES))
        chosen.append((template, f"{template}-{number + 1:03}", SYLLABLES[first] + SYLLABLES[second]))
        total += counts[template]
    return chosen


def make_site(target: Path, pages: int, counts: dict[str, int]) -> list[str]:
    """Write the input into a new folder ``target``; gives the slugs."""
    places = choose(pages, counts)
    target.mkdir(parents=True)
    shutil.copytree(PROJECT / "content" / "_national", target / "content" / "_national")
    for template, slug, name in places:
        for part in ("content", "units"):
            for path in sorted((PROJECT / part / template).rglob("*")):
                if path.is_file():
                    _copy(path, target / part / slug / path.relative_to(PROJECT / part / template), template, name)
        for document in (target / "content" / slug / "documents").iterdir():
            _sign(document)
        _rename(target / "content" / slug / "jurisdiction.yml", slug, len(places))
    slugs = [slug for _, slug, _ in places]
    listed = "".join(f"  - {slug}\n" for slug in slugs)
    (target / "site_config.yml").write_text(SETTINGS.format(slugs=listed), encoding="utf-8")
    return slugs


def _copy(source: Path, target: Path, template: str, name: str) -> None:
    text = source.read_bytes().decode("utf-8")
    for real in REAL_NAMES[template]:
        text = text.replace(real, (name * 3)[: len(real)])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode("utf-8"))


def _sign(document: Path) -> None:
    """The fingerprint of the renamed original goes into its record."""
    digest = hashlib.sha256((document / "original.txt").read_bytes()).hexdigest()
    _substitute(document / "document.yml", r"(?m)^sha256: .*$", f"sha256: {digest}")


def _rename(record: Path, slug: str, total: int) -> None:
    number = int(slug.rsplit("-", 1)[1])
    assert number <= total < 10_000
    _substitute(record, r"(?m)^id: .*$", f"id: {slug}")
    _substitute(record, r"(?m)^division_code: .*$", f"division_code: '99{number:04}'")


def _substitute(path: Path, pattern: str, line: str) -> None:
    text, times = re.subn(pattern, line, path.read_text(encoding="utf-8"))
    if times != 1:
        raise ValueError(f"{path}: {pattern} stands {times} times")
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make an input of N record pages out of the real jurisdictions.")
    parser.add_argument("--pages", type=int, default=1000, help="record pages wanted, at least")
    parser.add_argument("--out", type=Path, required=True, help="a folder that does not exist yet")
    options = parser.parse_args()
    counts = count_pages()
    slugs = make_site(options.out, options.pages, counts)
    total = sum(counts[slug.rsplit("-", 1)[0]] for slug in slugs)
    print(f"{len(slugs)} places, {total} record pages, in {options.out}")


if __name__ == "__main__":
    main()
