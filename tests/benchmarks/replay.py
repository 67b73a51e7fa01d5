"""Counts new findings from release to release: `python -m tests.benchmarks.replay`.

The boundaries are the applications of the program, so that nobody's opinion is measured. Each finding is counted under
several identities: ours, one with the file and one with the line of each place, and one of the pair of services alone.
What is new with a line and old without is noise.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from analyzers.read import read_program
from decomposer.boundaries import read_boundaries, read_contract
from decomposer.drift import RULES, Breach, Subject, find_breaches, follow_moves
from decomposer.graph import outline
from decomposer.model import Program
from decomposer.model.finding import Entry
from tests.index_packages import CORPUS, NotAvailableError, get_package

RELEASES = tuple(f"django-oscar=={version}" for version in ("3.1", "3.2", "4.0", "4.1", "4.2.1"))
NOT_ASKED = ("route-owner", "task-owner")
"""Nobody lists routes and tasks here."""

Keys = set[tuple[object, ...]]


class State(NamedTuple):
    """One release: its program, and what breaks the boundaries in it."""

    name: str
    program: Program
    breaches: tuple[Breach, ...]


IDENTITIES: dict[str, Callable[[Breach], Keys]] = {
    "line": lambda one: {(one.identity.rule, place.location, one.identity.target) for place in one.places},
    "file": lambda one: {(one.identity.rule, place.location.path, one.identity.target) for place in one.places},
    "ours": lambda one: {(one.identity,)},
    "pair": lambda one: {(one.identity.source, one.identity.owner)},
}


def read_state(root: Path, name: str) -> State:
    """A release under the boundaries that its applications are."""
    program = read_program(root, cache_folder=CORPUS / ".cache")
    graph = outline(program)
    text = boundaries_of(program)
    subject = Subject(graph, read_boundaries(text, graph), read_contract(text, RULES))
    return State(name, program, find_breaches(subject))


def boundaries_of(program: Program) -> str:
    """Each application a service, with those inside of it; one around all others is shared by them."""
    known = {unit.module for unit in outline(program).units}
    packages = [one.package for one in program.applications if any(_is_in(module, one.package) for module in known)]
    shared = [one for one in packages if all(_is_in(other, one) for other in packages)]
    services = [
        one for one in packages if not any(_is_in(one, other) and one != other for other in {*packages} - {*shared})
    ]
    tables = [f'[services."{name}"]\nowns = ["{name}"]\n' for name in sorted({*services} - {*shared})]
    switched = "".join(f'{rule} = "off"\n' for rule in NOT_ASKED)
    owned = ", ".join(f'"{name}"' for name in shared)
    return "\n".join(["schema_version = 1\n", *tables, f"[shared]\nowns = [{owned}]\n", f"[check.rules]\n{switched}"])


def _is_in(module: str, package: str) -> bool:
    return f"{module}.".startswith(f"{package}.")


def new_keys(before: State, after: State, kind: str) -> Keys:
    """What is in one state and not in the one before; a target that moved is the same one, under our identity."""
    keys = IDENTITIES[kind]
    if kind != "ours":
        old = {key for one in before.breaches for key in keys(one)}
        return {key for one in after.breaches for key in keys(one)} - old
    entries = [Entry(one.identity) for one in before.breaches]
    present = {one.identity for one in after.breaches}
    followed = follow_moves(after.program, present, entries)
    return {(identity,) for identity in present if identity not in followed}


def of_rule(state: State, rule: str) -> State:
    """The state with the breaches of one rule only."""
    return state._replace(breaches=tuple(one for one in state.breaches if one.identity.rule == rule))


def print_table(states: Sequence[State]) -> None:
    """New findings per step and identity, then per rule over all steps."""
    steps = list(pairwise(states))
    print(f"{'step':32}" + "".join(f"{kind:>8}" for kind in IDENTITIES) + f"{'findings':>10}")
    sums = dict.fromkeys(IDENTITIES, 0)
    for before, after in steps:
        numbers = {kind: len(new_keys(before, after, kind)) for kind in IDENTITIES}
        sums = {kind: sums[kind] + number for kind, number in numbers.items()}
        cells = "".join(f"{number:>8}" for number in numbers.values())
        print(f"{before.name + ' -> ' + after.name:32}{cells}{len(after.breaches):>10}")
    print(f"{'all':32}" + "".join(f"{number:>8}" for number in sums.values()) + "\n")
    for rule in RULES:
        of = [(of_rule(before, rule), of_rule(after, rule)) for before, after in steps]
        numbers = {kind: sum(len(new_keys(*pair, kind)) for pair in of) for kind in IDENTITIES}
        if any(len(after.breaches) for _, after in of):
            cells = "".join(f"{number:>8}" for number in numbers.values())
            print(f"{rule:32}{cells}{len(of[-1][1].breaches):>10}")


def main(arguments: Sequence[str]) -> int:
    """The exit code: 1 if a release cannot be had."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("release", nargs="*", default=RELEASES, help="releases in their order, as pip names them")
    parser.add_argument("--new", action="store_true", help="name each new finding")
    wanted = parser.parse_args(arguments)
    try:
        states = [read_state(get_package(one), one.rpartition("==")[2]) for one in wanted.release]
    except NotAvailableError as error:
        print(error, file=sys.stderr)
        return 1
    print_table(states)
    for before, after in pairwise(states) if wanted.new else ():
        for (identity,) in sorted(new_keys(before, after, "ours"), key=repr):
            print(f"{before.name} -> {after.name} {identity}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
