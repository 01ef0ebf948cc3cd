"""Wording of the audit of what people say and search for (A860…)."""

from __future__ import annotations

from generator.catalogue.entry import Entry, Level

_M, _S = Level.must, Level.should

SEARCHING = (
    Entry(
        "A860",
        _M,
        "说法没有领到哪里",
        "“{word}”这一组没有写难处、救助、渠道、文书，也没有写主题。",
        "在 situations、measures、channels、papers、topics 里至少写一个编号；网站答不了的，删去这一组。",
        "读者搜这个词，要有地方可去。",
    ),
    Entry(
        "A861",
        _S,
        "同一个说法写了两遍",
        "“{word}”在“{other}”那一组里已经有了。",
        "并到一组里，或删去一处。",
        "写两遍，改的时候容易只改一处。",
    ),
    Entry(
        "A862",
        _S,
        "虚词也是要找的词",
        "虚词“{word}”也是{what}。",
        "从虚词（fillers）里删去。",
        "虚词会从问话里去掉；去掉了，就找不到叫这个名字的内容。",
    ),
    Entry(
        "A863",
        _S,
        "说法里只有虚词",
        "“{word}”去掉虚词以后什么也不剩。",
        "换成说得出是什么事的词，或删去它。",
        "“怎么办”这样的话谁都会说，看不出要找什么。",
    ),
    Entry(
        "A864",
        _S,
        "说法在别处已经写了",
        "“{word}”已经是{what}。",
        "从这里删去；要领到别的地方，就改那份记录。",
        "名称、俗称和难处的别的说法，本来就能搜到，一个词只写一处。",
    ),
    Entry(
        "A865",
        _S,
        "说法领到已经不再执行的措施",
        "“{id}”（{title}）{day} 起不再这样规定。",
        "换成现行的措施{later?，例如 }{later}，或删去它。",
        "领到旧规定，人会白跑一趟。",
    ),
)
