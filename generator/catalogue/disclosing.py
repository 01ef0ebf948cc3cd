"""Codes of the files behind the audit: catalogues, changes of rules, for whom a thing is."""

from __future__ import annotations

from generator.catalogue.entry import Entry, Level

DISCLOSING = (
    Entry(
        "A344",
        Level.must,
        "目录指的东西找不到",
        "目录里写的{kind}“{id}”，没有这一个。",
        "{near?是不是“}{near}{near?”？}改正编号，或先建它的记录。",
        "目录的每一行都要有依据，查得到。",
    ),
    Entry(
        "A345",
        Level.must,
        "目录里编号重复",
        "{kind}编号“{id}”写了两次。",
        "给后面的一个另起编号。",
        "零报告和不公开事项按编号指到行，重复了就不知道指哪一行。",
    ),
    Entry(
        "A346",
        Level.must,
        "目录的栏没有说清",
        "“{title}”这一行的{cell}（{field}）{reason}。",
        "查到了就填，从 unknown 里删去；没有查到就写进 unknown，不填。",
        "目录的每一栏要么有内容，要么写明没有核到；不猜，也不空着。",
    ),
    Entry(
        "A347",
        Level.must,
        "代替哪个目录没有写对",
        "{reason}。",
        "{near?是不是“}{near}{near?”？}在 replaces 里写全国目录的编号；全国的目录不写 replaces。",
        "本地的目录代替全国的哪一个，检查才知道照哪一个看。",
    ),
    Entry(
        "A348",
        Level.must,
        "没有目录的这一行",
        "{kind}写的目录行“{id}”，没有这一行。",
        "{near?是不是“}{near}{near?”？}写成 目录编号/行编号。",
        "零报告和不公开事项要指到真有的一行，才算回答了它。",
    ),
    Entry(
        "A349",
        Level.must,
        "这一行不知道看哪些记录",
        "要素“{title}”看的是“{evidence}”，这一行却没有{lacks}。",
        "说一项措施的，写 measure，或者按每项措施算；说单位的，按每个成员单位算。",
        "标准、流程要知道是哪项措施的，职责要知道是哪个单位的，才找得到记录。",
    ),
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
