"""The one vocabulary of topics.

takes  nothing
gives  ``TOPICS`` in the order the portal shows them, and ``TopicId``
does not  map everyday words to topics (that is the thesaurus)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Topic:
    """One topic: ``id`` in addresses and data, ``title`` on pages, ``covers`` what else belongs to it."""

    id: str
    title: str
    group: str
    covers: str = ""


RELIEF, PEOPLE, GROUND, RUNNING = "救助事项", "人群与权益", "基础工作", "组织运行"
GROUPS = (RELIEF, PEOPLE, GROUND, RUNNING)

TOPICS = (
    Topic("dibao", "最低生活保障", RELIEF, "低保"),
    Topic("tekun", "特困人员供养", RELIEF, "五保、三无人员供养"),
    Topic("shouzai", "受灾人员救助", RELIEF, "灾民救助"),
    Topic("yiliao", "医疗救助", RELIEF, "看病花钱多"),
    Topic("jiaoyu", "教育救助", RELIEF, "上学有困难"),
    Topic("zhufang", "住房救助", RELIEF, "公租房、危房改造"),
    Topic("jiuye", "就业救助", RELIEF, "找工作、职业培训"),
    Topic("linshi", "临时救助", RELIEF, "急难救助、一事一议"),
    Topic("jibing-yingji", "疾病应急救助", RELIEF, "急病先救治"),
    Topic("liusan", "流散人员救助", RELIEF, "流浪乞讨人员"),
    Topic("shehui-liliang", "社会力量参与", RELIEF, "慈善、志愿服务、政府购买服务"),
    Topic("falv-yuanzhu", "法律援助", PEOPLE, "打官司有困难"),
    Topic("canji", "残疾人", PEOPLE),
    Topic("funv-ertong", "妇女儿童", PEOPLE),
    Topic("zhigong", "职工", PEOPLE),
    Topic("tuiyi", "退役军人", PEOPLE),
    Topic("xiangcun", "乡村振兴与扶贫", PEOPLE),
    Topic("shengchan", "生产就业扶持", PEOPLE),
    Topic("minzu", "民族宗教", PEOPLE),
    Topic("shengtai", "生态", PEOPLE),
    Topic("youhui", "税费与公共服务优惠", PEOPLE),
    Topic("shebao", "社会保险衔接", PEOPLE),
    Topic("weisheng", "公共卫生", PEOPLE),
    Topic("hedui", "家庭经济状况核对", GROUND, "信息提供"),
    Topic("zijin", "资金", GROUND, "预算、拨付、监管"),
    Topic("shenji", "审计", GROUND),
    Topic("biaozhun", "标准与物价统计", GROUND),
    Topic("guihua", "规划与项目", GROUND),
    Topic("xinxihua", "信息化", GROUND),
    Topic("xuanchuan", "宣传与信息公开", RUNNING),
    Topic("xinfang", "信访与投诉举报", RUNNING),
    Topic("zhifa", "执纪执法", RUNNING),
    Topic("duiwu", "机构队伍", RUNNING),
    Topic("xietiao", "综合协调", RUNNING, "体系、政策、会议、考核"),
)

BY_ID = {topic.id: topic for topic in TOPICS}

TopicId = StrEnum("TopicId", [(t.id.replace("-", "_"), t.id) for t in TOPICS])  # type: ignore[misc]  # one list, typed once
