"""The project's size budget: small functions, small files, names that say what they hold."""

from __future__ import annotations

import statistics

from tests.source_tree import body_lines, calls_of, functions, package_files, relative

MAX_FILE_LINES = 400
MEDIAN_FILE_LINES = 120
MAX_FUNCTION_LINES = 60
NEARLY_ALL_FUNCTION_LINES = 35
MEDIAN_FUNCTION_LINES = 8
VAGUE_NAMES = {"common", "helper", "helpers", "misc", "util", "utils"}


def file_lengths() -> dict[str, int]:
    """Lines of each file of the packages."""
    return {relative(path): len(path.read_text("utf-8").splitlines()) for path in package_files()}


def function_lengths() -> dict[str, int]:
    """Lines of each function of the packages, without docstrings."""
    return {
        f"{relative(path)}:{function.lineno} {function.name}": body_lines(function)
        for path in package_files()
        for function in functions(path)
    }


def test_no_file_is_long() -> None:
    """A file that outgrows its budget must be split by noun."""
    assert [name for name, lines in file_lengths().items() if lines > MAX_FILE_LINES] == []


def test_files_are_mostly_short() -> None:
    """Half of the files fit on two screens."""
    assert statistics.median(file_lengths().values()) <= MEDIAN_FILE_LINES


def test_no_function_is_long() -> None:
    """Each function can be read in one piece."""
    assert [name for name, lines in function_lengths().items() if lines > MAX_FUNCTION_LINES] == []


def test_functions_are_mostly_short() -> None:
    """Half of the functions say one thing, and nearly all fit on half a screen."""
    lengths = sorted(function_lengths().values())
    assert statistics.median(lengths) <= MEDIAN_FUNCTION_LINES
    assert lengths[len(lengths) * 95 // 100] <= NEARLY_ALL_FUNCTION_LINES


def test_only_the_command_line_prints() -> None:
    """Everything outside `decomposer/cli` returns its result, so that notebooks and pipes can use it."""
    printing = [
        f"{relative(path)}:{line}"
        for path in package_files()
        if not relative(path).startswith("decomposer/cli/")
        for line in calls_of(path, "print")
    ]
    assert printing == []


def test_names_say_what_they_hold() -> None:
    """No folder or module is a drawer for anything."""
    vague = [
        relative(path)
        for path in package_files()
        if VAGUE_NAMES & {part.removesuffix(".py") for part in relative(path).split("/")}
    ]
    assert vague == []
