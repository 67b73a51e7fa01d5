"""What an edit moves that it has nothing to do with: `python -m tests.benchmarks.unrelated_edits REQUIREMENT ...`.

A function that nobody calls is added to one file after another of a real package. The references of all other modules
must stay: whatever moves there is a finding out of nothing for who checks the boundaries on each change.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analyzers.program import Program
from analyzers.read import read_program
from tests.index_packages import get_package

EDIT = "\n\ndef spare_function_of_an_edit(value):\n    return str(value).strip()\n"
FEWEST_BYTES = 1_500
"""Of a file worth an edit."""


class Moved(NamedTuple):
    """The references that an edit of a file took away from other modules, and brought them."""

    path: str
    gone: int
    new: int


def moved_by_edits(package: Path, edits: int) -> Iterator[Moved]:
    """What each of some edits moves; the package itself stays as it is."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / package.name
        shutil.copytree(package, root)
        cache = Path(name) / "cache"
        before = read_program(root, cache_folder=cache)
        files = [module.path for module in before.modules if (root / module.path).stat().st_size >= FEWEST_BYTES]
        chosen = random.Random(0).sample(files, min(edits, len(files)))  # noqa: S311 - a sample, not a secret
        for path in chosen:
            text = (root / path).read_bytes()
            (root / path).write_bytes(text + EDIT.encode())
            was, now = (_references_elsewhere(one, path) for one in (before, read_program(root, cache_folder=cache)))
            (root / path).write_bytes(text)
            yield Moved(path, len(was - now), len(now - was))


def _references_elsewhere(program: Program, path: str) -> set[tuple[str, str, str, str]]:
    all_others = (one for one in program.references if one.location.path != path)
    return {(one.source, one.target, one.kind, one.confidence) for one in all_others}


def main() -> int:
    """Print a line for each edit; 1 when anything moved."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("requirements", nargs="+", help="such as shuup==3.1.0")
    parser.add_argument("--edits", type=int, default=3, help="files of each package [default: %(default)s]")
    options = parser.parse_args()
    total = 0
    for requirement in options.requirements:
        for moved in moved_by_edits(get_package(requirement), options.edits):
            print(f"{requirement:<24} {moved.path:<60} {moved.gone:>6} gone {moved.new:>6} new", flush=True)
            total += moved.gone + moved.new
    return int(total > 0)


if __name__ == "__main__":
    sys.exit(main())
