"""What a form sends, as values of a record.

takes  the YAML a form writes (1.2, by a library of its own), the class's schema, the values the file has
gives  the same as the loader would read them: text, whole numbers, truth values, lists, mappings
does not  check values: that is the loader's

A form sends every field, empty ones as ``""`` and unticked ones as ``false``: what is empty is left out, and so is what
only says what holds anyway, unless the file says it already. A switch that must be set one way or the other is off
where it was never touched, as the form shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError
from ruamel.yaml.resolver import VersionedResolver

Schema = Mapping[str, Any]
LIMIT = 1_000_000  # bytes a form may send for one record
DEPTH = 12  # levels a record may nest


class NotAFormError(Exception):
    """What was sent is no record; the message says so in Chinese."""


def sent_values(raw: str, schema: Schema, held: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a record a form sends; ``held`` is what the file holds already.

    Raises NotAFormError.
    """
    if len(raw.encode()) > LIMIT:
        raise NotAFormError(f"内容太大，最多 {LIMIT // 1000} KB。分成几条来写。")
    try:
        value = _yaml().load(raw)
    except (YAMLError, ValueError, RecursionError) as error:
        raise NotAFormError("表单送来的内容读不懂，没有保存。刷新这一页再试。") from error
    if not isinstance(value, Mapping):
        raise NotAFormError("表单送来的内容不是一条记录，没有保存。刷新这一页再试。")
    kept = _kept(value, schema, schema.get("$defs", {}), held, DEPTH)
    return kept if isinstance(kept, dict) else {}


def _kept(value: Any, told: Schema, parts: Mapping[str, Schema], held: Any, depth: int) -> Any:
    """The value without what is empty, and without what only repeats a default."""
    if depth == 0:
        raise NotAFormError("内容套得太深，没有保存。")
    about = _inner(told, parts)
    if isinstance(value, Mapping):
        properties, kept = about.get("properties", {}), {}
        before = held if isinstance(held, Mapping) else {}
        for name, one in value.items():
            field = properties.get(name, {})
            inner = _kept(one, field, parts, before.get(name), depth - 1)
            is_said = inner not in (None, "", [], {}) and (inner != field.get("default") or name in before)
            if is_said:
                kept[str(name)] = inner
        if kept:
            for name in about.get("required", ()):  # a switch nobody touched is shown as off
                is_switch = _inner(properties[name], parts).get("type") == "boolean"
                if is_switch and name not in kept and (name in value or name in before):
                    kept[name] = False
        return kept
    if isinstance(value, list):
        items = _inner(about.get("items", {}), parts)
        others = held if isinstance(held, list) else []
        made = [_kept(one, items, parts, _same(one, others), depth - 1) for one in value]
        return [one for one in made if one not in (None, "", [], {})]
    if isinstance(value, str):  # white space around a text is no change: what the file has stays as it is
        return held if isinstance(held, str) and held.strip() == value.strip() else value.strip()
    return value


def _same(item: Any, held: list[Any]) -> Any:
    """The item of the file that bears the same id, or says the same for the most part."""
    if not isinstance(item, Mapping):
        return None
    others = [one for one in held if isinstance(one, Mapping)]
    return max(others, key=lambda one: sum(one.get(name) == value for name, value in item.items()), default=None)


def _inner(told: Schema, parts: Mapping[str, Schema]) -> Schema:
    options = [one for one in told.get("anyOf", ()) if one.get("type") != "null"]
    if options:
        return _inner(options[0], parts)
    return _inner(parts[told["$ref"].rpartition("/")[2]], parts) if "$ref" in told else told


class _Plain(VersionedResolver):
    """Days are text here."""

    @property
    def versioned_resolver(self) -> Any:
        """What a word may mean, without dates."""
        return {
            first: [(tag, pattern) for tag, pattern in known if not str(tag).endswith(("timestamp", "float"))]
            for first, known in super().versioned_resolver.items()
        }


def _yaml() -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.Resolver = _Plain
    yaml.Constructor = SafeConstructor
    return yaml
