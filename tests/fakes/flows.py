"""The flow of a few lines of Python, for tests of the extraction."""

from __future__ import annotations

from analyzers.facts import FileFacts
from analyzers.flow import FlowFacts, extract
from analyzers.flow.records import SEED_CLASS, SEED_FUNCTION
from analyzers.languages.python.reader import read


class FlowOf:
    """The flow of a few lines, asked by the names in them."""

    def __init__(self, text: str) -> None:
        """Read and extract the text."""
        facts = read("a.py", text.encode())
        assert isinstance(facts, FileFacts)
        self.facts = facts
        self.flow: FlowFacts = extract(facts)
        self._sources: dict[int, set[int]] = {}
        self._seeds: dict[int, str] = {}
        for scope in self.flow.scopes:
            for source, target in zip(scope.copies[::2], scope.copies[1::2], strict=True):
                self._sources.setdefault(target, set()).add(source)
            for variable, kind, number in zip(*[iter(scope.seeds)] * 3, strict=True):
                if kind in (SEED_FUNCTION, SEED_CLASS):
                    self._seeds[variable] = self.flow.scopes[number].path

    def called(self, number: int) -> set[str]:
        """The functions and classes that reach a call (by its number in the file) by copies alone."""
        calls = [call for scope in self.flow.scopes for call in scope.calls if call.number == number]
        return self.reach(calls[0].function) if calls else set()

    def reach(self, variable: int) -> set[str]:
        """The functions and classes that reach a variable by copies alone."""
        seen, pending = {variable}, [variable]
        while pending:
            for source in self._sources.get(pending.pop(), set()) - seen:
                seen.add(source)
                pending.append(source)
        return {self._seeds[one] for one in seen if one in self._seeds}

    def rows(self, scope: int, run: str, width: int) -> list[tuple[int, ...]]:
        """The constraints of one kind in a scope."""
        flat: list[int] = getattr(self.flow.scopes[scope], run)
        return list(zip(*[iter(flat)] * width, strict=True))

    def words(self, scope: int, run: str, width: int, column: int) -> list[str]:
        """The names in one column of the constraints of a scope."""
        return [self.flow.names[row[column]] for row in self.rows(scope, run, width)]
