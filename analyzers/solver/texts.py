"""Texts that are put together from others, worked out for those alone who ask: who imports by name, say.

A text that is put together is one object, whatever its parts are; its body says of which variables it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from .containers import LIST, TUPLE
from .ground import Call
from .layout import Class, Function, Module, module_of
from .objects import CONSTANT, HEAP, MANY, TEXT
from .propagation import Arrivals, Watcher
from .subscripts import Subscripts
from .written_texts import CHANGES, PARTED, changed, cut, filled, parted

_MOST = 60
"""Of more texts than this one place is not worked out."""
_MOST_PARTS = 5
"""Parts of a text that is split, of which each can be asked for."""
_METHODS = "<builtin>.str."


@dataclass(slots=True, eq=False)
class Composition:
    """A text made of others: by which operation, of the texts in which variables; of a split text, which part."""

    word: str
    operands: tuple[int, ...]
    names: tuple[str, ...] = ()
    """The names of the last operands."""
    position: int = 0
    once: bool = False


class Texts(Subscripts):
    """Puts texts together, and works out what they are."""

    def begin_texts(self) -> None:
        """Before the first constraint."""
        self._texts: dict[int, int] = {}
        """Per variable: the one that holds its texts."""
        self._worked_out: dict[int, int] = {}
        """Per text that is put together: the variable that holds what it may be."""
        self._awaiting: dict[Callable[[], None], None] = {}
        """Who is to be told that there are more texts."""
        self._composed: set[tuple[str, int, int]] = set()
        """Methods of texts that were asked, with the variables of the receiver and of the result."""
        self._split: dict[int, int] = {}
        """Per list of the parts of a text: the variable of the text."""

    # Putting together

    def compose(self, body: Composition, target: int) -> None:
        """Let a variable hold a text that is put together."""
        if target:
            self.put(target, self.objects.the(CONSTANT, "str", body, (body.word, body.position, target)))

    def composes(self, place: Function | Class | Module) -> bool:
        """Whether texts are followed at a place: in a file that loads nothing they are texts and nothing more."""
        return module_of(place).flow.path in self.loading.files

    def is_composed(self, number: int) -> bool:
        """Whether an object is a text that is put together."""
        return self.objects.kinds[number] == CONSTANT and isinstance(self.objects.bodies[number], Composition)

    def is_known_text(self, number: int) -> bool:
        """Whether something is known of a text."""
        return self.objects.kinds[number] == TEXT or self.is_composed(number)

    def compose_by_method(self, path: str, owner: int, call: Call) -> None:
        """A method of a text gives another text, or parts of it."""
        word = path.removeprefix(_METHODS)
        if not call.result or not self.composes(call.place) or any(one < 0 for one in call.arguments):
            return
        # What is called on more texts than can be told, is told by the receiver alone.
        written = 0 if call.is_inner else self.sites[call.site].receiver
        receiver = written or self.field(call.result, f"<{word} {call.site}>")
        if not written:
            self.put(receiver, owner)
        key = (word, receiver, call.result)
        if key in self._composed:
            return
        self._composed.add(key)
        operands = (receiver, *call.arguments)
        if word in CHANGES:
            self.compose(Composition(word, operands), call.result)
        elif word == "format":
            named = [(name, value) for name, value in call.keywords if value]
            operands += tuple([value for _, value in named])
            self.compose(Composition(word, operands, tuple([name for name, _ in named])), call.result)
        elif word == "join" and len(operands) == 2:
            self.compose(Composition(word, operands), call.result)
        elif word in PARTED:
            self._take_apart(word, operands, call)

    def _take_apart(self, word: str, operands: tuple[int, ...], call: Call) -> None:
        is_pair = word in ("partition", "rpartition")
        once = len(operands) > 2 or any(name == "maxsplit" for name, _ in call.keywords)
        known = self.heap(TUPLE if is_pair else LIST)
        self._split[known] = operands[0]
        size = 3 if is_pair else 2 if once else 0
        self.objects.heap_of(known).size = size or -1
        self.put(call.result, known)
        for position in range(size or _MOST_PARTS):
            body = Composition(word, operands[:2], (), position, once)
            self.compose(body, self.element(known, f"#{position}"))
        if not size:
            self.compose(Composition(word, operands[:2], (), -1), self.element(known, "#-1"))

    # Working out

    def texts_of(self, variable: int) -> int:
        """The variable of all texts that a variable holds, those that are put together worked out."""
        if not variable:
            return 0
        found = self._texts.get(variable)
        if found is None:
            found = self._texts[variable] = self.new(1)
            self.watch(variable, (self._on_text, found))
        return found

    def _on_text(self, found: Arrivals, watcher: Watcher) -> None:
        for number in found:
            if number == self.objects.any_text:
                self.put(watcher[1], self.propagation.many)
            elif self.objects.kinds[number] in (TEXT, MANY):
                self.put(watcher[1], number)
            elif self.is_composed(number):
                self.connect(self._work_out(number), watcher[1])

    def _work_out(self, number: int) -> int:
        known = self._worked_out.get(number)
        if known is None:
            known = self._worked_out[number] = self.new(1)
            body = self.objects.bodies[number]
            if isinstance(body, Composition) and body.word in ("join", "%"):
                self.watch(body.operands[1], (self._on_filling, body, known))
            elif isinstance(body, Composition):
                self._combine(body, body.operands, known)
        return known

    def _on_filling(self, found: Arrivals, watcher: Watcher) -> None:
        """What a template is filled with, or what is joined: the elements of a container, or one text."""
        _, body, target = watcher
        for number in found:
            whole, bounds = self.slice_of.get(number, (number, ":"))
            if body.word == "join" and bounds and whole in self._split:
                # `".".join(path.split(".")[:-1])`
                cut = Composition("cut", (), (bounds,))
                self._combine(cut, (self._split[whole], body.operands[0]), target)
                continue
            size = self.objects.heap_of(number).size if self.objects.kinds[number] == HEAP else -1
            if 0 <= size <= _MOST_PARTS:
                parts = [self.new(1) for _ in range(size)]
                for position, part in enumerate(parts):
                    self.read_element(number, f"#{position}", part)
                self._combine(body, (body.operands[0], *parts), target)
            elif body.word == "%" and self.is_known_text(number):
                self._combine(body, (body.operands[0], self.holding(number)), target)

    def _combine(self, body: Composition, operands: tuple[int, ...], target: int) -> None:
        held = [self.texts_of(abs(operand)) if operand else 0 for operand in operands]
        if all(held):
            for variable in dict.fromkeys(held):
                self.watch(variable, (self._on_operand, body, held, target))

    def _on_operand(self, _found: Arrivals, watcher: Watcher) -> None:
        _, body, held, target = watcher
        known = [self.known_texts(variable) for variable in held]
        choices = [texts for texts in known if texts is not None]
        if len(choices) < len(known) or prod(map(len, choices)) > _MOST:
            self.put(target, self.propagation.many)
            return
        make = _MAKERS.get(body.word, _change)
        made = (make(body, texts) for texts in product(*choices))
        self.add(target, [self.objects.the(TEXT, text) for text in made if text is not None])

    def known_texts(self, variable: int) -> list[str] | None:
        """The texts that a variable of texts holds by now, sorted; None for more than can be told."""
        held = self.of(variable)
        return None if held - self.objects.texts else sorted(self.objects.names[one] for one in held)

    # At the end of a round

    def ask_for_texts(self, variables: Iterable[int], answer: Callable[[], None]) -> None:
        """Call the function whenever all has flowed and one of the variables of texts holds more than before.

        Some texts of many would be worse than none: so it is asked for them when all that come are there.
        """
        for variable in dict.fromkeys(variables):
            if variable:
                self.watch(variable, (self._on_awaited_text, answer))

    def _on_awaited_text(self, _found: Arrivals, watcher: Watcher) -> None:
        self._awaiting[watcher[1]] = None

    def answer_with_texts(self) -> bool:
        """All has flowed: answer those who asked; whether there was anybody."""
        waiting, self._awaiting = self._awaiting, {}
        for answer in waiting:
            answer()
        return bool(waiting)


Maker = Callable[[Composition, Sequence[str]], str | None]


def _change(body: Composition, texts: Sequence[str]) -> str | None:
    return changed(body.word, texts)


def _part(body: Composition, texts: Sequence[str]) -> str | None:
    return parted(body.word, texts, body.position, once=body.once)


def _fill(body: Composition, texts: Sequence[str]) -> str | None:
    first = len(texts) - len(body.names)
    return filled(body.word, texts[0], texts[1:first], dict(zip(body.names, texts[first:], strict=True)))


def _join(_body: Composition, texts: Sequence[str]) -> str | None:
    return changed("+", (texts[0].join(texts[1:]),))


def _cut(body: Composition, texts: Sequence[str]) -> str | None:
    return cut(texts[0], texts[1], body.names[0])


_MAKERS: dict[str, Maker] = {"%": _fill, "cut": _cut, "format": _fill, "join": _join, **dict.fromkeys(PARTED, _part)}
