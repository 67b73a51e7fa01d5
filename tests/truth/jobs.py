"""Answers the jobs of a script that knows the truth: JSON from standard input, and to standard output."""

from __future__ import annotations

import json
import multiprocessing
import sys
from collections.abc import Callable
from typing import Literal, TypeVar

Job = TypeVar("Job")


def answer_jobs(answer: Callable[[Job], object], start: Literal["fork", "spawn"] = "fork") -> None:
    """Writes the answer to each job, one after the other; each job has a process of its own."""
    sys.dont_write_bytecode = True
    with multiprocessing.get_context(start).Pool(1, maxtasksperchild=1) as pool:
        json.dump(pool.map(answer, json.load(sys.stdin), chunksize=1), sys.stdout)
