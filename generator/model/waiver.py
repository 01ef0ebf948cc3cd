"""豁免: one finding of the privacy gate that may stand, by whose decision and until when. It is nowhere published."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Day, Identifier, Record, Text

FIELD = r"^[A-Za-z_]+([.][A-Za-z_]+)*$"


class Waiver(Record):
    """豁免: what the gate would stop, and a person has looked at; the gate stops it again from the day after ``until``."""

    id: Identifier = Field(title="豁免编号", description="与文件同名", examples=["bangongshi-youxiang"])
    file: Text = Field(
        title="文件",
        description="检查结果里写的那个文件，一字不差地抄；附件可以只写附件的文件名",
        examples=["content/shili/channels/jubao.yml"],
    )
    field: str | None = Field(
        default=None,
        title="字段",
        description="只管文件里的哪个字段；下一级用点连着，不写第几项；不写就管整个文件",
        examples=["takes.say"],
        pattern=FIELD,
        max_length=200,
    )
    code: str = Field(
        title="检查结果编号",
        description="豁免哪一种检查结果，一条只写一种",
        examples=["A303"],
        pattern=r"^[A-Z][0-9]{3}$",
    )
    sha256: str | None = Field(
        default=None,
        title="附件的指纹",
        description="豁免附件时必填：附件记录里的 sha256；附件一换，豁免就不起作用。别的文件不写",
        examples=["0" * 64],
        pattern=r"^[0-9a-f]{64}$",
    )
    reason: Text = Field(
        title="理由", description="为什么可以公开；不要把号码抄在这里", examples=["这是单位对外公布的办公邮箱。"]
    )
    approved_by: Text = Field(title="批准岗位", description="谁批准的：写岗位，不写姓名", examples=["办公室主任"])
    until: Day = Field(
        title="到何日", description="最后一天有效是哪一天，最多两年以后；过了要重新看一遍", examples=["2027-06-30"]
    )
