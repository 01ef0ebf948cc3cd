"""Where what is missing is to be written: the record that lacks it, else the folder in which it belongs.

takes  a scene, what answers for a thing, and the measure it is asked of
gives  a place
does not  know whether the thing is missing
"""

from __future__ import annotations

from generator.disclosure.relief_evidence import current
from generator.disclosure.scene import Scene
from generator.findings import Place
from generator.model.disclosure import Evidence

GUIDE = "guide.yml"
RELIEF = "relief/"
FOLDERS = {
    Evidence.documents: "documents/", Evidence.explanation: "explanations/", Evidence.funds: "funds/",
    Evidence.first_review: "notices/", Evidence.confirmed: "notices/", Evidence.ended: "notices/",
    Evidence.unit_duties: "duties/", Evidence.unit_contact: "channels/", Evidence.unit_head: "people/",
    Evidence.petition_url: "channels/", Evidence.petition_address: "channels/",
    Evidence.petition_telephone: "channels/", Evidence.petition_reception: "channels/",
    Evidence.petition_progress: "channels/", Evidence.petition_law: "channels/",
    Evidence.report_telephone: "channels/", Evidence.hotline: "channels/", Evidence.ask: "channels/",
    Evidence.remedies: "channels/", Evidence.conditions: RELIEF, Evidence.standard: RELIEF,
    Evidence.materials: RELIEF, Evidence.steps: RELIEF, Evidence.where: RELIEF, Evidence.hours: RELIEF,
    Evidence.contact: RELIEF,
}  # fmt: skip


def in_folder(scene: Scene, name: str) -> Place:
    """A file or folder of the place, as such."""
    return Place(f"{scene.place.jurisdiction.path.rpartition('/')[0]}/{name}")


def to_write(scene: Scene, evidence: Evidence, measure: str = "") -> Place:
    """The record that lacks it, where there is one; else the file or folder to write; else the place's own record."""
    name = GUIDE if evidence.name.startswith("guide_") else FOLDERS.get(evidence, "")
    if name == GUIDE and scene.place.guide is not None:
        return scene.place.guide.at()
    if name == RELIEF and measure:
        own = scene.place.relief.get(current(scene, measure))
        return own.at() if own else in_folder(scene, f"{name}{current(scene, measure) or measure}.yml")
    return in_folder(scene, name) if name else scene.place.jurisdiction.at()
