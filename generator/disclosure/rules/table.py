"""The table of contents of the audit: every rule, in the order the pages show them."""

from __future__ import annotations

from generator.disclosure.rule import Rule
from generator.disclosure.rules.annual import RULES as ANNUAL
from generator.disclosure.rules.catalogue import RULES as CATALOGUE
from generator.disclosure.rules.columns import RULES as COLUMNS
from generator.disclosure.rules.law import RULES as LAW
from generator.disclosure.rules.members import RULES as MEMBERS
from generator.disclosure.rules.money import RULES as MONEY
from generator.disclosure.rules.organs import RULES as ORGANS
from generator.disclosure.rules.own import RULES as OWN
from generator.disclosure.rules.petition import RULES as PETITION
from generator.disclosure.rules.regulation import RULES as REGULATION
from generator.disclosure.rules.targeting import RULES as TARGETING
from generator.disclosure.rules.website import RULES as WEBSITE

RULES: tuple[Rule, ...] = (
    *REGULATION,
    *ANNUAL,
    *ORGANS,
    *CATALOGUE,
    *PETITION,
    *LAW,
    *MONEY,
    *MEMBERS,
    *WEBSITE,
    *COLUMNS,
    *TARGETING,
    *OWN,
)
BY_CODE = {rule.code: rule for rule in RULES}
