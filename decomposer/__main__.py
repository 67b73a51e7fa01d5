"""`python -m decomposer`: the same as the command `decomposer`."""

from __future__ import annotations

from decomposer.cli.main import main

if __name__ == "__main__":
    main()
