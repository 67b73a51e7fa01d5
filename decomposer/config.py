"""Settings of the analysed project: `decomposer.toml`, or `[tool.decomposer]` of its `pyproject.toml`."""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

from decomposer.errors import ConfigError

_OWN_FILE, _SHARED_FILE, _SECTION = "decomposer.toml", "pyproject.toml", "tool.decomposer"
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_WRONG_TYPE = re.compile(r"(?P<what>.*) - at `\$\.(?P<key>[^.\[`]+).*`")


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """What can be set; every key has a default."""

    seed: int = 0


def read_config(root: Path) -> Config:
    """The settings at the analysed root; defaults when there are none.

    Raises ConfigError with file and line for text that is no TOML, an unknown key (naming the nearest known one), a
    value of the wrong type, or settings in both files.
    """
    own, shared = _read_text(root / _OWN_FILE), _read_text(root / _SHARED_FILE)
    # A project may have a pyproject.toml that is broken or old; it is our business only when it speaks to us.
    in_shared = shared is not None and re.search(r"\btool\.decomposer\b", shared) is not None
    if own is not None and in_shared:
        raise ConfigError(_SHARED_FILE, None, f"settings stand here and in {_OWN_FILE}: keep one of them")
    if own is not None:
        return _convert(_OWN_FILE, own, _parse(_OWN_FILE, own))
    if shared is not None and in_shared:
        tables = _parse(_SHARED_FILE, shared).get("tool", {})
        return _convert(_SHARED_FILE, shared, tables.get("decomposer", {}) if isinstance(tables, dict) else {})
    return Config()


def _read_text(path: Path) -> str | None:
    if not path.is_file():
        return None
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(path.name, None, "is not UTF-8 text: save it as UTF-8") from error
    except OSError as error:
        raise ConfigError(path.name, None, f"cannot be read: {error.strerror}") from error


def _parse(name: str, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _PLACE.search(message)
        line = int(place[1]) if place else len(text.splitlines())
        raise ConfigError(
            name, line, f"is no TOML: {message[0].lower()}{_PLACE.sub('', message[1:]).strip()}"
        ) from error


def _convert(name: str, text: str, values: object) -> Config:
    if not isinstance(values, dict):
        raise ConfigError(name, None, f"[{_SECTION}] must be a table")
    for key in values:
        if key not in Config.__struct_fields__:
            raise ConfigError(name, _line_of(text, key), _unknown(key))
    try:
        return msgspec.convert(values, Config)
    except msgspec.ValidationError as error:
        found = _WRONG_TYPE.fullmatch(str(error))
        key = found["key"] if found else ""
        raise ConfigError(name, _line_of(text, key), f"{key}: {found['what'] if found else error}") from error


def _unknown(key: str) -> str:
    near = difflib.get_close_matches(key, Config.__struct_fields__, n=1, cutoff=0.5)
    known = ", ".join(Config.__struct_fields__)
    return f"unknown key {key!r}" + (f", did you mean {near[0]!r}?" if near else f", known keys: {known}")


def _line_of(text: str, key: str) -> int | None:
    """The first line that sets the key, after the header of our section where there is one."""
    lines = text.splitlines()
    header = re.compile(rf"\s*\[\s*{re.escape(_SECTION)}\s*\]")
    start = next((number for number, line in enumerate(lines) if header.match(line)), 0)
    setting = re.compile(rf"""\s*(?:\[+(?:.*\.)?)?(?:{re.escape(_SECTION)}\.)?["']?{re.escape(key)}["']?\s*[=.\]]""")
    return next((number for number, line in enumerate(lines, 1) if number > start and setting.match(line)), None)
