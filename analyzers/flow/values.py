"""The value flow of literals, attributes and subscripts."""

from __future__ import annotations

import re

from analyzers.facts import (
    Attribute,
    Call,
    Collection,
    Constant,
    Expression,
    FileFacts,
    Mapping,
    Name,
    Operation,
    Starred,
    Subscript,
    Text,
)

from .naming import NameFlow
from .records import (
    CONTAINER_KINDS,
    MOST_SEEDED_NUMBER,
    SEED_CONSTANT,
    SEED_CONTAINER,
    SEED_NUMBER,
    SEED_PAGE,
    SEED_PART,
    SEED_TEXT,
    SLICE_KEY,
    UNKNOWN_KEY,
)

_WORD = re.compile(r"[A-Za-z_][\w.]{0,78}|[\w./@-]{1,120}\.(?:html?|jinja2?|j2|md|mjml|subject|tpl|txt|xml)")
"""Strings that can name an attribute, a key, a module or a template; others are strings and nothing more."""
_PART = re.compile(r"(?:[\w.:]|%s|\{\w*\}){1,78}|[-/]")
"""Strings that the name of a module or a definition can be made of."""
_PAGE = re.compile(r"[\w./@:-]{1,120}\.[A-Za-z]\w{0,11}")
"""Strings that can name a template of any kind: whether there is one decides what they are."""
_MOST_EXACT = 5_000
"""A longer display keeps no positions."""
_CONTAINERS = {kind: number for number, kind in enumerate(CONTAINER_KINDS)}
_CONVERSIONS = frozenset({"str", "repr", "ascii"})
_MARKS = ("#", "*", ":", "'")
"""Beginnings of keys that are no strings; a string that begins so is written with a quote before it."""


class ValueFlow(NameFlow):
    """Expressions that hold, take or make values without a call being written."""

    def __init__(self, facts: FileFacts) -> None:
        super().__init__(facts)
        self._constants: dict[str | int, int] = {}
        self._texts: dict[str, int] = {}
        """Strings to the variables that hold them, or any string."""

    # Attributes and subscripts

    def attribute(self, node: Attribute) -> int:
        """`base.name`."""
        return self.attribute_of(self.flow(node.base), node)

    def attribute_of(self, base: int, node: Attribute) -> int:
        """`base.name` where the base is known already."""
        loaded = self.load(base, node.name, node.line)
        stored = self.scope.stored
        return stored.get(path_of(node.base, f".{node.name}"), loaded) if stored else loaded

    def member(self, name: str) -> int:
        """The number of an attribute's name; `__name` in a class is that of the class alone."""
        if name[:2] == "__" and self.scope.private and not name.endswith("__"):
            return self.names[self.scope.private + name]
        return self.names[name]

    def load(self, base: int, name: str, line: int) -> int:
        """The variable of `base.name`; asked twice in a scope it is the same."""
        if not base:
            return 0
        loaded = self.scope.loaded
        found = loaded.get((base, name))
        if found is None:
            found = loaded[base, name] = self.new()
            self.scope.flow.loads += (base, self.member(name), found, line)
        return found

    def subscript(self, node: Subscript) -> int:
        """`base[key]`."""
        base = self.flow(node.base)
        key, index = self.key(node.index)
        if not base:
            return 0
        found = self.new()
        self.scope.flow.reads += (base, key, found, line_of(node), index)
        stored = self.scope.stored
        return stored.get(path_of(node.base, f"[{key}]"), found) if stored and key >= 0 else found

    def key(self, index: Expression) -> tuple[int, int]:
        """The number of a constant key, and the variable that holds any other; of a slice, its constant bounds."""
        if isinstance(index, Constant):
            return self.constant_key(index), 0
        variable = self.flow(index)
        if isinstance(index, Operation) and index.kind == "slice":
            bounds = _bounds(index)
            return SLICE_KEY, self._seeded_text(bounds, SEED_TEXT) if bounds else 0
        return UNKNOWN_KEY, variable

    def constant_key(self, node: Constant) -> int:
        """The number of a constant key: equal keys are one, strings, bytes and numbers never meet."""
        value = node.value
        if node.is_bytes:
            return self.names[f"#b'{value}"]
        if isinstance(value, str):
            return self.names[f"'{value}" if value.startswith(_MARKS) else value]
        if isinstance(value, float) and not value.is_integer():
            return self.names[f"#.{value}"]
        return self.names["#None" if value is None else f"#{int(value)}"]

    # Literals

    def literal(self, node: Constant) -> int:
        """A constant: small numbers and words keep their value, of others only the type counts."""
        value = node.value
        if node.is_bytes:
            return self.constant("bytes")
        if type(value) is str:
            return self._texts.get(value) or self._string(value)
        if value is None:
            return 0
        if type(value) is int and 0 <= value <= MOST_SEEDED_NUMBER:
            return self._number(value)
        return self.constant(type(value).__name__)

    def constant(self, kind: str) -> int:
        """The variable that holds an instance of a built-in type."""
        found = self._constants.get(kind)
        if found is None:
            found = self._constants[kind] = self.new()
            self.root.flow.seeds += (found, SEED_CONSTANT, self.names[kind])
        return found

    def _number(self, value: int) -> int:
        found = self._constants.get(value)
        if found is None:
            found = self._constants[value] = self.new()
            self.root.flow.seeds += (found, SEED_NUMBER, value)
        return found

    def _string(self, text: str) -> int:
        if _WORD.fullmatch(text):
            found = self._seeded_text(text, SEED_TEXT)
        elif _PART.fullmatch(text):
            found = self._seeded_text(text, SEED_PART)
        else:
            found = self._seeded_text(text, SEED_PAGE) if _PAGE.fullmatch(text) else self.constant("str")
        self._texts[text] = found
        return found

    def _seeded_text(self, text: str, kind: int) -> int:
        found = self.new()
        self.root.flow.seeds += (found, kind, self.names[text])
        return found

    def text(self, node: Text) -> int:
        """An f-string: each hole asks its value for a text."""
        if not _is_dotted(node):
            for part in node.parts:
                if not isinstance(part, Constant):
                    self._hole(part)
            return self.constant("str")
        held = [self.literal(part) if isinstance(part, Constant) else self._hole(part) for part in node.parts]
        joined = held[0]
        for following in held[1:]:
            whole = self.new()
            self.scope.flow.texts += (joined, following, whole)
            joined = whole
        return joined

    def _hole(self, part: Expression) -> int:
        asked = "format"
        if isinstance(part, Operation) and part.kind == "format":
            self.flow(part.operands[1])
            part = part.operands[0]
        if isinstance(part, Operation) and part.kind in _CONVERSIONS:
            asked, part = part.kind, part.operands[0]
        found = self.flow(part)
        self.operate(asked, found, 0, 0, line_of(part))
        return found

    def container(self, kind: str, size: int = -1) -> int:
        """A new container; `size` is the number of its elements where that is known."""
        variable = self.new()
        self.scope.flow.seeds += (variable, SEED_CONTAINER, (size + 1) * len(_CONTAINERS) + _CONTAINERS[kind])
        return variable

    def element(self, container: int, key: int, value: int) -> None:
        """Put a value into a container that was just made."""
        if value:
            self.scope.flow.elements += (container, key, value)

    def collection(self, node: Collection) -> int:
        """A list, tuple or set display: positions are kept up to the first star."""
        items, is_set = node.items, node.kind == "set"
        kinds = [*map(type, items)]
        starred = kinds.index(Starred) if Starred in kinds else len(items)
        exact = 0 if is_set or len(items) > _MOST_EXACT else starred
        variable = self.container(node.kind, starred if exact == len(items) else -1)
        for position, item in enumerate(items):
            value = self.flow(item)
            if kinds[position] is Starred:
                value = self.iterate(value, line_of(item))
            elif is_set:
                self.hashed(item, value)
            self.element(variable, self.names[f"#{position}"] if position < exact else UNKNOWN_KEY, value)
        return variable

    def hashed(self, node: Expression, value: int) -> None:
        """A value becomes an element of a set or a key."""
        if not isinstance(node, Constant):
            self.operate("hash", value, 0, 0, line_of(node))

    def mapping(self, node: Mapping) -> int:
        """A dict display."""
        variable = self.container("dict")
        for key, item in node.entries:
            if key is None:
                source = self.flow(item)
                if source:
                    self.scope.flow.spreads += (variable, source)
            else:
                self._entry(variable, key, item)
        return variable

    def _entry(self, container: int, key: Expression, item: Expression) -> None:
        number, index = self.key(key)
        self.hashed(key, index)
        value = self.flow(item)
        if index:
            self.scope.flow.writes += (container, number, value, line_of(key), index)
        else:
            self.element(container, number, value)

    # What is taken out

    def iterate(self, source: int, line: int, *, is_async: bool = False) -> int:
        """The variable of what iterating the source gives."""
        if not source:
            return 0
        found = self.new()
        self.scope.flow.iterations += (source, found, line)
        if is_async:
            self.scope.flow.asynchronous.append(found)
        return found

    def unpack(self, source: int, position: int, rest: int, line: int) -> int:
        """What unpacking puts at a position (see `FlowScope.unpacks`)."""
        if not source:
            return 0
        found = self.new()
        self.scope.flow.unpacks += (source, position, rest, found, line)
        return found

    def operate(self, kind: str, left: int, right: int, target: int, line: int) -> int:
        """An operation that may call a special method of its operands."""
        if left or right:
            self.scope.flow.operations += (self.names[kind], left, right, target, line)
        return target


def _bounds(node: Operation) -> str:
    """The bounds of a slice as they are written, if they are numbers: `:-1`, `1:`."""
    match node.operands:
        case (Constant(value=int() | None as first), Constant(value=int() | None as last), Constant(value=None)):
            return f"{'' if first is None else first}:{'' if last is None else last}"
        case _:
            return ""


def _is_dotted(node: Text) -> bool:
    """Whether an f-string may be the path of a module or of a definition: `f"shop.{name}"`."""
    written = [part.value for part in node.parts if isinstance(part, Constant)]
    words = [value for value in written if isinstance(value, str) and (not value or _PART.fullmatch(value))]
    return len(words) == len(written) < len(node.parts) and any("." in word for word in words)


def path_of(base: Expression, step: str) -> str:
    """How a stored attribute or key of a plain name is remembered."""
    return f"{base.id}{step}" if isinstance(base, Name) else ""


def line_of(expression: Expression) -> int:
    """The line of the first part that knows its line; 0 where there are only constants."""
    pending = [expression]
    while pending:
        match pending.pop():
            case (Name() | Attribute() | Call()) as found:
                return found.line
            case Subscript(base=inner) | Starred(value=inner):
                pending.append(inner)
            case Operation(operands=parts) | Collection(items=parts):
                pending.extend(reversed(parts))
    return 0
