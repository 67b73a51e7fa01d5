"""Methods of library models that only keep what they are given: brought in once somebody asks the object for it."""

from __future__ import annotations

from .containers import UNKNOWN
from .ground import Call
from .inert import Keeps, keeps
from .instantiation import Instances
from .layout import Function
from .objects import HEAP, INSTANCE


class Keeping(Instances):
    """Puts off what nobody may ever ask for: most fields of models are never asked for their validators."""

    def begin_keeping(self) -> None:
        """Before the first constraint."""
        self._keeps: dict[int, Keeps | None] = {}
        self._kept: dict[tuple[int, str], list[tuple[Function, Call, int]]] = {}
        """Per attribute that is not stored yet: the calls that store it."""

    def keep_later(self, function: Function, call: Call, shift: int, owner: int) -> bool:
        """Put off a call that only stores its arguments into the receiver; whether it is one."""
        if id(function) not in self._keeps:
            self._keeps[id(function)] = keeps(function)
        kept = self._keeps[id(function)]
        if kept is None or not self._is_unasked(owner, kept.names):
            return False
        if kept.iterated and not self._is_surely_without(kept.iterated, function, call, shift):
            return False
        for name in kept.names:
            self._kept.setdefault((owner, name), []).append((function, call, shift))
        return True

    def _is_unasked(self, owner: int, names: tuple[str, ...]) -> bool:
        """Whether nobody asked for one of the attributes, and storing it calls nothing."""
        if owner < 0 or any(self.is_asked(owner, name) for name in names):
            return False
        if self.objects.kinds[owner] != INSTANCE:
            return self.objects.kinds[owner] == HEAP
        cls = self.objects.class_of(owner)
        setter = self.find(cls, "__setattr__")
        is_plain = setter is None or setter.module.is_library
        return self.is_ready and is_plain and not any(self.find(cls, name) for name in names)

    @staticmethod
    def _is_surely_without(names: frozenset[str], function: Function, call: Call, shift: int) -> bool:
        """Whether a call leaves all of these parameters to their defaults."""
        given = {name for name, _ in call.keywords}
        given.update(parameter.name for parameter in function.positional[: len(call.arguments) + shift])
        return not given & (names | {UNKNOWN}) and all(argument >= 0 for argument in call.arguments)

    def take_stored(self, owner: int, name: str, target: int) -> None:
        """Let what is stored into an attribute of an object flow into a variable, now and later."""
        for function, call, shift in self._kept.pop((owner, name), ()):
            self.inline(function, call, shift, owner)
        known = self.fields.get((owner, name))
        if known is None:
            self.unstored.setdefault((owner, name), []).append(target)
        else:
            self.connect(known, target)

    def inline(self, function: Function, call: Call, shift: int, owner: int = -1) -> None:
        """A library model gets variables of its own at each place that calls it."""
        raise NotImplementedError
