"""Lists that code builds up piece by piece: the expressions of their items, in source order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Collection,
    Comprehension,
    Constant,
    Evaluate,
    Expression,
    Generator,
    Name,
    Operation,
    Starred,
)
from analyzers.facts import Mapping as MappingDisplay

from .code import Frame, loops_around
from .conditions import holds, returned_values
from .items import Item, bound_names, given_to, made_of
from .values import function_names, texts
from .walk import walk

if TYPE_CHECKING:
    from .evaluate import Evaluator

_MOST_STEPS = 20_000
"""Lists that double themselves again and again have no end that anybody could wait for."""
_GROWING = frozenset({"append", "extend", "insert"})
_VIEWS = frozenset({"keys", "values", "items"})
"""Methods of dicts."""


Whole = Callable[[Call | Attribute, Frame], bool]
"""Whether a call or attribute is an item by itself, though it stands where a list is expected."""


def items_of(evaluator: Evaluator, expression: Expression, frame: Frame, whole: Whole | None = None) -> Iterator[Item]:
    """The items of a list or tuple, through displays, `+`, `append`, `extend`, unpacking, names and returned lists.

    An item of unknown form is given as it is written; a list that is not found gives nothing.
    """
    return _Lists(evaluator, whole).items(Item(expression, frame))


def items_now(evaluator: Evaluator, container: Item) -> Iterator[Item]:
    """The same of a list at one moment of its scope."""
    return _Lists(evaluator, None).items(container)


def texts_of(evaluator: Evaluator, expression: Expression, frame: Frame) -> Iterator[str]:
    """The constant texts that the items of a list may be, in source order."""
    for item in items_of(evaluator, expression, frame):
        now = item.followed()
        yield from texts(evaluator.values(now.expression, now.frame))


@dataclass
class _Lists:
    """One question: remembers what it is inside of, so that lists that hold themselves end."""

    evaluator: Evaluator
    whole: Whole | None
    steps: int = 0
    active: set[tuple[str, int, str]] = field(default_factory=set)

    def items(self, container: Item, view: str = "keys") -> Iterator[Item]:
        """The items of a list, or what a method of dicts gives of one: its keys, as a loop over it does, and so on."""
        self.steps += 1
        if self.steps > _MOST_STEPS:
            return
        match container.expression:
            case Collection() | MappingDisplay():
                for item in _displayed(container.expression, view):
                    yield from self._spread(container.with_other(item))
            case Operation():
                for operand in _parts(container.expression):
                    yield from self.items(container.with_other(operand), view)
            case Comprehension(elements=elements, generators=generators):
                for known in self._rounds(generators, container):
                    yield Item(elements[-1], container.frame, known)
            case Name() | Attribute():
                yield from self._named(container, view)
            case Call():
                yield from self._called(container.expression, container)

    def _spread(self, item: Item) -> Iterator[Item]:
        if isinstance(item.expression, Starred):
            yield from self.items(item.with_other(item.expression.value))
        else:
            yield item

    def _rounds(self, generators: Sequence[Generator], around: Item) -> Iterator[Mapping[str, Item]]:
        """What the variables of a comprehension are, round by round; one round without them where nothing is known."""
        if not generators:
            yield around.known
            return
        first, *rest = generators
        if isinstance(first.iterable, Name) and _key(around.frame, first.iterable.id) in self.active:
            # `found = [one for one in found if ...]` leaves out, and adds nothing.
            return
        rounds = [bound_names(first.target, item) for item in self.items(around.with_other(first.iterable))]
        for names in rounds or [self._not_told(first, around)]:
            now = around._replace(known={**around.known, **names})
            if all(holds(self.evaluator, now.with_other(one)) is not False for one in first.conditions):
                yield from self._rounds(rest, now)

    def _not_told(self, loop: Generator, around: Item) -> dict[str, Item]:
        """The variables of a loop over what is not known, where the scope binds the same name elsewhere too."""
        bound = self.evaluator.code.bindings(around.frame)
        names = (part.id for part in walk(loop.target) if isinstance(part, Name))
        unknown = around.with_other(Constant(None))
        return {name: unknown for name in names if len(bound.get(name, ())) > 1}

    @contextmanager
    def _inside(self, home: Frame, name: str) -> Iterator[bool]:
        """Whether this is not already being read further out."""
        key = _key(home, name)
        is_new = key not in self.active
        self.active.add(key)
        yield is_new
        if is_new:
            self.active.discard(key)

    def _is_whole(self, part: Call | Attribute, frame: Frame) -> bool:
        return self.whole is not None and self.whole(part, frame)

    # Names

    def _named(self, item: Item, view: str) -> Iterator[Item]:
        if isinstance(item.expression, Name) and item.expression.id in item.known:
            found = list(self._given(item.expression, item, view))
            yield from found
            if found:
                return
        if isinstance(item.expression, Attribute) and self._is_whole(item.expression, item.frame):
            yield item
            return
        place = self.evaluator.path_of(item.expression, item.frame)
        if place is None:
            return
        owner, _, name = place.rpartition(".")
        home = self.evaluator.code.frame(owner)
        if home is not None:
            known = item.known if home == item.frame else {}
            yield from self._built_in(name, Item(item.expression, home, known), view)

    def _given(self, name: Name, item: Item, view: str) -> Iterator[Item]:
        """What a name is that is given, or what was last made of it on the lines before."""
        made = made_of(name, item.frame)
        with self._inside(item.frame, f"{name.id}:{made.line if made else 0}") as is_new:
            value = made.value if made is not None and is_new else None
            if isinstance(value, Operation) and value.kind == "or" and isinstance(value.operands[0], Name):
                # `x = x or DEFAULT`: what is given counts.
                value = None
            yield from self.items(item.known[name.id] if value is None else item.with_other(value), view)

    def _built_in(self, name: str, home: Item, view: str) -> Iterator[Item]:
        """All that one scope puts into the list of that name, in source order."""
        with self._inside(home.frame, name) as is_new:
            if is_new:
                yield from self._put(name, home, view)

    def _put(self, name: str, home: Item, view: str) -> Sequence[Item]:
        found: list[Item] = []
        rounds: dict[int, list[Mapping[str, Item]]] = {}
        for statement in home.frame.scope.statements:
            match statement:
                case Bind(how="augment", target=Name(id=bound), value=Operation(operands=(*_, value))) if bound == name:
                    found += self.items(home.with_other(value), view)
                case Bind(target=Name(id=bound), value=value) if bound == name and value is not None:
                    found += self.items(home.with_other(value), view)
                case Evaluate(value=Call() as call, region=region) if _is_grown(call, name):
                    if region not in rounds:
                        rounds[region] = list(self._rounds(_loops(home.frame, region), home))
                    place = _place_in(call, len(found))
                    found[place:place] = self._grown(call, home.frame, rounds[region])
        return found

    def _grown(self, call: Call, home: Frame, rounds: Iterable[Mapping[str, Item]]) -> Iterator[Item]:
        """What a call adds to a list, round by round."""
        for known in rounds:
            added = Item(call.arguments[-1], home, known)
            if isinstance(call.function, Attribute) and call.function.name == "extend":
                yield from self.items(added)
            else:
                yield added

    # Calls

    def _called(self, call: Call, item: Item) -> Iterator[Item]:
        """The list a function of ours returns; one from outside is taken to pass its arguments on."""
        if self._is_whole(call, item.frame):
            yield item
            return
        callees = self.evaluator.values(call.function, item.frame)
        inner = [self.evaluator.code.definitions[name] for name in function_names(callees)]
        for home in inner:
            with self._inside(home, "") as is_new:
                if is_new:
                    yield from self._returned(home, given_to(home, item))
        if isinstance(call.function, Attribute) and call.function.name in _VIEWS and not call.arguments:
            yield from self.items(item.with_other(call.function.base), call.function.name)
        elif any(value.name == "<builtin>.enumerate" for value in callees):
            yield from map(_numbered, self.items(item.with_other(call.arguments[0])) if call.arguments else ())
        elif not inner:
            for given in call.arguments:
                value = given.value if isinstance(given, Starred) else given
                yield from self.items(item.with_other(value))

    def _returned(self, home: Frame, known: Mapping[str, Item]) -> Iterator[Item]:
        for value in returned_values(self.evaluator, home, known):
            yield from self.items(Item(value, home, known))


def _key(home: Frame, name: str) -> tuple[str, int, str]:
    return home.module.name, home.number, name


def _displayed(display: Collection | MappingDisplay, view: str) -> Sequence[Expression]:
    """The items of a list, tuple or set; the keys, values or items of a dict."""
    if isinstance(display, Collection):
        return display.items
    entries = [(key, value) for key, value in display.entries if key is not None]
    if view == "items":
        return [Collection("tuple", entry) for entry in entries]
    return [value if view == "values" else key for key, value in entries]


def _numbered(item: Item) -> Item:
    """What `enumerate` makes of an item; nobody asks for the number."""
    return item.with_other(Collection("tuple", (Constant(None), item.expression)))


def _is_grown(call: Call, name: str) -> bool:
    """Whether a call adds to the list of that name."""
    match call:
        case Call(function=Attribute(base=Name(id=owner), name=method)):
            return owner == name and method in _GROWING and bool(call.arguments)
    return False


def _loops(home: Frame, region: int) -> list[Generator]:
    """The loops in which a statement stands, the outermost first."""
    heads = [(one.target, one.value) for one in loops_around(home, region)]
    return [Generator(target, value, ()) for target, value in reversed(heads) if value is not None]


def _place_in(call: Call, end: int) -> int:
    """Where a call that adds to a list puts its items."""
    is_insert = isinstance(call.function, Attribute) and call.function.name == "insert"
    first = call.arguments[0] if is_insert and len(call.arguments) > 1 else None
    return first.value if isinstance(first, Constant) and isinstance(first.value, int) else end


def _parts(operation: Operation) -> Sequence[Expression]:
    """The operands of an operation that gives their items."""
    if operation.kind == "if":
        return operation.operands[0], operation.operands[2]
    return operation.operands if operation.kind in ("+", "or", "and") else ()
