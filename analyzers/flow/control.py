"""The order in which statements run: branches, loops, and what ends them early."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.facts import Constant, Evaluate, Expression, Statement

from .blocks import Block, names_bound_in
from .for_types import TypesFlow, runs_for_types
from .scope import Environment, State, meet

Following = Sequence[Statement | Block]
"""What stands behind a block: the first of it may belong to the block."""


class ControlFlow(TypesFlow):
    """Walks the blocks of a scope; what cannot be reached is left out."""

    def block(self, block: Block) -> None:
        """All statements of a block; alternatives that stand side by side are taken together."""
        scope = self.scope
        outer, scope.region = scope.region, block.region
        items, statements = block.items, self.STATEMENTS
        position = 0
        while position < len(items) and not scope.dead:
            item = items[position]
            if isinstance(item, Block):
                position += self._inner(item, items[position + 1 :])
            else:
                statements[type(item)](self, item)
                position += 1
        scope.region = outer

    def _inner(self, block: Block, following: Following) -> int:
        """One block with those that belong to it; how many these were."""
        match block.kind:
            case "if" | "else":
                return self._branches(block, following)
            case "loop":
                return self._loop(block, following)
            case "try":
                return self._try(block, following)
            case "case":
                return self._cases(block, following)
            case "with":
                self._with(block)
            case _:
                self.block(block)
        return 1

    def _alternative(
        self, start: State | None, condition: Expression | None, holds: bool, block: Block | None
    ) -> State | None:
        """What is known at the end of one branch; None when its start or its end is not reached."""
        if start is None:
            return None
        self.scope.resume(start)
        if condition is not None:
            self.narrow(condition, holds)
        if block is not None:
            self.block(block)
        return self.scope.end()

    def _meet(self, ends: Sequence[State | None], otherwise: State) -> None:
        """Go on where branches meet; when none of them ends, what follows is not reached."""
        scope = self.scope
        live = [end for end in ends if end is not None]
        scope.dead = not live
        met = meet(live, self.new, self.copy) if live else otherwise
        scope.environment, scope.stored = met.names, met.stored

    # Branches

    def _branches(self, block: Block, following: Following) -> int:
        """`if` and the `else` after it; of both only one may have statements."""
        if block.expression is not None and block.expression == self.evaluated[0]:
            self.truth(self.evaluated[1], block.expression)
        other = _other_branch(block, following)
        runs = None if block.expression is None else runs_for_types(block.expression)
        if runs is not None:
            taken, left = (block, other) if runs == (block.kind == "if") else (other, block)
            self.keep_types(left, taken)
            return 1 if other is None else 2
        before = State(self.scope.environment, self.scope.stored)
        if block.kind == "else":
            ends = [self._alternative(before, block.expression, True, None)]
            ends.append(self._alternative(before, block.expression, False, block))
            self._meet(ends, before)
            return 1
        ends = [self._alternative(before, block.expression, True, block)]
        ends.append(self._alternative(before, block.expression, False, other))
        self._meet(ends, before)
        return 1 if other is None else 2

    def _cases(self, block: Block, following: Following) -> int:
        cases = [block]
        for item in following:
            if not isinstance(item, Block) or item.kind != "case":
                break
            cases.append(item)
        before = self.scope.state()
        ends: list[State | None] = [before]
        ends += [self._alternative(before, case.expression, True, case) for case in cases]
        self._meet(ends, before)
        return len(cases)

    # Loops

    def _loop(self, block: Block, following: Following) -> int:
        """What the body binds may hold at its own beginning; `break` goes past the `else`, `continue` to the head."""
        scope = self.scope
        scope.stored = {}
        heads = self._heads(block)
        before = State({**scope.environment, **heads}, {})
        outer = scope.breaks, scope.repeats
        scope.breaks, scope.repeats = [], []
        scope.environment = dict(before.names)
        is_endless = _is_endless(block)
        scope.loops += 1
        self._test_of_while(block)
        self.block(block)
        scope.loops -= 1
        ends = [State({**names, **heads}, {}) for names in self._turn(heads)]
        breaks, (scope.breaks, scope.repeats) = scope.breaks, outer
        self._meet([] if is_endless else [before, *ends], before)
        other = following[0] if following else None
        has_else = isinstance(other, Block) and other.kind == "else" and other.expression is None
        if isinstance(other, Block) and has_else:
            self.block(other)
        if breaks:
            self._meet([scope.end(), *breaks], before)
        scope.stored = {}
        return 2 if has_else else 1

    def _test_of_while(self, block: Block) -> None:
        """The first statement of a loop without iterable is its test."""
        first = block.items[0] if block.items else None
        if block.expression is None and isinstance(first, Evaluate):
            del block.items[0]
            self.test(first.value)
            self.narrow(first.value, True)

    def _heads(self, block: Block) -> Environment:
        """A variable at the head of the loop for each name that the body binds again."""
        environment = self.scope.environment
        heads: Environment = {}
        for name in names_bound_in(block, self.facts.scopes):
            if name in environment:
                heads[name] = self.new()
                self.copy(environment[name], heads[name])
        return heads

    def _turn(self, heads: Environment) -> list[Environment]:
        """What names hold wherever the loop begins again; the heads take it in."""
        scope = self.scope
        ends = [state.names for state in scope.repeats]
        if not scope.dead:
            ends.append(scope.environment)
        for name, head in heads.items():
            for variable in dict.fromkeys(end.get(name, 0) for end in ends):
                self.copy(variable, head)
        return ends

    # What may be interrupted

    def _logged(self, block: Block) -> State:
        """Run a block; what is known when any statement of it may have been the last."""
        scope = self.scope
        outer_log, scope.log = scope.log, []
        before = dict(scope.environment)
        self.block(block)
        interrupted = self._interrupted(before, scope.log)
        if outer_log is not None:
            outer_log += scope.log
        scope.log = outer_log
        return interrupted

    def _interrupted(self, before: Environment, log: Sequence[tuple[str, int]]) -> State:
        found: dict[str, list[int]] = {}
        for name, variable in log:
            found.setdefault(name, []).append(variable)
        after = {name: self.join(before.get(name, 0), *variables) for name, variables in found.items()}
        return State({**before, **after}, {})

    def _with(self, block: Block) -> None:
        """A context manager may keep an exception to itself: what follows is reached after all."""
        interrupted = self._logged(block)
        if self.scope.dead:
            self.scope.resume(interrupted)

    def _try(self, block: Block, following: Following) -> int:
        """A handler may begin after any statement of the body."""
        interrupted = self._logged(block)
        body, ends = self.scope.end(), list[State | None]()
        count = 0
        for item in following:
            if not isinstance(item, Block) or item.kind not in ("except", "else", "finally"):
                break
            if item.kind == "finally":
                self._finally(item, [body, *ends], interrupted)
                return count + 2
            if item.kind == "except":
                ends.append(self._alternative(interrupted, None, True, item))
            elif item.expression is None:
                body = self._alternative(body, None, True, item)
            else:
                break
            count += 1
        self._meet([body, *ends], interrupted)
        return count + 1

    def _finally(self, block: Block, ends: Sequence[State | None], interrupted: State) -> None:
        """It runs in any case; what follows is reached when it was reached without."""
        scope = self.scope
        self._meet(ends, interrupted)
        was_dead, scope.dead = scope.dead, False
        self.block(block)
        scope.dead = scope.dead or was_dead


def _other_branch(block: Block, following: Following) -> Block | None:
    """The `else` of an `if` whose statements come next."""
    other = following[0] if following else None
    if block.kind != "if" or not isinstance(other, Block) or other.kind != "else":
        return None
    return other if other.expression == block.expression else None


def _is_endless(block: Block) -> bool:
    """Whether a loop is `while True`."""
    first = block.items[0] if block.items else None
    if block.expression is not None or not isinstance(first, Evaluate):
        return False
    return isinstance(first.value, Constant) and bool(first.value.value)
