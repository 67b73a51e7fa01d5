"""A TOML file with its text at hand, so that every complaint names a line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NoReturn

from msgspec import Struct

from decomposer.errors import ConfigError

from .places import Keys, find_line

TomlTable = dict[str, object]


class Source(Struct, frozen=True, gc=False):
    """`path` is for messages only."""

    text: str
    path: str

    def parse(self) -> TomlTable:
        """The whole document."""
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            problem, _, place = str(error).rpartition(" (at ")
            number = re.search(r"line (\d+)", place)
            line = int(number[1]) if number else self.text.count("\n") + 1
            raise ConfigError(self.path, line, f"not valid TOML: {problem or place}") from error
        except RecursionError as error:
            raise ConfigError(self.path, None, "not valid TOML: nested too deeply") from error

    def fail(self, problem: str, keys: Keys, value: str | None = None, nth: int = 0) -> NoReturn:
        """Complain about a key, or about the nth string `value` below it."""
        raise ConfigError(self.path, self.line(keys, value, nth), problem)

    def line(self, keys: Keys, value: str | None = None, nth: int = 0) -> int | None:
        """The line of a key, or of the nth string `value` below it."""
        return find_line(self.text, keys, value, nth)

    def table(self, around: TomlTable, *keys: str) -> TomlTable:
        """The table at `keys`, which is the last of them in `around`; empty if it is missing."""
        found = around.get(keys[-1], {})
        if not isinstance(found, dict):
            self.fail(f"`{keys[-1]}` must be a table", keys)
        return found

    def names(self, around: TomlTable, *keys: str) -> list[str]:
        """The list of strings at `keys`; empty if it is missing."""
        found = around.get(keys[-1], [])
        if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
            self.fail(f"`{keys[-1]}` must be a list of strings", keys)
        return found

    def check_keys(self, table: TomlTable, allowed: Iterable[str], *keys: str) -> None:
        """Complain about the first key that is not allowed."""
        for key in table:
            if key not in allowed:
                self.fail(f"unknown key {key!r}{hint(key, allowed)}", (*keys, key))


def hint(name: str, known: Iterable[str]) -> str:
    """`; did you mean 'this'?` for a name near to a known one, else nothing."""
    near = get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
