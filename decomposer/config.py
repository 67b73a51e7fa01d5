"""Settings of the analysed project: `decomposer.toml`, or `[tool.decomposer]` of its `pyproject.toml`."""

from __future__ import annotations

import difflib
import posixpath
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from decomposer.errors import ConfigError
from decomposer.model.weights import Weights

SETTINGS_FILES = _OWN_FILE, _SHARED_FILE = "decomposer.toml", "pyproject.toml"
_SECTION = "tool.decomposer"
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_WRONG_TYPE = re.compile(r"(?P<what>.*) - at `\$\.(?P<path>.+)`")


_LOADED_PATH = re.compile(r"(?:\*\.)?(?:\w|\{\w+\})+(?:[.:](?:\w|\{\w+\})+)*(?:\(\))?")
"""The path of a definition: `{0}` and `{name}` are arguments, `*.` in front is any package, `()` behind it a call."""


class EvidenceConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `evidence`: what is read besides the source. Paths are relative to the analysed root."""

    git: bool = False
    traces: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()
    access_logs: tuple[str, ...] = ()


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """What can be set; every key has a default.

    `exclude` are patterns as in a `.gitignore` at the analysed root; `source_roots` are folders below it from which
    imports begin, with forward slashes, the root itself being empty. `loaders` are functions that give what they are
    given the names of, each with the paths under which they look, in order. `models` is a folder below the analysed
    root with models of libraries. `evidence` is what is read besides the source, `weights` how much each
    reason for an edge of the dependency graph counts.
    """

    seed: int = 0
    exclude: tuple[str, ...] = ()
    source_roots: tuple[str, ...] = ()
    loaders: dict[str, tuple[str, ...]] = {}
    models: str = ""
    evidence: EvidenceConfig = EvidenceConfig()
    weights: Weights = Weights()


_TABLES: dict[str, type[EvidenceConfig | Weights]] = {"evidence": EvidenceConfig, "weights": Weights}


class _Section(NamedTuple):
    """Where the settings stand: the name of the file, its text, and the values of our section."""

    name: str
    text: str
    values: object

    def wrong(self, key: str, problem: str) -> ConfigError:
        return ConfigError(self.name, _line_of(self.text, key), problem)


def read_config(root: Path) -> Config:
    """The settings at the analysed root; defaults when there are none.

    Raises ConfigError with file and line for text that is no TOML, an unknown key (naming the nearest known one), a
    value of the wrong type, a pattern or folder that means nothing, or settings in both files.
    """
    section = _find_section(root)
    return Config() if section is None else _checked(_convert(section), section, root)


def _find_section(root: Path) -> _Section | None:
    own, shared = _read_text(root / _OWN_FILE), _read_text(root / _SHARED_FILE)
    # A project may have a pyproject.toml that is broken or old; it is our business only when it speaks to us.
    in_shared = shared is not None and re.search(r"\btool\.decomposer\b", shared) is not None
    if own is not None and in_shared:
        raise ConfigError(_SHARED_FILE, None, f"settings stand here and in {_OWN_FILE}: keep one of them")
    if own is not None:
        return _Section(_OWN_FILE, own, _parse(_OWN_FILE, own))
    if shared is not None and in_shared:
        tables = _parse(_SHARED_FILE, shared).get("tool", {})
        return _Section(_SHARED_FILE, shared, tables.get("decomposer", {}) if isinstance(tables, dict) else {})
    return None


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


def _convert(section: _Section) -> Config:
    if not isinstance(section.values, dict):
        raise ConfigError(section.name, None, f"[{_SECTION}] must be a table")
    for key in section.values:
        if key not in Config.__struct_fields__:
            raise section.wrong(key, _unknown(key, Config))
    values = section.values
    for name, table in _TABLES.items():
        inner = values.get(name)
        for key in inner if isinstance(inner, dict) else ():
            if key not in table.__struct_encode_fields__:
                raise section.wrong(key, f"{name}: {_unknown(key, table)}")
    if isinstance(values.get("loaders"), dict):
        values = {**values, "loaders": dict(_dotted(values["loaders"]))}
    try:
        return msgspec.convert(values, Config)
    except msgspec.ValidationError as error:
        found = _WRONG_TYPE.fullmatch(str(error))
        keys = re.findall(r"(?:^|\.)(\w+)", found["path"]) if found else [""]
        raise section.wrong(keys[-1], f"{': '.join(keys)}: {found['what'] if found else error}") from error


def _dotted(table: dict[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """The entries of a table under dotted keys, with or without quotes around them; one text stands for a list."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _dotted(value, f"{above}{key}.")
        else:
            yield above + key, [value] if isinstance(value, str) else value


def _checked(config: Config, section: _Section, root: Path) -> Config:
    """The settings with source roots in one spelling, if each pattern and each folder means something."""
    for pattern in config.exclude:
        if not pattern.strip() or pattern.startswith("#") or "\n" in pattern:
            raise section.wrong("exclude", f"exclude: {pattern!r} is no pattern: write it as in a .gitignore")
    for function, paths in config.loaders.items():
        for path in paths or ("",):
            if not _LOADED_PATH.fullmatch(path):
                example = "write it as 'shop.{0}.{1}', with {0} for the first argument or {name} for one of that name"
                raise section.wrong(function, f"loaders: {function}: {path!r} is no path: {example}")
    folders = tuple(posixpath.normpath(folder) for folder in config.source_roots)
    for folder in folders:
        if folder.startswith(("/", "..")) or not (root / folder).is_dir():
            raise section.wrong("source_roots", f"source_roots: there is no folder {folder!r} below the analysed one")
    if config.models and (config.models.startswith(("/", "..")) or not (root / config.models).is_dir()):
        raise section.wrong("models", f"models: there is no folder {config.models!r} below the analysed one")
    _check_evidence(config.evidence, section, root)
    return msgspec.structs.replace(config, source_roots=tuple("" if one == "." else one for one in folders))


def _check_evidence(evidence: EvidenceConfig, section: _Section, root: Path) -> None:
    for name in ("traces", "coverage", "access_logs"):
        for file in getattr(evidence, name):
            if not (root / file).is_file():
                raise section.wrong(name, f"evidence: {name}: there is no file {file!r} below the analysed folder")


def _unknown(key: str, table: type[Config | EvidenceConfig | Weights]) -> str:
    near = difflib.get_close_matches(key, table.__struct_encode_fields__, n=1, cutoff=0.5)
    known = ", ".join(table.__struct_encode_fields__)
    return f"unknown key {key!r}" + (f", did you mean {near[0]!r}?" if near else f", known keys: {known}")


def _line_of(text: str, key: str) -> int | None:
    """The first line that sets the key, after the header of our section where there is one."""
    lines = text.splitlines()
    header = re.compile(rf"\s*\[\s*{re.escape(_SECTION)}\s*\]")
    start = next((number for number, line in enumerate(lines) if header.match(line)), 0)
    setting = re.compile(rf"""\s*(?:\[+(?:.*\.)?)?(?:{re.escape(_SECTION)}\.)?["']?{re.escape(key)}["']?\s*[=.\]]""")
    return next((number for number, line in enumerate(lines, 1) if number > start and setting.match(line)), None)
