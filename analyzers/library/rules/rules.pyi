"""Rules by the names that programs import."""

from rules.permissions import add_perm, has_perm, perm_exists, remove_perm, set_perm
from rules.predicates import Predicate, predicate
from rules.rulesets import RuleSet, add_rule, remove_rule, rule_exists, set_rule, test_rule
