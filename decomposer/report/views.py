"""What kinds of evidence are called in reports."""

from __future__ import annotations

from decomposer.model import View

VIEW_NOUNS: dict[View, str] = {
    "transaction": "transactions",
    "data": "reads and writes of tables",
    "foreign_key": "foreign keys",
    "call": "calls",
    "via": "calls through a framework",
    "inherit": "base classes",
    "task": "tasks",
    "signal": "signals",
    "state": "shared state",
    "url": "names of URLs",
    "route": "routes below one path",
    "import": "names of definitions",
    "trace": "calls seen to run",
    "co_change": "changes by the same commits",
}
