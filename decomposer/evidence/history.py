"""What the history of a program says of its definitions: which change together, how often, and by whom.

Each line of today belongs to a top-level definition or to the body of its module. Walking from the newest commit to the
oldest, the hunks of each commit take these owners back to the lines of its parents, along every branch (the annotation
graph of T. Zimmermann, S. Kim, A. Zeller, E. J. Whitehead, "Mining version archives for co-changed lines", MSR 2006).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from msgspec import Struct

from decomposer.model import Program, Symbol
from decomposer.model.evidence import Churn, CoChange, Commit

from .git_log import Change, FileChange, Hunk, Log
from .tally import Tally

LARGEST = 30
"""A commit that changes more files or definitions ties nothing: it is a move, a reformatting or an import.

Code Maat, the program to A. Tornhill's "Your Code as a Crime Scene", leaves out the same (`--max-changeset-size 30`).
"""
FEWEST = 2
"""Of commits that change two definitions, so that these are tied: once is chance."""
_NOBODY = -1
_SHORT = 12

Owners = list[int]
"""The number of the definition that holds each line of a file."""
Files = dict[str, Owners]


class History(Struct, frozen=True, gc=False):
    """What was found, and how many commits were used."""

    used: int
    commits: tuple[Commit, ...]
    co_changes: tuple[CoChange, ...]
    churn: tuple[Churn, ...]


class Definitions:
    """The top-level definitions and module bodies of a program's own code, numbered, and the lines they hold."""

    def __init__(self, program: Program) -> None:
        """Tests and migrations are left out."""
        self.names: list[str] = []
        self._numbers: dict[str, int] = {}
        self.files: Files = {}
        inside: dict[str, list[Symbol]] = defaultdict(list)
        for symbol in program.symbols:
            if symbol.parent == symbol.module and symbol.kind in ("class", "function"):
                inside[symbol.module].append(symbol)
        self.bodies: set[int] = set()
        for module in program.modules:
            if module.role == "code":
                self.bodies.add(self._add(module.name))
                self.files[module.path] = self._owners(module.name, module.lines, inside[module.name])

    def _owners(self, module: str, lines: int, symbols: list[Symbol]) -> Owners:
        owners = [self._add(module)] * lines
        for symbol in symbols:
            first, last = symbol.location.line, min(symbol.end_line, lines)
            owners[first - 1 : last] = [self._add(symbol.id)] * (last - first + 1)
        return owners

    def _add(self, name: str) -> int:
        """Its number; a name that is defined twice has one."""
        if name not in self._numbers:
            self._numbers[name] = len(self.names)
            self.names.append(name)
        return self._numbers[name]


def mine(log: Log, program: Program, tally: Tally, edits: Iterable[FileChange] = ()) -> History:
    """Co-changes and churn of the definitions of today; what is left out is counted.

    `edits` are what changed since the newest commit.
    """
    definitions = Definitions(program)
    definitions.files, _ = _undo(definitions.files, edits, definitions.bodies)
    cut = _cut_off(log)
    used: list[tuple[Commit, tuple[int, ...]]] = []
    for change, touched in walk(log.changes, definitions):
        reason = "is the oldest one of a shallow clone" if change.id in cut else _why_not(change, touched)
        if reason:
            tally.skip(reason, change.id[:_SHORT], change.subject)
        else:
            used.append((Commit(change.id[:_SHORT], change.author, change.subject), tuple(sorted(touched))))
    return History(
        used=len(used),
        commits=tuple(commit for commit, _ in used),
        co_changes=tuple(sorted(_co_changes(used, definitions.names))),
        churn=tuple(sorted(_churn(used, definitions.names))),
    )


def _cut_off(log: Log) -> set[str]:
    """The commits of a shallow clone whose parents are missing: they seem to make all files anew."""
    known = {change.id for change in log.changes} if log.is_shallow else set()
    return {change.id for change in log.changes if known and change.parents and known.isdisjoint(change.parents)}


def _why_not(change: Change, touched: set[int]) -> str:
    """Why a commit is left out; empty for one that counts."""
    if len(change.parents) > 1:
        return "merges commits that are counted themselves"
    files = sum(map(len, change.files.values()))
    if not files:
        return "changes no Python file"
    if files > LARGEST or len(touched) > LARGEST:
        return f"changes more than {LARGEST} files or definitions"
    return "" if touched else "changes no line of a definition of today"


def walk(changes: Iterable[Change], definitions: Definitions) -> Iterator[tuple[Change, set[int]]]:
    """Each commit with the numbers of the definitions whose lines it changed."""
    states: dict[str, Files] = {}
    for number, change in enumerate(changes):
        files = definitions.files if number == 0 else states.pop(change.id, {})
        touched: set[int] = set()
        for parent in change.parents or ("",):
            before, hit = _undo(files, change.files.get(parent, ()), definitions.bodies)
            states.setdefault(parent, before)
            touched |= hit
        yield change, touched


def _undo(files: Files, changes: Iterable[FileChange], bodies: set[int]) -> tuple[Files, set[int]]:
    """The files before a commit, and who held the lines that it made, or those around what it took away."""
    before, touched = dict(files), set()
    known = [(change, before.pop(change.new)) for change in changes if change.new in before]
    for change, owners in known:
        former, made = list(owners), {_NOBODY}
        for hunk in reversed(change.hunks):
            made |= _undo_hunk(former, hunk, bodies)
        # Imports and blank lines change because definitions do.
        touched |= (made - bodies - {_NOBODY}) or made
        if change.old is not None:
            before[change.old] = former
    return before, touched - {_NOBODY}


def _undo_hunk(owners: Owners, hunk: Hunk, bodies: set[int]) -> set[int]:
    """Replaces the lines that a hunk made by those that it took; gives who held them.

    What was taken away between two definitions belongs to none that is still there. Of a hunk that made fewer lines
    than it took, those that are too many belong to the owner of its last one.
    """
    first = hunk.new - 1 if hunk.new_lines else hunk.new
    made = owners[first : first + hunk.new_lines]
    if not made:
        around = set(owners[max(first - 1, 0) : first + 1])
        made = [_NOBODY] if len(around) > 1 or around <= bodies else list(around)
    owners[first : first + hunk.new_lines] = made[: hunk.old_lines] + made[-1:] * (hunk.old_lines - len(made))
    return set(made)


def _co_changes(used: Iterable[tuple[Commit, tuple[int, ...]]], names: list[str]) -> Iterator[CoChange]:
    """The pairs that enough commits changed; a commit counts for each of its pairs in proportion to their number.

    The share is that of joint papers in M. E. J. Newman, "Scientific collaboration networks II", Physical Review E 64
    (2001).
    """
    together = [(commit.id, touched) for commit, touched in used if len(touched) > 1]
    counts = Counter(pair for _, touched in together for pair in combinations(touched, 2))
    shares: dict[tuple[int, int], float] = defaultdict(float)
    commits: dict[tuple[int, int], list[str]] = defaultdict(list)
    for commit, touched in together:
        for pair in combinations(touched, 2):
            if counts[pair] >= FEWEST:
                shares[pair] += 1 / (len(touched) - 1)
                commits[pair].append(commit)
    for pair, ids in commits.items():
        one, other = sorted(names[number] for number in pair)
        yield CoChange(one, other, tuple(ids), round(shares[pair], 6))


def _churn(used: Iterable[tuple[Commit, tuple[int, ...]]], names: list[str]) -> Iterator[Churn]:
    authors: dict[int, Counter[str]] = defaultdict(Counter)
    for commit, touched in used:
        for number in touched:
            authors[number][commit.author] += 1
    for number, counts in authors.items():
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        yield Churn(names[number], counts.total(), tuple(ranked))
