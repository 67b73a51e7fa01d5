"""When code runs while a program is imported: what a module does before what, over all modules.

Routes stand in the order in which they were added. A module runs where it is imported first, a function where it is
called first.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Call, Import
from analyzers.linking.code import CodeIndex, Frame
from analyzers.linking.evaluate import Evaluator

Moment = tuple[int, ...]
"""Lines, each within what runs at the one before; of two moments the smaller one is earlier."""
_DEEPEST = 8
_LATE = 1 << 30


class Moments:
    """The moments of all places, from one module on."""

    def __init__(self, evaluator: Evaluator, first: str) -> None:
        """Follow imports from the module that runs first, then from those that nobody before imports."""
        self._evaluator = evaluator
        self._code: CodeIndex = evaluator.code
        self._of_module: dict[str, Moment] = {}
        self._of_function: dict[str, Moment] = {}
        self._run(first, ())
        for number, name in enumerate(self._code.modules):
            self._run(name, (_LATE, number))

    def of(self, frame: Frame, call: Call, decorated: Frame | None = None) -> Moment:
        """When a call in a scope runs for the first time; of several decorators the one that is written last is."""
        place = (call.line, call.number) if decorated is None else (decorated.scope.line, -call.line)
        return (*self._of_scope(frame, _DEEPEST), *place)

    def _run(self, first: str, at: Moment) -> None:
        pending = [(first, at)]
        while pending:
            name, moment = pending.pop()
            if name in self._of_module:
                continue
            self._of_module[name] = moment
            imported = enumerate(self._imports(Frame(self._code.modules[name], 0)))
            imports = [((*moment, line, number), module) for number, (line, module) in imported]
            pending += [(module, when) for when, module in reversed(imports) if module not in self._of_module]

    def _imports(self, frame: Frame) -> Iterator[tuple[int, str]]:
        """The modules that a module imports, with the lines, packages before what is in them."""
        table, importer = self._code.table, frame.module
        for statement in frame.scope.statements:
            if not isinstance(statement, Import):
                continue
            if statement.level:
                base = table.base_of_relative(importer.name, statement.level)
                source = ".".join(filter(None, (base, statement.module))) if base is not None else ""
            else:
                source = table.find(statement.module, importer.facts.path) or ""
            words = source.split(".")
            names = [".".join(words[: length + 1]) for length in range(len(words))]
            names += [f"{source}.{statement.name}"] if statement.name else []
            yield from ((statement.line, name) for name in names if name in self._code.modules)

    def _of_scope(self, frame: Frame, depth: int) -> Moment:
        if frame.number == 0 or depth == 0:
            return self._of_module[frame.module.name]
        if frame.scope.kind == "class":
            return (*self._of_scope(frame.parent, depth - 1), frame.scope.line)
        known = self._of_function.get(frame.symbol)
        if known is None:
            # Who calls itself has no moment of its own.
            self._of_function[frame.symbol] = (*self._of_module[frame.module.name], frame.scope.line)
            called = [
                (*self._of_scope(one.frame, depth - 1), one.call.line)
                for one in self._evaluator.callers.get(frame.symbol, ())
            ]
            known = self._of_function[frame.symbol] = min(called, default=self._of_function[frame.symbol])
        return known
