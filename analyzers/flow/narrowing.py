"""What a condition says of the names in it."""

from __future__ import annotations

from analyzers.facts import Attribute, Call, Expression, Name, Operation

from .records import NARROWED_EXACTLY, NARROWED_FROM, NARROWED_TO
from .targets import TargetFlow
from .values import path_of

_SAME = frozenset({"is", "==", "in"})
_OTHER = frozenset({"is not", "!=", "not in"})


class NarrowingFlow(TargetFlow):
    """Lets names hold only what a test leaves of them."""

    def narrow(self, condition: Expression, holds: bool) -> None:
        """`isinstance(x, C)`, `type(x) is C`, `x is not MISSING`, and what is made of them with `and`, `or`, `not`."""
        match condition:
            case Operation():
                self._narrow_by_operation(condition, holds)
            case Call(function=Name(id="isinstance"), arguments=(subject, classes)):
                self._narrow_to(subject, classes, NARROWED_TO * holds)

    def _narrow_by_operation(self, condition: Operation, holds: bool) -> None:
        match condition.kind, condition.operands:
            case "not", (inner,):
                self.narrow(inner, not holds)
            case "and" | "or" as kind, operands:
                for operand in operands if holds == (kind == "and") else ():
                    self.narrow(operand, holds)
            case "isinstance", (subject, classes):
                self._narrow_to(subject, classes, NARROWED_TO * holds)
            case kind, (left, right) if kind in _SAME or kind in _OTHER:
                typed = _typed(left)
                if typed is not None:
                    self._narrow_to(typed, right, NARROWED_EXACTLY + NARROWED_TO * (holds == (kind in _SAME)))
                elif isinstance(right, Name | Attribute) and kind == ("is not" if holds else "is"):
                    self._narrow_to(left, right, NARROWED_FROM)

    def _narrow_to(self, subject: Expression, classes: Expression, how: int) -> None:
        path = _path(subject)
        source, tested = self.flow(subject), self.flow(classes)
        if not path or not source or not tested or path in self.scope.shared:
            return
        narrowed = self.new()
        self.scope.flow.narrowings += (source, tested, narrowed, how)
        if isinstance(subject, Name):
            self.scope.environment[path] = narrowed
        else:
            self.scope.remember(path.partition(".")[0], path, narrowed)


def _path(subject: Expression) -> str:
    if isinstance(subject, Attribute):
        return path_of(subject.base, f".{subject.name}")
    return subject.id if isinstance(subject, Name) else ""


def _typed(expression: Expression) -> Expression | None:
    """The `x` of `type(x)` or `x.__class__`."""
    match expression:
        case Call(function=Name(id="type"), arguments=(subject,)) | Attribute(base=subject, name="__class__"):
            return subject
        case _:
            return None
