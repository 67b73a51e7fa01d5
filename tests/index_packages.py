"""Real packages from the package index, unpacked and kept in `.corpus`.

Wheels, not source archives: to tell what a source archive is, pip runs the build that comes with it. What is
downloaded here is only ever read.
"""

from __future__ import annotations

import stat
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from tests.source_tree import PROJECT

CORPUS = PROJECT / ".corpus"
MAX_UNPACKED = 1_000_000_000
"""Bytes; an archive that promises more is refused."""
_PATIENCE = 600
"""Seconds for a download."""
_LENIENT_PIP = "pip<24.1"
"""The last that takes legacy metadata; later ones name it when they refuse. It runs from its wheel, never installed."""


class NotAvailableError(Exception):
    """The package cannot be had: no index, no such version, or no wheel."""


def find_package(requirement: str, corpus: Path = CORPUS) -> Path | None:
    """The folder with the package's files if it is there already; its name is that of the release."""
    return next(iter(sorted((corpus / requirement).glob("[!.]*/"))), None)


def get_package(requirement: str, corpus: Path = CORPUS) -> Path:
    """The folder with the package's files, downloaded when it is not there. Raises NotAvailableError."""
    found = find_package(requirement, corpus)
    if found is not None:
        return found
    home = corpus / requirement
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", dir=home) as draft:
        wheel = _download(requirement, Path(draft))
        unpack(wheel, Path(draft) / "files")
        return (Path(draft) / "files").rename(home / "-".join(wheel.stem.split("-")[:2]))


def _download(requirement: str, folder: Path) -> Path:
    done = _run_pip(["-m", "pip"], requirement, folder)
    if done.returncode and f"use {_LENIENT_PIP}" in done.stderr:
        older = _download(_LENIENT_PIP, folder / "pip")
        done = _run_pip([str(older / "pip")], requirement, folder)
    if done.returncode:
        raise NotAvailableError(f"{requirement}: {(done.stderr.strip() or 'pip failed').splitlines()[-1]}")
    return next(folder.glob("*.whl"))


def _run_pip(pip: Sequence[str], requirement: str, folder: Path) -> subprocess.CompletedProcess[str]:
    options = ["--no-deps", "--only-binary=:all:", "--quiet", "--disable-pip-version-check", "--dest", str(folder)]
    command = [sys.executable, *pip, "download", *options, requirement]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        raise NotAvailableError(f"{requirement}: no download within {_PATIENCE} seconds") from error


def unpack(wheel: Path, target: Path) -> None:
    """Write the files of an archive into a new folder. Raises ValueError for one that would write anywhere else."""
    with ZipFile(wheel) as archive:
        members = archive.infolist()
        hostile = [member.filename for member in members if _is_hostile(member)]
        if hostile or sum(member.file_size for member in members) > MAX_UNPACKED:
            raise ValueError(f"{wheel.name} must not be unpacked: {hostile[:3] or 'it is too large'}")
        target.mkdir()
        for member in members:
            archive.extract(member, target)


def _is_hostile(member: ZipInfo) -> bool:
    """Whether it is a link, or has a path that leads out."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    return stat.S_ISLNK(member.external_attr >> 16) or path.is_absolute() or ".." in path.parts
