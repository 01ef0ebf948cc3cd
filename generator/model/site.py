"""The portal's settings, as the office edits them in ``site_config.yml``."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Identifier, Part, Text

UP = "../"
NATIONAL = r"^(\.\./){1,8}content/_national$"  # upwards only, and to nothing but national records


class SiteConfig(Part):
    """网站设置."""

    site_name: Text = Field(title="网站名称", description="显示在每一页顶部", examples=["社会救助信息公开"])
    jurisdictions: tuple[Identifier, ...] = Field(
        title="地方", description="要建到网站里的地方编号，按显示顺序", examples=[["wuhai", "dafang"]], min_length=1
    )
    national: str | None = Field(
        default=None,
        title="全国记录在哪里",
        description="几个网站共用一份全国记录时才写：从这份设置所在的文件夹往上走几层，到那里的 content/_national；"
        "不写，就用旁边的 content/_national",
        examples=["../../content/_national"],
        pattern=NATIONAL,
    )
    site_url: str | None = Field(
        default=None,
        title="网站地址",
        description="网站对外的完整地址，用来写规范网址；没有就不填",
        examples=["https://www.example.gov.cn/zwgk/shjz/"],
        pattern=r"^https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+)*/$",
    )
    mount: str | None = Field(
        default=None,
        title="挂载路径",
        description="网站挂在别的网站下面时的路径，前后都有斜线；填了网站地址就不用填",
        examples=["/zwgk/shjz/"],
        pattern=r"^/([A-Za-z0-9._~-]+/)*$",
    )
    organizer: Text | None = Field(
        default=None,
        title="主办单位",
        description="和网站标识码都填了，网站才以主办单位名义说话",
        examples=["某某县民政局"],
    )
    contact: Text | None = Field(
        default=None, title="联系方式", description="主办单位的联系方式", examples=["见主办单位网站"]
    )
    site_id_code: str | None = Field(
        default=None,
        title="网站标识码",
        description="全国政府网站信息报送系统给的编码：十位数字，或 bm 加八位数字，要加引号",
        examples=["1234567890"],
        pattern=r"^([0-9]{10}|bm[0-9]{8})$",
    )
    icp: str | None = Field(
        default=None,
        title="ICP 备案编号",
        description="工信部备案编号",
        examples=["蒙ICP备12345678号"],
        pattern=r"^[\u4e00-\u9fa5]ICP备[0-9]{5,10}号(-[0-9]+)?$",
    )
    police: str | None = Field(
        default=None,
        title="公安备案编号",
        description="公安机关备案编号",
        examples=["蒙公网安备 12345678901234号"],
        pattern=r"^[\u4e00-\u9fa5]公网安备\s?[0-9]{14}号$",
    )

    @property
    def levels_up(self) -> int:
        """How many folders above the settings the national records lie; 0 where they lie beside them."""
        return (self.national or "").count(UP)

    @property
    def mount_path(self) -> str:
        """The absolute path the 404 page's links start from."""
        if self.site_url:
            return "/" + self.site_url.split("//", 1)[1].partition("/")[2]
        return self.mount or "/"

    @property
    def speaks_for_government(self) -> bool:
        """Whether 主办单位 and 网站标识码 are both set; until then every page says it is no government site."""
        return bool(self.organizer and self.site_id_code)
