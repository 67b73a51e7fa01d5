"""The value flow of statements, in the order in which they run."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Collection,
    Define,
    Evaluate,
    Expression,
    Import,
    Name,
    Operation,
    Return,
    Scope,
    Starred,
    Statement,
    Subscript,
)

from .blocks import Block, names_bound_in
from .expressions import ExpressionFlow, line_of, path_of
from .records import CALL_DECORATOR, SEED_CLASS, SEED_FUNCTION, FlowCall, FlowImport
from .scope import Environment, merge
from .types import type_of


class StatementFlow(ExpressionFlow):
    """Turns the blocks of a scope into constraints."""

    def block(self, block: Block) -> None:
        """All statements of a block; alternatives that stand side by side are taken together."""
        items = block.items
        position = 0
        while position < len(items):
            item = items[position]
            if isinstance(item, Block):
                position += self._inner(item, items[position + 1 :])
            else:
                self.statement(item)
                position += 1

    def _inner(self, block: Block, following: Sequence[Statement | Block]) -> int:
        """One block with those that belong to it; how many these were."""
        match block.kind:
            case "if" | "else":
                return self._branches(block, following)
            case "loop":
                self._loop(block)
            case "try":
                return self._try(block, following)
            case "case":
                return self._cases(block, following)
            case _:
                self.block(block)
        return 1

    # Branches

    def _branches(self, block: Block, following: Sequence[Statement | Block]) -> int:
        """`if` and the `else` after it; of both only one may have statements."""
        other = following[0] if following else None
        paired = block.kind == "if" and isinstance(other, Block) and other.kind == "else"
        if paired and isinstance(other, Block) and other.expression != block.expression:
            paired = False
        before = self.scope.environment
        alternatives: list[tuple[bool, Block | None]] = [(block.kind == "if", block), (block.kind != "if", None)]
        if paired and isinstance(other, Block):
            alternatives[1] = (False, other)
        ends = [self._alternative(block.expression, holds, inner, before) for holds, inner in alternatives]
        self._meet(ends, before)
        return 2 if paired else 1

    def _alternative(
        self, condition: Expression | None, holds: bool, block: Block | None, before: Environment
    ) -> Environment | None:
        """What names hold at the end of one branch; None when the end is not reached."""
        scope = self.scope
        scope.environment = dict(before)
        scope.dead = False
        if condition is not None:
            self.narrow(condition, holds)
        if block is not None:
            self.block(block)
        return None if scope.dead else scope.environment

    def _meet(self, ends: Sequence[Environment | None], before: Environment) -> None:
        """Go on where branches meet; when none of them ends, what follows is not reached."""
        live = [end for end in ends if end is not None]
        self.scope.dead = not live
        self.scope.environment = merge(live, self.new, self.copy) if live else before

    def _cases(self, block: Block, following: Sequence[Statement | Block]) -> int:
        cases = [block]
        for item in following:
            if not isinstance(item, Block) or item.kind != "case":
                break
            cases.append(item)
        before = self.scope.environment
        ends: list[Environment | None] = [dict(before)]
        ends += [self._alternative(case.expression, True, case, before) for case in cases]
        self._meet(ends, before)
        return len(cases)

    def _loop(self, block: Block) -> None:
        """What the body binds may hold at its own beginning."""
        scope = self.scope
        if scope.paths:
            scope.forget_paths()
        before = scope.environment
        scope.environment = dict(before)
        repeated: Environment = {}
        for name in names_bound_in(block, self.facts.scopes):
            if name in before:
                repeated[name] = scope.environment[name] = self.join_at(before[name])
        scope.loops += 1
        self.block(block)
        scope.loops -= 1
        for name, variable in repeated.items():
            self.copy(scope.environment.get(name, 0), variable)
        end = None if scope.dead else scope.environment
        self._meet([before, end], before)
        if scope.paths:
            scope.forget_paths()

    def join_at(self, variable: int) -> int:
        """A variable for the head of a loop."""
        joined = self.new()
        self.copy(variable, joined)
        return joined

    def _try(self, block: Block, following: Sequence[Statement | Block]) -> int:
        """A handler may begin after any statement of the body."""
        scope = self.scope
        outer_log, scope.log = scope.log, []
        before = dict(scope.environment)
        self.block(block)
        interrupted = self._interrupted(before, scope.log)
        if outer_log is not None:
            outer_log += scope.log
        scope.log = outer_log
        ends = [None if scope.dead else scope.environment]
        count = 0
        for item in following:
            if not isinstance(item, Block) or item.kind not in ("except", "finally"):
                break
            count += 1
            if item.kind == "except":
                ends.append(self._alternative(None, True, item, interrupted))
                continue
            self._meet(ends, interrupted)
            was_dead, scope.dead = scope.dead, False
            self.block(item)
            scope.dead = scope.dead or was_dead
            return count + 1
        self._meet(ends, interrupted)
        return count + 1

    def _interrupted(self, before: Environment, log: Sequence[tuple[str, int]]) -> Environment:
        found: dict[str, list[int]] = {}
        for name, variable in log:
            found.setdefault(name, []).append(variable)
        after = {name: v for name, v in before.items() if name.isidentifier() or name.startswith("<")}
        for name, variables in found.items():
            after[name] = self.join(before.get(name, 0), *variables)
        return after

    # Statements

    def statement(self, statement: Statement) -> None:
        """One statement."""
        match statement:
            case Bind():
                self._bind_statement(statement)
            case Evaluate(value=value):
                self._evaluate(value)
            case Return(value=value):
                if value is not None:
                    self.copy(self.flow(value), self.scope.flow.returned)
                self.scope.dead = True
            case Import():
                self._import(statement)
            case Define(scope=scope):
                self._define(scope)

    def _evaluate(self, value: Expression) -> None:
        if isinstance(value, Operation):
            if value.kind == "assert":
                self.test(value.operands[0])
                self.narrow(value.operands[0], True)
                for operand in value.operands[1:]:
                    self.flow(operand)
                return
            self.flow(value)
            self.scope.dead = self.scope.dead or value.kind == "raise"
            return
        self.flow(value)
        if isinstance(value, Call):
            self._exports(value)

    def _exports(self, call: Call) -> None:
        """`__all__.extend(...)` and the like are read elsewhere; nothing to do for values."""

    def _import(self, statement: Import) -> None:
        variable = self.new()
        self.scope.flow.imports.append(
            FlowImport(
                statement.module, statement.name, statement.alias, statement.level, variable, statement.line
            )
        )
        if statement.alias != "*":
            self.bind(statement.alias, variable)

    def _bind_statement(self, bind: Bind) -> None:
        if bind.value is None:
            self._declare(bind)
            return
        if bind.how == "augment":
            self._augment(bind)
            return
        if bind.how == "assign" and isinstance(bind.value, Collection) and self._pairwise(bind.target, bind.value):
            return
        value = self._received(bind, self.flow(bind.value))
        if bind.annotation is not None:
            value = self._annotated(bind, value)
        self.assign(bind.target, value)

    def _received(self, bind: Bind, value: int) -> int:
        """What the target of a `for`, `with` or `except` gets of the value."""
        match bind.how:
            case "iterate":
                return self.iterate(value, bind.line)
            case "enter":
                return self.enter(value, bind.line)
            case "catch":
                caught = self.new()
                if value:
                    self.scope.flow.catches += (value, caught)
                return caught
            case _:
                return value

    def _annotated(self, bind: Bind, value: int) -> int:
        declared = self.new()
        self.copy(value, declared)
        found = type_of(self, bind.annotation) if bind.annotation is not None else None
        if found is not None:
            self.scope.flow.declared.append((declared, found))
        return declared

    def _declare(self, bind: Bind) -> None:
        """`x: T` without a value: in a class it is a field, elsewhere it only says what comes."""
        if bind.annotation is None:
            return
        is_plain = isinstance(bind.target, Name)
        if is_plain and self.scope.kind == "function":
            return
        self.assign(bind.target, self._annotated(bind, 0))

    def _augment(self, bind: Bind) -> None:
        value = bind.value
        if not isinstance(value, Operation):
            return
        left, right = self.flow(value.operands[0]), self.flow(value.operands[1])
        self.assign(bind.target, self.augment(value.kind, left, right, bind.line))

    def _pairwise(self, target: Expression, value: Collection) -> bool:
        """`a, b = b, a`: each target gets its own value, after all are evaluated."""
        if not isinstance(target, Collection) or len(target.items) != len(value.items):
            return False
        if any(isinstance(item, Starred) for item in (*target.items, *value.items)):
            return False
        values = [self.flow(item) for item in value.items]
        for item, variable in zip(target.items, values, strict=True):
            self.assign(item, variable)
        return True

    def assign(self, target: Expression, value: int) -> None:
        """Give a value to a target of any form."""
        match target:
            case Name(id=name):
                self.bind(name, value)
            case Attribute():
                self._store(target, value)
            case Subscript():
                self._write(target, value)
            case Starred(value=inner):
                self.assign(inner, value)
            case Collection(items=items):
                self._unpack_into(items, value)

    def _store(self, target: Attribute, value: int) -> None:
        base = self.flow(target.base)
        if not base:
            return
        self.scope.flow.stores += (base, self.name(target.name), value, target.line)
        path = path_of(target.base, f".{target.name}")
        if path and value:
            self.scope.store_path(path, value)

    def _write(self, target: Subscript, value: int) -> None:
        base, key = self.flow(target.base), self.key(target.index)
        if not base:
            return
        self.scope.flow.writes += (base, key, value, line_of(target))
        path = path_of(target.base, f"[{key}]")
        if path and value and key >= 0:
            self.scope.store_path(path, value)

    def _unpack_into(self, items: Sequence[Expression], value: int) -> None:
        starred = next((i for i, item in enumerate(items) if isinstance(item, Starred)), len(items))
        for position, item in enumerate(items):
            if position < starred:
                self.assign(item, self.unpack(value, position, line_of(item)))
            elif position == starred:
                self.assign(item, self.unpack(value, -1, line_of(item)))
            else:
                # Behind a starred target the positions count from the end.
                self.assign(item, self.iterate(value, line_of(item)))

    # Definitions

    def _define(self, number: int) -> None:
        scope = self.facts.scopes[number]
        decorators = [(self.flow(decorator), line_of(decorator)) for decorator in scope.decorators]
        variable = self.new()
        is_class = scope.kind == "class"
        self.scope.flow.seeds += (variable, SEED_CLASS if is_class else SEED_FUNCTION, number)
        if is_class:
            self.class_body(number)
        else:
            self.function(number)
        self.bind(scope.name, self._decorated(variable, decorators, scope))

    def _decorated(self, variable: int, decorators: Sequence[tuple[int, int]], scope: Scope) -> int:
        """What is left after all decorators, the innermost first."""
        for decorator, line in reversed(decorators):
            result = self.new()
            call = FlowCall(decorator, result, line or scope.line, -1, 0, False, (variable,), (), CALL_DECORATOR)
            self.scope.flow.calls.append(call)
            variable = result
        return variable

    def class_body(self, number: int) -> None:
        """Extract a class: its bases in the scope around, its body at once."""
        raise NotImplementedError

    # Narrowing

    def narrow(self, condition: Expression, holds: bool) -> None:
        """`isinstance(x, C)` and what is made of it with `and`, `or`, `not`."""
        match condition:
            case Operation(kind="not", operands=(inner,)):
                self.narrow(inner, not holds)
            case Operation(kind="and", operands=operands) if holds:
                for operand in operands:
                    self.narrow(operand, True)
            case Operation(kind="or", operands=operands) if not holds:
                for operand in operands:
                    self.narrow(operand, False)
            case Call(function=Name(id="isinstance"), arguments=(subject, classes)):
                self._narrow_to(subject, classes, holds)
            case Operation(kind="isinstance", operands=(subject, classes)):
                self._narrow_to(subject, classes, holds)

    def _narrow_to(self, subject: Expression, classes: Expression, holds: bool) -> None:
        if isinstance(subject, Name):
            path = subject.id
        elif isinstance(subject, Attribute):
            path = path_of(subject.base, f".{subject.name}")
        else:
            return
        source, tested = self.flow(subject), self.flow(classes)
        if not path or not source or not tested or path in self.scope.shared:
            return
        narrowed = self.new()
        self.scope.flow.narrowings += (source, tested, narrowed, int(holds))
        if isinstance(subject, Name):
            self.scope.refine(path, narrowed)
        else:
            self.scope.store_path(path, narrowed)
