"""Codes of the files behind the audit: catalogues, changes of rules, for whom a thing is."""

from __future__ import annotations

from generator.catalogue.entry import Entry, Level

DISCLOSING = (
    Entry(
        "A350",
        Level.must,
        "说的那一项不存在",
        "“对谁有用”说的是 {of}，没有这一项。",
        "{near?是不是“}{near}{near?”？}改成有的措施、文件或解读。",
        "“对谁有用”写在一项措施、一份文件或一篇解读上；那一项没有，话就没有地方放。",
    ),
    Entry(
        "A351",
        Level.must,
        "难处不存在",
        "没有编号是“{id}”的难处。",
        "{near?是不是“}{near}{near?”？}改成 content/_national/situations/ 里有的编号。",
        "难处是全国共用的一张表；写错编号，带着这个难处来的人就到不了这里。",
    ),
    Entry(
        "A352",
        Level.must,
        "一项写了两条“对谁有用”",
        "{of} 已经在 {other} 里写过。",
        "合成一条，另一条撤下或删掉草稿。",
        "同一项有两条，页面不知道用哪一条。",
    ),
    Entry(
        "A353",
        Level.should,
        "写的日期在将来",
        "写的日期是 {day}，还没有到。",
        "改成真正写或看过的那天。",
        "这个日子用来算一年内有没有看过；写在将来，等于没有看就算看过。",
    ),
)
