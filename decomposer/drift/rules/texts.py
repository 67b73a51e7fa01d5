"""What people read of each rule."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from decomposer.model.finding import Rule


def read_rules() -> dict[str, Rule]:
    """All rules by id, sorted, as texts.toml has them."""
    texts = tomllib.loads(Path(__file__).with_name("texts.toml").read_text("utf-8"))
    return {rule: msgspec.convert({"id": rule, **text}, Rule) for rule, text in sorted(texts.items())}
