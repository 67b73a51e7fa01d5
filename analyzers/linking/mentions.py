"""References that names make, whatever flows where: inheritance, imports, decorators, and definitions as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from analyzers.facts import Attribute, Bind, Call, Expression, Import, Name
from analyzers.program import FOR_TYPES, Reference

from .code import CodeIndex, Frame, annotations_of, enclosing_regions
from .evaluate import Evaluator
from .occurrences import WrittenName
from .values import Value
from .walk import last_word, walk


def named_references(evaluator: Evaluator, names: Iterable[WrittenName]) -> set[Reference]:
    """The references of the program's definitions, imports and `names`."""
    found = set(_mentions(evaluator, names))
    for frame in evaluator.code.frames():
        found.update(definition_references(evaluator, frame))
        found.update(import_references(evaluator, frame))
    return found


def definition_references(evaluator: Evaluator, frame: Frame) -> Iterator[Reference]:
    """Bases of a class and decorators of a definition."""
    scope = frame.scope
    for base in scope.bases:
        yield from _plain(evaluator, frame, base, frame.parent, "inherit")
    for decorator in scope.decorators:
        function = decorator.function if isinstance(decorator, Call) else decorator
        yield from _plain(evaluator, frame, function, frame.parent, "decorate")


def _plain(evaluator: Evaluator, frame: Frame, expression: Expression, where: Frame, kind: str) -> Iterator[Reference]:
    location = frame.module.location(frame.scope.line)
    for value in evaluator.values(expression, where):
        if is_definition(evaluator, value):
            yield Reference(frame.symbol, value.name, "inherit" if kind == "inherit" else "decorate", location)
        elif value.kind == "external" and kind == "inherit":
            yield Reference(frame.symbol, value.name, "inherit", location, scope="external")


def is_definition(evaluator: Evaluator, value: Value) -> bool:
    """Whether it is written in the program: a class of versions, say, is known and stands nowhere."""
    return value.kind in ("class", "function") and value.name in evaluator.code.definitions


def import_references(evaluator: Evaluator, frame: Frame) -> Iterator[Reference]:
    """What the imports of a scope name."""
    for statement in frame.scope.statements:
        if not isinstance(statement, Import):
            continue
        location = frame.module.location(statement.line)
        mechanism = FOR_TYPES if _is_for_types(frame, statement.region) else ""
        for value in evaluator.imported(statement, frame):
            if value.kind in ("module", "class", "function"):
                yield Reference(frame.symbol, value.name, "import", location, mechanism=mechanism)
            elif value.kind == "external":
                yield Reference(frame.symbol, value.name, "import", location, scope="external", mechanism=mechanism)


def _is_for_types(frame: Frame, region: int) -> bool:
    """Whether only type checkers come here."""
    around = (frame.module.facts.regions[one] for one in enclosing_regions(frame, region))
    return any(one.kind == "if" and one.expression and last_word(one.expression) == FOR_TYPES for one in around)


def _mentions(evaluator: Evaluator, names: Iterable[WrittenName]) -> Iterator[Reference]:
    """Definitions used as values: callbacks, `isinstance` checks, exceptions caught, annotations."""
    meaning = _meaning(evaluator.code)
    for frame, part, _ in names:
        yield from _mention(evaluator, frame, part, frame, meaning)
    for frame in evaluator.code.frames():
        parts = (part for annotation in annotations_of(frame.scope) for part in walk(annotation))
        for inner in parts:
            if isinstance(inner, Name | Attribute):
                yield from _mention(evaluator, frame, inner, frame.parent, meaning)


def _mention(
    evaluator: Evaluator, source: Frame, part: Name | Attribute, where: Frame, meaning: AbstractSet[str]
) -> Iterator[Reference]:
    if last_word(part) not in meaning:
        return
    for value in evaluator.values(part, where):
        if is_definition(evaluator, value) and value.name != source.symbol:
            yield Reference(source.symbol, value.name, "mention", source.module.location(part.line))


def _meaning(code: CodeIndex) -> set[str]:
    """The words that may mean a class or function: their names, and what else modules and classes call them."""
    found = {frame.scope.name for frame in code.definitions.values()}
    for frame in code.frames():
        for statement in frame.scope.statements:
            if isinstance(statement, Import) and statement.name in found:
                found.add(statement.alias)
            elif isinstance(statement, Bind) and _may_name(frame, statement.value):
                found.add(last_word(statement.target))
    return found


def _may_name(frame: Frame, value: Expression | None) -> bool:
    """Whether a value that is stored may be a definition: one that has a name, or that a module loads by its name."""
    return isinstance(value, Name | Attribute) or (isinstance(value, Call) and frame.scope.kind == "module")
