"""Which functions only management commands lead to: each run of one is a process of its own, and soon over."""

from __future__ import annotations

from decomposer.model import Program

_NOT_RUNNING = frozenset({"import", "inherit"})


def only_of_commands(program: Program) -> frozenset[str]:
    """The commands that nobody else calls, and the functions that nothing but such commands leads to."""
    code = {module.name for module in program.modules if module.role == "code"}
    home = {symbol.id: symbol.module for symbol in program.symbols}
    callers: dict[str, set[str]] = {}
    callees: dict[str, set[str]] = {}
    for one in program.references:
        if one.scope == "project" and one.kind not in _NOT_RUNNING and home.get(one.source) in code:
            callers.setdefault(one.target, set()).add(one.source)
            callees.setdefault(one.source, set()).add(one.target)
    classes = {symbol.id for symbol in program.symbols if symbol.kind == "class"}
    commands = {task.function for task in program.tasks if task.kind == "command"}
    # What the library calls of a command counts as called by the class.
    found = commands | ({one.rpartition(".")[0] for one in commands} & classes)
    pending = list(found)
    for function in pending:
        pending += (new := callees.get(function, set()) - found)
        found |= new
    pending = [function for function in found if not callers.get(function, set()) <= found]
    for function in pending:
        found.discard(function)
        pending += callees.get(function, set()) & found
    return frozenset(found)
