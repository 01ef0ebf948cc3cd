"""Pages that are found as pages: lists, rules, what the site says of itself, each with what people say for it.

takes  planned pages
gives  entries
does not  say which pages are found otherwise: the nation's part and the place's part know
"""

from __future__ import annotations

from generator.pages.frame import Page
from generator.pages.search_views import SearchEntry, SearchText

# By kind of page. No filler of the thesaurus may be part of a word here: it would be taken out of the question.
SAID = {
    "account": ("按时公开", "没按时公开", "谁没公开"),
    "annuals": ("年报",),
    "bulletins": ("简报",),
    "cases": ("一事一议", "个案", "案例"),
    "circulars": ("通报", "通报批评"),
    "data": ("数据", "下载"),
    "evaluations": ("考核", "评价", "绩效", "绩效考核"),
    "funds": ("资金", "花了", "资金使用", "救助资金"),
    "laws": ("法律", "法规"),
    "limits": ("期限", "算期限"),
    "meetings": ("会议", "开会", "日历", "会议日历", "会议纪要"),
    "notices": ("公示", "公示名单", "低保公示", "名单"),
    "office": ("联席办", "办公室"),
    "papers": ("样张", "文书", "表格", "模板"),
    "people": ("召集人", "成员名单"),
    "proposals": ("提案", "议题", "会商"),
    "reports": ("报送", "报表"),
    "resolutions": ("议定事项", "定下的事"),
    "units": ("成员单位",),
}


def page_entry(page: Page) -> SearchEntry:
    """A page that is found by its heading, by what it says of itself and by what people say for its kind."""
    frame = page.frame
    name = frame.path.removesuffix("index.html").strip("/").replace("/", "-") or "home"
    texts = (SearchText(frame.description),)
    return SearchEntry("page", name, frame.path, frame.heading, words=SAID.get(frame.kind, ()), texts=texts)


def is_first(page: Page) -> bool:
    """Whether a page is the first of its list, and the one to keep."""
    last = page.frame.path.rsplit("/", 2)[-2] if page.frame.path.count("/") > 1 else ""
    return not page.frame.same_as and not (last[:1] == "p" and last[1:].isdigit())
