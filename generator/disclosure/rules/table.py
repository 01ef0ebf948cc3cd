"""The table of contents of the audit: every rule, in the order the pages show them."""

from __future__ import annotations

from generator.disclosure.rule import Rule
from generator.disclosure.rules.catalogue import RULES as CATALOGUE
from generator.disclosure.rules.regulation import RULES as REGULATION
from generator.disclosure.rules.targeting import RULES as TARGETING

RULES: tuple[Rule, ...] = (*REGULATION, *CATALOGUE, *TARGETING)
BY_CODE = {rule.code: rule for rule in RULES}
