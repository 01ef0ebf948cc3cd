"""Attachments are read whole."""

from __future__ import annotations

import pytest

from generator.model.attachment import MEDIA_TYPES
from generator.privacy.attachments.read import read_attachment
from tests.privacy.leaks import LEAKS, Build


@pytest.mark.parametrize(("suffix", "where", "build", "number"), LEAKS, ids=lambda v: v if isinstance(v, str) else "")
def test_no_hiding_place_is_missed(suffix: str, where: str, build: Build, number: str) -> None:
    """A number comes out of every place of every format it can hide in."""
    reading = read_attachment(build(number), MEDIA_TYPES[suffix])
    assert reading.refusal is None
    assert [piece for piece in reading.texts if number in piece.text]
