"""The output folder: replaced as a whole, never in part, and never when it is somebody else's."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from decomposer.errors import OutputError
from decomposer.model import Artifact
from decomposer.model.documents import SCHEMA_VERSION, OutputMarker

MARKER = "decomposer.json"
BOUNDARIES = "boundaries.toml"


class OutputFolder(Struct, frozen=True):
    """An output folder as it was found. `edited_boundaries`: the text of its boundary file, if people changed it."""

    path: Path
    marker: OutputMarker | None
    edited_boundaries: str | None


def open_output(path: Path, source: Path | None = None) -> OutputFolder:
    """Looks at the folder before anything is computed.

    Raises OutputError for a file, for a folder that holds the current one or the source, and for a folder with other
    people's files. A run that was killed between two renames is repaired.
    """
    path = path.resolve()
    try:
        _repair(path)
        _spare(path, Path.cwd(), "the current folder")
        if source is not None:
            _spare(path, source.resolve(), "the source code")
        if not path.exists():
            return OutputFolder(path, None, None)
        if not path.is_dir():
            raise OutputError(f"{path} is a file: choose a folder with --out")
        return _open_existing(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be used: {error.strerror}; choose another folder with --out") from error


def _spare(path: Path, folder: Path, what: str) -> None:
    if folder.is_relative_to(path):
        raise OutputError(f"{path} holds {what}, and would be replaced as a whole: choose another folder with --out")


def _open_existing(path: Path) -> OutputFolder:
    marker = read_marker(path)
    if marker is None and any(path.iterdir()):
        raise OutputError(f"{path} holds files of somebody else: choose an empty or a new folder with --out")
    boundaries = path / BOUNDARIES
    if marker is None or not boundaries.is_file():
        return OutputFolder(path, marker, None)
    data = boundaries.read_bytes()
    if _digest(data) == marker.boundaries_digest:
        return OutputFolder(path, marker, None)
    try:
        return OutputFolder(path, marker, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise OutputError(f"{boundaries} is not UTF-8 text: save it as UTF-8, or delete it to start anew") from error


def read_marker(path: Path) -> OutputMarker | None:
    """What a run wrote about itself into its folder; None where there was none."""
    try:
        return msgspec.json.decode((path / MARKER).read_bytes(), type=OutputMarker)
    except (FileNotFoundError, IsADirectoryError, msgspec.DecodeError):
        return None


def write_output(folder: OutputFolder, generator: str, artifacts: Sequence[Artifact], cut_digest: str = "") -> None:
    """Writes all files beside the folder, then puts them in its place in one step.

    Files in it that we did not write stay in it. The digest of edited boundaries is not renewed: they stay edited.
    What a killed run left beside the folder is removed. `cut_digest` says of which cut the files tell.
    """
    files = [*artifacts, _marker_file(folder, generator, artifacts, cut_digest)]
    try:
        folder.path.parent.mkdir(parents=True, exist_ok=True)
        _remove_left(folder.path)
        with _staging(folder.path) as staging:
            _fill(staging, files)
            _carry_over(folder, staging, {file.path for file in files})
            _swap(staging, folder.path)
    except OSError as error:
        raise OutputError(f"{folder.path} cannot be written: {error.strerror}; choose another with --out") from error


def _marker_file(folder: OutputFolder, generator: str, artifacts: Sequence[Artifact], cut_digest: str) -> Artifact:
    written = {file.path: file.text for file in artifacts}
    digest = _digest(written.get(BOUNDARIES, "").encode())
    if folder.edited_boundaries is not None and folder.marker is not None:
        digest = folder.marker.boundaries_digest
    marker = OutputMarker(SCHEMA_VERSION, generator, digest, tuple(sorted([*written, MARKER])), cut_digest)
    return Artifact(MARKER, msgspec.json.format(msgspec.json.encode(marker), indent=2).decode() + "\n")


@contextmanager
def _staging(path: Path) -> Iterator[Path]:
    """A new folder beside the path, gone at the end; until then its lock says that somebody is at work in it."""
    staging = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent))
    try:
        with _locked(staging):
            yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _remove_left(path: Path) -> None:
    """Removes the staging folders of runs that were killed, not those of runs that are still at work."""
    ours = re.compile(rf"\.{re.escape(path.name)}\.[a-z0-9_]{{8}}\.new")
    for found in sorted(one for one in path.parent.iterdir() if ours.fullmatch(one.name)):
        with _locked(found) as is_free:
            if is_free:
                shutil.rmtree(found, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Whether this process has the folder for itself until the end; never where the system knows no such locks."""
    descriptor = _try_to_lock(folder)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _try_to_lock(folder: Path) -> int | None:
    """An open descriptor that holds the lock."""
    if sys.platform == "win32":  # pragma: no cover - what was left stays there
        return None
    import fcntl

    descriptor = None
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if descriptor is not None:
            os.close(descriptor)
        return None
    return descriptor


def _fill(staging: Path, files: Sequence[Artifact]) -> None:
    staging.chmod(0o755)
    for file in files:
        target = staging / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.text.encode("utf-8", "replace"))


def _carry_over(folder: OutputFolder, staging: Path, written: set[str]) -> None:
    ours = written | set(folder.marker.files if folder.marker else ())
    if not folder.path.is_dir():
        return
    for found in sorted(folder.path.rglob("*")):
        name = found.relative_to(folder.path).as_posix()
        if name not in ours and (found.is_file() or found.is_symlink()):
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(found, staging / name, follow_symlinks=False)


def _old(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


def _swap(staging: Path, path: Path) -> None:
    old = _old(path)
    shutil.rmtree(old, ignore_errors=True)
    try:
        if path.exists():
            path.rename(old)
        staging.rename(path)
    except BaseException:  # an interrupt between the two must not leave people without results
        if old.exists() and not path.exists():
            old.rename(path)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _repair(path: Path) -> None:
    old = _old(path)
    if not path.exists() and read_marker(old) is not None:
        old.rename(path)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
