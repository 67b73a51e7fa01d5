"""Which definition, task or table of a program is meant by what other tools call it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from decomposer.model import Program


class Names:
    """The names of a program."""

    def __init__(self, program: Program) -> None:
        """Collects them."""
        self._symbols = {symbol.id: symbol for symbol in program.symbols}
        self._ends: dict[str, list[str]] = defaultdict(list)
        for name in self._symbols:
            self._ends[_end(name)].append(name)
        self._modules = {module.path: module.name for module in program.modules}
        self._files: dict[str, list[str]] = defaultdict(list)
        for path in self._modules:
            self._files[path.rpartition("/")[2]].append(path)
        self._spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for symbol in program.symbols:
            if symbol.kind != "module":
                self._spans[symbol.location.path].append((symbol.location.line, symbol.end_line, symbol.id))
        for spans in self._spans.values():
            spans.sort()
        self._tasks = {task.name: task.function for task in program.tasks}
        self._tables = {table.name.lower(): table.name for table in program.tables}
        self._known: dict[tuple[str, str, int], str | None] = {}

    def symbol(self, name: str, path: str = "", line: int = 0) -> str | None:
        """The definition of a dotted name, or of a name in a file, or at a line of it; None for none or several."""
        key = name, path, line
        if key not in self._known:
            self._known[key] = self._find(
                name.replace(".<locals>", "").removesuffix("()").replace(":", "."), path, line
            )
        return self._known[key]

    def _find(self, name: str, path: str, line: int) -> str | None:
        if name in self._symbols:
            return name
        return self._inherited(name) or self._in_file(name, path, line) or self._by_end(name)

    def _inherited(self, name: str) -> str | None:
        """A method that a class has from another one, by the name of the class that it is called on."""
        owner, _, method = name.rpartition(".")
        pending, seen = [owner], {owner}
        for one in pending:
            symbol = self._symbols.get(one)
            if symbol is None or symbol.kind != "class":
                continue
            if f"{one}.{method}" in self._symbols:
                return f"{one}.{method}"
            pending += [base for base in symbol.bases if base not in seen]
            seen.update(symbol.bases)
        return None

    def _in_file(self, name: str, path: str, line: int) -> str | None:
        """What has the name in a file whose path ends alike; several are told apart by the line."""
        file = self.file(path)
        if file is None:
            return None
        if not name:
            return self.at_line(file, line)
        if f"{self._modules[file]}.{name}" in self._symbols:
            return f"{self._modules[file]}.{name}"
        last = name.rpartition(".")[2]
        found = [one for one in self._spans[file] if one[2].rpartition(".")[2] == last]
        around = [one for one in found if one[0] <= line <= one[1]]
        if around:
            return around[-1][2]
        return found[0][2] if len(found) == 1 else None

    def file(self, path: str) -> str | None:
        """The file of the program that a path means: the same, or one is the end of the other; None if several."""
        path = path.replace("\\", "/")
        if path in self._modules:
            return path
        same = [one for one in self._files.get(path.rpartition("/")[2], ()) if path]
        inside = [one for one in same if path.endswith(f"/{one}")]
        found = [one for one in inside if len(one) == max(map(len, inside))] or [
            one for one in same if one.endswith(f"/{path}")
        ]
        return found[0] if len(found) == 1 else None

    def _by_end(self, name: str) -> str | None:
        """A name with more or less in front of it, as where imports begin at another folder; at least two words."""
        if "." not in name:
            return None
        found = [one for one in self._ends[_end(name)] if one.endswith(f".{name}") or name.endswith(f".{one}")]
        return found[0] if len(found) == 1 else None

    def at_line(self, file: str, line: int) -> str | None:
        """The innermost definition at a line of a file of the program."""
        spans = self._spans[file]
        for first, last, name in reversed(spans[: bisect_right(spans, (line, 1 << 60, ""))]):
            if first <= line <= last:
                return name
        return None

    def task(self, name: str) -> str | None:
        """The function of a task."""
        return self._tasks.get(name)

    def table(self, name: str) -> str | None:
        """A table, in whatever case and quotes, with or without a schema."""
        parts = [part.strip('"`[] ').lower() for part in name.split(".")]
        whole = ".".join(parts)
        return self._tables.get(whole) or self._tables.get(parts[-1])


def _end(name: str) -> str:
    """The last two words."""
    return ".".join(name.split(".")[-2:])
