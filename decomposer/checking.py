"""The check from end to end: boundaries and baseline from the disk, the program beside them, the verdict."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from decomposer.consulting import consult, output_texts
from decomposer.deciding import read_boundary_file, told_where
from decomposer.errors import ConfigError, InputError, OutputError
from decomposer.job import Boundaries, Listener, Settings, check_root
from decomposer.model import BlindSpot, Program, ServiceMap
from decomposer.model.consulted import NOTHING
from decomposer.model.contract import Contract
from decomposer.model.debt import DebtHistory, DebtPoint
from decomposer.model.finding import Base, Entry, Finding, Identity, Rule, Verdict
from decomposer.output import BOUNDARIES
from decomposer.reading import Memory, identify, identify_readers, make_glance, read

if TYPE_CHECKING:
    from decomposer.drift import Subject
    from decomposer.evidence.snapshot import Snapshot

BASELINE = "baseline"
_SHOWN_BY_NAMES = frozenset({"foreign-base", "foreign-call", "foreign-import", "shared-kernel"})
_ADVICE = f"write one with `decomposer propose PATH > {BOUNDARIES}`, or name it with --boundaries"


class Places(Struct, frozen=True):
    """Where the accepted boundaries stand, and in which folder the findings that are accepted beside them."""

    boundaries: Path
    baseline: Path


class Checked(Struct, frozen=True):
    """A program under its boundaries, and what the baseline accepts."""

    subject: Subject
    entries: tuple[Entry, ...]
    unread: tuple[BlindSpot, ...]


def find_places(settings: Settings, boundaries: Path | None = None, baseline: Path | None = None) -> Places:
    """What was given, else what lies beside the program, in the current folder or in the output folder.

    Raises InputError where there are no boundaries.
    """
    check_root(settings.root)
    places = (settings.root / BOUNDARIES, Path(BOUNDARIES), settings.out / BOUNDARIES)
    found = boundaries or next((place for place in places if place.is_file()), None)
    if found is None:
        raise InputError(f"No {BOUNDARIES} in {settings.root}, in the current folder or in {settings.out}: {_ADVICE}")
    return Places(found, baseline or found.parent / BASELINE)


def read_checked(settings: Settings, places: Places, listener: Listener, today: dt.date | None) -> Checked:
    """The program, its boundaries and the baseline.

    Raises InputError or ConfigError where nothing can be judged: boundaries that are wrong, or that claim nothing, and
    files that they claim and that could not be read.
    """
    from decomposer.boundaries import read_boundaries, read_constraints, read_contract
    from decomposer.drift import RULES, Subject
    from decomposer.graph import outline

    file = read_boundary_file(places.boundaries)
    text, name = file.text, file.path
    entries = read_entries(places.baseline)
    program = read(settings, listener)
    listener.stage("Checking")
    graph = outline(program)
    with told_where(file):
        services = read_boundaries(text, graph, name)
        contract = read_contract(text, RULES, name)
    if not services.services:
        raise ConfigError(name, None, f"claims no service, so that there is nothing to check: {_ADVICE}")
    unread = tuple(one for one in program.blind_spots if one.kind == "file")
    _refuse_unread(program, services, contract, unread, name)
    consulted = consult(graph, services, contract, read_constraints(text, graph, name), settings)
    return Checked(Subject(graph, services, contract, today, consulted), entries, unread)


def check(settings: Settings, places: Places, listener: Listener, today: dt.date, since: str = "") -> Verdict:
    """The verdict for the program below the root, on what was added since a commit if one is named.

    Nothing is written but the cache: where nothing changed since an earlier check, its verdict counts.
    """
    listener.stage("Looking for changes")
    memory = Memory(settings, "verdict", Verdict)
    snapshot = _find_snapshot(settings, since) if since else None
    asked = _identity(settings, places, today, snapshot)
    known = memory.find(*asked)
    if known is not None:
        return known
    base = None if snapshot is None else _read_base(settings, places, listener, snapshot)
    verdict = _judged(settings, places, listener, today, base)
    if asked == _identity(settings, places, today, snapshot):
        memory.keep(verdict, *asked)
    return verdict


def _identity(settings: Settings, places: Places, today: dt.date, snapshot: Snapshot | None) -> list[str]:
    """Changed by whatever changes the verdict, besides our code."""
    file = read_boundary_file(places.boundaries)
    written = [file.text, repr(file.parts), *map(_read_text, _baseline_files(places.baseline))]
    written += output_texts(settings.out)
    return [identify(settings), today.isoformat(), repr(snapshot and snapshot.files), *written]


def _judged(
    settings: Settings, places: Places, listener: Listener, today: dt.date, base: Base | None = None
) -> Verdict:
    from decomposer.drift import check as judge

    checked = read_checked(settings, places, listener, today)
    unread = tuple(one.location for one in checked.unread)
    return judge(checked.subject, checked.entries, today, base=base, unread=unread)


def _find_snapshot(settings: Settings, revision: str) -> Snapshot:
    from decomposer.evidence.snapshot import find_snapshot

    snapshot = find_snapshot(settings.root, revision)
    if not snapshot.files:
        raise InputError(f"{revision} has no files in {settings.root}: name another commit with --since")
    return snapshot


def _read_base(settings: Settings, places: Places, listener: Listener, snapshot: Snapshot) -> Base:
    """What broke the boundaries of today at a commit; names in them that it did not have mean nothing there."""
    # A root that is a package gives its name to all modules.
    name, file = settings.root.resolve().name, read_boundary_file(places.boundaries)
    memory = Memory(settings, "base", Base)
    asked = (name, file.text, identify_readers(), repr(snapshot.files), *output_texts(settings.out))
    known = memory.find(*asked)
    if known is not None:
        return known
    listener.stage("Reading the commit")
    with tempfile.TemporaryDirectory(prefix="decomposer-") as folder:
        root = Path(folder) / name
        root.mkdir()
        snapshot.write(root)
        older = replace(settings, root=root)
        base = _broken(read(older, listener), file, older)
    memory.keep(base, *asked)
    return base


def _broken(program: Program, file: Boundaries, settings: Settings) -> Base:
    from decomposer.drift import count_pairs, find_breaches

    subject = _read_leniently(program, file, settings)
    return Base(frozenset(one.identity for one in find_breaches(subject)), count_pairs(subject))


def _read_leniently(program: Program, file: Boundaries, settings: Settings | None = None) -> Subject:
    """A program that may lack what the boundaries name; where there are no settings, nothing else is asked."""
    from decomposer.boundaries import read_contract, read_decisions
    from decomposer.drift import RULES, Subject
    from decomposer.graph import outline

    graph = outline(program)
    with told_where(file):
        found = read_decisions(file.text, graph, file.path, lenient=True)
        contract = read_contract(file.text, RULES, file.path)
    consulted = NOTHING if settings is None else consult(graph, found.services, contract, found.constraints, settings)
    return Subject(graph, found.services, contract, consulted=consulted)


def _refuse_unread(
    program: Program, services: ServiceMap, contract: Contract, unread: Iterable[BlindSpot], name: str
) -> None:
    """Nothing is judged while a service has files that cannot be read and are not listed as such; nor the reverse."""
    from decomposer.drift import claimed_unread
    from decomposer.model.unread import unread_modules

    owners = claimed_unread(program, services, contract.unread)
    claimed = [one for one in unread if one.location.path in owners]
    if claimed:
        first = claimed[0]
        others = f", and {len(claimed) - 1} more" if claimed[1:] else ""
        raise InputError(
            f"{first.location} of {owners[first.location.path]} could not be read ({first.reason}: {first.detail})"
            f"{others}; what it does is not known: mend it, leave it out with `exclude` in decomposer.toml, or list "
            f"its module under `unread` in [check] of {BOUNDARIES}"
        )
    modules = {module for names in unread_modules(program).values() for module in names}
    for module, line in contract.unread.items():
        if module not in modules:
            raise ConfigError(name, line, f"{module!r} is no file that cannot be read: take it out of `unread`")


def change_baseline(
    settings: Settings,
    places: Places,
    listener: Listener,
    today: dt.date | None,
    change: Callable[[Subject, Iterable[Entry]], tuple[Entry, ...]],
) -> tuple[int, int]:
    """Writes the baseline anew, as `change` makes it; how many entries there were and how many there are."""
    checked = read_checked(settings, places, listener, today)
    changed = change(checked.subject, checked.entries)
    write_entries(places.baseline, changed)
    return len(checked.entries), len(changed)


def read_entries(folder: Path) -> tuple[Entry, ...]:
    """The entries of all files in the folder of the baseline; none where there is no folder."""
    from decomposer.boundaries import read_baseline

    found: dict[Identity, tuple[Entry, Path]] = {}
    for path in _baseline_files(folder):
        for entry in read_baseline(_read_text(path), str(path)):
            before = found.setdefault(entry.identity, (entry, path))[1]
            if before is not path:
                raise ConfigError(str(path), None, f"accepts what {before.name} accepts as well")
    return tuple(found[identity][0] for identity in sorted(found))


def _baseline_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def read_debt_history(places: Places) -> DebtHistory:
    """What the baseline accepted at each commit that changed it."""
    from decomposer.evidence.folder_history import read_folder_history

    history = read_folder_history(places.baseline)
    points: list[DebtPoint] = []
    for state in history.states:
        point = DebtPoint(state.commit, state.time, state.day, _accepted(state.texts))
        if not points or points[-1].accepted != point.accepted:
            points.append(point)
    return DebtHistory(tuple(points), history.problem)


def _accepted(texts: Mapping[str, str]) -> dict[str, int]:
    """How many findings each service has in the files of a baseline; what was no baseline then counts for nothing."""
    from decomposer.boundaries import read_baseline

    found: Counter[str] = Counter()
    for path, text in texts.items():
        with suppress(ConfigError):
            found.update(one.identity.owner for one in read_baseline(text, path))
    return dict(sorted(found.items()))


def write_entries(folder: Path, entries: Iterable[Entry]) -> None:
    """One file for each owner; those of owners that have no entries any more go."""
    from decomposer.boundaries import write_baseline

    texts = {
        f"{_file_name(owner)}.toml": write_baseline(owner, group)
        for owner, group in groupby(sorted(entries, key=lambda one: one.identity), key=lambda one: one.identity.owner)
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in _baseline_files(folder):
            if path.name not in texts:
                path.unlink()
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}; choose another with --baseline") from error


def _file_name(owner: str) -> str:
    """A name that every file system takes: what is no plain sign is written as its code."""
    return quote(owner, safe=" ").replace(".", "%2E")


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), None, "is not UTF-8 text: save it as UTF-8") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}; {_ADVICE}") from error


def rules() -> dict[str, Rule]:
    """All rules, by id."""
    from decomposer.drift import RULES

    return RULES


class FirstLook:
    """Finds soon what a check will find: breaches that the names of changed files show, and the last verdict did not.

    Imports, bases, and calls of what has a name; of methods, tables and all else only the check knows.
    """

    def __init__(self, settings: Settings, places: Places, today: dt.date) -> None:
        """Remembers what is there now: what changes afterwards is looked at."""
        self._places = places
        self._today = today
        self._glance = make_glance(settings)

    def find(self, last: Verdict) -> tuple[Finding, ...]:
        """New findings in what changed since the last call. Raises ConfigError for boundaries that are wrong."""
        from decomposer.drift import check as judge

        program = self._glance.look()
        if not program.references:
            return ()
        subject = _read_leniently(program, read_boundary_file(self._places.boundaries))
        known = Base(frozenset(one.identity for one in last.findings if one.state != "stale"), ())
        found = judge(subject, (), self._today, base=known)
        return tuple(one for one in found.of_state("new") if one.identity.rule in _SHOWN_BY_NAMES)
