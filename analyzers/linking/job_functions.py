"""Functions that are given to a queue or a scheduler, as themselves or by their dotted names."""

from __future__ import annotations

from analyzers.facts import Call, Collection, Constant, Expression, Operation
from analyzers.program import BlindSpot, Location, Reference, Task

from .calls import CallSite
from .code import Frame
from .evaluate import Evaluator
from .values import texts
from .walk import dotted

UNKNOWN = "the function of a job is not known"


def job_functions(evaluator: Evaluator, given: Expression | None, frame: Frame) -> list[str]:
    """The functions of the program that an argument may be: `f`, `"shop.work.f"` or `"shop.work:f"`; sorted."""
    if given is None:
        return []
    values = evaluator.values(given, frame)
    found = {value.name for value in values if value.kind in ("function", "class")}
    for text in texts(values):
        name = text.replace(":", ".")
        found |= {name} if name in evaluator.code.definitions else set()
    return sorted(found)


def job(evaluator: Evaluator, function: str, framework: str, name: str = "", schedule: str = "") -> Task:
    """The task that a function is, where it is defined."""
    frame = evaluator.code.definitions[function]
    place = frame.module.location(frame.scope.line)
    return Task(name or function, function, "queue", place, framework, schedule)


def starts(site: CallSite, functions: list[str], mechanism: str) -> list[Reference]:
    """Who gives functions to a queue starts them."""
    sure = len(functions) == 1
    return [
        Reference(
            site.frame.symbol,
            function,
            "task",
            site.location,
            "certain" if sure else "likely",
            mechanism=mechanism,
            in_loop=site.in_loop,
        )
        for function in functions
    ]


def unknown(location: Location, given: Expression | None) -> BlindSpot:
    """A job of which the function is not known."""
    return BlindSpot("task", UNKNOWN, location, ("" if given is None else dotted(given))[:120])


def written(expression: Expression) -> str:
    """An expression as it is written, in one stable form, for people: `cron(hour=3)`."""
    match expression:
        case Constant(value=value):
            return repr(value)
        case Call():
            keywords = [f"{name}={written(value)}" for name, value in expression.keywords]
            arguments = [*map(written, expression.arguments), *keywords]
            return f"{dotted(expression.function).rpartition('.')[2]}({', '.join(arguments)})"
        case Collection(items=items):
            return f"[{', '.join(map(written, items))}]"
        case Operation(kind="*" | "+" | "-" as kind, operands=operands):
            return f" {kind} ".join(map(written, operands))
        case _:
            return dotted(expression)
