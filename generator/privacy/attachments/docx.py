"""What a Word document has of its own: hidden text by style, tracked changes, comments.

takes  an unpacked package and the gathering
gives  pieces of the parts under ``word/``; what is hidden, what is tracked
does not  read pictures or what is embedded
"""

from __future__ import annotations

from generator.privacy.attachments.office import title_of
from generator.privacy.attachments.reading import Gathering
from generator.privacy.attachments.words import is_on, tell
from generator.privacy.attachments.xml import parse
from generator.privacy.attachments.zips import Package

STYLES = "word/styles.xml"
COMMENTS = "word/comments"


def read_docx(package: Package, names: list[str], gathering: Gathering) -> None:
    """The parts ``names``, all of them XML."""
    hidden_styles = _hidden_styles(package)
    for name in names:
        title = title_of(name)
        told = tell(parse(package.parts[name]), title, gathering, hidden_styles)
        if not name.lower().startswith("word/"):
            continue
        gathering.has_text |= told.shown and "正文" in title
        if told.hidden:
            gathering.staying[f"{title}里的隐藏文字"] = None
        if told.changes:
            gathering.changes[title] = None
        if name.lower().startswith(COMMENTS) and told.shown:
            gathering.leaving["批注"] = None


def _hidden_styles(package: Package) -> frozenset[str]:
    """Ids of styles whose text is hidden, by themselves or by what they are based on."""
    if STYLES not in package.parts:
        return frozenset()
    styles = [one for one in parse(package.parts[STYLES]).root if one.tag == "style"]
    switches = {one.get("styleId", ""): one.find("rPr/vanish") for one in styles}
    based = {one.get("styleId", ""): base.get("val", "") for one in styles if (base := one.find("basedOn")) is not None}
    hidden = {name for name, switch in switches.items() if switch is not None and is_on(switch)}
    for _ in styles:
        more = {name for name, base in based.items() if base in hidden and switches.get(name) is None} - hidden
        if not more:
            break
        hidden |= more
    return frozenset(hidden)
