"""白话: a plain sentence and the articles it stands on; references to articles and to figures in them.

takes  plain values as the loader read them
gives  ``Statement`` and the reference types that measures, situations, channels and tables share
does not  look an article up, or judge a sentence: the audit does
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.base import NoRepeats, Part, Text

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NUMBER = "[1-9][0-9]{0,3}"
ARTICLE_PATTERN = rf"^{_ID}/{_NUMBER}$"
FIGURE_PATTERN = rf"^{_ID}/{_NUMBER}/{_ID}$"


@dataclass(frozen=True, order=True)
class ArticleRef:
    """``shehui-jiuzhufa/37``: an article of an instrument."""

    instrument: str
    article: str

    def __str__(self) -> str:
        return f"{self.instrument}/{self.article}"


@dataclass(frozen=True, order=True)
class FigureRef:
    """``dibao-banfa/22/zongqi``: a figure (a limit, an amount …) of an article."""

    instrument: str
    article: str
    figure: str

    @property
    def of(self) -> ArticleRef:
        """The article it stands in."""
        return ArticleRef(self.instrument, self.article)

    def __str__(self) -> str:
        return f"{self.of}/{self.figure}"


def parse_article(value: Any) -> ArticleRef:
    """``instrument/article``; whether there is one is looked up by the audit."""
    if isinstance(value, ArticleRef):
        return value
    if isinstance(value, str) and re.fullmatch(ARTICLE_PATTERN, value):
        return ArticleRef(*value.split("/"))
    raise PydanticCustomError("bad_article", "not instrument/article", {"value": str(value)})


def parse_figure(value: Any) -> FigureRef:
    """``instrument/article/figure``."""
    if isinstance(value, FigureRef):
        return value
    if isinstance(value, str) and re.fullmatch(FIGURE_PATTERN, value):
        return FigureRef(*value.split("/"))
    raise PydanticCustomError("bad_figure", "not instrument/article/figure", {"value": str(value)})


ArticleField = Annotated[
    ArticleRef,
    PlainValidator(parse_article),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": ARTICLE_PATTERN}),
]
FigureField = Annotated[
    FigureRef,
    PlainValidator(parse_figure),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": FIGURE_PATTERN}),
]
Articles = Annotated[tuple[ArticleField, ...], NoRepeats]


class Statement(Part):
    """白话: what the site says in its own plain words, and on which articles it stands.

    Each number with a unit in ``say`` must be a figure of one of the articles in ``basis``.
    """

    say: Text = Field(
        title="白话",
        description="短句，不用公文套话；每句不超过35个字；里面的数字必须是所引条款里登记过的数字",
        examples=["户口在哪里，就到哪里的乡镇政府或街道办事处申请。"],
    )
    basis: Articles = Field(
        default=(),
        title="依据条款",
        description="法规编号/条号，可以写几个；只是提醒、没有条款的不写，但那样就不能带数字",
        examples=[["shehui-jiuzhufa/37"]],
    )


Statements = tuple[Statement, ...]
