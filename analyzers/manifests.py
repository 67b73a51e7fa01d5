"""What a program registers about itself when it is installed: its scripts, and its entry points in groups.

Read from `pyproject.toml` (also that of Poetry), `setup.cfg` and a `setup(entry_points=...)` that is written out. Their
form is that of PyPA's specification of entry points: group, name and `module:attributes`.
"""

from __future__ import annotations

import configparser
import textwrap
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from analyzers.facts import Call, Collection, Constant, Evaluate, Expression, FileFacts, RegisteredEntry
from analyzers.facts import Mapping as Entries

_LARGEST = 1_000_000
_MODEL = "_entry_points"


def registered_entries(root: Path, paths: Iterable[str]) -> tuple[RegisteredEntry, ...]:
    """Those of the root and of the folders above the files of a program, sorted; what cannot be read says nothing."""
    folders = {folder.as_posix() for path in paths for folder in PurePosixPath(path).parents} | {"."}
    found: set[RegisteredEntry] = set()
    for folder in sorted(folders):
        for name, read in _READERS.items():
            text = _text(root / folder / name)
            path = PurePosixPath(folder, name).as_posix()
            found.update(_placed(path, text, read(text)) if text else ())
    return tuple(sorted(found))


def model_of(entries: Iterable[RegisteredEntry]) -> tuple[str, str]:
    """The import path and the text of a library model that knows them; see `importlib.metadata.pyi`."""
    groups: dict[str, list[str]] = {}
    for one in entries:
        if all(part.isidentifier() for part in (*one.module.split("."), *one.attributes)):
            loaded = ".".join((f"_import_module({one.module!r})", *one.attributes))
            made = f"_Entry({one.name!r}, {one.value!r}, {one.group!r}, lambda: {loaded})"
            groups.setdefault(one.group, []).append(made)
    head = (
        "from importlib import import_module as _import_module",
        "from importlib.metadata import EntryPoint, EntryPoints as _Entries",
        "class _Entry(EntryPoint):",
        "    def __init__(self, name, value, group, load):",
        "        super().__init__(name, value, group)",
        "        self.load = load",
        "class _Groups: ...",
        "GROUPS = _Groups()",
    )
    # Attributes, as one that is asked for by an unknown name is none, and not all of them.
    lines = (f"setattr(GROUPS, {group!r}, _Entries([{', '.join(found)}]))" for group, found in groups.items())
    return _MODEL, "\n".join((*head, *lines, ""))


def _text(path: Path) -> str:
    try:
        is_plain = path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST
        return path.read_text("utf-8-sig") if is_plain else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _placed(path: str, text: str, found: Iterable[tuple[str, str, str]]) -> Iterator[RegisteredEntry]:
    lines = text.splitlines()
    for group, name, value in found:
        module = value.partition(":")[0].strip()
        line = next((number for number, one in enumerate(lines, 1) if name in one and module in one), 1)
        yield RegisteredEntry(group, name, value, path, line)


# Forms


def _of_pyproject(text: str) -> Iterator[tuple[str, str, str]]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    project, poetry = _table(document, "project"), _table(_table(document, "tool"), "poetry")
    yield from _named("console_scripts", _table(project, "scripts"))
    yield from _named("gui_scripts", _table(project, "gui-scripts"))
    yield from _named("console_scripts", _table(poetry, "scripts"))
    for groups in (_table(project, "entry-points"), _table(poetry, "plugins")):
        for group in groups:
            yield from _named(group, _table(groups, group))


def _table(document: Mapping[str, object], key: str) -> dict[str, object]:
    found = document.get(key)
    return found if isinstance(found, dict) else {}


def _named(group: str, table: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    yield from ((group, name, value) for name, value in table.items() if isinstance(value, str))


def _of_setup_cfg(text: str) -> Iterator[tuple[str, str, str]]:
    for group, written in _sections(text).get("options.entry_points", {}).items():
        yield from _of_lines(group, written.splitlines())


def _sections(text: str) -> dict[str, dict[str, str]]:
    """The values of an INI file, names as they are written; nothing if it is none."""
    parser = configparser.RawConfigParser(strict=False, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # what configparser says to do
    try:
        parser.read_string(text)
    except configparser.Error:
        return {}
    return {section: dict(parser[section]) for section in parser.sections()}


def _of_setup(text: str) -> Iterator[tuple[str, str, str]]:
    """`setup(entry_points={"group": ["name = module:attribute"]})`, or the same as the text of an INI file."""
    from analyzers.languages.python.reader import read

    code = read("setup.py", text.encode("utf-8", "surrogatepass"))
    for given in _given_to_setup(code) if isinstance(code, FileFacts) else ():
        if isinstance(given, Entries):
            for group, lines in given.entries:
                yield from _of_lines(_constant(group), _constants(lines))
        else:
            for section, names in _sections(textwrap.dedent(_constant(given))).items():
                yield from _named(section, names)


def _given_to_setup(code: FileFacts) -> Iterator[Expression]:
    for statement in code.scopes[0].statements:
        if isinstance(statement, Evaluate) and isinstance(statement.value, Call):
            yield from (value for word, value in statement.value.keywords if word == "entry_points")


def _constant(expression: Expression | None) -> str:
    value = expression.value if isinstance(expression, Constant) else None
    return value if isinstance(value, str) else ""


def _constants(expression: Expression) -> list[str]:
    """The texts of a list, or the lines of a text."""
    return (
        [*map(_constant, expression.items)]
        if isinstance(expression, Collection)
        else _constant(expression).splitlines()
    )


def _of_lines(group: str, lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        name, equals, value = line.partition("=")
        if equals:
            yield group, name.strip(), value.strip()


_READERS = {"pyproject.toml": _of_pyproject, "setup.cfg": _of_setup_cfg, "setup.py": _of_setup}
