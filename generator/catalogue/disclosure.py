"""Codes of the audit of what is public: one for each rule; their titles are the rules' names on the site."""

from __future__ import annotations

from generator.catalogue.entry import Entry, Level

DISCLOSURE = (
    Entry(
        "A810",
        Level.observation,
        "形成后20个工作日内公开",
        "“{title}”{state}：应在{due}以前公开，晚了{late}个工作日。",
        "已经公开的不用再改；以后形成的信息早些公开。",
        "行政机关应当主动公开的政府信息，自形成之日起20个工作日内公开；只看2019年5月15日以后形成、本地办公室开始在本站发布以后形成的。",
    ),
    Entry(
        "A820",
        Level.observation,
        "基层政务公开标准目录的要素齐全",
        "{title}：{state}{why?（}{why}{why?）}。",
        "补上缺的记录；确实没有的，写零报告；依法不公开的，写不公开事项。",
        "民办函〔2019〕52号列出社会救助领域13行公开事项和要素，约束县级和乡级；本站没有读到原文，依据待核。",
    ),
)
