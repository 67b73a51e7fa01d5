"""Scripts that a program installs are entry points of it, with all that they call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyzers.facts import RegisteredEntry
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.summaries import Summary
from analyzers.linking.values import NOTHING, function_names
from analyzers.program import BlindSpot, Location, Task

_GROUPS = ("console_scripts", "gui_scripts")
"""Those of what people start by its name."""


class ScriptReader:
    """Finds the functions of scripts."""

    def __init__(self, entries: Iterable[RegisteredEntry]) -> None:
        """Take what the program registers when it is installed."""
        self._scripts = [one for one in entries if one.group in _GROUPS]

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: scripts give nobody values."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """A task for each script; a script of a module of ours that names nothing is a gap."""
        found = FrameworkFacts()
        for script in self._scripts:
            place = Location(script.path, script.line)
            module = linked.code.table.find(script.module, script.path)
            if module not in linked.code.modules:
                continue
            functions = list(_functions(linked.evaluator, module, script.attributes))
            found.tasks += [Task(script.name, one, "command", place, "python") for one in functions[:1]]
            if not functions:
                reason = "nothing has the name of the script"
                found.blind_spots.append(BlindSpot("task", reason, place, script.value[:120]))
        return found


def _functions(evaluator: Evaluator, module: str, attributes: tuple[str, ...]) -> Iterator[str]:
    """What the names in a module lead to: a function, a class, or the method by which an object is called."""
    values = evaluator.module_attribute(module, attributes[0]) if attributes else NOTHING
    for name in attributes[1:]:
        values = NOTHING.union(*(evaluator.attribute(value, name) for value in values))
    for value in sorted(values):
        if value.kind in ("function", "class"):
            yield value.name
        elif value.kind == "instance":
            yield from function_names(evaluator.attribute(value, "__call__"))
