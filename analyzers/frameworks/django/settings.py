"""Settings and installed applications, read without running them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from analyzers.facts import Name
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.sequences import texts_of
from analyzers.linking.values import NOTHING, Value, Values, texts
from analyzers.program import Application

_MARKS = ("INSTALLED_APPS", "ROOT_URLCONF", "MIDDLEWARE", "MIDDLEWARE_CLASSES")


class Settings:
    """All settings modules of the program at once: a module that sets applications, root URLs or middleware is one."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Find the settings modules."""
        self._evaluator = evaluator
        code = evaluator.code
        self.modules = tuple(
            frame
            for module in code.modules.values()
            if module.role == "code"
            for frame in (Frame(module, 0),)
            if any(mark in code.bindings(frame) for mark in _MARKS) or module.name.rpartition(".")[2] == "settings"
        )

    def values(self, name: str) -> Values:
        """What a setting may be, over all settings modules."""
        found = NOTHING
        for frame in self.modules:
            found |= self._evaluator.global_name(name, frame) or NOTHING
        return found

    def strings(self, name: str) -> list[str]:
        """The constant strings that a setting may be, sorted."""
        return texts(self.values(name))

    def listed(self, name: str) -> Iterator[str]:
        """The constant strings in a list or tuple setting, in source order, over all settings modules."""
        return (text for text, _ in self.entries(name))

    def entries(self, name: str) -> Iterator[tuple[str, Frame]]:
        """The same, each with the settings module."""
        for frame in self.modules:
            yield from ((text, frame) for text in texts_of(self._evaluator, Name(name, 0), frame))


class Applications:
    """Application packages and their labels, from `AppConfig` classes and `INSTALLED_APPS`."""

    def __init__(self, evaluator: Evaluator, settings: Settings) -> None:
        """Read the configurations."""
        self._evaluator = evaluator
        self._settings = settings

    @cached_property
    def configurations(self) -> dict[str, str]:
        """Label of each `AppConfig` subclass to its class id."""
        return {label: config for label, _, config in self._configured()}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Application package to its label."""
        found = {package: label for label, package, _ in self._configured()}
        for entry in self._settings.listed("INSTALLED_APPS"):
            if entry in self._evaluator.code.modules or self._evaluator.code.table.is_namespace(entry):
                found.setdefault(entry, entry.rpartition(".")[2])
        return found

    def installed(self) -> list[Application]:
        """Those whose code is here."""
        code = self._evaluator.code
        return [
            Application(package, label)
            for package, label in self.labels.items()
            if package in code.modules or code.table.is_namespace(package)
        ]

    def roots(self) -> list[str]:
        """Configurations with URLs of their own (`get_urls`), those of the outermost packages first."""
        found = [
            (package.count("."), package, config)
            for _, package, config in self._configured()
            if any(v.kind == "function" for v in self._evaluator.attribute(Value("instance", config), "get_urls"))
        ]
        return [config for _, _, config in sorted(found)]

    def label_of(self, module: str) -> str:
        """The label of the application that holds a module: the innermost known one, else the package of its models."""
        package = module
        while package:
            if package in self.labels:
                return self.labels[package]
            package = package.rpartition(".")[0]
        parts = module.split(".")
        if "models" in parts:
            parts = parts[: parts.index("models")] or parts
        elif len(parts) > 1:
            parts.pop()
        return parts[-1]

    def _configured(self) -> Iterator[tuple[str, str, str]]:
        """Label, package and class of each configuration with a known name."""
        evaluator = self._evaluator
        classes = {
            symbol: evaluator.mro(symbol)[1:]
            for symbol, frame in evaluator.code.definitions.items()
            if frame.scope.kind == "class" and frame.scope.bases and frame.module.role != "test"
        }
        known = {base for base in {*chain.from_iterable(classes.values())} if base.endswith(".AppConfig")}
        for symbol, bases in classes.items():
            if known.isdisjoint(bases):
                continue
            own = Value("class", symbol)
            for package in texts(evaluator.attribute(own, "name")):
                labels = texts(evaluator.attribute(own, "label"))
                yield (labels[0] if labels else package.rpartition(".")[2]), package, symbol
