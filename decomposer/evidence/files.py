"""Lines of files that may be large, compressed, cut off or missing."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from io import BufferedIOBase
from pathlib import Path

from .tally import Tally

LONGEST = 64_000_000
"""A line that is longer is no line of a log or of traces."""
_GZIP = b"\x1f\x8b"


def read_lines(path: Path, tally: Tally) -> Iterator[tuple[int, bytes]]:
    """Each line with its number from 1, without its end. What cannot be read ends the file and is counted."""
    number = 0
    try:
        with _open(path) as stream:
            while line := stream.readline(LONGEST):
                number += 1
                yield number, line.rstrip(b"\r\n")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        tally.skip("the compressed file is damaged or cut off", f"{path.name}:{number + 1}", str(error))
    except OSError as error:
        tally.skip("the file cannot be read", path.name, error.strerror or str(error))


def _open(path: Path) -> BufferedIOBase:
    with path.open("rb") as stream:
        is_compressed = stream.read(2) == _GZIP
    return gzip.open(path) if is_compressed else path.open("rb")
